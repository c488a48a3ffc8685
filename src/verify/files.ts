/** The files of a dry run: what the script wrote, and what is known of the rest. Nothing here touches a disk. */

import { isAsFolder, isInside, keyOf, resolvePath } from './file-paths.js';
import type { KubeconfigChange } from './kubeconfig-change.js';
import { foreignContent } from './private-files.js';
import { Refusal } from './refusal.js';
import type { Place } from './report.js';
import { SharedMap } from './shared-map.js';
import {
  concat,
  derived,
  literal,
  replaceSegment,
  type Secret,
  secretsIn,
  show,
  textOf,
  type Unknown,
  type Value,
} from './value.js';

export interface VirtualFile {
  /** As the script wrote it, for people. */
  readonly path: Value;
  /** Which file that was in the folder of that moment; `write` sets it. */
  readonly resolved?: Value;
  readonly kind: 'file' | 'folder';
  readonly content: Value;
  /** Permission bits; undefined where they depend on the caller's umask. */
  readonly mode: number | undefined;
  /** Whether the command that writes it certainly succeeded: otherwise the file may be shorter, or missing. */
  readonly certain: boolean;
  /** Where it was written last, for findings about what is left behind. */
  readonly place?: Place;
  /** What a process substitution gives: it can be read once. */
  readonly once?: boolean;
  /** A command in the background prints to it: each look can find more. */
  readonly growing?: boolean;
  /** It was read already. */
  readonly taken?: boolean;
  /** It has another name as well (`ln`): what is written to one is in both, which is not followed. */
  readonly linked?: boolean;
}

/** What a path names. */
export type Lookup =
  | { readonly kind: 'known'; readonly file: VirtualFile }
  /** The script removed it, or it is in a folder that the script made and nothing wrote it. */
  | { readonly kind: 'absent' }
  /** It may exist or not: the script did not make it. */
  | { readonly kind: 'foreign' };

/** Which files some commands look at, and which of them they write or remove, by key. */
export interface FileUse {
  readonly touched: Set<string>;
  readonly written: Set<string>;
}

/** Files by path; copied when a run takes two ways. What a field counts for where they meet stands in `filesFields`. */
export class VirtualFiles {
  readonly #entries: SharedMap<string, VirtualFile>;
  /** Paths that were removed; whether they were in a folder that mktemp made for this run. */
  readonly #removed: SharedMap<string, boolean>;
  /** Paths that may have been removed, of files that the script did not make. */
  readonly #doubted: SharedMap<string, true>;
  /** The working folder; undefined until `cd`. */
  folder: Value | undefined;
  /** Files that a program which runs now prints to: what it would read of them depends on when. */
  printedTo: readonly Value[] = [];
  /** How the kubeconfig may differ from what the verifier reads. */
  kubeconfigChange: KubeconfigChange | undefined;
  /** Where it is noted which files are used; shared by all copies. */
  use: FileUse | undefined;

  constructor(from?: VirtualFiles) {
    this.#entries = from === undefined ? new SharedMap() : from.#entries.copy();
    this.#removed = from === undefined ? new SharedMap() : from.#removed.copy();
    this.#doubted = from === undefined ? new SharedMap() : from.#doubted.copy();
    this.folder = from?.folder;
    this.kubeconfigChange = from?.kubeconfigChange;
    this.use = from?.use;
  }

  get entriesByKey(): ReadonlyMap<string, VirtualFile> {
    return this.#entries;
  }

  get removedKeys(): ReadonlyMap<string, boolean> {
    return this.#removed;
  }

  get doubtedKeys(): ReadonlyMap<string, true> {
    return this.#doubted;
  }

  /** Files, by key, that a command in the background goes on printing to. */
  grow(keys: ReadonlySet<string>): void {
    for (const key of keys) {
      const file = this.#entries.get(key);
      if (file?.kind === 'file') this.#entries.set(key, { ...file, growing: true });
    }
  }

  /** Takes away what process substitutions give, once the command is done that they were given to. */
  forgetSubstitutions(): void {
    for (const [key, file] of [...this.#entries]) if (file.once === true) this.#entries.delete(key);
  }

  /** Takes what is in files for nothing, but where it is secret: for a shell that will not look into any. */
  forgetContents(): void {
    for (const [key, file] of [...this.#entries])
      if (file.content.length > 0 && secretsIn(file.content).length === 0)
        this.#entries.set(key, { ...file, content: [] });
  }

  clone(): VirtualFiles {
    return new VirtualFiles(this);
  }

  /** See `resolvePath`; from the folder of now. */
  resolve(path: Value): Value | undefined {
    return resolvePath(path, this.folder);
  }

  /** What is at a path that was resolved, whatever the folder is now. */
  at(resolved: Value): VirtualFile | undefined {
    return this.#entries.get(keyOf(resolved));
  }

  look(path: Value): Lookup {
    const resolved = this.resolve(path);
    if (resolved === undefined) return { kind: 'foreign' };
    const key = keyOf(resolved);
    if (this.printedTo.some((other) => keyOf(other) === key))
      throw new Refusal('KS3109', `${show(path)} is used by the command that prints to it`);
    this.use?.touched.add(key);
    const file = this.#entries.get(key);
    // `file/` and `file/.` name nothing where it is no folder.
    if (file !== undefined && isAsFolder(path) && !(file.kind === 'folder' && file.certain))
      return { kind: 'foreign' };
    const first = resolved[0];
    // Where mktemp failed, the name is empty, and what is behind it is in the root.
    const made = !(first?.kind === 'unknown' && first.temporary === true && !first.nonEmpty);
    const open = made && this.#isOpen(resolved);
    if (file?.growing === true) {
      const content = derived(file.content, 'so far, what is in the file');
      return { kind: 'known', file: { ...file, content, certain: false } };
    }
    if (file !== undefined) return { kind: 'known', file: open ? file : { ...file, certain: false } };
    if (!open) return { kind: 'foreign' };
    if (this.#removed.has(key)) return { kind: 'absent' };
    // Nothing else writes into a folder that mktemp made for this run. Where mktemp failed, this is in the root.
    if (first?.kind === 'unknown' && first.temporary === true && first.nonEmpty && resolved.length > 1)
      return { kind: 'absent' };
    return { kind: 'foreign' };
  }

  /** Whether the modes of the folders around it let their owner see and change what is in them. */
  #isOpen(resolved: Value): boolean {
    const last = resolved.at(-1);
    const text = last === undefined ? undefined : textOf([last]);
    if (text === undefined || !text.includes('/')) return true;
    const parent = concat(resolved.slice(0, -1), literal(text.replace(/\/[^/]*$/, '')));
    const mode = this.at(parent)?.mode;
    return (mode === undefined || (mode & 0o300) === 0o300) && this.#isOpen(parent);
  }

  /** Whether the script may have written or removed the file, under this name or another one of the same file. */
  touched(path: Value): boolean {
    const resolved = this.resolve(path);
    // `..` may lead anywhere, but into no folder that had no name before this run.
    if (resolved === undefined)
      return (
        [...this.#entries.values()].some((file) => !isFresh(file.resolved ?? file.path)) ||
        [...this.#removed.values()].includes(false)
      );
    if (this.#doubted.has(keyOf(resolved))) return true;
    return this.look(path).kind !== 'foreign' || this.#otherName(resolved) || this.#insideOfRemoved(resolved);
  }

  #insideOfRemoved(path: Value): boolean {
    const text = textOf(path);
    return (
      text !== undefined &&
      [...this.#removed.keys()].some((key) => {
        const [folder, ...more] = JSON.parse(key) as readonly unknown[];
        return more.length === 0 && typeof folder === 'string' && text.startsWith(`${folder}/`);
      })
    );
  }

  /**
   * Whether another path that the script uses may be the same file: one from the root, and one from the folder that
   * the script was started in, which is not known.
   */
  #otherName(path: Value): boolean {
    const text = textOf(path);
    if (text === undefined) return false;
    const name = text.replace(/^.*\//, '');
    return [...this.#entries.keys(), ...this.#removed.keys(), ...this.#doubted.keys()].some((key) => {
      const [other, ...more] = JSON.parse(key) as readonly unknown[];
      if (more.length > 0 || typeof other !== 'string') return false;
      return other.startsWith('/') !== text.startsWith('/') && other.replace(/^.*\//, '') === name;
    });
  }

  /** Notes that a file is read; false where it can be read once, and that was before. */
  take(path: Value): boolean {
    const found = this.look(path);
    if (found.kind !== 'known' || found.file.once !== true) return true;
    if (found.file.taken === true) return false;
    this.update({ ...found.file, taken: true });
    return true;
  }

  /** What reading the path gives: unknown text for files that the script did not make, undefined where none is. */
  read(path: Value): Value | undefined {
    const found = this.look(path);
    if (found.kind === 'absent') return undefined;
    if (found.kind === 'known') return found.file.content;
    return foreignContent(path, this.resolve(path));
  }

  /** Puts a file at a path; false where the path could name another file too, and nothing was put. */
  write(file: VirtualFile): boolean {
    const resolved = this.resolve(file.path);
    if (resolved === undefined || this.#otherName(resolved)) return false;
    if (file.kind === 'file' && isAsFolder(file.path)) return false;
    if (this.at(resolved)?.linked === true) return false;
    this.update({ ...file, resolved });
    return true;
  }

  /** Puts back a file that was found here, with something changed but its path. */
  update(file: VirtualFile): void {
    const resolved = file.resolved ?? this.resolve(file.path);
    if (resolved === undefined) return;
    const key = keyOf(resolved);
    this.use?.touched.add(key);
    this.use?.written.add(key);
    this.#removed.delete(key);
    this.#entries.set(key, file);
  }

  /** What is known at a path that was resolved, and in it. */
  #under(resolved: Value): readonly (readonly [string, VirtualFile])[] {
    const key = keyOf(resolved);
    return [...this.#entries].filter(
      ([other, file]) => other === key || isInside(file.resolved ?? file.path, resolved),
    );
  }

  /**
   * The files in a folder that nothing but this script writes to: one of mktemp, or one in it. Undefined where others
   * may write there too.
   */
  within(folder: Value): readonly VirtualFile[] | undefined {
    const resolved = this.resolve(folder);
    const first = resolved?.[0];
    if (resolved === undefined || first?.kind !== 'unknown') return undefined;
    if (first.temporary !== true || !first.nonEmpty) return undefined;
    const own = keyOf(resolved);
    return this.#under(resolved).flatMap(([key, file]) => (key === own ? [] : [file]));
  }

  /** A folder that goes may hold files that are known by a name from elsewhere: those may be gone. */
  #doubtOtherNames(resolved: Value): void {
    if (this.at(resolved)?.kind === 'file') return;
    const folder = textOf(resolved);
    if (folder === undefined) return;
    const step = `/${folder.replace(/^.*\//, '')}/`;
    for (const [key, file] of [...this.#entries]) {
      const other = textOf(file.resolved ?? file.path);
      if (other === undefined || other.startsWith('/') === folder.startsWith('/')) continue;
      if (folder.startsWith('/') || other.includes(step)) this.#entries.set(key, { ...file, certain: false });
    }
  }

  /** A file, or a folder with all that is in it, may be gone from here on; false where the path is not exactly known. */
  doubt(path: Value): boolean {
    const resolved = this.resolve(path);
    if (resolved === undefined || this.#otherName(resolved)) return false;
    this.use?.written.add(keyOf(resolved));
    this.#doubted.set(keyOf(resolved), true);
    for (const [other, file] of this.#under(resolved)) this.#entries.set(other, { ...file, certain: false });
    this.#doubtOtherNames(resolved);
    return true;
  }

  /** Keeps of what was removed only what the other one removed too, or knows. */
  joinRemoved(other: VirtualFiles): void {
    for (const key of [...this.#removed.keys()]) {
      if (!other.#removed.has(key) && !other.#entries.has(key)) this.#removed.delete(key);
    }
    for (const key of other.#doubted.keys()) this.#doubted.set(key, true);
  }

  /** Removes a file, or a folder with all that is in it; false where the path is not exactly known. */
  remove(path: Value): boolean {
    const resolved = this.resolve(path);
    if (resolved === undefined || this.#otherName(resolved)) return false;
    // Of a folder, `rm` refuses `folder/.`; a file has no name that ends so.
    if (
      isAsFolder(path) &&
      (this.at(resolved)?.kind === 'file' || textOf(path.slice(-1))?.endsWith('.') === true)
    )
      return false;
    const key = keyOf(resolved);
    this.use?.written.add(key);
    this.#doubtOtherNames(resolved);
    for (const [other] of this.#under(resolved)) {
      this.#entries.delete(other);
      this.#removed.set(other, isFresh(resolved));
    }
    this.#removed.set(key, isFresh(resolved));
    return true;
  }

  /** Replaces what became known about one evaluation in every file and path. */
  refine(id: number, change: (segment: Secret | Unknown) => Value): void {
    for (const [key, file] of [...this.#entries]) {
      const content = replaceSegment(file.content, id, change);
      const path = replaceSegment(file.path, id, change);
      const before = file.resolved ?? file.path;
      const resolved = replaceSegment(before, id, change);
      if (content === file.content && path === file.path && resolved === before) continue;
      this.#entries.delete(key);
      this.#entries.set(keyOf(resolved), { ...file, content, path, resolved });
    }
  }
}

/** In a folder of mktemp's, which did not fail: nothing from before the run leads there. */
const isFresh = ([first]: Value): boolean =>
  first?.kind === 'unknown' && first.temporary === true && first.nonEmpty === true;
