/** `--recipes`: the recipes of a folder, or of one file. */
import { join, resolve } from 'node:path';
import { inert } from '../display.js';
import { FileError, RecipeError } from '../errors.js';
import { fileFailure } from '../files/system-error.js';
import type { Host } from '../host.js';
import { type RecipeFile, readRecipe } from './recipe-file.js';

const maximumBytes = 200_000;

/** The recipes, by name. Throws a FileError or a RecipeError, of whichever file it is. */
export function loadRecipes(place: string, host: Host): ReadonlyMap<string, RecipeFile> {
  const found = new Map<string, RecipeFile>();
  for (const file of filesOf(place, host)) {
    const recipe = loadRecipe(file, host);
    const other = found.get(recipe.name);
    if (other !== undefined)
      throw new RecipeError(`recipe ${recipe.name} is in ${inert(other.file)} as well`, {
        position: { file, line: 1, column: 1 },
        hint: 'name one of them otherwise',
      });
    found.set(recipe.name, recipe);
  }
  if (found.size > 0) return found;
  throw new FileError(`there is no recipe in ${inert(place)}`, { hint: 'its files end with .yaml or .yml' });
}

function filesOf(place: string, host: Host): readonly string[] {
  const path = resolve(host.cwd, place);
  if (host.files.stat(path)?.kind !== 'directory') return [place];
  try {
    return host.files
      .list(path)
      .filter((name) => /\.ya?ml$/.test(name))
      .map((name) => join(place, name));
  } catch (error) {
    throw fileFailure(error, 'read', place);
  }
}

/** One file. */
export function loadRecipe(file: string, host: Host): RecipeFile {
  try {
    return readRecipe(file, host.files.read(resolve(host.cwd, file), { maximumBytes, onlyRegular: true }));
  } catch (error) {
    throw error instanceof RecipeError ? error : fileFailure(error, 'read', file);
  }
}
