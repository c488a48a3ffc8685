/** Segments of dots: the report shows what curl sends, which is not what is written. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { squashed } from '../../../src/verify/tools/curl-url.js';
import { literal, textOf, unknown } from '../../../src/verify/value.js';

// What curl 7.88 sent to a server of ours.
for (const [written, sent] of [
  ['https://h/api/../../x', 'https://h/x'],
  ['https://h/a/./b', 'https://h/a/b'],
  ['https://h/a/..', 'https://h/'],
  ['https://h/a/b/.', 'https://h/a/b/'],
  ['https://h/a/../b?x=/../y', 'https://h/b?x=/../y'],
  ['https://h/a..b/...', 'https://h/a..b/...'],
  ['https://h', 'https://h'],
  ['https://h/a//../b', 'https://h/a/b'],
] as const)
  test(`${written} is sent as ${sent}`, () => {
    assert.equal(textOf(squashed(literal(written)) ?? []), sent);
  });

test('where it depends on the run, or on the version, nothing is said', () => {
  assert.equal(squashed(literal('https://h/a/%2e%2E/b')), undefined);
  assert.equal(squashed([...literal('https://h/'), ...unknown('x'), ...literal('/../b')]), undefined);
  const plain = [...literal('https://h/'), ...unknown('x'), ...literal('/b')];
  assert.equal(squashed(plain), plain);
});
