/**
 * What a shell that has ended still knows: only the handler of its EXIT trap can read it. A long script can end in
 * hundreds of places, which differ in variables and files that no handler looks at.
 */
import { SharedMap } from '../shared-map.js';
import { tools } from '../tools/tools.js';
import { likeness, secretsIn } from '../value.js';
import type { Context } from './machine.js';
import { isFilledIn, isOwn, steers } from './shell-variables.js';
import type { ShellFunction, State } from './state.js';

/** Makes shells that ended forget the variables and files that no EXIT trap of theirs, and no program in it, reads. */
export function forgetUnread(context: Context, states: readonly State[]): void {
  const readers = new Map<string, Reader>();
  const onlyNamed = new Map<string, boolean>();
  const readerOfState = (state: State): Reader => {
    const texts = textsOfHandler(state);
    const key = texts.join('\n');
    const reader = readers.get(key) ?? readerOf(texts);
    readers.set(key, reader);
    return reader;
  };
  const isOnlyNamed = (name: string): boolean => {
    const known = onlyNamed.get(name) ?? isNoBusinessOfTheShell(context, name);
    onlyNamed.set(name, known);
    return known;
  };
  const groups = new Map<string, State[]>();
  for (const state of states) {
    const reader = readerOfState(state);
    if (state.status.kind === 'failed' && !reader.asksForStatus)
      state.status = { kind: 'failed', what: 'the last command' };
    const key = outlineOfRest(state, reader);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [state]);
    else group.push(state);
  }
  for (const group of groups.values()) {
    // One that is unlike the others has nothing to gain.
    if (group.length === 1) continue;
    for (const state of group) {
      const { names, readsFiles } = readerOfState(state);
      if (!readsFiles) state.files.forgetContents();
      if (names === undefined) continue;
      state.variables = new SharedMap(
        [...state.variables].filter(
          ([name, { exported, readonly }]) => exported || readonly || names.has(name) || !isOnlyNamed(name),
        ),
      );
    }
  }
}

/** What is most often different, but for what is forgotten. */
function outlineOfRest({ status, files }: State, { readsFiles }: Reader): string {
  const how = status.kind === 'known' ? status.status : status.what;
  const contents = [...files.entriesByKey.values()].map(({ content }) =>
    readsFiles || secretsIn(content).length > 0 ? likeness(content) : '',
  );
  return `${how} ${contents.join(' ')}`;
}

/** What the handler of an EXIT trap can ask for. */
interface Reader {
  /** Undefined where a variable can be read without standing there with its name. */
  readonly names: ReadonlySet<string> | undefined;
  readonly asksForStatus: boolean;
  readonly readsFiles: boolean;
}

/** The handler, and the functions that it could call. */
function textsOfHandler(state: State): readonly string[] {
  const handler = state.traps.get('EXIT')?.text ?? '';
  if (handler === '') return [];
  const left = new Map([...state.functions].map(([name, one]) => [name, textOfFunction(one)]));
  const texts = [handler];
  // The list grows as it is gone through.
  for (const text of texts) {
    for (const [name, body] of left) {
      if (!callsUnnamed.test(text) && !text.includes(name)) continue;
      texts.push(body);
      left.delete(name);
    }
  }
  return texts;
}

function textOfFunction({ node, source }: ShellFunction): string {
  return source.text.slice(node.pos, node.end);
}

/**
 * A command whose name may be the text of a variable, for an expansion stands at the front or behind an assignment; or
 * that quotes or braces put together: `ca't'`, `c{at,}`.
 */
const callsUnnamed =
  /(?:^|[\n;&|(){}!]|\b(?:then|do|else|elif|if|while|until|time|command)\b|\w=\S*)\s*["'\\]*\$|\w["'\\]+\w|\{[^}\s]*[,.]/;

/** What lets a variable be read that another one names: `[ -v NAME ]`, `${!NAME}`, arithmetic. */
const readsUnnamed = /-[a-z]*v|\$\{!|\(\(|\$\[|-(?:eq|ne|lt|le|gt|ge)\b|\b(?:let|eval|declare|typeset)\b/;

/** Programs that look into no file. */
const blind: ReadonlySet<string> = new Set(['rm', 'mkdir', 'mktemp', 'chmod', 'sleep']);

const looking = new RegExp(
  `<|-[a-z]*s\\b|\\bread\\b|\\b(?:${[...tools.keys()].filter((name) => !blind.has(name)).join('|')})\\b`,
);

function readerOf(texts: readonly string[]): Reader {
  const some = (pattern: RegExp): boolean => texts.some((text) => pattern.test(text));
  return {
    names: some(readsUnnamed) ? undefined : new Set(texts.flatMap((text) => text.match(/\w+/g) ?? [])),
    asksForStatus: some(/\?/),
    readsFiles: some(looking) || some(callsUnnamed),
  };
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
