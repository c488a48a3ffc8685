/** Properties and methods as expressions. */

import { Refusal } from '../../refusal.js';
import { callMember, readMember } from '../dotnet/members.js';
import { callStatic, readStatic } from '../dotnet/statics.js';
import type * as ast from '../parse/ast.js';
import type { Machine } from '../state/machine.js';
import type { PowerShellObject } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { evaluate } from './expressions.js';

function nameOf(state: State, node: ast.Expression): Paths<string> {
  if (node.kind === 'StringConstant') return Paths.of(state, node.value);
  throw new Refusal('KS3101', 'a member whose name is made at run time', node.extent.start);
}

export function evaluateMember(machine: Machine, state: State, node: ast.Member): Paths<PowerShellObject> {
  const offset = node.extent.start;
  return nameOf(state, node.member).chain((name, at) => {
    if (node.static) {
      if (node.target.kind !== 'TypeExpression')
        throw new Refusal('KS1003', 'a type that is made at run time', offset);
      const call = { machine, state: at, arguments: [], offset, name };
      return Paths.of(at, readStatic(call, node.target.type.name, name));
    }
    if (node.target.kind === 'TypeExpression') throw new Refusal('KS1003', 'a property of a type', offset);
    return evaluate(machine, at, node.target).chain((target, then) =>
      readMember(machine, then, target, name, offset),
    );
  });
}

export function evaluateInvoke(
  machine: Machine,
  state: State,
  node: ast.InvokeMember,
): Paths<PowerShellObject> {
  const offset = node.extent.start;
  const { target } = node;
  return nameOf(state, node.member).chain((name, at) => {
    const args = (from: State): Paths<readonly PowerShellObject[]> =>
      Paths.inOrder(node.arguments, from, (argument, then) => evaluate(machine, then, argument));
    if (node.static) {
      if (target.kind !== 'TypeExpression')
        throw new Refusal('KS1003', 'a type that is made at run time', offset);
      const type = target.type.name;
      return args(at).chain((values, then) =>
        callStatic(
          { machine, state: then, arguments: values, offset, name: `[${type}]::${name}` },
          type,
          name,
        ),
      );
    }
    if (isConsoleError(target)) {
      return args(at).chain((values, then) =>
        callStatic(
          { machine, state: then, arguments: values, offset, name: `[Console]::Error.${name}` },
          'Console',
          name,
        ),
      );
    }
    return evaluate(machine, at, target).chain((object, then) =>
      args(then).chain((values, last) =>
        callMember({ machine, state: last, arguments: values, offset, name: `.${name}` }, object, name),
      ),
    );
  });
}

/** `[Console]::Error` and `[Console]::Out`, which have no other use than their `WriteLine`. */
function isConsoleError(node: ast.Expression): boolean {
  return (
    node.kind === 'Member' &&
    node.static &&
    node.target.kind === 'TypeExpression' &&
    /^(system\.)?console$/i.test(node.target.type.name) &&
    node.member.kind === 'StringConstant' &&
    /^(error|out)$/i.test(node.member.value)
  );
}
