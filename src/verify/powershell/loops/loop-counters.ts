/** The variables that a loop of PowerShell counts. */

import { type CountingForms, limitsIn } from '../../run/counted-text.js';
import type { Counter } from '../../run/counter.js';
import type { Trial } from '../../run/loop-end.js';
import type { PowerShellObject } from '../state/objects.js';
import type { State } from '../state/state.js';

const numberIn = (value: PowerShellObject | undefined): number | undefined =>
  value?.kind === 'number' && Number.isSafeInteger(value.value) ? value.value : undefined;

const operator = String.raw`\s+-(?:eq|ne|lt|le|gt|ge)\s+`;
/** Behind a comparison: arithmetic would bind tighter than it. */
const behind = String.raw`(?=\s*(?:[);}\r\n]|$|-(?:and|or)\b))`;
/** In front of one. */
const ahead = String.raw`(?:[({;!]\s*|-(?:and|or|not)\s+|^\s*)`;

const forms: CountingForms = {
  begin: (name) =>
    new RegExp(String.raw`\$${name}\s*=\s*(?<number>-?(?:0|[1-9]\d*))(?=\s*(?:[;)}\r\n]|$))`, 'gi'),
  add: (name) =>
    new RegExp(
      String.raw`\$${name}(?:\+\+|--|\s*[+-]=\s*\d+|\s*=\s*\$${name}\s*[+-]\s*\d+)(?=\s*(?:[;)}\r\n]|$))`,
      'gi',
    ),
  compare: (name) => {
    const first = String.raw`\$${name}${operator}`;
    // What stands in front is looked at last: it can be long.
    return [new RegExp(String.raw`${first}(?<=${ahead}${first})(?<limit>-?\d+|\$\w+)${behind}`, 'gim')];
  },
  variable: /^\$(\w+)$/,
  read: (name) => new RegExp(String.raw`\$${name}(?!\w)`, 'gi'),
  word: (name) => new RegExp(String.raw`(?<!\w)${name}(?!\w)`, 'i'),
};

/** Finds what a round changed in whole numbers of variables; undefined where `text` uses one for more than to count. */
export function countersIn(text: string): Trial<State>['counters'] {
  const limitsByName = limitsIn(text, forms);
  return (before, after) => {
    const counters: Counter<State>[] = [];
    for (const [index, scope] of after.scopes.entries()) {
      for (const [name, { value, type }] of scope.variables) {
        const old = numberIn(before.scopes[index]?.variables.get(name)?.value);
        const now = numberIn(value);
        if (value.kind !== 'number' || old === undefined || now === undefined || old === now) continue;
        const limits = type === undefined ? limitsByName(name) : undefined;
        if (limits === undefined) return undefined;
        const put = (state: State, number: number): void =>
          state.set(name, { value: { ...value, value: number }, type }, index);
        counters.push({ name: `${index} ${name}`, old, now, limits, put });
      }
    }
    return counters;
  };
}
