/** `$'…'` (bash's manual, "ANSI-C Quoting"), for ASCII and escapes of whole characters. */

const simple: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
};

/** The text; undefined for escapes that are not read here. */
export function decodeAnsiC(quoted: string): string | undefined {
  if (!quoted.startsWith("$'") || !quoted.endsWith("'") || quoted.length < 3) return undefined;
  let failed = false;
  const decoded = quoted
    .slice(2, -1)
    .replace(
      /\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|([0-7]{1,3})|([\s\S]))/g,
      (_whole, hex?: string, short?: string, long?: string, octal?: string, letter?: string) => {
        const byte =
          hex === undefined
            ? octal === undefined
              ? undefined
              : Number.parseInt(octal, 8)
            : Number.parseInt(hex, 16);
        if (byte !== undefined) {
          // A byte above ASCII is part of a character, and NUL ends the text.
          if (byte === 0 || byte > 0x7f) failed = true;
          return String.fromCharCode(byte);
        }
        const point = short ?? long;
        if (point !== undefined) {
          const code = Number.parseInt(point, 16);
          if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) {
            failed = true;
            return '';
          }
          return String.fromCodePoint(code);
        }
        const known = letter === undefined ? undefined : simple[letter];
        if (known === undefined) failed = true;
        return known ?? '';
      },
    );
  return failed ||
    quoted
      .slice(2, -1)
      .replace(/\\[\s\S]/g, '')
      .includes("'")
    ? undefined
    : decoded;
}
