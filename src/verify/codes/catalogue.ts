/** Every code with its explanation. The compiler sees to it that none is missing and none is too many. */
import { type Code, type CodeName, codes } from '../codes.js';
import { commandCodes } from './commands.js';
import { driftCodes } from './drift.js';
import type { Explanation } from './explanation.js';
import { kubeconfigCodes } from './kubeconfig.js';
import { kubercCodes } from './kuberc.js';
import { portabilityCodes } from './portability.js';
import { requestCodes } from './requests.js';
import { secretCodes } from './secrets.js';
import { sourceCodes } from './source.js';
import { toolCodes } from './tools.js';
import { valueCodes } from './values.js';

const explanations: Readonly<Record<CodeName, Explanation>> = {
  ...sourceCodes,
  ...valueCodes,
  ...commandCodes,
  ...toolCodes,
  ...kubeconfigCodes,
  ...driftCodes,
  ...kubercCodes,
  ...requestCodes,
  ...secretCodes,
  ...portabilityCodes,
};

export interface CatalogueEntry extends Code, Explanation {
  readonly name: CodeName;
}

/** The entries, in the order of their numbers. */
export function catalogue(): readonly CatalogueEntry[] {
  const names = Object.keys(codes).sort() as CodeName[];
  return names.map(entryOf);
}

/** The entry of a code, in any case, with or without `KS`: `KS4101`, `ks4101`, `4101`. */
export function findCode(text: string): CatalogueEntry | undefined {
  const name = `KS${text.toUpperCase().replace(/^KS/, '')}`;
  return Object.hasOwn(codes, name) ? entryOf(name as CodeName) : undefined;
}

function entryOf(name: CodeName): CatalogueEntry {
  return { name, ...codes[name], ...explanations[name] };
}

/** What the first two digits of a code stand for. */
export const codeGroups: readonly (readonly [prefix: string, title: string])[] = [
  ['KS1', 'The text itself'],
  ['KS2', 'Variables, quoting, failures'],
  ['KS31', 'Commands'],
  ['KS32', 'kubectl'],
  ['KS33', 'Options'],
  ['KS4', 'The kubeconfig'],
  ['KS50', 'Requests'],
  ['KS51', 'Secrets'],
  ['KS6', 'Portability'],
];
