/** Somebody's page: what its dry run says, as far as all of it can be read. */

import { inert, quoted } from '../display.js';
import { documentHeader } from '../document/marks.js';
import { FileError, NotProvedError, UsageError } from '../errors.js';
import { documentKindOf, type ExtractedScript } from '../verify/extract/document.js';
import { deedsIn } from '../verify/extract/same-in-both.js';
import type { FileReport, Finding } from '../verify/report.js';
import type { World } from '../verify/world.js';

export interface Page {
  readonly name: string;
  /** Its lines end as those of Unix do. */
  readonly text: string;
  readonly scripts: readonly ExtractedScript[];
  /** Of each shell whose commands do something that others see. */
  readonly reports: readonly FileReport[];
}

/** Something of it cannot be said. */
export class UnreadPage extends NotProvedError {
  /** Each in the way that `verify` has it. */
  readonly findings: readonly Finding[];

  constructor(file: string, findings: readonly Finding[]) {
    super(`what ${inert(file)} does cannot be said, because not all of it can be read`, {
      hint: 'write it otherwise, or leave it out: verify says more of each line',
    });
    this.findings = findings;
  }
}

/** Throws a UserError where there is nothing to adopt, or where something of it cannot be said. */
export async function readPage(name: string, read: string, world: World): Promise<Page> {
  const kind = name === '-' ? 'markdown' : documentKindOf(name, read);
  if (kind !== 'markdown')
    throw new UsageError(`adopt reads Markdown, and ${quoted(name)} is none`, {
      hint:
        kind === 'html'
          ? 'turn it into Markdown first, such as with pandoc -t gfm'
          : 'name a file .md: a script is proved by verify',
    });
  const text = read.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const ours = documentHeader(text);
  if (ours !== undefined)
    throw new FileError(`${inert(name)} is a document of ours already`, {
      position: { file: name, line: ours.line, column: 1 },
      hint: `kubesteps verify --update ${inert(name)} writes it anew`,
    });
  const { extract } = await import('../verify/extract/document.js');
  const { verifyDocument } = await import('../verify/extract/verify-document.js');
  const file = name === '-' ? '<stdin>' : name;
  const { scripts } = await extract('markdown', text);
  const reports = await verifyDocument({ file, text, kind }, world);
  const unread = reports.flatMap(({ findings }) => findings.filter(hides));
  if (unread.length > 0) throw new UnreadPage(file, unread);
  if (scripts.length === 0)
    throw new NotProvedError(`there is nothing to adopt in ${file}: no code block is a script`, {
      hint: 'its commands have to stand in code blocks that say bash, console or powershell',
    });
  const doing = reports.filter((report) => deedsIn(report).length > 0);
  if (doing.length === 0)
    throw new NotProvedError(
      `there is nothing to adopt in ${file}: its commands send no request by hand, and change nothing`,
      { hint: 'for the curl of a kubectl command: kubesteps generate request -- kubectl get pods' },
    );
  return { name: file, text, scripts, reports: doing };
}

/**
 * What keeps the dry run from saying all that a page does. That a token could hold what no token holds is none of it: ours
 * looks at each before it is used.
 */
const hides = ({ code, notProved, message }: Finding): boolean =>
  (notProved && code !== 'KS3107') || (code === 'KS2201' && message.startsWith('every run ends here'));
