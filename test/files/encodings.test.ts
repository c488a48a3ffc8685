/** `--fix` and `--update` in every encoding and line end: bytes outside the edit stay, or the file is refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editedBytes } from '../../src/files/edited-bytes.js';
import { decodeSource, type Reader } from '../../src/files/encoding.js';
import { main } from '../../src/main.js';
import { fuzzTest } from '../support/fuzz.js';
import { fakeHost } from '../support/host.js';
import { Random } from '../support/random.js';
import { kubeconfig } from '../verify/bash/dry-run.js';

const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
const joined = (head: Uint8Array, text: string): Buffer => Buffer.concat([head, Buffer.from(text)]);
// 手順書ソ表, whose bytes in Shift_JIS end in 5C twice.
const shiftJis = Uint8Array.of(0x8e, 0xe8, 0x8f, 0x87, 0x8f, 0x91, 0x83, 0x5c, 0x95, 0x5c);
const eucJp = Uint8Array.of(0xbc, 0xea, 0xbd, 0xe7, 0xbd, 0xf1, 0xa5, 0xbd, 0xc9, 0xbd);
const latin1 = Buffer.from('Stra\xdfe caf\xe9', 'latin1');

const code = 'NAME=lab\nkubectl get pods --context=$NAME\n';
const markdown = `\n\n\`\`\`bash\n${code}\`\`\`\n`;
const html = (head: string): string =>
  `${head}<p>x</p><pre><code class="language-bash">${code}</code></pre><p>`;
const script = `#!/bin/bash\nset -euo pipefail\n# 手順書\n${code}`;
const powershell =
  '# 手順書\n$ErrorActionPreference = "Stop"\n$PSNativeCommandUseErrorActionPreference = $true\ncurl.exe --version\nkubectl get pods a@b @c\n';

interface Form {
  readonly name: string;
  readonly file: string;
  readonly bytes: Uint8Array;
  /** What the refusal says; undefined where it has to be mended. */
  readonly refused?: RegExp;
}

const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
const forms: readonly Form[] = [
  { name: 'UTF-8', file: 'a.md', bytes: Buffer.from(`手順書${markdown}`) },
  { name: 'UTF-8 with BOM', file: 'a.md', bytes: Buffer.from(`\ufeff手順書 😀${markdown}`) },
  { name: 'UTF-8, CRLF', file: 'a.md', bytes: Buffer.from(crlf(`手順書${markdown}`)) },
  { name: 'UTF-8, mixed', file: 'a.md', bytes: Buffer.from(`手順\r\n書\rx${markdown}a\r\nb\rc`) },
  { name: 'UTF-16LE', file: 'a.md', bytes: utf16(`手順書 😀${markdown}`) },
  { name: 'UTF-16BE', file: 'a.md', bytes: utf16(`手順書${markdown}`).swap16() },
  { name: 'UTF-16LE, CRLF', file: 'a.md', bytes: utf16(crlf(`手順書${markdown}`)) },
  { name: 'UTF-8', file: 'a.html', bytes: Buffer.from(html('<!doctype html>\n<p>手順書</p>')) },
  {
    name: 'Shift_JIS, declared',
    file: 'a.html',
    bytes: Buffer.concat([Buffer.from('<meta charset=shift_jis>'), joined(shiftJis, html('')), shiftJis]),
  },
  {
    name: 'EUC-JP, declared',
    file: 'a.html',
    bytes: Buffer.concat([
      Buffer.from("<?xml version='1.0' encoding='EUC-JP'?>"),
      joined(eucJp, html('')),
      eucJp,
    ]),
  },
  {
    name: 'Latin-1, declared',
    file: 'a.html',
    bytes: Buffer.concat([
      Buffer.from('<meta http-equiv=x content="text/html; charset=iso-8859-1">'),
      joined(latin1, html('')),
      latin1,
    ]),
  },
  {
    name: 'Shift_JIS, declared for editors',
    file: 'a.md',
    bytes: joined(Buffer.concat([Buffer.from('<!-- -*- coding: shift_jis -*- -->\n'), shiftJis]), markdown),
  },
  {
    name: 'Shift_JIS',
    file: 'a.md',
    bytes: joined(shiftJis, markdown),
    refused: /looks like Shift_JIS\)\n.*iconv -f SHIFT_JIS -t UTF-8/,
  },
  {
    name: 'EUC-JP',
    file: 'a.md',
    bytes: joined(eucJp, markdown),
    refused: /looks like EUC-JP\)\n.*iconv -f EUC-JP/,
  },
  { name: 'Latin-1', file: 'a.md', bytes: joined(latin1, markdown), refused: /may be windows-1252\)/ },
  {
    name: 'ISO-2022-JP, declared',
    file: 'a.html',
    bytes: Buffer.from(html('<meta charset="iso-2022-jp">')),
    refused: /iso-2022-jp/,
  },
  {
    name: 'unknown, declared',
    file: 'a.html',
    bytes: Buffer.from(html('<meta charset="klingon">')),
    refused: /klingon/,
  },
  {
    name: 'declared UTF-8, and is not',
    file: 'a.html',
    bytes: joined(Buffer.from('<meta charset=utf-8>\xe9', 'latin1'), html('')),
    refused: /not utf-8, which it declares/,
  },
  { name: 'UTF-32', file: 'a.md', bytes: Uint8Array.of(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0), refused: /UTF-32/ },
  { name: 'UTF-8', file: 'a.sh', bytes: Buffer.from(script) },
  {
    name: 'Shift_JIS',
    file: 'a.sh',
    bytes: joined(Buffer.concat([Buffer.from('#!/bin/bash\n# '), shiftJis]), `\n${code}`),
    refused: /Shift_JIS/,
  },
  { name: 'UTF-16LE', file: 'a.sh', bytes: utf16(script), refused: /UTF-16/ },
  { name: 'Latin-1', file: 'a.ps1', bytes: joined(latin1, powershell), refused: /windows-1252/ },
];

async function verify(args: readonly string[], file: string, bytes: Uint8Array) {
  const host = fakeHost({
    files: { '/home/user/.kube/config': kubeconfig, [`/cwd/${file}`]: bytes },
    env: { HOME: '/home/user' },
  });
  const exit = await main(['verify', ...args, file], host);
  return { exit, ...host.written, bytes: Buffer.from(host.files.read(`/cwd/${file}`)) };
}

/** `$NAME` → `"$NAME"`, in one-byte or two-byte characters. */
function withQuotes(bytes: Uint8Array): Buffer {
  const is = (text: string) => Buffer.from(bytes).toString('latin1').includes(text);
  const wide = is('$\0N') ? 'le' : is('\0$\0N') ? 'be' : '';
  const form = (text: string): string => {
    if (wide === '') return text;
    return [...text].map((one) => (wide === 'le' ? `${one}\0` : `\0${one}`)).join('');
  };
  const latin = Buffer.from(bytes).toString('latin1');
  return Buffer.from(
    latin.replace(form('$NAME'), () => form('"$NAME"')),
    'latin1',
  );
}

for (const { name, file, bytes, refused } of forms) {
  test(`--fix: ${file}, ${name}`, async () => {
    const after = await verify(['--fix'], file, bytes);
    if (refused === undefined) {
      assert.deepEqual(after.bytes, withQuotes(bytes));
      assert.notDeepEqual(after.bytes, Buffer.from(bytes));
      assert.match(after.stderr, /mended 1 finding: KS2103/);
      return;
    }
    assert.deepEqual(after.bytes, Buffer.from(bytes));
    assert.match(after.stderr, refused);
    assert.equal(after.exit, 1);
    const read = await verify([], file, bytes);
    assert.equal(read.exit, 2, 'without --fix it is not proved');
    assert.match(read.stdout, /KS1002/);
  });
}

test('--update: PowerShell keeps its mark, its line ends and its encoding; bytes that stay are the same', async () => {
  const config = { files: { '/home/user/.kube/config': kubeconfig }, env: { HOME: '/home/user' } };
  const made = fakeHost(config);
  assert.equal(await main(['generate', '--shell', 'powershell'], made), 0);
  const now = made.written.stdout;
  const old = now.replace('[1/6] List', '[1/6] Show');
  assert.notEqual(old, now);
  const mixed = (text: string): string =>
    text
      .split('\n')
      .map((line, index, all) => line + (index + 1 === all.length ? '' : index % 3 === 0 ? '\r\n' : '\n'))
      .join('');
  const ways: readonly ((text: string) => Buffer)[] = [
    (text) => Buffer.from(text),
    (text) => Buffer.from(`\ufeff${text}`),
    (text) => Buffer.from(crlf(text)),
    (text) => Buffer.from(mixed(text)),
    (text) => utf16(crlf(text)),
    (text) => utf16(text).swap16(),
  ];
  for (const way of ways) {
    const after = await verify(['--update'], 'a.ps1', way(old));
    assert.equal(after.exit, 0, after.stdout + after.stderr);
    assert.equal(after.bytes.length, way(now).length);
    const again = await verify(['--update'], 'a.ps1', after.bytes);
    assert.deepEqual(again.bytes, after.bytes, 'nothing is left to update');
    assert.doesNotMatch(again.stdout, /KS4205/);
  }
});

fuzzTest('random bytes: where they can be read, an edit changes nothing else', (seed) => {
  const numbers = new Random(seed);
  const random = (limit: number): number => numbers.below(limit);
  const heads = ['', '\xef\xbb\xbf', '\xff\xfe', '\xfe\xff'];
  const labels = [
    'shift_jis',
    'euc-jp',
    'windows-1252',
    'gbk',
    'big5',
    'euc-kr',
    'gb18030',
    'utf-8',
    'koi8-r',
  ];
  let edited = 0;
  for (let round = 0; round < 3000; round++) {
    const html = round % 2 === 0;
    const head = html ? `<meta charset=${labels[random(labels.length)]}>` : (heads[random(4)] ?? '');
    const few = Array.from({ length: 2 * random(7) }, () => random(round % 3 === 0 ? 128 : 256));
    const bytes = Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(few)]);
    const reader: Reader = html ? 'html' : 'powershell';
    const source = decodeSource(bytes, reader);
    if (source.encoding === undefined) {
      assert.throws(() => editedBytes(source, `${source.text}x`, 'f'), /was not changed/);
      continue;
    }
    edited++;
    assert.deepEqual(Buffer.from(editedBytes(source, source.text, 'f')), bytes);
    const points = [...source.text];
    const at = random(points.length + 1);
    const before = points.slice(0, at).join('');
    const put = editedBytes(source, `${before}[[]]${points.slice(at).join('')}`, 'f');
    const wide = source.encoding.startsWith('utf-16') ? 2 : 1;
    assert.equal(put.length, bytes.length + 4 * wide);
    const back = decodeSource(put, reader);
    if (back.encoding === source.encoding) {
      assert.deepEqual(Buffer.from(editedBytes(back, source.text, 'f')), bytes, `${source.encoding} ${few}`);
    }
  }
  assert.ok(edited > 1000, String(edited));
});
