import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sortedKeys } from '../../src/go/byte-order.js';
import { goSyntax } from '../../src/go/format.js';
import { goJson } from '../../src/go/json.js';
import { formatFloat, jsonNumber } from '../../src/go/numbers.js';
import { parseJson } from '../../src/go/parse-json.js';
import { goQuote, unicodeName } from '../../src/go/quote.js';

describe('a float as Go prints it, and as Go encodes it', () => {
  const cases: [number, string, string][] = [
    [0, '0', '0'],
    [-0, '-0', '-0'],
    [100000, '100000', '100000'],
    [123456.7, '123456.7', '123456.7'],
    [1000000, '1e+06', '1000000'],
    [1234567.5, '1.2345675e+06', '1234567.5'],
    [0.0001, '0.0001', '0.0001'],
    [0.00001, '1e-05', '0.00001'],
    [1e-7, '1e-07', '1e-7'],
    [1e20, '1e+20', '100000000000000000000'],
    [1e21, '1e+21', '1e+21'],
    [-2.5, '-2.5', '-2.5'],
    [5e-324, '5e-324', '5e-324'],
    [1.5e300, '1.5e+300', '1.5e+300'],
  ];
  for (const [value, text, json] of cases) {
    test(text, () => {
      assert.equal(formatFloat(value), text);
      assert.equal(jsonNumber(value), json);
    });
  }
});

test('%q quotes what cannot be printed', () => {
  assert.equal(
    goQuote('é"\\\n\t\u0001\u007f\u200b\u{e0001}\u00a0'),
    '"é\\"\\\\\\n\\t\\x01\\x7f\\u200b\\U000e0001\\u00a0"',
  );
});

test('%#U shows what can be printed', () => {
  assert.equal(unicodeName('!'), "U+0021 '!'");
  assert.equal(unicodeName('\t'), 'U+0009');
  assert.equal(unicodeName('\u{1f600}'), "U+1F600 '\u{1f600}'");
});

test('keys are sorted by bytes', () => {
  const keys = ['\u{1f600}', '\uffee', 'b', 'a', ''].map((key) => [key, 0] as const);
  assert.deepEqual(sortedKeys(new Map(keys)), ['', 'a', 'b', '\uffee', '\u{1f600}']);
});

test('JSON on one line and indented', () => {
  const value = parseJson('{"b":[1,{}],"a":"<&>\\u2028\\u0007\\b","c":[]}');
  assert.equal(goJson(value), '{"a":"\\u003c\\u0026\\u003e\\u2028\\u0007\\b","b":[1,{}],"c":[]}');
  const lines = [
    '{',
    '  "a": "\\u003c\\u0026\\u003e\\u2028\\u0007\\b",',
    '  "b": [',
    '    1,',
    '    {}',
    '  ],',
    '  "c": []',
    '}',
  ];
  assert.equal(goJson(value, '  '), lines.join('\n'));
  assert.equal(goJson(Uint8Array.of(0x61, 0xff, 0xc3, 0xa9)), '"a\\ufffdé"');
});

test('%#v is a Go expression', () => {
  assert.equal(
    goSyntax(parseJson('{"b":[1,1.5,null],"a":true,"c":{},"d":[]}')),
    'map[string]interface {}{"a":true, "b":[]interface {}{1, 1.5, interface {}(nil)}, "c":map[string]interface {}{}, "d":[]interface {}{}}',
  );
});
