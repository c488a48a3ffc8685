/** What the fields of files count for where two paths meet. */
import { type Fields, isSame, type Keys, keyOf, sameMaps, sorted } from './fields.js';
import type { VirtualFile, VirtualFiles } from './files.js';
import { joinValues } from './join-values.js';
import { changeKey } from './kubeconfig-change.js';
import { Refusal } from './refusal.js';
import { outlineBy } from './same.js';
import { show, type Value } from './value.js';
import { likeness, sameText } from './value-keys.js';

export interface FileJoin {
  /** Ends the label of what is not known from here on. */
  readonly where: string;
  readonly path: Value;
}

export const fileFields: Fields<VirtualFile, Keys, FileJoin> = {
  path: { key: (path, keys) => keys.value(path), join: joinPaths },
  resolved: {
    key: (resolved, keys) => resolved && keys.value(resolved),
    join: (one, other, at) => (one && other ? joinPaths(one, other, at) : one),
  },
  kind: {
    key: (kind) => kind,
    join(one, other, { path }) {
      if (one === other) return one;
      throw new Refusal('KS1003', `whether ${show(path)} is a file or a folder depends on the run`);
    },
  },
  content: {
    key: (content, keys) => keys.value(content),
    join: (one, other, { where }) => joinValues(`content of a file${where}`, one, other),
  },
  mode: { key: (mode) => mode, join: joinModes },
  certain: { key: (certain) => certain, join: (one, other) => one && other },
  place: { same: 'it only says where a finding points' },
  once: { shape: (once) => once === true },
  growing: { key: (growing) => growing === true, join: (one, other) => one === true || other === true },
  taken: { shape: (taken) => taken === true },
  linked: { key: (linked) => linked === true, join: (one, other) => one === true || other === true },
};

/** Both lead to the same file, under whatever name; what checks have shown of it on one way only is not known. */
function joinPaths(one: Value, other: Value, { where }: FileJoin): Value {
  return sameText(one, other) ? joinValues(`path of a file${where}`, one, other) : one;
}

/** Bits that are missing on one path may be missing; bits for others that are there on one path may be there. */
function joinModes(one: number | undefined, other: number | undefined): number | undefined {
  if (one === other) return one;
  const [first, second] = [one ?? 0o600, other ?? 0o600];
  const lacks = (mode: number): number => 0o600 & ~mode;
  if (lacks(first) === lacks(second)) return undefined;
  return (first & second & 0o700) | ((first | second) & 0o077);
}

export const fileOutlines = outlineBy(fileFields);

/** How `joinFiles` joins them stands there. */
export const filesFields: Fields<VirtualFiles, Keys> = {
  entriesByKey: {
    // What can be read once and was read on one path only is not known to be either.
    shape: (entries) =>
      [...entries].flatMap(([key, { once, taken }]) => (once === true ? [[key, taken === true]] : [])).sort(),
    key: (entries, keys) =>
      sorted([...entries.values()].map((file) => [likeness(file.resolved ?? file.path), file] as const)).map(
        ([, file]) => keyOf(fileFields, file, keys),
      ),
    equal: (left, right, keys, others) =>
      sameMaps(left, right, (one, other) => isSame(fileFields, [one, keys], [other, others])),
  },
  removedKeys: { key: (removed, keys) => pathKeys(removed, keys) },
  doubtedKeys: { key: (doubted, keys) => pathKeys(doubted, keys) },
  kubeconfigChange: { key: (change) => changeKey(change) },
  folder: { shape: (folder, keys) => folder && keys.value(folder) },
  printedTo: { same: 'it is empty but while one program runs' },
  use: { same: 'it is noted for all paths together' },
};

/** Keys of paths with the evaluations in them by name, and what is noted of each. */
function pathKeys(paths: ReadonlyMap<string, boolean>, keys: Keys): readonly string[] {
  return [...paths]
    .map(([path, noted]) => {
      const segments = JSON.parse(path) as readonly unknown[];
      const named = segments.map((one) =>
        Array.isArray(one) && typeof one[0] === 'number' ? [keys.name(one[0]), ...one.slice(1)] : one,
      );
      return JSON.stringify([...named, noted]);
    })
    .sort();
}
