/** Variables of a function alone, which hide those of the same name around it. */
import { type Context, onlyIn } from './machine.js';
import type { State } from './state.js';

/** Makes a variable local to the running function, unset at first. */
export function declareLocal(context: Context, state: State, name: string, offset: number): void {
  const scope = state.scopes.at(-1);
  if (scope === undefined || scope.has(name)) return;
  const hidden = state.variables.get(name);
  const inherited = hidden === undefined && context.machine.world.environment(name) !== undefined;
  // In zsh, one that is local is not exported.
  if (hidden?.exported === true || inherited)
    onlyIn(context, ['bash', 'sh'], 'a local variable that hides an exported one', offset);
  state.scopes = [...state.scopes.slice(0, -1), new Map([...scope, [name, hidden]])];
  // What it is exported for stays, and what `unset` took away too.
  if (hidden === undefined) state.variables.delete(name);
  else
    state.variables.set(name, {
      value: undefined,
      elements: undefined,
      exported: hidden.exported,
      readonly: false,
    });
}
