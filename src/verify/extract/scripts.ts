/** Code blocks → one script for each shell, line-aligned with the document. */
import { inert } from '../../display.js';
import type { Place, Shell } from '../report.js';
import { beginsLikeCommand } from './command-line.js';
import { beginsWithPrompt, type Typed, typedLines } from './console.js';
import type {
  BlockLine,
  CodeBlock,
  Contents,
  ExtractedScript,
  Extraction,
  SkippedBlock,
} from './document.js';
import { guessShell } from './guess.js';
import { languageOf } from './language.js';
import { commandIn, isYamlData } from './unread.js';

/** The scripts that the blocks make, in the order of their first blocks. */
export function scriptsOf({ blocks, unread: others, mentions, styled }: Contents): Extraction {
  const found: Part[] = [];
  const skipped: SkippedBlock[] = [...others];
  const read = blocks.map((block) => ({ ...readBlock(block), block }));
  const inSight = new Set(
    read.flatMap(({ typed, block }) => (block.panel === undefined ? (typed?.shell ?? []) : [])),
  );
  for (const { typed, unread, block } of read) {
    const { line, panel } = block;
    if (unread !== undefined) skipped.push(unread);
    if (typed === undefined) continue;
    if (panel !== undefined && (typed.shell !== panel || inSight.has(panel)))
      skipped.push({
        line,
        reason: 'a choice of the reader may hide it, and not all others of its shell',
        mayRun: true,
      });
    else if (typed.lines.length > 0) {
      found.push({ shell: typed.shell, choice: block.choice, lines: typed.lines });
    }
  }
  skipped.sort((a, b) => a.line - b.line);
  return {
    scripts: assembledScripts(found),
    skipped,
    mentions,
    styled,
  };
}

/** What a block adds to a script. */
interface Part {
  readonly shell: Shell;
  readonly choice: number | undefined;
  readonly lines: readonly BlockLine[];
}

/** A script for each shell, and for each context that a reader may choose; what is for all of these is in each. */
function assembledScripts(parts: readonly Part[]): readonly ExtractedScript[] {
  const chosen = [...new Set(parts.flatMap(({ choice }) => choice ?? []))];
  const choices = chosen.length === 0 ? [undefined] : chosen.sort((a, b) => a - b);
  return choices.flatMap((choice) => {
    const own = parts.filter((part) => part.choice === undefined || part.choice === choice);
    return [...new Set(own.map(({ shell }) => shell))].map((shell) => ({
      ...assembled(
        shell,
        own.filter((part) => part.shell === shell).map(({ lines }) => lines),
      ),
      ...(choice === undefined ? {} : { choice }),
    }));
  });
}

/** Shells that are not read. */
const otherShells = /^(?:fish|csh|tcsh|nu|nushell|elvish|xonsh|cmd|bat|batch|dos|cmd\.exe|batchfile)$/i;

/** What of a block is read, and why the rest is not; neither for what does not run. */
interface Read {
  readonly typed?: Typed | undefined;
  readonly unread?: SkippedBlock | undefined;
}

function readBlock(block: CodeBlock): Read {
  const { language: info, line, lines } = block;
  const language = languageOf(info);
  if (block.unreadable !== undefined) {
    const { unreadable: reason } = block;
    const mayRun = language.kind === 'shell' || holdsCommand(block.text);
    return mayRun || language.kind !== 'data' ? { unread: { line, reason, mayRun } } : {};
  }
  if (lines.every(({ text }) => text.trim() === '')) return {};
  if (language.kind === 'shell') {
    const { shell, console } = language;
    // A console may show any shell.
    const only = console && shell === 'bash' ? undefined : shell;
    const record = console || beginsWithPrompt(lines, only) ? typedLines(lines, only, console) : undefined;
    return record === undefined ? { typed: { shell, lines, output: [] } } : ofRecord(record);
  }
  if (language.kind === 'data') {
    const isData = /^ya?ml$/.test(language.name) && isYamlData(lines);
    return isData ? {} : { unread: commandIn(lines, notRead(language.name)) };
  }
  if (language.kind === 'other') {
    const reason = notRead(inert(language.name));
    const mayRun = otherShells.test(language.name);
    return { unread: commandIn(lines, reason) ?? { line, reason, mayRun } };
  }
  const record = beginsWithPrompt(lines, undefined) ? typedLines(lines, undefined, false) : undefined;
  if (record !== undefined) return ofRecord(record);
  if (language.kind === 'text') return { unread: commandIn(lines, notRead(language.name)) };
  const shell = guessShell(lines.map(({ text }) => text));
  if (shell !== undefined) return { typed: { shell, lines, output: [] } };
  const reason = 'it names no language, and does not begin like a command';
  return { unread: commandIn(lines, 'it names no language') ?? { line, reason, mayRun: false } };
}

/** Whether a text may be commands; one that is not known may. */
function holdsCommand(text: string | undefined): boolean {
  return (
    text === undefined ||
    text.split('\n').some(beginsLikeCommand) ||
    guessShell(text.split('\n')) !== undefined
  );
}

const notRead = (language: string): string => `its language ${JSON.stringify(language)} is not read`;

/** Output is left out; but a line there that begins like a command is one that people copy. */
function ofRecord(typed: Typed): Read {
  return {
    typed,
    unread: commandIn(typed.output, 'it has prompts, and here is none: it was taken for output'),
  };
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
