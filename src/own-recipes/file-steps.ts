/** The steps of a recipe's file: which, in which order, and what each is told. */
import { quoted } from '../display.js';
import type { Tree } from '../go/yaml/tree.js';
import { nearestName } from '../matching/nearest.js';
import type { OwnTexts } from '../plan/message.js';
import type { StepOption } from '../plan/options.js';
import { factNames } from './parameters.js';
import type { Reading } from './reading.js';
import { dataOf, optionOf, type StepKind, stepKinds } from './step-kinds.js';
import { confirmNames, textsOf } from './texts.js';

/** What a field of a step gives an option, and where it stands. */
export interface Datum {
  readonly value: string | boolean | readonly string[];
  readonly tree: Tree;
}

export type Data = ReadonlyMap<StepOption, Datum>;

export interface FileStep {
  readonly name: string;
  readonly kind: StepKind;
  readonly tree: Tree;
  readonly data: Data;
  readonly title: OwnTexts | undefined;
  readonly notes: readonly OwnTexts[] | undefined;
  /** What is said of 403, and of any other status that is no success. */
  readonly forbidden: OwnTexts | undefined;
  readonly unexpected: OwnTexts | undefined;
  /** What step `say` says. */
  readonly text: OwnTexts | undefined;
}

/** What steps of any kind take. */
export function everyDatum(): ReadonlyMap<string, StepOption> {
  return new Map(Object.values(stepKinds).flatMap((each) => [...dataOf(each)]));
}

export function stepsOf(reading: Reading, tree: Tree, names: readonly string[]): readonly FileStep[] {
  const steps = reading.list(tree, 'steps').map((each) => stepOf(reading, each, names));
  if (steps.length > 50) throw reading.refused(tree, 'a recipe has fifty steps at most', 'write another one');
  const givers = new Map<string, string>();
  for (const [index, { name, kind, tree: place }] of steps.entries()) {
    const missing = kind.takes.find((one) => !givers.has(one));
    if (missing !== undefined) {
      const all = Object.entries(stepKinds).filter(([, { gives = [] }]) => gives.includes(missing));
      const hint = `put ${all.map(([giver]) => giver).join(' or ')} before it`;
      throw reading.refused(place, `step ${name} needs a step before it that is not there`, hint);
    }
    const hint = 'leave one of them out';
    const isTwice = steps.slice(0, index).some((one) => one.name === name);
    if (isTwice && kind.again !== true) throw reading.refused(place, `step ${name} stands there twice`, hint);
    for (const given of kind.gives ?? []) {
      const other = givers.get(given);
      if (other !== undefined)
        throw reading.refused(place, `step ${name} does in another way what step ${other} did`, hint);
      givers.set(given, name);
    }
    const rest = steps.slice(index + 1).map((later) => later.name);
    const open = kind.behind?.find((group) => !group.some((one) => rest.includes(one)));
    if (open !== undefined)
      throw reading.refused(
        place,
        `step ${name} needs a step behind it that is not there`,
        `put ${open.join(' or ')} behind it`,
      );
  }
  if (steps.some(({ name }) => calls.includes(name))) return steps;
  throw reading.refused(tree, 'the recipe calls nothing', `put one of ${calls.join(', ')} in it`);
}

const calls: readonly string[] = ['call', 'can-i', 'call-as-self', 'call-proxy'];

const words = ['title', 'notes', 'forbidden', 'unexpected', 'text'] as const;

function stepOf(reading: Reading, tree: Tree, names: readonly string[]): FileStep {
  const nameTree = reading.needed(reading.values(tree, 'a step'), 'step', tree, 'a step');
  const name = reading.text(nameTree, 'step');
  const kind = Object.hasOwn(stepKinds, name) ? stepKinds[name] : undefined;
  if (kind === undefined) {
    const near = nearestName(name, Object.keys(stepKinds));
    const hint = near === undefined ? `one of ${Object.keys(stepKinds).join(', ')}` : `did you mean ${near}?`;
    throw reading.refused(nameTree, `there is no step ${quoted(name)}`, hint);
  }
  const known = dataOf(kind);
  const fields = reading.fields(tree, `step ${name}`, ['step', ...wordsOf(name, kind), ...known.keys()]);
  const all = [...names, ...factNames];
  const said = (word: (typeof words)[number]): OwnTexts | undefined => {
    const text = fields.get(word);
    return text && textsOf(reading, text, word, all);
  };
  const notes = fields.get('notes');
  const step = {
    name,
    kind,
    tree,
    data: dataIn(reading, fields, known, names),
    title: said('title'),
    notes: notes && reading.list(notes, 'notes').map((note) => textsOf(reading, note, 'a note', all)),
    forbidden: said('forbidden'),
    unexpected: said('unexpected'),
    text: said('text'),
  };
  if (name === 'say' && (step.title === undefined || step.text === undefined))
    throw reading.refused(tree, 'step say has nothing to say', 'write title: and text: in it');
  return step;
}

/** The texts that steps of a kind may say in the place of their own. */
export function wordsOf(name: string, kind: StepKind): readonly (typeof words)[number][] {
  if (name === 'say') return ['title', 'notes', 'text'];
  const calls = kind.planned.reads('safe').includes('method') || name === 'can-i';
  return calls && name !== 'start-proxy' ? ['title', 'notes', 'forbidden', 'unexpected'] : ['title', 'notes'];
}

/** The fields that are data, each as its option is on the command line. */
export function dataIn(
  reading: Reading,
  fields: ReadonlyMap<string, Tree>,
  known: ReadonlyMap<string, StepOption>,
  names: readonly string[],
): Data {
  const data = new Map<StepOption, Datum>();
  for (const [name, tree] of fields) {
    const option = known.get(name);
    if (option === undefined) continue;
    data.set(option, { tree, value: datumOf(reading, name, tree, names) });
  }
  return data;
}

function datumOf(reading: Reading, name: string, tree: Tree, names: readonly string[]): Datum['value'] {
  const { type, choices, also = {} } = optionOf(name);
  const text = (one: Tree): string => {
    const value = reading.text(one, name, 20_000);
    confirmNames(reading, one, value, names);
    return value;
  };
  if (type === 'flag') return reading.flag(tree, name);
  // One is a list, as on the command line.
  if (type === 'texts') return tree.kind === 'scalar' ? [text(tree)] : reading.list(tree, name).map(text);
  const value = text(tree);
  if (name === 'data' && /^[@-]/.test(value))
    throw reading.refused(
      tree,
      'data is the body itself, and no file',
      'write its text there, behind data: |',
    );
  if (choices === undefined) return value;
  const meant = Object.hasOwn(also, value) ? also[value] : value;
  if (meant !== undefined && choices.includes(meant)) return meant;
  throw reading.refused(
    tree,
    `${name} ${quoted(value)} is none of its values`,
    `one of ${choices.join(', ')}`,
  );
}
