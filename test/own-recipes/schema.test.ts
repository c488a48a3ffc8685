/** The published schema takes what the reader takes, and refuses what it can refuse of what the reader does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleRecipe, withRecipe } from './sample.js';

interface Schema {
  readonly [key: string]: unknown;
}

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value is as a schema has it: the words of JSON Schema that ours is made of; another word is an error. */
function fits(value: unknown, schema: Schema, root: Schema): boolean {
  const each = (list: unknown): readonly Schema[] => list as readonly Schema[];
  const isType = (type: unknown): boolean =>
    type === 'object' ? isObject(value) : type === 'array' ? Array.isArray(value) : typeof value === type;
  const words: Readonly<Record<string, (said: never) => boolean>> = {
    $schema: () => true,
    $defs: () => true,
    title: () => true,
    description: () => true,
    type: (type: string) => isType(type),
    const: (only: unknown) => value === only,
    enum: (all: readonly unknown[]) => all.includes(value),
    pattern: (text: string) => typeof value !== 'string' || new RegExp(text).test(value),
    maxLength: (length: number) => typeof value !== 'string' || value.length <= length,
    minItems: (size: number) => !Array.isArray(value) || value.length >= size,
    maxItems: (size: number) => !Array.isArray(value) || value.length <= size,
    not: (other: Schema) => !fits(value, other, root),
    $ref: (at: string) => fits(value, (root.$defs as Schema)[at.replace('#/$defs/', '')] as Schema, root),
    oneOf: (all: unknown) => each(all).filter((one) => fits(value, one, root)).length === 1,
    items: (one: Schema) => !Array.isArray(value) || value.every((item) => fits(item, one, root)),
    required: (names: readonly string[]) => !isObject(value) || names.every((name) => name in value),
    propertyNames: (one: Schema) =>
      !isObject(value) || Object.keys(value).every((name) => fits(name, one, root)),
    properties: (known: Schema) =>
      !isObject(value) ||
      Object.entries(value).every(
        ([name, own]) => !(name in known) || fits(own, known[name] as Schema, root),
      ),
    additionalProperties: (rest: boolean | Schema) =>
      !isObject(value) ||
      Object.entries(value)
        .filter(([name]) => !(name in ((schema.properties ?? {}) as Schema)))
        .every(([, own]) => typeof rest !== 'boolean' && fits(own, rest, root)),
  };
  return Object.entries(schema).every(([word, said]) => {
    const holds = words[word];
    assert.ok(holds, `the schema says ${word}`);
    return holds(said as never);
  });
}

const schema = async (): Promise<Schema> => {
  const { exit, stdout } = await withRecipe('', 'schema', 'recipe');
  assert.equal(exit, 0);
  return JSON.parse(stdout);
};

test('a recipe that is right', async () => {
  const all = await schema();
  assert.ok(fits(sampleRecipe, all, all));
  const { exit, stderr } = await withRecipe(sampleRecipe, 'recipes', 'check', 'r.yaml');
  assert.equal(exit, 0, stderr);
});

const steps = sampleRecipe.steps;
const wrong: Readonly<Record<string, object>> = {
  'another version': { ...sampleRecipe, apiVersion: 'kubesteps/v2' },
  'an unknown field': { ...sampleRecipe, shell: 'bash' },
  'raw shell': { ...sampleRecipe, steps: [...steps, { step: 'shell', run: 'true' }] },
  'an unknown field of a step': { ...sampleRecipe, steps: [...steps, { step: 'call', run: 'true' }] },
  'what only the command line says': { ...sampleRecipe, steps: [...steps, { step: 'call', insecure: true }] },
  'a value that is none': { ...sampleRecipe, steps: [...steps, { step: 'call', accept: 'xml' }] },
  'a number': { ...sampleRecipe, steps: [...steps, { step: 'call', path: 1 }] },
  'no name': { ...sampleRecipe, name: undefined },
  'no steps': { ...sampleRecipe, steps: [] },
  'a text without English': { ...sampleRecipe, summary: { ja: 'a' } },
  'a type that is none': { ...sampleRecipe, parameters: { app: { type: 'text' } } },
  'a name of the target': { ...sampleRecipe, parameters: { server: { type: 'name' } } },
  'nothing to say': { ...sampleRecipe, steps: [...steps, { step: 'say', title: 'a' }] },
};

for (const [what, recipe] of Object.entries(wrong))
  test(`wrong: ${what}`, async () => {
    const all = await schema();
    const written = JSON.parse(JSON.stringify(recipe));
    assert.equal(fits(written, all, all), false);
    const { exit, stderr } = await withRecipe(recipe, 'recipes', 'check', 'r.yaml');
    assert.equal(exit, 1, stderr);
    assert.match(stderr, /\n {2}at r\.yaml:\d+:\d+\n/);
  });
