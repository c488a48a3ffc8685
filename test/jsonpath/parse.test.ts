import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ListNode, Node } from '../../src/jsonpath/ast.js';
import { JsonPathError } from '../../src/jsonpath/error.js';
import { parseTemplate } from '../../src/jsonpath/parse.js';

/** The steps of the one action of a template. */
function steps(template: string): readonly Node[] {
  const [action] = parseTemplate(template).nodes;
  assert.equal(action?.kind, 'list');
  return (action as ListNode).nodes;
}

function failure(template: string): JsonPathError {
  try {
    parseTemplate(template);
  } catch (error) {
    assert.ok(error instanceof JsonPathError);
    assert.equal(error.stage, 'parse');
    return error;
  }
  return assert.fail(`${template} parses`);
}

describe('every node knows its place in the template', () => {
  const template = 'é {.rows[?(@.name==" x")][\'k\'][0, -1]..a[*].*}{range .a}{true 1 1.5 "q"}';
  const places = new Map<string, string[]>();
  const visit = (node: Node): void => {
    const list = places.get(node.kind) ?? [];
    places.set(node.kind, [...list, template.slice(node.start, node.end)]);
    if (node.kind === 'list') node.nodes.forEach(visit);
    if (node.kind === 'union') node.lists.forEach(visit);
    if (node.kind === 'filter') [node.left, node.right].forEach(visit);
  };
  parseTemplate(template).nodes.forEach(visit);

  const expected: [string, string[]][] = [
    ['text', ['é ', '" x"', '"q"']],
    ['field', ['.rows', '.name', '.k', 'a', '.a']],
    ['filter', ['[?(@.name==" x")]']],
    ['union', ['[0, -1]']],
    ['recursive', ['..']],
    ['wildcard', ['.*']],
    ['identifier', ['range']],
    ['bool', ['true']],
    ['int', ['1']],
    ['float', ['1.5']],
  ];
  for (const [kind, texts] of expected) {
    test(kind, () => {
      const found = places.get(kind) ?? [];
      // A name in brackets has no dot of its own: the place begins at the quote before it.
      assert.deepEqual(
        found.map((text) => text.replace(/^'k$/, '.k')),
        texts,
      );
    });
  }
});

describe('errors point at their cause', () => {
  const cases: [string, string, number][] = [
    ['{.a', 'unclosed action', 3],
    ['{.a}{.b[abc]}', 'invalid array index abc', 8],
    ['{.a[?(@.b==c#)]}é{#}', "unrecognized character in action: U+0023 '#'", 18],
    ['{.a[?(@.b=="c\\q")]}', 'unquote string "c\\q" error invalid syntax', 11],
    ['{.a[?(@.b==-)]}', 'cannot parse number -', 11],
    ["{.a['b', x]}", 'invalid array index x', 9],
    ['{.a[1,99999999999999999999]}', 'array index 99999999999999999999 is not a number', 6],
    ['{....a}', 'invalid multiple recursive descent', 3],
    ["{.a['x{y']}", "unrecognized character in action: U+007B '{'", 6],
  ];
  for (const [template, message, offset] of cases) {
    test(template, () => {
      const error = failure(template);
      assert.equal(error.message, message);
      assert.equal(error.offset, offset);
    });
  }
});

describe('oddities of the syntax', () => {
  test('a word in brackets is a path of its own', () => {
    const [first, second] = steps("{['a.b']}");
    assert.deepEqual([first?.kind, second?.kind], ['field', 'field']);
  });
  test('what follows a brace inside brackets is dropped, but must parse', () => {
    assert.equal(steps("{['x}y']}").length, 1);
    assert.equal(failure("{['x}{.y{']}").message, "unrecognized character in action: U+007B '{'");
  });
  test('a plain index is a slice with a derived end', () => {
    const [index] = steps('{[-1]}');
    assert.ok(index?.kind === 'slice');
    assert.deepEqual([index.from, index.to, index.toDerived, index.step], [-1n, 0n, true, undefined]);
  });
  test('the largest index overflows as an int64 does', () => {
    const [index] = steps('{[9223372036854775807]}');
    assert.ok(index?.kind === 'slice');
    assert.equal(index.to, -9223372036854775808n);
  });
  test('a literal that is not UTF-8 is kept as bytes', () => {
    const [literal] = steps('{"a\\xff"}');
    assert.ok(literal?.kind === 'text');
    assert.deepEqual(literal.text, Buffer.from([0x61, 0xff]));
  });
  test('a string literal of 100,000 characters parses in no time', () => {
    const [literal] = steps(`{"${'\\n'.repeat(50_000)}"}`);
    assert.ok(literal?.kind === 'text');
    assert.equal(literal.text.length, 50_000);
  });
});
