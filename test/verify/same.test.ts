/** States that are the same but for the names of evaluations are found to be, however quickly others are told apart. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sameStates } from '../../src/verify/bash/state/same.js';
import { State, type Variable } from '../../src/verify/bash/state/state.js';
import { literal, unknown, type Value } from '../../src/verify/value.js';

const variable = (value: Value): Variable => ({
  value,
  elements: undefined,
  exported: false,
  readonly: false,
});

/** A state with these variables, set in this order. */
function stateOf(...variables: readonly (readonly [string, Value])[]): State {
  const state = new State();
  for (const [name, value] of variables) state.variables.set(name, variable(value));
  return state;
}

/** A file of its own, with this text in it. */
function withFile(state: State, text: Value): State {
  state.files.write({ path: literal('/tmp/file'), kind: 'file', content: text, mode: 0o600, certain: true });
  return state;
}

/** For each of the states, the first that it is the same as. */
function firstOfSame(states: readonly State[]): number[] {
  const groups = sameStates(states);
  return states.map((state) => states.indexOf(groups.find((group) => group.includes(state))?.[0] ?? state));
}

test('one evaluation is like another of the same command, in whatever order the variables are set', () => {
  const [one, other] = [unknown('what date prints'), unknown('what date prints')];
  const states = [
    stateOf(['a', one], ['b', literal('x')]),
    stateOf(['b', literal('x')], ['a', other]),
    stateOf(['a', literal('x')], ['b', other]),
  ];
  assert.deepEqual(firstOfSame(states), [0, 0, 2]);
});

test('two texts of one evaluation are not two texts of two', () => {
  const [one, two, three, four] = [unknown('t'), unknown('t'), unknown('t'), unknown('t')];
  const states = [
    stateOf(['a', one], ['b', one]),
    stateOf(['a', two], ['b', two]),
    stateOf(['a', three], ['b', four]),
  ];
  assert.deepEqual(firstOfSame(states), [0, 0, 2]);
});

test('a difference far down in a long text, and the same values under other names', () => {
  const long = 'x'.repeat(5000);
  const states = [
    stateOf(['a', literal(`${long}1`)], ['b', literal('')]),
    stateOf(['a', literal(`${long}2`)], ['b', literal('')]),
    stateOf(['b', literal(`${long}1`)], ['a', literal('')]),
    stateOf(['a', literal(`${long}1`)], ['b', literal('')]),
  ];
  assert.deepEqual(firstOfSame(states), [0, 1, 2, 0]);
});

test('files with the same in them, and with something else', () => {
  const states = ['one', 'two', 'one'].map((text) => withFile(stateOf(), literal(text)));
  assert.deepEqual(firstOfSame(states), [0, 1, 0]);
});
