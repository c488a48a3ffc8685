/** What was typed in a terminal's record: lines behind a prompt and their continuations; the rest is output. */
import type { Shell } from '../report.js';
import type { BlockLine } from './document.js';
import { isOpen } from './open-text.js';

interface Prompt {
  readonly shell: Shell;
  readonly form: RegExp;
}

// `$ `, `user@host:~$ `, `[root@host ~]# `, `host% `
const bashPrompt: Prompt = {
  shell: 'bash',
  form: /^\s*(?:\([\w.-]+\) ?)?(?:\[?[\w.-]+@[\w.-]+(?:[^\w.$#%>-][^$#%>]*)?[$%#]|[$%])(?: |$)/,
};
// `# ` is also how a comment begins: it counts only where no other prompt is in sight.
const rootPrompt: Prompt = { shell: 'bash', form: /^\s*#(?: |$)/ };
const powershellPrompt: Prompt = { shell: 'powershell', form: /^\s*PS(?: [^>]*)?>(?: |$)/ };

const longest = 300;

export interface Typed {
  readonly shell: Shell;
  readonly lines: readonly BlockLine[];
  /** What was taken for output: nothing that was typed, though a reader may copy it with the rest. */
  readonly output: readonly BlockLine[];
}

/**
 * What was typed, or undefined where no line begins with a prompt. `root`: `# ` may be a prompt (in a block that is
 * called a console, and not in a script with comments). `shell`: the one that the block is for; undefined for any.
 */
export function typedLines(
  lines: readonly BlockLine[],
  shell: Shell | undefined,
  root: boolean,
): Typed | undefined {
  const begins = (prompt: Prompt): boolean => lines.some(({ text }) => prompt.form.test(text));
  const first = lines.find(({ text }) => text.trim() !== '');
  if (first === undefined) return undefined;
  const prompt = [...promptsOf(shell), ...(root ? [rootPrompt] : [])].find(begins);
  return prompt === undefined ? undefined : typedBehind(lines, prompt);
}

/** Whether a block that is called a script is in truth a terminal's record: its first command has a prompt. */
export function beginsWithPrompt(lines: readonly BlockLine[], shell: Shell | undefined): boolean {
  const first = lines.find(({ text }) => !/^\s*(?:#|$)/.test(text));
  return first !== undefined && promptsOf(shell).some(({ form }) => form.test(first.text));
}

/** In a PowerShell script `% {` begins a loop. */
function promptsOf(shell: Shell | undefined): readonly Prompt[] {
  return shell === 'powershell' ? [powershellPrompt] : [powershellPrompt, bashPrompt];
}

function typedBehind(lines: readonly BlockLine[], { shell, form }: Prompt): Typed {
  const typed: BlockLine[] = [];
  const output: BlockLine[] = [];
  let command: string | undefined;
  let continued = 0;
  for (const line of lines) {
    const prompt = form.exec(line.text);
    // A command that goes on for longer is none: all the rest counts as typed, and its syntax error is found there.
    const open = command !== undefined && (continued > longest || isOpen(command, shell));
    if (prompt !== null && !(open && isContent(command))) {
      const cut = cutFront(line, prompt[0].length);
      typed.push(cut);
      command = cut.text;
      continued = 0;
    } else if (open) {
      const again = (shell === 'bash' ? /^\s*>(?: |$)/ : /^\s*>>(?: |$)/).exec(line.text);
      const cut = again === null ? line : cutFront(line, again[0].length);
      typed.push(cut);
      continued++;
      if (continued <= longest) command = `${command}\n${cut.text}`;
    } else if (/^\s*#/.test(line.text) && form !== rootPrompt.form) {
      typed.push(line);
      command = undefined;
    } else {
      output.push(line);
      command = undefined;
    }
  }
  return { shell, lines: typed, output };
}

/** Inside a here-document or here-string a line may begin like a prompt and be text. */
function isContent(command: string | undefined): boolean {
  return command !== undefined && /<<|@['"]\n/.test(command);
}

function cutFront({ text, line, columnOf }: BlockLine, length: number): BlockLine {
  return { text: text.slice(length), line, columnOf: (index) => columnOf(index + length) };
}
