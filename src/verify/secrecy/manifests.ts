/** The values of a Secret's `data` and `stringData`, in YAML and in JSON. */
import { isPlaceholder } from './placeholder.js';
import type { Span } from './spans.js';

const what = 'a value of a Secret';

/**
 * None where no manifest of a Secret stands in the text. Values of other documents of a YAML stream are left alone. Only
 * Secrets have `stringData`, so that a patch of one needs no kind.
 */
export function secretManifestSpans(text: string): readonly Span[] {
  if (!/kind\W{1,8}Secret\b|\bstringData\b|\bpatch\s+secrets?\b/.test(text)) return [];
  const spans: Span[] = [];
  let start = 0;
  for (const document of text.split(/^(?=---[ \t]*\r?$)/m)) {
    const isSecret = /^\s*["']?kind["']?\s*:\s*["']?Secret\b/m.test(document);
    spans.push(...yamlSpans(document, start, isSecret ? 'data|stringData' : 'stringData'));
    const inFlow = isSecret || /\bkind\W{1,8}Secret\b|\bpatch\s+secrets?\b/.test(document);
    spans.push(...flowSpans(document, start, inFlow ? 'data|stringData' : 'stringData'));
    start += document.length;
  }
  return spans;
}

function yamlSpans(document: string, offset: number, fields: string): readonly Span[] {
  const block = new RegExp(String.raw`(?:^\s*|["'])(?:${fields}):\s*$`);
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
    if (block.test(line)) inside = indent;
    start += line.length;
  }
  return spans;
}

/** JSON, and the flow style of YAML: `stringData: {name: value}`. */
function flowSpans(document: string, offset: number, fields: string): readonly Span[] {
  const spans: Span[] = [];
  const block = new RegExp(String.raw`(?<![\w.-])(?:${fields})(?:\\?["'])?\s{0,8}:\s{0,8}\{([^{}]*)\}`, 'g');
  for (const { 0: all, 1: values = '', index } of document.matchAll(block)) {
    const base = index + all.length - 1 - values.length;
    for (const value of values.matchAll(/:(?:\s*\\?["']([^"'\\\n]+)|\s+([^\s"'\\,{}][^"'\\,{}\n]*))/g))
      push(spans, value[1] ?? value[2] ?? '', offset + base + value.index + value[0].length);
  }
  return spans;
}

function push(spans: Span[], secret: string, end: number): void {
  const literal = secret.trimEnd();
  if (isPlaceholder(literal) || /^[|>][+-]?$/.test(literal)) return;
  const start = end - secret.length;
  spans.push({ start, end: start + literal.length, what, certain: !/[$`«%]/.test(literal) });
}
