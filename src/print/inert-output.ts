/** stderr as every verb gets it: nothing that a file, a kubeconfig or a server says can act on a terminal there. */
import { inert } from '../display.js';
import type { Output } from '../host.js';
import type { Say } from '../speech.js';

// As colors.ts writes them.
const ownColors = /(\u001b\[(?:0|1|2|31|32|33|36)m)/;

const inertLines = (text: string): string => text.replace(/[^\n\t]+/g, inert);

/** Each line in the reader's language, behind the blanks and the label that it begins with. */
const saidLines = (text: string, say: Say): string =>
  text.replace(/(?<=^\s*)((?:error|note): )?(\S.*)$/gm, (_line, label: string | undefined, rest: string) => {
    return (label === undefined ? '' : say(label)) + say(rest);
  });

class InertOutput implements Output {
  readonly #output: Output;

  readonly #say: Say | undefined;

  constructor(output: Output, say: Say | undefined) {
    this.#output = output;
    this.#say = say;
  }

  get isTTY(): boolean {
    return this.#output.isTTY;
  }

  get columns(): number {
    return this.#output.columns;
  }

  /** Text is made inert. Bytes are kubectl's own messages, which programs get as kubectl writes them. */
  write(text: string | Uint8Array): void {
    if (typeof text === 'string')
      this.#output.write(inertLines(this.#say === undefined ? text : saidLines(text, this.#say)));
    else if (this.#output.isTTY) this.#output.write(inertLines(new TextDecoder().decode(text)));
    else this.#output.write(text);
  }

  status(text: string): void {
    this.#output.write(`\r${inert(text)}\u001b[K`);
  }

  painted(text: string): void {
    const parts = text.split(ownColors);
    this.#output.write(parts.map((part, index) => (index % 2 === 1 ? part : inertLines(part))).join(''));
  }
}

/**
 * The output with every control and escape character, but line breaks and tabs, written as `\uXXXX`; its lines, but for
 * bytes and coloured ones, as they are said in a language.
 */
export function inertOutput(output: Output, say?: Say): Output {
  return output instanceof InertOutput ? output : new InertOutput(output, say);
}

/** Writes over the line that the cursor of a terminal stands in. */
export function writeStatus(output: Output, text: string): void {
  if (output instanceof InertOutput) output.status(text === '' ? text : `${text} `);
  else output.write(`\r${text}\u001b[K`);
}

/** Writes text that a formatter coloured. Whatever else could act on a terminal is inert still. */
export function writePainted(output: Output, text: string): void {
  if (output instanceof InertOutput) output.painted(text);
  else output.write(text);
}
