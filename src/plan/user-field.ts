/** The commands that print a credential of the target's user. */
import { jsonPathString } from '../jsonpath/quote.js';
import { goText } from './cluster-field.js';
import type { StepTarget } from './step.js';
import { kubeconfigFlag } from './target.js';
import type { Style } from './types.js';
import type { Command, Word } from './word.js';
import { goTemplate, jsonpath, kubectl, variable } from './words.js';

/** Several fields are joined by a colon. */
export function userFields(target: StepTarget, style: Style, ...fields: readonly string[]): Command {
  const raw = [...view(target), '--raw'];
  const path = (user: string): string => fields.map((field) => `{${user}.user.${field}}`).join(':');
  if (isNamed(target)) {
    const name = jsonPathString(target.authInfoName, '"');
    return kubectl(...raw, ...jsonpath(path(`.users[?(@.name==${name})]`)));
  }
  return kubectl(...raw, '--minify', ...context(target, style), ...jsonpath(path('.users[0]')));
}

/** What stands in base64 in the kubeconfig, or in a file that it names, as it is in a file. kubectl decodes it itself. */
export function userFile(target: StepTarget, field: string): Command {
  const raw = [...view(target), '--raw', '--flatten'];
  const decoded = (user: string): string => `{{with index ${user} "${field}"}}{{base64decode .}}{{end}}`;
  if (isNamed(target)) {
    const named = `{{range .users}}{{if eq .name ${goText(target.authInfoName)}}}${decoded('.user')}{{end}}{{end}}`;
    return kubectl(...raw, ...goTemplate(named));
  }
  return kubectl(
    ...raw,
    '--minify',
    ...context(target, 'safe'),
    ...goTemplate(decoded('(index .users 0).user')),
  );
}

const view = (target: StepTarget): readonly (string | Word)[] => [
  'config',
  'view',
  ...kubeconfigFlag(target),
];

/** `--minify` honours `--context` alone, so a user that was given by `--user` is looked up by its name. */
const isNamed = (target: StepTarget): boolean => target.userOverride !== undefined || !target.minifiable;

function context(target: StepTarget, style: Style): readonly Word[] {
  if (style === 'safe') return [['--context=', variable('CONTEXT')]];
  return target.isCurrent ? [] : [[`--context=${target.contextName}`]];
}
