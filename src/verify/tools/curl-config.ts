/** curl's configuration files (its src/tool_parsecfg.c): one option a line, quoted or not. */
import type { Place } from '../report.js';
import { concatAll, literal, type Segment, type Value } from '../value.js';
import { confirmPart } from './structure.js';
import { type Token, tokenOf } from './token.js';
import type { ToolCall } from './tool.js';

/** A character of known text, or a whole segment that is not known. */
type Unit =
  | { readonly text: string; readonly segment: Segment }
  | { readonly text: undefined; readonly segment: Segment };

/** The arguments that each line stands for. Lines that are not read exactly are refused. */
export function configTokens(call: ToolCall, text: Value, place: Place): readonly (readonly Token[])[] {
  return linesOf(call, text, place).flatMap((line) => {
    const tokens = lineTokens(call, line, place);
    return tokens === undefined ? [] : [tokens];
  });
}

function linesOf(call: ToolCall, value: Value, place: Place): readonly (readonly Unit[])[] {
  const lines: Unit[][] = [[]];
  for (const segment of value) {
    const text = segment.kind === 'unknown' ? undefined : segment.text;
    if (text === undefined) {
      confirmPart(call, segment, 'config', place);
      lines.at(-1)?.push({ text: undefined, segment });
      continue;
    }
    for (const character of text) {
      if (character === '\n') lines.push([]);
      else lines.at(-1)?.push({ text: character, segment });
    }
  }
  return lines;
}

const blank = (unit: Unit | undefined): boolean => unit?.text !== undefined && /[ \t\r\f\v]/.test(unit.text);

function lineTokens(call: ToolCall, units: readonly Unit[], place: Place): readonly Token[] | undefined {
  let at = 0;
  while (blank(units[at])) at += 1;
  const first = units[at];
  if (first === undefined || first.text === '#') return undefined;
  let name = '';
  for (
    let unit = units[at];
    unit !== undefined && !blank(unit) && unit.text !== '=' && unit.text !== ':';
    unit = units[at]
  ) {
    if (unit.text === undefined) {
      call.recorder.refuse('KS3301', place, `the name of an option of curl depends on the run`);
      return undefined;
    }
    name += unit.text;
    at += 1;
  }
  while (blank(units[at]) || units[at]?.text === '=' || units[at]?.text === ':') at += 1;
  const option = tokenOf(literal(name.startsWith('-') ? name : `--${name}`), place);
  if (units[at] === undefined) return [option];
  const value =
    units[at]?.text === '"' ? quotedValue(call, units, at + 1, place) : bareValue(call, units, at, place);
  return value === undefined ? undefined : [option, tokenOf(value, place)];
}

const escapes: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', v: '\v' };

function quotedValue(call: ToolCall, units: readonly Unit[], start: number, place: Place): Value | undefined {
  const parts: Unit[] = [];
  for (let at = start; at < units.length; at++) {
    const unit = units[at];
    if (unit?.text === '"') {
      if (units.slice(at + 1).some((rest) => !blank(rest))) {
        call.recorder.refuse('KS3301', place, "text behind the closing quote in curl's configuration");
        return undefined;
      }
      return valueOfUnits(parts);
    }
    if (unit?.text === '\\') {
      at += 1;
      const next = units[at];
      if (next?.text === undefined) break;
      parts.push({ ...next, text: escapes[next.text] ?? next.text });
    } else if (unit !== undefined) parts.push(unit);
  }
  call.recorder.refuse('KS3301', place, "a quote that is not closed in curl's configuration");
  return undefined;
}

function bareValue(call: ToolCall, units: readonly Unit[], start: number, place: Place): Value | undefined {
  let end = start;
  while (end < units.length && !blank(units[end])) end += 1;
  if (units.slice(end).some((rest) => !blank(rest))) {
    call.recorder.refuse(
      'KS3301',
      place,
      "a value with white space outside of quotes in curl's configuration",
    );
    return undefined;
  }
  return valueOfUnits(units.slice(start, end));
}

/** Characters of one segment side by side become one segment again: a secret of many characters is one secret. */
function valueOfUnits(units: readonly Unit[]): Value {
  const runs: { readonly segment: Segment; text: string | undefined }[] = [];
  for (const { text, segment } of units) {
    const last = runs.at(-1);
    if (text !== undefined && last?.text !== undefined && last.segment === segment) last.text += text;
    else runs.push({ segment, text });
  }
  return concatAll(
    runs.map(({ segment, text }) => {
      if (text === undefined) return [segment];
      return segment.kind === 'literal' ? literal(text) : [{ ...segment, text } as Segment];
    }),
  );
}
