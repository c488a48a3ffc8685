/** Markdown in a team's own look: the values that its templates are given, and what they write. */
import { inert } from '../display.js';
import { type MarkdownText, prose, reference } from './markdown-text.js';
import type { Inline } from './runbook.js';

const trusted = (text: string): MarkdownText => text as MarkdownText;

/** Code that is no markup either where a template around it makes it none. */
const plainCode = /^[-A-Za-z0-9./~](?:[-A-Za-z0-9 ./:=]|_(?=[A-Za-z0-9]))*(?<! )$/;

/**
 * The same for a template, whose own text may stand on both sides, be it a backtick: nothing of the value is markup, in
 * code and out of it.
 */
export const given = (pieces: Inline): MarkdownText =>
  trusted(
    pieces
      .map((piece) => {
        const text = inert(typeof piece === 'string' ? piece : piece.code);
        if (typeof piece !== 'string' && plainCode.test(text)) return `\`${text}\``;
        return prose(text).replace(/(?<=www)\./gi, reference);
      })
      .join('')
      .replace(/^ | $/g, reference),
  );

/** A text as part of an address: letters, digits and `%`. */
export const inAddress = (text: string): MarkdownText =>
  trusted(
    encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
      /[!'()*~_]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
    ),
  );

/** What a template writes: its own text as it is, blocks in lines of their own, and one empty line between them. */
export function fromTemplate(pieces: readonly (Written | Whole)[]): MarkdownText {
  const found: string[] = [];
  let open = '';
  for (const piece of pieces) {
    if (piece.kind === 'text') open += piece.text;
    else {
      found.push(tidy(open), piece.text);
      open = '';
    }
  }
  return trusted([...found, tidy(open)].filter((each) => each !== '').join('\n\n'));
}

interface Written {
  readonly kind: 'text';
  readonly text: string;
}

interface Whole {
  readonly kind: 'block';
  readonly text: string;
}

const tidy = (text: string): string =>
  text
    .replace(/^[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\s+$/g, '');
