/** What is made of a text, line by line: exact where the text is known, described where it is not. */
import { alphabets } from '../alphabet.js';
import { derived, show, textOf, transformed, unknown, type Value } from '../value.js';
import { mayBeOption, readFile } from './input-file.js';
import { exited, mayFail, type ToolCall, type ToolResult } from './tool.js';

/** What a filter makes of a known text. Undefined: it does not say. */
export type Exact = (input: string) => { readonly text: string; readonly status: number } | undefined;

export interface Filter {
  readonly exact: Exact | undefined;
  /** The arguments that name files. */
  readonly files: readonly Value[];
  /** For the description of a text that is not known. */
  readonly what: string;
  /** It prints at most lines of its input: no character that was not there. */
  readonly keepsCharacters: boolean;
  /** The program may refuse what it is told, and then leaves its input unread. */
  readonly mayRefuse?: boolean;
}

/** Runs a filter over its file or its stdin. */
export function runFilter(call: ToolCall, filter: Filter | string): ToolResult {
  if (typeof filter === 'string') {
    call.recorder.refuse('KS3301', call.place, `${call.name}: ${filter}`);
    return { stdout: unknown(`output of ${call.name}`), exit: mayFail(`${call.name} succeeds`) };
  }
  const [file, ...more] = filter.files;
  if (more.length > 0) return runFilter(call, 'several files are not modelled');
  const readStdin = file === undefined || textOf(file) === '-';
  if (!readStdin && mayBeOption(file)) return runFilter(call, `${show(file)} may be an option`);
  let input: Value | undefined;
  let sure = true;
  if (!readStdin) {
    const { content, readable } = readFile(call.files, file);
    if (readable !== 'no') input = content;
    sure = readable === 'surely';
  } else if (call.stdin.kind === 'text') input = call.stdin.value;
  else return runFilter(call, 'it reads the stdin of whoever calls the script');
  if (input === undefined) {
    call.recorder.find('KS5006', call.place, `${show(file ?? [])} does not exist at this point`);
    return { stdout: [], exit: { kind: 'failed', what: `${call.name}` } };
  }
  // Bytes that are no text, which stand for others here.
  const bytes = input.some((segment) => 'text' in segment && segment.text?.includes('\ufffd') === true);
  const text = bytes ? undefined : textOf(input);
  const result = text === undefined || !sure ? undefined : filter.exact?.(text);
  if (result !== undefined)
    return { stdout: transformed(input, result.text), exit: exited(result.status), readStdin };
  const narrow =
    filter.keepsCharacters &&
    input.every((segment) => 'characters' in segment && !segment.characters.mayHold('\n'));
  const stdout = derived(input, filter.what, narrow ? { characters: alphabets.line } : {});
  const stopsEarly = filter.mayRefuse === true;
  return { stdout, exit: mayFail(`${filter.what} succeeds`), readStdin, stopsEarly };
}

/** A pattern that every grep and sed takes: nothing in it has to be closed, and nothing names anything. */
export const isPlainPattern = (pattern: string): boolean => /^[\w :;,./"'=<>@#%&~!|^$-]*$/.test(pattern);

/** The call as it is described. */
export const words = (call: ToolCall): string => [call.name, ...call.argv.map(show)].join(' ');
