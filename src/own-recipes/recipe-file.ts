/** A recipe's file → what it says, before anybody gives its parameters values. */
import { quoted } from '../display.js';
import { RecipeError } from '../errors.js';
import type { Tree } from '../go/yaml/tree.js';
import type { OwnTexts } from '../plan/message.js';
import { recipes } from '../plan/recipes.js';
import { type Data, dataIn, everyDatum, type FileStep, stepsOf } from './file-steps.js';
import { factNames, type Parameters, parametersOf } from './parameters.js';
import { Reading } from './reading.js';
import { textsOf } from './texts.js';

export const apiVersion = 'kubesteps/v1';
export const kind = 'Recipe';

export interface RecipeFile {
  readonly reading: Reading;
  readonly file: string;
  readonly name: string;
  readonly title: OwnTexts;
  readonly summary: OwnTexts;
  readonly needs: OwnTexts | undefined;
  readonly parameters: Parameters;
  readonly options: Data;
  readonly steps: readonly FileStep[];
}

const fileFields = [
  'apiVersion',
  'kind',
  'name',
  'summary',
  'title',
  'needs',
  'parameters',
  'options',
  'steps',
];

/** Throws a RecipeError with the place of what is wrong. */
export function readRecipe(file: string, bytes: Uint8Array): RecipeFile {
  const reading = new Reading(file);
  const tree = reading.tree(bytes);
  const fields = reading.fields(tree, 'the recipe', fileFields);
  const field = (name: string): Tree => reading.needed(fields, name, tree, 'the recipe');
  for (const [name, only] of Object.entries({ apiVersion, kind }))
    if (reading.text(field(name), name) !== only)
      throw reading.refused(field(name), `${name} is not ${only}`, `write ${name}: ${only}`);
  const parameters = parametersOf(reading, fields.get('parameters'));
  const names = [...parameters.keys()];
  const said = (name: string, of: readonly string[]): OwnTexts | undefined => {
    const text = fields.get(name);
    return text && textsOf(reading, text, name, of);
  };
  const summary = textsOf(reading, field('summary'), 'summary', []);
  const optionsTree = fields.get('options');
  return {
    reading,
    file,
    name: nameOf(reading, field('name')),
    summary,
    title: said('title', [...names, ...factNames]) ?? summary,
    needs: said('needs', []),
    parameters,
    options:
      optionsTree === undefined
        ? new Map()
        : dataIn(
            reading,
            reading.fields(optionsTree, 'options', [...everyDatum().keys()]),
            everyDatum(),
            names,
          ),
    steps: stepsOf(reading, field('steps'), names),
  };
}

function nameOf(reading: Reading, tree: Tree): string {
  const name = reading.text(tree, 'name');
  if (!/^[a-z][a-z0-9-]{0,40}$/.test(name))
    throw reading.refused(tree, `${quoted(name)} is no name of a recipe`, 'small letters, digits and dashes');
  if (recipes.has(name) || name === 'request')
    throw reading.refused(tree, `kubesteps has a recipe ${name} itself`, 'choose another name');
  return name;
}

/** Throws the error of a step as one of its place. */
export function placed(
  file: RecipeFile,
  tree: Tree,
  error: { readonly message: string; readonly hint: string | undefined },
): RecipeError {
  const { hint } = error;
  return new RecipeError(error.message, {
    position: file.reading.at(tree.mark),
    hint: hint ?? `see step by step what it makes: 'recipes check ${file.file}'`,
  });
}
