/**
 * A script with our header, held against what would be generated now: has the context gone, the server moved, the CA
 * changed, something else in the kubeconfig, or the text itself? Pure but for `regenerate`.
 */
import { inert, quoted } from '../display.js';
import { UserError } from '../errors.js';
import type { Finding } from '../finding.js';
import { type Header, readHeader, type Sources } from '../plan/header.js';
import type { Shell } from '../verify/report.js';
import { firstDifference, isSameText } from './text-form.js';

/** Makes the script of a header again. Throws a UserError where that cannot be done any more. */
export type Regenerate = (header: Header) => Promise<string>;

/** The recipe is of one's own, and nobody said where it is. */
export class OwnRecipeUnknown extends UserError {
  constructor(recipe: string) {
    super(`recipe ${inert(recipe)} is one of somebody's own`);
  }
}

/** The document is in a look of one's own, and nobody said where its templates are: this is it in ours. */
export class OwnLookUnknown extends UserError {
  constructor(readonly usual: string) {
    super("it is written by somebody's own templates");
  }
}

export interface Drift {
  /** Without the options that it records in vain. */
  readonly header: Header;
  /** Which these are, in words; undefined where there are none. */
  readonly unread: string | undefined;
  readonly findings: readonly Finding[];
  /** What would be generated now; undefined where nothing can be. */
  readonly current: string | undefined;
}

/** How a header stands in a text, and what is the same text. */
export interface Form {
  read(text: string): { readonly header: Header; readonly line: number } | undefined;
  /** The first line of the text that is not as it is written now; undefined where all are. */
  differsAt(text: string, current: string, header: Header): number | undefined;
}

const scriptForm: Form = {
  read: readHeader,
  differsAt: (text, current, header) =>
    isSameText(text, current, shellOf(header)) ? undefined : firstDifference(text, current),
};

/** What a script, or a document, drifted from; undefined where it has no header of ours. */
export async function driftOf(
  text: string,
  regenerate: Regenerate,
  form: Form = scriptForm,
): Promise<Drift | undefined> {
  const read = form.read(text);
  if (read === undefined) return undefined;
  const { line } = read;
  const { unreadText, withoutUnread } = await import('./unread.js');
  const { header, unread: names } = withoutUnread(read.header);
  const unread = names.length === 0 ? undefined : unreadText(header, names);
  const find: Find = (code, message, fix, at = line) => {
    return { code, severity: 'warning', line: at, column: 1, message, fix, ignored: undefined };
  };
  try {
    const current = await regenerate(header);
    const now = form.read(current)?.header;
    if (now === undefined) return { header, unread, current, findings: [] };
    if (unread === undefined) {
      return { header, unread, current, findings: differences(header, now, text, current, form, find) };
    }
    const vain = find(
      'KS4205',
      `its header records ${unread}: nothing in the script was written by them`,
      `${update}, without them`,
    );
    const rest = differences(header, now, withHeaderOf(current, text, form), current, form, find);
    return { header, unread, current, findings: [vain, ...rest] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (error instanceof OwnRecipeUnknown || error instanceof OwnLookUnknown) {
      const own = `${error.message}: whether it would be written so now is not known`;
      const isLook = error instanceof OwnLookUnknown;
      const finding = find(
        'KS4201',
        own,
        `say with --${isLook ? 'templates where they are' : 'recipes where it is'}`,
      );
      const known = isLook ? sourcesDrift(header, text, error.usual, form, find) : [];
      return { header, unread, current: undefined, findings: [{ ...finding, severity: 'info' }, ...known] };
    }
    const message = `this script could not be generated any more: ${inert(error.message.split('\n')[0] ?? '')}`;
    return {
      header,
      unread,
      current: undefined,
      findings: [find('KS4201', message, 'name a context that is there')],
    };
  }
}

const update = 'kubesteps verify --update writes it anew';

/** What the kubeconfig says otherwise by now, of a document whose text cannot be compared. */
function sourcesDrift(
  header: Header,
  text: string,
  usual: string,
  form: Form,
  find: Find,
): readonly Finding[] {
  const now = form.read(usual)?.header;
  const differsAt: Form['differsAt'] = (other) => (other === text ? undefined : firstDifference(text, other));
  return now === undefined ? [] : differences(header, now, text, usual, { ...form, differsAt }, find);
}

/** The text with the header of another one, in the line where its own stands. */
function withHeaderOf(other: string, text: string, form: Form): string {
  const header = other.split('\n')[(form.read(other)?.line ?? 0) - 1] ?? '';
  const { line } = form.read(text) ?? { line: 0 };
  return text
    .split('\n')
    .map((each, index) => (index === line - 1 ? header : each))
    .join('\n');
}

type Find = (code: string, message: string, fix: string, line?: number) => Finding;

const sourcesIn = (header: Header): readonly Sources[] => [header, ...(header.others ?? [])];

function renewedText({ options: { context } }: Header, index: number): string {
  if (typeof context !== 'object') return 'the CA of the cluster is another one by now';
  return `the CA of context ${quoted(context[index] ?? '')} is another one by now`;
}

/** A document for several contexts says which of them moved. */
function movedText({ options: { context } }: Header, index: number, was: string, is: string): string {
  const moved = `was ${quoted(was)} and is now ${quoted(is)}`;
  if (typeof context !== 'object') return `the server ${moved}`;
  return `the server of context ${quoted(context[index] ?? '')} ${moved}`;
}

/** The shell that a header names. */
export const shellOf = ({ shell }: Header): Shell => (shell === 'powershell' ? 'powershell' : 'bash');

function differences(
  then: Header,
  now: Header,
  text: string,
  current: string,
  form: Form,
  find: Find,
): readonly Finding[] {
  const found: Finding[] = [];
  const [was, is] = [sourcesIn(then), sourcesIn(now)];
  const changed = (field: keyof Sources): readonly number[] =>
    is.flatMap((each, index) => (each[field] === was[index]?.[field] ? [] : [index]));
  for (const index of changed('server'))
    found.push(
      find('KS4202', movedText(then, index, was[index]?.server ?? '', is[index]?.server ?? ''), update),
    );
  const renewed = changed('ca');
  if (renewed.length > 0) {
    // A script that looks the CA up when it runs does what one does that is written now: CAs are renewed.
    if (found.length === 0 && form.differsAt(withHeaderOf(current, text, form), current, now) === undefined)
      return [];
    for (const index of renewed) found.push(find('KS4203', renewedText(now, index), update));
  }
  if (found.length === 0 && changed('digest').length > 0) {
    const what = 'the names, the namespace, tls-server-name, proxy-url or insecure-skip-tls-verify';
    found.push(find('KS4204', `the kubeconfig has changed since in what this script uses: ${what}`, update));
  }
  const line = found.length === 0 ? form.differsAt(text, current, now) : undefined;
  if (line !== undefined) {
    const said = 'from here on it is not what kubesteps would write now: edited, or of another version';
    found.push(find('KS4205', said, update, line));
  }
  return found;
}
