/** A user's exec plugin: whether a client would take it, and whether it can run here. */
import { quoted } from '../display.js';
import type { Host } from '../host.js';
import type { ExecFacts } from '../inspect/exec.js';
import { hasSecretArgument, isSecretName } from '../kubeconfig/mask-arguments.js';
import type { AuthInfo, ExecConfig } from '../kubeconfig/types.js';
import { type Problem, placeOf, problem } from './problem.js';
import type { Code } from './rules.js';

export function checkExec(what: string, user: AuthInfo, facts: ExecFacts, host: Host): readonly Problem[] {
  const { exec } = user;
  if (exec === undefined) return [];
  const problems: Problem[] = [];
  const add = (code: Code, field: string, message: string, fix: string): void => {
    problems.push(problem(code, placeOf(user, field, 'exec'), `${what}: ${message}`, fix));
  };
  if (user.authProvider !== undefined) {
    const message = 'clients refuse an auth-provider beside an exec plugin';
    add('KL6007', 'auth-provider', message, 'remove auth-provider');
  }
  for (const { field, message, fix } of incomplete(exec, user)) add('KL6004', field, message, fix);
  checkVersion(exec, add);
  if (exec.command !== '') checkCommand(facts, host, add);
  const secrets = secretPlaces(exec);
  for (const { field, message } of secrets) {
    const fix = 'keep it in the store of the plugin, or in a file that only you can read';
    add('KL5005', field, `${message}: 'kubectl config view' shows it`, fix);
  }
  return problems;
}

type Add = (code: Code, field: string, message: string, fix: string) => void;

interface Lack {
  readonly field: string;
  readonly message: string;
  readonly fix: string;
}

const modes: readonly string[] = ['Never', 'IfAvailable', 'Always'];

function incomplete(exec: ExecConfig, { origins }: AuthInfo): readonly Lack[] {
  const lacks: Lack[] = [];
  // A field of a wrong type is a finding of its own.
  const lacksField = (field: string, value: string): boolean => value === '' && !origins.has(field);
  if (lacksField('exec.command', exec.command)) {
    lacks.push({
      field: 'exec.command',
      message: 'the exec plugin has no command',
      fix: 'add command: PROGRAM',
    });
  }
  if (lacksField('exec.apiVersion', exec.apiVersion)) {
    const fix = 'add apiVersion: client.authentication.k8s.io/v1';
    lacks.push({ field: 'exec.apiVersion', message: 'the exec plugin has no apiVersion', fix });
  }
  if (exec.env.some(({ name }) => name === '')) {
    const message = 'a variable in the environment of the exec plugin has no name';
    lacks.push({ field: 'exec.env', message, fix: 'give it a name' });
  }
  const fix = `interactiveMode is one of ${modes.join(', ')}`;
  if (lacksField('exec.interactiveMode', exec.interactiveMode)) {
    lacks.push({ field: 'exec.interactiveMode', message: 'the exec plugin has no interactiveMode', fix });
  } else if (exec.interactiveMode !== '' && !modes.includes(exec.interactiveMode)) {
    const message = `the exec plugin has the interactiveMode ${quoted(exec.interactiveMode)}`;
    lacks.push({ field: 'exec.interactiveMode', message, fix });
  }
  return lacks;
}

function checkVersion({ apiVersion }: ExecConfig, add: Add): void {
  if (apiVersion === '' || /^client\.authentication\.k8s\.io\/v1(?:beta1)?$/.test(apiVersion)) return;
  const removed = apiVersion.endsWith('/v1alpha1')
    ? ', which kubectl 1.24 removed'
    : ', which no client takes';
  const fix = 'write client.authentication.k8s.io/v1, or …/v1beta1 for an older plugin; update the plugin';
  add('KL6003', 'exec.apiVersion', `the exec plugin has the apiVersion ${quoted(apiVersion)}${removed}`, fix);
}

function checkCommand({ command, found, relative, installHint }: ExecFacts, host: Host, add: Add): void {
  const field = 'exec.command';
  if (relative) {
    const message = `the exec plugin ${quoted(command)} has a path that is relative to the kubeconfig: whoever can write there decides what runs`;
    add('KL6001', field, message, 'write the absolute path, or the name of a program on PATH');
  }
  if (found.kind === 'found') return;
  const hint = installHint.trim();
  const install =
    hint === '' ? 'install it, or correct the command' : `install it: ${hint.split(/\s+/).join(' ')}`;
  if (found.kind === 'not-on-path') {
    const list = host.platform === 'win32' ? 'Path' : 'PATH';
    add('KL6002', field, `the exec plugin ${quoted(command)} is not on ${list}`, install);
  } else if (found.kind === 'missing') {
    add('KL6002', field, `the exec plugin ${quoted(found.path)} does not exist`, install);
  } else {
    const fix = 'make it executable with chmod +x';
    add('KL6002', field, `the exec plugin ${quoted(found.path)} is not executable`, fix);
  }
}

function secretPlaces({
  args,
  env,
}: ExecConfig): readonly { readonly field: string; readonly message: string }[] {
  const names = env.filter(({ name, value }) => value !== '' && isSecretName(name)).map(({ name }) => name);
  return [
    ...(hasSecretArgument(args)
      ? [{ field: 'exec.args', message: 'the exec plugin has a secret among its arguments' }]
      : []),
    ...(names.length === 0
      ? []
      : [{ field: 'exec.env', message: `the exec plugin has a secret in ${names.map(quoted).join(', ')}` }]),
  ];
}
