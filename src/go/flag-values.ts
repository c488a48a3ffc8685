/** The texts that Go's flag types take. Stricter than Go: what few would write is refused. */

const truths: Readonly<Record<string, boolean>> = {
  ...Object.fromEntries(['1', 't', 'T', 'true', 'TRUE', 'True'].map((word) => [word, true])),
  ...Object.fromEntries(['0', 'f', 'F', 'false', 'FALSE', 'False'].map((word) => [word, false])),
};

/** strconv.ParseBool; undefined for what it refuses. */
export function goBoolean(text: string): boolean | undefined {
  return Object.hasOwn(truths, text) ? truths[text] : undefined;
}

/** A decimal integer. */
export function isGoInteger(text: string): boolean {
  return /^-?(?:0|[1-9]\d{0,8})$/.test(text);
}

/** time.ParseDuration: `10m`, `1h30m`, `1.5s`, `0`. */
export function isGoDuration(text: string): boolean {
  return /^[-+]?(?:0|(?:\d+(?:\.\d*)?(?:ns|us|µs|ms|s|m|h))+)$/.test(text);
}
