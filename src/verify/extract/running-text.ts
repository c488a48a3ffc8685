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

/** The inline source of a Markdown paragraph, which begins on a line of the document. */
export function runningText(content: string, first: number): Running {
  const lineAt = (index: number): number => first + content.slice(0, index).split('\n').length - 1;
  const spans = [...content.matchAll(codeSpan)].map(([whole, , text = '']) => ({ whole, text: text.trim() }));
  const mentions: number[] = [];
  let from = 0;
  for (const { whole, text } of spans) {
    const at = content.indexOf(whole, from);
    from = at + whole.length;
    if (!text.split('\n').some(isWholeCommand)) continue;
    // Nothing else in the paragraph: a code block in all but name.
    if (content.replace(whole, '').trim().length <= 1)
      return { unread: [loneCommand(lineAt(at))], mentions: [] };
    mentions.push(lineAt(at));
  }
  const unread: SkippedBlock[] = [];
  const bare = withoutCode(content);
  for (const [index, line] of bare.split('\n').entries()) {
    const before = bare.split('\n', index).at(-1);
    const isFirst =
      before === undefined ||
      / {2}$|\\$|<br\s*\/?>\s*$|[:>}]\s*$|^\s*(?:===|!!!|\?\?\?)/.test(before) ||
      isBareCommand(before);
    if (!isBareCommand(line)) continue;
    if (isFirst) unread.push(loneCommand(first + index));
    else mentions.push(first + index);
  }
  return { unread: unread.slice(0, 1), mentions };
}

/** The source with what stands in inline code replaced, character by character. */
export function withoutCode(content: string): string {
  return content.replace(codeSpan, (whole) => whole.replace(/[^\n]/g, '`'));
}
