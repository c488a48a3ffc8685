/** A key or an answer → the next state, and what has to be done: pure, so that tests need no terminal. */
import type { KeyPress } from '../keyboard.js';
import type { Language } from '../language.js';
import type { Shell } from '../render/dialect.js';
import { contextKey, recipeKey, reportKey, saveKey, scriptKey } from './keys.js';
import type { Size } from './layout.js';
import type { Line } from './line.js';
import {
  type Choice,
  chosenContext,
  panes,
  type RecipeItem,
  type State,
  scrolledLines,
  scrolledRows,
} from './state.js';

export type Event =
  | { readonly kind: 'key'; readonly key: KeyPress }
  | { readonly kind: 'resized'; readonly size: Size }
  | { readonly kind: 'described'; readonly context: string; readonly lines: readonly Line[] }
  | {
      readonly kind: 'recipes';
      readonly asked: number;
      readonly items: readonly RecipeItem[];
      readonly news: string;
    }
  | { readonly kind: 'written'; readonly asked: number; readonly text: string; readonly good: boolean }
  | { readonly kind: 'verified'; readonly asked: number; readonly text: string }
  /** The file is there already. */
  | { readonly kind: 'exists' }
  | { readonly kind: 'saved'; readonly news: string }
  | { readonly kind: 'news'; readonly news: string };

export type Effect =
  | { readonly kind: 'describe'; readonly context: string; readonly columns: number }
  | { readonly kind: 'fit'; readonly asked: number; readonly context: string; readonly lang: Language }
  | {
      readonly kind: 'write';
      readonly asked: number;
      readonly context: string;
      readonly recipe: string;
      readonly choice: Choice;
    }
  | { readonly kind: 'verify'; readonly asked: number; readonly text: string; readonly shell: Shell }
  | {
      readonly kind: 'copy';
      readonly context: string;
      readonly recipe: string;
      readonly choice: Choice;
    }
  | { readonly kind: 'save'; readonly name: string; readonly text: string; readonly overwrite: boolean }
  | { readonly kind: 'leave'; readonly exitCode: number };

export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** What the shells' custom makes of Ctrl-C: 128 and the number of SIGINT. */
const interrupted = 130;

export function step(state: State, event: Event): Step {
  const next = event.kind === 'key' ? pressed(state, event.key) : answered(state, event);
  return withDescription(state, { ...next, state: clamped(next.state) });
}

function pressed(state: State, key: KeyPress): Step {
  if (key.ctrl && key.name === 'c') {
    return { state, effects: [{ kind: 'leave', exitCode: interrupted }] };
  }
  const quiet = { ...state, news: '' };
  if (state.view === 'contexts') return contextKey(quiet, key);
  if (state.view === 'recipes') return recipeKey(quiet, key);
  if (state.view === 'script') return scriptKey(quiet, key);
  return state.view === 'save' ? saveKey(quiet, key) : reportKey(quiet, key);
}

function answered(state: State, event: Exclude<Event, { kind: 'key' }>): Step {
  return { state: answer(state, event), effects: [] };
}

function answer(state: State, event: Exclude<Event, { kind: 'key' }>): State {
  switch (event.kind) {
    case 'resized':
      return { ...state, size: event.size, descriptions: new Map() };
    case 'described':
      return { ...state, descriptions: new Map(state.descriptions).set(event.context, event.lines) };
    case 'recipes':
      return event.asked === state.asked ? { ...state, recipes: event.items, news: event.news } : state;
    case 'written':
      if (event.asked !== state.asked) return state;
      return { ...state, script: { text: event.text, good: event.good } };
    case 'verified':
      return event.asked === state.asked ? { ...state, report: event.text } : state;
    case 'exists':
      return { ...state, overwrite: true };
    case 'saved':
      return { ...state, view: 'script', overwrite: false, news: event.news };
    case 'news':
      return { ...state, news: event.news };
  }
}

function clamped(state: State): State {
  const most = Math.max(0, scrolledLines(state).length - scrolledRows(state));
  return { ...state, scroll: Math.min(Math.max(0, state.scroll), most) };
}

/** The highlighted context is described where it is not yet. */
function withDescription(before: State, { state, effects }: Step): Step {
  const context = chosenContext(state)?.name;
  if (state.view !== 'contexts' || context === undefined || state.descriptions.has(context)) {
    return { state, effects };
  }
  const waiting =
    before.view === 'contexts' && before.size === state.size && chosenContext(before)?.name === context;
  if (waiting) return { state, effects };
  return { state, effects: [...effects, describeEffect(state, context)] };
}

/** What has to be done first. */
export function firstEffects(state: State): readonly Effect[] {
  const context = chosenContext(state)?.name;
  return context === undefined ? [] : [describeEffect(state, context)];
}

function describeEffect(state: State, context: string): Effect {
  return { kind: 'describe', context, columns: panes(state).detail.columns };
}
