import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FileError } from '../../src/errors.js';
import { parseJson, parseJsonStream } from '../../src/go/parse-json.js';
import type { Value } from '../../src/go/value.js';

describe("Go's numbers", () => {
  const cases: [string, Value][] = [
    ['1', 1n],
    ['-0', 0n],
    ['1.0', 1],
    ['1e3', 1000],
    ['-0.0', -0],
    ['9007199254740993', 9007199254740993n],
    ['9223372036854775807', 9223372036854775807n],
    ['9223372036854775808', 2 ** 63],
    ['-9223372036854775808', -(2n ** 63n)],
    ['1e-400', 0],
  ];
  for (const [text, value] of cases) {
    test(text, () => {
      assert.ok(Object.is(parseJson(text), value));
    });
  }
});

describe('values', () => {
  test('the last of two keys wins, and __proto__ is a key', () => {
    assert.deepEqual(
      parseJson('{"a": 1, "__proto__": null, "a": [true, false, {}]}'),
      new Map<string, Value>([
        ['a', [true, false, new Map()]],
        ['__proto__', null],
      ]),
    );
  });
  test('escapes, and a surrogate without its partner', () => {
    assert.equal(parseJson('"\\u00e9\\/\\n\\ud83d\\ude00\\ud800"'), 'é/\n\u{1f600}\ufffd');
  });
  test('documents one after the other', () => {
    assert.deepEqual(parseJsonStream(' {"a":1}\n[2] 3 '), [new Map([['a', 1n]]), [2n], 3n]);
    assert.deepEqual(parseJsonStream(' \n'), []);
  });
});

describe('what is not JSON is refused, with its place', () => {
  const cases: [string, number, number][] = [
    ['', 1, 1],
    ['{"a":1,}', 1, 8],
    ['{\n "a": tru\n}', 2, 7],
    ['[1 2]', 1, 4],
    ['"a\nb"', 1, 1],
    ['01', 1, 2],
    ['1.', 1, 2],
    ['{"a":1}x', 1, 8],
    ['1e400', 1, 1],
    ["{'a':1}", 1, 2],
    ['{"a" 1}', 1, 6],
    ['[1', 1, 3],
  ];
  for (const [text, line, column] of cases) {
    test(JSON.stringify(text), () => {
      assert.throws(
        () => parseJson(text, 'f.json'),
        (error) => {
          assert.ok(error instanceof FileError);
          assert.deepEqual(error.position, { file: 'f.json', line, column });
          return true;
        },
      );
    });
  }
  test('a document too deep for the stack', () => {
    assert.throws(() => parseJson('['.repeat(100_000)), FileError);
    assert.doesNotThrow(() => parseJson('['.repeat(1500) + ']'.repeat(1500)));
  });
});
