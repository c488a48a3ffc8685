/**
 * A header that curl reads from its stdin instead of its argument list: `--header @-` (curl 7.55 and later), which
 * takes any text, where `--config -` would want quotes and backslashes escaped.
 */

interface OnStdin {
  /** The first argument that goes; the last is the one with the secret. */
  readonly from: number;
  /** What stands there instead. */
  readonly option: string;
  /** The header, as a format of printf for `value`. */
  readonly format: string;
  /** Shell source. */
  readonly value: string;
}

/** They read stdin already, or may: their arguments are not looked into. */
const mayReadStdin = /^(?:["']?@?-["']?$|.*@-|-K|--config|-T|--upload-file|--variable)/;

/** They would send a header of the caller's to another host, which `--oauth2-bearer` is kept from. */
const followsRedirects = /^(?:-[A-Za-z]*L|--location)/;

/** `args`: the source of the arguments. Undefined where there is no safe way. */
export function headerOnStdin(args: readonly string[], index: number): OnStdin | undefined {
  const word = args[index] ?? '';
  const before = args[index - 1] ?? '';
  if (args.some((one, at) => at !== index && mayReadStdin.test(one))) return undefined;
  if (before === '-H' || before === '--header') {
    return { from: index - 1, option: `${before} @-`, format: '%s', value: word };
  }
  if (/^-H./.test(word)) return { from: index, option: '-H@-', format: '%s', value: word.slice(2) };
  if (before === '--oauth2-bearer' && !args.some((one) => followsRedirects.test(one))) {
    return { from: index - 1, option: '--header @-', format: 'Authorization: Bearer %s', value: word };
  }
  return undefined;
}
