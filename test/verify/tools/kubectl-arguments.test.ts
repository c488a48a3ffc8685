import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kubectlCommands } from '../../../src/kubectl-flags/flags.js';
import type { Version } from '../../../src/tool-version.js';
import { type ArgumentToken, valueText } from '../../../src/verify/tools/argument-token.js';
import { newestKubectl, parseKubectlArguments } from '../../../src/verify/tools/kubectl-arguments.js';

/** The command, its flags, what is left, and the errors, in words. */
function read(tokens: readonly ArgumentToken[], target: Version = newestKubectl): string[] {
  const read = parseKubectlArguments(tokens, target);
  const shown = (text: string | undefined): string => text ?? '?';
  return [
    read.command.path,
    ...read.flags.map(({ definition, value }) => {
      return `${definition.name}=${value === undefined ? `(${definition.implied})` : shown(valueText(value))}`;
    }),
    ...read.positionals.map((token, at) => `${at === read.beforeDash ? '-- ' : ''}${shown(token.text)}`),
    ...read.errors.map(({ kind, spelled, version }) => {
      return `! ${kind} ${spelled}${version === undefined ? '' : ` ${version.slice(0, 2).join('.')}`}`;
    }),
    ...(read.help ? ['help'] : []),
  ];
}

const dark: ArgumentToken = { text: undefined };
const partly = (prefix: string): ArgumentToken => ({ text: undefined, prefix });

// A line of words, split at spaces; `''` is an empty argument.
const words = (line: string): ArgumentToken[] =>
  line.split(' ').map((word) => ({ text: word === "''" ? '' : word }));

const cases: readonly (readonly [string, readonly string[], Version?])[] = [
  ['get pods', ['get', 'pods']],
  ['config view --minify -o jsonpath={.x}', ['config view', 'minify=(true)', 'output=jsonpath={.x}']],
  ['create token default --duration=10m', ['create token', 'duration=10m', 'default']],
  [
    'create token default --duration 10',
    ['create token', 'duration=10', 'default', '! bad-value --duration'],
  ],
  ['-n kube-system get pods', ['get', 'namespace=kube-system', 'pods']],
  ['--context lab create -n x token default', ['create token', 'context=lab', 'namespace=x', 'default']],
  ['get -nx pods', ['get', 'namespace=x', 'pods']],
  ['get -n=x pods', ['get', 'namespace=x', 'pods']],
  ['get -n= pods', ['get', 'namespace==', 'pods']],
  ['get --namespace= pods', ['get', 'namespace=', 'pods']],
  ['get -Aoyaml', ['get', 'all-namespaces=(true)', 'output=yaml']],
  ['get -Ao yaml -w=false', ['get', 'all-namespaces=(true)', 'output=yaml', 'watch=false']],
  ['get -w maybe', ['get', 'watch=(true)', 'maybe']],
  ['get --watch=maybe', ['get', 'watch=maybe', '! bad-value --watch']],
  ['get --watch=T --watch=0', ['get', 'watch=T', 'watch=0']],
  ['get --all_namespaces', ['get', 'all-namespaces=(true)']],
  ['create token default -v8', ['create token', 'v=8', 'default']],
  ['create token default --v', ['create token', 'default', '! missing-value --v']],
  ['create token default --v=high', ['create token', 'v=high', 'default', '! bad-value --v']],
  ['apply -f - --dry-run', ['apply', 'filename=-', 'dry-run=(unchanged)']],
  ['apply -f - --dry-run client', ['apply', 'filename=-', 'dry-run=(unchanged)', 'client']],
  ['apply -f a -f b --dry-run=client', ['apply', 'filename=a', 'filename=b', 'dry-run=client']],
  ['delete pod x --cascade --wait=false', ['delete', 'cascade=(background)', 'wait=false', 'pod', 'x']],
  ['apply --validate -f x', ['apply', 'validate=(strict)', 'filename=x']],
  ['exec p -- ls -l', ['exec', 'p', '-- ls', '-l']],
  ['exec p ls -l', ['exec', 'p', 'ls', '! unknown-flag -l']],
  ['get -- -o yaml', ['get', '-- -o', 'yaml']],
  ['top po', ['top pod']],
  ['create sa x', ['create serviceaccount', 'x']],
  ['create frobnicate', ['create', 'frobnicate']],
  ['config use lab', ['config use-context', 'lab']],
  ['frobnicate x', ['', '! unknown-command frobnicate']],
  ['--dry-run apply -f x', ['', '! unknown-flag --dry-run']],
  ['get --frobnicate pods', ['get', '! unknown-flag --frobnicate']],
  ['get --output-w=x', ['get', '! unknown-flag --output-w']],
  ['get -q', ['get', '! unknown-flag -q']],
  ['get ---x', ['get', '! unknown-flag ---x']],
  ['get --=x', ['get', '! unknown-flag --']],
  ['get -o', ['get', '! missing-value -o']],
  ["get '' - --output -", ['get', 'output=-', '', '-']],
  ['get pods --help', ['get', 'help=(true)', 'pods', 'help']],
  ['get pods --help=false -h', ['get', 'help=false', 'help=(true)', 'pods', 'help']],
  ['get token get', ['get', 'token', 'get']],
  ['auth whoami', ['auth whoami', '! too-new auth whoami 1.27'], [1, 26, 0]],
  ['create token x', ['create token', 'x', '! too-new create token 1.24'], [1, 23, 5]],
  ['create token x', ['create token', 'x'], [1, 24, 0]],
  ['delete pod x -i', ['delete', 'interactive=(true)', 'pod', 'x', '! too-new -i 1.29'], [1, 28, 9]],
  ['version --short', ['version', 'short=(true)', '! removed --short 1.28']],
  ['version --short', ['version', 'short=(true)'], [1, 27, 16]],
];
for (const [line, expected, target] of cases) {
  test(`kubectl ${line}${target === undefined ? '' : ` (${target.join('.')})`}`, () => {
    assert.deepEqual(read(words(line), target), expected);
  });
}

const unknowns: readonly (readonly [string, readonly ArgumentToken[], readonly string[]])[] = [
  ['the name of the command', [dark, { text: 'pods' }], ['', '! unknown-argument ']],
  [
    'a value before the command',
    [...words('--context'), dark, ...words('get pods')],
    ['get', 'context=?', 'pods'],
  ],
  ['a positional', [...words('create token'), dark], ['create token', '! unknown-argument ']],
  ['a positional behind --', [...words('create token --'), dark], ['create token', '-- ?']],
  ['a positional that begins with no dash', [...words('get'), partly('pod/')], ['get', '?']],
  [
    'the rest of a long name before the command',
    [partly('--context'), ...words('get')],
    ['', '! unknown-argument '],
  ],
  [
    'the rest of a long name',
    [...words('get'), partly('--context')],
    ['get', '! unknown-argument --context'],
  ],
  ['behind an equals sign', [...words('get'), partly('--context=')], ['get', 'context=?']],
  ['behind an equals sign before the command', [partly('--context='), ...words('get')], ['get', 'context=?']],
  [
    'behind a letter: perhaps nothing',
    [...words('get'), partly('-n'), ...words('x')],
    ['get', '! unknown-argument -n'],
  ],
  [
    'behind a letter and an equals sign: perhaps nothing',
    [...words('get'), partly('-n=')],
    ['get', '! unknown-argument -n='],
  ],
  ['behind a letter and a beginning', [...words('get'), partly('-nkube')], ['get', 'namespace=?']],
];
for (const [name, tokens, expected] of unknowns) {
  test(`kubectl, an unknown text: ${name}`, () => assert.deepEqual(read(tokens), expected));
}

test('every command of the flag table has a parent, and flags of a known type', () => {
  const paths = kubectlCommands();
  assert.ok(paths.size > 100);
  for (const { path, flags } of paths.values()) {
    const parent = path.split(' ').slice(0, -1).join(' ');
    assert.ok(paths.has(parent), path);
    const letters = [...flags.values()].flatMap(({ letter }) => letter ?? []);
    assert.equal(new Set(letters).size, letters.length, `${path}: two flags of one letter`);
    for (const { name, type, implied } of flags.values()) {
      assert.ok(implied === undefined || type === 'boolean' || type === 'text', `${path} --${name}`);
    }
  }
});
