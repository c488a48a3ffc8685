/** The values of a Secret's `data` and `stringData`, in YAML and in JSON. */
import { isPlaceholder } from './placeholder.js';
import type { Span } from './spans.js';

const what = 'a value of a Secret';

/** None where no manifest of a Secret stands in the text. Values of other documents of a YAML stream are left alone. */
export function secretManifestSpans(text: string): readonly Span[] {
  if (!/kind\W{1,8}Secret\b/.test(text)) return [];
  const spans: Span[] = [];
  let start = 0;
  for (const document of text.split(/^(?=---[ \t]*\r?$)/m)) {
    if (/^\s*["']?kind["']?\s*:\s*["']?Secret\b/m.test(document)) spans.push(...yamlSpans(document, start));
    if (/"kind\\?"\s*:\s*\\?"Secret\\?"/.test(document)) spans.push(...jsonSpans(document, start));
    start += document.length;
  }
  return spans;
}

function yamlSpans(document: string, offset: number): readonly Span[] {
  const spans: Span[] = [];
  // How deep the block of values is indented, while the lines are in it.
  let inside: number | undefined;
  let start = offset;
  for (const line of document.split(/(?<=\n)/)) {
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    if (inside !== undefined && line.trim() !== '' && indent <= inside) inside = undefined;
    const [whole, secret = ''] = /^\s+["']?[\w.-]+["']?:[ \t]+["']?([^\s"'][^\r\n"']*)/.exec(line) ?? [];
    // A line without a name goes on with the value above it.
    if (inside !== undefined && whole === undefined && !/^\s*["']?[\w.-]+["']?:\s*$/.test(line))
      push(spans, line.trim(), start + line.trimEnd().length);
    if (inside !== undefined && whole !== undefined) push(spans, secret, start + whole.length);
    if (/^\s*(?:data|stringData):\s*$/.test(line)) inside = indent;
    start += line.length;
  }
  return spans;
}

function jsonSpans(document: string, offset: number): readonly Span[] {
  const spans: Span[] = [];
  for (const block of document.matchAll(/"(?:data|stringData)\\?"\s*:\s*\{([^{}]*)\}/g)) {
    const [all, fields = ''] = block;
    const base = block.index + all.length - 1 - fields.length;
    for (const field of fields.matchAll(/:\s*\\?"([^"\\]*)/g))
      push(spans, field[1] ?? '', offset + base + field.index + field[0].length);
  }
  return spans;
}

function push(spans: Span[], secret: string, end: number): void {
  const literal = secret.trimEnd();
  if (isPlaceholder(literal) || /^[|>][+-]?$/.test(literal)) return;
  const start = end - secret.length;
  spans.push({ start, end: start + literal.length, what, certain: !/[$`«%]/.test(literal) });
}
