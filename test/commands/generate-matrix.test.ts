/**
 * Recipes × every option of `generate`: each is used, or refused with exit 3; none is swallowed. The options come from
 * the table, the recipes from their registry: what is new enters by itself.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Option } from '../../src/command-line/option.js';
import { optionsOf } from '../../src/command-line/options.js';
import { main } from '../../src/main.js';
import { headerMark } from '../../src/plan/header.js';
import { isRead } from '../../src/plan/reads.js';
import { stylesOf } from '../../src/plan/recipe.js';
import { recipes } from '../../src/plan/recipes.js';
import { type FakeHost, fakeHost } from '../support/host.js';
import { everyNth, full, inTurn } from '../support/size.js';

const kubeconfig = JSON.stringify({
  'current-context': 'c',
  contexts: [
    { name: 'c', context: { cluster: 'k', user: 'u' } },
    { name: 'other', context: { cluster: 'k2', user: 'u' } },
  ],
  clusters: [
    { name: 'k', cluster: { server: 'https://127.0.0.1:6443' } },
    { name: 'k2', cluster: { server: 'https://127.0.0.2:6443' } },
  ],
  users: [
    { name: 'u', user: { token: 'not-shown' } },
    { name: 'u2', user: { token: 'not-shown' } },
    { name: 'u3', user: { tokenFile: '/cwd/token' } },
  ],
});

/** Values that an option can have beside its default, where not any word will do. */
const values: Readonly<Record<string, string>> = {
  recipe: 'proxy',
  kubeconfig: '/cwd/k.yaml',
  context: 'other',
  cluster: 'k2',
  user: 'u2',
  duration: '2h',
  request: 'HEAD',
  path: '/version',
  resource: 'pods',
  name: 'web',
  subresource: 'log',
  // Of another group: rights do not go by versions.
  'api-version': 'example.com/v1',
  query: 'limit=1',
  header: 'X-Sample: a',
  data: '{"kind": "Pod"}',
  command: 'pods',
  limit: '5',
  'output-file': '/cwd/steps',
  match: 'oth*',
  kubeconfigs: '/cwd/k.yaml',
  'output-dir': '/cwd/docs',
  recipes: '/cwd/own',
  role: 'view',
  verb: '*',
};

interface Result {
  readonly exit: number;
  /** Without the header, which may record what nothing else reads. */
  readonly text: string;
  readonly stderr: string;
  readonly files: readonly (readonly [string, unknown])[];
}

async function generate(args: readonly string[]): Promise<Result> {
  const host: FakeHost = fakeHost({
    files: { '/cwd/k.yaml': kubeconfig, '/cwd/there': 'of another', '/cwd/token': 'not-shown' },
    env: { KUBECONFIG: 'k.yaml', PATH: '/bin' },
  });
  const exit = await main(['generate', ...args], host);
  const { stdout, stderr } = host.written;
  const text = stdout
    .split('\n')
    .filter((line) => !line.startsWith(`# ${headerMark}`))
    .join('\n');
  return { exit, text, stderr, files: [...host.memory] };
}

/** The words that give an option a value other than its default; and its default, where it has one. */
function words(option: Option): {
  readonly other: readonly string[];
  readonly usual: readonly string[] | undefined;
} {
  const { name, type, choices, argument, default: usual } = option;
  const write = (value: string): readonly string[] => (argument === true ? [value] : [`--${name}=${value}`]);
  if (type === 'flag') return { other: [`--${name}`], usual: [`--${name}=false`] };
  const other = choices?.find((choice) => choice !== usual) ?? values[name] ?? 'sample';
  return { other: write(other), usual: typeof usual === 'string' ? write(usual) : undefined };
}

const sending = ['--request=POST', '--data={}'];

/** What an option is said together with: --force is about a file. */
const beside: Readonly<Record<string, readonly string[]>> = {
  force: ['--output-file=/cwd/there'],
  'without-kubectl': ['--user=u3'],
  resource: ['--verb=*'],
  name: ['--resource=pods', '--verb=*'],
  subresource: ['--resource=pods/web', '--verb=*'],
  'api-version': ['--resource=pods', '--verb=*'],
  'all-namespaces': ['--resource=pods', '--verb=*'],
  data: ['--request=DELETE'],
  'content-type': sending,
  'field-manager': sending,
  'dry-run': sending,
  command: ['--command=kubectl', '--command=get'],
  watch: ['--resource=pods'],
  follow: ['--resource=pods/web', '--subresource=log'],
  limit: ['--resource=pods'],
  'all-contexts': ['--output-dir=/cwd/docs'],
  match: ['--output-dir=/cwd/docs'],
  kubeconfigs: ['--output-dir=/cwd/docs'],
  'output-dir': ['--all-contexts'],
  prune: ['--all-contexts', '--output-dir=/cwd/docs'],
  calendar: ['--all-contexts', '--output-dir=/cwd/docs'],
};

/** Without what the recipe does not read: it is the option that has to be refused. */
function besideIn(option: string, recipe: string, style: string): readonly string[] {
  const known = recipes.get(recipe);
  const isKnown = (word: string): boolean =>
    known !== undefined &&
    (style === 'safe' || style === 'article') &&
    isRead(known, style, /^--([^=]+)/.exec(word)?.[1] ?? '');
  return (beside[option] ?? []).filter(isKnown);
}

const shells = ['bash', 'powershell'];

const known = new Map<string, Promise<Result>>();

function once(args: readonly string[]): Promise<Result> {
  const key = args.join(' ');
  const result = known.get(key) ?? generate(args);
  known.set(key, result);
  return result;
}

async function tried(option: Option, recipe: string, style: string, shell: string): Promise<void> {
  const base: Readonly<Record<string, string>> = {
    recipe,
    // A style is how a script is written, not what is pasted.
    ...(option.name === 'format' ? {} : { style: `--style=${style}` }),
    shell: `--shell=${shell}`,
  };
  const { [option.name]: _, ...rest } = base;
  const others = [...Object.values(rest), ...besideIn(option.name, recipe, style)];
  const without = await once(others);
  const { other, usual } = words(option);
  const said = await generate([...others, ...other]);
  if (said.exit === 3) {
    assert.match(
      said.stderr,
      new RegExp(`^error: (?:--${option.name} [^\n]*\n {2}leave it|[^\n]*\n {2}leave --${option.name}) out`),
    );
    assert.equal(said.text, '');
  } else {
    assert.equal(said.exit, 0, said.stderr);
    assert.notDeepEqual(said, without, `${other.join(' ')} is swallowed (${shell})`);
  }
  if (usual === undefined) return;
  const asUsual = await once([...others, ...usual]);
  // A value may be what the recipe refuses, and not the option.
  const refused = said.exit === 3 && said.stderr.startsWith(`error: --${option.name} `);
  if (refused) assert.equal(asUsual.stderr, said.stderr, 'its default is refused alike');
  else assert.deepEqual(asUsual, without, 'its default is what it is without');
}

/**
 * Each recipe in each style and shell, with each option; in a full run each recipe with each option, in one of the four, the next
 * option in another; in a quick one with every twenty-fourth option.
 */
for (const [row, [recipe, known]] of [...recipes].entries()) {
  const texts = stylesOf(known).flatMap((style) => shells.map((shell) => ({ style, shell })));
  for (const [column, { style, shell }] of inTurn([...texts.entries()], row))
    describe(`${recipe}, ${style}, ${shell}`, () => {
      for (const option of optionsOf('generate').filter((_, at) =>
        full ? everyNth(at + column, texts.length) : (at + row) % 24 === 0,
      ))
        test(option.name, () => tried(option, recipe, style, shell));
    });
}
