/** kubectl's JSONPath printer, to the byte: what `query` and `config view -o jsonpath=…` write. */
import { inert, quoted } from '../display.js';
import { exactBytes } from '../go/utf8.js';
import type { Value } from '../go/value.js';
import type { Host, Output } from '../host.js';
import { JsonPathError } from '../jsonpath/error.js';
import { kubectlMessage, noTemplate } from '../jsonpath/message.js';
import { parseTemplate } from '../jsonpath/parse.js';
import { printJson, printText } from '../jsonpath/print.js';

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
    report(error, output.template, root, host.stderr);
    return error.exitCode;
  }
}

/** kubectl's message to the byte; on a terminal without what could act on it, and with the place in the template. */
function report(error: JsonPathError, template: string, root: Value | undefined, output: Output): void {
  const message = `error: ${kubectlMessage(error, template, root)}`;
  if (!output.isTTY) {
    output.write(exactBytes(message));
    return;
  }
  output.write(message.replace(/[^\n\t]+/g, inert));
  const rest = template.slice(error.offset);
  const place = rest === '' ? 'at the end of the template' : `at ${quoted(rest)}`;
  output.write(`  character ${error.offset + 1}, ${place}\n`);
}
