/** What no table of texts can show: limits, bad bytes and byte order marks. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { yamlToJson } from '../../../src/go/yaml/to-json.js';
import { YamlError } from '../../../src/go/yaml/yaml-error.js';

const parse = (text: string): unknown => yamlToJson(new TextEncoder().encode(text));

function keys(text: string): string[] {
  const tree = yamlToJson(new TextEncoder().encode(text));
  assert.equal(tree.kind, 'map');
  return tree.kind === 'map' ? [...tree.entries.keys()] : [];
}

describe('aliases', () => {
  const list = (name: string, item: string, times: number): string =>
    `${name}: &${name} [${Array.from({ length: times }, () => item).join(',')}]\n`;

  test('may unfold a little, not a lot', () => {
    assert.ok(parse(list('a', '1', 500) + list('b', '*a', 90)));
    assert.throws(() => parse(list('a', '1', 500) + list('b', '*a', 500)), {
      message: 'document contains excessive aliasing',
    });
  });

  test('may not hold themselves', () => {
    assert.throws(() => parse('a: &x [*x]\n'), { message: "anchor 'x' value contains itself" });
  });
});

describe('byte order marks', () => {
  test('one at the beginning is nothing', () => {
    assert.deepEqual(keys('\ufeffa: b\n'), ['a']);
  });

  test('one further on is part of a name', () => {
    assert.deepEqual(keys('a: b\n\ufeffc: d\n'), ['a', '\ufeffc']);
  });
});

describe('bad bytes', () => {
  const bytes = (text: string, ...more: number[]): Uint8Array =>
    Uint8Array.from([...Buffer.from(text), ...more]);

  test('are refused where they stand, whatever stands before them', () => {
    for (const [text, mark] of [
      ['a: b\nc: ', { line: 1, column: 3 }],
      ['a: b: c\n', { line: 1, column: 0 }],
      ['a: b\n---\né', { line: 2, column: 1 }],
    ] as const)
      assert.throws(() => yamlToJson(bytes(text, 0xff)), { message: 'invalid leading UTF-8 octet', mark });
  });

  test('each kind has its words', () => {
    for (const [octets, message] of [
      [[0xe9], 'incomplete UTF-8 octet sequence'],
      [[0xe9, 0x20, 0x20], 'invalid trailing UTF-8 octet'],
      [[0xc0, 0x80], 'invalid length of a UTF-8 sequence'],
      [[0xed, 0xa0, 0x80], 'invalid Unicode character'],
      [[0x07], 'control characters are not allowed'],
    ] as const) {
      assert.throws(
        () => yamlToJson(bytes('a: ', ...octets)),
        (error) => {
          assert.ok(error instanceof YamlError);
          assert.equal(error.message, message);
          return true;
        },
      );
    }
  });
});

test('a key may be 1024 characters long, and no longer', () => {
  assert.deepEqual(keys(`${'k'.repeat(1024)}: a\n`)[0]?.length, 1024);
  assert.throws(
    () => parse(`${'k'.repeat(1025)}: a\n`),
    /mapping values are not allowed|could not find expected/,
  );
});
