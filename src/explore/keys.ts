/** What each key does in each view. */
import type { KeyPress } from '../keyboard.js';
import { type Choice, chosenContext, chosenRecipe, found, type State, scrolledRows } from './state.js';
import type { Step } from './step.js';

const still = (state: State): Step => ({ state, effects: [] });

export function contextKey(state: State, key: KeyPress): Step {
  const scrolled = paged(state, key);
  if (scrolled !== undefined) return still(scrolled);
  const context = moved(state.context, found(state).length, key);
  if (context !== undefined) return still({ ...state, context, scroll: 0 });
  if (key.name === 'escape') {
    if (state.query === '') return { state, effects: [{ kind: 'leave', exitCode: 0 }] };
    return still(searching(state, ''));
  }
  if (isEnter(key)) {
    const chosen = chosenContext(state);
    if (chosen === undefined) return still(state);
    return fitted({ ...state, view: 'recipes', recipe: 0, scroll: 0 }, chosen.name);
  }
  const query = edited(state.query, key);
  return still(query === undefined ? state : searching(state, query));
}

/** The highlighted context stays highlighted while what is typed still finds it; else it is the best one. */
function searching(state: State, query: string): State {
  const before = chosenContext(state)?.name;
  const next = { ...state, query };
  const at = query === '' ? found(next).findIndex(({ name }) => name === before) : 0;
  return { ...next, context: Math.max(0, at), scroll: 0 };
}

/** The keys that change what is to be written. */
const toggles: Readonly<Record<string, (choice: Choice) => Choice>> = {
  s: (choice) => ({ ...choice, shell: choice.shell === 'bash' ? 'powershell' : 'bash' }),
  y: (choice) => ({ ...choice, style: choice.style === 'safe' ? 'article' : 'safe' }),
  l: (choice) => ({ ...choice, lang: choice.lang === 'en' ? 'ja' : 'en' }),
};

export function recipeKey(state: State, key: KeyPress): Step {
  const scrolled = paged(state, key);
  if (scrolled !== undefined) return still(scrolled);
  const recipe = moved(state.recipe, state.recipes?.length ?? 0, key);
  if (recipe !== undefined) return still({ ...state, recipe, scroll: 0 });
  if (key.name === 'escape') return still({ ...state, view: 'contexts', scroll: 0 });
  const toggle = Object.hasOwn(toggles, key.text) ? toggles[key.text] : undefined;
  if (toggle !== undefined) {
    const choice = toggle(state.choice);
    const context = chosenContext(state)?.name;
    if (choice.lang === state.choice.lang || context === undefined) return still({ ...state, choice });
    return fitted({ ...state, choice }, context);
  }
  return isEnter(key) ? written(state) : still(state);
}

/** Asks which recipes fit a context. */
function fitted(state: State, context: string): Step {
  const asked = state.asked + 1;
  return {
    state: { ...state, asked, recipes: undefined },
    effects: [{ kind: 'fit', asked, context, lang: state.choice.lang }],
  };
}

/** Asks for the script of the highlighted recipe, where it fits. */
function written(state: State): Step {
  const recipe = chosenRecipe(state);
  const context = chosenContext(state)?.name;
  if (recipe === undefined || context === undefined) return still(state);
  if (!recipe.fits) return still({ ...state, news: `${recipe.name} does not fit: ${recipe.why}` });
  const asked = state.asked + 1;
  return {
    state: { ...state, asked, view: 'script', script: undefined, report: undefined, scroll: 0 },
    effects: [{ kind: 'write', asked, context, recipe: recipe.name, choice: state.choice }],
  };
}

export function scriptKey(state: State, key: KeyPress): Step {
  const scrolled = paged(state, key) ?? lined(state, key);
  if (scrolled !== undefined) return still(scrolled);
  if (key.name === 'escape') return still({ ...state, view: 'recipes', scroll: 0 });
  const { script } = state;
  if (script === undefined || !script.good) return still(state);
  if (key.text === 'c') return copied(state);
  if (key.text === 's') {
    return still({ ...state, view: 'save', overwrite: false, fileName: state.fileName || suggested(state) });
  }
  if (key.text !== 'd') return still(state);
  const asked = state.asked + 1;
  return {
    state: { ...state, asked, view: 'report', report: undefined, scroll: 0 },
    effects: [{ kind: 'verify', asked, text: script.text, shell: state.choice.shell }],
  };
}

/** Asks for the same steps as blocks to paste: a script ends the terminal that it is pasted into. */
function copied(state: State): Step {
  const recipe = chosenRecipe(state)?.name;
  const context = chosenContext(state)?.name;
  if (recipe === undefined || context === undefined) return still(state);
  return { state, effects: [{ kind: 'copy', context, recipe, choice: state.choice }] };
}

function suggested(state: State): string {
  const ending = state.choice.shell === 'powershell' ? 'ps1' : 'sh';
  return `${chosenRecipe(state)?.name ?? 'steps'}.${ending}`;
}

export function saveKey(state: State, key: KeyPress): Step {
  const save = (overwrite: boolean): Step => ({
    state: { ...state, overwrite: false },
    effects: [{ kind: 'save', name: state.fileName, text: state.script?.text ?? '', overwrite }],
  });
  if (state.overwrite) return key.text === 'y' ? save(true) : still({ ...state, overwrite: false });
  if (key.name === 'escape') return still({ ...state, view: 'script' });
  if (isEnter(key)) return state.fileName === '' ? still(state) : save(false);
  const fileName = edited(state.fileName, key);
  return still(fileName === undefined ? state : { ...state, fileName });
}

export function reportKey(state: State, key: KeyPress): Step {
  const scrolled = paged(state, key) ?? lined(state, key);
  if (scrolled !== undefined) return still(scrolled);
  return still(key.name === 'escape' ? { ...state, view: 'script', scroll: 0 } : state);
}

const isEnter = ({ name }: KeyPress): boolean => name === 'return' || name === 'enter';

/** The next place in a list; undefined where the key moves nothing. */
function moved(at: number, length: number, { name, ctrl }: KeyPress): number | undefined {
  const down = name === 'down' || (ctrl && name === 'n');
  const up = name === 'up' || (ctrl && name === 'p');
  if (!down && !up) return undefined;
  return Math.min(Math.max(0, at + (down ? 1 : -1)), Math.max(0, length - 1));
}

/** The state scrolled by whole screens, or to an end. Too far is put right by `step`. */
function paged(state: State, { name }: KeyPress): State | undefined {
  const page = Math.max(1, scrolledRows(state) - 1);
  if (name === 'pagedown') return { ...state, scroll: state.scroll + page };
  if (name === 'pageup') return { ...state, scroll: state.scroll - page };
  if (name === 'home') return { ...state, scroll: 0 };
  if (name === 'end') return { ...state, scroll: Number.MAX_SAFE_INTEGER };
  return undefined;
}

/** The state scrolled by a line, or a screen by the blank, as pagers do. */
function lined(state: State, { name, text }: KeyPress): State | undefined {
  if (name === 'down' || text === 'j') return { ...state, scroll: state.scroll + 1 };
  if (name === 'up' || text === 'k') return { ...state, scroll: state.scroll - 1 };
  if (text === ' ') return paged(state, { name: 'pagedown', text: '', ctrl: false });
  return undefined;
}

const lastCharacter = /(?:\P{Mark}\p{Mark}*|.)$/su;

/** A line of input after a key; undefined where the key is no input. */
function edited(line: string, { name, text, ctrl }: KeyPress): string | undefined {
  if (text !== '') return line + text;
  if (name === 'backspace') return line.replace(lastCharacter, '');
  if (ctrl && name === 'u') return '';
  if (ctrl && name === 'w') return line.replace(/\S*\s*$/, '');
  return undefined;
}
