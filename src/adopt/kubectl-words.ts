/** A call of kubectl without the options before its command, as in `kubectl -n shop create token robot`. */

/** Those that take no value; pflag reads one only behind `=`. */
const alone =
  /^--(?:insecure-skip-tls-verify|match-server-version|warnings-as-errors|disable-compression|help)$|^-h$/;

/** The words from the command on; undefined for other programs. */
export function kubectlWords([program = '', ...words]: readonly string[]): readonly string[] | undefined {
  if (!/(?:^|[\\/])kubectl(?:\.exe)?$/.test(program)) return undefined;
  let at = 0;
  for (let word = words[at]; word?.startsWith('-'); word = words[at]) {
    const isWhole = word.includes('=') || alone.test(word) || /^-[^-]./.test(word);
    at += isWhole ? 1 : 2;
  }
  return words.slice(at);
}

export function isTokenRequest({ argv }: { readonly argv: readonly string[] }): boolean {
  const [verb, noun] = kubectlWords(argv) ?? [];
  return verb === 'create' && noun === 'token';
}
