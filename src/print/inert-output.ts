/** stderr as every verb gets it: nothing that a file, a kubeconfig or a server says can act on a terminal there. */
import { inert } from '../display.js';
import type { Output } from '../host.js';

// As colors.ts writes them.
const ownColors = /(\u001b\[(?:0|1|2|31|32|33|36)m)/;

const inertLines = (text: string): string => text.replace(/[^\n\t]+/g, inert);

class InertOutput implements Output {
  readonly #output: Output;

  constructor(output: Output) {
    this.#output = output;
  }

  get isTTY(): boolean {
    return this.#output.isTTY;
  }

  get columns(): number {
    return this.#output.columns;
  }

  /** Text is made inert. Bytes are kubectl's own messages, which programs get as kubectl writes them. */
  write(text: string | Uint8Array): void {
    if (typeof text === 'string') this.#output.write(inertLines(text));
    else if (this.#output.isTTY) this.#output.write(inertLines(new TextDecoder().decode(text)));
    else this.#output.write(text);
  }

  painted(text: string): void {
    const parts = text.split(ownColors);
    this.#output.write(parts.map((part, index) => (index % 2 === 1 ? part : inertLines(part))).join(''));
  }
}

/** The output with every control and escape character, but line breaks and tabs, written as `\uXXXX`. */
export function inertOutput(output: Output): Output {
  return output instanceof InertOutput ? output : new InertOutput(output);
}

/** Writes text that a formatter coloured. Whatever else could act on a terminal is inert still. */
export function writePainted(output: Output, text: string): void {
  if (output instanceof InertOutput) output.painted(text);
  else output.write(text);
}
