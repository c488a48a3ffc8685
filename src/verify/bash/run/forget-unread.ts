/**
 * What a shell that has ended still knows: only the handler of its EXIT trap can read it. A long script can end in
 * hundreds of places, which differ in variables and files that no handler looks at.
 */
import { SharedMap } from '../../shared-map.js';
import { secretsIn } from '../../value.js';
import { likeness } from '../../value-keys.js';
import type { Context } from '../state/machine.js';
import { isFilledIn, isOwn, steers } from '../state/shell-variables.js';
import type { State } from '../state/state.js';
import { type Reads, readsOfHandler } from './handler-reads.js';

/** Makes shells that ended forget the variables and files that no EXIT trap of theirs, and no program in it, reads. */
export function forgetUnread(context: Context, states: readonly State[]): void {
  const readsOf = readsByHandler(context);
  const onlyNamed = new Map<string, boolean>();
  const isOnlyNamed = (name: string): boolean => {
    const known = onlyNamed.get(name) ?? isNoBusinessOfTheShell(context, name);
    onlyNamed.set(name, known);
    return known;
  };
  const groups = new Map<string, State[]>();
  for (const state of states) {
    const reads = readsOf(state);
    if (reads === undefined) continue;
    if (state.status.kind === 'failed' && !reads.status)
      state.status = { kind: 'failed', what: 'the last command' };
    const key = outlineOfRest(state);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [state]);
    else group.push(state);
  }
  for (const group of groups.values()) {
    // One that is unlike the others has nothing to gain.
    if (group.length === 1) continue;
    for (const state of group) {
      const names = readsOf(state)?.names;
      state.files.forgetContents();
      state.variables = new SharedMap(
        [...state.variables].filter(
          ([name, { exported, readonly }]) =>
            exported || readonly || names?.has(name) !== false || !isOnlyNamed(name),
        ),
      );
    }
  }
}

/** What the handler of a state reads, worked out once for each handler with the same functions around it. */
function readsByHandler(context: Context): (state: State) => Reads | undefined {
  const numbers = new Map<object, number>();
  const numberOf = (one: object): number => {
    const known = numbers.get(one) ?? numbers.size;
    numbers.set(one, known);
    return known;
  };
  const before = new Map<string, Reads | undefined>();
  return (state) => {
    const handler = state.traps.get('EXIT');
    const functions = [...state.functions].map(([name, one]) => `${name} ${numberOf(one.node)}`);
    const key = `${handler === undefined ? '' : numberOf(handler)} ${functions.join(' ')}`;
    if (!before.has(key)) before.set(key, readsOfHandler(context, state));
    return before.get(key);
  };
}

/** What is most often different, but for what is forgotten. */
function outlineOfRest({ status, files }: State): string {
  const how = status.kind === 'known' ? status.status : status.what;
  const contents = [...files.entriesByKey.values()].map(({ content }) =>
    secretsIn(content).length > 0 ? likeness(content) : '',
  );
  return `${how} ${contents.join(' ')}`;
}

/** Whether neither the shell nor a program reads it by itself. */
function isNoBusinessOfTheShell({ machine: { dialect, world } }: Context, name: string): boolean {
  return (
    /^[A-Za-z_]\w*$/.test(name) &&
    !steers(dialect, name) &&
    !isOwn(dialect, name) &&
    !isFilledIn(dialect, name) &&
    world.environment(name) === undefined
  );
}
