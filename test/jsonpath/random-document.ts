/** Random JSON text with the values that kubectl treats in ways of their own. */
import type { Random } from '../support/random.js';

/** Keys that templates can name, and keys that need escapes or cannot be named at all. */
export const keys = [
  'a',
  'b',
  'c',
  'name',
  'n',
  'kebab-case',
  'a.b',
  'x y',
  'kubernetes.io/x',
  'é',
  '1',
  'true',
] as const;
const oddKeys = [
  '',
  '*',
  '$ref',
  '@',
  "it's",
  'q"q',
  'back\\slash',
  '__proto__',
  'end',
  '{',
  '}',
  '[0]',
  ',',
] as const;

/** Texts that filters compare with. */
export const texts = [
  'a',
  'b',
  'web',
  '10',
  '',
  'é',
  '\u{1f600}',
  '\uffee',
  'two words',
  "it's",
  '<&>',
  'x)',
  '1.5',
] as const;
const oddTexts = [
  'a\tb',
  'line\nbreak',
  'say "hi"',
  '\u0000\u0001\u007f',
  '\u2028',
  '\b\f',
  '\u200b',
  '\u00a0',
  '\ufffd',
] as const;

const numbers = [
  ...['0', '1', '2', '3', '10', '-1', '42', '9007199254740993', '9223372036854775807', '9223372036854775808'],
  ...[
    '1.0',
    '1.5',
    '1e3',
    '1000000',
    '1000000.0',
    '123456.0',
    '1e21',
    '1e20',
    '1e-7',
    '0.0001',
    '0.00001',
    '-0.0',
  ],
  ...['12345678.9', '1e100', '5e-324', '-2.5', '-0', '100000.5'],
] as [string, ...string[]];

function scalar(random: Random): string {
  switch (random.below(8)) {
    case 0:
      return 'null';
    case 1:
      return random.pick(['true', 'false']);
    case 2:
    case 3:
    case 4:
      return random.pick(numbers);
    default:
      return JSON.stringify(random.chance(0.2) ? random.pick(oddTexts) : random.pick(texts));
  }
}

function map(random: Random, depth: number): string {
  const chosen = new Set<string>();
  for (let count = random.below(4); count > 0; count--) {
    chosen.add(random.chance(0.12) ? random.pick(oddKeys) : random.pick(keys));
  }
  return `{${[...chosen].map((key) => `${JSON.stringify(key)}:${value(random, depth - 1)}`).join(',')}}`;
}

/** A list of maps that mostly have a name, as Kubernetes writes them. */
function rows(random: Random, depth: number): string {
  const list: string[] = [];
  for (let count = random.below(5); count > 0; count--) {
    const fields = random.chance(0.85) ? [`"name":${JSON.stringify(random.pick(texts))}`] : [];
    if (random.chance(0.8))
      fields.push(`"n":${random.chance(0.8) ? random.pick(['1', '2', '3']) : scalar(random)}`);
    if (random.chance(0.4)) fields.push(`"b":${value(random, depth - 1)}`);
    list.push(`{${fields.join(',')}}`);
  }
  return `[${list.join(',')}]`;
}

function value(random: Random, depth: number): string {
  const kind = random.below(depth <= 0 ? 3 : 10);
  if (kind < 3) return scalar(random);
  if (kind < 5) return map(random, depth);
  if (kind < 7) return rows(random, depth);
  if (kind === 7)
    return `[${Array.from({ length: random.below(5) }, () => random.pick(['1', '2', '3', '2.0'])).join(',')}]`;
  const length = random.below(4);
  return `[${Array.from({ length }, () => value(random, depth - 1)).join(',')}]`;
}

/** The members of a document, without braces. */
export function randomMembers(random: Random): string {
  return escapeControls(members(random));
}

/** The same JSON, but readable as YAML too, which allows no control characters. */
function escapeControls(json: string): string {
  return json.replace(/[\u007f-\u009f\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function members(random: Random): string {
  const list = Array.from({ length: random.below(4) }, () => value(random, 2)).join(',');
  return `"m":[${list}],"rows":${rows(random, 2)},"o":${map(random, 3)},"v":${value(random, 3)}`;
}
