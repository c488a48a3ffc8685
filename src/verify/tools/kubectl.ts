/** kubectl: reads the arguments, and hands over to the model of its command. */
import { outputsOf, refusesOutput } from '../../kubectl-flags/output-formats.js';
import { unmodelledKubectl } from '../known-programs.js';
import { show, textOf, unknown } from '../value.js';
import { assumeKuberc } from './caller-environment.js';
import { KubectlCall } from './kubectl-call.js';
import { changesKubeconfig, kubectlConfigModels } from './kubectl-config.js';
import { confirmFlags } from './kubectl-flag-effects.js';
import { kubectlLiveModels } from './kubectl-live.js';
import { kubectlProxy } from './kubectl-proxy.js';
import { kubectlWriteModels } from './kubectl-write.js';
import { exited, mayFail, type Tool, type ToolResult } from './tool.js';

export type KubectlModel = (kubectl: KubectlCall) => ToolResult;

const models: ReadonlyMap<string, KubectlModel> = new Map<string, KubectlModel>([
  ...kubectlConfigModels,
  ...kubectlLiveModels,
  ...kubectlWriteModels,
  ['proxy', kubectlProxy],
]);

/** The paths of the commands that have a model. */
export const modelledKubectlCommands: ReadonlySet<string> = new Set(models.keys());

const errorCodes = {
  'unknown-argument': 'KS3301',
  'unknown-command': 'KS3201',
  'unknown-flag': 'KS3301',
  'missing-value': 'KS3302',
  'bad-value': 'KS3301',
  'too-new': 'KS3303',
  removed: 'KS3303',
} as const;

const errorWords = {
  'unknown-argument': 'may be an option, or a name: it depends on the run',
  'unknown-command': 'is no command of kubectl that is known',
  'unknown-flag': 'is no flag of this command of kubectl',
  'missing-value': 'lacks its value',
  'bad-value': 'does not take this value',
  'too-new': 'needs a newer kubectl',
  removed: 'is gone from newer kubectl',
} as const;

export const kubectl: Tool = (call) => {
  const read = new KubectlCall(call);
  const { errors, help, command } = read.parsed;
  for (const { kind, token, spelled } of errors) {
    const what = spelled === '' ? show(token.value) : show([{ kind: 'literal', text: spelled }]);
    const message = `kubectl: ${what} ${errorWords[kind]}`;
    if (kind === 'too-new' || kind === 'removed') call.recorder.find(errorCodes[kind], token.place, message);
    else call.recorder.refuse(errorCodes[kind], token.place, message);
  }
  if (errors.some(({ kind }) => kind !== 'too-new' && kind !== 'removed')) {
    // A plugin, perhaps, or a change that is not read.
    if (!help) changesKubeconfig(read);
    return { stdout: unknown('output of kubectl'), exit: mayFail('kubectl succeeds') };
  }
  if (help) return { stdout: unknown('help of kubectl', { nonEmpty: true }), exit: exited(0) };
  if (read.parsed.stopped === true) return { stdout: [], exit: exited(1) };
  assumeKuberc(call);
  const model = models.get(command.path);
  if (model === undefined) {
    call.recorder.refuse('KS3201', call.place, unmodelledKubectl(command.path));
    if (/^(?:config|cp|kuberc|plugin)\b/.test(command.path)) changesKubeconfig(read);
    return {
      stdout: unknown(`output of kubectl ${command.path}`),
      exit: mayFail(`kubectl ${command.path} succeeds`),
    };
  }
  confirmFlags(read);
  noteOutput(read);
  return model(read);
};

/** A format that the command does not know ends it. Models that say what is printed look at theirs themselves. */
function noteOutput(read: KubectlCall): void {
  const { path } = read.parsed.command;
  const output = read.flag('output');
  const text = output === undefined ? undefined : textOf(output);
  if (text === undefined || ['config view', 'get'].includes(path) || read.flag('template') !== undefined)
    return;
  if (!refusesOutput(path, text)) return;
  const message = `kubectl ends with 1: ${path} does not take --output=${show([{ kind: 'literal', text }])}`;
  read.find('KS3301', message, read.placeOf('output'), `one of ${outputsOf(path)}`);
}
