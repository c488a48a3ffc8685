/**
 * bash 3.2 and later, and zsh: quoting and comments.
 *
 * Only words of a small alphabet stand bare; all others are quoted: `'…'`, or `$'…'` where control characters are
 * present (bash manual, ANSI-C Quoting), or `"…"` around a variable.
 */
import { inert, writeUnsafe } from '../display.js';
import type { CurlConfigLine } from '../plan/curl.js';
import type { Alphabet, CapturedName, Word } from '../plan/word.js';
import { checkedHeader, inertComment } from './bash-comment.js';
import {
  confirmWritable,
  isVariable,
  literalText,
  lookalike,
  octal,
  pasteQuote,
  type Quote,
  reference,
  wordsBy,
} from './bash-words.js';
import { curlQuoted } from './curl-config.js';
import { type Dialect, joined, plainName, type ShellText } from './dialect.js';

const shellText = (text: string): ShellText => text as ShellText;

// What a reader, and shellcheck, take for an expansion, or an escape, that quotes forgot (SC2016, SC1003).
const misleading = new RegExp(`[$](?=[{(0-9A-Za-z_])|\`|\\\\(?='|$)|${lookalike.source}`);

/** For a script. Throws a QuoteError where there is no way. */
const scriptQuote: Quote = (text, alone = false) => {
  confirmWritable(text, alone);
  if (inert(text) !== text || misleading.test(text)) {
    const escaped = text.replace(/['\\]/g, '\\$&').replace(lookalike, octal);
    return `$'${writeUnsafe(escaped, octal)}'`;
  }
  return `'${text.replaceAll("'", "'\\''")}'`;
};

/** bash's words, by one way to quote; `not` complements a bracket expression. */
export function dialectBy(quote: Quote, not: '!' | '^', shell: 'bash' | 'sh' = 'bash'): Dialect {
  const { word, value, literal, doubleQuoted } = wordsBy(quote);

  /** printf's format takes the literal parts, `%s` the variables: nothing is expanded inside the format. */
  function curlConfig(lines: readonly CurlConfigLine[]): ShellText {
    const variables: string[] = [];
    const format = lines.map((line) => {
      if ('lines' in line) {
        variables.push(` "$${line.lines}"`);
        return '%s';
      }
      const value = line.value.map((segment) => {
        if (!isVariable(segment))
          return curlQuoted(literalText(segment)).replaceAll('\\', '\\\\').replaceAll('%', '%%');
        variables.push(` "${reference(segment)}"`);
        return '%s';
      });
      return `${line.name} = "${value.join('')}"\\n`;
    });
    return shellText(`printf ${quote(format.join(''), true)}${variables.join('')}`);
  }

  return {
    shell,
    commentWidth: 98,
    continuation: shellText(' \\'),
    indent: '  ',
    variable: (name) => shellText(name),
    environment: (name) => shellText(`\${${name}-}`),
    environmentName: (name) => shellText(plainName(name)),
    word,
    value,
    line: value,
    literal,
    plainValue: (segments) => shellText(doubleQuoted(segments)),
    unlike: (name, alphabet) => unlike(name, alphabet, not),
    comment: (text) => shellText(inertComment(text)),
    header: (text) => shellText(checkedHeader(text)),
    curlConfig,
    // Between <<'MANIFEST' and MANIFEST nothing is expanded; manifest lines hold JSON strings, so none is the delimiter.
    manifestLine: (line) => shellText(inert(line)),
    argumentList: (args) => joined(args.map(word)),
    through({ socket }) {
      const path: Word = [{ variable: 'WORK' }, `/${socket}`];
      return { listen: ['--unix-socket=', ...path], option: [['--unix-socket'], path], host: ['localhost'] };
    },
  };
}

/** A set as the inside of a bracket expression: `]` and `[` first, `-` last. */
function bracket({ ranges, others }: Alphabet): string {
  const first = [...'][-'].map((character) => (others.includes(character) ? character : ''));
  const spans = (ranges.match(/../g) ?? []).map((ends) => [...ends].join('-'));
  return [first[0], first[1], ...spans, others.replace(/[\][-]/g, ''), first[2]].join('');
}

/** `$NAME in '' | *[!set]*)`: what stands behind `case`. Ranges mean ASCII, because the script sets LC_ALL. */
function unlike(name: CapturedName, alphabet: Alphabet, not: '!' | '^'): ShellText {
  const set = bracket(alphabet);
  if (alphabet.length !== undefined)
    return shellText(`$${name} in ${`[${set}]`.repeat(alphabet.length)}) ;; *)`);
  const other = alphabet.visible === true ? `*[${not}[:graph:]]* | *'"'* | *\\\\*` : `*[${not}${set}]*`;
  if (alphabet.prefix === '') return shellText(`$${name} in '' | ${other})`);
  return shellText(`\${${name}#${alphabet.prefix}} in '' | "$${name}" | ${other})`);
}

export const bash: Dialect = dialectBy(scriptQuote, '!');

/** The same for what is pasted. */
export const bashPaste: Dialect = dialectBy(pasteQuote, '^');
