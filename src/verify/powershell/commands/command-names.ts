/** What the name of a command means: an alias, a function, a cmdlet, or a program. */

import { unmodelled } from '../../known-programs.js';
import { isPlugin } from '../../plugins.js';
import { Refusal } from '../../refusal.js';
import { show, textOf } from '../../value.js';
import { cmdletNames } from '../binding/parameters.js';
import { evaluate } from '../expressions/expressions.js';
import type * as ast from '../parse/ast.js';
import { toolName } from '../programs/tool-call.js';
import { changesSomething } from '../read/stages.js';
import { failed } from '../state/errors.js';
import { branch, type Machine } from '../state/machine.js';
import type { PowerShellObject } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { settle } from '../values/truth.js';
import { aliases, foreignAliases } from './aliases.js';

export type Target =
  | { readonly kind: 'native'; readonly program: string }
  | { readonly kind: 'cmdlet'; readonly name: string }
  | {
      readonly kind: 'function';
      readonly name: string;
      readonly block: ast.ScriptBlock;
      readonly sameScope: boolean;
    };

export function resolve(
  machine: Machine,
  state: State,
  node: ast.Command,
  first: ast.Expression,
): Paths<Target> {
  const offset = first.extent.start;
  if (first.kind === 'StringConstant') return named(machine, state, node, first.value, offset);
  if (node.invocation === undefined)
    throw new Refusal('KS3101', 'the name of a command is made at run time', offset);
  return evaluate(machine, state, first)
    .chain((object, at) => settle(machine, at, object, offset))
    .chain((object, at) => fromObject(machine, at, node, object, offset));
}

function fromObject(
  machine: Machine,
  state: State,
  node: ast.Command,
  object: PowerShellObject,
  offset: number,
): Paths<Target> {
  switch (object.kind) {
    case 'block':
      return Paths.of(state, {
        kind: 'function',
        name: 'a script block',
        block: object.block,
        sameScope: node.invocation === '.',
      });
    case 'record': {
      const source = object.type === 'ApplicationInfo' ? object.members.get('source') : undefined;
      if (source?.kind === 'string' && source.program !== undefined) {
        return Paths.of(state, { kind: 'native', program: source.program });
      }
      break;
    }
    case 'string': {
      if (object.program !== undefined) return Paths.of(state, { kind: 'native', program: object.program });
      const text = textOf(object.text);
      if (text !== undefined && object.text.every((segment) => segment.kind === 'literal')) {
        return named(machine, state, node, text, offset);
      }
      break;
    }
    case 'null':
      // Its arguments and redirections come first.
      if (node.redirections.length > 0 || node.elements.slice(1).some(changesSomething)) break;
      return failed(
        state,
        'The expression after & in a pipeline element produced an object that was not valid',
        offset,
      );
    default:
  }
  throw new Refusal('KS3101', 'which command this is depends on the run', offset);
}

function named(
  machine: Machine,
  state: State,
  node: ast.Command,
  written: string,
  offset: number,
): Paths<Target> {
  if (node.invocation === '.') throw new Refusal('KS3111', 'another script is read into this one', offset);
  const lower = written.toLowerCase();
  const alias = aliases.get(lower);
  const name = alias ?? lower;
  if (alias === undefined) {
    const own = state.findFunction(lower);
    if (own !== undefined) {
      // Where it is an alias, that comes first.
      if (foreignAliases.has(lower))
        throw new Refusal('KS3102', 'a function by a name that is an alias on some systems', offset);
      if (own.filter) throw new Refusal('KS1003', 'a filter is not modelled', offset);
      return Paths.of(state, { kind: 'function', name: own.name, block: own.body, sameScope: false });
    }
  }
  const cmdlet = cmdletNames.get(name);
  if (cmdlet !== undefined) return Paths.of(state, { kind: 'cmdlet', name: cmdlet });
  if (refused.has(name))
    throw new Refusal('KS3111', `${written}: it runs code that is not in the script`, offset);
  if (lower === 'curl' || lower === 'wget') noteAlias(machine, written, offset);
  if (foreignAliases.has(lower)) {
    throw new Refusal(
      'KS3102',
      `${show([{ kind: 'literal', text: written }])}: an alias on some systems, a program on others`,
      offset,
    );
  }
  if (toolName(written) === undefined && !isPlugin(machine, written)) throw unmodelled(written, offset);
  const target: Target = { kind: 'native', program: written };
  if (!written.toLowerCase().endsWith('.exe') || machine.world.os === 'windows')
    return Paths.of(state, target);
  // Elsewhere, programs have no such names, unless somebody gave them.
  const what = `${written} is on PATH`;
  return branch(machine, state, { kind: 'unknown', what }, offset).chain((found, at) =>
    found ? Paths.of(at, target) : failed(at, `The term '${written}' is not recognized`, offset),
  );
}

const refused: ReadonlySet<string> = new Set([
  'invoke-expression',
  'invoke-command',
  'powershell',
  'powershell.exe',
  'pwsh',
  'pwsh.exe',
  'cmd',
  'cmd.exe',
  'bash',
  'sh',
  'wsl',
  'python',
  'python3',
  'node',
  'start-job',
  'import-module',
  'add-type',
  'ssh',
  'sudo',
  'invoke-history',
]);

function noteAlias(machine: Machine, written: string, offset: number): void {
  if (!machine.meetsWindowsPowerShell) return;
  machine.recorder.find(
    'KS3112',
    machine.source.place(offset),
    `${written} is an alias of Invoke-WebRequest in Windows PowerShell`,
    { fix: `${written}.exe, or (Get-Command ${written} -CommandType Application)` },
  );
}
