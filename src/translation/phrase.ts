/** A phrase with holes: `context {{name}} does not exist`. */

type Part = string | { readonly name: string; readonly isOurs: boolean };

export interface Phrase {
  readonly parts: readonly Part[];
  /** How many characters stand outside of the holes: of two phrases that fit, the one that says more is meant. */
  readonly weight: number;
}

/** What a hole that is called so, or so and by a digit, can hold, and nothing else. */
const forms: Readonly<Record<string, RegExp | undefined>> = {
  quoted: /^"(?:[^"\\]|\\.)*"$/,
  number: /^[0-9]+$/,
  word: /^[^\s:]+$/,
};

/** A phrase from its text. `{{say name}}` is a hole whose value is a phrase of ours itself. */
export function phrase(text: string): Phrase {
  const parts: Part[] = text
    .split(/(\{\{[^{}]+\}\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const [, say, name] = /^\{\{(say )?(\w+)\}\}$/.exec(part) ?? [];
      return name === undefined ? part : { name, isOurs: say !== undefined };
    });
  const weight = parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 0), 0);
  return { parts, weight };
}

/**
 * The values of the holes where a text is this phrase; undefined where it is not. Each hole is as short as can be and
 * holds something. Takes time in proportion to the text, whatever the text is.
 */
export function valuesIn({ parts }: Phrase, text: string): ReadonlyMap<string, string> | undefined {
  const values = new Map<string, string>();
  let at = 0;
  for (const [index, part] of parts.entries()) {
    if (typeof part === 'string') {
      if (!text.startsWith(part, at)) return undefined;
      at += part.length;
      continue;
    }
    const next = parts[index + 1];
    // The last literal is the end of the text: a value may hold the same words.
    const isLast = index + 2 >= parts.length;
    const end =
      typeof next !== 'string'
        ? text.length
        : isLast
          ? text.length - next.length
          : text.indexOf(next, at + 1);
    if (end <= at) return undefined;
    const value = text.slice(at, end);
    const form = forms[part.name.replace(/[0-9]$/, '')];
    if (form !== undefined && !form.test(value)) return undefined;
    values.set(part.name, value);
    at = end;
  }
  return at === text.length ? values : undefined;
}

/** The phrase with these values in its holes, those of ours said by the caller. */
export function filled(
  { parts }: Phrase,
  values: ReadonlyMap<string, string>,
  say: (text: string) => string,
): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      const value = values.get(part.name) ?? '';
      return part.isOurs ? say(value) : value.replace(/«[^«»]*»/g, say);
    })
    .join('');
}
