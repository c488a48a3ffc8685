/** Help fits the terminal. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subcommands } from '../../src/kubectl-config/flags.js';
import { main } from '../../src/main.js';
import { verbs } from '../../src/verbs.js';
import { fakeHost } from '../support/host.js';

const lines = [
  [],
  ...Object.entries(verbs).flatMap(([name, verb]) => ('hidden' in verb ? [] : [[name]])),
  ...[...subcommands.keys()].map((name) => ['config', name]),
];

for (const columns of [72, 80, 100, 200])
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
