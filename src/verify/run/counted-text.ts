/** What the text of a script does with a variable that counts, in either shell. */

/** How a shell writes what may be done with a counter, as regular expressions for a name. */
export interface CountingForms {
  /** It is set to a number. */
  begin(name: string): RegExp;
  /** A number is added to it or taken from it. */
  add(name: string): RegExp;
  /** It is compared; the group `limit` holds with what. */
  compare(name: string): readonly RegExp[];
  /** A variable's name out of a limit that is none of the numbers. */
  variable: RegExp;
  /** It is read. */
  read(name: string): RegExp;
  /** Where a name stands as a word. */
  word(name: string): RegExp;
}

type Limits = readonly number[] | undefined;

/**
 * Finds the numbers that a counter is compared with anywhere in the script, 0 among them: `((n++))` compares with it.
 * Undefined where it is used in any other way, both added to and taken from, or compared with what is no number and
 * no variable that the text sets just once, to a number.
 */
export function limitsIn(text: string, forms: CountingForms): (name: string) => Limits {
  const known = new Map<string, Limits>();
  return (name) => {
    if (!known.has(name)) known.set(name, /^\w+$/.test(name) ? limitsOf(text, name, forms) : undefined);
    return known.get(name);
  };
}

function limitsOf(text: string, name: string, forms: CountingForms): Limits {
  const compared = forms.compare(name);
  const limits = [0];
  for (const { groups } of compared.flatMap((form) => [...text.matchAll(form)])) {
    const { limit = '' } = groups ?? {};
    const number = numberOf(text, limit, forms);
    if (number === undefined) return undefined;
    limits.push(number);
  }
  // Up or down, not both: within a round it is between what it was before and what it is behind it.
  const signs = new Set([...text.matchAll(forms.add(name))].map(([added]) => added.includes('-')));
  if (signs.size !== 1) return undefined;
  const known = [forms.add(name), ...compared, forms.begin(name)];
  const rest = known.reduce((before, form) => before.replaceAll(form, ' '), text);
  return forms.word(name).test(rest) ? undefined : limits;
}

function numberOf(text: string, limit: string, forms: CountingForms): number | undefined {
  if (/^-?\d+$/.test(limit)) return Number(limit);
  const name = forms.variable.exec(limit)?.[1];
  if (name === undefined) return undefined;
  const begun = [...text.matchAll(forms.begin(name))];
  const rest = text.replaceAll(forms.begin(name), ' ').replaceAll(forms.read(name), ' ');
  const [only] = begun;
  const { number } = (begun.length === 1 ? only?.groups : undefined) ?? {};
  return number === undefined || forms.word(name).test(rest) ? undefined : Number(number);
}
