/** The ends of what a fleet's contexts hold, as a calendar that others read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendarOf, isCalendar } from '../../src/fleet/calendar.js';
import { type ContextFacts, unknownFacts } from '../../src/fleet/facts.js';
import { expiryOf } from '../../src/inspect/expiry.js';
import { speaker } from '../../src/render/messages.js';

const ending = (at: string): ReturnType<typeof expiryOf> => expiryOf(new Date(at), new Date(0));

const facts = (cluster: string, user: string, ends: Partial<ContextFacts['ends']>): ContextFacts => ({
  ...unknownFacts,
  cluster,
  user,
  ends: { ...unknownFacts.ends, ...ends },
});

/** The lines of a calendar, those that were folded put together, values as they were. */
function read(text: string): readonly string[] {
  assert.ok(text.endsWith('\r\n') && !/[^\r]\n/.test(text));
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
  return text.replaceAll('\r\n ', '').trimEnd().split('\r\n');
}

test('each end once, in their order, with the contexts that it is of', () => {
  const authority = ending('2046-11-19T06:15:19Z');
  const text = calendarOf(
    [
      {
        context: 'prod',
        kubeconfig: undefined,
        facts: facts('eu', 'jane', { authority, certificate: ending('2027-01-02T03:04:05Z') }),
      },
      {
        context: 'other',
        kubeconfig: undefined,
        facts: facts('eu', 'joe', { authority, token: ending('2026-12-01T00:00:00Z') }),
      },
      { context: 'none', kubeconfig: undefined, facts: unknownFacts },
    ],
    speaker('en'),
  );
  assert.ok(isCalendar(text));
  const lines = read(text);
  assert.deepEqual(
    lines.filter((line) => /^(?:DTSTART|SUMMARY|TRIGGER)/.test(line)),
    [
      'DTSTART:20261201T000000Z',
      'SUMMARY:Kubernetes: the token of user joe ends',
      'DTSTART:20270102T030405Z',
      'SUMMARY:Kubernetes: the certificate of user jane ends',
      'TRIGGER:-P14D',
      'DTSTART:20461119T061519Z',
      'SUMMARY:Kubernetes: the CA of cluster eu ends',
      'TRIGGER:-P14D',
    ],
  );
  assert.ok(lines.includes('DESCRIPTION:Contexts: other\\, prod'));
  assert.equal(new Set(lines.filter((line) => line.startsWith('UID:'))).size, 3);
});

test('a name is a text, whatever it holds, and lines are folded between characters', () => {
  const hostile = 'a\r\nATTACH:https://evil.example/;,\\\u2028\u202e';
  const long = '設定😀'.repeat(40);
  const token = ending('2027-01-02T03:04:05Z');
  const text = calendarOf(
    [hostile, long].map((name) => ({
      context: name,
      kubeconfig: 'k,1',
      facts: facts(name, name, { token }),
    })),
    speaker('ja'),
  );
  const lines = read(text);
  assert.ok(!lines.some((line) => line.startsWith('ATTACH')));
  assert.ok(
    lines.some((line) => line.startsWith('SUMMARY:') && line.includes(long)),
    text,
  );
  assert.ok(lines.some((line) => line.includes('k\\,1 ')));
  assert.doesNotMatch(text, /[\u2028\u202e]/);
  for (const line of lines)
    assert.doesNotMatch(line.replaceAll(/\\[\\;,]/g, ''), /^(?:SUMMARY|DESCRIPTION):.*[;,\\]/);
});

test('a year of five digits is left out: a calendar cannot say it', () => {
  const token = ending('+012345-01-01T00:00:00Z');
  const text = calendarOf(
    [{ context: 'c', kubeconfig: undefined, facts: facts('k', 'u', { token }) }],
    speaker('en'),
  );
  assert.doesNotMatch(text, /VEVENT/);
});
