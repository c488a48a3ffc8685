/** Commands of kubectl that ask the server: what they print only a run would show. */

import { JsonPathError } from '../../jsonpath/error.js';
import { parseTemplate } from '../../jsonpath/parse.js';
import type { Credential } from '../access.js';
import { type Alphabet, alphabets } from '../alphabet.js';
import { concat, literal, secret, show, textOf, unknown, type Value } from '../value.js';
import { fieldNames, type GoNode, onlyOperand, parseGoTemplate, printedOperands } from './go-template.js';
import type { KubectlModel } from './kubectl.js';
import type { KubectlCall } from './kubectl-call.js';
import { getRaw } from './kubectl-raw.js';
import { noteGetRequests, noteReadRequests, noteTokenRequest } from './kubectl-read-requests.js';
import { namesSecrets, touchesSecrets } from './kubectl-secrets.js';
import type { Target } from './kubectl-target.js';
import { fieldChains, printsWhole } from './template-fields.js';
import { exited, mayFail, type ToolResult } from './tool.js';

/** A call that fails for certain, because kubectl cannot even begin. */
function broken(target: Target): ToolResult | undefined {
  return target.broken ? { stdout: [], exit: exited(1) } : undefined;
}

/** What a server answers can be anything. */
const tokenCharacters = ({ call }: KubectlCall): Alphabet =>
  call.world.trustsTokens === true ? alphabets.word : alphabets.word.assumed();

/** `create token NAME`. */
export function createToken(kubectl: KubectlCall): ToolResult {
  const target = kubectl.target();
  const [name, ...more] = kubectl.parsed.positionals;
  if (name === undefined || more.length > 0) {
    kubectl.refuse('KS3302', 'kubectl create token needs the name of one ServiceAccount');
    return { stdout: [], exit: exited(1) };
  }
  const { line } = kubectl.call.place;
  const origin = `token of ServiceAccount ${target.namespace}/${show(name.value)}, from line ${line}`;
  const { cluster, byCurrentContext } = target;
  const holder = accountOf(target.namespace, show(name.value));
  const whole = (what: string): Value =>
    secret(what, cluster, { characters: alphabets.any, byCurrentContext, holder });
  const stop = broken(target);
  if (stop !== undefined) return stop;
  noteTokenRequest(kubectl, target, name.value);
  const verbosity = kubectl.text('v');
  if (verbosity !== undefined && Number(verbosity) >= 8) {
    kubectl.find(
      'KS5103',
      `--v=${verbosity} logs the answer of the server, with the token in it`,
      kubectl.placeOf('v'),
    );
  }
  const output = kubectl.flag('output');
  if (output === undefined) {
    const token = secret(origin, cluster, {
      characters: tokenCharacters(kubectl),
      byCurrentContext,
      holder,
    });
    return {
      stdout: concat(token, literal('\n')),
      exit: mayFail(`kubectl create token ${show(name.value)} succeeds`, token),
    };
  }
  const chains = chainsOf(kubectl, output);
  const seconds = goTemplateOf(textOf(output) ?? '');
  if (seconds !== undefined && chains?.join() === 'spec,expirationSeconds') {
    const stdout = printed(
      seconds,
      `spec.expirationSeconds of the token from line ${line}`,
      alphabets.digits,
    );
    return { stdout, exit: mayFail(`kubectl create token ${show(name.value)} succeeds`) };
  }
  const hidden =
    chains === undefined ||
    chains.some(
      (chain) => !/^(spec|status\.expirationTimestamp|metadata|kind|apiVersion)\b/.test(chain.join('.')),
    );
  const stdout = hidden
    ? whole(`TokenRequest of ServiceAccount ${target.namespace}/${show(name.value)}, from line ${line}`)
    : unknown(`${chains.map((chain) => chain.join('.')).join(', ')} of the token from line ${line}`);
  // A template that selects nothing prints nothing, and succeeds.
  return { stdout, exit: mayFail(`kubectl create token ${show(name.value)} succeeds`) };
}

/** The ServiceAccount; undefined where its name is not known. */
function accountOf(namespace: string, name: string): Credential | undefined {
  return /«/.test(namespace + name) ? undefined : { kind: 'service-account', namespace, name };
}

/**
 * What a template prints whose fields hold that: what kubectl decodes by its type, if it succeeds. Where it fails it
 * prints the object, so the alphabet is what is expected, not all that there can be.
 */
function printed(nodes: readonly GoNode[], what: string, characters: Alphabet): Value {
  return concat(
    ...nodes.map((node) =>
      node.kind === 'text' ? literal(node.text) : unknown(what, { characters: characters.assumed() }),
    ),
  );
}

/** The fields that `-o jsonpath=` or `-o go-template=` prints; undefined for outputs that print everything. */
function chainsOf(kubectl: KubectlCall, output: Value): readonly (readonly string[])[] | undefined {
  const text = textOf(output);
  const place = kubectl.placeOf('output');
  if (text === undefined) {
    kubectl.refuse('KS1003', `the template ${show(output)} depends on the run`, place);
    return undefined;
  }
  if (text === 'name' || text === 'wide' || text === '') return [];
  const goTemplate = goTemplateOf(text);
  if (goTemplate !== undefined) return printedOperands(goTemplate).map(fieldNames);
  const match = /^jsonpath=([\s\S]*)$/.exec(text);
  if (match === null) {
    if (!/^(json|yaml)$/.test(text))
      kubectl.refuse('KS3201', `-o ${text.split('=')[0] ?? ''} is not modelled`, place);
    return undefined;
  }
  const source = match[1] ?? '';
  if (!source.includes('{'))
    kubectl.find('KS4002', 'the template has no braces, so kubectl prints it as it is', place);
  try {
    const template = parseTemplate(source);
    return printsWhole(template) ? undefined : fieldChains(template);
  } catch (error) {
    if (!(error instanceof JsonPathError)) throw error;
    kubectl.find('KS4001', `kubectl stops here: ${show(literal(error.message))}`, place);
    return undefined;
  }
}

/** The template of `-o go-template=…`, as far as it is modelled. */
function goTemplateOf(output: string): readonly GoNode[] | undefined {
  const source = /^(?:go-)?template=([\s\S]+)$/.exec(output)?.[1];
  return source === undefined ? undefined : parseGoTemplate(source);
}

/** `get KIND [NAME]`. */
function get(kubectl: KubectlCall): ToolResult {
  const target = kubectl.target();
  const stop = broken(target);
  if (stop !== undefined) return stop;
  const words = kubectl.parsed.positionals;
  if (kubectl.flag('raw') !== undefined) return getRaw(kubectl, target);
  if (words.length === 0 && kubectl.flags('filename').length === 0) {
    kubectl.refuse('KS3302', 'kubectl get needs a kind');
  }
  for (const unmodelled of ['filename', 'kustomize', 'watch', 'watch-only', 'template', 'sort-by']) {
    if (kubectl.flag(unmodelled) !== undefined) {
      kubectl.refuse('KS3201', `kubectl get --${unmodelled} is not modelled`, kubectl.placeOf(unmodelled));
    }
  }
  const [, ...named] = words;
  const slashed = words.some((word) => show(word.value).includes('/'));
  const selects = ['selector', 'field-selector'].some((name) => kubectl.flag(name) !== undefined);
  const stops = (named.length > 0 || slashed) && (kubectl.truth('all-namespaces') || selects);
  const kinds = words[0] === undefined ? '' : show(words[0].value);
  const names = words.map((word) => show(word.value)).join(' ');
  const { line } = kubectl.call.place;
  const output = kubectl.flag('output');
  const chains = output === undefined ? [] : chainsOf(kubectl, output);
  const secrets = namesSecrets(words.map((word) => word.value));
  noteGetRequests(kubectl, target, stops);
  if (stops) {
    const message = 'kubectl stops here: names do not go with -A or a selector';
    // What is said of a secret would be wrong.
    if (secrets) kubectl.refuse('KS3301', message);
    else kubectl.find('KS3301', message);
  }
  const exit = (stdout: Value): ToolResult => {
    // Nothing there is no failure for `get` without a name, nor for a template that selects nothing.
    return { stdout, exit: { kind: 'unknown', what: `kubectl get ${names} succeeds` } };
  };
  const fields = chains?.map((chain) => chain.join('.')).join(', ');
  const hides = (chain: readonly string[]): boolean =>
    !/^(metadata\.(name|namespace|uid|creationTimestamp|labels\b.*|annotations\.kubernetes\.io\/.*)|type|kind|apiVersion|data\.(ca\.crt|namespace)|immutable)$/.test(
      chain.filter((step) => step !== 'items').join('.'),
    );
  const hidden = secrets && (chains === undefined || (output !== undefined && chains.some(hides)));
  if (!hidden)
    return exit(
      unknown(
        `${fields === undefined || fields === '' ? 'output' : fields} of kubectl get ${names}, line ${line}`,
      ),
    );
  const one =
    (words.length === 2 && !kinds.includes('/')) ||
    (words.length === 1 && kinds.includes('/') && !kinds.includes(','));
  const template = output === undefined ? undefined : textOf(output);
  const token = chains?.length === 1 && chains[0]?.at(-1) === 'token' && chains[0].at(-2) === 'data';
  // Of one object, whether it is named or selected by its name.
  const selected = /(?:^|,)metadata\.name=[^,]+/.test(kubectl.text('field-selector') ?? '');
  const goTemplate = goTemplateOf(template ?? '');
  const only = goTemplate === undefined ? undefined : onlyOperand(goTemplate);
  const alone = one ? /^jsonpath=\{ *\.data\.token *\}$/ : /^jsonpath=\{\.items[^{}]*\.data\.token\}$/;
  const word = token && (alone.test(template ?? '') ? one || selected : one && only !== undefined);
  const decoded = goTemplate !== undefined && printedOperands(goTemplate).every(({ decode }) => decode);
  if (word)
    kubectl.call.recorder.assume('a token out of a Secret is one word, as those of ServiceAccounts are');
  const where =
    words.length > 1 && !slashed
      ? `Secret ${target.namespace}/${names.replace(/^\S+ /, '')}`
      : one
        ? `Secret ${target.namespace}/${names.replace(/^[^/]*\//, '')}`
        : kubectl.truth('all-namespaces')
          ? 'Secrets in every namespace'
          : `Secrets in namespace ${target.namespace}`;
  const { cluster, byCurrentContext } = target;
  const origin = `${token ? 'token' : (fields ?? 'data')} of ${where}, from line ${line}`;
  const characters = word ? tokenCharacters(kubectl) : alphabets.any;
  const holder = token ? tokenHolder(kubectl, target, where) : undefined;
  return exit(secret(origin, cluster, { characters, byCurrentContext, encoded: token && !decoded, holder }));
}

/** Whose token it is that a template takes out of Secrets: that of one that the script made, or that it filters by. */
function tokenHolder(kubectl: KubectlCall, target: Target, where: string): Credential | undefined {
  const { cluster, namespace } = target;
  const selector = kubectl.text('field-selector') ?? '';
  const selected = /(?:^|,)metadata\.name==?([^,]+)/.exec(selector)?.[1];
  const made = kubectl.call.recorder.holderOf(
    cluster,
    selected === undefined ? where : `Secret ${namespace}/${selected}`,
  );
  const [, account] =
    /\['kubernetes\\.io\/service-account\\.name'\] *== *['"]([^'"]+)['"]/.exec(
      kubectl.text('output') ?? '',
    ) ?? [];
  if (made !== undefined || account === undefined || kubectl.truth('all-namespaces')) return made;
  return accountOf(namespace, account);
}

/** Commands that print what is in a Secret: `describe` the token of a ServiceAccount, the other what was applied. */
const revealing: ReadonlySet<string> = new Set(['describe', 'apply view-last-applied']);

/** A command that changes nothing and prints something. */
function reading(path: string): KubectlModel {
  return (kubectl) => {
    // Of itself alone: it reads no kubeconfig.
    const target = path === 'version' && kubectl.truth('client') ? undefined : kubectl.target();
    kubectl.confirmNoStdin();
    const stop = target === undefined ? undefined : broken(target);
    if (stop !== undefined) return stop;
    if (target !== undefined) noteReadRequests(kubectl, target);
    const words = kubectl.parsed.positionals.map((word) => show(word.value)).join(' ');
    const what = `kubectl ${path}${words === '' ? '' : ` ${words}`}`;
    const output = `output of ${what}, line ${kubectl.call.place.line}`;
    const hidden = revealing.has(path) && touchesSecrets(kubectl);
    return {
      stdout: hidden ? secret(output, target?.cluster) : unknown(output),
      exit: mayFail(`${what} succeeds`),
    };
  };
}

const readers = [
  'version',
  'cluster-info',
  'api-resources',
  'api-versions',
  'auth can-i',
  'auth whoami',
  'wait',
  'rollout status',
  'describe',
  'apply view-last-applied',
  'logs',
  'top node',
  'top pod',
  'explain',
];

export const kubectlLiveModels: ReadonlyMap<string, KubectlModel> = new Map<string, KubectlModel>([
  ['create token', createToken],
  ['get', get],
  ...readers.map((path) => [path, reading(path)] as const),
]);
