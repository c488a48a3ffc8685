/** Nothing leaves that the verifier does not prove: what `generate` is asked for, in whichever format. */
import type { Host } from '../host.js';
import { isDocument } from './document-format.js';
import type { ProvenDocument } from './proven-document.js';
import type { ScriptOptions } from './script-options.js';

/** The text and its reports; `file` is what they call it. Throws what `provenScript` and `provenDocument` do. */
export async function proven(
  options: ScriptOptions,
  file: string | undefined,
  host: Host,
): Promise<ProvenDocument> {
  const { format } = options;
  if (isDocument(format)) {
    const { provenDocument } = await import('./proven-document.js');
    return await provenDocument({ ...options, format }, file, host);
  }
  const { provenScript } = await import('./proven-script.js');
  const { text, report, missing } = await provenScript(options, file, host);
  return { text, reports: [report], missing };
}
