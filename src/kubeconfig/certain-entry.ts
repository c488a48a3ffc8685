/** An entry of certain lines (certain-lines.ts), passed over: where it ends, and what it is called. */
import { type CertainField, type EntryKind, endOfBase64, endOfText, inside } from './certain-lines.js';

export interface CertainEntry {
  /** Where the line behind it begins. */
  readonly end: number;
  readonly lines: number;
  /** Its name as it is written. */
  readonly name: string;
  /** Only the reader of YAML reads an exec plugin, but it need not do so to know that it is right. */
  readonly hasExec: boolean;
}

/** The entry that begins at this place with `- `; undefined where it is not certain. */
export function certainEntry(text: string, at: number, kind: EntryKind): CertainEntry | undefined {
  const place = new Place(text, at);
  let name: string | undefined;
  if (place.pass('- name: ')) {
    name = place.passText();
    if (name === undefined || !place.pass(`  ${kind.key}:\n`)) return undefined;
  } else if (!place.pass(`- ${kind.key}:\n`)) return undefined;
  const fields = passFields(place, kind);
  if (fields === undefined) return undefined;
  if (name === undefined && place.pass('  name: ')) name = place.passText();
  // No line behind it belongs to it, too.
  if (name === undefined || text.startsWith(' ', place.at)) return undefined;
  const { hasExec } = fields;
  // Without a plugin each field is a line, and so are the name and the key.
  const lines = hasExec ? linesIn(text, at, place.at) : fields.count + 2;
  return { end: place.at, lines, name, hasExec };
}

function linesIn(text: string, from: number, end: number): number {
  let lines = 0;
  for (let at = from; at < end; lines++) at = text.indexOf('\n', at) + 1;
  return lines;
}

/** A place in a text that goes on behind what is certain there. */
class Place {
  readonly text: string;
  at: number;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  pass(words: string): boolean {
    if (!this.text.startsWith(words, this.at)) return false;
    this.at += words.length;
    return true;
  }

  /** The word before the next colon. */
  passKey(): string {
    const from = this.at;
    this.at = Math.max(from, this.text.indexOf(':', from));
    return this.text.slice(from, this.at);
  }

  /** Text up to the end of its line. */
  passText(): string | undefined {
    const from = this.at;
    return this.passTo(endOfText(this.text, from)) ? this.text.slice(from, this.at - 1) : undefined;
  }

  passPattern(sticky: RegExp): boolean {
    sticky.lastIndex = this.at;
    return sticky.test(this.text) && this.passTo(sticky.lastIndex);
  }

  /** -1 is no place. */
  passTo(end: number): boolean {
    if (end !== -1) this.at = end;
    return end !== -1;
  }
}

const passBoolean = (place: Place): boolean => place.pass(': true\n') || place.pass(': false\n');

/** The lines of an entry's own fields, of which there is one at least. */
function passFields(
  place: Place,
  { fields, key }: EntryKind,
): { readonly count: number; readonly hasExec: boolean } | undefined {
  let count = 0;
  let hasExec = false;
  for (; place.pass('    '); count++) {
    const name = place.passKey();
    const field = fields.get(name);
    if (field !== undefined) {
      if (!passValue(place, field)) return undefined;
    } else {
      if (key !== 'user' || name !== 'exec' || !place.pass(':\n') || !passExec(place)) return undefined;
      hasExec = true;
    }
  }
  return count > 0 ? { count, hasExec } : undefined;
}

function passValue(place: Place, { holds }: CertainField): boolean {
  if (holds === 'boolean') return passBoolean(place);
  const endOf = holds === 'text' ? endOfText : endOfBase64;
  return place.pass(': ') && place.passTo(endOf(place.text, place.at));
}

const phrase = `(?!#)${inside}+(?<!:)`;

// What to do where there is no such program, over several lines: as gcloud writes it, and as az does.
const foldedHint = new RegExp(
  `[A-Z]${inside}*(?<!:)(?: ${phrase})+\\n(?: {8}${phrase}(?: ${phrase})*\\n)*`,
  'y',
);
const literalHint = /\|2?-?\n(?:(?: {8}[!-~][ -~]*)?\n)+/y;

/** An exec plugin as its tools and kubectl write it. */
function passExec(place: Place): boolean {
  const from = place.at;
  while (place.pass('      ')) if (!passExecField(place, place.passKey())) return false;
  return place.at > from;
}

function passExecField(place: Place, field: string): boolean {
  if (field === 'provideClusterInfo') return passBoolean(place);
  if (field === 'args') return place.pass(': null\n') || (place.pass(':\n') && passArguments(place));
  if (field === 'env') return place.pass(': null\n') || (place.pass(':\n') && passVariables(place));
  if (!['apiVersion', 'command', 'installHint', 'interactiveMode'].includes(field) || !place.pass(': '))
    return false;
  if (place.passText() !== undefined) return true;
  return field === 'installHint' && (place.passPattern(foldedHint) || place.passPattern(literalHint));
}

function passArguments(place: Place): boolean {
  const from = place.at;
  while (place.pass('      - ')) if (place.passText() === undefined) return false;
  return place.at > from;
}

function passVariables(place: Place): boolean {
  const from = place.at;
  while (place.pass('      - name: ')) {
    if (place.passText() === undefined || !place.pass('        value: ') || place.passText() === undefined)
      return false;
  }
  return place.at > from;
}
