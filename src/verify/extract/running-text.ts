/** Commands in running text, which is not read: those that a sentence mentions, and those that stand by themselves. */
import { isBareCommand, isWholeCommand } from './command-line.js';
import type { SkippedBlock } from './document.js';

export interface Running {
  readonly unread: readonly SkippedBlock[];
  /** Their lines. */
  readonly mentions: readonly number[];
}

const advice = 'put it into a code block that says `bash` or `powershell`';

/** What stands alone where a reader expects something to run. */
export function loneCommand(line: number): SkippedBlock {
  return { line, what: 'this command', reason: `it stands in the text; ${advice}`, mayRun: true };
}

const codeSpan = /(?<!`)(`+)(?!`)([\s\S]*?[^`])\1(?!`)/g;

/** Longer paragraphs are no text for people. */
export const longestParagraph = 50_000;

/** The inline source of a Markdown paragraph, which begins on a line of the document. */
export function runningText(content: string, first: number): Running {
  if (content.length > longestParagraph)
    return {
      unread: [{ line: first, what: 'this paragraph', reason: 'it is too long', mayRun: true }],
      mentions: [],
    };
  const spans = codeSpans(content, first);
  const [only] = spans;
  // Nothing else in the paragraph: a code block in all but name.
  const isLone = spans.length === 1 && content.replace(codeSpan, '').trim().length <= 1;
  if (only !== undefined && isLone && only.isCommand)
    return { unread: [loneCommand(only.line)], mentions: [] };
  const mentions = spans.flatMap(({ isCommand, line }) => (isCommand ? [line] : []));
  const unread: SkippedBlock[] = [];
  const lines = withoutCode(content).split('\n');
  for (const [index, line] of lines.entries()) {
    if (!isBareCommand(line)) continue;
    const before = lines[index - 1];
    if (before === undefined || endsLine.test(before) || isBareCommand(before))
      unread.push(loneCommand(first + index));
    else mentions.push(first + index);
  }
  return { unread: unread.slice(0, 1), mentions };
}

/** What a line ends with, or is, below which a command is not the middle of a sentence. */
const endsLine = /(?: {2}|\\|<br *\/?> *|[:>}] *)$|^\s*(?:===|!!!|\?\?\?)/;

function codeSpans(content: string, first: number): { line: number; isCommand: boolean }[] {
  let line = first;
  let from = 0;
  return [...content.matchAll(codeSpan)].map(({ index, 2: text = '' }) => {
    line += content.slice(from, index).split('\n').length - 1;
    from = index;
    return { line, isCommand: text.split('\n').some(isWholeCommand) };
  });
}

/** The source with what stands in inline code replaced, character by character. */
export function withoutCode(content: string): string {
  return content.replace(codeSpan, (whole) => whole.replace(/[^\n]/g, '`'));
}
