/** `secret-token`: a token that lasts, in a Secret, used and taken away again; the seed's steps 7 to 10. */
import { chooseContext, facts, findServer, listClusters } from '../access.js';
import { tokenAlphabet } from '../alphabets.js';
import { articleChoose, articleList, articlePins, articleRequest, articleServer } from '../article.js';
import { callStep, transportHazards } from '../call.js';
import type { CredentialOptions } from '../options.js';
import type { Outline, Recipe } from '../recipes.js';
import { safeRequest } from '../request.js';
import { namespacedPins, type Target } from '../target.js';
import type { Action, Step } from '../types.js';
import { checkedValue, jsonpath, kubectl, message } from '../words.js';

/** How often the control plane is asked before the script gives up, once a second. */
const attempts = 60;

export const secretTokenRecipe: Recipe = {
  name: 'secret-token',
  summary: 'recipe.secret-token.summary',
  needs: 'recipe.secret-token.needs',
  misfit: () => undefined,
  outline(target, options): Outline {
    const values = secretFacts(target, options);
    return {
      title: message('recipe.secret-token.title', values),
      preface: [message('secret.warning', values)],
      steps: options.style === 'article' ? articleSteps(target, options) : safeSteps(target, options),
    };
  },
};

/** The seed calls it `default-token`. */
const secretName = (options: CredentialOptions): string => `${options.serviceAccount}-token`;

const secretFacts = (target: Target, options: CredentialOptions): Readonly<Record<string, string>> => ({
  ...facts(target, options),
  secret: secretName(options),
});

/** The annotated Secret that the token controller fills. Names are JSON strings, which YAML reads as they are. */
function manifest(options: CredentialOptions): readonly string[] {
  return [
    'apiVersion: v1',
    'kind: Secret',
    'metadata:',
    `  name: ${JSON.stringify(secretName(options))}`,
    '  annotations:',
    `    kubernetes.io/service-account.name: ${JSON.stringify(options.serviceAccount)}`,
    'type: kubernetes.io/service-account-token',
  ];
}

function safeSteps(target: Target, options: CredentialOptions): readonly Step[] {
  const values = secretFacts(target, options);
  const name = secretName(options);
  const pins = namespacedPins(target);
  const found = findServer(target, options);
  const capture: Action & { readonly kind: 'await-output' } = {
    kind: 'await-output',
    command: kubectl('get', 'secrets', name, ...pins, ...jsonpath('{.data.token}')),
    into: 'TOKEN',
    alphabet: tokenAlphabet,
    attempts,
    otherwise: message('secret.decode.otherwise', values),
    refused: message('secret.decode.refused', values),
  };
  const captured = { ...found, token: checkedValue(capture) };
  return [
    listClusters(target),
    chooseContext(target, options),
    found.step,
    {
      title: message('secret.apply.title', values),
      notes: [message('secret.apply.note', values)],
      actions: [
        {
          kind: 'require-absent',
          command: kubectl('get', 'secrets', name, '--ignore-not-found', ...pins, '-o', 'name'),
          unreadable: message('secret.unreadable', values),
          otherwise: message('secret.exists', values),
        },
        {
          kind: 'apply',
          command: kubectl('apply', ...pins, '-f', '-'),
          manifest: manifest(options),
          leaves: message('secret.left', values),
          otherwise: message('secret.apply.otherwise', values),
        },
      ],
    },
    {
      title: message('secret.decode.title', values),
      notes: [message('secret.decode.note', values)],
      actions: [capture],
    },
    callStep(target, options, captured),
    {
      title: message('secret.remove.title', values),
      notes: [message('secret.remove.note', values)],
      actions: [
        {
          kind: 'remove',
          command: kubectl('delete', 'secrets', name, ...pins),
          otherwise: message('secret.remove.otherwise', values),
        },
      ],
    },
    {
      title: message('secret.revoked.title', values),
      notes: [message('secret.revoked.note', values)],
      actions: [
        {
          kind: 'await-status',
          request: safeRequest(target, options, captured),
          into: 'STATUS',
          status: '401',
          attempts,
          reached: message('secret.revoked.reached', values),
          otherwise: message('secret.revoked.otherwise', values),
          hazards: transportHazards(target, options),
        },
        { kind: 'say', text: message('secret.advice', values) },
      ],
    },
  ];
}

function articleSteps(target: Target, options: CredentialOptions): readonly Step[] {
  const values = secretFacts(target, options);
  const name = secretName(options);
  const pins = articlePins(target);
  // The seed's own filter finds two Secrets where the control plane makes one for each ServiceAccount by itself
  // (before Kubernetes 1.24); the field selector leaves the one that was applied here.
  const own = ['--field-selector', `metadata.name=${name}`];
  const annotation = 'kubernetes\\.io/service-account\\.name';
  const template = `{.items[?(@.metadata.annotations['${annotation}']=='${options.serviceAccount}')].data.token}`;
  const find = kubectl('get', 'secrets', ...own, ...pins, ...jsonpath(template));
  const found = articleServer(target, options);
  const capture: Action & { readonly kind: 'plain-capture' } = {
    kind: 'plain-capture',
    command: find,
    into: 'TOKEN',
    decode: true,
    alphabet: tokenAlphabet,
    refused: message('secret.decode.refused', values),
  };
  const call = articleRequest(target, options, found, checkedValue(capture));
  return [
    articleList(target),
    articleChoose(target, options),
    found.step,
    {
      title: message('secret.apply.title', values),
      notes: [message('secret.apply.article-note', values)],
      actions: [
        { kind: 'plain-apply', command: kubectl('apply', ...pins, '-f', '-'), manifest: manifest(options) },
      ],
    },
    {
      title: message('secret.decode.title', values),
      notes: [message('secret.decode.article-note', values)],
      actions: [{ kind: 'plain-await-output', command: find }, capture],
    },
    call,
    {
      title: message('secret.remove.title', values),
      notes: [],
      actions: [{ kind: 'plain-run', command: kubectl('delete', 'secrets', name, ...pins) }],
    },
    {
      title: message('secret.revoked.title', values),
      notes: [message('secret.revoked.note', values), message('secret.advice', values)],
      actions: call.actions.flatMap((action) =>
        action.kind === 'plain-request'
          ? [{ ...action, kind: 'plain-await-status' as const, status: '401' }, action]
          : [],
      ),
    },
  ];
}
