/** The documents of ours that a page may be: each recipe, with the options that the dry run of the page tells. */
import { readOptions } from '../command-line/options.js';
import { type ScriptOptions, scriptOptions } from '../generate/script-options.js';
import type { Language } from '../language.js';
import { isRead } from '../plan/reads.js';
import type { Recipe } from '../plan/recipe.js';
import { recipes } from '../plan/recipes.js';
import type { Facts, Said } from './facts.js';

/** What is asked for, whatever the page does. */
export interface Asked {
  readonly kubeconfig: string | undefined;
  readonly context: string;
  readonly flavor: string;
  readonly lang: Language;
}

export type DocumentOptions = ScriptOptions & { readonly format: 'markdown' };

/** Each once; first those whose recipe says itself what is sent. */
export function candidatesOf(facts: Facts, asked: Asked): readonly DocumentOptions[] {
  const { kubeconfig, context, flavor, lang } = asked;
  const fixed: Said = {
    format: 'markdown',
    context: [context],
    flavor,
    ...(kubeconfig === undefined ? {} : { kubeconfig }),
  };
  const all = [...recipes.values()].flatMap((recipe) =>
    variants(recipe, facts).map((said): DocumentOptions => {
      const given = readOptions('generate', { ...said, ...fixed, recipe: recipe.name });
      return { ...scriptOptions({ ...given, lang, data: given.data }), format: 'markdown' };
    }),
  );
  return all.sort((one, other) => Number(one.data !== undefined) - Number(other.data !== undefined));
}

/** What the recipe reads of each account, call and token. */
function variants(recipe: Recipe, { accounts, calls, tokens }: Facts): readonly Said[] {
  const nothing: readonly Said[] = [{}];
  const of = (facts: readonly Said[]): readonly Said[] => (facts.length === 0 ? nothing : facts);
  const all = of(accounts).flatMap((account) =>
    of(calls).flatMap((call) => of(tokens).map((token) => readOf(recipe, { ...account, ...call, ...token }))),
  );
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

function readOf(recipe: Recipe, said: Said): Said {
  const beside = { resource: typeof said.resource === 'string' ? said.resource : undefined };
  return Object.fromEntries(Object.entries(said).filter(([name]) => isRead(recipe, 'paste', name, beside)));
}
