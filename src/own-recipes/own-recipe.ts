/** A recipe's file and the values of its parameters → a recipe, as kubesteps' own are. */
import { UserError } from '../errors.js';
import type { Tree } from '../go/yaml/tree.js';
import type { AnnotatedAction } from '../plan/action.js';
import { facts } from '../plan/facts.js';
import type { Message, OwnTexts } from '../plan/message.js';
import {
  checkOptions,
  defaultOptions,
  optionNames,
  type StepOption,
  type StepOptions,
} from '../plan/options.js';
import type { OwnRecipe } from '../plan/recipe.js';
import type { PlannedStep } from '../plan/step.js';
import { confirmNamespace } from '../plan/target.js';
import type { Step, Style } from '../plan/types.js';
import { message, ownMessage } from '../plan/words.js';
import type { Data, FileStep } from './file-steps.js';
import { shownParameter, type Values } from './parameters.js';
import { placed, type RecipeFile } from './recipe-file.js';
import { askedBy } from './step-kinds.js';
import { filled, namesIn } from './texts.js';

/** `recorded`: what makes it again. */
export function ownRecipe(
  file: RecipeFile,
  values: Values,
  recorded: OwnRecipe['own']['recorded'],
): OwnRecipe {
  const options = fixedBy(file.options, values);
  inPlace(file, file.options, undefined, () => checkedOptions({ ...defaultOptions(), ...options }, 'safe'));
  const title = (known: Values): Message => ownMessage(file.title, { ...known, ...values });
  return {
    name: file.name,
    steps: file.steps.map((each, index) =>
      plannedOf(file, each, values, options, index === 0 ? [file.title] : []),
    ),
    own: {
      title,
      summary: ownMessage(file.summary, {}),
      needs: file.needs === undefined ? message('recipe.diagnose.needs') : ownMessage(file.needs, {}),
      options,
      recorded,
      parameters: (language) =>
        [...file.parameters].map(([name, one]) => shownParameter(name, one, language)).join(', '),
    },
  };
}

type Fixed = Partial<StepOptions>;

const fixedBy = (data: Data, values: Values): Fixed =>
  Object.fromEntries(
    [...data].map(([option, { value }]) => [
      option,
      typeof value === 'boolean'
        ? value
        : typeof value === 'string'
          ? filled(value, values)
          : value.map((one) => filled(one, values)),
    ]),
  );

/** The step of kubesteps, which reads from the command line what neither the file nor the step itself says. */
function plannedOf(
  file: RecipeFile,
  each: FileStep,
  values: Values,
  ofFile: Fixed,
  beside: readonly OwnTexts[],
): PlannedStep {
  const { kind, data } = each;
  const said: Fixed = { ...ofFile, ...fixedBy(data, values) };
  const asked = askedBy(kind);
  const asksItself = asked.some((name) => Object.hasOwn(said, name));
  const usual: Readonly<Record<string, unknown>> = defaultOptions();
  const fixed: Fixed = {
    ...(asksItself ? Object.fromEntries(asked.map((name) => [name, usual[name]])) : {}),
    ...said,
  };
  const named = [...textsOf(each), ...beside].flatMap(({ en, ja }) => [...namesIn(en), ...namesIn(ja)]);
  const shown = (['namespace', 'serviceAccount'] as const).filter((name) => named.includes(name));
  const isOpen = (name: StepOption): boolean => !Object.hasOwn(fixed, name) && name !== 'command';
  return {
    reads: (style, others) => {
      const resource = fixed.resource ?? others?.resource;
      const read = kind.planned.reads(style, others === undefined ? undefined : { resource });
      return [...new Set([...read, ...shown])].filter(isOpen);
    },
    make(target, options, style, captured) {
      return inPlace(file, data, each.tree, () => {
        const given = checkedOptions({ ...options, ...fixed }, style);
        const made = kind.planned.make(target, given, style, captured);
        return made && withWords(made, each, { ...facts(target, given), ...values });
      });
    },
  };
}

/** As the command line's are checked. */
function checkedOptions<Some extends Omit<StepOptions, 'namespace'> & Pick<Fixed, 'namespace'>>(
  options: Some,
  style: Style,
): Some {
  if (options.namespace !== undefined) confirmNamespace(options.namespace);
  checkOptions({ ...options, style, annotate: 'brief' });
  return options;
}

/** What is wrong is said with the place of the option that it is about, or else that of the whole. */
function inPlace<Made>(file: RecipeFile, data: Data, tree: Tree | undefined, make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof UserError) || error.position !== undefined) throw error;
    const [, name] = /^--([a-z-]+)/.exec(error.message) ?? [];
    const found = [...data].find(([option]) => optionNames[option] === name) ?? [...data][0];
    const place = found?.[1].tree ?? tree;
    throw place === undefined ? error : placed(file, place, error);
  }
}

const textsOf = ({ title, notes = [], forbidden, unexpected, text }: FileStep): readonly OwnTexts[] =>
  [title, ...notes, forbidden, unexpected, text].filter((one) => one !== undefined);

function withWords(
  made: Step,
  { title, notes, forbidden, unexpected, text }: FileStep,
  values: Values,
): Step {
  const say = (one: OwnTexts): Message => ownMessage(one, values);
  const own = {
    ...(forbidden && { forbidden: say(forbidden) }),
    ...(unexpected && { unexpected: say(unexpected) }),
  };
  return {
    ...made,
    title: title === undefined ? made.title : say(title),
    notes: notes === undefined ? made.notes : notes.map(say),
    actions: [
      ...made.actions.map(
        (action): AnnotatedAction =>
          action.kind === 'request' || action.kind === 'define-call' ? { ...action, ...own } : action,
      ),
      ...(text === undefined ? [] : [{ kind: 'say', text: say(text) } as const]),
    ],
  };
}
