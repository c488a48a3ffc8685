/** Help fits the terminal. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import stringWidth from 'string-width';
import { subcommands } from '../../src/kubectl-config/flags.js';
import { main } from '../../src/main.js';
import { verbs } from '../../src/verbs.js';
import { fakeHost } from '../support/host.js';
import { portion } from '../support/size.js';

const lines = [
  [],
  ...Object.entries(verbs).flatMap(([name, verb]) => ('hidden' in verb ? [] : [[name]])),
  ...[...subcommands.keys()].map((name) => ['config', name]),
];

const speaking = lines.filter(([verb]) => verb !== 'config');

for (const columns of portion([72, 80, 100, 200], 2))
  test(`no line of Japanese help is wider than ${columns} columns, nor begins with what may begin none`, async () => {
    for (const words of speaking) {
      const host = fakeHost({ columns });
      assert.equal(await main([...words, '--help', '--lang', 'ja'], host), 0, words.join(' '));
      const lines = host.written.stdout.split('\n');
      assert.ok(lines.includes('オプション:'), words.join(' '));
      const wide = lines.filter((line) => stringWidth(line) > Math.min(100, columns));
      assert.deepEqual(wide, [], words.join(' '));
      const wrong = lines.filter((line) =>
        /^\s*[、。）」』ーぁぃぅぇぉっゃゅょァィゥェォッャュョ]|[（「『]$/.test(line),
      );
      assert.deepEqual(wrong, [], words.join(' '));
    }
  });

for (const columns of portion([72, 80, 100, 200], 2))
  test(`no line of help is wider than ${columns} columns, nor than 100`, async () => {
    for (const words of lines) {
      const host = fakeHost({ columns });
      assert.equal(await main([...words, '--help'], host), 0, words.join(' '));
      const wide = host.written.stdout
        .split('\n')
        .filter((line) => [...line].length > Math.min(100, columns));
      assert.deepEqual(wide, [], words.join(' '));
    }
  });
