/** Double-quoted literals in single quotes: Windows PowerShell loses `"` in what it gives to a program. */
import { quoted } from '../display.js';
import { QuoteError } from '../errors.js';
import type { Node, Template, TextNode } from './ast.js';
import { parseTemplate } from './parse.js';

/**
 * The template with its string literals written in single quotes and without `"`; it parses to the same tree.
 * @throws JsonPathError where the template is none.
 * @throws QuoteError where a `"` would remain: in text outside of braces, or in the name of a field.
 */
export function requote(template: string, quote: "'"): string {
  const parsed = parseTemplate(template);
  const literals = parsed.nodes.flatMap(literalsOf).filter((literal) => literal.quote !== undefined);
  let result = '';
  let at = 0;
  for (const { start, end } of literals.sort((a, b) => a.start - b.start)) {
    result += template.slice(at, start) + quote + reencode(template.slice(start + 1, end - 1)) + quote;
    at = end;
  }
  result += template.slice(at);
  if (result.includes('"') || !sameTree(parsed, result)) {
    throw new QuoteError(`the template ${quoted(template)} cannot be written without double quotes`, {
      hint: 'a " can be written as \\u0022, but only in a string literal',
    });
  }
  return result;
}

/** The inside of a literal in either quotes as the inside of a single-quoted one without `"`. */
function reencode(inside: string): string {
  return inside.replace(/\\.|['"]/gs, (part) => {
    if (part === "'") return '\\u0027';
    return part.endsWith('"') ? '\\u0022' : part;
  });
}

function literalsOf(node: Node): readonly TextNode[] {
  if (node.kind === 'text') return [node];
  if (node.kind === 'list') return node.nodes.flatMap(literalsOf);
  if (node.kind === 'union') return node.lists.flatMap(literalsOf);
  return node.kind === 'filter' ? [node.left, node.right].flatMap(literalsOf) : [];
}

function sameTree(template: Template, text: string): boolean {
  try {
    return shape(parseTemplate(text)) === shape(template);
  } catch {
    return false;
  }
}

/** The tree without its places and quotes. */
function shape(template: Template): string {
  return JSON.stringify(template.nodes, (key, value: unknown) => {
    if (key === 'start' || key === 'end' || key === 'quote') return undefined;
    return typeof value === 'bigint' ? `${value}n` : value;
  });
}
