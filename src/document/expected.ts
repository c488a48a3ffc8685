/** What a block prints where all goes well, as far as its kind of action says so. `…` stands for what differs each time. */
import { inert } from '../display.js';
import type { Action } from '../plan/action.js';
import type { Target } from '../plan/target.js';
import type { Step } from '../plan/types.js';
import type { Command, Word } from '../plan/word.js';
import { message } from '../plan/words.js';
import { speaker } from '../render/messages.js';

/** Blocks speak English, whatever the language of the document (see `renderBlocks`). */
const speak = speaker('en');

/** '' for nothing; undefined where it is not known. The same in all shells. */
export function expectedOf({ actions }: Step, target: Target): string | undefined {
  const printed = actions.map((action) => printedBy(action, target));
  return printed.includes(undefined) ? undefined : printed.filter((text) => text !== '').join('\n');
}

function printedBy(action: Action, target: Target): string | undefined {
  switch (action.kind) {
    case 'run':
      return isClusterList(action.command) ? clusterList(target) : undefined;
    case 'capture':
      return action.into === 'APISERVER' ? inert(target.cluster.server) : characters();
    case 'await-output':
      return characters();
    case 'tell-seconds':
      return `… ${speak(action.seconds)}`;
    case 'apply':
      return `secret/${nameIn(action.manifest)} created`;
    case 'remove':
      return `secret "${literal(action.command.args[2])}" deleted…`;
    case 'call':
      return answerTo(action.args.map(literal));
    case 'bare-call': {
      const { method, url } = action.request;
      const answer = answerTo([method, literal(url).replace(/^…|^https:\/\/[^/]*/, '')]);
      return answer === undefined ? undefined : `${answer}\nHTTP ${method === 'POST' ? '201' : '200'}`;
    }
    case 'say':
      return speak(action.text);
    case 'assign':
    case 'pin':
    case 'save':
    case 'apple-curl':
    case 'require-absent':
    case 'define-call':
    case 'wait':
    case 'stop-proxy':
      return '';
    default:
      return undefined;
  }
}

const characters = (): string => `… ${speak(message('paste.characters'))}`;

const literal = (word: Word | undefined): string =>
  (word ?? []).map((segment) => (typeof segment === 'string' ? segment : '…')).join('');

const isClusterList = ({ args }: Command): boolean =>
  args.some((word) => JSON.stringify(word).includes('Cluster name'));

/** Other clusters of the kubeconfig are nobody's matter: the list shows this one alone. A tab ends at the next eighth column. */
const clusterList = ({ clusterName, cluster }: Target): string =>
  [tabbed('Cluster name', 'Server'), '…', tabbed(inert(clusterName), inert(cluster.server)), '…'].join('\n');

const tabbed = (name: string, rest: string): string =>
  `${name}${' '.repeat(8 - ([...name].length % 8))}${rest}`;

const nameIn = (manifest: readonly string[]): string =>
  JSON.parse(manifest.find((line) => line.startsWith('  name: '))?.slice('  name: '.length) ?? '""');

/** The API server answers a curl with indented JSON, whose first field is its kind. */
function answerTo([method = '', path = '']: readonly string[]): string | undefined {
  const kind = /^(?:GET|POST)$/.test(method) ? kinds.get(path) : undefined;
  return kind === undefined ? undefined : `{\n  "kind": "${kind}",\n…\n}`;
}

const kinds: ReadonlyMap<string, string> = new Map([
  ['/api', 'APIVersions'],
  ['/apis', 'APIGroupList'],
  ['/apis/authentication.k8s.io/v1/selfsubjectreviews', 'SelfSubjectReview'],
  ['/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', 'SelfSubjectAccessReview'],
  ['/apis/authorization.k8s.io/v1/selfsubjectrulesreviews', 'SelfSubjectRulesReview'],
]);
