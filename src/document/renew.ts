/** A document as it would be written now, with all that people wrote into the old one kept byte for byte. */
import { documentHeader, keptRegion, regionEnd } from './marks.js';

/** A text between the marks of a region, with the line ends before its end mark. */
interface Region {
  readonly name: string;
  /** The heading that it stands below. */
  readonly heading: string | undefined;
  /** With its marks. */
  readonly whole: string;
}

interface Parts {
  readonly before: string;
  readonly regions: readonly Region[];
  readonly after: string;
}

/**
 * `current` with the regions of `text`, and with what stands before the title and behind the last region. A region that
 * `current` has none of comes to stand below the heading that it stood below, else at the end. Undefined where `text`
 * does not say where it ends.
 */
export function renewed(text: string, current: string): string | undefined {
  const parts = partsOf(text);
  if (parts === undefined) return undefined;
  const { before, regions, after } = parts;
  const end = /\(kubesteps:[\w-]+\)\r\n/.test(text) ? '\r\n' : '\n';
  const blocks = sections(current.replace(/\n$/, '').replaceAll('\n', end), end);
  const own = new Set(blocks.flatMap(({ text: block }) => regionsIn(block).map(({ name }) => name)));
  const added = regions.filter(({ name }) => !own.has(name));
  const written = blocks.map((block) => {
    const replaced = regionsIn(block.text).reduce((so, { name, whole }) => {
      const kept = regions.find((region) => region.name === name);
      return kept === undefined ? so : so.replace(whole, () => kept.whole);
    }, block.text);
    const below = added.filter(({ heading }) => heading !== undefined && heading === block.heading);
    return [replaced, ...below.map(({ whole }) => whole)].join(end + end);
  });
  const homeless = added.filter(({ heading }) => !blocks.some((block) => block.heading === heading));
  return before + [...written, ...homeless.map(({ whole }) => whole)].join(end + end) + after;
}

/** The text in pieces that begin with a heading each. */
function sections(text: string, end: string): readonly { readonly heading: string; readonly text: string }[] {
  return text
    .split(`${end}${end}## `)
    .map((piece, index) => (index === 0 ? piece : `## ${piece}`))
    .map((piece) => ({ heading: piece.split(end, 1)[0] ?? '', text: piece }));
}

function partsOf(text: string): Parts | undefined {
  const header = documentHeader(text);
  if (header === undefined) return undefined;
  const lines = linesOf(text);
  const title = lines.slice(0, header.line - 1).findLastIndex(({ line }) => line.trim() !== '');
  const first = lines[title]?.line.startsWith('# ') === true ? lines[title] : lines[header.line - 1];
  const start = first?.start ?? 0;
  const last = lines.findLast(({ line }) => regionEnd(line) !== undefined);
  if (last === undefined || last.start < start) return undefined;
  const stop = last.start + last.line.length;
  return {
    before: text.slice(0, start),
    regions: regionsIn(text.slice(start, stop)),
    after: text.slice(stop),
  };
}

interface Line {
  readonly line: string;
  readonly start: number;
}

/** Lines without their ends, and where they start. */
function linesOf(text: string): readonly Line[] {
  let start = 0;
  return text.split('\n').map((whole) => {
    const found = { line: whole.replace(/\r$/, ''), start };
    start += whole.length + 1;
    return found;
  });
}

function regionsIn(text: string): readonly Region[] {
  const found: Region[] = [];
  let open:
    | { readonly name: string; readonly start: number; readonly heading: string | undefined }
    | undefined;
  let heading: string | undefined;
  for (const { line, start } of linesOf(text)) {
    const name = keptRegion(line);
    if (open === undefined && name !== undefined) open = { name, start, heading };
    else if (open !== undefined && regionEnd(line) === open.name) {
      found.push({
        name: open.name,
        heading: open.heading,
        whole: text.slice(open.start, start + line.length),
      });
      open = undefined;
    } else if (open === undefined && line.startsWith('## ')) heading = line;
  }
  return found;
}
