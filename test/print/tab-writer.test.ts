/** The columns of `config get-contexts`, as kubectl 1.36 printed them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alignTabs } from '../../src/print/tab-writer.js';

test('a cell is as wide as it has code points, whatever stands in the other cells', () => {
  const rows = [
    ['CURRENT', 'NAME', 'CLUSTER', 'AUTHINFO', 'NAMESPACE'],
    [' ', 'a😀b', 'c', '日本', ''],
    [' ', 'bbbbbbbbb', 'ccccccccc', 'u', ''],
  ];
  assert.equal(
    alignTabs(rows.map((cells) => `${cells.join('\t')}\n`).join('')),
    [
      'CURRENT   NAME        CLUSTER     AUTHINFO   NAMESPACE',
      '          a😀b         c           日本         ',
      '          bbbbbbbbb   ccccccccc   u          ',
      '',
    ].join('\n'),
  );
});
