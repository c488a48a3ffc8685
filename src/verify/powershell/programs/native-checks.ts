/** Arguments of a program that not every PowerShell passes in the same way. */

import { compareVersions } from '../../../tool-version.js';
import { alphabets } from '../../alphabet.js';
import { Refusal } from '../../refusal.js';
import { emptiness, literal, show, textOf, type Value } from '../../value.js';
import type { Machine } from '../state/machine.js';
import type { State } from '../state/state.js';
import { confirmPassable } from '../values/passable.js';

/** Outside of quotes, PowerShell on Linux and macOS takes `*`, `?`, `[` and a tilde in front as names of files. */
export function confirmNoPattern(machine: Machine, value: Value, offset: number, expanded: boolean): void {
  const fix = expanded ? 'put it in double quotes' : 'put it in single quotes';
  for (const [index, segment] of value.entries()) {
    const text = textOf([segment]);
    if (text === undefined) {
      const safe = 'characters' in segment && segment.characters.isSurelyWithin(alphabets.word);
      if (safe) continue;
      throw new Refusal(
        'KS2102',
        `outside of quotes, ${show([segment])} may be a pattern that names of files match`,
        offset,
        fix,
      );
    }
    if (index === 0 && /^[^*?[~]*[={][^*?[]*[*?[]/.test(text)) {
      // No file is called that; but for such a file, the argument is passed as it stands.
      machine.recorder.find(
        'KS2102',
        machine.source.place(offset),
        'outside of quotes, this is a pattern that names of files may match',
        { severity: 'warning', fix },
      );
      machine.recorder.assume(
        `no file has a name that begins with ${show(literal(text.replace(/[*?[].*$/s, '')))}`,
      );
      return;
    }
    if (/[*?[]/.test(text) || (index === 0 && text.startsWith('~'))) {
      throw new Refusal(
        'KS2102',
        'outside of quotes, this is a pattern that names of files may match',
        offset,
        fix,
      );
    }
  }
  if (
    expanded &&
    textOf(value) !== '' &&
    !value.every((segment) => 'characters' in segment && segment.characters.within(alphabets.digits))
  ) {
    machine.recorder.find(
      'KS2103',
      machine.source.place(offset),
      'this is outside of quotes: on Linux and macOS, * and ~ in it would become names of files',
      { fix },
    );
  }
}

/** Arguments that not every PowerShell passes in the same way. */
export function checkArgument(machine: Machine, value: Value, offset: number): void {
  confirmPassable(value, offset);
  const text = textOf(value);
  const find = (why: string, severity: 'error' | 'warning'): void => {
    machine.recorder.find('KS2301', machine.source.place(offset), why, { severity });
  };
  // From 7.3 on, arguments are passed as they are.
  const same = compareVersions(machine.oldest, [7, 3, 0]) >= 0;
  if (text === '--%') throw new Refusal('KS1003', 'PowerShell swallows the argument --%', offset);
  if (same) return;
  if (text === undefined) {
    const open = value.find((segment) => !isQuiet(segment));
    if (open !== undefined)
      find(`PowerShell before 7.3 passes ${show([open])} otherwise if it holds a double quote`, 'warning');
    if (emptiness(value) === 'either')
      find(`PowerShell before 7.3 leaves out ${show(value)} where it is empty`, 'warning');
    return;
  }
  if (text === '') find('PowerShell before 7.3 leaves out an empty argument', 'error');
  if (text.includes('"')) find('PowerShell before 7.3 loses the double quotes in this argument', 'error');
  if (/[\r\n]/.test(text)) find('a line break in an argument', 'warning');
  if (/\s/.test(text) && text.endsWith('\\')) {
    find('PowerShell before 7.3 joins an argument that ends with a backslash to the next one', 'error');
  }
}

/** No double quote can be in it. */
function isQuiet(segment: Value[number]): boolean {
  if (segment.kind === 'unknown' && segment.temporary === true) return true;
  if (segment.kind === 'unknown' || segment.text === undefined) {
    return 'characters' in segment && segment.characters.within(alphabets.word);
  }
  return !segment.text.includes('"');
}

/**
 * With `$PSNativeCommandArgumentPassing = 'Legacy'` every PowerShell passes arguments as those before 7.3 do; 'Windows'
 * makes a difference for batch files and scripts only (about_Preference_Variables).
 */
export function confirmPassing(state: State, value: Value, offset: number): void {
  const preference = state.find('psnativecommandargumentpassing')?.value;
  if (preference === undefined) return;
  const mode = preference.kind === 'string' ? textOf(preference.text)?.toLowerCase() : undefined;
  if (mode === 'standard' || mode === 'windows') return;
  const last = value.at(-1);
  const ending = last === undefined ? '' : textOf([last]);
  if (emptiness(value) === 'nonempty' && value.every(isQuiet) && ending?.endsWith('\\') !== true) return;
  throw new Refusal(
    'KS2301',
    "with 'Legacy', an argument loses its double quotes, or is left out where it is empty",
    offset,
    "$PSNativeCommandArgumentPassing = 'Standard'",
  );
}
