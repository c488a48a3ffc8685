/** One finding for people: on one line, or on as many as a terminal asks for. */
import { inert } from '../display.js';
import type { Finding } from '../finding.js';
import type { Paint } from './colors.js';
import { wrapped } from './wrap.js';

/** `file:line:column: error: message [KS5101]  fix: …`; the file is the caller's, and inert already. */
export function findingLine(file: string, finding: Finding, paint: Paint): string {
  const { place, word, text, fix } = partsOf(file, finding);
  const mended = fix === undefined ? '' : `  ${fix}`;
  return `${place}: ${paint(finding.severity, word)}: ${text} [${finding.code}]${mended}`;
}

/** The same on a terminal of this width: where it does not fit, the text goes below the place, broken between words. */
export function findingLines(
  file: string,
  finding: Finding,
  paint: Paint,
  { width, widthOf }: { readonly width: number; readonly widthOf: (text: string) => number },
): readonly string[] {
  const plain = findingLine(file, finding, (_style, text) => text);
  if (widthOf(plain) <= width) return [findingLine(file, finding, paint)];
  const { place, word, text, fix } = partsOf(file, finding);
  const indent = '    ';
  const below = [text, ...(fix === undefined ? [] : [fix])].flatMap((part) =>
    wrapped(part, width - indent.length, widthOf).map((line) => indent + line),
  );
  return [`${place}: ${paint(finding.severity, word)} [${finding.code}]`, ...below];
}

interface Parts {
  readonly place: string;
  readonly word: string;
  readonly text: string;
  readonly fix: string | undefined;
}

function partsOf(file: string, { severity, line, column, message, fix, ignored }: Finding): Parts {
  return {
    place: `${file}:${line}:${column}`,
    word: inert(ignored === undefined ? severity : `ignored (${ignored})`),
    text: inert(message),
    fix: fix === undefined ? undefined : `fix: ${inert(fix)}`,
  };
}
