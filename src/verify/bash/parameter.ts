/** `$x`, `${x…}` and the special parameters. */
import type { ParameterExpansionPart, SimpleExpansionPart, Word } from 'unbash';
import { derived, emptiness, literal, show, textOf, transformed, unknown, type Value } from '../value.js';
import type { Piece } from './fields.js';
import { branchEmpty, type Context, needsBash, onlyIn } from './machine.js';
import { Paths } from './paths.js';
import { compilePattern, matcherFor } from './pattern.js';
import { Refusal } from './refusal.js';
import type { State } from './state.js';
import { assign, branchSet, lookUp } from './variables.js';
import { expandPattern, expandText } from './word.js';

const piece = (value: Value, offset: number): Piece => ({
  kind: 'text',
  value,
  whole: true,
  keeps: true,
  offset,
});

/** `$name`, `$1`, `$?`, `$@`. */
export function expandSimple(
  context: Context,
  state: State,
  part: SimpleExpansionPart,
  quoted: boolean,
): Paths<readonly Piece[]> {
  const name = part.text.slice(1);
  // bash reads one digit only, others more.
  if (/^[0-9]$/.test(name) && /^[0-9]/.test(context.source.text.slice(part.pos + 2)))
    onlyIn(context, ['bash'], 'more than one digit behind $', part.pos);
  if (!/^([A-Za-z_][A-Za-z0-9_]*|[0-9]|[?#$!@*])$/.test(name)) {
    throw new Refusal('KS1003', `the parameter ${part.text} is not modelled`, part.pos);
  }
  if (name === '@' || name === '*')
    return everyArgument(context, state, name, state.positional, part.pos, quoted);
  return required(context, state, name, part.pos).map((value) => [piece(value, part.pos)]);
}

function everyArgument(
  context: Context,
  state: State,
  name: string,
  values: readonly Value[],
  offset: number,
  quoted: boolean,
): Paths<readonly Piece[]> {
  if (!quoted) {
    context.machine.recorder.find('KS2101', context.source.place(offset), `$${name} outside of quotes`, {
      fix: '"$@"',
    });
    throw new Refusal('KS2102', `$${name} outside of quotes is split and globbed`, offset, '"$@"');
  }
  if (name === '*' && state.variables.has('IFS')) throw new Refusal('KS1003', '"$*" with IFS set', offset);
  const pieces: Piece[] = [];
  for (const [index, value] of values.entries()) {
    if (index > 0) pieces.push(name === '@' ? { kind: 'break' } : piece(literal(' '), offset));
    pieces.push(piece(value, offset));
  }
  // `""` around no argument at all is no field, which fieldsOf sees from the lack of pieces.
  if (pieces.length === 0 && name === '@') pieces.push({ kind: 'nothing' });
  return Paths.of(state, pieces);
}

/** The value of a parameter that has to be set where `set -u` is on. */
export function required(context: Context, state: State, name: string, offset: number): Paths<Value> {
  const ways = state.options.has('nounset') ? branchSet(context, state, name, offset) : undefined;
  if (ways !== undefined) return ways.chain((_isSet, at) => required(context, at, name, offset));
  const value = lookUp(context, state, name, offset);
  if (value !== undefined) return Paths.of(state, value);
  const where = context.source.place(offset);
  if (state.options.has('nounset')) {
    context.machine.recorder.find(
      'KS2001',
      where,
      `$${name} is never set: under set -u the script stops here`,
    );
    confirmTrapRuns(context, state, offset);
    state.status = { kind: 'failed', what: `$${name} is not set` };
    return Paths.of(state.exit(), []);
  }
  context.machine.recorder.find('KS2001', where, `$${name} is never set, so it is empty here`);
  return Paths.of(state, []);
}

/** Where an expansion ends zsh inside a function, its EXIT trap does not run. */
function confirmTrapRuns(context: Context, state: State, offset: number): void {
  if (state.depth.functions > 0 && state.traps.has('EXIT'))
    onlyIn(context, ['bash', 'sh'], 'an expansion that ends a function, with an EXIT trap', offset);
}

/** Where an expansion stands. */
interface Around {
  /** In double quotes or a here-document. */
  readonly quoted: boolean;
  /** What it gives is split into arguments. */
  readonly split: boolean;
}

/** `${…}` in all forms that are modelled. */
export function expandParameter(
  context: Context,
  state: State,
  part: ParameterExpansionPart,
  around: Around,
): Paths<readonly Piece[]> {
  const { parameter: name, pos, operation, index } = part;
  if (part.prefix === '!') throw new Refusal('KS1003', 'an indirect expansion', pos);
  if (!/^([A-Za-z_][A-Za-z0-9_]*|[0-9]+|[?#$!@*])$/.test(name)) {
    throw new Refusal('KS1003', `the parameter ${part.text} is not modelled`, pos);
  }
  if (index !== undefined && !/^[A-Za-z_]/.test(name))
    throw new Refusal('KS1003', `the parameter ${part.text} is not modelled`, pos);
  if (index !== undefined || name === '@' || name === '*')
    return expandElements(context, state, part, around.quoted);
  if (part.prefix === '#') {
    if (operation !== undefined) throw new Refusal('KS1003', 'a length with an operator', pos);
    return required(context, state, name, pos).map((value) => [piece(lengthOf(context, value), pos)]);
  }
  if (operation === undefined) {
    return required(context, state, name, pos).map((value) => [piece(value, pos)]);
  }
  if (operation.type === 'Default') return expandDefault(context, state, part, operation, around);
  return required(context, state, name, pos)
    .chain((value, at) => operate(context, at, part, value))
    .map((value) => [piece(value, pos)]);
}

function lengthOf(context: Context, value: Value): Value {
  const text = textOf(value);
  // bytes or characters, by the locale
  if (text !== undefined && /^[\0-\x7f]*$/.test(text)) return literal(String(text.length));
  void context;
  return unknown(`length of ${show(value)}`, { nonEmpty: true, characters: 'digits' });
}

/** `${a[@]}`, `${a[n]}`, `${#a[@]}`, `${#@}`. */
function expandElements(
  context: Context,
  state: State,
  part: ParameterExpansionPart,
  quoted: boolean,
): Paths<readonly Piece[]> {
  const { parameter: name, pos, index } = part;
  if (part.operation !== undefined) throw new Refusal('KS1003', 'an operator on several values', pos);
  let elements = state.positional;
  let which: string = name;
  if (index !== undefined) {
    onlyIn(context, ['bash'], 'an array', pos);
    const variable = state.variables.get(name);
    const single = variable?.elements === undefined ? lookUp(context, state, name, pos) : undefined;
    elements = variable?.elements ?? (single === undefined ? [] : [single]);
    which = index.text;
    if (/^[0-9]+$/.test(which)) {
      const value = elements[Number(which)];
      if (value !== undefined)
        return Paths.of(state, [piece(part.prefix === '#' ? lengthOf(context, value) : value, pos)]);
      context.machine.recorder.find('KS2001', context.source.place(pos), `${name}[${which}] is never set`);
      if (!state.options.has('nounset')) return Paths.of(state, [piece([], pos)]);
      state.status = { kind: 'failed', what: `${name}[${which}] is not set` };
      return Paths.of(state.exit(), []);
    }
    if (which !== '@' && which !== '*') throw new Refusal('KS1003', 'an index that is no number', pos);
  }
  if (part.prefix === '#') return Paths.of(state, [piece(literal(String(elements.length)), pos)]);
  if (elements.length === 0 && index !== undefined && state.options.has('nounset')) {
    needsBash(context, [4, 4, 0], 'an empty array under set -u', pos);
  }
  return everyArgument(context, state, which, elements, pos, quoted);
}

/** `:-`, `:=`, `:?`, `:+` and the same without the colon. */
function expandDefault(
  context: Context,
  state: State,
  part: ParameterExpansionPart,
  operation: { readonly operator: string; readonly operand: Word },
  around: Around,
): Paths<readonly Piece[]> {
  const { parameter: name, pos } = part;
  const { operator, operand } = operation;
  const message = operator.endsWith('?');
  // A tilde is not expanded there, and what quotes mean differs.
  if (around.quoted && !message && /['"\\]|^~/.test(operand.text)) {
    throw new Refusal('KS1003', 'quotes inside a default value inside quotes', operand.pos);
  }
  if (around.split && !message && /[ \t\n*?[~'"\\]/.test(operand.text)) {
    throw new Refusal(
      'KS1003',
      'a default value outside of quotes',
      operand.pos,
      'put the expansion in double quotes',
    );
  }
  const colon = operator.startsWith(':');
  const ways = colon ? undefined : branchSet(context, state, name, pos);
  if (ways !== undefined)
    return ways.chain((_isSet, at) => expandDefault(context, at, part, operation, around));
  const value = lookUp(context, state, name, pos, 'may-be-unset');
  const counts: Paths<boolean> =
    value === undefined
      ? Paths.of(state, true)
      : colon
        ? branchEmpty(context, state, value, pos)
        : Paths.of(state, false);
  return counts.chain((missing, at): Paths<readonly Piece[]> => {
    const now = missing ? [] : (lookUp(context, at, name, pos, 'may-be-unset') ?? []);
    switch (operator.replace(':', '')) {
      case '+':
        return missing
          ? Paths.of(at, [piece([], pos)])
          : expandText(context, at, operand).map((text) => [piece(text, pos)]);
      case '-':
        return missing
          ? expandText(context, at, operand).map((text) => [piece(text, pos)])
          : Paths.of(at, [piece(now, pos)]);
      case '=':
        if (!/^[A-Za-z_]\w*$/.test(name)) throw new Refusal('KS1003', `an assignment to ${name}`, pos);
        if (!missing) return Paths.of(at, [piece(now, pos)]);
        return expandText(context, at, operand).map((text, then) => {
          assign(context, then, name, text, pos);
          return [piece(text, pos)];
        });
      default: {
        if (!missing) return Paths.of(at, [piece(now, pos)]);
        const certain = value === undefined || emptiness(value) === 'empty';
        if (certain) {
          context.machine.recorder.find(
            'KS2003',
            context.source.place(pos),
            `$${name} is not set: the script always stops here`,
          );
        }
        return expandText(context, at, operand).chain((_message, then) => {
          confirmTrapRuns(context, then, pos);
          then.status = { kind: 'failed', what: `$${name} is not set` };
          return Paths.of(then.exit(), []);
        });
      }
    }
  });
}

/** Operators that make another text of a value: `#`, `%`, `/`, `:`, `^`, `,`. */
function operate(context: Context, state: State, part: ParameterExpansionPart, value: Value): Paths<Value> {
  const { operation, pos } = part;
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
        if (operator.startsWith('#')) {
          return result(known.replace(new RegExp(`^${matcher.source(operator === '#')}`), ''));
        }
        return result(removeSuffix(known, matcher.source(false), operator === '%%'));
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
          if (operation.operator === '//') return result(known.replaceAll(matcher.literal, () => by));
          if (operation.operator === '/') return result(known.replace(matcher.literal, () => by));
          throw new Refusal('KS1003', 'this operator is not modelled', pos);
        }),
      );
    case 'Slice': {
      onlyIn(context, ['bash', 'zsh'], '${x:a:b}', pos);
      const start = operation.offset.text;
      const length = operation.length?.text;
      if (!/^[0-9]{1,9}$/.test(start) || (length !== undefined && !/^[0-9]{1,9}$/.test(length))) {
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

/** The text without the shortest, or longest, end that the pattern matches. */
function removeSuffix(text: string, source: string, longest: boolean): string {
  const matches = new RegExp(`^${source}$`);
  const cuts = Array.from({ length: text.length + 1 }, (_, at) => (longest ? at : text.length - at));
  const cut = cuts.find((at) => matches.test(text.slice(at)));
  return cut === undefined ? text : text.slice(0, cut);
}
