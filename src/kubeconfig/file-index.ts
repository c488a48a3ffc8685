/**
 * Where the entries of a kubeconfig stand, and that nothing in it is wrong, without reading them: kubectl's own way to
 * write a file, and nearly everybody's, is so regular that each line tells. What is read of it, is read when it is asked
 * for. Of any other file nothing is said here: file.ts reads it whole.
 */
import type { Position } from '../errors.js';
import { endOfText, isPrintable, type ListName, textOf } from './certain-lines.js';
import type { LoadedFile } from './file.js';
import { type IndexedList, indexList } from './indexed-list.js';
import { LineCursor } from './line-cursor.js';
import type { AuthInfo, Cluster, Context, Entry } from './types.js';

/** The reader of whole files refuses more values than 400,000; what may be near that is left to it. */
const mostValues = 350_000;

/** Keys whose line is always the same. */
const constants = new Map([
  ['apiVersion', 'apiVersion: v1\n'],
  ['kind', 'kind: Config\n'],
  ['preferences', 'preferences: {}\n'],
]);

/** The file, its entries unread; undefined where it is not certain what a reader of the whole file would say. */
export function indexFile(name: string, bytes: Uint8Array): LoadedFile | undefined {
  const read = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return new FileIndex(name, read.endsWith('\n') ? read : `${read}\n`).file();
}

class FileIndex {
  readonly #name: string;
  readonly #cursor: LineCursor;
  readonly #keys = new Set<string>();
  readonly #lists = new Map<string, IndexedList>();
  #currentContext = '';
  #currentContextPosition: Position | undefined;

  constructor(name: string, text: string) {
    this.#name = name;
    this.#cursor = new LineCursor(text);
  }

  file(): LoadedFile | undefined {
    const { text } = this.#cursor;
    if (text.startsWith('---\n')) this.#cursor.passLine();
    while (this.#cursor.at < text.length) {
      if (!(this.#isCommentOrEmpty() || this.#isKey())) return undefined;
    }
    const values = [...this.#lists.values()].reduce((sum, list) => sum + list.values, 0);
    return this.#keys.size === 0 || values > mostValues ? undefined : this.#loaded();
  }

  /** Takes such a line. What another character than those of ASCII would mean is for the reader of whole files. */
  #isCommentOrEmpty(): boolean {
    const { text, at } = this.#cursor;
    if (!/[\n#]/.test(text[at] ?? '') || !isPrintable(text.slice(at, text.indexOf('\n', at)))) return false;
    this.#cursor.passLine();
    return true;
  }

  /** Takes a key of the file with what it holds; whether it is one, and certain. */
  #isKey(): boolean {
    const cursor = this.#cursor;
    const { text, at } = cursor;
    const key = text.slice(at, Math.max(at, text.indexOf(':', at)));
    if (this.#keys.has(key)) return false;
    this.#keys.add(key);
    if (key === 'clusters' || key === 'contexts' || key === 'users') return this.#isList(key);
    if (key === 'current-context') return this.#isCurrentContext(at + key.length);
    const line = constants.get(key);
    if (line === undefined || !cursor.startsWith(line)) return false;
    cursor.passLine();
    return true;
  }

  #isList(key: ListName): boolean {
    if (!this.#cursor.startsWith(`${key}:\n- `)) return false;
    this.#cursor.passLine();
    const list = indexList(key, this.#cursor, this.#name);
    if (list !== undefined) this.#lists.set(key, list);
    return list !== undefined;
  }

  /** `colon` is the place behind the key. */
  #isCurrentContext(colon: number): boolean {
    const { text, at, line } = this.#cursor;
    const from = colon + 2;
    const end = text.startsWith(': ', colon) ? endOfText(text, from) : -1;
    if (end === -1) return false;
    this.#currentContext = textOf(text.slice(from, end - 1));
    this.#currentContextPosition = { file: this.#name, line, column: from - at + 1 };
    this.#cursor.passLine();
    return true;
  }

  #loaded(): LoadedFile {
    // In the order in which Go reads: of keys.
    const names = ['clusters', 'contexts', 'users'];
    const [clusters, contexts, authInfos] = names.map(
      (list): ReadonlyMap<string, Entry> => this.#lists.get(list)?.entries ?? new Map(),
    );
    return {
      name: this.#name,
      document: {
        currentContext: this.#currentContext,
        currentContextPosition: this.#currentContextPosition,
        unknownFields: names.flatMap((list) => this.#lists.get(list)?.unknownFields ?? []),
      },
      content: {
        // What a list holds is as its name says.
        clusters: clusters as ReadonlyMap<string, Cluster>,
        contexts: contexts as ReadonlyMap<string, Context>,
        authInfos: authInfos as ReadonlyMap<string, AuthInfo>,
        colors: false,
        preferenceExtensions: new Map(),
        extensions: new Map(),
      },
    };
  }
}
