/**
 * What a kuberc makes of a call of kubectl 1.34 or later: an alias becomes its command, and flags that the call does not
 * give get its defaults (kubectl's pkg/kuberc/kuberc.go). The command line wins, and `KUBERC=off` turns all of it off.
 */
import { inert } from '../../display.js';
import { kubectlFlag } from '../../kubectl-flags/flags.js';
import { effectOf } from '../../kuberc/effects.js';
import type { Alias, FlagDefault, Kuberc, PluginPolicy } from '../../kuberc/types.js';
import { compareVersions } from '../../tool-version.js';
import { literal, textOf } from '../value.js';
import {
  type KubectlArguments,
  type KubectlFlag,
  newestKubectl,
  parseKubectlArguments,
} from './kubectl-arguments.js';
import { type Token, tokenOf, tokensOf } from './token.js';
import type { ToolCall } from './tool.js';

export type ReadCall = KubectlArguments<Token> & {
  /** It does not begin, which was said. */
  readonly stopped?: true;
};

/** The arguments of a call of kubectl, with what the kuberc adds to them. */
export function readCall(call: ToolCall): ReadCall {
  const version = call.world.targets.kubectl ?? newestKubectl;
  const written = parseKubectlArguments(tokensOf(call), version);
  if (compareVersions(version, [1, 34, 0]) < 0) return written;
  const kuberc = kubercOf(call);
  if (kuberc === undefined) return written;
  if ('message' in kuberc) {
    const { file, line } = kuberc.position;
    const message = `kubectl stops here: ${inert(kuberc.message)} (${inert(file)}:${line})`;
    call.recorder.find('KS4303', call.place, message, { fix: kuberc.hint });
    return { ...written, stopped: true };
  }
  const alias = written.errors.some(({ kind }) => kind === 'unknown-command')
    ? aliasOf(call, kuberc)
    : undefined;
  const parsed = alias === undefined ? written : parseKubectlArguments(expanded(call, alias), version);
  const options = [
    ...(alias?.options ?? []).map((option) => ({ command: alias?.command ?? '', option })),
    ...kuberc.defaults.flatMap(({ command, options: own }) =>
      isCommand(command, parsed) ? own.map((option) => ({ command, option })) : [],
    ),
  ];
  let read: ReadCall = parsed;
  for (const { command, option } of options) read = withDefault(call, read, command, option);
  return read;
}

/** The policy for exec plugins that kubectl 1.35 and later keep here. */
export function pluginPolicyOf(call: ToolCall): PluginPolicy | undefined {
  if (compareVersions(call.world.targets.kubectl ?? newestKubectl, [1, 35, 0]) < 0) return undefined;
  const kuberc = kubercOf(call);
  return kuberc === undefined || 'message' in kuberc ? undefined : kuberc.policy;
}

/** What kubectl finds at this point: a script that names another file is refused, one that turns it off is not. */
function kubercOf(call: ToolCall): ReturnType<ToolCall['world']['kuberc']> {
  const set = (name: string): string | undefined => textOf(call.variable(name) ?? []);
  if (set('KUBERC') === 'off' || set('KUBECTL_KUBERC') === 'false') return undefined;
  // Removed by the script, while the caller names one: then kubectl reads another than that.
  if (call.variable('KUBERC')?.length === 0 && call.world.environment('KUBERC') !== undefined)
    call.recorder.refuse('KS3103', call.place, 'the script removes KUBERC, so kubectl reads ~/.kube/kuberc');
  return call.world.kuberc();
}

const isCommand = (command: string, { command: { path } }: KubectlArguments<Token>): boolean =>
  path !== '' &&
  command
    .split(/\s+/)
    .filter((word) => word !== '')
    .join(' ') === path;

/** The alias that the first argument names, behind which no flag may stand. */
function aliasOf(call: ToolCall, { aliases }: Kuberc): Alias | undefined {
  const name = textOf(call.argv[0] ?? []);
  return aliases.find((one) => one.name === name);
}

function expanded(call: ToolCall, alias: Alias): readonly Token[] {
  const added = (words: readonly string[]): readonly Token[] =>
    words.map((word) => tokenOf(literal(word), call.place));
  const command = alias.command.split(/\s+/).filter((word) => word !== '');
  return [
    ...added(command),
    ...added(alias.prependArgs),
    ...tokensOf(call).slice(1),
    ...added(alias.appendArgs),
  ];
}

/** One flag more, where the call does not give it; what it changes is said. */
function withDefault(call: ToolCall, read: ReadCall, command: string, option: FlagDefault): ReadCall {
  const { name, value, position } = option;
  if (read.flags.some(({ definition }) => definition.name === name)) return read;
  const effect = effectOf({ command, options: [option], position }, option);
  const where = `${inert(position.file)}:${position.line}`;
  const said = `--${inert(name)}=${inert(value)} of ${where}`;
  if (effect?.kind === 'stops') {
    call.recorder.find('KS4303', call.place, `kubectl stops here: ${effect.why} (${where})`, {
      fix: 'correct it, or KUBERC=off',
    });
    return { ...read, stopped: true };
  }
  const definition = kubectlFlag(read.command, name);
  if (definition === undefined || effect?.kind === 'unknown-command') return read;
  if (effect === undefined) call.recorder.assume(`kubectl takes ${said}`);
  else {
    const code = effect.kind === 'identity' ? 'KS4302' : 'KS4301';
    call.recorder.find(code, call.place, `${said}: ${effect.why}`, { fix: 'KUBERC=off, or give the flag' });
  }
  const token = tokenOf(literal(value), call.place);
  const flag: KubectlFlag<Token> = { definition, spelled: `--${name}`, value: { token, from: 0 }, token };
  return { ...read, flags: [...read.flags, flag] };
}
