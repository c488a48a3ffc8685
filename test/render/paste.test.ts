/**
 * Blocks to paste, and a script that someone pastes into a terminal line by line, though it is made to be run: an
 * interactive zsh takes its comments for commands (no INTERACTIVE_COMMENTS). No name may run there, and no quote may open.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { main } from '../../src/main.js';
import { fuzzCount } from '../support/fuzz.js';
import { fakeHost } from '../support/host.js';
import { hostileNames } from '../support/hostile.js';
import { sampleCa } from '../support/sample.js';
import { full } from '../support/size.js';
import { standIns } from '../support/stand-ins.js';
import { needs } from '../support/tools.js';

const server = 'https://127.0.0.1:9';
/** FUZZ_COUNT=700 tries about all that there are. */
const count = fuzzCount({ quick: 2, full: 60, every: 700 });

const fields = ['context', 'cluster', 'user', '--path', '--audience', '--kubeconfig'] as const;
type Field = (typeof fields)[number];

/** Bent into what only a zsh without comments acts on: glob qualifiers that run code, redirections, a line's end. */
const zshNames = [
  '/(e:touch x:)',
  'x(+touch)',
  '<(touch x)',
  '=(touch x)',
  'a >x',
  'it’s it\'s "',
  '~/x',
  'a ~/x ~root ~+',
  'x \\',
];

interface Paste {
  readonly name: string;
  readonly field: Field;
  readonly style: string;
  readonly lang: string;
}

/** Every name in every field, style and language, in an order that makes any beginning a sample of all. */
function pastes(): Paste[] {
  const names = [...zshNames, ...hostileNames];
  const all = names.flatMap((name, row) =>
    fields.flatMap((field, column) =>
      ['safe', 'article', 'paste'].flatMap((style, second) =>
        ['en', 'ja'].map((lang, third) => ({
          paste: { name, field, style, lang },
          rank: (row * 36 + column * 6 + second * 2 + third) * 7919,
        })),
      ),
    ),
  );
  const size = all.length;
  return all.sort((a, b) => (a.rank % size) - (b.rank % size)).map(({ paste }) => paste);
}

/** The text, or undefined where the value is refused. */
async function textOf(
  { name, field, style, lang }: Paste,
  recipe: string,
  shell: string,
): Promise<string | undefined> {
  const named = (of: Field): string => (field === of ? name : 'plain');
  const cluster = { server, 'certificate-authority-data': sampleCa };
  const config = JSON.stringify({
    clusters: [{ name: named('cluster'), cluster }],
    contexts: [{ name: named('context'), context: { cluster: named('cluster'), user: named('user') } }],
    users: [{ name: named('user'), user: { token: 't' } }],
    'current-context': named('context'),
  }).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (unit) => `\\u${`000${unit.charCodeAt(0).toString(16)}`.slice(-4)}`,
  );
  const path = field === '--kubeconfig' ? `/${name}` : '/k';
  const option = field === '--path' ? `--path=/${name}` : field === '--audience' ? `--audience=${name}` : '';
  const host = fakeHost({ files: { [path]: config } });
  const form = style === 'paste' ? ['--format', 'paste'] : ['--style', style];
  const given = [recipe, ...form, '--lang', lang, '--shell', shell, `--kubeconfig=${path}`];
  const code = await main(['generate', ...given, ...(option === '' ? [] : [option])], host);
  return code === 0 ? host.written.stdout : undefined;
}

/** Types texts into an interactive shell in an empty folder; what it said, and the files that were made. */
function typed(
  program: string,
  args: readonly string[],
  text: string,
): { out: string; err: string; made: readonly string[] } {
  const world = mkdtempSync(join(tmpdir(), 'kubesteps-paste-'));
  const [home, work, temporary] = ['home', 'work', 'tmp'].map((name) => join(world, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [home, work, temporary]) mkdirSync(folder);
  const tools = standIns();
  try {
    const env = {
      PATH: `${tools.folder}:${process.env.PATH}`,
      HOME: home,
      TMPDIR: temporary,
      LANG: 'C.UTF-8',
      TERM: 'dumb',
      STAND_IN_SERVER: server,
      HISTFILE: '/dev/null',
      POWERSHELL_TELEMETRY_OPTOUT: '1',
      POWERSHELL_UPDATECHECK: 'Off',
      DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1',
    };
    const options = {
      cwd: work,
      env,
      input: text,
      encoding: 'utf8',
      timeout: 240_000,
      maxBuffer: 200_000_000,
    } as const;
    const { stdout, stderr, error } = spawnSync(program, args, options);
    assert.equal(error, undefined);
    return { out: stdout, err: stderr, made: readdirSync(work) };
  } finally {
    tools.remove();
    rmSync(world, { recursive: true, force: true });
  }
}

const commentsOf = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line.startsWith('#'))
    .join('\n');

/**
 * What a shell said but for: there is no command `#`, no file with the header's list of audiences for its name, nothing
 * in the history for the `!` of the first line; and what bash says where it has no terminal.
 */
const complaints = (err: string): readonly string[] =>
  [...err.matchAll(/^.*?\b((?:zsh|bash): .*?)\r?$/gm)]
    .map(([, text = '']) => text)
    .filter(
      (text) =>
        !/^zsh: (?:command not found: #|event not found: \/usr\/bin\/env|no matches found: options:audience:\[.*)$/.test(
          text,
        ) && !/^bash: (?:cannot set terminal process group|no job control)/.test(text),
    );

const bashTexts: string[] = [];
const comments: string[] = [];
before(async () => {
  for (const paste of pastes()) {
    if (bashTexts.length >= count) break;
    const text = await textOf(paste, 'token', 'bash');
    if (text === undefined) continue;
    bashTexts.push(text);
    const other = await textOf(paste, bashTexts.length % 2 === 0 ? 'proxy' : 'secret-token', 'bash');
    comments.push(commentsOf(text), ...(other === undefined ? [] : [commentsOf(other)]));
  }
  assert.equal(bashTexts.length, count);
});

const interactive: readonly (readonly [string, readonly string[]])[] = [
  ['zsh', ['-f', '-i']],
  ['bash', ['--norc', '--noprofile', '-i']],
];

for (const [program, args] of interactive) {
  test(`blocks typed into ${program} run no name, and leave the shell at its prompt`, {
    skip: needs(program),
  }, async () => {
    const texts: string[] = [];
    for (const paste of pastes().filter(({ style }) => style === 'paste')) {
      const text = await textOf(paste, texts.length % 2 === 0 ? 'token' : 'whoami', 'bash');
      if (text === undefined) continue;
      assert.doesNotMatch(text, /\t|![^ =]/, 'no tab, no history');
      assert.doesNotMatch(text.replace(/'[^']*'/g, "''"), /(^|[\s;|&(])#/, 'no comment');
      texts.push(text);
      if (texts.length >= count / 4) break;
    }
    for (const text of texts) {
      const { out, made, err } = typed(program, args, `${text}\necho "END" OF IT\n`);
      assert.deepEqual(made, [], text);
      assert.match(out, /END OF IT\r?$/m, err);
    }
  });

  test(`comments typed into ${program} run nothing, and open nothing`, { skip: needs(program) }, () => {
    const marked = comments.map((text, index) => `${text}\necho "MARK" ${index}.\n`).join('');
    const { out, err, made } = typed(program, args, marked);
    assert.deepEqual(made, []);
    const seen = [...out.matchAll(/^.*?MARK (\d+)\.\r?$/gm)].map(([, index]) => Number(index));
    assert.deepEqual(seen, [...comments.keys()], 'every line ended where it ends');
    assert.deepEqual(complaints(err), []);
  });

  test(`scripts typed into ${program} run no name`, { skip: needs(program) }, () => {
    for (const text of bashTexts) {
      assert.deepEqual(typed(program, args, text).made, [], text);
    }
    // Someone who pastes step by step leaves out the line that ends the shell at the first failure.
    for (const text of bashTexts.filter((_, index) => index % 10 === 0))
      assert.deepEqual(typed(program, args, text.replace('set -euo pipefail\n', '')).made, [], text);
  });
}

test('comments typed into pwsh run nothing', { skip: needs('pwsh') }, async () => {
  const texts: string[] = [];
  for (const paste of pastes().slice(0, count)) {
    const text = await textOf(paste, 'token', 'powershell');
    if (text !== undefined) texts.push(text);
  }
  assert.ok(texts.length > 0);
  const args = ['-NoProfile', '-Command', '-'];
  const { out, made } = typed('pwsh', args, `${texts.map(commentsOf).join('\n')}\n'the ' + 'end'\n`);
  assert.deepEqual(made, []);
  assert.match(out, /^the end\r?$/m);
  for (const text of texts.slice(0, count > 100 ? texts.length : full ? 3 : 1))
    assert.deepEqual(typed('pwsh', args, `${text}\n\n`).made, [], text);
});
