/** kubectl's JSONPath printer, to the byte: what `query` and `config view -o jsonpath=…` write. */
import { inert } from '../display.js';
import type { Host, Output } from '../host.js';
import { JsonPathError } from '../jsonpath/error.js';
import { kubectlMessage, noTemplate } from '../jsonpath/message.js';
import { parseTemplate } from '../jsonpath/parse.js';
import { printJson, printText } from '../jsonpath/print.js';
import type { Value } from '../jsonpath/value.js';

export interface JsonPathOutput {
  readonly format: 'jsonpath' | 'jsonpath-as-json';
  readonly template: string;
  readonly allowMissingKeys: boolean;
  /** What to print, one after the other. Called only once the template is parsed, as kubectl reads nothing before. */
  roots(): readonly Value[];
}

/**
 * Writes what kubectl would write, to stdout or stderr; returns kubectl's exit code (2 where it panics, then without
 * output). What `roots` throws passes through.
 */
export function writeJsonPath(output: JsonPathOutput, host: Host): number {
  if (output.template === '') {
    host.stderr.write(`error: ${noTemplate}\n`);
    return 1;
  }
  let root: Value | undefined;
  try {
    const template = parseTemplate(output.template);
    const print = output.format === 'jsonpath' ? printText : printJson;
    for (root of output.roots()) {
      host.stdout.write(print(template, root, { allowMissingKeys: output.allowMissingKeys }));
    }
    return 0;
  } catch (error) {
    if (!(error instanceof JsonPathError)) throw error;
    writeExact(`error: ${kubectlMessage(error, output.template, root)}`, host.stderr);
    return error.exitCode;
  }
}

/** The text as it is; on a terminal without what could act on it, but for line breaks and tabs. */
function writeExact(text: string, output: Output): void {
  output.write(output.isTTY ? text.replace(/[^\n\t]+/g, inert) : text);
}
