/** Code blocks → one script for each shell, line-aligned with the document. */
import { inert } from '../../display.js';
import type { Place, Shell } from '../report.js';
import { beginsWithPrompt, type Typed, typedLines } from './console.js';
import type { BlockLine, CodeBlock, ExtractedScript, Extraction, SkippedBlock } from './document.js';
import { guessShell } from './guess.js';
import { languageOf } from './language.js';

/** The scripts that the blocks make, in the order of their first blocks. */
export function scriptsOf(blocks: readonly CodeBlock[]): Extraction {
  const byShell = new Map<Shell, (readonly BlockLine[])[]>();
  const skipped: SkippedBlock[] = [];
  for (const block of blocks) {
    const { line, unreadable: reason } = block;
    const read = reason === undefined ? typedOrSkipped(block) : { line, reason, mayRun: true };
    if (read === undefined) continue;
    if ('reason' in read) skipped.push(read);
    else if (read.lines.length > 0) {
      const parts = byShell.get(read.shell) ?? [];
      parts.push(read.lines);
      byShell.set(read.shell, parts);
    }
  }
  return { scripts: [...byShell].map(([shell, parts]) => assembled(shell, parts)), skipped };
}

/** Shells that are not read. */
const otherShells = /^(?:fish|csh|tcsh|nu|nushell|elvish|xonsh|cmd|bat|batch|dos|cmd\.exe|batchfile)$/i;

/** What the block holds; why that is not known; undefined for what does not run. */
function typedOrSkipped({ language: info, line, lines }: CodeBlock): Typed | SkippedBlock | undefined {
  const language = languageOf(info);
  if (language.kind === 'data' || lines.every(({ text }) => text.trim() === '')) return undefined;
  if (language.kind === 'other') {
    const reason = `its language ${JSON.stringify(inert(language.name))} is not read`;
    return { line, reason, mayRun: otherShells.test(language.name) };
  }
  if (language.kind === 'none') {
    if (beginsWithPrompt(lines, undefined)) return typedLines(lines, undefined, false);
    const shell = guessShell(lines.map(({ text }) => text));
    if (shell !== undefined) return { shell, lines };
    return { line, reason: 'it names no language, and does not begin like a command', mayRun: false };
  }
  const { shell, console } = language;
  // A console may show any shell.
  const only = console && shell === 'bash' ? undefined : shell;
  const record = console || beginsWithPrompt(lines, only) ? typedLines(lines, only, console) : undefined;
  return record ?? { shell, lines };
}

function assembled(shell: Shell, parts: readonly (readonly BlockLine[])[]): ExtractedScript {
  const byLine = new Map<number, BlockLine>();
  for (const line of parts.flat()) byLine.set(line.line, line);
  const texts: string[] = [];
  for (const { line, text } of byLine.values()) {
    while (texts.length < line - 1) texts.push('');
    texts[line - 1] = text;
  }
  return {
    shell,
    text: `${texts.join('\n')}\n`,
    blocks: parts.map((lines) => ({ first: lines[0]?.line ?? 1, last: lines.at(-1)?.line ?? 1 })),
    column: ({ line, column }: Place) => byLine.get(line)?.columnOf(column - 1) ?? column,
  };
}
