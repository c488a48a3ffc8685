/** What a dialect writes, a real shell reads back: nasty words through real bash, zsh and PowerShell. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { inert } from '../../src/display.js';
import { QuoteError } from '../../src/errors.js';
import type { Word } from '../../src/plan/word.js';
import { bash } from '../../src/render/bash.js';
import type { Dialect } from '../../src/render/dialect.js';
import { powershell, powershellUtf8 } from '../../src/render/powershell.js';
import { sh } from '../../src/render/sh.js';
import { fuzzCount, fuzzTest } from '../support/fuzz.js';
import { hostileNames } from '../support/hostile.js';
import { Random } from '../support/random.js';
import { needs } from '../support/tools.js';

const folder = mkdtempSync(join(tmpdir(), 'kubesteps-quoting-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const nasty = [
  ...'\'"`$\\!*?[]{}()<>|&;#~=%@^,:.- \t\n\r\u001b\u007f\u0085\u00a0‘’‚‛“”„–—―Òé日\u2028\ufeff',
  'a',
  'B',
  '0',
  '😀',
];

/** Outside of quotes, what shells on Unix take for the file 日x, which is there, or for a folder. */
const patterns = ['日*', '*日', '日?', '[日]x', '~日', '日[w-z]', '設定/*'];
writeFileSync(join(folder, '日x'), '');

const wordCount = fuzzCount({ quick: 30, full: 400 });

/** Hostile names and random words, without NUL and half characters, which no program can be given. */
function words(seed: number): readonly string[] {
  const random = new Random(seed);
  const made = Array.from({ length: wordCount }, () =>
    Array.from({ length: 1 + random.below(8) }, () => nasty[random.below(nasty.length)]).join(''),
  );
  return [...hostileNames, ...patterns, ...made];
}

/** What the dialect accepts, as [text, what it wrote]. */
function written(
  dialect: Dialect,
  texts: readonly string[],
  wrap: (text: string) => Word,
): readonly [string, string][] {
  return texts.flatMap((text): [string, string][] => {
    try {
      return [[text, dialect.word(wrap(text))]];
    } catch (error) {
      if (error instanceof QuoteError) return [];
      throw error;
    }
  });
}

const shapes: readonly { name: string; wrap: (text: string) => Word; expected: (text: string) => string }[] =
  [
    { name: 'a literal', wrap: (text) => [text], expected: (text) => text },
    { name: 'an option', wrap: (text) => ['--context=', text], expected: (text) => `--context=${text}` },
    {
      name: 'beside a variable',
      wrap: (text) => [text, { variable: 'CONTEXT' }, text],
      expected: (text) => `${text}value${text}`,
    },
  ];

for (const program of ['bash', 'zsh']) {
  fuzzTest(`words through ${program}`, { skip: needs(program) }, (seed) => {
    for (const { name, wrap, expected } of shapes) {
      const pairs = written(bash, words(seed), wrap);
      assert.ok(pairs.length > wordCount, 'bash takes every text');
      const file = join(folder, `${program}.sh`);
      writeFileSync(file, `CONTEXT=value\nprintf '%s\\0' ${pairs.map(([, word]) => word).join(' \\\n ')}\n`);
      const output = execFileSync(program, [file], { cwd: folder, encoding: 'utf8' });
      assert.deepEqual(
        output.split('\0').slice(0, -1),
        pairs.map(([text]) => expected(text)),
        name,
      );
    }
  });
}

for (const program of [['dash'], ['busybox', 'sh'], ['bash', '--posix']]) {
  const [name = '', ...options] = program;
  fuzzTest(`words of sh through ${program.join(' ')}`, { skip: needs(name) }, (seed) => {
    for (const { wrap, expected } of shapes) {
      const pairs = written(sh, words(seed), wrap);
      assert.ok(pairs.length > wordCount / 4, `${pairs.length} words`);
      const file = join(folder, `${name}.sh`);
      writeFileSync(file, `CONTEXT=value\nprintf '%s\\0' ${pairs.map(([, word]) => word).join(' \\\n ')}\n`);
      const output = execFileSync(name, [...options, file], { cwd: folder, encoding: 'utf8' });
      assert.deepEqual(
        output.split('\0').slice(0, -1),
        pairs.map(([text]) => expected(text)),
      );
    }
  });
}

for (const passing of ['Standard', 'Legacy']) {
  fuzzTest(`words through PowerShell, ${passing}`, { skip: needs('pwsh', 'sh') }, (seed) => {
    const record = join(folder, 'record');
    writeFileSync(record, `#!/bin/sh\nprintf '%s\\0' "$@" >>"${folder}/seen"\n`, { mode: 0o755 });
    const expectations: string[] = [];
    const lines = [`$PSNativeCommandArgumentPassing = '${passing}'`, "$context = 'value'"];
    for (const { wrap, expected } of shapes) {
      for (const [text, word] of written(powershell, words(seed), wrap)) {
        assert.match(word, /^[ -~]*$/, 'ASCII only');
        lines.push(`& '${record}' ${word}`);
        expectations.push(expected(text));
      }
    }
    assert.ok(expectations.length > wordCount / 2, `${expectations.length} words`);
    const file = join(folder, 'words.ps1');
    writeFileSync(file, `${lines.join('\n')}\n`);
    rmSync(join(folder, 'seen'), { force: true });
    execFileSync('pwsh', ['-NoProfile', '-NonInteractive', '-File', file], { cwd: folder, stdio: 'ignore' });
    const seen = execFileSync('cat', [join(folder, 'seen')], { encoding: 'utf8' });
    assert.deepEqual(seen.split('\0').slice(0, -1), expectations);
  });
}

test('argument lists through Start-Process', { skip: needs('pwsh', 'sh') }, () => {
  const texts = [
    'C:\\Users\\山田 x\\.kube\\config',
    'CORP\\user',
    '\\\\host\\share',
    '日 *',
    '😀',
    '$(x)',
    'a`b',
    "'",
  ];
  const record = join(folder, 'record-list');
  writeFileSync(record, `#!/bin/sh\nprintf '%s\\0' "$@" >>"${folder}/listed"\n`, { mode: 0o755 });
  const assigned = new Map([['CONTEXT', ['CORP\\山田']]] as const);
  const words: Word[] = texts.map((text) => ['--x=', text]);
  const list = powershell.argumentList(
    [['proxy'], ...words, ['--context=', { variable: 'CONTEXT' }]],
    assigned,
  );
  const file = join(folder, 'list.ps1');
  const start = `Start-Process -FilePath '${record}' -ArgumentList ${list} -NoNewWindow -Wait`;
  writeFileSync(file, `$context = ${powershell.value(['CORP\\山田'])}\n${start}\n`);
  execFileSync('pwsh', ['-NoProfile', '-NonInteractive', '-File', file], { cwd: folder, stdio: 'ignore' });
  const seen = execFileSync('cat', [join(folder, 'listed')], { encoding: 'utf8' });
  const expected = ['proxy', ...texts.map((text) => `--x=${text}`), '--context=CORP\\山田'];
  assert.deepEqual(seen.split('\0').slice(0, -1), expected);
  for (const context of ['x\\', 'a"b'])
    assert.throws(
      () =>
        powershell.argumentList([['--context=', { variable: 'CONTEXT' }]], new Map([['CONTEXT', [context]]])),
      QuoteError,
    );
});

fuzzTest('literals and constants through PowerShell, both encodings', { skip: needs('pwsh') }, (seed) => {
  const texts = words(seed);
  const encode = (text: string): string => Buffer.from(text, 'utf16le').toString('base64');
  for (const [dialect, mark] of [
    [powershell, ''],
    [powershellUtf8, '\ufeff'],
  ] as const) {
    const lines = texts.map(
      (text) => `[Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes(${dialect.literal(text)}))`,
    );
    const file = join(folder, 'literals.ps1');
    writeFileSync(file, `${mark}${lines.join('\n')}\n`);
    const output = execFileSync('pwsh', ['-NoProfile', '-NonInteractive', '-File', file], {
      encoding: 'utf8',
    });
    // In a script that is not ASCII a literal is text for people, made inert.
    const expected = texts.map((text) => encode(dialect === powershell ? text : inert(text)));
    assert.deepEqual(output.trimEnd().split('\n'), expected);
  }
});

test('what no program can be given is refused', () => {
  assert.throws(() => bash.word(['a\0b']), QuoteError);
  assert.throws(() => bash.word(['\ud800']), QuoteError);
  assert.throws(() => bash.word(['a'.repeat(140_000)]), /longer than an argument can be/);
  assert.throws(() => powershell.word(['a'.repeat(40_000)]), /longer than a command line of Windows/);
  assert.throws(() => powershell.word(['\ud800']), /half a character/);
  for (const text of ['', 'a"b', 'a\nb', 'a b\\', '--%'])
    assert.throws(() => powershell.word([text]), QuoteError);
});
