/** PowerShell text → tree. A strict subset, held to PowerShell's own parser by a differential test. */
import type { ScriptBlock } from './ast.js';
import { parseScriptBlock } from './blocks.js';
import { Cursor } from './cursor.js';

/**
 * Parses a PowerShell script (without a byte order mark). Where it accepts a script, PowerShell 7 accepts it and reads
 * the same tree; nodes that older versions read otherwise, or not at all, have a `minVersion`.
 * Throws `PowerShellSyntaxRefusal`, with line, column and reason, for everything else: it never guesses.
 * Takes time in proportion to the text; the caller caps its size.
 */
export function parsePowerShell(text: string): ScriptBlock {
  return parseScriptBlock(new Cursor(text), undefined, true);
}
