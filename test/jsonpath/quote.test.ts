import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Value } from '../../src/go/value.js';
import { parseTemplate } from '../../src/jsonpath/parse.js';
import { printText } from '../../src/jsonpath/print.js';
import { jsonPathString } from '../../src/jsonpath/quote.js';
import { fuzzTest } from '../support/fuzz.js';
import { Random } from '../support/random.js';

const alphabet = [
  ...'ab\'"\\)(]}{[.,$@*?&|=<>!~` \t\n\r\u0000\u0007\u007f\u0085\u2028\ufeffé\u{1f600}\u202e/:-_',
];

function hostile(random: Random): string {
  return Array.from({ length: random.below(8) }, () => alphabet[random.below(alphabet.length)] ?? '').join(
    '',
  );
}

function print(template: string, root: Value): string {
  return Buffer.from(printText(parseTemplate(template), root, { allowMissingKeys: true })).toString('utf8');
}

describe('jsonPathString', () => {
  test('a plain name stays readable', () => {
    assert.equal(
      jsonPathString('default/api-host:6443/kube:admin', '"'),
      '"default/api-host:6443/kube:admin"',
    );
    assert.equal(jsonPathString("it's", "'"), "'it\\u0027s'");
    assert.equal(jsonPathString('\u{1f600}', '"'), '"\\U0001f600"');
    assert.equal(jsonPathString(Uint8Array.of(0xff), '"'), '"\\xff"');
  });

  fuzzTest('any text selects itself and nothing else, in both quotes', (seed) => {
    const random = new Random(seed);
    for (let round = 0; round < 3000; round++) {
      const name = hostile(random);
      const other = `${name}x`;
      const root = new Map<string, Value>([
        [
          'rows',
          [other, name].map(
            (each, index) =>
              new Map<string, Value>([
                ['name', each],
                ['n', BigInt(index)],
              ]),
          ),
        ],
      ]);
      for (const quote of ['"', "'"] as const) {
        const literal = jsonPathString(name, quote);
        assert.match(literal, /^["'][A-Za-z0-9._:/@\\-]*["']$/);
        const where = `FUZZ_SEED=${random.seed} ${JSON.stringify(name)}`;
        assert.equal(print(`{${literal}}`, root), name, where);
        assert.equal(print(`{.rows[?(@.name==${literal})].n}`, root), '1', where);
      }
    }
  });
});
