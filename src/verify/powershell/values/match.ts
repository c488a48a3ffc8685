/** `-match`, `-like`, `-replace` and `-split`, on texts that may not be known. */

import { Alphabet, alphabets } from '../../alphabet.js';
import { spend } from '../../effort.js';
import { Refusal } from '../../refusal.js';
import type { Exit, Refinement } from '../../tools/tool.js';
import { concat, derived, emptiness, show, textOf, transformed, type Value } from '../../value.js';
import { int, type PowerShellObject, string } from '../state/objects.js';
import type { State } from '../state/state.js';
import { exitOf } from './compare.js';
import { type CompiledPattern, compileRegex, compileWildcard, type PatternFrame } from './regex.js';
import { type RegexCheck, regexCheck } from './regex-check.js';
import { isPlainAscii } from './text.js';

/** A match and what it captured; `groups` has the whole match first, undefined for groups that took no part. */
export interface Match {
  readonly status: Exit;
  readonly groups: readonly (Value | undefined)[];
}

export function compiled(pattern: Value, ignoreCase: boolean, offset: number): CompiledPattern {
  const text = textOf(pattern);
  const expression = text === undefined ? undefined : compileRegex(text, ignoreCase);
  if (expression === undefined)
    throw new Refusal('KS1003', 'this regular expression is not modelled', offset);
  return expression;
}

/** A step of a match costs about as much as a few characters of a text. */
export const spendSteps = (steps: number): void => spend(4 * steps);

/** A known text for a regular expression. */
export function subjectText(text: string, offset: number): string {
  if (!isPlainAscii(text))
    throw new Refusal('KS1003', 'matching text beyond printable ASCII is not modelled', offset);
  return text;
}

/** `subject -match pattern` */
export function match(subject: Value, pattern: Value, ignoreCase: boolean, offset: number): Match {
  const { expression, groups, frame } = compiled(pattern, ignoreCase, offset);
  const text = textOf(subject);
  if (text !== undefined) {
    const found = expression.exec(subjectText(text, offset), spendSteps);
    if (found === undefined) return { status: exitOf(false), groups: [] };
    return {
      status: exitOf(true),
      groups: found.groups.map((one) => (one === undefined ? undefined : transformed(subject, one))),
    };
  }
  const framed = frame === undefined ? undefined : matchFrame(subject, frame, ignoreCase);
  if (framed !== undefined) return { status: exitOf(true), groups: [subject, framed] };
  const what = `${show(subject)} matches ${textOf(pattern) ?? ''}`;
  const captured = Array.from({ length: groups }, (_, index) =>
    derived(subject, `group ${index + 1} of ${textOf(pattern) ?? ''}`, promises(subject, frame)),
  );
  return {
    status: { kind: 'unknown', what, ...learnt(subject, regexCheck(textOf(pattern) ?? '', ignoreCase)) },
    groups: [derived(subject, 'match'), ...captured],
  };
}

/** What a match, and a mismatch, say about each part of the text. */
function learnt(subject: Value, check: RegexCheck): { onSuccess: Refinement[]; onFailure: Refinement[] } {
  const ids = subject.flatMap((segment) => ('id' in segment ? [segment.id] : []));
  const { onMatch, onMismatch } = check;
  const filled = onMatch?.nonEmpty === true && subject.length === 1 ? { nonEmpty: true as const } : {};
  return {
    onSuccess:
      onMatch === undefined ? [] : ids.map((id) => ({ id, characters: onMatch.characters, ...filled })),
    onFailure: onMismatch === undefined ? [] : ids.map((id) => ({ id, characters: onMismatch })),
  };
}

/** The same, where an element of several decides: it says nothing about the whole. */
export function withoutRefinements(status: Exit): Exit {
  return status.kind === 'unknown' ? { kind: 'unknown', what: status.what } : status;
}

/** What a group that matched can hold at most. */
function promises(
  subject: Value,
  frame: PatternFrame | undefined,
): { nonEmpty: boolean; characters: Alphabet } {
  if (frame === undefined || !/[+]$/.test(frame.group)) return { nonEmpty: false, characters: alphabets.any };
  if (frame.group === '.+') return { nonEmpty: true, characters: alphabets.any };
  // All that `kubectl proxy` prints is this line, with an address in it.
  const address = subject.some((segment) => segment.kind === 'unknown' && segment.endpoint !== undefined);
  if (address && frame.before === 'Starting to serve on ')
    return { nonEmpty: true, characters: alphabets.word };
  return {
    nonEmpty: true,
    characters: frame.group === '\\d+' ? Alphabet.of('0123456789\u0660') : alphabets.line,
  };
}

/** The group of `^before(group)after$` where the text is known far enough to say that it matches. */
function matchFrame(subject: Value, frame: PatternFrame, ignoreCase: boolean): Value | undefined {
  const same = (one: string, other: string): boolean =>
    ignoreCase ? one.toLowerCase() === other.toLowerCase() : one === other;
  const { before, group, after } = frame;
  const [first] = subject;
  const last = subject.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const head = textOf([first]);
  const tail = textOf([last]);
  let middle = subject;
  if (before !== '') {
    if (head === undefined || !isPlainAscii(head) || !same(head.slice(0, before.length), before))
      return undefined;
    middle = concat([{ ...first, text: head.slice(before.length) } as Value[number]], middle.slice(1));
  }
  if (after !== '') {
    if (tail === undefined || middle.length < 2 || !isPlainAscii(tail)) return undefined;
    if (!same(tail.slice(-after.length), after) || tail.length < after.length) return undefined;
    middle = concat(middle.slice(0, -1), [{ ...last, text: tail.slice(0, -after.length) } as Value[number]]);
  }
  if (group.endsWith('+') && emptiness(middle) !== 'nonempty') return undefined;
  return middle.every((segment) => takes(group, segment)) ? middle : undefined;
}

function takes(group: PatternFrame['group'], segment: Value[number]): boolean {
  const text = textOf([segment]);
  if (text !== undefined) {
    const own = group.startsWith('\\S')
      ? /^[\x21-\x7e]*$/
      : group.startsWith('.')
        ? /^[\x20-\x7e]*$/
        : /^[0-9]*$/;
    return own.test(text);
  }
  if (!('characters' in segment)) return false;
  if (segment.characters.within(alphabets.digits)) return true;
  if (group.startsWith('\\S')) return segment.characters.within(alphabets.word);
  return group.startsWith('.') && !segment.characters.mayHold('\n\r');
}

/** Puts what a match captured into `$Matches`. */
export function setMatches(state: State, groups: readonly (Value | undefined)[]): void {
  const entries = new Map<string, { key: PowerShellObject; value: PowerShellObject }>();
  for (const [index, group] of groups.entries()) {
    if (group !== undefined) entries.set(`i:${index}`, { key: int(index), value: string(group) });
  }
  state.set('matches', { value: state.allocate(entries), type: undefined });
}

/** `subject -like pattern`, and what either answer means for a text that is not known. */
export function like(subject: Value, pattern: Value, ignoreCase: boolean, offset: number): Exit {
  const wanted = textOf(pattern);
  const expression = wanted === undefined ? undefined : compileWildcard(wanted, ignoreCase);
  if (wanted === undefined || expression === undefined) {
    throw new Refusal('KS1003', 'this wildcard pattern is not modelled', offset);
  }
  const text = textOf(subject);
  if (text !== undefined) return exitOf(expression(subjectText(text, offset)));
  if (/^\*+$/.test(wanted)) return exitOf(true);
  return { kind: 'unknown', what: `${show(subject)} matches ${wanted}` };
}
