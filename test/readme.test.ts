/**
 * Every command line in README and in README.ja is run, and prints what they say. In a console block `$ ` begins a command, the lines
 * after it are its output, and `...` stands for any lines, or inside a line for any text. Blocks share one folder, with the sample kubeconfig.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, test } from 'node:test';
import { realFiles } from '../src/host.js';
import { main } from './support/built.js';
import { fakeHost } from './support/host.js';
import { executable, kubestepsInShell, root } from './support/paths.js';
import { samplePath } from './support/sample.js';
import { full } from './support/size.js';
import { needs } from './support/tools.js';

const folder = mkdtempSync(join(tmpdir(), 'kubesteps-readme-'));
after(() => rmSync(folder, { recursive: true, force: true }));

interface Example {
  readonly line: number;
  readonly command: string;
  readonly output: readonly string[];
}

function examples(markdown: string): readonly Example[] {
  const found: { line: number; command: string; output: string[] }[] = [];
  let fence: string | undefined;
  for (const [index, line] of markdown.split('\n').entries()) {
    if (line.startsWith('```')) {
      fence = fence === undefined ? line.slice(3) : undefined;
    } else if (fence === 'console') {
      if (line.startsWith('$ ')) found.push({ line: index + 1, command: line.slice(2), output: [] });
      else found.at(-1)?.output.push(line);
    } else if (fence === 'sh' && line.trim() !== '' && !line.startsWith('#')) {
      found.push({ line: index + 1, command: line, output: ['...'] });
    }
  }
  return found;
}

/** Whether the lines are as expected, `...` standing for any number of them. */
function matches(actual: readonly string[], expected: readonly string[]): boolean {
  const [first, ...rest] = expected;
  if (first === undefined) return actual.length === 0;
  if (first.trim() === '...')
    return actual.some((_, index) => matches(actual.slice(index), rest)) || matches([], rest);
  const [line] = actual;
  return line !== undefined && lineMatches(line, first) && matches(actual.slice(1), rest);
}

/** `...` inside a line stands for any text. */
function lineMatches(line: string, expected: string): boolean {
  const pattern = expected.split('...').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}$`).test(line);
}

const readmes = ['README.md', 'README.ja.md'];
const textOf = (name: string): string => readFileSync(join(root, name), 'utf8');
const { PATH = '' } = process.env;
const bin = join(folder, 'bin');
const home = join(folder, 'home');
mkdirSync(bin);
mkdirSync(join(home, '.kube'), { recursive: true });
copyFileSync(samplePath, join(home, '.kube/config'));
for (const name of ['kubesteps', 'kubectl-steps']) {
  writeFileSync(join(bin, name), `#!/bin/sh\nexec ${kubestepsInShell} "$@"\n`);
  chmodSync(join(bin, name), 0o755);
}

// These are what runs this test; `.ci/run` runs them in a fresh clone.
const outer = ['npm start', 'npm test'];

for (const name of readmes)
  test(`${name} has the two commands and at least a dozen more, and links the other`, () => {
    const text = textOf(name);
    const commands = examples(text).map(({ command }) => command);
    for (const command of outer)
      assert.ok(
        commands.some((line) => line.startsWith(command)),
        command,
      );
    assert.ok(commands.length > 12, `${commands.length} commands`);
    for (const other of readmes) if (other !== name) assert.ok(text.includes(`](${other})`), other);
  });

/** Recipes and kubeconfigs that they show, each by the path in its first line: the same in both. */
for (const [, path = '', text = ''] of readmes.flatMap((name) => [
  ...textOf(name).matchAll(/^```yaml\n# (\S+\.yaml)\n([\s\S]*?)^```$/gm),
])) {
  mkdirSync(join(folder, 'recipes'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** And the templates: a comment in their first line says where they are. */
const templates = /^```(?:handlebars|css)\n((?:\{\{!|\/\*) (look\/[\w.]+)[^\n]*\n[\s\S]*?)^```$/gm;
for (const [, text = '', path = ''] of readmes.flatMap((name) => [...textOf(name).matchAll(templates)])) {
  mkdirSync(join(folder, 'look'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

test('they show the same templates', () => {
  const [one = [], other = []] = readmes.map((name) =>
    [...textOf(name).matchAll(templates)].map(([whole]) => whole),
  );
  assert.ok(one.length > 2);
  assert.deepEqual(one, other);
});

test('they show the same recipe, and the same kubeconfig', () => {
  const [one = [], other = []] = readmes.map((name) =>
    [...textOf(name).matchAll(/^```yaml\n# \S+\.yaml\n[\s\S]*?^```$/gm)].map(([whole]) => whole).sort(),
  );
  assert.equal(one.length, 2);
  assert.deepEqual(one, other);
});

const all = readmes.flatMap((name) => examples(textOf(name)).map((example) => ({ name, ...example })));

const env = { PATH: `${bin}${delimiter}${PATH}`, HOME: home, LANG: 'C.UTF-8', NO_COLOR: '1' };

function inShell(command: string, input = ''): string {
  const { stderr, stdout } = spawnSync('bash', ['-c', command], {
    cwd: folder,
    encoding: 'utf8',
    env,
    input,
  });
  return stderr + stdout;
}

/** Nothing but kubesteps and its words, and at most one pipe. */
const plain = /^(kubesteps (?:'[^']*'|[^'|;&<>])+)(?:\| (.+))?$/;

/** In this process, which has met the program's code: a quick run's, but that of the executable. The shell reads the words, and does what stands behind the pipe. */
async function inProcess([, call = '', rest]: RegExpExecArray): Promise<string> {
  const words = inShell(`kubesteps() { printf '%s\\0' "$@"; }; ${call}`).split('\0').slice(0, -1);
  const host = fakeHost({ realFiles, cwd: folder, home, env, now: new Date().toISOString() });
  await main(words, host);
  const { stderr, stdout } = host.written;
  return stderr + (rest === undefined ? stdout : inShell(rest, stdout));
}

/**
 * A call of kubesteps that stands in both READMEs, with the same output: a quick run makes it for the first of them. What the shell
 * alone does is done again, such as to write the file that the next call is about.
 */
const isTwice = ({ name, command, output }: (typeof all)[number]): boolean =>
  name !== readmes[0] &&
  plain.test(command) &&
  all.some(
    (one) =>
      one.name === readmes[0] && one.command === command && one.output.join('\n') === output.join('\n'),
  );

for (const example of all) {
  const { name, line, command, output } = example;
  if (!full && executable === undefined && isTwice(example)) continue;
  if (outer.some((start) => command.startsWith(start)) || /^(git|npm|kubectl krew|cd) /.test(command))
    continue;
  const tool = /^(kubectl|pwsh|zsh) /.exec(command)?.[1];
  const tools = [
    ...(tool === undefined ? [] : [tool]),
    ...(command.includes('--exec-check') ? ['bwrap', 'kubectl'] : []),
  ];
  test(`${name}:${line}: ${command}`, { skip: needs(...tools) }, async () => {
    const piped = full || executable !== undefined || tools.length > 0 ? null : plain.exec(command);
    const shown = (piped === null ? inShell(command) : await inProcess(piped)).trimEnd();
    assert.ok(matches(shown === '' ? [] : shown.split('\n'), output), `it printed:\n${shown}`);
    assert.doesNotMatch(shown, /internal error/);
  });
}
