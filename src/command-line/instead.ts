/** What to write instead of what kubectl, curl and others have and kubesteps has not. */
import { quoted } from '../display.js';
import { UsageError } from '../errors.js';
import { nearestName } from '../matching/nearest.js';
import type { VerbName } from './option.js';
import { optionsOf } from './options.js';

const fromKubeconfig = 'the kubeconfig says it: choose what has it with --context, --cluster or --user';
const fileArgument: Readonly<Partial<Record<VerbName, string>>> = {
  verify: 'files are arguments: verify FILE',
  lint: 'files are arguments: lint FILE',
  query: 'write --file FILE',
};

/** By the names that people type, without dashes: what to write, for each verb or for those that are named. */
const options: Readonly<Record<string, string | Readonly<Partial<Record<VerbName, string>>>>> = {
  as: 'scripts act as the kubeconfig has it: choose a user with --user, or a ServiceAccount with --service-account',
  'as-group': 'scripts act as the kubeconfig has it: choose a user with --user',
  token:
    "the script asks for a token when it runs: 'generate token', or 'generate secret-token' for one that lasts",
  server: fromKubeconfig,
  s: fromKubeconfig,
  cacert: fromKubeconfig,
  'certificate-authority': fromKubeconfig,
  'client-certificate': fromKubeconfig,
  'client-key': fromKubeconfig,
  cert: fromKubeconfig,
  key: fromKubeconfig,
  raw: { generate: 'write --path, as in --path /version' },
  url: { generate: "write --path, as in --path /version; the server is the kubeconfig's" },
  A: { get: 'contexts, clusters and users are in no namespace: get lists them all' },
  'all-namespaces': { get: 'contexts, clusters and users are in no namespace: get lists them all' },
  n: { get: 'contexts, clusters and users are in no namespace: get lists them all' },
  namespace: { get: 'contexts, clusters and users are in no namespace: get lists them all' },
  'dry-run': { verify: 'verify is the dry run: leave it out' },
  k: { generate: 'write --insecure, if the server cannot be verified' },
  'insecure-skip-tls-verify': { generate: 'write --insecure, if the server cannot be verified' },
  'data-raw': { generate: 'write --data, or -d' },
  'data-binary': { generate: 'write --data, or -d: it is sent as it is' },
  json: { generate: "write --data '{…}': what is JSON is sent as JSON" },
  l: { generate: 'write --query labelSelector=…' },
  selector: { generate: 'write --query labelSelector=…' },
  'field-selector': { generate: 'write --query fieldSelector=…' },
  type: { generate: 'write --content-type merge, strategic, json-patch or apply' },
  'server-side': { generate: 'write --request PATCH --content-type apply' },
  'force-conflicts': { generate: 'write --query force=true' },
  method: { generate: 'write --request, or -X' },
  sa: { generate: 'write --service-account' },
  ns: { generate: 'write --namespace, or -n', describe: 'write --namespace, or -n' },
  ttl: { generate: 'write --duration, as in --duration 2h' },
  expiration: { generate: 'write --duration, as in --duration 2h' },
  'expiration-seconds': { generate: 'write --duration, as in --duration 3600s' },
  file: {
    generate: 'write --output-file, or -o',
    verify: 'files are arguments: verify FILE',
    lint: 'files are arguments: lint FILE',
  },
  f: fileArgument,
  filename: fileArgument,
  format: {
    generate:
      "generate writes a script: --shell chooses bash or powershell; for data there is 'describe -o json'",
  },
  v: 'the version is printed by --version; there are no levels of verbosity',
  ctx: 'write --context',
  language: 'write --lang',
};

/** What to do instead of an option that the verb has not, its name without dashes; undefined where nothing is known. */
export function optionHint(verb: VerbName, name: string): string | undefined {
  const names = optionsOf(verb).flatMap((option) => (option.argument === true ? [] : [option.name]));
  const own = names.find((one) => one === name || (name.length > 2 && one.startsWith(name)));
  const others = own === undefined ? othersHint(verb, name) : undefined;
  if (others !== undefined) return others;
  const meant = own ?? (name.length < 2 ? undefined : nearestName(name, names));
  return meant === undefined ? undefined : `did you mean --${meant}?`;
}

/** What other tools, or other verbs, have under this name. */
function othersHint(verb: VerbName, name: string): string | undefined {
  const known = Object.hasOwn(options, name) ? options[name] : undefined;
  const words = typeof known === 'string' ? known : known?.[verb];
  if (words !== undefined) return words;
  const others = verbNames.filter((one) =>
    optionsOf(one).some((option) => option.argument !== true && option.name === name),
  );
  return others.length === 0 ? undefined : `it is an option of ${others.join(', ')}`;
}

const verbNames: readonly VerbName[] = [
  'generate',
  'verify',
  'explain',
  'recipes',
  'get',
  'describe',
  'lint',
  'query',
  'explore',
];

/** What to do instead of a value that an option cannot have. */
export function valueHint(option: string, value: string): string | undefined {
  const isFormat = ['-o', '--output', '--format'].includes(option);
  if (isFormat && value.startsWith('jsonpath')) return "for a template there is 'query TEMPLATE', or -o json";
  if (isFormat && /^(go-template|custom-columns)/.test(value)) return 'take -o json, and jq';
  if (isFormat && /[./\\]/.test(value)) return `${option} is the format; for a file write > ${value}`;
  if (option === '--shell' && value === 'fish') return 'fish runs the bash script as: bash steps.sh';
  return undefined;
}

/** The arguments without the kind that kubectl's describe has before a name. Throws a UsageError for kinds that are not described. */
export function insteadOf(verb: VerbName, words: readonly string[]): readonly string[] {
  const [kind = '', name] = words;
  if (verb !== 'describe' || words.length !== 2 || name === undefined) return words;
  if (/^(contexts?|ctx)$/i.test(kind)) return [name];
  const other = /^(cluster|user)s?$/i.exec(kind)?.[1]?.toLowerCase();
  if (other === undefined) return words;
  throw new UsageError(`describe is about a context, not a ${other}`, {
    hint: `get ${other}s ${word(name)} -o wide, or describe --${other} ${word(name)} for the context with that ${other}`,
  });
}

/** As it can be typed, where it is plain. */
const word = (text: string): string => (/^[\w.@:/-]+$/.test(text) ? text : quoted(text));

const verbs: Readonly<Record<string, string>> = {
  ctx: 'get contexts',
  context: 'get contexts',
  contexts: 'get contexts',
  clusters: 'get clusters',
  users: 'get users',
  ls: 'get contexts',
  list: 'get contexts',
  view: 'config view',
  'get-contexts': 'config get-contexts',
  'current-context': 'config current-context',
  token: 'generate token',
  'secret-token': 'generate secret-token',
  proxy: 'generate proxy',
  check: 'verify FILE',
  'dry-run': 'verify FILE',
  jsonpath: 'query TEMPLATE',
  'api-resources': 'generate --path /apis',
};

/** What to do instead of a verb that is none; undefined where nothing is known. */
export function unknownVerbHint(verb: string, program: string): string | undefined {
  if (/^(use|use-context|switch)$/.test(verb))
    return `${program} changes no kubeconfig: kubectl config use-context NAME, or --context NAME for one call`;
  return Object.hasOwn(verbs, verb) ? `write: ${program} ${verbs[verb]}` : undefined;
}
