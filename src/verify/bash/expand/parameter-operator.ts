/** Operators inside `${…}` that make another text of a value: `#`, `%`, `/`, `:`, `^`, `,`. */
import type { ParameterExpansionPart } from 'unbash';
import { replaceEvery } from '../../effort.js';
import { Refusal } from '../../refusal.js';
import { derived, textOf, transformed, type Value } from '../../value.js';
import { type Context, needsBash, onlyIn } from '../state/machine.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { compilePattern, matcherFor } from './pattern.js';
import { expandPattern, expandText } from './word.js';

/** Operators that make another text of a value: `#`, `%`, `/`, `:`, `^`, `,`. */
export function operate(
  context: Context,
  state: State,
  part: ParameterExpansionPart,
  value: Value,
): Paths<Value> {
  const { operation, pos } = part;
  // Quotes and comments on the lines below are read otherwise by the parser than by the shells.
  if (part.text.includes('\n'))
    throw new Refusal('KS1003', 'an operator of ${…} that goes on in the next line is not modelled', pos);
  const known = textOf(value);
  const result = (text: string | undefined): Value =>
    text === undefined ? derived(value, part.text) : transformed(value, text);
  switch (operation?.type) {
    case 'Remove':
      if (/['"\\]/.test(operation.operand.text))
        onlyIn(context, ['bash', 'sh'], 'quotes in a pattern inside ${…}', pos);
      return expandPattern(context, state, operation.operand).map((parts) => {
        if (known === undefined || parts === undefined) return derived(value, part.text);
        const matcher = matcherFor(context, parts, value, pos);
        const { operator } = operation;
        if (matcher.everything && operator.length === 1) return value;
        const longest = operator.length === 2;
        if (operator.startsWith('#')) return result(known.slice(matcher.prefix(known, longest) ?? 0));
        return result(known.slice(0, known.length - (matcher.suffix(known, longest) ?? 0)));
      });
    case 'Replace':
      onlyIn(context, ['bash', 'zsh'], '${x/a/b}', pos);
      if (operation.replacement.text.startsWith('~'))
        throw new Refusal('KS1003', 'a tilde as a replacement', pos);
      if (operation.pattern.text.startsWith('/'))
        onlyIn(context, ['bash'], 'a slash at the front of what is replaced', pos);
      return expandPattern(context, state, operation.pattern).chain((parts, at) =>
        expandText(context, at, operation.replacement).map((replacement) => {
          const matcher = parts === undefined ? undefined : compilePattern(parts);
          const by = textOf(replacement);
          if (known === undefined || parts === undefined || by === undefined)
            return derived(value, part.text);
          if (
            matcher?.literal === undefined ||
            matcher.literal === '' ||
            by.includes('&') ||
            by.includes('\\')
          ) {
            throw new Refusal('KS1003', 'this pattern is not modelled', pos);
          }
          if (operation.operator === '//') return result(replaceEvery(known, matcher.literal, by));
          if (operation.operator === '/') return result(known.replace(matcher.literal, () => by));
          throw new Refusal('KS1003', 'this operator is not modelled', pos);
        }),
      );
    case 'Slice': {
      onlyIn(context, ['bash', 'zsh'], '${x:a:b}', pos);
      const start = operation.offset.text;
      const length = operation.length?.text;
      // Behind a zero they would be octal.
      const number = /^(?:0|[1-9][0-9]{0,8})$/;
      if (!number.test(start) || (length !== undefined && !number.test(length))) {
        throw new Refusal('KS1003', 'a slice whose limits are no plain numbers', pos);
      }
      if (known === undefined || !/^[\0-\x7f]*$/.test(known))
        return Paths.of(state, derived(value, part.text));
      const from = Number(start);
      return Paths.of(
        state,
        result(known.slice(from, length === undefined ? undefined : from + Number(length))),
      );
    }
    case 'CaseModification':
      onlyIn(context, ['bash'], '${x^}', pos);
      needsBash(context, [4, 0, 0], part.text, pos);
      if (operation.operand !== undefined || known === undefined || !/^[\0-\x7f]*$/.test(known)) {
        return Paths.of(state, derived(value, part.text));
      }
      return Paths.of(state, result(changeCase(known, operation.operator)));
    default:
      throw new Refusal('KS1003', `the expansion ${part.text} is not modelled`, pos);
  }
}

function changeCase(text: string, operator: string): string {
  const change = (some: string): string =>
    operator.startsWith('^') ? some.toUpperCase() : some.toLowerCase();
  return operator.length === 2 ? change(text) : change(text.slice(0, 1)) + text.slice(1);
}
