/** Messages as text with code in it: values are names and commands, and so are options, paths and variables. */
import { inert } from '../display.js';
import type { Language } from '../language.js';
import type { Message } from '../plan/message.js';
import { textOf } from '../render/messages.js';
import type { Inline } from './runbook.js';

export type SpeakInline = (message: Message) => Inline;

/**
 * What the text of a message writes between backticks, and what is code by its looks: `kubectl create token`,
 * `--minify`, `status.allowed`, `~/.kube/config`, `KUBECONFIG`. Comments of scripts have no backticks.
 */
const code = new RegExp(
  [
    '`([^`]+)`|(',
    [
      /kubectl (?:config view|config get-contexts|create token|proxy)(?![\w-])/,
      /(?<![\w.-])--[a-z][a-z-]*/,
      /(?<![\w./-])(?:status|spec)\.[A-Za-z.]*[A-Za-z]/,
      /(?<!\w)\.(?:clusters|curlrc)(?!\w)/,
      /~\/\.[a-z/]+/,
      /serviceaccounts\/token/,
      /(?<![\w./-])(?:kubectl|curl)(?![\w./-])/,
      /(?<!\w)(?:KUBERC=off|KUBECONFIG|PATH|http_proxy)(?!\w)/,
    ]
      .map(({ source }) => source)
      .join('|'),
    ')',
  ].join(''),
);

/** The messages of a language; the same texts as those of `speaker`. A number counts, and is no name. */
export function inlineSpeaker(language: Language): SpeakInline {
  return (message) => {
    const { id, values } = message;
    const pieces = textOf(language, message).split(/\{\{(\w+)\}\}/);
    const spoken = pieces.flatMap((piece, index): Inline => {
      if (index % 2 === 0) return coded(piece);
      const value = values[piece];
      if (value === undefined) throw new Error(`the message ${id} has no value for ${piece}`);
      if (piece === 'number') return [value];
      return value === '' ? [] : [{ code: inert(value) }];
    });
    return joined(spoken);
  };
}

function coded(text: string): Inline {
  return text
    .split(code)
    .map((piece, index) => (index % 3 === 0 ? (piece ?? '') : piece === undefined ? '' : { code: piece }))
    .filter((piece) => piece !== '');
}

/** `default`/`jenkins` is one name, and `GET` `/api` one call. */
function joined(pieces: Inline): Inline {
  const found: (string | { readonly code: string })[] = [];
  for (const piece of pieces) {
    const [before, between] = found.slice(-2);
    if (typeof piece !== 'string' && typeof before === 'object' && /^[ /]$/.test(`${between}`)) {
      found.splice(-2, 2, { code: `${before.code}${between}${piece.code}` });
    } else found.push(piece);
  }
  return found;
}
