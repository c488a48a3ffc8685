/** Random templates: most fit the documents, many nearly do, some are noise. */
import { wellFormed } from '../../src/go/utf8.js';
import type { Random } from '../support/random.js';
import { keys, texts } from './random-document.js';

const escapes = [
  '\\n',
  '\\t',
  '\\x41',
  '\\xff',
  '\\101',
  '\\u00e9',
  '\\U0001f600',
  '\\"',
  "\\'",
  '\\\\',
  '\\q',
  '\\ud800',
  '\\8',
];
const noise = [...'{}[]()?@$.,:*\'"\\|&!=<>~+- \t\r0129azé\u{1f600}\u0301\u200b_;/#'] as [
  string,
  ...string[],
];

/** A template for documents of `randomMembers`. */
export function randomTemplate(random: Random): string {
  let template = '';
  // One piece in half of them: an error in one hides what the others do.
  const pieces = random.chance(0.5) ? 1 : 2 + random.below(2);
  for (let count = pieces; count > 0; count--) template += piece(random);
  if (random.chance(0.2)) {
    for (let edits = 1 + random.below(2); edits > 0; edits--) template = edit(random, template);
  }
  // An edit can split a surrogate pair, which an argument cannot hold.
  return wellFormed(template);
}

function piece(random: Random): string {
  switch (random.below(12)) {
    case 0:
      return random.pick(['text ', 'a\\n', '"', "'", '}', 'é', ' ', '<&>', '.rows']);
    case 1:
      return `{${literal(random)}}`;
    case 2:
    case 3:
      return range(random);
    case 4:
      return `{${constant(random)}}`;
    case 5:
      return `{${path(random)}${random.pick([' ', '', '  '])}${random.chance(0.5) ? literal(random) : path(random)}}`;
    default:
      return `{${path(random)}}`;
  }
}

function range(random: Random): string {
  const body = random.chance(0.2) ? range(random) : '';
  const inner = random.pick([
    `{${field(random)}}`,
    '{@}',
    `{${steps(random, false)}}`,
    `{$${field(random)}}`,
    '',
  ]);
  const end = random.chance(0.85) ? '{end}' : random.pick(['', '{end}{end}', '{ end }', '{.a end}']);
  return `{range ${path(random)}}${inner}${random.pick(['', '{"\\n"}', ',', ' '])}${body}${end}`;
}

function path(random: Random): string {
  const root = random.pick(['', '', '', '$', '@', ' ', '$ ']);
  const start = random.pick([
    '.rows',
    '.rows',
    '.rows[*]',
    '.m',
    '.m[*]',
    '.o',
    '.v',
    '.v',
    '..',
    '.kind',
    '.nope',
    '',
  ]);
  return root + start + steps(random, /^\.(rows|m)$/.test(start));
}

/** Up to three steps, most of them of the kind that fits: brackets on a list, fields on its members. */
function steps(random: Random, onList: boolean): string {
  let text = '';
  let list = onList;
  for (let count = random.below(4); count > 0; count--) {
    const brackets = random.chance(list ? 0.85 : 0.15);
    text += brackets ? bracketStep(random) : fieldStep(random);
    list = brackets ? random.chance(0.15) : random.chance(0.4);
  }
  return text;
}

function fieldStep(random: Random): string {
  if (random.chance(0.75)) return field(random);
  return random.pick([
    '.*',
    '..',
    `..${random.pick(keys)}`,
    `['${random.pick(keys)}','${random.pick(keys)}']`,
  ]);
}

function bracketStep(random: Random): string {
  switch (random.below(8)) {
    case 0:
    case 1:
      return `[${index(random)}]`;
    case 2:
      return '[*]';
    case 3:
      return union(random);
    default:
      return `[?(${condition(random)})]`;
  }
}

function field(random: Random): string {
  const key = random.chance(0.5) ? random.pick(['name', 'n', 'b', 'a']) : random.pick(keys);
  switch (random.below(6)) {
    case 0:
      return `['${key}']`;
    case 1:
      return `['${key.replace(/[.]/g, '\\.')}']`;
    case 2:
      return `.${key}`;
    default:
      return `.${key.replace(/[. ]/g, '\\$&')}`;
  }
}

function bound(random: Random): string {
  return random.pick(
    random.chance(0.75)
      ? ['', '', '0', '1', '-1', '2', '-2']
      : ['3', '9', '-9', '00', '-0', '9223372036854775807'],
  );
}

function index(random: Random): string {
  const form = random.below(5);
  if (form < 2) return bound(random);
  if (form < 4) return `${bound(random)}:${bound(random)}`;
  return `${bound(random)}:${bound(random)}:${random.pick(['', '1', '2', '0', '-1'])}`;
}

function union(random: Random): string {
  const part = (): string => {
    if (random.chance(0.6)) return `'${random.pick(keys)}'`;
    return random.chance(0.8) ? index(random) : random.pick(['*', '?(@.n)', '?(@.n==1)', '']);
  };
  return `[${part()}${random.pick([',', ', ', ' ,'])}${part()}${random.chance(0.2) ? `,${part()}` : ''}]`;
}

function condition(random: Random): string {
  const left = random.pick([
    '@',
    '@.name',
    '@.n',
    '@.name',
    '@.n',
    `@${field(random)}`,
    `@${steps(random, false)}`,
    '$.name',
  ]);
  if (random.chance(0.25)) return left;
  const blank = random.pick(['', '', '', ' ']);
  const operator = random.pick(
    random.chance(0.9) ? ['==', '==', '!=', '<', '<=', '>', '>='] : ['=', '===', '=~', '<>', '!'],
  );
  const right = random.pick([
    literal(random),
    literal(random),
    constant(random),
    constant(random),
    `@${field(random)}`,
  ]);
  return `${left}${blank}${operator}${blank}${right}`;
}

function constant(random: Random): string {
  return random.pick([
    '1',
    '2',
    '1.0',
    '-1',
    '+2',
    'true',
    'false',
    '1e3',
    '1.5',
    '2.',
    '9223372036854775808',
    'null',
    '10',
    '-',
    '00',
  ]);
}

function literal(random: Random): string {
  const quote = random.pick(['"', "'"]);
  let text: string = random.pick(texts);
  if (random.chance(0.3)) text += random.pick(escapes as [string, ...string[]]);
  return quote + text + quote;
}

function edit(random: Random, template: string): string {
  const at = random.below(template.length + 1);
  const end = random.chance(0.5) ? at : at + 1 + random.below(3);
  const inserted = random.chance(0.7) ? random.pick(noise) : '';
  return template.slice(0, at) + inserted + template.slice(end);
}
