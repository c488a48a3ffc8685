/** The arguments of a program, as PowerShell passes them. */

import { Refusal } from '../../refusal.js';
import { concat, literal, type Value } from '../../value.js';
import { evaluate } from '../expressions/expressions.js';
import type * as ast from '../parse/ast.js';
import type { Machine } from '../state/machine.js';
import type { PowerShellObject } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { numberText, toText } from '../values/text.js';
import { settle } from '../values/truth.js';
import { checkArgument, confirmNoPattern, confirmPassing } from './native-checks.js';

/** One argument, and where it stands. */
export interface NativeArgument {
  readonly value: Value;
  readonly offset: number;
}
/** The arguments as a program receives them (Standard: PowerShell 7.3 and later on Linux and macOS). */
export function nativeArguments(
  machine: Machine,
  state: State,
  elements: readonly ast.CommandElement[],
): Paths<readonly NativeArgument[]> {
  return Paths.inOrder(elements, state, (element, at) => nativeArgument(machine, at, element)).map((all) =>
    all.flat(),
  );
}

function nativeArgument(
  machine: Machine,
  state: State,
  element: ast.CommandElement,
): Paths<readonly NativeArgument[]> {
  const offset = element.extent.start;
  const one = (value: Value): readonly NativeArgument[] => {
    checkArgument(machine, value, offset);
    confirmPassing(state, value, offset);
    return [{ value, offset }];
  };
  switch (element.kind) {
    case 'CommandParameter':
      return parameterArgument(machine, state, element, one);
    case 'StringConstant':
      if (element.quote === 'bare') confirmNoPattern(machine, literal(element.value), offset, false);
      return Paths.of(state, one(literal(element.value)));
    case 'ExpandableString':
      return evaluate(machine, state, element).map((object, at) => {
        const value = toText(at, object, offset);
        if (element.quote === 'bare') confirmNoPattern(machine, value, offset, true);
        return one(value);
      });
    case 'NumberConstant':
      return Paths.of(state, one(literal(element.text)));
    case 'ArrayLiteral':
      return Paths.of(state, listArgument(machine, element, one));
    case 'Variable':
      if (element.splatted) {
        return evaluate(machine, state, { ...element, splatted: false }).chain((object, at) => {
          // A text would come apart into its characters, and a hashtable into parameters (PipelineOps.Splat).
          if (object.kind !== 'array') throw new Refusal('KS1003', 'a splat of what is no array', offset);
          return objectArguments(machine, at, object, offset, one);
        });
      }
      return evaluate(machine, state, element).chain((object, at) =>
        objectArguments(machine, at, object, offset, one),
      );
    case 'Member':
    case 'Index':
    case 'Paren':
    case 'SubExpression':
    case 'InvokeMember':
      return evaluate(machine, state, element).chain((object, at) =>
        objectArguments(machine, at, object, offset, one),
      );
    default:
      throw quoted('this argument of a program is not modelled', offset);
  }
}

/** `a,b` without blanks is one argument, as it is written; a variable in it would not be expanded. */
function listArgument(
  machine: Machine,
  element: ast.ArrayLiteral,
  one: (value: Value) => readonly NativeArgument[],
): readonly NativeArgument[] {
  const offset = element.extent.start;
  const source = machine.source.text.slice(offset, element.extent.end);
  const simple = element.elements.every(
    (part) => part.kind === 'NumberConstant' || (part.kind === 'StringConstant' && part.quote === 'bare'),
  );
  const texts = element.elements.map((part) =>
    part.kind === 'NumberConstant' ? part.text : part.kind === 'StringConstant' ? part.value : '',
  );
  if (!simple || texts.join(',') !== source) {
    throw new Refusal(
      'KS1003',
      'this list as an argument of a program is not modelled',
      offset,
      'put it in quotes',
    );
  }
  confirmNoPattern(machine, literal(source), offset, false);
  return one(literal(source));
}

/** `-Name`, `-Name:value` */
function parameterArgument(
  machine: Machine,
  state: State,
  element: ast.CommandParameter,
  one: (value: Value) => readonly NativeArgument[],
): Paths<readonly NativeArgument[]> {
  const offset = element.extent.start;
  const { argument } = element;
  const name = literal(`-${element.name}`);
  confirmNoPattern(machine, name, offset, false);
  if (argument === undefined) return Paths.of(state, one(name));
  const start = literal(`-${element.name}:`);
  return nativeArgument(machine, state, argument).map((values) => {
    const [value, ...more] = values;
    if (value === undefined || more.length > 0) {
      throw new Refusal(
        'KS1003',
        'a value behind a colon that is no single text',
        offset,
        'put the argument in quotes',
      );
    }
    confirmNoPattern(machine, value.value, offset, argument.kind !== 'StringConstant');
    return element.spaceAfterColon ? [...one(start), value] : one(concat(start, value.value));
  });
}

/** A value that is no text of its own: the elements of an array are arguments each, `$null` is none. */
function objectArguments(
  machine: Machine,
  state: State,
  object: PowerShellObject,
  offset: number,
  one: (value: Value) => readonly NativeArgument[],
): Paths<readonly NativeArgument[]> {
  return settle(machine, state, object, offset).map((settled, at): readonly NativeArgument[] => {
    switch (settled.kind) {
      case 'null':
        return [];
      case 'array':
        return settled.items.flatMap((item) => {
          if (item.kind === 'null') return [];
          if (item.kind === 'array')
            throw new Refusal('KS1003', 'an array inside an array as arguments', offset);
          return scalarArgument(machine, at, item, offset, one);
        });
      default:
        return scalarArgument(machine, at, settled, offset, one);
    }
  });
}

function scalarArgument(
  machine: Machine,
  state: State,
  object: PowerShellObject,
  offset: number,
  one: (value: Value) => readonly NativeArgument[],
): readonly NativeArgument[] {
  switch (object.kind) {
    case 'number':
      return one(literal(numberText(object, offset)));
    case 'integer':
    case 'bool':
    case 'char':
    case 'condition':
      return one(toText(state, object, offset));
    case 'opaque':
    case 'string':
      if (object.kind === 'opaque' && object.text.length === 0)
        throw quoted('an argument that may be left out, or be empty', offset);
      confirmNoPattern(machine, object.text, offset, true);
      return one(object.text);
    default:
      throw quoted('this argument of a program is not modelled', offset);
  }
}

/** Why an argument is refused that would be one text in double quotes. */
const quoted = (reason: string, offset: number): Refusal =>
  new Refusal('KS1003', reason, offset, 'put it in double quotes');
