/** A captured value enters words by its check alone: what compiles here, and what does not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Action } from '../../src/plan/action.js';
import { tokenAlphabet } from '../../src/plan/alphabets.js';
import type { CurlConfigLine } from '../../src/plan/curl.js';
import type { Segment, Word } from '../../src/plan/word.js';
import { checkedValue, kubectl, message, variable } from '../../src/plan/words.js';

const capture: Action & { readonly kind: 'capture' } = {
  kind: 'capture',
  command: kubectl('create', 'token', 'default'),
  into: 'TOKEN',
  alphabet: tokenAlphabet,
  otherwise: message('token.otherwise', { namespace: 'apps', serviceAccount: 'default' }),
  refused: message('token.refused'),
};

test('the action that captures and checks gives the segment', () => {
  const line: CurlConfigLine = { name: 'header', value: ['Authorization: Bearer ', checkedValue(capture)] };
  const word: Word = [variable('CONTEXT'), checkedValue(capture)];
  assert.deepEqual([line.value[1], word[1]], [{ variable: 'TOKEN' }, { variable: 'TOKEN' }]);
});

test('without a check it does not compile', () => {
  // @ts-expect-error: a captured name is no segment
  const segment: Segment = { variable: 'TOKEN' };
  // @ts-expect-error: nor is it a name that the script chose
  const chosen: Word = [variable('APISERVER')];
  // @ts-expect-error: an action that captures has to say of what the value is made
  const unchecked: Action = {
    kind: 'capture',
    command: capture.command,
    into: 'TOKEN',
    otherwise: capture.otherwise,
    refused: capture.refused,
  };
  assert.equal(segment !== undefined && chosen.length === 1 && unchecked.kind === 'capture', true);
});
