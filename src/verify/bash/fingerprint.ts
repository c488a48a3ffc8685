/** Texts by which states are compared. */
import type { Refinement } from '../tools/tool.js';
import { likeness, type Value } from '../value.js';
import type { State, Variable } from './state.js';

/** Whether two states are the same but for the names of evaluations. */
export function sameState(left: State, right: State): boolean {
  return fingerprint(left) === fingerprint(right);
}

/** What has to be equal for two states to be joined. */
export function shape(state: State): string {
  return JSON.stringify([
    [...state.options].sort(),
    [...state.traps].map(([name, trap]) => [name, trap.text]).sort(),
    [...state.functions].map(([name, one]) => [name, one.node.pos]).sort(),
    state.scopes.map((scope) => [...scope.keys()]),
    state.positional.length,
    state.umask,
    state.flow,
    [...state.sinks].map(([number, sink]) => [
      number,
      sink.kind,
      sink.kind === 'capture' ? sink.id : sink.kind === 'file' ? likeness(sink.resolved) : '',
    ]),
    [...state.captures.keys()],
    state.left?.inside.map((sink) => (sink.kind === 'file' ? likeness(sink.resolved) : sink.kind)),
    state.ending,
    state.endless,
    state.beside,
    state.stdin,
    state.inputs.get(state.stdin)?.kind,
    state.depth,
    state.jobs.map((job) => job.id),
    state.files.folder === undefined ? '' : likeness(state.files.folder),
    [...state.variables]
      .filter(([, one]) => one.elements !== undefined || one.readonly)
      .map(([name, one]) => [name, one.elements?.length])
      .sort(),
  ]);
}

/** A text that is equal for states that are the same but for the names of evaluations. */
export function fingerprint(state: State): string {
  const names = new Map<number, number>();
  const name = (id: number): number => {
    const known = names.get(id);
    if (known !== undefined) return known;
    names.set(id, names.size);
    return names.size - 1;
  };
  const key = (value: Value): string =>
    likeness(value) + value.map((segment) => ('id' in segment ? name(segment.id) : '')).join();
  const variable = (one: Variable | undefined): unknown =>
    one === undefined
      ? null
      : [
          one.value === undefined ? null : key(one.value),
          one.elements?.map(key),
          one.exported,
          one.readonly,
          one.maybeUnset === true,
        ];
  const refinement = ({ id, ...known }: Refinement): unknown => [name(id), known];
  const pathKeys = (keys: readonly string[]): readonly string[] =>
    keys.map((one) => one.replace(/\[(\d+),/g, (_whole, id) => `[${name(Number(id))},`)).sort();
  const sorted = <T>(entries: Iterable<readonly [string, T]>): (readonly [string, T])[] =>
    [...entries].sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
  const { status } = state;
  return JSON.stringify([
    shape(state),
    sorted(state.variables).map(([variableName, one]) => [variableName, variable(one)]),
    state.scopes.map((scope) => sorted(scope).map(([variableName, one]) => [variableName, variable(one)])),
    state.positional.map(key),
    sorted(
      [...state.files.entriesByKey.values()].map(
        (file) => [likeness(file.resolved ?? file.path), file] as const,
      ),
    ).map(([, file]) => [
      key(file.resolved ?? file.path),
      file.kind,
      key(file.content),
      file.mode,
      file.certain,
    ]),
    ...[state.files.removedKeys, state.files.doubtedKeys].map((keys) => pathKeys([...keys.keys()])),
    status.kind === 'unknown'
      ? [status.what, ...[status.onSuccess, status.onFailure].map((all) => all?.map(refinement))]
      : [status.kind, status.kind === 'known' ? status.status : status.what],
    [...state.captures].map(([cell, value]) => [cell, key(value)]),
    [...state.inputs].map(([cell, input]) => [
      cell,
      input.kind === 'text' ? [key(input.value), input.begun, input.ended] : null,
    ]),
    state.jobs.map((job) => [job.id, job.endless]),
  ]);
}
