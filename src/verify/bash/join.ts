/** One state for two that differ. */
import type { VirtualFile, VirtualFiles } from '../files.js';
import { show, unknown } from '../value.js';
import { joinMaps, joinValues, joinVariables } from './join-values.js';
import type { Context } from './machine.js';
import { Refusal } from './refusal.js';
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
      const { begun: _begun, ...rest } = one;
      const value = joinValues(`what is left of the input${where}`, one.value, other.value);
      return { ...rest, value, ...(one.begun === true && other.begun === true ? { begun: true } : {}) };
    }
    return one ?? other ?? { kind: 'inherited' };
  });
  state.outside = Math.max(left.outside, right.outside);
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

function joinFiles(left: VirtualFiles, right: VirtualFiles, where: string): VirtualFiles {
  const joined = left.clone();
  joined.joinRemoved(right);
  const keys = new Set([...left.entriesByKey.keys(), ...right.entriesByKey.keys()]);
  for (const key of keys) {
    const one = left.entriesByKey.get(key);
    const other = right.entriesByKey.get(key);
    const file = one ?? other;
    if (file === undefined) continue;
    if (one === undefined || other === undefined) {
      // Where only one of them knows it, the other may find anything there.
      const foreign = (one === undefined ? left : right).look(file.path).kind === 'foreign';
      const content = foreign ? unknown(`content of ${show(file.path)}`) : file.content;
      joined.write({ ...file, content, certain: false });
    } else joined.write(joinFile(one, other, where));
  }
  return joined;
}

function joinFile(one: VirtualFile, other: VirtualFile, where: string): VirtualFile {
  return {
    ...one,
    content: joinValues(`content of a file${where}`, one.content, other.content),
    mode: one.mode === other.mode ? one.mode : undefined,
    certain: one.certain && other.certain,
  };
}
