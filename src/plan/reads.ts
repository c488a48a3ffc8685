/** Which options the recipes read: what is given beside them is refused, and never recorded. */
import type { OptionName } from '../command-line/options.js';
import type { Style } from './types.js';

/** Read whatever the recipe is: they choose it and its target, its form, and where it goes. */
const everywhere = [
  'recipe',
  'kubeconfig',
  'context',
  'cluster',
  'user',
  'shell',
  'style',
  'lang',
  'proof',
  'output-file',
  'force',
] as const satisfies readonly OptionName<'generate'>[];

/** The options that only some recipes, or some of their styles, read. */
export type StepOption = Exclude<OptionName<'generate'>, (typeof everywhere)[number]>;

const call: readonly StepOption[] = ['request', 'path'];
const token: readonly StepOption[] = ['namespace', 'service-account', ...call];

/** By recipe and style. The article's curl never verifies the server, and kubectl proxy does whatever it is told. */
const reads: Readonly<Record<string, Readonly<Record<Style, readonly StepOption[]>>>> = {
  token: {
    safe: [...token, 'duration', 'audience', 'insecure'],
    article: [...token, 'duration', 'audience'],
  },
  'secret-token': { safe: [...token, 'insecure'], article: token },
  proxy: { safe: call, article: [...call, 'namespace'] },
};

/** Whether a recipe, written in a style, reads the option of that name. */
export function isRead(recipe: string, style: Style, option: string): boolean {
  if (everywhere.some((name) => name === option)) return true;
  const read: readonly string[] = Object.hasOwn(reads, recipe) ? (reads[recipe]?.[style] ?? []) : [];
  return read.includes(option);
}
