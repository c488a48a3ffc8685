/** What a shell's way of writing must offer. Only a dialect makes ShellText, and templates receive nothing else. */
import type { CurlConfigLine, Door } from '../plan/curl.js';
import type { Alphabet, CapturedName, PodVariable, VariableName, Word } from '../plan/word.js';

declare const shellText: unique symbol;

/** Text that is safe to stand in a script as it is: a forgotten quote is a compile error. */
export type ShellText = string & { readonly [shellText]: true };

export type Shell = 'bash' | 'powershell';

/** Of scripts; `sh` is what every POSIX shell reads. */
export type ScriptShell = Shell | 'sh';

/** What variables hold, where the script itself says so. */
export type Assigned = ReadonlyMap<VariableName, Word>;

/** How kubectl is told where to listen, and curl how to get there. */
export interface WayThrough {
  readonly listen: Word;
  readonly option: readonly Word[];
  readonly host: Word;
}

export interface Dialect {
  readonly shell: ScriptShell;
  /** Columns that a comment's text may take. */
  readonly commentWidth: number;
  /** What follows the last line of a command that goes on: ` \` or `` ` ``. */
  readonly continuation: ShellText;
  /** What goes on stands so much deeper. */
  readonly indent: string;
  /** A variable's name, as an assignment begins with it. */
  variable(name: VariableName): ShellText;
  /** The text of a variable of the environment; empty where it is not set. */
  environment(name: PodVariable): ShellText;
  /** Any variable of the environment, as an assignment begins with it. */
  environmentName(name: string): ShellText;
  /** One argument of a command. Throws a QuoteError where the shell cannot pass it on unchanged. */
  word(word: Word): ShellText;
  /** The right side of an assignment. */
  value(word: Word): ShellText;
  /** A line of a file, as the shell's own commands write it: no program is given it. */
  line(word: Word): ShellText;
  /** A text for people, as a literal. */
  literal(text: string): ShellText;
  /** `export NAME="value"`, as a newcomer would write it. */
  plainValue(word: Word): ShellText;
  /** One line of a comment, without its mark; no character of it can end the comment. */
  comment(text: string): ShellText;
  /** The condition that a captured value is not made of what it has to be made of, up to where the answer to that stands. */
  unlike(name: CapturedName, alphabet: Alphabet): ShellText;
  /** The text of the header line, which machines read back. */
  header(text: string): ShellText;
  /** What writes curl's --config text to a pipe. */
  curlConfig(lines: readonly CurlConfigLine[]): ShellText;
  /** A line of a manifest, inside the shell's here-document. */
  manifestLine(line: string): ShellText;
  /** The way through a kubectl proxy of the script's own: its socket, or what the script chose in its place. */
  through(door: Door): WayThrough;
  /** All arguments of a background command, as the shell starts one. `assigned`: what the script gave its variables. */
  argumentList(args: readonly Word[], assigned: Assigned): ShellText;
}

/** A constant of our own that holds nothing a shell acts on: letters, digits and dashes. */
export function inertText(text: string): ShellText {
  if (!/^[a-z0-9-]*$/.test(text)) throw new Error(`not inert: ${text}`);
  return text as ShellText;
}

/** A name of a variable that holds nothing a shell acts on. */
export function plainName(text: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(text)) throw new Error(`no name of a variable: ${text}`);
  return text;
}

/** Safe pieces, joined by a blank: still safe. */
export function joined(parts: readonly ShellText[]): ShellText {
  return parts.join(' ') as ShellText;
}

/** A command's words in groups, between which a long line may go on in the next one: `folded` decides. */
export function foldable(groups: readonly (readonly ShellText[])[]): ShellText {
  return `${groups.map(joined).join(foldMark)}${endMark}` as ShellText;
}

/** Where a command may go on in the next line, and where it ends. No dialect writes these characters as they are. */
export const [foldMark, endMark] = ['\0', '\u0001'] as const;
