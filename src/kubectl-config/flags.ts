/** kubectl's flags for the reading half of `kubectl config`. */
import { type Flag, helpFlag } from '../command-line/pflag.js';
import type { Subcommand } from '../command-line/verb.js';

const accepted = { describe: 'accepted as kubectl does, without effect here', hidden: true } as const;

function checkInteger(value: string): string | undefined {
  if (/^[-+]?(?:0|[1-9][0-9]{0,8}|0[0-7]+|0[xX][0-9a-fA-F]{1,7})$/.test(value)) return undefined;
  return `strconv.ParseInt: parsing ${JSON.stringify(value)}: invalid syntax`;
}

function checkDuration(value: string): string | undefined {
  if (/^(?:[0-9]+|[-+]?(?:0|(?:(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:ns|us|µs|μs|ms|s|m|h))+))$/.test(value))
    return undefined;
  return 'parse error';
}

function checkModules(value: string): string | undefined {
  const good = value.split(',').every((part) => part === '' || /^[^=]+=[0-9]+$/.test(part));
  return good ? undefined : 'syntax error: expect comma-separated list of filename=N';
}

const kubeconfig: Flag = {
  name: 'kubeconfig',
  value: 'FILE',
  values: 'files',
  describe: 'this file and no other',
};

/** The flags that every kubectl command takes; most of them mean nothing to `config`. */
const everywhere: readonly Flag[] = [
  kubeconfig,
  { name: 'cluster', value: 'NAME', values: 'clusters', ...accepted },
  { name: 'user', value: 'NAME', values: 'users', ...accepted },
  { name: 'namespace', short: 'n', value: 'NAME', values: 'namespaces', ...accepted },
  { name: 'server', short: 's', value: 'URL', ...accepted },
  { name: 'v', short: 'v', value: 'LEVEL', ...accepted, check: checkInteger },
  ...[
    'as',
    'as-group',
    'as-uid',
    'cache-dir',
    'certificate-authority',
    'client-certificate',
    'client-key',
    'password',
    'profile',
    'profile-output',
    'request-timeout',
    'tls-server-name',
    'token',
    'username',
  ].map((name): Flag => ({ name, value: 'VALUE', ...accepted })),
  { name: 'log-flush-frequency', value: 'DURATION', ...accepted, check: checkDuration },
  { name: 'vmodule', value: 'PATTERNS', ...accepted, check: checkModules },
  ...['disable-compression', 'insecure-skip-tls-verify', 'match-server-version', 'warnings-as-errors'].map(
    (name): Flag => ({ name, ...accepted }),
  ),
  helpFlag,
];

const context: Flag = { name: 'context', value: 'NAME', values: 'contexts', ...accepted };

const viewFlags: readonly Flag[] = [
  {
    name: 'output',
    short: 'o',
    value: 'FORMAT',
    choices: ['yaml', 'json', 'kyaml', 'name', 'jsonpath=', 'jsonpath-as-json=', 'jsonpath-file='],
    describe: 'yaml (the default), json, kyaml, name, jsonpath=…, jsonpath-as-json=… or jsonpath-file=…',
  },
  { name: 'raw', describe: 'show raw data and secrets' },
  { name: 'flatten', describe: 'read the files that the kubeconfig names into it (shows secrets)' },
  { name: 'minify', describe: 'only what the current context needs' },
  { ...context, hidden: false, describe: 'the context that --minify keeps' },
  { name: 'merge', describe: 'merge all files of KUBECONFIG (the default); =false wants --kubeconfig' },
  { name: 'template', value: 'TEMPLATE', describe: 'the template of -o jsonpath' },
  {
    name: 'allow-missing-template-keys',
    describe: 'a field that is missing gives nothing (the default); =false makes it an error',
  },
  { name: 'show-managed-fields', ...accepted },
];

const listFlags: readonly Flag[] = [
  { name: 'output', short: 'o', value: 'name', choices: ['name'], describe: 'name: nothing but the names' },
  { name: 'no-headers', describe: 'no line of headers' },
];

/** The subcommands, each with the flags it takes. */
export const subcommands: ReadonlyMap<string, Subcommand> = new Map([
  [
    'view',
    {
      usage: 'view',
      describe: 'the merged kubeconfig, secrets hidden',
      flags: [...viewFlags, ...everywhere],
    },
  ],
  [
    'get-contexts',
    {
      usage: 'get-contexts [NAME…]',
      describe: 'the contexts, the current one marked',
      flags: [...listFlags, context, ...everywhere],
    },
  ],
  ['get-clusters', { usage: 'get-clusters', describe: 'the clusters', flags: [context, ...everywhere] }],
  ['get-users', { usage: 'get-users', describe: 'the users', flags: [context, ...everywhere] }],
  [
    'current-context',
    { usage: 'current-context', describe: 'the current context', flags: [context, ...everywhere] },
  ],
]);
