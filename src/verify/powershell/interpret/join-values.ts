/** One text, one status, and one set of files for two that paths came to. */
import { type VirtualFile, VirtualFiles } from '../../files.js';
import type { Exit } from '../../tools/tool.js';
import {
  type Characters,
  emptiness,
  freshId,
  identity,
  likeness,
  secret,
  secretsIn,
  unknown,
  type Value,
  widest,
} from '../../value.js';
import type { State } from './state.js';

export function joinExits(
  left: State,
  right: State,
  one: Exit | undefined,
  other: Exit | undefined,
  where: string,
): Exit | undefined {
  if (one === undefined || other === undefined) {
    return one === other ? one : { kind: 'unknown', what: `the command before succeeded${where}` };
  }
  if (one === other && left.facts.get(one) === right.facts.get(one)) return one;
  const status = (exit: Exit, state: State): number | undefined => {
    if (exit.kind === 'known') return exit.status;
    return state.facts.get(exit) === true ? 0 : undefined;
  };
  const [first, second] = [status(one, left), status(other, right)];
  if (first !== undefined && first === second) return { kind: 'known', status: first };
  const bad = (exit: Exit, state: State): boolean =>
    exit.kind === 'failed' || state.facts.get(exit) === false || (exit.kind === 'known' && exit.status !== 0);
  const what =
    one.kind !== 'known' && other.kind !== 'known' && one.what === other.what
      ? one.what
      : `the command before succeeded${where}`;
  return bad(one, left) && bad(other, right) ? { kind: 'failed', what } : { kind: 'unknown', what };
}

/** One value for two. */
export function joinValues(label: string, left: Value, right: Value): Value {
  if (identity(left) === identity(right)) return left;
  if (likeness(left) === likeness(right)) {
    return left.map((segment) => ('id' in segment ? { ...segment, id: freshId() } : segment));
  }
  const nonEmpty = emptiness(left) === 'nonempty' && emptiness(right) === 'nonempty';
  const characters = widest(charactersOf(left), charactersOf(right));
  const secrets = [...secretsIn(left), ...secretsIn(right)];
  const [first] = secrets;
  if (first === undefined) return unknown(label, { nonEmpty, characters });
  const cluster = secrets.every((one) => one.cluster === first.cluster) ? first.cluster : undefined;
  const origins = new Set(secrets.map((one) => one.origin));
  return secret(origins.size === 1 ? first.origin : label, cluster, { nonEmpty, characters });
}

function charactersOf(value: Value): Characters {
  return value.reduce<Characters>((all, segment) => {
    if ('characters' in segment && !('text' in segment && segment.text !== undefined)) {
      return widest(all, segment.characters);
    }
    const text = 'text' in segment ? (segment.text ?? '') : '';
    const own = /^[0-9]*$/.test(text)
      ? 'digits'
      : /^[\w./:@,+=-]*$/.test(text)
        ? 'word'
        : /[\r\n]/.test(text)
          ? 'any'
          : 'line';
    return widest(all, own);
  }, 'digits');
}

export function joinFiles(left: VirtualFiles, right: VirtualFiles, where: string): VirtualFiles {
  const joined = new VirtualFiles(left);
  for (const key of new Set([...left.entriesByKey.keys(), ...right.entriesByKey.keys()])) {
    const one = left.entriesByKey.get(key);
    const other = right.entriesByKey.get(key);
    const file = one ?? other;
    if (file === undefined) continue;
    if (one === undefined || other === undefined) joined.write({ ...file, certain: false });
    else joined.write(joinFile(one, other, where));
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
