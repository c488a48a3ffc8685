/** The variables that a loop of bash counts. */

import { type CountingForms, limitsIn } from '../../run/counted-text.js';
import type { Counter } from '../../run/counter.js';
import type { Trial } from '../../run/loop-end.js';
import { literal, textOf } from '../../value.js';
import type { State, Variable } from '../state/state.js';

/** A whole number as arithmetic writes it. */
const wholeNumber = /^(?:0|-?[1-9]\d{0,8})$/;

const numberIn = (variable: Variable | undefined): number | undefined => {
  const text = variable?.elements === undefined ? textOf(variable?.value ?? []) : undefined;
  return text !== undefined && wholeNumber.test(text) ? Number(text) : undefined;
};

/** `$n`, `${n}`, `"$n"` as a word of its own. */
const expanded = (name: string): string => String.raw`"?\$(?:${name}|\{${name}\})"?`;
const limit = String.raw`(?<limit>"?(?:-?\d+|\$\w+|\$\{\w+\})"?)`;

const forms: CountingForms = {
  begin: (name) =>
    new RegExp(String.raw`(?<![^\s;&|({])${name}=(?<number>-?(?:0|[1-9]\d*))(?![^\s;&|)}])`, 'g'),
  add: (name) =>
    new RegExp(
      String.raw`(?<![^\s;&|({])${name}=\$\(\( *\$?${name} *[+-] *\d+ *\)\)|` +
        String.raw`(?<!\$)\(\( *(?:${name}(?:\+\+|--| *[+-]= *\d+)|(?:\+\+|--)${name}) *\)\)`,
      'g',
    ),
  compare: (name) => {
    const operator = String.raw`\s+-(?:eq|ne|lt|le|gt|ge)\s+`;
    return [
      new RegExp(String.raw`(?<=\s)${expanded(name)}${operator}${limit}(?![^\s;)])`, 'g'),
      new RegExp(String.raw`\(\( *\$?${name} *(?:[<>]=?|[=!]=) *(?<limit>-?\d+|\$?\w+) *\)\)`, 'g'),
    ];
  },
  variable: /(\w+)/,
  read: (name) => new RegExp(String.raw`\$(?:${name}(?!\w)|\{${name}\})`, 'g'),
  word: (name) => new RegExp(String.raw`(?<!\w)${name}(?!\w)`),
};

/** Finds what a round changed in whole numbers of variables; undefined where `text` uses one for more than to count. */
export function countersIn(text: string): Trial<State>['counters'] {
  const limitsByName = limitsIn(text, forms);
  return (before, after) => {
    const counters: Counter<State>[] = [];
    for (const [name, variable] of after.variables) {
      const old = numberIn(before.variables.get(name));
      const now = numberIn(variable);
      if (old === undefined || now === undefined || old === now) continue;
      const limits = limitsByName(name);
      if (limits === undefined) return undefined;
      const put = (state: State, value: number): void => {
        state.variables.set(name, { ...variable, value: literal(String(value)) });
      };
      counters.push({ name, old, now, limits, put });
    }
    return counters;
  };
}
