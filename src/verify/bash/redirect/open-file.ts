/** What opening a file for reading and for writing have in common. */

import type { Word, WordPart } from 'unbash';
import { alphabets } from '../../alphabet.js';
import { Refusal } from '../../refusal.js';
import { show, textOf, type Value } from '../../value.js';
import { expandText } from '../expand/word.js';
import { branch, type Context } from '../state/machine.js';
import type { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';

/** The name of a file: shells differ in whether patterns and braces in it are expanded. */
export function expandPath(context: Context, state: State, target: Word): Paths<Value> {
  const special = (part: WordPart): boolean =>
    part.type === 'Glob' ||
    part.type === 'BraceExpansion' ||
    part.type === 'ExtendedGlob' ||
    (part.type === 'Literal' && /[*?[{]/.test(part.text.replace(/\\[\s\S]/g, '')));
  const found =
    target.parts === undefined
      ? /[*?[{]/.test(target.text.replace(/\\[\s\S]/g, ''))
      : target.parts.some(special);
  if (found) throw new Refusal('KS2102', 'a pattern or braces in the name of a file', target.pos);
  if (holdsList(target.parts))
    throw new Refusal('KS2102', 'several values in the name of a file', target.pos, 'name one of them');
  const bare = context.machine.dialect === 'bash' && (target.parts ?? []).some(isExpansion);
  return expandText(context, state, target).map((path) => {
    // bash alone splits it and looks for files that match; what is then not one name ends the command.
    if (bare && !path.every(isOneName))
      throw new Refusal(
        'KS2102',
        'outside of quotes, this name is split and globbed',
        target.pos,
        'put it in double quotes',
      );
    return path;
  });
}

const isExpansion = (part: WordPart): boolean =>
  ['SimpleExpansion', 'ParameterExpansion', 'CommandExpansion', 'ArithmeticExpansion'].includes(part.type);

/** `$@`, `$*`, `${a[@]}` */
const holdsList = (parts: readonly WordPart[] | undefined): boolean =>
  parts?.some(
    (part) =>
      (part.type === 'SimpleExpansion' && /^\$[@*]$/.test(part.text)) ||
      (part.type === 'ParameterExpansion' && (/^[@*]$/.test(part.parameter) || part.index !== undefined)) ||
      (part.type === 'DoubleQuoted' && holdsList(part.parts)),
  ) ?? false;

/** Without blanks, patterns and backslashes. */
const isOneName = (segment: Value[number]): boolean =>
  'text' in segment && segment.text !== undefined
    ? !/[\s*?[\\]/.test(segment.text)
    : 'characters' in segment && segment.characters.isSurelyWithin(alphabets.word);

/** Whether opening a file succeeds; where only a run would show it, both. False leaves the status of the failure. */
export function opens(context: Context, state: State, what: string, offset: number): Paths<boolean> {
  return branch(context, state, { kind: 'unknown', what }, offset).map((fine, at) => {
    if (!fine) at.complain().status = { kind: 'failed', what };
    return fine;
  });
}

/** The status of a redirection that fails: POSIX leaves open which one. */
export function failToOpen(context: Context, state: State, path: Value): void {
  if (context.machine.dialect === 'sh')
    state.complain().status = { kind: 'failed', what: `${show(path)} can be opened` };
  else state.complain().fail(1);
}

/** Files that stand for what the process has open, or that the system makes up. */
export function confirmNoDescriptor(path: Value, offset: number): void {
  if (/^\/(?:dev\/(?:stdin$|fd\b)|proc\/)/.test(textOf(path) ?? ''))
    throw new Refusal('KS3104', `${show(path)} is no file of its own`, offset);
}

/** Whether the owner may. Root may do more, and who runs the script is not known. */
export const allows = (mode: number | undefined, bits: number): boolean =>
  mode === undefined || (mode & bits) === bits;
