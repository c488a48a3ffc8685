/** What the file of a document ends with. */
import type { GenerateOptions } from '../generate/script-options.js';

/** By format; else it is the format's own name. */
const endings: Readonly<Record<string, string | undefined>> = { markdown: '.md' };

/** Blocks to paste are told from the script of the same context by a second ending. */
export function ending({ format, shell }: Pick<GenerateOptions, 'format' | 'shell'>): string {
  const ofShell = shell === 'powershell' ? '.ps1' : '.sh';
  if (format === 'script') return ofShell;
  return format === 'paste' ? `.paste${ofShell}` : (endings[format] ?? `.${format}`);
}
