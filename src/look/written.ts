/** A template and its values → what is written. Everything that it names is there (check.ts), and all lists end. */
import type { Node, Path } from './template.js';

/** Blocks are told apart: nothing of a template may touch them. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'block'; readonly name: string; readonly text: string };

export type Viewed = string | boolean | readonly Viewed[] | { readonly [name: string]: Viewed };

/** Lists in lists could make much of little. Undefined where it becomes more than that. */
const most = 1_000_000;

export function written(
  nodes: readonly Node[],
  view: Viewed,
  isBlock: (name: string) => boolean,
): readonly Piece[] | undefined {
  const found: Piece[] = [];
  let size = 0;
  const write = (all: readonly Node[], scopes: readonly Viewed[]): boolean =>
    all.every((node) => {
      size += 1 + (node.kind === 'constant' ? node.text.length : 0);
      if (size > most) return false;
      if (node.kind === 'constant') found.push({ kind: 'text', text: node.text });
      if (node.kind === 'constant') return true;
      const value = lookUp(node.path, scopes);
      if (node.kind === 'value') {
        const text = String(value);
        size += text.length;
        const { name } = node.path;
        found.push(isBlock(name) ? { kind: 'block', name, text } : { kind: 'text', text });
        return true;
      }
      if (node.kind !== 'each')
        return write(isThere(value) === (node.kind === 'if') ? node.body : node.otherwise, scopes);
      const items = Array.isArray(value) ? (value as readonly Viewed[]) : [];
      if (items.length === 0) return write(node.otherwise, scopes);
      return items.every((item, index) => write(node.body, [...scopes, inList(item, index, items.length)]));
    });
  return write(nodes, [view]) ? found : undefined;
}

const isThere = (value: Viewed): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value));

const inList = (item: Viewed, index: number, length: number): Viewed => ({
  ...(typeof item === 'object' ? item : {}),
  this: item,
  '@first': index === 0,
  '@last': index === length - 1,
});

function lookUp({ up, name }: Path, scopes: readonly Viewed[]): Viewed {
  const scope = scopes[scopes.length - 1 - up];
  if (typeof scope !== 'object' || Array.isArray(scope) || !Object.hasOwn(scope, name))
    throw new Error(`a template was given no ${name}`);
  return (scope as Readonly<Record<string, Viewed>>)[name] ?? '';
}
