/** The language of templates is Handlebars': the same text, where both take it. And what it has no words for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import Handlebars from 'handlebars';
import { checkNames } from '../../src/look/check.js';
import type { Values } from '../../src/look/parts.js';
import { templateNodes } from '../../src/look/template.js';
import { Source } from '../../src/look/template-error.js';
import { type Viewed, written } from '../../src/look/written.js';
import { fuzzCount, fuzzTest } from '../support/fuzz.js';
import { Random } from '../support/random.js';

const view = {
  a: 'A',
  empty: '',
  yes: true,
  no: false,
  none: [],
  words: ['x', 'y', 'z'],
  rows: [
    { b: '1', on: true, inner: ['p'] },
    { b: '', on: false, inner: [] },
  ],
} as const satisfies Viewed;

const text = { is: 'text', words: '' } as const;
const flag = { is: 'flag', words: '' } as const;
const texts = { is: 'texts', words: '' } as const;
const values: Values = {
  ...{ a: text, empty: text, yes: flag, no: flag, none: texts, words: texts },
  rows: { is: 'list', words: '', of: { b: text, on: flag, inner: texts } },
};

function ours(template: string): string {
  const source = new Source('t', template);
  const nodes = templateNodes(source);
  checkNames(source, nodes, values, true);
  return (written(nodes, view, () => false) ?? []).map((piece) => piece.text).join('');
}

const theirs = (template: string): string => Handlebars.compile(template, { noEscape: true })(view);

const templates = [
  '{{a}}-{{ a }}-{{empty}}',
  '{{#if yes}}y{{else}}n{{/if}}{{#if empty}}y{{else}}n{{/if}}{{#unless none}}none{{/unless}}',
  '{{#each words}}{{this}}{{#unless @last}}, {{/unless}}{{/each}}.',
  '{{#each rows}}\n- {{b}} {{#if on}}{{../a}}{{/if}}\n{{#each inner}}\n  - {{this}} {{../b}} {{../../a}}\n{{else}}\n  nothing\n{{/each}}\n{{/each}}\nend\n',
  'a\n  {{! a comment }}\nb {{!-- {{a}} --}} c\n',
  '{{#if yes}}\n\n{{a}}\n\n{{/if}}',
  '{{#if no}}\n{{/if}}\n\n{{a}}\n',
];
for (const template of templates)
  test(`as Handlebars has it: ${JSON.stringify(template)}`, () =>
    assert.equal(ours(template), theirs(template)));

const spaces: readonly [string, ...string[]] = ['', ' ', '\n', '\n\n', '  ', 'x', ' x\n', '\t'];

function randomTemplate(random: Random, depth: number, inside: readonly ('rows' | 'words' | '')[]): string {
  const here = inside.at(-1) ?? '';
  const up = '../'.repeat(inside.length);
  // An item of the list that it stands in is no level of its own to Handlebars.
  const isFree = (list: 'rows' | 'words'): boolean => !inside.includes(list);
  const piece = (): string => {
    const body = (next: typeof inside): string => (depth > 2 ? 'x' : randomTemplate(random, depth + 1, next));
    const condition = random.pick([`${up}yes`, `${up}no`, `${up}empty`, `${up}words`, `${up}none`]);
    const own =
      here === 'rows'
        ? random.pick(['{{b}}', '{{#if on}}1{{/if}}', '{{#if @first}}f{{/if}}'])
        : here === 'words'
          ? random.pick(['{{this}}', '{{#if @last}}l{{/if}}'])
          : '{{a}}';
    return random.pick<() => string>([
      () => own,
      () => `{{${up}a}}`,
      () => '{{! c }}',
      () => `{{#if ${condition}}}${body(inside)}{{else}}${body(inside)}{{/if}}`,
      () => `{{#unless ${condition}}}${body(inside)}{{/unless}}`,
      () => (isFree('rows') ? `{{#each ${up}rows}}${body([...inside, 'rows'])}{{/each}}` : ''),
      () =>
        isFree('words')
          ? `{{#each ${up}words}}${body([...inside, 'words'])}{{else}}${body(inside)}{{/each}}`
          : '',
    ])();
  };
  const count = 1 + random.below(4);
  return Array.from({ length: count }, () => random.pick(spaces) + piece() + random.pick(spaces)).join('');
}

fuzzTest('random templates: the same text as by Handlebars', (seed) => {
  const random = new Random(seed);
  for (let count = 0; count < fuzzCount({ quick: 150, full: 1500 }); count++) {
    const template = randomTemplate(random, 0, []);
    assert.equal(ours(template), theirs(template), JSON.stringify(template));
  }
});

test('lists in lists end: what they would write is counted', () => {
  const many = { words: Array.from({ length: 1000 }, () => 'x') };
  const template = '{{#each words}}{{#each ../words}}{{#each ../../words}}x{{/each}}{{/each}}{{/each}}';
  const start = performance.now();
  assert.equal(
    written(templateNodes(new Source('t', template)), many, () => false),
    undefined,
  );
  assert.ok(performance.now() - start < 5_000);
});
