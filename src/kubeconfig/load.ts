/** Files → one Config: client-go's ClientConfigLoadingRules.Load (tools/clientcmd/loader.go). */
import type { Position } from '../errors.js';
import { KubeconfigError } from '../errors.js';
import { ReadFailure } from '../go/files.js';
import type { Value } from '../go/value.js';
import type { Host } from '../host.js';
import { EntryMap } from './entry-map.js';
import { type LoadedFile, loadFile } from './file.js';
import { type Fault, LoadError } from './load-error.js';
import type { AuthInfo, Cluster, Config, Context, LoadingRules, ShadowedEntry } from './types.js';

export interface LoadOptions {
  /**
   * What a missing `--kubeconfig` file is: an error for clients (the default), an empty config for `config view`.
   */
  readonly missingExplicit?: 'error' | 'empty';
}

/**
 * Reads and merges the files: the first file wins per named entry, the first non-zero value per scalar. Throws a
 * KubeconfigError that names every bad file, with file, line and column.
 */
export function loadConfig(rules: LoadingRules, host: Host, options: LoadOptions = {}): Config {
  const names = rules.explicitPath === undefined ? rules.precedence : [rules.explicitPath];
  const files: LoadedFile[] = [];
  const faults: Fault[] = [];
  for (const name of names) {
    if (name === '') continue;
    const loaded = tryFile(name, host);
    if (loaded === undefined) {
      if (name === rules.explicitPath && options.missingExplicit !== 'empty') throw missing(name);
    } else if ('document' in loaded) {
      files.push(loaded);
    } else {
      faults.push(named(loaded, name));
    }
  }
  if (faults.length > 0) throw new LoadError(faults);
  return mergeFiles(files);
}

/**
 * `--merge=false`: this one file, which has to be there. Throws a KubeconfigError with kubectl's message, which does
 * not name the file in this case.
 */
export function loadSingleFile(name: string, host: Host): Config {
  const loaded = tryFile(name, host);
  if (loaded === undefined)
    throw new KubeconfigError(`open ${name}: no such file or directory`, { hint: missingHint(name) });
  if (!('document' in loaded)) throw new LoadError([loaded]);
  return mergeFiles([loaded]);
}

function named(fault: Fault, file: string): Fault {
  const prefix = `error loading config file "${file}": `;
  return { ...fault, message: prefix + fault.message };
}

/** What to do where a file that was named is not there. */
function missingHint(name: string): string {
  return isLiteralHome(name) ? homeHint : 'check the path after --kubeconfig';
}

/** Inside quotes, and behind `=`, a shell leaves `~` as it is; kubectl and kubesteps take it for a name. */
export const isLiteralHome = (name: string): boolean => /^~[/\\]/.test(name);

export const homeHint = 'the shell has left ~ as it is: write $HOME in its place';

function missing(name: string): KubeconfigError {
  return new KubeconfigError(`stat ${name}: no such file or directory`, { hint: missingHint(name) });
}

/** undefined where there is no such file. */
function tryFile(name: string, host: Host): LoadedFile | Fault | undefined {
  try {
    return loadFile(name, host);
  } catch (error) {
    if (error instanceof ReadFailure) {
      if (error.code === 'ENOENT') return undefined;
      return { message: error.message, position: undefined, hint: readHint(error.code, name) };
    }
    // Nested deeper than the stack holds.
    if (error instanceof RangeError) {
      return {
        message: 'nested deeper than kubesteps reads',
        position: undefined,
        hint: 'this is no kubeconfig',
      };
    }
    throw error;
  }
}

/** What to do about a file that cannot be read, by Node's error code. */
export function readHint(code: string, name: string): string {
  if (code === 'EISDIR') return `${name} is a folder: name a file in it`;
  if (code === 'EACCES') return `ask for the right to read ${name}, or name another file`;
  return 'check the path in KUBECONFIG or after --kubeconfig';
}

const mergedBefore = new WeakMap<
  LoadedFile,
  { readonly files: readonly LoadedFile[]; readonly config: Config }
>();

/** Merges files in their order: the first one wins. The same files are the same config: much is worked out once for each. */
export function mergeFiles(files: readonly LoadedFile[]): Config {
  const [first] = files;
  if (first === undefined) return merged(files);
  const before = mergedBefore.get(first);
  if (before?.files.length === files.length && before.files.every((file, index) => file === files[index]))
    return before.config;
  const config = merged(files);
  mergedBefore.set(first, { files, config });
  return config;
}

function merged(files: readonly LoadedFile[]): Config {
  const shadowed: ShadowedEntry[] = [];
  const extensions = new Map<string, Value>();
  const preferenceExtensions = new Map<string, Value>();
  let currentContext = '';
  let currentContextPosition: Position | undefined;
  for (const { document, content } of files) {
    mergeMissing(extensions, content.extensions);
    mergeMissing(preferenceExtensions, content.preferenceExtensions);
    if (currentContext === '' && document.currentContext !== '') {
      currentContext = document.currentContext;
      currentContextPosition = document.currentContextPosition;
    }
  }
  return {
    ...entriesOf(files, shadowed),
    currentContext,
    currentContextPosition,
    preferences: { colors: files.some(({ content }) => content.colors), extensions: preferenceExtensions },
    extensions,
    files: files.map(({ name }) => name),
    shadowed,
    unknownFields: files.flatMap(({ document }) => document.unknownFields),
  };
}

function mergeMissing<T>(into: Map<string, T>, from: ReadonlyMap<string, T>): void {
  for (const [name, value] of from) if (!into.has(name)) into.set(name, value);
}

/** The entries of one file as they are, or of several: what an earlier one hides is noted. */
function entriesOf(
  files: readonly LoadedFile[],
  shadowed: ShadowedEntry[],
): Pick<Config, 'clusters' | 'contexts' | 'authInfos'> {
  const [first, ...others] = files;
  if (first !== undefined && others.length === 0) {
    const { clusters, contexts, authInfos } = first.content;
    return { clusters, contexts, authInfos };
  }
  const clusters: Merging<Cluster> = new Map();
  const contexts: Merging<Context> = new Map();
  const authInfos: Merging<AuthInfo> = new Map();
  for (const { content } of files) {
    mergeEntries('cluster', clusters, content.clusters, shadowed);
    mergeEntries('context', contexts, content.contexts, shadowed);
    mergeEntries('user', authInfos, content.authInfos, shadowed);
  }
  return {
    clusters: mergedEntries(clusters),
    contexts: mergedEntries(contexts),
    authInfos: mergedEntries(authInfos),
  };
}

/** By the name of an entry, the entries of the file that it is taken from. */
type Merging<T> = Map<string, ReadonlyMap<string, T>>;

function mergeEntries<T extends { readonly position: Position | undefined }>(
  kind: ShadowedEntry['kind'],
  into: Merging<T>,
  from: ReadonlyMap<string, T>,
  shadowed: ShadowedEntry[],
): void {
  for (const name of from.keys()) {
    const winner = into.get(name)?.get(name);
    if (winner === undefined) into.set(name, from);
    else {
      const position = from.get(name)?.position;
      if (position !== undefined) shadowed.push({ kind, name, position, winner: winner.position });
    }
  }
}

/** They stay unread until somebody asks. */
function mergedEntries<T extends object>(merging: Merging<T>): ReadonlyMap<string, T> {
  // A file has the entries that were found in it.
  return new EntryMap(merging, (name) => merging.get(name)?.get(name) as T);
}
