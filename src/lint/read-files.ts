/**
 * The files of a kubeconfig, read for the linter: where the loader stops at the first fault, as kubectl does, this goes
 * on with what is left, so that all findings come at once.
 */
import { quoted } from '../display.js';
import type { Position } from '../errors.js';
import type { Mismatch } from '../go/decode.js';
import { ReadFailure, readFile } from '../go/files.js';
import type { Tree } from '../go/yaml/tree.js';
import type { Host } from '../host.js';
import { convertDocument } from '../kubeconfig/convert.js';
import { type LoadedFile, mismatchFault, parseFile, versionFault } from '../kubeconfig/file.js';
import { readHint } from '../kubeconfig/load.js';
import type { Fault } from '../kubeconfig/load-error.js';
import { readDocument } from '../kubeconfig/read-document.js';
import type { Document, Named, NamedExtension } from '../kubeconfig/v1.js';
import { checkText } from './check-text.js';
import { type Problem, problem, startOf } from './problem.js';
import type { Code } from './rules.js';

export interface ReadResult {
  readonly files: readonly LoadedFile[];
  readonly problems: readonly Problem[];
  /** Some entries may be missing or nameless: that another one is not there proves nothing. */
  readonly complete: boolean;
}

/** Reads the files of a list; `~/.kube/config` or `--kubeconfig` is a list of one. */
export function readFiles(names: readonly string[], host: Host): ReadResult {
  const files: LoadedFile[] = [];
  const problems: Problem[] = [];
  let complete = true;
  for (const name of names.filter((one) => one !== '')) {
    const bytes = readBytes(name, host);
    if (!(bytes instanceof Uint8Array)) {
      problems.push(bytes);
      if (bytes.code === 'KL1001') complete = false;
      continue;
    }
    const tree = parseDeep(name, bytes);
    if ('message' in tree) {
      problems.push(fromFault('KL1002', tree, name));
      complete = false;
      continue;
    }
    for (const one of checkText(name, bytes)) problems.push(one);
    const wrong = versionFault(tree, name);
    if (wrong !== undefined) problems.push(fromFault('KL1003', wrong, name));
    const document = readDocument(tree, name);
    const own = [...document.mismatches.map(fromMismatch), ...doubles(document)];
    for (const one of own) problems.push(one);
    if (wrong !== undefined || document.mismatches.some(({ field }) => identifying.has(field)))
      complete = false;
    const single = withoutDoubles(document);
    files.push({ name, document: single, content: convertDocument(single, name) });
  }
  return { files, problems, complete };
}

const identifying = new Set(['', 'name', 'cluster', 'clusters', 'user', 'users', 'context', 'contexts']);

function readBytes(name: string, host: Host): Uint8Array | Problem {
  try {
    return readFile(name, host);
  } catch (error) {
    if (!(error instanceof ReadFailure)) throw error;
    if (error.code === 'ENOENT') {
      return problem('KL1010', startOf(name), `there is no file ${quoted(name)}; kubectl passes over it`);
    }
    return problem('KL1001', startOf(name), error.message, readHint(error.code, name));
  }
}

/** Data nested deeper than the stack is a fault like another. */
function parseDeep(name: string, bytes: Uint8Array): Tree | Fault {
  try {
    return parseFile(name, bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return {
      message: 'nested deeper than kubesteps reads',
      position: undefined,
      hint: 'this is no kubeconfig',
    };
  }
}

function fromFault(code: Code, fault: Fault, name: string): Problem {
  return problem(code, fault.position ?? startOf(name), fault.message, fault.hint);
}

function fromMismatch(mismatch: Mismatch): Problem {
  const { hint, message } = mismatchFault(mismatch);
  const { wanted, found, position, field } = mismatch;
  if (wanted === 'base64') {
    return problem('KL1006', position, `${field}: ${message}`, 'write base64 text, padded with =');
  }
  const quotes = wanted === 'string' && /number|boolean/.test(found);
  if (!quotes) return problem('KL1005', position, `${hint}; kubectl refuses the file`);
  const text = `${field} is ${found} to YAML, and has to be a text; kubectl refuses the file`;
  return problem('KL1004', position, text, quoting(found));
}

/** YAML 1.1 has more booleans than one thinks of. */
function quoting(found: string): string {
  return found.includes('boolean')
    ? 'put it in quotes: to YAML 1.1 y, yes, on, n, no and off are booleans'
    : 'put it in quotes';
}

interface Placed {
  readonly name: string;
  readonly position: Position;
}

/** kubectl refuses a file with a name that stands twice in a list, even where the entries are the same. */
function doubles(document: Document): readonly Problem[] {
  const { clusters, users, contexts } = document;
  return [
    ...doublesIn('cluster', clusters),
    ...doublesIn('user', users),
    ...doublesIn('context', contexts),
    ...extensionLists(document).flatMap((list) => doublesIn('extension', list.filter(hasValue))),
  ];
}

function doublesIn(kind: string, list: readonly Placed[]): readonly Problem[] {
  const first = new Map<string, Position>();
  const problems: Problem[] = [];
  for (const { name, position } of list) {
    const before = first.get(name);
    if (before === undefined) first.set(name, position);
    else {
      const message = `${kind} ${quoted(name)} stands on line ${before.line} already; kubectl refuses the file`;
      problems.push(problem('KL1007', position, message, 'remove or rename one of the two'));
    }
  }
  return problems;
}

const hasValue = ({ value }: NamedExtension): boolean => value !== undefined;

function extensionLists(document: Document): readonly (readonly NamedExtension[])[] {
  const entries: readonly Named<{ readonly extensions: readonly NamedExtension[] }>[] = [
    ...document.clusters,
    ...document.users,
    ...document.contexts,
  ];
  return [
    document.extensions,
    document.preferenceExtensions,
    ...entries.map(({ fields }) => fields.extensions),
  ];
}

/** The document with the first of each name, which the rest of the linter can go on with. */
function withoutDoubles(document: Document): Document {
  const named = <T extends { readonly extensions: readonly NamedExtension[] }>(
    list: readonly Named<T>[],
  ): readonly Named<T>[] =>
    firstOfEach(list).map((one) => ({
      ...one,
      fields: { ...one.fields, extensions: firstOfEach(one.fields.extensions) },
    }));
  return {
    ...document,
    clusters: named(document.clusters),
    users: named(document.users),
    contexts: named(document.contexts),
    extensions: firstOfEach(document.extensions),
    preferenceExtensions: firstOfEach(document.preferenceExtensions),
  };
}

function firstOfEach<T extends { readonly name: string }>(list: readonly T[]): readonly T[] {
  const names = new Set<string>();
  return list.filter(({ name }) => !names.has(name) && names.add(name));
}
