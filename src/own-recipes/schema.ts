/** The JSON schema of a recipe's file: made of the tables that its reader goes by. */
import { wordsOf } from './file-steps.js';
import { factNames, parameterTypes } from './parameters.js';
import { apiVersion, kind } from './recipe-file.js';
import { dataOf, optionOf, stepKinds } from './step-kinds.js';

type Schema = Readonly<Record<string, unknown>>;

const text = { $ref: '#/$defs/text' };

const object = (properties: Schema, required: readonly string[]): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

/** For editors, and for checks in CI. */
export function recipeSchema(): Schema {
  const kinds = Object.entries(stepKinds);
  const everyDatum = kinds.flatMap(([, each]) => [...dataOf(each).keys()]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A recipe of kubesteps',
    ...object(
      {
        apiVersion: { const: apiVersion },
        kind: { const: kind },
        name: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,40}$' },
        summary: text,
        title: text,
        needs: text,
        parameters: {
          type: 'object',
          propertyNames: { pattern: '^[a-z][A-Za-z0-9_]{0,30}$', not: { enum: factNames } },
          additionalProperties: object(
            {
              type: { enum: Object.keys(parameterTypes) },
              default: { type: 'string' },
              choices: { type: 'array', items: { type: 'string' }, minItems: 1 },
              summary: text,
            },
            ['type'],
          ),
        },
        options: object(Object.fromEntries(everyDatum.map((name) => [name, datumSchema(name)])), []),
        steps: {
          type: 'array',
          minItems: 1,
          maxItems: 50,
          items: {
            oneOf: kinds.map(([name, each]) =>
              object(
                {
                  step: { const: name },
                  ...Object.fromEntries([...dataOf(each).keys()].map((datum) => [datum, datumSchema(datum)])),
                  ...Object.fromEntries(
                    wordsOf(name, each).map((word) => [
                      word,
                      word === 'notes' ? { type: 'array', items: text } : text,
                    ]),
                  ),
                },
                name === 'say' ? ['step', 'title', 'text'] : ['step'],
              ),
            ),
          },
        },
      },
      ['apiVersion', 'kind', 'name', 'summary', 'steps'],
    ),
    $defs: {
      text: {
        oneOf: [
          { type: 'string', maxLength: 500 },
          object({ en: { type: 'string', maxLength: 500 }, ja: { type: 'string', maxLength: 500 } }, ['en']),
        ],
      },
    },
  };
}

function datumSchema(name: string): Schema {
  const { type, choices, also = {}, words } = optionOf(name);
  if (type === 'flag') return { type: 'boolean', description: words };
  const text = { type: 'string' };
  if (type === 'texts') return { oneOf: [text, { type: 'array', items: text }], description: words };
  if (choices === undefined) return { type: 'string', description: words };
  return { enum: [...choices, ...Object.keys(also)], description: words };
}
