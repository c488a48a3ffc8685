/** A Secret with a token that never ends: what it is called, and the steps that make, read and remove it. */
import { tokenAlphabet } from '../alphabets.js';
import { facts } from '../facts.js';
import { fileRequest, fileRequestHazards } from '../file-request.js';
import type { StepOptions } from '../options.js';
import { namespacedPins } from '../pins.js';
import { type StepTarget, step } from '../step.js';
import type { Style } from '../types.js';
import { eitherWay } from '../without-kubectl.js';
import type { Command } from '../word.js';
import { goTemplate, jsonpath, kubectl, message } from '../words.js';
import { applying, type MadeObjects, madeFacts, removing } from './made-object.js';
import { madeSecret } from './made-secret.js';
import { noSuccess } from './request-token.js';

/** How often the control plane is asked before the script gives up, once a second. */
const attempts = 60;

/** The annotated Secret that the token controller fills. The seed calls it `default-token`. */
export const tokenSecret: MadeObjects = madeSecret({
  name: ({ serviceAccount }) => `${serviceAccount}-token`,
  manifest: (options) => [
    'apiVersion: v1',
    'kind: Secret',
    'metadata:',
    `  name: ${JSON.stringify(tokenSecret.name(options))}`,
    '  annotations:',
    `    kubernetes.io/service-account.name: ${JSON.stringify(options.serviceAccount)}`,
    'type: kubernetes.io/service-account-token',
  ],
  applied: (values, style) => ({
    title: message('secret.apply.title', values),
    notes: [message(style === 'article' ? 'secret.apply.article-note' : 'secret.apply.note')],
    left: message('secret.left', values),
  }),
  keeps: true,
});

export const applySecret = applying(tokenSecret);

export const removeSecret = removing(tokenSecret);

const decodedByKubectl = step(['namespace', 'serviceAccount'], ({ style, target, options }) => {
  const values = madeFacts(target, options, tokenSecret);
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

const decodedFromAnswer = step(['namespace', 'serviceAccount', 'insecure', 'withoutKubectl'], (given) => {
  const { target, options } = given;
  const values = madeFacts(target, options, tokenSecret);
  const path = `/api/v1/namespaces/${options.namespace}/secrets/${tokenSecret.name(options)}`;
  return {
    title: message('secret.decode.title'),
    notes: [message('bare.secret.note')],
    more: [message('call.options')],
    actions: [
      {
        kind: 'await-secret',
        request: fileRequest(given, { method: 'GET', path, keeps: true }),
        requestHazards: fileRequestHazards(given),
        into: 'TOKEN',
        alphabet: tokenAlphabet,
        attempts,
        unsuccessful: message('bare.secret.unsuccessful', values),
        missing: message('secret.decode.otherwise', values),
        refused: message('secret.decode.refused', values),
        otherwise: message('call.otherwise', facts(target, {})),
        showHazards: [noSuccess],
      },
    ],
  };
});

/** The token controller fills the Secret in its own time. */
export const decodeToken = eitherWay(decodedByKubectl, decodedFromAnswer);

/** kubectl decodes it itself: not every `base64` knows --decode. Without a token yet, nothing is printed. */
const decodedToken = '{{with .data.token}}{{base64decode .}}{{end}}';

/**
 * The seed's own filter finds two Secrets where the control plane makes one for each ServiceAccount by itself (before
 * Kubernetes 1.24); the field selector leaves the one that was applied here.
 */
function tokenOfSecret(
  target: StepTarget,
  options: Pick<StepOptions, 'namespace' | 'serviceAccount'>,
  style: Style,
): Command {
  const name = tokenSecret.name(options);
  const pins = namespacedPins(target, options.namespace, style);
  if (style !== 'article') return kubectl('get', 'secrets', name, ...pins, ...goTemplate(decodedToken));
  const annotation = 'kubernetes\\.io/service-account\\.name';
  const template = `{.items[?(@.metadata.annotations['${annotation}']=='${options.serviceAccount}')].data.token}`;
  const own = ['--field-selector', `metadata.name=${name}`];
  return kubectl('get', 'secrets', ...own, ...pins, ...jsonpath(template));
}
