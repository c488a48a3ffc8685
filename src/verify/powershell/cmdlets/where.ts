/** Where-Object. */

import { Refusal } from '../../refusal.js';
import { textOf } from '../../value.js';
import { confirmKnown, isOn, textOfArgument } from '../binding/binding.js';
import { readMember } from '../dotnet/members.js';
import { binary } from '../expressions/operators.js';
import type { BinaryOperator } from '../parse/ast.js';
import { fromItems, type Items, type PowerShellObject } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { lessOf } from '../values/many.js';
import { decide } from '../values/truth.js';
import type { Cmdlet, CmdletCall } from './cmdlet-call.js';
import { blockOf, exactInput, manyOf, pathsOf, runFor, runForMany } from './each.js';

export const whereObject: Cmdlet = (call) => {
  const { bound, machine, offset } = call;
  if (!bound.has('FilterScript') || bound.get('FilterScript')?.value.kind !== 'block')
    return whereProperty(call);
  confirmKnown(call.name, bound, 'FilterScript');
  const block = blockOf(call, 'FilterScript');
  const many = manyOf(call);
  if (many !== undefined) {
    return pathsOf(
      runForMany(call, many, block, () => undefined),
      [lessOf(many, 'Where-Object')],
    );
  }
  return exactInput(call).chain((items, start) =>
    keep(items, start, (item, at) =>
      runFor(machine, at, block, item).chain((result, then) =>
        decide(machine, then, fromItems(result), offset),
      ),
    ),
  );
};

function keep(
  items: Items,
  start: State,
  wanted: (item: PowerShellObject, state: State) => Paths<boolean>,
): Paths<Items> {
  let paths: Paths<Items> = Paths.of<Items>(start, []);
  for (const item of items) {
    paths = paths.chain((kept, at) => wanted(item, at).map((yes) => (yes ? [...kept, item] : kept)));
  }
  return paths;
}

const comparisons = [
  'EQ',
  'CEQ',
  'NE',
  'CNE',
  'GT',
  'LT',
  'GE',
  'LE',
  'Like',
  'NotLike',
  'Match',
  'NotMatch',
];

/** `Where-Object Name -EQ value` */
function whereProperty(call: CmdletCall): Paths<Items> {
  const { bound, machine, offset } = call;
  confirmKnown(call.name, bound, 'FilterScript', 'Property', 'Value', ...comparisons);
  const operators = comparisons.filter((name) => isOn(bound, name));
  // The first of its arguments is a property where it is no script block.
  const property = textOfArgument(call.state, bound, bound.has('Property') ? 'Property' : 'FilterScript');
  const name = property === undefined ? undefined : textOf(property);
  const value = bound.get('Value')?.value;
  const [operator, ...more] = operators;
  if (name === undefined || value === undefined || operator === undefined || more.length > 0) {
    throw new Refusal('KS3301', 'Where-Object with these arguments is not modelled', offset);
  }
  const many = manyOf(call);
  if (many !== undefined) return Paths.of(call.state, [lessOf(many, `Where-Object ${name}`)]);
  // Read now: the state goes along and changes.
  const { strict } = call.state;
  return exactInput(call).chain((items, start) =>
    keep(items, start, (item, at) => {
      if (item.kind !== 'record' && item.kind !== 'hashtable') {
        throw new Refusal('KS1003', 'a property of this is not modelled', offset);
      }
      at.strict = false;
      return readMember(machine, at, item, name, offset).chain((own, then) => {
        then.strict = strict;
        const operation = `-${operator.toLowerCase()}` as BinaryOperator;
        return binary(machine, then, operation, own, value, offset).chain((result, last) =>
          decide(machine, last, result, offset),
        );
      });
    }),
  );
}
