/** `verify --fix`: a script or document, with what has a safe way mended, written in its place. */
import { inert } from '../display.js';
import { UsageError } from '../errors.js';
import type { Host } from '../host.js';
import type { DocumentKind } from '../verify/extract/document.js';
import type { Finding } from '../verify/report.js';
import { shellOf, type VerifyInput } from '../verify/verify.js';
import type { World } from '../verify/world.js';
import type { Rewrite } from './rewrite.js';

/**
 * The text after the repairs: shown as a diff and written where it is another one. Throws a UsageError for stdin, and a FileError where the file cannot be written.
 */
export async function fixedText(
  input: VerifyInput,
  kind: DocumentKind,
  world: World,
  rewrite: Rewrite,
  host: Host,
): Promise<string> {
  const { file, text } = input;
  if (file === '<stdin>')
    throw new UsageError('--fix writes into the file, and stdin is none', { hint: 'name a file' });
  const fixed =
    kind === 'script'
      ? await (await import('./fix-script.js')).fixScript(
          { file, text, shell: input.shell ?? shellOf(file, text) ?? 'bash' },
          world,
        )
      : await (await import('./fix-document.js')).fixDocument({ ...input, kind }, world);
  const { writeChanged } = await import('./rewrite.js');
  if (fixed.text !== text) writeChanged(rewrite, fixed.text, host);
  host.stderr.write(`${inert(file)}: ${told(fixed.mended)}\n`);
  return fixed.text;
}

/** Such as `mended 3 findings: KS2103 ×2, KS5101`. */
function told(mended: readonly Finding[]): string {
  if (mended.length === 0) return 'nothing that --fix could mend';
  const counts = new Map<string, number>();
  for (const { code } of mended) counts.set(code, (counts.get(code) ?? 0) + 1);
  const each = [...counts].map(([code, count]) => (count === 1 ? code : `${code} ×${count}`));
  return `mended ${mended.length === 1 ? '1 finding' : `${mended.length} findings`}: ${each.join(', ')}`;
}
