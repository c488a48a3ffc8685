/** What keys and answers do, without a terminal. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Choice, ContextItem, RecipeItem, State } from '../../src/explore/state.js';
import { chosenContext, firstState, found } from '../../src/explore/state.js';
import { type Effect, type Event, firstEffects, step } from '../../src/explore/step.js';
import type { KeyPress } from '../../src/keyboard.js';
import { ctrl, key, typed } from './keys.js';

const contexts: readonly ContextItem[] = ['alpha', 'beta', 'production', 'staging'].map((name) => ({
  name,
  current: name === 'beta',
  about: name === 'staging' ? 'https://stage.example' : 'https://a.example',
}));
const choice: Choice = { shell: 'bash', style: 'safe', lang: 'en' };
const recipes: readonly RecipeItem[] = [
  { name: 'token', does: 'a token', needs: 'kubectl', fits: true, why: '' },
  { name: 'proxy', does: 'a proxy', needs: 'kubectl', fits: false, why: 'no kubectl here' },
];

/** The state after events, and all that was to be done on the way. */
function after(
  state: State,
  ...events: readonly (Event | KeyPress)[]
): { state: State; effects: readonly Effect[] } {
  const effects: Effect[] = [];
  let now = state;
  for (const event of events) {
    const next = step(now, 'kind' in event ? event : { kind: 'key', key: event });
    now = next.state;
    effects.push(...next.effects);
  }
  return { state: now, effects };
}

const first = firstState(contexts, choice, { columns: 120, rows: 30 });
const word = (text: string): readonly KeyPress[] => [...text].map(typed);
const answer = (state: State): Event => ({ kind: 'recipes', asked: state.asked, items: recipes, news: '' });
const atRecipes = (): State => {
  const { state } = after(first, key('return'));
  return after(state, answer(state)).state;
};
const atScript = (text = 'echo\n', good = true): State => {
  const { state } = after(atRecipes(), key('return'));
  return after(state, { kind: 'written', asked: state.asked, text, good }).state;
};

test('it begins at the current context, and asks for its description', () => {
  assert.equal(chosenContext(first)?.name, 'beta');
  assert.deepEqual(
    firstEffects(first).map(({ kind }) => kind),
    ['describe'],
  );
  assert.equal(chosenContext(firstState(contexts.slice(2), choice, first.size))?.name, 'production');
  assert.deepEqual(firstEffects(firstState([], choice, first.size)), []);
});

test('typing searches: names that begin so, names that hold it, servers, letters in order', () => {
  const names = (text: string): readonly string[] =>
    found(after(first, ...word(text)).state).map(({ name }) => name);
  assert.deepEqual(names('a'), ['alpha', 'beta', 'staging', 'production']);
  assert.deepEqual(names('PROD'), ['production']);
  assert.deepEqual(names('stage.ex'), ['staging']);
  assert.deepEqual(names('pdn'), ['production']);
  assert.deepEqual(names('a example'), ['alpha', 'beta', 'production', 'staging']);
  assert.deepEqual(names('nothing like it'), []);
});

test('the input line: backspace takes a whole character, Ctrl-W a word, Ctrl-U and Escape all', () => {
  const query = (...keys: readonly KeyPress[]): string => after(first, ...keys).state.query;
  assert.equal(query(...word('ab'), key('backspace')), 'a');
  assert.equal(query(typed('a'), typed('😀'), key('backspace')), 'a');
  assert.equal(query(typed('e\u0301'), key('backspace')), '');
  assert.equal(query(...word('ab cd'), ctrl('w')), 'ab ');
  assert.equal(query(...word('ab'), ctrl('u')), '');
  const cleared = after(first, ...word('ab'), key('escape'));
  assert.equal(cleared.state.query, '');
  assert.ok(cleared.effects.every(({ kind }) => kind !== 'leave'));
});

test('arrows move within what is found, and the highlighted context is described once', () => {
  const down = after(first, key('down'));
  assert.equal(chosenContext(down.state)?.name, 'production');
  assert.deepEqual(down.effects, [{ kind: 'describe', context: 'production', columns: 101 }]);
  const described = after(down.state, { kind: 'described', context: 'production', lines: [[{ text: 'x' }]] });
  assert.deepEqual(described.effects, []);
  const away = after(described.state, key('down'), key('up'));
  assert.deepEqual(
    away.effects.map((effect) => effect.kind === 'describe' && effect.context),
    ['staging'],
  );
  const far = after(first, ...Array.from({ length: 9 }, () => key('down')));
  assert.equal(chosenContext(far.state)?.name, 'staging');
  assert.equal(
    chosenContext(after(far.state, ...Array.from({ length: 9 }, () => key('up'))).state)?.name,
    'alpha',
  );
  assert.equal(chosenContext(after(first, ctrl('n'), ctrl('p'), ctrl('p')).state)?.name, 'alpha');
});

test('Enter goes on to the recipes; where nothing is found it does nothing', () => {
  const { state, effects } = after(first, key('return'));
  assert.equal(state.view, 'recipes');
  assert.deepEqual(effects, [{ kind: 'fit', asked: 1, context: 'beta', lang: 'en' }]);
  assert.equal(after(first, ...word('zzz'), key('return')).state.view, 'contexts');
});

test('shell, style and language are toggled; another language asks for the recipes again', () => {
  const { state, effects } = after(atRecipes(), typed('s'), typed('y'));
  assert.deepEqual(state.choice, { shell: 'powershell', style: 'article', lang: 'en' });
  assert.deepEqual(effects, []);
  const japanese = after(state, typed('l'));
  assert.deepEqual(japanese.effects, [{ kind: 'fit', asked: 2, context: 'beta', lang: 'ja' }]);
  assert.equal(after(state, typed('s')).state.choice.shell, 'bash');
});

test('a recipe that fits is written as it was chosen; one that does not says why', () => {
  const { state, effects } = after(atRecipes(), typed('s'), key('return'));
  assert.equal(state.view, 'script');
  assert.deepEqual(effects, [
    { kind: 'write', asked: 2, context: 'beta', recipe: 'token', choice: { ...choice, shell: 'powershell' } },
  ]);
  const misfit = after(atRecipes(), key('down'), key('return'));
  assert.equal(misfit.state.view, 'recipes');
  assert.match(misfit.state.news, /proxy does not fit: no kubectl here/);
  assert.deepEqual(misfit.effects, []);
});

test('an answer to an earlier question is dropped', () => {
  const { state } = after(first, key('return'), key('escape'), key('down'), key('return'));
  const late = after(state, { kind: 'recipes', asked: state.asked - 1, items: recipes, news: '' });
  assert.equal(late.state.recipes, undefined);
  const script = after(atRecipes(), key('return')).state;
  const wrong = after(script, { kind: 'written', asked: script.asked - 1, text: 'old', good: true });
  assert.equal(wrong.state.script, undefined);
});

test('the script: copy, dry run, and nothing of it where there is no script', () => {
  assert.deepEqual(after(atScript(), typed('c')).effects, [
    { kind: 'copy', context: 'beta', recipe: 'token', choice },
  ]);
  const dry = after(atScript(), typed('d'));
  assert.equal(dry.state.view, 'report');
  assert.deepEqual(dry.effects, [{ kind: 'verify', asked: 3, text: 'echo\n', shell: 'bash' }]);
  for (const letter of ['c', 's', 'd']) {
    const bad = after(atScript('error: no', false), typed(letter));
    assert.equal(bad.state.view, 'script');
    assert.deepEqual(bad.effects, []);
  }
});

test('scrolling stops at both ends', () => {
  const long = atScript(Array.from({ length: 100 }, (_, line) => `${line}\n`).join(''));
  const scroll = (...keys: readonly KeyPress[]): number => after(long, ...keys).state.scroll;
  assert.equal(scroll(key('up')), 0);
  assert.equal(scroll(key('down'), key('down'), key('up')), 1);
  assert.equal(scroll(key('end')), 75);
  assert.equal(scroll(key('end'), key('down'), key('up')), 74);
  assert.equal(scroll(key('pagedown')), 24);
  assert.equal(scroll(typed(' '), typed('k')), 23);
  assert.equal(scroll(key('end'), key('home')), 0);
  const taller = after(after(long, key('end')).state, { kind: 'resized', size: { columns: 120, rows: 200 } });
  assert.equal(taller.state.scroll, 0);
});

test('save asks for a name, and before it overwrites', () => {
  const asked = after(atScript(), typed('s'));
  assert.equal(asked.state.fileName, 'token.sh');
  const named = after(asked.state, ctrl('u'), ...word('my file'), key('return'));
  assert.deepEqual(named.effects, [{ kind: 'save', name: 'my file', text: 'echo\n', overwrite: false }]);
  const exists = after(named.state, { kind: 'exists' });
  assert.equal(exists.state.overwrite, true);
  for (const no of [typed('n'), key('return'), key('escape'), typed('x')]) {
    const refused = after(exists.state, no);
    assert.deepEqual([refused.effects, refused.state.overwrite, refused.state.view], [[], false, 'save']);
  }
  const yes = after(exists.state, typed('y'));
  assert.deepEqual(yes.effects, [{ kind: 'save', name: 'my file', text: 'echo\n', overwrite: true }]);
  const saved = after(yes.state, { kind: 'saved', news: 'written: my file' });
  assert.deepEqual([saved.state.view, saved.state.news], ['script', 'written: my file']);
  assert.deepEqual(after(asked.state, ctrl('u'), key('return')).effects, [], 'a file has a name');
});

test('Escape goes back step by step and leaves at the beginning; Ctrl-C leaves from everywhere', () => {
  const report = after(atScript(), typed('d')).state;
  const views = [report, atScript(), atRecipes()].map((state) => after(state, key('escape')).state.view);
  assert.deepEqual(views, ['script', 'recipes', 'contexts']);
  assert.equal(after(atScript(), typed('s'), key('escape')).state.view, 'script');
  assert.deepEqual(after(first, key('escape')).effects, [{ kind: 'leave', exitCode: 0 }]);
  for (const state of [first, atRecipes(), atScript(), after(atScript(), typed('s')).state, report]) {
    assert.deepEqual(after(state, ctrl('c')).effects, [{ kind: 'leave', exitCode: 130 }], state.view);
  }
});

test('a new size is described anew', () => {
  const { state } = after(first, { kind: 'described', context: 'beta', lines: [] });
  const { effects } = after(state, { kind: 'resized', size: { columns: 60, rows: 20 } });
  assert.deepEqual(effects, [{ kind: 'describe', context: 'beta', columns: 60 }]);
});
