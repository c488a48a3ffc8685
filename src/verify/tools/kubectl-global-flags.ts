/** What the flags that every command of kubectl takes do to what a report says. */

import { goBoolean } from '../../go/flag-values.js';
import { emptiness, literal, secretsIn, show, textOf, unknown, type Value } from '../value.js';
import type { KubectlCall } from './kubectl-call.js';
import type { FlagEffect } from './kubectl-flag-effects.js';
import { touchesSecrets } from './kubectl-secrets.js';
import { noteFolder, writeOutput } from './output-file.js';

const modelled: FlagEffect = { kind: 'modelled' };
const none = (why: string): FlagEffect => ({ kind: 'none', why });

/** Tells each value that is not empty. */
function told(tell: (kubectl: KubectlCall, value: Value, name: string) => void): FlagEffect {
  return {
    kind: 'told',
    tell(kubectl, name) {
      const values = kubectl.flags(name).slice(lists.has(name) ? 0 : -1);
      for (const value of values) if (emptiness(value) !== 'empty') tell(kubectl, value, name);
    },
  };
}

const lists: ReadonlySet<string> = new Set(['as-group', 'as-user-extra']);

/** `kubectl config …` works on files alone. */
const asksNobody = (kubectl: KubectlCall): boolean => kubectl.parsed.command.path.startsWith('config ');

/** Who calls whom, where that is not what the context says. */
const identity = (words: (value: string) => string): FlagEffect =>
  told((kubectl, value, name) => {
    if (!asksNobody(kubectl)) kubectl.find('KS3203', `kubectl ${words(show(value))}`, kubectl.placeOf(name));
  });

/** A credential as an argument: whoever may list processes reads it, wherever it comes from. */
function tellCredential(kubectl: KubectlCall, value: Value, name: string): void {
  const place = kubectl.placeOf(name);
  const secrets = secretsIn(value);
  if (secrets.length === 0)
    kubectl.find('KS5101', `--${name} is in the argument list of kubectl`, place, 'a user of the kubeconfig');
  const { cluster } = secrets.length === 0 ? { cluster: undefined } : kubectl.target();
  for (const { cluster: own, origin } of secrets) {
    if (own === undefined || cluster === undefined || own === cluster) continue;
    const message = `${origin} is for cluster ${own}, and is sent to cluster ${cluster}`;
    kubectl.find('KS4101', message, place, `--context of cluster ${own}`);
  }
  if (name === 'token') kubectl.find('KS3203', 'kubectl signs in with a token of its own', place);
}

function tellInsecure(kubectl: KubectlCall, name: string): void {
  const text = kubectl.text(name);
  if (text === undefined || goBoolean(text) !== true || asksNobody(kubectl)) return;
  kubectl.find(
    'KS5003',
    'the certificate of the server is not verified: whoever stands between can read what is sent',
    kubectl.placeOf(name),
    'leave it out: the kubeconfig holds the CA',
  );
}

/** Where a call to the API goes is asked for by its model; what the others make of it is not followed. */
function refuseServer(kubectl: KubectlCall, name: string): void {
  if (asksNobody(kubectl))
    kubectl.refuse('KS3201', `--${name}: what this changes is not modelled`, kubectl.placeOf(name));
}

/** pprof's profile is written when kubectl ends, wherever the script is (kubectl/pkg/cmd/profiling.go). */
function tellProfile(kubectl: KubectlCall, name: string): void {
  if ((kubectl.text(name) ?? 'none') === 'none') return;
  const path = kubectl.flag('profile-output') ?? literal('profile.pprof');
  writeOutput(kubectl.call, path, kubectl.placeOf(name), unknown('profile of kubectl'));
}

function tellCache(kubectl: KubectlCall, path: Value, name: string): void {
  const { call } = kubectl;
  const place = kubectl.placeOf(name);
  noteFolder(call, path, place);
  if (call.files.look(path).kind === 'known') return;
  if (!call.files.write({ path, kind: 'folder', content: [], mode: undefined, certain: false }))
    call.recorder.refuse('KS3105', place, `which folder ${show(path)} is cannot be known`);
}

/** From 8 on, what is sent and received is logged to stderr (client-go, transport/round_trippers.go). */
function tellVerbosity(kubectl: KubectlCall, value: Value, name: string): void {
  const text = textOf(value);
  if (text === undefined) {
    kubectl.refuse('KS1003', `how much --v=${show(value)} logs depends on the run`, kubectl.placeOf(name));
    return;
  }
  // What `create token` logs is told with what it prints.
  if (Number(text) < 8 || !touchesSecrets(kubectl)) return;
  const message = `--v=${text} logs what is sent and received, with the Secret in it`;
  kubectl.find('KS5103', message, kubectl.placeOf(name), 'leave it out');
}

function tellAuthority(kubectl: KubectlCall, value: Value, name: string): void {
  const found = kubectl.call.files.look(value);
  const own = found.kind === 'known' && found.file.content.some((segment) => segment.kind === 'kubeconfig');
  if (own || asksNobody(kubectl)) return;
  const message = `the CA in ${show(value)} decides which server is trusted, and not that of the kubeconfig`;
  kubectl.find('KS5005', message, kubectl.placeOf(name));
}

export const globalFlagEffects: Readonly<Record<string, FlagEffect>> = {
  as: identity((value) => `acts as user ${value} (impersonation)`),
  'as-group': identity((value) => `acts as a member of group ${value} (impersonation)`),
  'as-uid': identity((value) => `acts as the user with uid ${value} (impersonation)`),
  'as-user-extra': identity((value) => `acts with ${value} (impersonation)`),
  'cache-dir': told(tellCache),
  'certificate-authority': told(tellAuthority),
  'client-certificate': identity((value) => `signs in with the certificate in ${value}`),
  'client-key': identity((value) => `signs in with the key in ${value}`),
  cluster: identity((value) => `calls cluster ${value}, whatever the context says`),
  context: modelled,
  'disable-compression': none('how the same is sent'),
  'insecure-skip-tls-verify': { kind: 'told', tell: tellInsecure },
  kubeconfig: modelled,
  kuberc: { kind: 'refused', why: 'what this file changes is not known: leave it out' },
  'log-flush-frequency': none('how often logs are written'),
  'match-server-version': none('whether kubectl stops where the server is of another version'),
  namespace: modelled,
  password: told(tellCredential),
  profile: { kind: 'told', tell: tellProfile },
  'profile-output': none('it is told with --profile'),
  'request-timeout': none('how long kubectl waits'),
  server: { kind: 'told', tell: refuseServer },
  'tls-server-name': identity((value) => `wants a certificate for ${value}`),
  token: told(tellCredential),
  user: identity((value) => `signs in as user ${value}, whatever the context says`),
  username: identity((value) => `signs in as ${value}, with a password`),
  v: told(tellVerbosity),
  vmodule: { kind: 'refused', why: 'what it logs is not modelled: leave it out' },
  'warnings-as-errors': none('what the status is'),
};
