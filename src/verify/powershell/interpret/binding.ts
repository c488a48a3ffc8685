/** Which parameter each argument of a cmdlet is for. */
import { literal, show } from '../../value.js';
import type * as ast from '../ast.js';
import { actionOf, type ErrorAction, errorAction } from './errors.js';
import { evaluate } from './expressions.js';
import type { Machine } from './machine.js';
import type { PowerShellObject } from './objects.js';
import { type Parameter, parametersOf } from './parameters.js';
import { Paths } from './paths.js';
import { Refusal } from './refusal.js';
import type { State } from './state.js';
import { toText } from './text.js';

export interface Bound {
  readonly value: PowerShellObject;
  /** A number as it is written, which is what a parameter of texts takes. */
  readonly written: string | undefined;
  readonly offset: number;
}

/** The arguments of one call of a cmdlet, by the name of the parameter. */
export type BoundArguments = ReadonlyMap<string, Bound>;

/** The parameter that a name means: exactly, by an alias, or as the beginning of one name only. */
export function parameterNamed(parameters: readonly Parameter[], name: string): Parameter | undefined {
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
  const plan = planArguments(cmdlet, parameters, elements);
  let paths: Paths<BoundArguments> = Paths.of<BoundArguments>(state, new Map());
  for (const { parameter, value, offset } of plan) {
    const written = value?.kind === 'NumberConstant' ? value.text : undefined;
    paths = paths.chain((before, at) => {
      const put = (object: PowerShellObject): BoundArguments =>
        new Map([...before, [parameter.name, { value: object, offset, written }]]);
      if (value === undefined) return Paths.of(at, put({ kind: 'bool', value: true }));
      return evaluate(machine, at, value).map(put);
    });
  }
  return paths;
}

interface Planned {
  readonly parameter: Parameter;
  readonly value: ast.Expression | undefined;
  readonly offset: number;
}

function planArguments(
  cmdlet: string,
  parameters: readonly Parameter[],
  elements: readonly ast.CommandElement[],
): readonly Planned[] {
  const planned: Planned[] = [];
  const loose: ast.Expression[] = [];
  const rest = [...elements];
  let onlyValues = false;
  for (let element = rest.shift(); element !== undefined; element = rest.shift()) {
    const offset = element.extent.start;
    if (element.kind !== 'CommandParameter') {
      if (element.kind === 'Variable' && element.splatted)
        throw new Refusal('KS1003', 'a splat to a cmdlet is not modelled', offset);
      loose.push(element);
      continue;
    }
    if (element.name === '-' || onlyValues) {
      onlyValues = true;
      continue;
    }
    const parameter = parameterNamed(parameters, element.name);
    if (parameter === undefined) {
      throw new Refusal(
        'KS3301',
        `${cmdlet} -${show([{ kind: 'literal', text: element.name }])} is no parameter, or more than one`,
        offset,
      );
    }
    if (planned.some((one) => one.parameter === parameter)) {
      throw new Refusal('KS3301', `${cmdlet} -${parameter.name} is given twice`, offset);
    }
    let value = element.argument;
    if (value === undefined && !parameter.isSwitch) {
      const next = rest.shift();
      if (next === undefined || next.kind === 'CommandParameter') {
        throw new Refusal('KS3302', `${cmdlet} -${parameter.name} lacks its value`, offset);
      }
      value = next;
    }
    planned.push({ parameter, value, offset });
  }
  const open = parameters
    .filter((one) => one.position !== undefined && !planned.some(({ parameter }) => parameter === one))
    .sort((left, right) => (left.position ?? 0) - (right.position ?? 0));
  for (const value of loose) {
    const parameter = open.shift();
    if (parameter === undefined)
      throw new Refusal('KS3301', `${cmdlet} takes no further argument`, value.extent.start);
    planned.push({ parameter, value, offset: value.extent.start });
  }
  return planned;
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
