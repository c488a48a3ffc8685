/** The formats that a dry run is reported in. Each is loaded when it is used. */
import { codes } from '../codes.js';
import type { FileReport } from '../report.js';
import { maskReport } from '../secrecy/mask.js';

export const formatNames = ['text', 'json', 'gcc', 'sarif', 'github'] as const;
export type FormatName = (typeof formatNames)[number];

export interface FormatOptions {
  /** Only `text` has colours. */
  readonly color: boolean;
  /** The version of kubesteps, for `sarif`. */
  readonly version: string;
}

/** Several scripts' reports as one text, which ends with a line break unless it is empty. */
export type Formatter = (reports: readonly FileReport[], options: FormatOptions) => string;

/** The formatter of a name. */
export async function formatterOf(name: FormatName): Promise<Formatter> {
  switch (name) {
    case 'text':
      return (await import('./text.js')).formatText;
    case 'json':
      return (await import('./json.js')).formatJson;
    case 'gcc': {
      const { formatGcc } = await import('../../print/gcc.js');
      return (reports) => formatGcc(reports.map(maskReport));
    }
    case 'sarif': {
      const { formatSarif } = await import('../../print/sarif.js');
      return (reports, { version }) => formatSarif(reports.map(maskReport), codes, version);
    }
    case 'github': {
      const { formatGithub } = await import('../../print/github.js');
      return (reports) => formatGithub(reports.map(maskReport), codes);
    }
  }
}
