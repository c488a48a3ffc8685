/** One finding for people: on one line, or on as many as a terminal asks for. */
import { inert } from '../display.js';
import type { Finding } from '../finding.js';
import { english, type Say } from '../speech.js';
import type { Paint } from './colors.js';
import { wrapped } from './wrap.js';
import { wrap } from './wrap-phrases.js';

/** `file:line:column: error: message [KS5101]  fix: …`; the file is the caller's, and inert already. */
export function findingLine(file: string, finding: Finding, paint: Paint, say: Say = english.say): string {
  const { place, word, text, fix } = partsOf(file, finding, say);
  const mended = fix === undefined ? '' : `  ${fix}`;
  return `${place}: ${paint(finding.severity, word)}: ${text} [${finding.code}]${mended}`;
}

/** The same on a terminal of this width: where it does not fit, the text goes below the place, broken between words. */
export function findingLines(
  file: string,
  finding: Finding,
  paint: Paint,
  {
    width,
    widthOf,
    say,
  }: { readonly width: number; readonly widthOf: (text: string) => number; readonly say: Say },
): readonly string[] {
  const plain = findingLine(file, finding, (_style, text) => text, say);
  if (widthOf(plain) <= width) return [findingLine(file, finding, paint, say)];
  const { place, word, text, fix } = partsOf(file, finding, say);
  const indent = '    ';
  const below = [text, ...(fix === undefined ? [] : [fix])].flatMap((part) =>
    (say === english.say
      ? wrapped(part, width - indent.length, widthOf)
      : wrap(part, width - indent.length)
    ).map((line) => indent + line),
  );
  return [`${place}: ${paint(finding.severity, word)} [${finding.code}]`, ...below];
}

interface Parts {
  readonly place: string;
  readonly word: string;
  readonly text: string;
  readonly fix: string | undefined;
}

function partsOf(file: string, { severity, line, column, message, fix, ignored }: Finding, say: Say): Parts {
  return {
    place: `${file}:${line}:${column}`,
    word: inert(say(ignored === undefined ? severity : `ignored (${ignored})`)),
    text: inert(message),
    fix: fix === undefined ? undefined : `${say('fix:')} ${inert(fix)}`,
  };
}
