/** `function name {…}`: in which scope, and under which name. */

import { Refusal } from '../../refusal.js';
import type * as ast from '../parse/ast.js';
import type { State } from '../state/state.js';

/** What a prompt, or whoever shows what a script gives out, calls by name (about_Prompts; PSReadLine; ConsoleHost). */
const calledByHosts: ReadonlySet<string> = new Set([
  ...['prompt', 'psconsolehostreadline', 'tabexpansion', 'tabexpansion2', 'psdebugcontext'],
  ...['out-default', 'out-host', 'out-lineoutput', 'out-string', 'format-default', 'get-formatdata'],
]);

export function defineFunction(state: State, node: ast.FunctionDefinition): void {
  const [name = '', scope] = node.name.toLowerCase().split(':').reverse();
  if (calledByHosts.has(name))
    throw new Refusal(
      'KS3106',
      `PowerShell calls a function named ${name} by itself`,
      node.extent.start,
      'give it another name',
    );
  const innermost = state.scopes.length - 1;
  switch (scope) {
    case undefined:
    case 'local':
      state.define(name, node, innermost);
      return;
    case 'script':
      state.define(name, node, 0);
      return;
    case 'global':
      // Where the script has a scope of its own, its own function of that name hides this one; where it has not, this
      // one takes its place.
      if (state.scopes[0]?.functions.has(name) !== true) {
        state.define(name, node, 0);
        return;
      }
      break;
    default:
  }
  throw new Refusal('KS1003', 'a function with this scope is not modelled', node.extent.start);
}
