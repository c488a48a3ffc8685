/** The fields of a recipe's file: each with its place, for what is wrong with it. */
import { quoted } from '../display.js';
import { type Position, RecipeError } from '../errors.js';
import { wellFormed } from '../go/utf8.js';
import { yamlToJson } from '../go/yaml/to-json.js';
import type { MapEntry, Tree } from '../go/yaml/tree.js';
import { type Mark, YamlError } from '../go/yaml/yaml-error.js';
import { nearestName } from '../matching/nearest.js';

/** Reads one file. What throws, throws a RecipeError. */
export class Reading {
  constructor(private readonly file: string) {}

  at({ line, column }: Mark): Position {
    return { file: this.file, line: line + 1, column: column + 1 };
  }

  refused({ mark }: Pick<Tree, 'mark'>, message: string, hint: string): RecipeError {
    return new RecipeError(message, { hint, position: this.at(mark) });
  }

  tree(bytes: Uint8Array): Tree {
    try {
      return yamlToJson(bytes, ({ key, mark }) => {
        throw this.refused({ mark }, `${quoted(key)} stands there twice`, 'leave one of them out');
      });
    } catch (error) {
      if (!(error instanceof YamlError)) throw error;
      throw new RecipeError(`yaml: ${error.message}`, {
        hint: 'correct the YAML there',
        position: this.at(error.mark ?? { line: 0, column: 0 }),
      });
    }
  }

  /** A map that has no other fields than these. */
  fields(tree: Tree, what: string, known: readonly string[]): ReadonlyMap<string, Tree> {
    const entries = this.entries(tree, what);
    for (const [name, { keyMark }] of entries) {
      if (known.includes(name)) continue;
      const near = nearestName(name, known);
      const hint = near === undefined ? `it has: ${known.join(', ')}` : `did you mean ${near}?`;
      throw this.refused({ mark: keyMark }, `${what} has no field ${quoted(name)}`, hint);
    }
    return this.values(tree, what);
  }

  values(tree: Tree, what: string): ReadonlyMap<string, Tree> {
    return new Map([...this.entries(tree, what)].map(([name, { value }]) => [name, value]));
  }

  entries(tree: Tree, what: string): ReadonlyMap<string, MapEntry> {
    if (tree.kind === 'map') return tree.entries;
    throw this.refused(tree, `${what} is no map`, 'write fields there, as name: value');
  }

  list(tree: Tree, what: string): readonly Tree[] {
    if (tree.kind === 'list') return tree.items;
    throw this.refused(tree, `${what} is no list`, 'write its items as lines that begin with a dash');
  }

  text(tree: Tree, what: string, longest = 500): string {
    if (tree.kind !== 'scalar' || typeof tree.value !== 'string')
      throw this.refused(tree, `${what} is no text`, 'write it in quotes');
    if (tree.value.length > longest)
      throw this.refused(tree, `${what} is longer than ${longest} characters`, 'say it in fewer words');
    return wellFormed(tree.value);
  }

  flag(tree: Tree, what: string): boolean {
    if (tree.kind === 'scalar' && typeof tree.value === 'boolean') return tree.value;
    throw this.refused(tree, `${what} is neither true nor false`, 'write it without quotes');
  }

  /** A field that has to be there. */
  needed(fields: ReadonlyMap<string, Tree>, name: string, of: Tree, what: string): Tree {
    const tree = fields.get(name);
    if (tree !== undefined) return tree;
    throw this.refused(
      of,
      `${what} has no ${name}`,
      `write ${name}: in it; 'schema recipe' says what it may be`,
    );
  }
}
