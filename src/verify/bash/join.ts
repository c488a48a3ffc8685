/** One state for two that differ. */
import { joinFiles } from '../join-files.js';
import { joinValues } from '../join-values.js';
import { Refusal } from '../refusal.js';
import { SharedMap } from '../shared-map.js';
import { worse } from './calls-in-pipes.js';
import { joinVariables } from './join-variables.js';
import type { Context } from './machine.js';
import type { State, Variable } from './state.js';

/** One state for two: what differs is not known from here on. */
export function join(context: Context, left: State, right: State, offset: number | undefined): State {
  const state = left.clone();
  const where = offset === undefined ? '' : `, as it is after line ${context.source.place(offset).line}`;
  state.trail = new Set([...left.trail, ...right.trail]);
  state.variables = joinMaps(left.variables, right.variables, (name, one, other) => {
    const inherited = fromEnvironment(context, name);
    const joined = joinVariables(`$${name}${where}`, one ?? inherited, other ?? inherited);
    if ((one ?? inherited)?.exported !== (other ?? inherited)?.exported && joined.exported)
      throw new Refusal('KS1003', `whether ${name} is exported depends on the run`, offset);
    return joined;
  });
  state.scopes = left.scopes.map((scope, index) =>
    joinMaps(scope, right.scopes[index] ?? new Map(), (name, one, other) =>
      joinVariables(`$${name}${where}`, one, other),
    ),
  );
  state.positional = left.positional.map((value, index) =>
    joinValues(`$${index + 1}${where}`, value, right.positional[index] ?? []),
  );
  state.captures = joinMaps(left.captures, right.captures, (_cell, one, other) =>
    joinValues(`what was printed${where}`, one ?? [], other ?? []),
  );
  state.inputs = joinMaps(left.inputs, right.inputs, (_cell, one, other) => {
    if (one?.kind === 'text' && other?.kind === 'text') {
      const { begun: _begun, ended: _ended, ...rest } = one;
      const value = joinValues(`what is left of the input${where}`, one.value, other.value);
      return {
        ...rest,
        value,
        ...(one.begun === true && other.begun === true ? { begun: true } : {}),
        ...(one.ended === true && other.ended === true ? { ended: true } : {}),
      };
    }
    return one ?? other ?? { kind: 'inherited' };
  });
  state.calls = worse(left.calls, right.calls);
  const { status } = left;
  if (status.kind !== 'known' || right.status.kind !== 'known' || status.status !== right.status.status) {
    state.status = { kind: 'unknown', what: `the command before succeeded${where}` };
  }
  state.files = joinFiles(left.files, right.files, where);
  state.jobs = left.jobs.map((job, index) => ({
    ...job,
    endless: job.endless || (right.jobs[index]?.endless ?? false),
  }));
  return state;
}

/** What a variable is as long as the script does not touch it. */
function fromEnvironment(context: Context, name: string): Variable | undefined {
  const value = context.machine.world.environment(name);
  return value === undefined ? undefined : { value, elements: undefined, exported: true, readonly: false };
}

/** Two maps as one: `combine` is given what each of them has under a key. */
function joinMaps<K, V, R>(
  left: ReadonlyMap<K, V>,
  right: ReadonlyMap<K, V>,
  combine: (key: K, left: V | undefined, right: V | undefined) => R,
): SharedMap<K, R> {
  const joined = new SharedMap<K, R>();
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    joined.set(key, combine(key, left.get(key), right.get(key)));
  }
  return joined;
}
