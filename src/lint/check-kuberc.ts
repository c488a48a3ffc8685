/** kubectl's own preferences, `~/.kube/kuberc`: what stops its calls, and what makes scripts do something else. */
import { quoted } from '../display.js';
import type { Host } from '../host.js';
import type { Config } from '../kubeconfig/types.js';
import { commandNamed, effectOf } from '../kuberc/effects.js';
import { findKuberc } from '../kuberc/load.js';
import { mayRun } from '../kuberc/may-run.js';
import type { CommandDefaults, FlagDefault, Kuberc } from '../kuberc/types.js';
import { type Problem, placeOf, problem } from './problem.js';

export interface KubercResult {
  /** Undefined where there is none, or none that can be read. */
  readonly kuberc: Kuberc | undefined;
  readonly problems: readonly Problem[];
}

/** The kuberc that kubectl 1.34 and later would read for this caller. */
export function checkKuberc(host: Host): KubercResult {
  const { read, passedOver } = findKuberc(host) ?? { read: undefined, passedOver: false };
  if (read === undefined) return { kuberc: undefined, problems: [] };
  if ('message' in read && passedOver) {
    const message = `${read.message}: kubectl passes over the file, and says so at each call`;
    return { kuberc: undefined, problems: [problem('KL7005', read.position, message, read.hint)] };
  }
  if ('message' in read) {
    const message = `${read.message}: kubectl 1.34 and later stop at each call`;
    return { kuberc: undefined, problems: [problem('KL7001', read.position, message, read.hint)] };
  }
  return { kuberc: read, problems: [...unread(read), ...defaultsOf(read)] };
}

function unread({ unknownFields }: Kuberc): readonly Problem[] {
  return unknownFields.map(({ name, position }) =>
    problem('KL7005', position, `kubectl passes over the field ${quoted(name)}`, 'correct or remove it'),
  );
}

function defaultsOf({ defaults, aliases }: Kuberc): readonly Problem[] {
  const builtIn = aliases.filter(({ name }) => commandNamed(name) !== undefined);
  return [
    ...defaults.flatMap((entry) => entry.options.flatMap((option) => defaultOf(entry, option))),
    ...builtIn.map(({ name, position }) =>
      problem(
        'KL7005',
        position,
        `the alias ${quoted(name)} is never used: kubectl has that command`,
        'rename it',
      ),
    ),
  ];
}

const fix = 'give the flag in scripts, or run them with KUBERC=off';

function defaultOf(entry: CommandDefaults, option: FlagDefault): readonly Problem[] {
  const effect = effectOf(entry, option);
  if (effect === undefined) return [];
  const what = `kubectl ${quoted(entry.command)}, ${quoted(option.name)}`;
  const { position } = option;
  switch (effect.kind) {
    case 'unknown-command':
      return [
        problem(
          'KL7005',
          entry.position,
          `there is no command ${quoted(entry.command)}`,
          'correct or remove it',
        ),
      ];
    case 'stops':
      return [problem('KL7002', position, `${effect.why}: its calls stop`, 'correct or remove it')];
    case 'identity':
      return [problem('KL7004', position, `${what}: ${effect.why}`, fix)];
    case 'changes':
      return [problem('KL7003', position, `${what}: ${effect.why}`, fix)];
  }
}

/** Users whose exec plugin kubectl 1.35 and later do not start (client-go's plugin/pkg/client/auth/exec). */
export function checkPolicy({ policy }: Kuberc, config: Config, host: Host): readonly Problem[] {
  if (policy === undefined || policy.rule === 'AllowAll') return [];
  return [...config.authInfos].flatMap(([name, user]) => {
    const { exec } = user;
    if (exec === undefined || mayRun(policy, exec, user, host)) return [];
    const { file, line } = policy.position;
    const message = `user ${quoted(name)}: the exec plugin ${quoted(exec.command)} may not run: ${policy.rule} in ${quoted(file)}, line ${line}`;
    const add =
      policy.rule === 'Allowlist'
        ? `add to credentialPluginAllowlist: - name: ${quoted(exec.command)}`
        : 'write credentialPluginPolicy: Allowlist, and credentialPluginAllowlist with the plugin';
    return [problem('KL7006', placeOf(user, 'exec.command', 'exec'), message, add)];
  });
}
