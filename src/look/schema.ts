/** The JSON schema of what templates receive: made of the table that they are checked by. */
import { type Part, parts, styleName, type Value, type Values } from './parts.js';
import { colors, fonts } from './style.js';

type Schema = Readonly<Record<string, unknown>>;

const object = (properties: Schema): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

/** A property for each file, with what it is given; of the style sheet, what it may set. */
export function templatesSchema(): Schema {
  const all = Object.entries<Part>(parts).map(([name, { words, values }]) => [
    name,
    { description: words, ...valuesSchema(values) },
  ]);
  const color = { type: 'string', pattern: '^#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$' };
  const settings = [
    ...Object.entries(colors).map(([name, [light, dark]]) => [
      name,
      { ...color, description: `${light}, in dark ${dark}, before you set it` },
    ]),
    ...Object.keys(fonts).map((name) => [name, { type: 'string', description: 'a list of fonts' }]),
  ];
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'What templates of kubesteps receive',
    type: 'object',
    properties: {
      ...Object.fromEntries(all),
      [styleName]: {
        description:
          'the colours and fonts of a page, in :root; for dark in @media (prefers-color-scheme: dark)',
        type: 'object',
        properties: Object.fromEntries(settings),
        additionalProperties: false,
      },
    },
    additionalProperties: false,
  };
}

const valuesSchema = (values: Values): Schema =>
  object(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, valueSchema(value)])));

const notes: Readonly<Partial<Record<Value['is'], string>>> = {
  block: ' (a block: in a line of its own, once at most)',
  needed: ' (a block: in a line of its own, exactly once)',
  url: ' (for the address of a link)',
};

function valueSchema(value: Value): Schema {
  const description = `${value.words}${notes[value.is] ?? ''}`;
  if (value.is === 'flag') return { type: 'boolean', description };
  if (value.is === 'list') return { type: 'array', description, items: valuesSchema(value.of) };
  if (value.is === 'texts') return { type: 'array', description, items: { type: 'string' } };
  return { type: 'string', description };
}
