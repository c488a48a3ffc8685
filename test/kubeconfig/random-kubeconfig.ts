/** Random kubeconfigs: first the data, then one of the many ways to write it down, then a few accidents. */
import { Random } from '../support/random.js';
import { randomBase64, randomText } from './random-text.js';

/** A source of chance that knows whether its file may go wrong: most files have to load, or little is compared. */
class Luck extends Random {
  constructor(
    seed: number,
    readonly reckless: boolean,
  ) {
    super(seed);
  }

  /** What only a file that may go wrong does. */
  mishap(probability: number): boolean {
    return this.reckless && this.chance(probability);
  }
}

/** Data before it is written: `raw` stands for text that goes into the YAML as it is. */
type Data =
  | string
  | { readonly raw: string }
  | readonly Data[]
  | { readonly pairs: readonly (readonly [string, Data])[] };

const raws = [
  'true',
  'false',
  'yes',
  'no',
  'n',
  '5',
  '1.5',
  '1e3',
  '0755',
  'null',
  '~',
  '',
  '[]',
  '{}',
  '[a, b]',
  '{a: b}',
  '&x anchored',
  '!!str 5',
  '!!int "7"',
  '! 5',
  '!!binary aGVsbG8=',
  '!!binary /w==',
  '!foo bar',
  '!!float 3',
  '|\n          block\n',
  '>-\n          folded\n          text\n',
  '"esc\\taped\\x41\\u00e9"',
  '"a\\\n          b"',
  "'it''s'",
  '12:30',
  '2001-01-01',
  '0x1F',
  '1_0',
  '99999999999999999999',
  '-0.0',
  '1e21',
  '0.000001',
  '1e-7',
  '123456789.5',
  '20971520',
] as const;

const raw = (text: string): Data => ({ raw: text });

function extensionData(random: Luck, depth = 0): Data {
  const kind = random.below(depth > 2 ? 2 : 4);
  if (kind === 0) return randomText(random, 0.6);
  if (kind === 1) return raw(random.mishap(0.1) ? '.inf' : random.pick([...raws]));
  const size = random.below(4);
  if (kind === 2) return Array.from({ length: size }, () => extensionData(random, depth + 1));
  return {
    pairs: Array.from(
      { length: size },
      () =>
        [
          random.reckless ? randomText(random, 0.6) : `${randomText(random, 0.6)}k`,
          extensionData(random, depth + 1),
        ] as const,
    ),
  };
}

function extensions(random: Luck): Data {
  return Array.from({ length: 1 + random.below(3) }, (_, index) => ({
    pairs: [
      ['name', random.mishap(0.2) ? randomText(random) : `${randomText(random)}${index}`],
      ...(random.chance(0.9) ? [['extension', extensionData(random)] as const] : []),
    ],
  }));
}

type Field = readonly [name: string, make: (random: Luck) => Data];

const text = (random: Luck): Data => randomText(random);
const truth = (random: Luck): Data =>
  raw(
    random.mishap(0.1)
      ? random.pick(['"true"', '1', 'maybe'])
      : random.pick(['true', 'false', 'yes', 'Off', 'null', 'y']),
  );
const base64 = (random: Luck): Data => randomBase64(random, random.mishap(0.3));
const texts = (random: Luck): Data => Array.from({ length: random.below(3) }, () => randomText(random));

const clusterFields: readonly Field[] = [
  ['server', text],
  ['tls-server-name', text],
  ['insecure-skip-tls-verify', truth],
  ['certificate-authority', text],
  ['certificate-authority-data', base64],
  ['proxy-url', text],
  ['disable-compression', truth],
  ['extensions', extensions],
  ['unknown', text],
];

const contextFields: readonly Field[] = [
  ['cluster', text],
  ['user', text],
  ['namespace', text],
  ['extensions', extensions],
];

const execFields: readonly Field[] = [
  [
    'apiVersion',
    (random) =>
      random.pick([
        'client.authentication.k8s.io/v1',
        'client.authentication.k8s.io/v1beta1',
        'client.authentication.k8s.io/v1alpha1',
        '',
      ]),
  ],
  ['command', text],
  ['args', texts],
  [
    'env',
    (random) =>
      Array.from({ length: random.below(3) }, () => ({
        pairs: [
          ['name', randomText(random)],
          ['value', randomText(random)],
        ],
      })),
  ],
  ['installHint', text],
  ['provideClusterInfo', truth],
  ['interactiveMode', (random) => random.pick(['Never', 'Always', 'Sometimes'])],
];

const userFields: readonly Field[] = [
  ['client-certificate', text],
  ['client-certificate-data', base64],
  ['client-key', text],
  ['client-key-data', base64],
  ['token', text],
  ['tokenFile', text],
  ['as', text],
  ['as-uid', text],
  ['as-groups', texts],
  [
    'as-user-extra',
    (random) => ({
      pairs: Array.from(
        { length: random.below(4) },
        () => [randomText(random), random.chance(0.8) ? texts(random) : raw('null')] as const,
      ),
    }),
  ],
  ['username', text],
  ['password', text],
  [
    'auth-provider',
    (random) => ({
      pairs: [
        ['name', randomText(random)],
        ...(random.chance(0.7)
          ? [
              [
                'config',
                {
                  pairs: [
                    [randomText(random), randomText(random)],
                    [randomText(random), randomText(random)],
                  ],
                },
              ] as const,
            ]
          : []),
      ],
    }),
  ],
  ['exec', (random) => fields(execFields, random, 0.6)],
  ['extensions', extensions],
];

function fields(known: readonly Field[], random: Luck, density: number): Data {
  const chosen = random.shuffle(known.filter(() => random.chance(density)));
  return {
    pairs: chosen.map(
      ([name, make]) =>
        [name, random.mishap(0.06) ? raw(random.pick([...raws, '*x', '&a b'])) : make(random)] as const,
    ),
  };
}

function entries(field: string, known: readonly Field[], random: Luck): Data {
  const size = random.below(4);
  return Array.from({ length: size }, (_, index) => ({
    pairs: random.shuffle([
      // Mostly different names: a double ends the story.
      ['name', random.mishap(0.1) ? randomText(random) : `${randomText(random, 0.15)}${index}`] as const,
      [field, fields(known, random, 0.35)] as const,
    ]),
  }));
}

function configData(random: Luck): Data {
  const maybe = (probability: number, name: string, data: () => Data): (readonly [string, Data])[] =>
    random.chance(probability) ? [[name, data()]] : [];
  return {
    pairs: random.shuffle([
      ...maybe(0.9, 'apiVersion', () =>
        !random.mishap(0.1) ? 'v1' : raw(random.pick(['v2', '1', '""', 'null', 'a/b/c', 'x/v1', '/v1'])),
      ),
      ...maybe(0.9, 'kind', () =>
        !random.mishap(0.1) ? 'Config' : raw(random.pick(['Pod', 'config', '""', 'true', '[]'])),
      ),
      ...maybe(random.reckless ? 0.05 : 0, random.pick(['Kind', 'APIVERSION', 'KIND', 'Clusters']), () =>
        randomText(random),
      ),
      ...maybe(0.8, 'clusters', () => entries('cluster', clusterFields, random)),
      ...maybe(0.8, 'contexts', () => entries('context', contextFields, random)),
      ...maybe(0.8, 'users', () => entries('user', userFields, random)),
      ...maybe(0.7, 'current-context', () => randomText(random)),
      ...maybe(0.3, 'preferences', () => ({
        pairs: [
          ...maybe(0.7, 'colors', () => truth(random)),
          ...maybe(0.4, 'extensions', () => extensions(random)),
        ],
      })),
      ...maybe(0.3, 'extensions', () => extensions(random)),
      ...maybe(0.1, randomText(random, 0.5), () => extensionData(random)),
    ]),
  };
}

/** Writes data as YAML in block or flow style, with quotes of any kind. */
class Writer {
  constructor(private readonly random: Luck) {}

  document(data: Data): string {
    if (typeof data === 'string' || 'raw' in data) return `${this.scalar(data, false)}\n`;
    return this.random.chance(0.08) ? `${this.flow(data)}\n` : this.block(data, '');
  }

  private block(data: Data, indent: string): string {
    if (Array.isArray(data)) {
      return (data as readonly Data[])
        .map((item) => `${indent}-${this.after(item, `${indent}  `, true)}`)
        .join('');
    }
    const { pairs } = data as { readonly pairs: readonly (readonly [string, Data])[] };
    return pairs
      .map(([key, value]) => {
        const comment = this.random.chance(0.02) ? `${indent}# comment\n` : '';
        const shown = this.random.chance(0.03) ? `? ${this.key(key)}\n${indent}:` : `${this.key(key)}:`;
        return `${comment}${indent}${shown}${this.after(value, indent, false)}`;
      })
      .join('');
  }

  /** What follows a dash or a colon. */
  private after(data: Data, indent: string, isItem: boolean): string {
    if (typeof data === 'string' || 'raw' in data) {
      const scalar = this.scalar(data, true);
      return `${scalar === '' ? '' : this.random.chance(0.03) ? '\t' : ' '}${scalar.replaceAll('\n          ', `\n${indent}    `)}\n`;
    }
    const empty = Array.isArray(data)
      ? data.length === 0
      : (data as { pairs: readonly unknown[] }).pairs.length === 0;
    if (empty || this.random.chance(0.2)) return ` ${this.flow(data)}\n`;
    if (isItem) return ` ${this.block(data, indent).slice(indent.length)}`;
    const inner =
      Array.isArray(data) && this.random.chance(0.5)
        ? indent
        : `${indent}${this.random.pick(['  ', '  ', ' ', '    '])}`;
    return `\n${this.block(data, inner)}`;
  }

  private flow(data: Data): string {
    if (typeof data === 'string' || 'raw' in data) return this.scalar(data, false);
    const comma = this.random.pick([', ', ', ', ',', ',\n ', ' , ']);
    const tail = this.random.chance(0.05) ? ',' : '';
    if (Array.isArray(data))
      return `[${(data as readonly Data[]).map((item) => this.flow(item)).join(comma)}${data.length > 0 ? tail : ''}]`;
    const { pairs } = data as { readonly pairs: readonly (readonly [string, Data])[] };
    // Glued to a key without quotes the colon becomes part of it.
    const colon = this.random.chance(0.9) || !this.random.reckless ? ': ' : ':';
    return `{${pairs.map(([key, value]) => this.key(key) + colon + this.flow(value)).join(comma)}${pairs.length > 0 ? tail : ''}}`;
  }

  private key(key: string): string {
    return this.random.chance(0.9) && /^[A-Za-z][A-Za-z-]*$/.test(key) ? key : this.text(key, false);
  }

  private scalar(data: string | { readonly raw: string }, block: boolean): string {
    if (typeof data === 'string') return this.text(data, block);
    return block || !data.raw.includes('\n') ? data.raw : 'flat';
  }

  private text(text: string, block: boolean): string {
    const style = this.random.reckless ? this.random.below(20) : this.random.below(18);
    if (style < 9) return quoteDouble(text);
    if (style < 12 && !/[\n\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\uffff]/.test(text))
      return `'${text.replaceAll("'", "''")}'`;
    // Where it stands without quotes it may become something else: that is what this is for.
    if (block && style > 15 && /^[^\s].*$/s.test(text))
      return `|-\n          ${text.replaceAll('\n', '\n          ')}`;
    if (style === 19) return text;
    const safe = this.random.reckless ? /^[\w./ -]+$/ : /^[A-Za-z][A-Za-z:/]{3,}[a-z0-9](?<!true|false)$/;
    return safe.test(text) ? text : quoteDouble(text);
  }
}

function quoteDouble(text: string): string {
  const body = [...text].map((character) => {
    if (character === '"' || character === '\\') return `\\${character}`;
    const point = character.codePointAt(0) ?? 0;
    if (point >= 0x20 && point <= 0x7e) return character;
    if (point === 10) return '\\n';
    return point > 0xffff
      ? `\\U${point.toString(16).padStart(8, '0')}`
      : `\\u${point.toString(16).padStart(4, '0')}`;
  });
  return `"${body.join('')}"`;
}

const accidents = [
  ' ',
  '\t',
  '\n',
  ':',
  ': ',
  '-',
  '- ',
  '#',
  ' #',
  ',',
  '[',
  ']',
  '{',
  '}',
  '&a ',
  '*a',
  '!',
  '|',
  '>',
  '"',
  "'",
  '%',
  '@',
  '?',
  '? ',
  '---\n',
  '...\n',
  '\r',
  '\r\n',
  '\u0000',
  '\u0085',
  '\u2028',
  '\ufeff',
  '<<: ',
  '\\',
  'é',
  '😀',
  '%YAML 1.1\n',
  '~',
] as const;

/** Something a slipping hand, a merge or an editor does to a text. */
function damage(source: string, random: Luck): string {
  const characters = [...source];
  for (let times = 1 + random.below(3); times > 0; times--) {
    const at = random.below(characters.length + 1);
    if (random.chance(0.6)) characters.splice(at, random.below(2), random.pick([...accidents]));
    else characters.splice(at, 1 + random.below(3));
  }
  return characters.join('');
}

/** The bytes of a random kubeconfig file. Where it is reckless it may be no kubeconfig at all. */
export function randomKubeconfig(source: Random, reckless: boolean): Uint8Array {
  const random = new Luck(source.below(2 ** 32), reckless);
  let text = new Writer(random).document(configData(random));
  if (random.chance(0.05)) text = `---\n${text}`;
  if (random.chance(0.05)) text += random.pick(['---\na: b\n', '...\n', '---\n{[', '# end']);
  if (random.mishap(0.6)) text = damage(text, random);
  if (random.chance(0.05)) text = text.replaceAll('\n', '\r\n');
  // Of two marks libyaml takes the second for text, which nobody writes and the reader does not follow.
  const unmarked = text.replace(/^\ufeff+/, '');
  if (random.chance(0.03)) text = `\ufeff${unmarked}`;
  if (random.chance(0.03)) return Buffer.from(`\ufeff${unmarked}`, 'utf16le');
  const bytes = Buffer.from(text, 'utf8');
  if (random.mishap(0.05) && bytes.length > 0) bytes[random.below(bytes.length)] = random.below(256);
  return bytes;
}
