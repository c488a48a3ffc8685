/** `token`: a short-lived token of a ServiceAccount, from the TokenRequest API; the seed's steps 1 to 6. */
import { chooseContext, facts, findServer, listClusters } from '../access.js';
import { tokenAlphabet } from '../alphabets.js';
import { articleChoose, articleList, articlePins, articleRequest, articleServer } from '../article.js';
import { callStep } from '../call.js';
import type { CredentialOptions } from '../options.js';
import type { Outline, Recipe } from '../recipes.js';
import { namespacedPins, type Target } from '../target.js';
import type { Action, Hazard, Message, Step, Word } from '../types.js';
import { checkedValue, jsonpath, kubectl, message } from '../words.js';

export const tokenRecipe: Recipe = {
  name: 'token',
  summary: 'recipe.token.summary',
  needs: 'recipe.token.needs',
  misfit: () => undefined,
  outline(target, options): Outline {
    const values = facts(target, options);
    return {
      title: message('recipe.token.title', values),
      preface: [],
      steps: options.style === 'article' ? articleSteps(target, options) : safeSteps(target, options),
    };
  },
};

function safeSteps(target: Target, options: CredentialOptions): readonly Step[] {
  const values = facts(target, options);
  const create = kubectl(
    'create',
    'token',
    options.serviceAccount,
    ...asked(options),
    ...namespacedPins(target),
  );
  const found = findServer(target, options);
  const capture: Action & { readonly kind: 'capture' } = {
    kind: 'capture',
    command: create,
    into: 'TOKEN',
    alphabet: tokenAlphabet,
    otherwise: message('token.otherwise', values),
  };
  return [
    listClusters(target),
    chooseContext(target, options),
    found.step,
    { title: message('token.title', values), notes: tokenNotes(options, values), actions: [capture] },
    callStep(target, options, { ...found, token: checkedValue(capture) }),
    {
      title: message('lifetime.title', values),
      notes: [message('lifetime.note', values)],
      actions: [
        {
          kind: 'run',
          command: { program: 'kubectl', args: [...create.args, ...jsonpath(lifetimeTemplate)] },
          otherwise: message('lifetime.otherwise', values),
        },
      ],
    },
  ];
}

/** What the server granted: the TokenRequest it answers with, without the token. */
const lifetimeTemplate = '{.spec.expirationSeconds}{" seconds, until "}{.status.expirationTimestamp}{"\\n"}';

/** What the request asks of the server, in kubectl's flags. */
function asked(options: CredentialOptions): readonly Word[] {
  return [
    ...(options.duration === undefined ? [] : [[`--duration=${options.duration}`]]),
    ...options.audiences.map((audience) => [`--audience=${audience}`]),
  ];
}

function tokenNotes(
  options: CredentialOptions,
  values: Readonly<Record<string, string>>,
): readonly Message[] {
  return [
    message('token.note', values),
    ...(options.duration === undefined ? [] : [message('token.duration-note', values)]),
    ...(options.audiences.length === 0
      ? []
      : [message('token.audience-note', { ...values, audiences: options.audiences.join(', ') })]),
  ];
}

function articleSteps(target: Target, options: CredentialOptions): readonly Step[] {
  const values = facts(target, options);
  const create = ['create', 'token', options.serviceAccount, ...asked(options), ...articlePins(target)];
  const crossing: Hazard = { code: 'KS4101', reason: message('hazard.current-context', values) };
  const hazards = target.isCurrent ? [crossing] : [];
  const found = articleServer(target, options);
  const capture: Action & { readonly kind: 'plain-capture' } = {
    kind: 'plain-capture',
    command: kubectl(...create),
    into: 'TOKEN',
    decode: false,
    alphabet: tokenAlphabet,
    refused: message('token.refused', values),
  };
  return [
    articleList(target),
    articleChoose(target, options),
    found.step,
    {
      title: message('token.title', values),
      notes: [...tokenNotes(options, values), ...hazards.map((hazard) => hazard.reason)],
      actions: [capture],
    },
    articleRequest(target, options, found, checkedValue(capture)),
    {
      title: message('lifetime.title', values),
      notes: [message('lifetime.article-note', values)],
      actions: [
        { kind: 'plain-run', command: kubectl(...create, ...jsonpath(lifetimeTemplate)) },
        {
          kind: 'plain-run',
          command: kubectl(...create, '--v=8'),
          hazards: [{ code: 'KS5103', reason: message('hazard.verbose', values) }],
        },
      ],
    },
  ];
}
