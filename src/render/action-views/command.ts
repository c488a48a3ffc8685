/** Commands as a script writes them: on one line, folded, or with their variables filled in. */
import type { Command, Segment, Word } from '../../plan/word.js';
import { message } from '../../plan/words.js';
import { type Assigned, foldable, joined, type ShellText } from '../dialect.js';
import { prose } from '../explanations.js';
import type { Writer } from './view.js';

/** The article's commands are one line each, as one would type them. */
export const args = (command: Command, to: Writer): ShellText => argumentWords(argumentsOf(command, to), to);

export const argumentWords = (all: readonly Word[], to: Writer): ShellText =>
  to.style === 'article' ? words(all, to) : foldable(optionsOf(all, to));

/** A command's words, the options each for itself; a short one keeps its value. */
export function optionsOf(all: readonly Word[], { dialect }: Writer): readonly (readonly ShellText[])[] {
  const groups: ShellText[][] = [[]];
  let before = '';
  for (const word of all) {
    const [first] = word;
    const start = typeof first === 'string' ? first : '';
    if (start.startsWith('-') && !/^-[a-z]$/.test(before)) groups.push([]);
    groups.at(-1)?.push(dialect.word(word));
    before = word.length === 1 ? start : '';
  }
  return groups;
}

export const words = (all: readonly Word[], { dialect }: Writer): ShellText =>
  joined(all.map((word) => dialect.word(word)));

/** Each block that is pasted stands alone: where a variable is not set, kubectl would take the current context. */
export const argumentsOf = ({ args: all }: Command, { style, assigned }: Writer): readonly Word[] =>
  style === 'paste'
    ? all.map((word) =>
        word.flatMap((segment) => (isContext(segment) ? settled(segment, assigned) : [segment])),
      )
    : all;

const isContext = (segment: Segment): boolean =>
  typeof segment !== 'string' && 'variable' in segment && segment.variable === 'CONTEXT';

export const inWork = (folder: string | undefined): Word => [
  { variable: 'WORK' },
  ...(folder === undefined ? [] : [`/${folder}`]),
];

/** Whatever became of the script's variables. */
export const settledWords = ({ args: words }: Command, { assigned }: Writer): readonly Word[] =>
  words.map((word) => word.flatMap((segment) => settled(segment, assigned)));

export const withFlags = (command: Command, ...flags: readonly string[]): Command => ({
  ...command,
  args: [...command.args, ...flags.map((flag) => [flag])],
});

/** At the end of a script nobody waits for long, and what is gone is no failure. */
export const atTheEnd = ['--ignore-not-found', '--request-timeout=20s'] as const;

const settled = (segment: Segment, assigned: Assigned): Word =>
  typeof segment !== 'string' && 'variable' in segment
    ? (assigned.get(segment.variable) ?? [segment])
    : [segment];

/** A command as Start-Process takes it. */
export function startedProcess(
  command: Command,
  to: Writer,
): { readonly argumentList: ShellText; readonly argumentsNote: ShellText } {
  const { dialect, speak, assigned } = to;
  return {
    argumentList: dialect.argumentList(argumentsOf(command, to), assigned),
    argumentsNote: prose(speak(message('powershell.arguments')), dialect),
  };
}
