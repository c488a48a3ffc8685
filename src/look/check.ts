/** Whether a template says only what it is given, and says what a document cannot do without: before anything is written. */
import { quoted } from '../display.js';
import { nearestName } from '../matching/nearest.js';
import type { Value, Values } from './parts.js';
import type { Node, Path, Section } from './template.js';
import type { Source } from './template-error.js';

/** What names mean at a place: `item` is undefined outside of lists, 'text' in a list of texts. */
interface Scope {
  readonly values: Values;
  readonly item?: 'text' | 'map';
}

interface At {
  /** The innermost last. */
  readonly scopes: readonly [Scope, ...Scope[]];
  /** The section that it stands in. */
  readonly inside: Section['kind'] | undefined;
}

/** Throws a TemplateError. `alone`: whether a block has a line of its own. */
export function checkNames(source: Source, nodes: readonly Node[], values: Values, alone: boolean): void {
  const seen = new Set<string>();
  const check = (node: Node, at: At): void => {
    if (node.kind === 'constant') return;
    const value = meant(source, node, at);
    if (node.kind === 'value') {
      checkValue(source, node, value, at, { seen, alone });
      return;
    }
    const inside = at.inside === 'each' ? 'each' : node.kind;
    for (const one of node.otherwise) check(one, { ...at, inside });
    const scopes = node.kind === 'each' ? ([...at.scopes, itemOf(source, node, value)] as const) : at.scopes;
    for (const one of node.body) check(one, { scopes, inside });
  };
  for (const node of nodes) check(node, { scopes: [{ values }], inside: undefined });
  const missing = Object.entries(values).find(([name, { is }]) => is === 'needed' && !seen.has(name));
  if (missing !== undefined)
    throw source.refused(
      0,
      `the template leaves out {{${missing[0]}}}`,
      "write it in a line of its own: 'schema templates' says what it is",
    );
}

interface Rules {
  readonly seen: Set<string>;
  readonly alone: boolean;
}

function checkValue(
  source: Source,
  { path: { name }, offset }: Extract<Node, { kind: 'value' }>,
  { is }: Value,
  { inside }: At,
  { seen, alone }: Rules,
): void {
  const shown = `{{${name}}}`;
  const refused = (message: string, hint: string) => source.refused(offset, message, hint);
  if (is === 'flag') throw refused(`${shown} is yes or no, and no text`, `ask for it: {{#if ${name}}}`);
  if (is === 'list' || is === 'texts')
    throw refused(`${shown} is a list, and no text`, `write each of it: {{#each ${name}}}`);
  if (is !== 'block' && is !== 'needed') return;
  if (seen.has(name)) throw refused(`${shown} stands there twice`, 'leave one of them out');
  seen.add(name);
  if (inside === 'each')
    throw refused(`${shown} would be written more than once`, 'write it outside of {{#each}}');
  if (is === 'needed' && inside !== undefined)
    throw refused(`${shown} is always needed`, `write it outside of {{#${inside}}}`);
  if (alone && !standsAlone(source, offset))
    throw refused(
      `${shown} is a block, and something else is in its line`,
      'give it a line of its own, from its beginning',
    );
}

/** From the first column, so that it is part of no list and no quotation. */
function standsAlone({ text }: Source, offset: number): boolean {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return start === offset && /^\{\{\s*\w+\s*\}\}[ \t]*(?:\n|$)/.test(text.slice(offset));
}

const ofLists: Values = {
  '@first': { is: 'flag', words: '' },
  '@last': { is: 'flag', words: '' },
};

function meant(source: Source, { path, offset }: Node & { readonly path: Path }, { scopes }: At): Value {
  const { up, name } = path;
  const scope = scopes[scopes.length - 1 - up];
  if (scope === undefined)
    throw source.refused(offset, 'there is nothing above', 'leave ../ out: it leads out of {{#each}}');
  if (name === 'this' && scope.item === 'text') return { is: 'text', words: '' };
  const known: Values = scope.item === undefined ? scope.values : { ...scope.values, ...ofLists };
  const value = Object.hasOwn(known, name) ? known[name] : undefined;
  if (value !== undefined) return value;
  const names = [...(scope.item === 'text' ? ['this'] : []), ...Object.keys(known)];
  const near = nearestName(name, names);
  const all = `here are: ${names.join(', ')}`;
  const isAbove = scopes.some(({ values }) => Object.hasOwn(values, name));
  throw source.refused(
    offset,
    `there is no value ${quoted(name)} here`,
    near !== undefined ? `did you mean ${near}? ${all}` : isAbove ? `it stands above: {{../${name}}}` : all,
  );
}

function itemOf(source: Source, { path: { name }, offset }: Section, value: Value): Scope {
  if (value.is === 'list') return { values: value.of, item: 'map' };
  if (value.is === 'texts') return { values: {}, item: 'text' };
  throw source.refused(
    offset,
    `{{${name}}} is no list`,
    `write it once, or ask whether it is there: {{#if ${name}}}`,
  );
}
