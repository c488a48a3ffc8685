/** `--templates`: a team's own look, and whether a document in it is still the same to those who run its commands. */
import { inert, quoted } from '../display.js';
import { TemplateError, UsageError } from '../errors.js';
import type { Host } from '../host.js';
import type { Look } from '../look/look.js';
import type { DocumentFormat } from './document-format.js';
import { placeText } from './place-text.js';

export interface OwnLook {
  readonly look: Look;
  /** What the document says of the folder. */
  readonly recorded: string;
}

/**
 * `shown`: what the document says of the folder; else what is asked for. Throws a FileError or a TemplateError, and a
 * UsageError where nothing in the folder is for such documents.
 */
export async function askedLook(
  place: string,
  format: DocumentFormat,
  host: Host,
  shown?: string,
): Promise<OwnLook> {
  const { loadLook } = await import('../look/load.js');
  const look = loadLook(place, host);
  if (!look.isFor(format))
    throw new UsageError(`--templates ${inert(place)} has no template for --format ${format}`, {
      hint: `leave it out, or choose --format ${format === 'html' ? 'markdown' : 'html'}, which it is for`,
    });
  return { look, recorded: shown ?? placeText(place, host) };
}

/**
 * Throws a TemplateError where the document shows other commands than `usual`, which is the same without templates, or
 * where what they write is no text of a document.
 */
export async function confirmSame(
  text: string,
  usual: string,
  format: DocumentFormat,
  { look }: OwnLook,
): Promise<void> {
  const { extract } = await import('../verify/extract/document.js');
  const refused = (message: string, hint: string): TemplateError =>
    new TemplateError(`the page was not written: ${message} (${look.files().map(inert).join(', ')})`, {
      hint,
    });
  const [ours, theirs] = [await extract(format, usual), await extract(format, text)];
  const linesOf = (of: typeof ours): readonly string[] =>
    of.scripts.flatMap((script) => [
      `${script.shell} ${script.choice ?? ''}`,
      ...script.text.split('\n').filter((line) => line.trim() !== ''),
    ]);
  const [before, after] = [linesOf(ours), linesOf(theirs)];
  const index = after.findIndex((line, at) => line !== before[at]);
  if (index !== -1)
    throw refused(
      `its templates add a command, or hide one: ${quoted(after[index] ?? '')} stands where another one should`,
      'commands are written by {{commands}} alone: close what is open, and write examples into a sentence',
    );
  if (after.length !== before.length)
    throw refused(
      'its templates hide a command that the document needs',
      'close each code block that they begin',
    );
  const skipped = theirs.skipped.find(({ mayRun }) => mayRun);
  if (skipped !== undefined && !ours.skipped.some(({ mayRun }) => mayRun))
    throw refused(
      `its templates write what reads like a command, and is not proved (${skipped.reason})`,
      'say it in words: commands are written by {{commands}} alone',
    );
  if (format === 'html') return;
  const { foreignIn } = await import('../document/foreign.js');
  const foreign = foreignIn(text, usual);
  if (foreign !== undefined) throw refused(foreign.message, foreign.hint);
}
