/** The state → the lines of a screen, each exactly as wide as the screen at most; pure. */

import { cut, fit, shownLine, widthOf } from '../print/screen-text.js';
import { bodyOf, type Size } from './layout.js';
import { type Line, plain, type Span } from './line.js';
import {
  chosenContext,
  chosenRecipe,
  found,
  panes,
  type State,
  scrolledLines,
  scrolledRows,
} from './state.js';

export interface Screen {
  readonly lines: readonly Line[];
  /** Where input goes; counted from 0. Hidden where there is none. */
  readonly cursor: { readonly row: number; readonly column: number } | undefined;
}

/** Everything that is to be seen: as many lines as the screen has rows. */
export function draw(state: State): Screen {
  const { columns, rows } = state.size;
  const input = inputOf(state);
  const label = cut(input.label, columns);
  const inputWidth = columns - widthOf(label) - 1;
  const typed = lastPart(shownLine(input.typed), inputWidth);
  const lines: Line[] = [
    [{ text: cut(titleOf(state), columns), style: 'bold' }],
    [{ text: label, style: 'dim' }, { text: typed }],
    [{ text: '─'.repeat(columns), style: 'dim' }],
    ...padded(bodyLines(state), bodyOf(state.size).rows),
    [newsOf(state, columns)],
    [{ text: cut(state.say(keysOf(state)), columns), style: 'dim' }],
  ];
  const cursor = input.editable
    ? { row: 1, column: Math.min(columns - 1, widthOf(label) + widthOf(typed)) }
    : undefined;
  return { lines: padded(lines, rows).map((line) => clipped(line, columns)), cursor };
}

const empty: Line = [];

/** Nothing may reach the next line, however small the screen is. */
function clipped(line: Line, columns: number): Line {
  let left = columns;
  return line.map(({ text, style }): Span => {
    const shown = widthOf(text) <= left ? text : cut(text, left);
    left -= widthOf(shown);
    return { text: shown, style };
  });
}

function padded(lines: readonly Line[], rows: number): readonly Line[] {
  return [...lines, ...Array.from({ length: Math.max(0, rows - lines.length) }, () => empty)].slice(0, rows);
}

function titleOf(state: State): string {
  const context = shownLine(chosenContext(state)?.name ?? '');
  if (state.view === 'contexts') {
    return state.say(`kubesteps explore: ${found(state).length} of ${state.contexts.length} contexts`);
  }
  if (state.view === 'recipes') return `${context} › ${state.say('recipes')}`;
  const { shell, style, lang } = state.choice;
  const script = `${context} › ${chosenRecipe(state)?.name ?? ''} (${shell}, ${style}, ${lang})`;
  return state.view === 'report' ? `${script} › ${state.say('dry run')}` : script;
}

interface Input {
  readonly label: string;
  readonly typed: string;
  readonly editable: boolean;
}

function inputOf(state: State): Input {
  if (state.view === 'contexts') return { label: state.say('Search: '), typed: state.query, editable: true };
  if (state.view === 'save') {
    return { label: state.say('Save as: '), typed: state.fileName, editable: !state.overwrite };
  }
  if (state.view === 'recipes') {
    const { shell, style, lang } = state.choice;
    const label = state.say(`Shell: ${shell}   Style: ${style}   Language: ${lang}`);
    return { label, typed: '', editable: false };
  }
  const lines = scrolledLines(state).length;
  const last = Math.min(lines, state.scroll + scrolledRows(state));
  return {
    label: state.say(`Lines ${Math.min(lines, state.scroll + 1)}-${last} of ${lines}`),
    typed: '',
    editable: false,
  };
}

/** The end of what is typed, where it is longer than the line. */
function lastPart(text: string, width: number): string {
  let shown = text;
  while (widthOf(shown) > Math.max(0, width)) shown = shown.slice(1);
  return shown;
}

function newsOf(state: State, columns: number): Span {
  if (state.overwrite) {
    return {
      text: cut(state.say(`${shownLine(state.fileName)} is there already. Overwrite it? (y/n)`), columns),
      style: 'warning',
    };
  }
  return { text: cut(shownLine(state.say(state.news)), columns), style: 'info' };
}

function keysOf({ view, overwrite, script }: State): string {
  if (view === 'contexts') return 'type to search  ↑↓ choose  PgUp PgDn scroll  Enter recipes  Esc quit';
  if (view === 'recipes') {
    return '↑↓ choose  s shell  y style  l language  Enter preview  Esc back  Ctrl-C quit';
  }
  if (view === 'save')
    return overwrite ? 'y overwrite  any other key: no' : 'Enter save  Esc back  Ctrl-C quit';
  if (view === 'report') return '↑↓ PgUp PgDn scroll  Esc back  Ctrl-C quit';
  const actions = script?.good ? 'c copy to paste  s save  d dry run  ' : '';
  return `↑↓ PgUp PgDn scroll  ${actions}Esc back  Ctrl-C quit`;
}

function bodyLines(state: State): readonly Line[] {
  const scrolled = scrolledLines(state).slice(state.scroll, state.scroll + scrolledRows(state));
  if (state.view !== 'contexts' && state.view !== 'recipes') return scrolled;
  const { beside, list, detail } = panes(state);
  const listed = listLines(state, list);
  if (!beside) {
    const rule: Line = [{ text: '─'.repeat(detail.columns), style: 'dim' }];
    return [...padded(listed, list.rows), rule, ...scrolled];
  }
  return Array.from({ length: list.rows }, (_, row) => {
    const left = listed[row] ?? plain(' '.repeat(list.columns));
    return [...left, { text: ' │ ', style: 'dim' as const }, ...(scrolled[row] ?? [])];
  });
}

interface Entry {
  readonly mark: string;
  readonly name: string;
  readonly dim: boolean;
}

/** The part of the list around the chosen entry. */
function listLines(state: State, { columns, rows }: Size): readonly Line[] {
  const entries: readonly Entry[] =
    state.view === 'contexts'
      ? found(state).map(({ name, current }) => ({ mark: current ? '*' : ' ', name, dim: false }))
      : (state.recipes ?? []).map(({ name, fits }) => ({ mark: fits ? ' ' : '-', name, dim: !fits }));
  const chosen = state.view === 'contexts' ? state.context : state.recipe;
  const first = Math.max(0, Math.min(chosen - Math.floor(rows / 2), entries.length - rows));
  return entries.slice(first, first + rows).map(({ mark, name, dim }, index): Line => {
    const here = first + index === chosen;
    const text = fit(`${here ? '>' : ' '}${mark} ${shownLine(name)}`, columns);
    return [{ text, ...(here ? { style: 'chosen' as const } : dim ? { style: 'dim' as const } : {}) }];
  });
}
