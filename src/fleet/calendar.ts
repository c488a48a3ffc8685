/** The ends of a fleet's CAs, certificates and tokens as a calendar (RFC 5545). It says nothing of the time it was written at. */
import { createHash } from 'node:crypto';
import { inert } from '../display.js';
import { compareBytes } from '../go/byte-order.js';
import { message } from '../plan/words.js';
import type { Speak } from '../render/messages.js';
import type { ContextFacts } from './facts.js';

export const calendarName = 'calendar.ics';

/** What ends, in the order of one day's, and what is said of it. */
const kinds = {
  authority: 'fleet.end-of-authority',
  certificate: 'fleet.end-of-certificate',
  token: 'fleet.end-of-token',
} as const;

const kindNames = Object.keys(kinds) as (keyof typeof kinds)[];

interface Event {
  readonly kind: keyof typeof kinds;
  /** The cluster of a CA, else the user. */
  readonly holder: string;
  /** UTC, as `20271124T061519Z`. */
  readonly at: string;
  /** Contexts, behind their kubeconfig where there are several. */
  readonly contexts: string[];
}

/** A context with what is known of it. */
export interface CalendarEntry {
  readonly context: string;
  readonly kubeconfig: string | undefined;
  readonly facts: ContextFacts;
}

/** A calendar of everything that ends, what several contexts share once. */
export function calendarOf(entries: readonly CalendarEntry[], speak: Speak): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//kubesteps//EN',
    ...eventsOf(entries).flatMap((event) => linesOf(event, speak)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** Whether a text is such a calendar. */
export const isCalendar = (text: string): boolean =>
  /^BEGIN:VCALENDAR\r?\nVERSION:2\.0\r?\nPRODID:-\/\/kubesteps\/\//.test(text);

function eventsOf(entries: readonly CalendarEntry[]): readonly Event[] {
  const events = new Map<string, Event>();
  for (const { context, kubeconfig, facts } of entries)
    for (const kind of kindNames) {
      const at = facts.ends[kind]?.at.toISOString().replace(/[-:]|\.\d+/g, '');
      // RFC 5545, 3.3.4: a year has four digits.
      if (at === undefined || at.length !== '20271124T061519Z'.length) continue;
      const holder = kind === 'authority' ? facts.cluster : facts.user;
      const key = JSON.stringify([at, kind, holder]);
      const event = events.get(key) ?? { kind, holder, at, contexts: [] };
      event.contexts.push([kubeconfig, context].filter((part) => part !== undefined).join(' '));
      events.set(key, event);
    }
  return [...events].sort(([a], [b]) => compareBytes(a, b)).map(([, event]) => event);
}

function linesOf({ kind, holder, at, contexts }: Event, speak: Speak): readonly string[] {
  const id = createHash('sha256')
    .update(JSON.stringify([kind, holder, at]))
    .digest('hex')
    .slice(0, 32);
  const summary = value(speak(message(kinds[kind], { name: holder })));
  return [
    'BEGIN:VEVENT',
    `UID:${id}@kubesteps`,
    'DTSTAMP:19700101T000000Z',
    `DTSTART:${at}`,
    `SUMMARY:${summary}`,
    `DESCRIPTION:${value(speak(message('fleet.end-of-contexts', { names: contexts.sort(compareBytes).join(', ') })))}`,
    'TRANSP:TRANSPARENT',
    // Tokens live for hours more often than for weeks.
    ...(kind === 'token'
      ? []
      : ['BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:-P14D', `DESCRIPTION:${summary}`, 'END:VALARM']),
    'END:VEVENT',
  ];
}

/** RFC 5545, 3.3.11. Names have their line breaks escaped already. */
const value = (text: string): string => inert(text).replace(/[\\;,]/g, '\\$&');

/** RFC 5545, 3.1: at most 75 octets a line, and no character torn. */
function folded(line: string): string {
  let length = 0;
  return [...line]
    .map((character) => {
      const bytes = Buffer.byteLength(character);
      const breaks = length + bytes > 75;
      length = breaks ? 1 + bytes : length + bytes;
      return breaks ? `\r\n ${character}` : character;
    })
    .join('');
}
