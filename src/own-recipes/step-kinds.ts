/** The steps that a recipe of one's own is made of: those of kubesteps, and what each needs before it. */

import type { Option } from '../command-line/option.js';
import { optionsOf } from '../command-line/options.js';
import { optionNames, type StepOption } from '../plan/options.js';
import { notInArticle, type PlannedStep, step } from '../plan/step.js';
import { askBoundToken, boundSecret } from '../plan/steps/bound-token.js';
import { call } from '../plan/steps/call.js';
import { callAsSelf } from '../plan/steps/call-as-self.js';
import { canI } from '../plan/steps/can-i.js';
import { chooseCluster } from '../plan/steps/choose-context.js';
import { findServer } from '../plan/steps/find-server.js';
import { listClusters } from '../plan/steps/list-clusters.js';
import { applying, removing } from '../plan/steps/made-object.js';
import { takeCredentials } from '../plan/steps/own-credentials.js';
import { callProxy, startProxy, stopProxy } from '../plan/steps/proxy.js';
import { applySecret, decodeToken, removeSecret } from '../plan/steps/secret.js';
import { askToken, tokenLifetime } from '../plan/steps/token.js';
import { message } from '../plan/words.js';

export interface StepKind {
  readonly planned: PlannedStep;
  /** What steps before it have to give. */
  readonly takes: readonly string[];
  /** What no other step may give: a recipe has one way to the server, and signs in once. */
  readonly gives?: readonly string[];
  /** Of each group, one has to stand behind it: what is found is used, and what is made is taken away. */
  readonly behind?: readonly (readonly string[])[];
  /** May stand in a recipe more than once. */
  readonly again?: true;
}

const say = step([], () => ({ title: message('script.error'), notes: [], actions: [] }));

const byToken = { gives: ['token', 'sign-in'], behind: [['call', 'can-i']] } as const;

export const stepKinds: Readonly<Record<string, StepKind>> = {
  'list-clusters': { planned: listClusters, takes: [] },
  'choose-cluster': { planned: chooseCluster, takes: [], gives: ['cluster'] },
  'find-server': {
    planned: findServer,
    takes: ['cluster'],
    gives: ['server', 'way'],
    behind: [['call', 'can-i', 'call-as-self']],
  },
  token: { planned: askToken, takes: ['server'], ...byToken },
  'token-lifetime': { planned: tokenLifetime, takes: ['token'] },
  'bound-secret': {
    planned: applying(boundSecret),
    takes: ['server'],
    gives: ['bound-secret'],
    behind: [['bound-token'], ['remove-bound-secret']],
  },
  'bound-token': { planned: askBoundToken, takes: ['bound-secret'], ...byToken },
  'remove-bound-secret': { planned: removing(boundSecret), takes: ['bound-secret'] },
  'token-secret': {
    planned: applySecret,
    takes: ['server'],
    gives: ['token-secret'],
    behind: [['secret-token'], ['remove-token-secret']],
  },
  'secret-token': { planned: decodeToken, takes: ['token-secret'], ...byToken },
  'remove-token-secret': { planned: removeSecret, takes: ['token-secret'] },
  call: { planned: call, takes: ['server', 'token'], again: true },
  'can-i': { planned: canI, takes: ['server', 'token'], again: true },
  'own-credentials': {
    planned: takeCredentials,
    takes: ['server'],
    gives: ['credentials', 'sign-in'],
    behind: [['call-as-self']],
  },
  'call-as-self': { planned: callAsSelf, takes: ['credentials'], again: true },
  'start-proxy': {
    planned: startProxy,
    takes: ['cluster'],
    gives: ['proxy', 'way'],
    behind: [['call-proxy'], ['stop-proxy']],
  },
  'call-proxy': { planned: callProxy, takes: ['proxy'], again: true },
  'stop-proxy': { planned: stopProxy, takes: ['proxy'] },
  say: { planned: notInArticle(say), takes: [], again: true },
};

/** What only whoever runs kubesteps says, and what is of scripts alone. */
const notOfFiles: readonly StepOption[] = [
  'insecure',
  'withoutKubectl',
  'command',
  'watch',
  'follow',
  'limit',
];

/** The options that steps of a kind take, by their names on the command line. */
export function dataOf({ planned }: StepKind): ReadonlyMap<string, StepOption> {
  const read = [...planned.reads('safe'), ...planned.reads('paste'), ...planned.reads('article')];
  return new Map(
    read.filter((name) => !notOfFiles.includes(name)).map((name) => [optionNames[name], name] as const),
  );
}

/** What the table of options says of one. */
export function optionOf(name: string): Option {
  const option = optionsOf('generate').find((one) => one.name === name);
  if (option === undefined) throw new Error(`generate has no option ${name}`);
  return option;
}

/** Who calls, and where: what a step that says its request leaves to the command line. */
const ofCaller: readonly StepOption[] = [
  'namespace',
  'serviceAccount',
  'duration',
  'audiences',
  'insecure',
  'withoutKubectl',
];

/** What a step asks for: where its data says any of it, that is all. */
export function askedBy(kind: StepKind): readonly StepOption[] {
  const read = [...kind.planned.reads('safe'), ...kind.planned.reads('paste')];
  return read.filter((name) => !ofCaller.includes(name));
}
