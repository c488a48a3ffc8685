/** What a recipe is: a name and a list of steps. */
import type { Language } from '../language.js';
import type { Message, MessageId } from './message.js';
import type { CredentialOptions, StepOption, StepOptions } from './options.js';
import type { PlannedStep, SaidBeside } from './step.js';
import type { Style } from './types.js';
import { message } from './words.js';

/** Those that templates/messages describes. */
export type RecipeName = MessageId extends infer Id
  ? Id extends `recipe.${infer Name}.title`
    ? Name
    : never
  : never;

/** A way in. */
export type Recipe = KnownRecipe | OwnRecipe;

/** Its messages are `recipe.NAME.title`, `recipe.NAME.summary` and `recipe.NAME.needs`. */
export interface KnownRecipe extends RecipeParts {
  readonly name: RecipeName;
  readonly own?: undefined;
  /** What its scripts do, where the options make that another than `recipe.NAME.title` says. */
  readonly titled?: (facts: Readonly<Record<TitleFact, string>>, options: StepOptions) => Message | undefined;
}

/** One that a file describes. */
export interface OwnRecipe extends RecipeParts {
  readonly name: string;
  readonly own: {
    /** What is said of it, by the facts of a target. */
    readonly title: (facts: Readonly<Record<string, string>>) => Message;
    readonly summary: Message;
    readonly needs: Message;
    /** What the file says for all steps. */
    readonly options: Partial<CredentialOptions & Pick<StepOptions, 'namespace'>>;
    /** What makes it again, as options of the command line. */
    readonly recorded: Readonly<Record<string, string | readonly string[]>>;
    /** Its parameters, for people; empty where it has none. */
    readonly parameters: (language: Language) => string;
  };
}

type TitleFact = 'cluster' | 'server' | 'namespace' | 'serviceAccount';

interface RecipeParts {
  /** Where its scripts run, and what they go by: inside a pod there is no kubeconfig. */
  readonly place?: 'pod';
  /** Its scripts can be written for a sh that is not bash. */
  readonly inSh?: true;
  /** The ServiceAccount that it makes, where none is named. */
  readonly ownServiceAccount?: string;
  /** What to know before the first step. */
  readonly preface?: readonly Message[];
  /** Programs and rights of the article's way, where it needs others than `recipe.NAME.needs` says. */
  readonly articleNeeds?: Message;
  readonly steps: readonly PlannedStep[];
  /** Programs and rights where it is written without kubectl; undefined where it is not. */
  readonly curlNeeds?: Message;
  /** It has no article's form. */
  readonly onlySafe?: true;
}

export const summaryOf = (recipe: Recipe): Message =>
  recipe.own === undefined ? message(`recipe.${recipe.name}.summary`) : recipe.own.summary;

export const needsOf = (recipe: Recipe): Message =>
  recipe.own === undefined ? message(`recipe.${recipe.name}.needs`) : recipe.own.needs;

/** What is asked for, with what the file of the recipe says itself. */
export const optionsFor = <Some extends CredentialOptions>({ own }: Recipe, options: Some): Some => ({
  ...options,
  ...own?.options,
});

/** The styles that a script of the recipe can be written in. */
export const stylesOf = ({ onlySafe }: Recipe): readonly Exclude<Style, 'paste'>[] =>
  onlySafe === true ? ['safe'] : ['safe', 'article'];

/** The options that a recipe reads in a style: what its steps declare; `beside`: where that is said. */
export function readBy(recipe: Recipe, style: Style, beside?: SaidBeside): ReadonlySet<StepOption> {
  const read = new Set(recipe.steps.flatMap((planned) => planned.reads(style, beside)));
  if (recipe.curlNeeds === undefined || style === 'paste') read.delete('withoutKubectl');
  return read;
}
