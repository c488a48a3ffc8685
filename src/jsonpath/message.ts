/** The whole of what kubectl writes to stderr for a template that fails, without `error: ` before it. */

import { goSyntax } from '../go/format.js';
import { goQuote } from '../go/quote.js';
import type { Value } from '../go/value.js';
import type { JsonPathError } from './error.js';

/** What kubectl says for `-o jsonpath=` without a template. */
export const noTemplate = 'template format specified but no template given';

/**
 * kubectl's message with its final line break (cli-runtime pkg/printers/jsonpath.go). An error of the evaluation
 * shows the whole document, so it is as secret as the document is.
 */
export function kubectlMessage(error: JsonPathError, template: string, root: Value | undefined): string {
  if (error.stage === 'parse') return `error parsing jsonpath ${template}, ${error.message}\n`;
  // kubectl's own words are a Go stack trace.
  if (error.stage === 'crash') return `${error.message} (a Go panic, exit code 2): ${template}\n`;
  return (
    `error executing jsonpath ${goQuote(template)}: Error executing template: ${error.message}. ` +
    `Printing more information for debugging the template:\n` +
    `\ttemplate was:\n\t\t${template}\n` +
    `\tobject given to jsonpath engine was:\n\t\t${goSyntax(root)}\n\n\n`
  );
}
