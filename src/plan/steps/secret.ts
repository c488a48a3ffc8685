/** A Secret with a token that never ends: what it is called, and the steps that make, read and remove it. */
import { tokenAlphabet } from '../alphabets.js';
import { facts } from '../facts.js';
import type { StepOptions } from '../options.js';
import { namespacedPins } from '../pins.js';
import { type StepTarget, step } from '../step.js';
import type { AnnotatedAction, Command, Style } from '../types.js';
import { goTemplate, jsonpath, kubectl, message } from '../words.js';

const reads = ['namespace', 'serviceAccount'] as const;

type SecretOptions = Pick<StepOptions, (typeof reads)[number]>;

/** How often the control plane is asked before the script gives up, once a second. */
export const attempts = 60;

/** The seed calls it `default-token`. */
const secretName = ({ serviceAccount }: Pick<StepOptions, 'serviceAccount'>): string =>
  `${serviceAccount}-token`;

/** What its messages name. */
export const secretFacts = (
  target: StepTarget,
  options: SecretOptions,
): Readonly<Record<keyof ReturnType<typeof facts<keyof SecretOptions>> | 'secret', string>> => ({
  ...facts(target, options),
  secret: secretName(options),
});

/** The annotated Secret that the token controller fills. Names are JSON strings, which YAML reads as they are. */
function manifest(options: SecretOptions): readonly string[] {
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

export const applySecret = step(reads, ({ style, target, options }) => {
  const values = secretFacts(target, options);
  const pins = namespacedPins(target, options.namespace, style);
  const absent: AnnotatedAction = {
    kind: 'require-absent',
    command: kubectl('get', 'secrets', secretName(options), '--ignore-not-found', ...pins, '-o', 'name'),
    unreadable: message('secret.unreadable', values),
    otherwise: message('secret.exists', values),
  };
  return {
    title: message('secret.apply.title', values),
    notes: [message(style === 'article' ? 'secret.apply.article-note' : 'secret.apply.note')],
    actions: [
      ...(style === 'article' ? [] : [absent]),
      {
        kind: 'apply',
        command: kubectl('apply', ...pins, '-f', '-'),
        manifest: manifest(options),
        removal: deletion(target, options, style),
        leaves: message('secret.left', values),
        otherwise: message('secret.apply.otherwise', values),
      },
    ],
  };
});

export const decodeToken = step(reads, ({ style, target, options }) => {
  const values = secretFacts(target, options);
  return {
    title: message('secret.decode.title'),
    notes: [message(style === 'article' ? 'secret.decode.article-note' : 'secret.decode.note')],
    actions: [
      {
        kind: 'await-output',
        command: tokenOfSecret(target, options, style),
        into: 'TOKEN',
        alphabet: tokenAlphabet,
        attempts,
        otherwise: message('secret.decode.otherwise', values),
        refused: message('secret.decode.refused', values),
      },
    ],
  };
});

/** kubectl decodes it itself: not every `base64` knows --decode. Without a token yet, nothing is printed. */
const decodedToken = '{{with .data.token}}{{base64decode .}}{{end}}';

/**
 * The seed's own filter finds two Secrets where the control plane makes one for each ServiceAccount by itself (before
 * Kubernetes 1.24); the field selector leaves the one that was applied here.
 */
function tokenOfSecret(target: StepTarget, options: SecretOptions, style: Style): Command {
  const name = secretName(options);
  const pins = namespacedPins(target, options.namespace, style);
  if (style === 'safe') return kubectl('get', 'secrets', name, ...pins, ...goTemplate(decodedToken));
  const annotation = 'kubernetes\\.io/service-account\\.name';
  const template = `{.items[?(@.metadata.annotations['${annotation}']=='${options.serviceAccount}')].data.token}`;
  const own = ['--field-selector', `metadata.name=${name}`];
  return kubectl('get', 'secrets', ...own, ...pins, ...jsonpath(template));
}

const deletion = (target: StepTarget, options: SecretOptions, style: Style): Command =>
  kubectl('delete', 'secrets', secretName(options), ...namespacedPins(target, options.namespace, style));

export const removeSecret = step(reads, ({ style, target, options }) => {
  const values = secretFacts(target, options);
  return {
    title: message('secret.remove.title'),
    notes: style === 'article' ? [] : [message('secret.remove.note')],
    actions: [
      {
        kind: 'remove',
        command: deletion(target, options, style),
        otherwise: message('secret.remove.otherwise', values),
      },
    ],
  };
});
