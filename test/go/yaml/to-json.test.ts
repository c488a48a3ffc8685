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

  test('are met where they stand', () => {
    assert.throws(() => yamlToJson(bytes('a: b\nc: ', 0xff)), {
      message: 'invalid leading UTF-8 octet',
      mark: { line: 1, column: 3 },
    });
    assert.throws(() => yamlToJson(bytes('a: b: c\n', 0xff)), {
      message: 'mapping values are not allowed in this context',
    });
  });

  test('behind the first document are never met', () => {
    assert.ok(yamlToJson(bytes(`a: b\n---\n${'#'.repeat(80)}`, 0xff)));
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
