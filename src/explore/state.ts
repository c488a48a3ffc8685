/** What the explorer knows and shows; `step.ts` says how a key changes it, `screen.ts` how it looks. */

import type { Language } from '../language.js';
import type { Style } from '../plan/types.js';
import { shownLine, widthOf, wrapLines } from '../print/screen-text.js';
import type { Shell } from '../render/dialect.js';
import { english, type Say } from '../speech.js';
import type { Size } from './layout.js';
import { bodyOf, panesOf } from './layout.js';
import { type Line, plain } from './line.js';
import { search } from './search.js';

export interface ContextItem {
  readonly name: string;
  readonly current: boolean;
  /** The server. */
  readonly about: string;
}

export interface RecipeItem {
  readonly name: string;
  readonly does: string;
  readonly needs: string;
  readonly fits: boolean;
  /** Why it does not fit. */
  readonly why: string;
}

export interface Choice {
  readonly shell: Shell;
  readonly style: Style;
  readonly lang: Language;
}

export type View = 'contexts' | 'recipes' | 'script' | 'save' | 'report';

export interface State {
  readonly size: Size;
  readonly view: View;
  readonly contexts: readonly ContextItem[];
  readonly query: string;
  /** Which of the contexts that the search found is highlighted. */
  readonly context: number;
  /** By context. */
  readonly descriptions: ReadonlyMap<string, readonly Line[]>;
  /** Of the highlighted context and the chosen language; undefined until they are known. */
  readonly recipes: readonly RecipeItem[] | undefined;
  readonly recipe: number;
  readonly choice: Choice;
  /** How the screen speaks to the user. */
  readonly say: Say;
  /** undefined until it is written. */
  readonly script: { readonly text: string; readonly good: boolean } | undefined;
  readonly report: string | undefined;
  /** How many lines of the body, or of the details, are above the screen. */
  readonly scroll: number;
  readonly fileName: string;
  /** The file is there already: asked whether to overwrite it. */
  readonly overwrite: boolean;
  readonly news: string;
  /** Counts what was asked for, so that late answers to earlier questions are dropped. */
  readonly asked: number;
}

/** The state to begin with: the current context is highlighted. */
export function firstState(
  contexts: readonly ContextItem[],
  choice: Choice,
  size: Size,
  say: Say = english.say,
): State {
  return {
    say,
    size,
    view: 'contexts',
    contexts,
    query: '',
    context: Math.max(
      0,
      contexts.findIndex(({ current }) => current),
    ),
    descriptions: new Map(),
    recipes: undefined,
    recipe: 0,
    choice,
    script: undefined,
    report: undefined,
    scroll: 0,
    fileName: '',
    overwrite: false,
    news: '',
    asked: 0,
  };
}

/** The contexts that the search finds. */
export function found({ contexts, query }: State): readonly ContextItem[] {
  return search(contexts, query);
}

/** The highlighted context; undefined where the search finds none. */
export function chosenContext(state: State): ContextItem | undefined {
  return found(state)[state.context];
}

export function chosenRecipe({ recipes, recipe }: State): RecipeItem | undefined {
  return recipes?.[recipe];
}

/** The list and the details of the two views that have them. */
export function panes(state: State): ReturnType<typeof panesOf> {
  const names = state.view === 'contexts' ? state.contexts : (state.recipes ?? []);
  return panesOf(state.size, names.reduce((most, { name }) => Math.max(most, widthOf(name)), 0) + 4);
}

/** The lines that can be scrolled in this view, in the width they are shown in. */
export function scrolledLines(state: State): readonly Line[] {
  if (state.view === 'contexts') return contextLines(state);
  if (state.view === 'recipes') return recipeLines(state);
  const { columns } = state.size;
  if (state.view === 'report') return wrapLines(state.report ?? state.say('Running …'), columns).map(plain);
  return wrapLines(state.script?.text ?? state.say('Writing …'), columns).map((text) =>
    text.startsWith('#') ? [{ text, style: 'dim' }] : plain(text),
  );
}

/** How many of them are to be seen at once. */
export function scrolledRows(state: State): number {
  if (state.view === 'contexts' || state.view === 'recipes') return panes(state).detail.rows;
  return bodyOf(state.size).rows;
}

function contextLines(state: State): readonly Line[] {
  const context = chosenContext(state);
  if (context !== undefined) return state.descriptions.get(context.name) ?? [plain(state.say('Reading …'))];
  return [plain(state.say(state.query === '' ? 'There are no contexts.' : 'No context matches.'))];
}

function recipeLines(state: State): readonly Line[] {
  const recipe = chosenRecipe(state);
  const { say } = state;
  if (recipe === undefined) return [plain(say('Reading …'))];
  const { columns } = panes(state).detail;
  const fits = say(recipe.fits ? 'It fits this context.' : `It does not fit this context: ${recipe.why}`);
  return [
    [{ text: shownLine(recipe.name), style: 'bold' }],
    ...wrapLines(recipe.does, columns).map(plain),
    plain(''),
    ...wrapLines(say(`Needs ${recipe.needs}.`), columns).map(plain),
    plain(''),
    ...wrapLines(fits, columns).map((text): Line => [{ text, style: recipe.fits ? 'good' : 'warning' }]),
  ];
}
