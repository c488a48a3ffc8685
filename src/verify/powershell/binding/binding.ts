/** Which parameter each argument of a cmdlet is for. */

import { Refusal } from '../../refusal.js';
import { literal, show, textOf } from '../../value.js';
import type * as ast from '../parse/ast.js';
import { actionOf, type ErrorAction, errorAction } from '../state/errors.js';
import type { Machine } from '../state/machine.js';
import { nullObject, type PowerShellObject } from '../state/objects.js';
import type { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { toText } from '../values/text.js';
import { confirmPlainNumber } from '../values/written-numbers.js';
import { confirmSplats, evaluateInOrder, type Given } from './argument-order.js';
import { type Parameter, parametersOf } from './parameters.js';

export interface Bound {
  readonly value: PowerShellObject;
  /** A number as it is written, which is what a parameter of texts takes. */
  readonly written: string | undefined;
  readonly offset: number;
}

/** The arguments of one call of a cmdlet, by the name of the parameter. */
export type BoundArguments = ReadonlyMap<string, Bound>;

/** The parameter that a name means: exactly, by an alias, or as the beginning of one name only. */
function parameterNamed(parameters: readonly Parameter[], name: string): Parameter | undefined {
  const lower = name.toLowerCase();
  const names = (one: Parameter): readonly string[] =>
    [one.name, ...one.aliases].map((each) => each.toLowerCase());
  const exact = parameters.find((one) => names(one).includes(lower));
  if (exact !== undefined) return exact;
  const begun = parameters.filter((one) => names(one).some((each) => each.startsWith(lower)));
  return begun.length === 1 ? begun[0] : undefined;
}

/** Evaluates the arguments and binds them. */
export function bind(
  machine: Machine,
  state: State,
  cmdlet: string,
  elements: readonly ast.CommandElement[],
): Paths<BoundArguments> {
  const parameters = parametersOf(cmdlet) ?? [];
  const plan = planArguments(state, cmdlet, parameters, elements);
  confirmOneSet(cmdlet, plan);
  const given = plan.flatMap(({ values }) => values);
  return evaluateInOrder(machine, state, given).map(
    (found): BoundArguments =>
      new Map(
        plan.map(({ parameter, values, offset }) => {
          if (parameter.name === 'InputObject' || parameter.name === 'Value')
            values.forEach(confirmPlainNumber);
          const [first, ...more] = values;
          const given = (one: Given): PowerShellObject => checked(parameter, found(one), offset);
          const value: PowerShellObject =
            first !== undefined && more.length === 0
              ? given(first)
              : { kind: 'array', items: values.map(given) };
          const written =
            first !== undefined && 'kind' in first && first.kind === 'NumberConstant'
              ? first.text
              : undefined;
          return [parameter.name, { value, offset, written }] as const;
        }),
      ),
  );
}

interface Planned {
  readonly parameter: Parameter;
  /** One value, or several for a parameter that takes all that is left. */
  readonly values: readonly Given[];
  readonly offset: number;
}

/** What a parameter is given: a switch takes no text, `-ErrorAction` few, and what gives nothing is one `$null`. */
function checked(parameter: Parameter, object: PowerShellObject, offset: number): PowerShellObject {
  if (parameter.isSwitch && object.kind !== 'bool')
    throw new Refusal('KS3301', `-${parameter.name} with a value that is not known`, offset);
  if (parameter.name === 'ErrorAction') actionOf(object, offset);
  return object.kind === 'null' ? nullObject : object;
}

/** Parameters that no parameter set has both of (each cmdlet's own help). */
const exclusive: readonly (readonly [string, string])[] = [
  ['Path', 'LiteralPath'],
  ['FilePath', 'LiteralPath'],
  ['Seconds', 'Milliseconds'],
  ['Raw', 'TotalCount'],
  ['Raw', 'Tail'],
  ['LiteralPath', 'Leaf'],
  ['LiteralPath', 'Parent'],
  ['Parent', 'Leaf'],
  ['Format', 'UFormat'],
  ['Top', 'Bottom'],
  ['Version', 'Off'],
];

function confirmOneSet(cmdlet: string, plan: readonly Planned[]): void {
  const offsets = new Map(plan.map(({ parameter, offset }) => [parameter.name, offset]));
  for (const [one, other] of exclusive) {
    const offset = offsets.get(other);
    if (offset !== undefined && offsets.has(one))
      throw new Refusal('KS3301', `${cmdlet} with both -${one} and -${other}`, offset);
  }
}

const on: Given = { object: { kind: 'bool', value: true } };

function planArguments(
  state: State,
  cmdlet: string,
  parameters: readonly Parameter[],
  elements: readonly ast.CommandElement[],
): readonly Planned[] {
  confirmSplats(elements);
  const planned: Planned[] = [];
  const loose: { readonly value: Given; readonly offset: number }[] = [];
  // The first is the last: V8 moves all the others where the first of a long array is taken.
  const rest = elements.toReversed();
  const name = (written: string, value: Given, offset: number): void => {
    const parameter = parameterNamed(parameters, written);
    const shown = show([{ kind: 'literal', text: written }]);
    if (parameter === undefined) {
      throw new Refusal('KS3301', `${cmdlet} -${shown} is no parameter, or more than one`, offset);
    }
    if (planned.some((one) => one.parameter === parameter)) {
      throw new Refusal('KS3301', `${cmdlet} -${parameter.name} is given twice`, offset);
    }
    planned.push({ parameter, values: [value], offset });
  };
  for (let element = rest.pop(); element !== undefined; element = rest.pop()) {
    const offset = element.extent.start;
    if (element.kind !== 'CommandParameter') {
      if (element.kind !== 'Variable' || !element.splatted) loose.push({ value: element, offset });
      else {
        for (const [key, object] of splatted(state, element)) {
          if (key === undefined) loose.push({ value: { object }, offset });
          else name(key, { object }, offset);
        }
      }
      continue;
    }
    if (element.name === '-') continue;
    let value = element.argument;
    if (value === undefined && parameterNamed(parameters, element.name)?.isSwitch === false) {
      const next = rest.pop();
      if (next === undefined || next.kind === 'CommandParameter') {
        throw new Refusal('KS3302', `${cmdlet} -${element.name} lacks its value`, offset);
      }
      value = next;
    }
    name(element.name, value ?? on, offset);
  }
  const open = parameters
    .filter((one) => one.position !== undefined && !planned.some(({ parameter }) => parameter === one))
    .sort((left, right) => (left.position ?? 0) - (right.position ?? 0));
  for (let next = loose.shift(); next !== undefined; next = loose.shift()) {
    const parameter = open.shift();
    if (parameter === undefined)
      throw new Refusal('KS3301', `${cmdlet} takes no further argument`, next.offset);
    const more = parameter.takesRest ? loose.splice(0) : [];
    planned.push({ parameter, values: [next, ...more].map((one) => one.value), offset: next.offset });
  }
  return planned;
}

/** The arguments that `@name` stands for: with names where it holds a hashtable. */
export function splatted(
  state: State,
  node: ast.Variable,
): readonly (readonly [key: string | undefined, value: PowerShellObject])[] {
  const value = state.find(node.name.toLowerCase())?.value;
  const offset = node.extent.start;
  if (value?.kind === 'array') return value.items.map((item) => [undefined, item]);
  if (value?.kind !== 'hashtable') throw new Refusal('KS1003', 'this splat is not modelled', offset);
  return [...(state.heap.get(value.id)?.values() ?? [])].map(({ key, value: one }) => {
    const name = key.kind === 'string' ? textOf(key.text) : undefined;
    if (name === undefined) throw new Refusal('KS1003', 'a splat with a name that is not known', offset);
    return [name, one];
  });
}

/** Refuses parameters other than these; `-ErrorAction` and the switches that only say more are always fine. */
export function confirmKnown(cmdlet: string, bound: BoundArguments, ...names: readonly string[]): void {
  for (const [name, { offset }] of bound) {
    if (!names.includes(name) && name !== 'ErrorAction') {
      throw new Refusal('KS3301', `${cmdlet} -${name} is not modelled`, offset);
    }
  }
}

/** Whether a switch is on. */
export function isOn(bound: BoundArguments, name: string): boolean {
  const given = bound.get(name);
  if (given === undefined) return false;
  if (given.value.kind !== 'bool')
    throw new Refusal('KS3301', `-${name} with a value that is not known`, given.offset);
  return given.value.value;
}

/** What happens on an error of the cmdlet that does not end it. */
export function actionFor(state: State, bound: BoundArguments, offset: number): ErrorAction {
  const given = bound.get('ErrorAction');
  return given === undefined ? errorAction(state, offset) : actionOf(given.value, given.offset);
}

/** An argument as text; undefined where it is not given. An array is refused. */
export function textOfArgument(
  state: State,
  bound: BoundArguments,
  name: string,
): ReturnType<typeof toText> | undefined {
  const given = bound.get(name);
  if (given === undefined) return undefined;
  if (given.value.kind === 'array')
    throw new Refusal('KS3301', `-${name} with several values is not modelled`, given.offset);
  if (given.written !== undefined) return literal(given.written);
  return toText(state, given.value, given.offset);
}
