/** Texts that nobody wrote for a shell: the real command says so soon, and with little memory. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { cli } from '../support/paths.js';
import { Random } from '../support/random.js';
import { portion } from '../support/size.js';

const folder = mkdtempSync(join(tmpdir(), 'kubesteps-limits-'));
after(() => rmSync(folder, { recursive: true }));

/** Tells on descriptor 3 how long the processor was busy: how long it takes hangs on what else the machine does. */
const tellTime =
  'data:text/javascript,import{writeSync}from"node:fs";process.on("exit",()=>{const{user,system}=process.cpuUsage();writeSync(3,String(user+system))})';

interface Run {
  readonly code: number | null;
  readonly output: string;
  /** Of the processor. */
  readonly seconds: number;
}

function verify(name: string, content: string | Buffer): Run {
  const path = join(folder, name);
  writeFileSync(path, content);
  const args = ['--max-old-space-size=512', '--import', tellTime, cli, 'verify', name];
  const { status, signal, stdout, stderr, output } = spawnSync(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, KUBECONFIG: join(folder, 'none') },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    encoding: 'utf8',
    timeout: 120_000,
    maxBuffer: 64_000_000,
  });
  rmSync(path);
  assert.equal(signal, null, `${name}: ${stderr}`);
  return { code: status, output: stdout + stderr, seconds: Number(output[3]) / 1e6 };
}

/** Registers a test. A quick run has some of them. */
const inputs: (() => void)[] = [];

function confirmRefused(name: string, content: string | Buffer, says: RegExp): void {
  const confirm = (): void => {
    const { code, output, seconds } = verify(name, content);
    assert.match(output, says);
    assert.equal(code, 2, output.slice(0, 500));
    assert.doesNotMatch(output, /internal error|^\s+at \S+ \(/m);
    assert.ok(output.length < 2000, `it says ${output.length} characters`);
    // Two on a fast machine that does nothing else. A slow one took six; what hangs takes all there is.
    assert.ok(seconds > 0 && seconds < 20, `it takes ${seconds} s`);
  };
  inputs.push(() => test(`${name}: ${says.source}`, confirm));
}

const many = 10_000;

const nested: readonly (readonly [name: string, open: string, inner: string, close: string])[] = [
  ['substitutions.sh', '$(', 'a', ')'],
  ['quoted-substitutions.sh', '"$(', 'a', ')"'],
  ['subshells.sh', '( ', 'a', ' )'],
  ['groups.sh', '{ ', 'a;', ' };'],
  ['conditions.sh', 'if a; then ', 'a;', ' fi;'],
  ['expansions.sh', '${a:-', 'b', '}'],
  ['arithmetic.sh', '$((', '1', '))'],
  ['tests.sh', '[[ ( ', 'a', ' ) ]]'],
  ['substitutions.ps1', '$(', 'a', ')'],
  ['quoted-substitutions.ps1', '"$(', 'a', ')"'],
  ['parentheses.ps1', '(', '1', ')'],
  ['blocks.ps1', '{', '1', '}'],
  ['hashtables.ps1', '@{a=', '1', '}'],
  ['conditions.ps1', 'if (1) {', 'a', '}'],
];
for (const [name, open, inner, close] of nested) {
  const text = `${open.repeat(many)}${inner}${close.repeat(many)}\n`;
  confirmRefused(name, text, /nest|not read|terminated|unexpected/);
  confirmRefused(`open-${name}`, `${open.repeat(many)}\n`, /nest|not read|terminated|unexpected|expected/);
}

confirmRefused('nested.html', '<div>'.repeat(800_000), /nested too deep/);
confirmRefused('nested.md', `${'>'.repeat(100_000)} a\n`, /nested too deep/);

/** One megabyte that is no text: every byte comes up, the zero too. */
function junk(): Buffer {
  const random = new Random(20261124);
  return Buffer.from(Uint8Array.from({ length: 1_000_000 }, () => random.below(256)));
}
confirmRefused('junk', junk(), /NUL byte/);
confirmRefused('junk.sh', junk(), /NUL byte/);
confirmRefused('junk.ps1', junk(), /not UTF-8/);
confirmRefused('junk.md', junk(), /not UTF-8/);
confirmRefused('junk.html', junk(), /not UTF-8/);

confirmRefused('huge.sh', Buffer.alloc(50_000_000, 'echo a\n'), /larger than 5 MB/);
confirmRefused('huge.md', Buffer.alloc(50_000_000, 'a b c\n'), /larger than 5 MB/);

for (const [name, line] of [
  ['lines.sh', 'echo a'],
  ['comments.sh', '# a'],
  ['assignments.sh', 'a=b'],
  ['lines.ps1', "'a'"],
] as const) {
  confirmRefused(name, `${line}\n`.repeat(100_000), /more than 20,000 lines/);
}
confirmRefused('blocks.md', '```bash\necho a\n```\n'.repeat(30_000), /more than 20,000 lines/);
confirmRefused('fewer-blocks.md', '```bash\necho a\n```\n'.repeat(6000), /too many of them/);

for (const [name, text] of [
  ['word.sh', `echo ${'a'.repeat(4_000_000)}`],
  ['words.sh', `echo ${'a '.repeat(2_000_000)}`],
  ['quotes.sh', `echo ${'""'.repeat(2_000_000)}`],
  ['word.ps1', `'${'a'.repeat(4_000_000)}'`],
  ['words.ps1', `Write-Output ${'a '.repeat(2_000_000)}`],
] as const) {
  confirmRefused(name, `${text}\n`, /more than 1,000,000 characters/);
}
for (const [name, text] of [
  ['row.sh', `echo ${'a '.repeat(100_000)}`],
  ['array.sh', `a=(${'a '.repeat(100_000)})`],
  ['row.ps1', `Write-Output ${'a '.repeat(100_000)}`],
] as const) {
  confirmRefused(name, `${text}\n`, /more than 2000 of these in a row/);
}

for (const register of portion(inputs, 5)) register();

test('what is just below the limits is read', () => {
  const { code, seconds, output } = verify('long.sh', `echo ${'a '.repeat(1900)}\n${'# a\n'.repeat(19_000)}`);
  assert.equal(code, 0, output.slice(0, 500));
  assert.ok(seconds < 2, `it takes ${seconds} s`);
});

test('a document that is one long paragraph is not read, and not for long', () => {
  const { code, seconds, output } = verify('long.md', 'a *b* [c](d) `e`\n'.repeat(100_000));
  assert.equal(code, 2, output.slice(0, 500));
  assert.match(output, /this paragraph was not read: it is too long/);
  assert.ok(seconds < 3, `it takes ${seconds} s`);
});
