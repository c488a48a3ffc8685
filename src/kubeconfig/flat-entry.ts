/** An entry of certain lines (certain-lines.ts) and no exec plugin → what the reader of YAML and the decoder make of it. */
import type { Position } from '../errors.js';
import { decodeBase64 } from '../go/base64.js';
import { type EntryKind, textOf } from './certain-lines.js';
import type { Entry } from './types.js';

const field = /^ {4}([A-Za-z-]+): (.*)$/;

/** `lines` are the entry's own; `line` counts from 1; `none` is what an entry without fields is. */
export function flatEntry<T extends Entry>(
  lines: readonly string[],
  { kind, file, line, none }: { kind: EntryKind; file: string; line: number; none: T },
): T {
  const values: Record<string, unknown> = {};
  const places = new Map<string, Position>();
  let ofName: Position | undefined;
  lines.forEach((text, index) => {
    const [, name, written = ''] = field.exec(text) ?? [];
    const place = (column: number): Position => ({ file, line: line + index, column });
    if (name !== undefined) {
      places.set(name, place(name.length + 7));
      Object.assign(values, propertyOf(kind, name, written));
    } else if (/^[- ] name: /.test(text)) ofName = place(9);
  });
  // In the order in which Go reads: of keys.
  const sorted = [...places].sort(([a], [b]) => (a < b ? -1 : 1));
  const named = ofName === undefined ? [] : [['name', ofName] as const];
  const origins = new Map(kind.key < 'name' ? [...sorted, ...named] : [...named, ...sorted]);
  return { ...none, ...values, position: { file, line, column: 3 }, origins };
}

/** The property that a field becomes. */
function propertyOf({ texts, booleans, bytes }: EntryKind, name: string, written: string): object {
  const [text, boolean, data] = [texts[name], booleans[name], bytes[name]];
  if (text !== undefined) return { [text]: textOf(written) };
  if (boolean !== undefined) return { [boolean]: written === 'true' };
  return data === undefined ? {} : { [data]: decodeBase64(textOf(written)) };
}
