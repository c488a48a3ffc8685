/**
 * Bytes → text, exactly or not at all. Documents are read in the encoding that they declare; what declares none is
 * UTF-8, or UTF-16 by its byte order mark.
 */

/** A text and the bytes that it was decoded from. */
export interface Source {
  readonly text: string;
  readonly bytes: Uint8Array;
  /** Its name in WHATWG's Encoding Standard; undefined where the bytes could not be decoded. */
  readonly encoding: string | undefined;
  /** Why they could not, such as `not UTF-8 (it looks like Shift_JIS)`; `text` then has U+FFFD in it. */
  readonly problem: string | undefined;
  /** What to do about the problem. */
  readonly hint: string | undefined;
}

/** A browser or an editor honours a declaration; bash and PowerShell see bytes. */
export type Reader = 'bash' | 'powershell' | 'markdown' | 'html';

/** ASCII is itself in each, and no character depends on what stood before it. */
const declarable =
  /^(?:utf-8|shift_jis|euc-jp|euc-kr|gbk|gb18030|big5|windows-\d+|iso-8859-\d+(?:-i)?|koi8-[ru]|ibm866|macintosh|x-mac-cyrillic)$/;

/** Decodes what a reader would read. Never throws. */
export function decodeSource(bytes: Uint8Array, reader: Reader): Source {
  const [encoding, declared] = encodingOf(bytes, reader);
  const text = encoding === undefined ? undefined : decoded(bytes, encoding);
  if (encoding !== undefined && text !== undefined) {
    return { text, bytes, encoding, problem: undefined, hint: undefined };
  }
  const lossy = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return { text: lossy, bytes, encoding: undefined, ...problemOf(bytes, encoding, declared) };
}

type Named = readonly [encoding: string | undefined, declared: string | undefined];

function encodingOf(bytes: Uint8Array, reader: Reader): Named {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return ['utf-8', undefined];
  const wide =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : '';
  // bash reads bytes, whatever the mark says, and UTF-32 begins like UTF-16.
  if (wide !== '') return [reader === 'bash' || isUtf32(bytes) ? undefined : wide, undefined];
  if (reader === 'bash' || reader === 'powershell') return ['utf-8', undefined];
  const label = declaredLabel(bytes, reader);
  if (label === undefined) return ['utf-8', undefined];
  try {
    const { encoding } = new TextDecoder(label);
    // The standard takes a meta element that is readable at all and says UTF-16 for UTF-8.
    if (encoding.startsWith('utf-16')) return ['utf-8', undefined];
    return [declarable.test(encoding) ? encoding : undefined, label];
  } catch {
    return [undefined, label];
  }
}

const isUtf32 = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[2] === 0 && bytes[3] === 0;

// HTML's prescan looks at the first 1,024 bytes; Emacs and Vim at the first lines.
const inXml = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/i;
const inMeta = /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i;
const inEditor = /-\*-.*?\bcoding\s*[:=]\s*([\w.-]+).*?-\*-|\bvim?:.*?\bfileencoding=([\w.-]+)/;

function declaredLabel(bytes: Uint8Array, reader: 'markdown' | 'html'): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (reader === 'html') {
    // A comment declares nothing.
    const shown = head.replace(/<!--[\s\S]*?(?:-->|$)/g, '');
    return inXml.exec(head)?.[1] ?? inMeta.exec(shown)?.[1];
  }
  const found = inEditor.exec(head.split(/\r\n?|\n/, 2).join('\n'));
  return (found?.[1] ?? found?.[2])?.replace(/-(?:unix|dos|mac)$/i, '');
}

// Node's own decoder takes windows-1252 for ISO-8859-1, which has controls here.
const windows1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  if (encoding === 'windows-1252') {
    const latin = Buffer.from(bytes).toString('latin1');
    return latin.replace(/[\x80-\x9f]/g, (one) => windows1252[one.charCodeAt(0) - 0x80] ?? one);
  }
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function problemOf(
  bytes: Uint8Array,
  tried: string | undefined,
  declared: string | undefined,
): { readonly problem: string; readonly hint: string } {
  if (declared !== undefined && tried === undefined) {
    return {
      problem: `in the encoding ${JSON.stringify(declared)} that it declares, which is not read here`,
      hint: `convert it first (iconv -f ${declared.toUpperCase()} -t UTF-8), and declare UTF-8`,
    };
  }
  const guess = guessed(bytes);
  const not = declared !== undefined && tried !== undefined ? `${tried}, which it declares` : 'UTF-8';
  return {
    problem: `not ${not} (it ${guess.sure ? 'looks like' : 'may be'} ${guess.name})`,
    hint: `convert it first: iconv -f ${guess.iconv} -t UTF-8`,
  };
}

interface Guess {
  readonly name: string;
  readonly iconv: string;
  readonly sure: boolean;
}

function guessed(bytes: Uint8Array): Guess {
  const named = (name: string, sure = true): Guess => ({ name, iconv: name.toUpperCase(), sure });
  if (isUtf32(bytes)) return named('UTF-32');
  if ((bytes[0] ?? 0) + (bytes[1] ?? 0) === 0xff + 0xfe) return named('UTF-16');
  const best = ['Shift_JIS', 'EUC-JP', 'EUC-KR', 'GBK', 'Big5']
    .map((name) => ({ name, score: eastAsian(decoded(bytes, name.toLowerCase()), name) }))
    .filter(({ score }) => score > 0.5)
    .sort((a, b) => b.score - a.score)[0];
  return best === undefined ? named('windows-1252', false) : named(best.name);
}

/** The share of the characters beyond ASCII that one expects in such a text. */
function eastAsian(text: string | undefined, name: string): number {
  const beyond = text?.match(/[^\0-\x7f]/gu) ?? [];
  if (beyond.length === 0) return 0;
  const usual =
    name === 'EUC-KR' ? /[\uac00-\ud7a3]/ : /[\u3040-\u30ff\u4e00-\u9fff\u3001\u3002\uff01-\uff5e]/;
  const kana = /[\u3040-\u30ff]/;
  const japanese = name === 'Shift_JIS' || name === 'EUC-JP';
  const expected = beyond.filter((one) => usual.test(one)).length;
  // Chinese encodings have kana, too, which no Chinese text uses.
  const bonus = japanese && beyond.some((one) => kana.test(one)) ? beyond.length / 4 : 0;
  return (expected + bonus) / beyond.length;
}
