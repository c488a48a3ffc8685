/** The body of a request, as a script can carry it: lines of printable ASCII that are still the same JSON or YAML. */
import { UsageError } from '../errors.js';
import { yamlToJson } from '../go/yaml/to-json.js';
import type { Tree } from '../go/yaml/tree.js';
import { YamlError } from '../go/yaml/yaml-error.js';

export interface Body {
  readonly lines: readonly string[];
  readonly isJson: boolean;
}

/** A script that is longer is none to read. */
const maximumLength = 20_000;

/**
 * Takes what `--data` holds. Throws a UsageError where it is no JSON or YAML of one object or list, which no API server
 * takes. `asJson`: for media types that are JSON, YAML is rewritten.
 */
export function bodyOf(data: string, asJson: boolean): Body {
  if (data.length > maximumLength)
    throw new UsageError(
      `--data holds ${data.length} characters: a script carries ${maximumLength} at most`,
      {
        hint: 'apply it with kubectl apply -f FILE, or send less',
      },
    );
  const text = data.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const json = asciiJson(text);
  if (json !== undefined) return { lines: linesOf(json), isJson: true };
  const tree = treeOf(text);
  const isPlain = !asJson && /^[\n -~]*$/.test(text) && !endsHere.test(text);
  return isPlain
    ? { lines: linesOf(text), isJson: false }
    : { lines: linesOf(jsonOf(tree, '')), isJson: true };
}

/** Lines that would end a here-document of bash, or a here-string of PowerShell. */
const endsHere = /^(?:BODY$|'@)/m;

const linesOf = (text: string): readonly string[] => text.replace(/\n+$/, '').split('\n');

/** JSON with every character beyond printable ASCII escaped, which JSON has in its strings alone; undefined where it is none. */
function asciiJson(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
  } catch {
    return undefined;
  }
  return text.replaceAll('\t', '  ').replace(/[^\n -~]/g, escaped);
}

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The one document of a text. Throws a UsageError where it is none. */
export function treeOf(text: string): Tree {
  const refuse = (why: string): UsageError =>
    new UsageError(`--data is no JSON or YAML that an API server takes: ${why}`, {
      hint: 'write it as kubectl takes it, or name a file: --data @FILE',
    });
  if (/^---(?:[ \n]|$)/m.test(text.replace(/^(?:[ \t]*(?:#.*)?\n)*---/, '')))
    throw refuse('it has several documents, and a request sends one');
  try {
    const tree = yamlToJson(new TextEncoder().encode(text));
    if (tree.kind === 'scalar') throw refuse('it is neither an object nor a list');
    return tree;
  } catch (error) {
    if (error instanceof YamlError) throw refuse(error.message);
    throw error;
  }
}

/** A tree as lines of JSON in printable ASCII. */
export const jsonLines = (tree: Tree): readonly string[] => linesOf(jsonOf(tree, ''));

function jsonOf(tree: Tree, indent: string): string {
  const inner = `${indent}  `;
  const between = (open: string, parts: readonly string[], close: string): string =>
    parts.length === 0 ? open + close : `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${indent}${close}`;
  if (tree.kind === 'list')
    return between(
      '[',
      tree.items.map((item) => jsonOf(item, inner)),
      ']',
    );
  if (tree.kind === 'map')
    return between(
      '{',
      [...tree.entries].map(([key, { value }]) => `${textOf(key)}: ${jsonOf(value, inner)}`),
      '}',
    );
  return typeof tree.value === 'string' ? textOf(tree.value) : String(tree.value);
}

const textOf = (text: string): string => JSON.stringify(text).replace(/[^ -~]/g, escaped);
