/** Objects that a recipe makes and removes again without kubectl: by the API itself. */
import { acceptHeaders } from '../../api/media-types.js';
import type { ActionOf, AnnotatedAction, Hazard } from '../action.js';
import { statusAlphabet } from '../alphabets.js';
import { jsonLines, treeOf } from '../body.js';
import type { ApiObject, Request } from '../curl.js';
import { facts } from '../facts.js';
import { fileRequest, fileRequestHazards } from '../file-request.js';
import { rightsReads } from '../given-rights.js';
import type { Call } from '../request.js';
import { requestReads } from '../requested.js';
import type { Given, PlannedStep } from '../step.js';
import { kubeconfigFlag } from '../target.js';
import { kubectl, message, text } from '../words.js';
import { type MadeObjects, type MadeOptions, madeFacts, readingFor } from './made-object.js';
import { noSuccess } from './request-token.js';

const reads = [
  'namespace',
  'serviceAccount',
  'insecure',
  'withoutKubectl',
  ...requestReads,
  ...rightsReads,
] as const;

/** They must not be there yet: they are removed whenever the script ends. */
export const making = (made: MadeObjects): PlannedStep =>
  readingFor(made, reads, (given) => {
    const { target, options, style } = given;
    const values = madeFacts(target, options, made);
    const { title, notes, otherwise, exists, left } = made.words(values, style, options);
    if (style === 'article') return { title, notes, actions: articleRequests(given, made, 'creation') };
    return {
      title,
      notes,
      actions: [
        {
          kind: 'make',
          objects: objectsOf(given, made),
          into: 'STATUS',
          alphabet: statusAlphabet,
          unreadable: message('bare.unreadable', values),
          exists,
          otherwise,
          leaves: left,
          remedy: kubectl(
            'delete',
            made.types(options),
            made.name(options),
            ...kubeconfigFlag(target),
            `--context=${target.contextName}`,
            `--namespace=${options.namespace}`,
          ),
          places: documentsOf(made, options)
            .map((document) => `${target.server.url.replace(/\/$/, '')}${placeOf(document, made, options)}`)
            .reverse(),
          requestHazards: fileRequestHazards(given),
          showHazards: [noSuccess],
        },
      ],
    };
  });

export const takingAway = (made: MadeObjects): PlannedStep =>
  readingFor(made, reads, (given) => {
    const { target, options, style } = given;
    const { title, note, otherwise } = made.words(madeFacts(target, options, made), style, options).removal;
    if (style === 'article')
      return { title, notes: [], actions: articleRequests(given, made, 'removal').reverse() };
    const keeping = made.keeps ? [message('secret.remove.keep-note')] : [];
    return {
      title,
      notes: [note, ...keeping],
      actions: [{ kind: 'take-away', keeps: made.keeps, otherwise }],
    };
  });

/** What is made holds no secret yet; what is taken away is not in the answer (meta/v1 Status). */
const noToken: Hazard = { code: 'KS5103', reason: message('hazard.no-token-in-it') };

/** The article's own: each shows what the API server answers, and nothing is looked at before. */
function articleRequests(
  given: Given<typeof reads>,
  made: MadeObjects,
  which: 'creation' | 'removal',
): (ActionOf<'request'> & AnnotatedAction)[] {
  const values = facts(given.target, given.options);
  return objectsOf(given, made).map(({ [which]: request }) => ({
    kind: 'request',
    request,
    hazards: [...fileRequestHazards(given), ...(made.types(given.options) === 'secrets' ? [noToken] : [])],
    into: 'STATUS',
    alphabet: statusAlphabet,
    unauthorized: message('proxy.unauthorized', values),
    forbidden: message('call.unexpected'),
    unexpected: message('call.unexpected'),
    otherwise: message('call.otherwise', values),
    showHazards: [],
  }));
}

/** One for each document of the manifest, in the namespace where it has one. */
function objectsOf(given: Given<typeof reads>, made: MadeObjects): readonly ApiObject[] {
  const { options } = given;
  const request = (call: Call): Request => fileRequest(given, call);
  return documentsOf(made, options).map((document) => {
    const path = placeOf(document, made, options);
    return {
      look: brief(request({ method: 'GET', path, headers: [`Accept: ${acceptHeaders.metadata}`] })),
      creation: request({
        method: 'POST',
        path: collectionOf(document, options.namespace),
        document: jsonLines(treeOf(document)),
        contentType: 'application/json',
      }),
      removal: brief(request({ method: 'DELETE', path })),
    };
  });
}

const documentsOf = (made: MadeObjects, options: MadeOptions): readonly string[] =>
  made.manifest(options).join('\n').split('\n---\n');

const placeOf = (document: string, made: MadeObjects, options: MadeOptions): string =>
  `${collectionOf(document, options.namespace)}/${made.name(options)}`;

/** At the end of a script nobody waits for long. */
const brief = (request: Request): Request => ({
  ...request,
  options: request.options.map((option) =>
    option.name === '--max-time' ? { ...option, value: text('20') } : option,
  ),
});

/** Where the API has the objects of a document, all of which recipes of ours make. */
function collectionOf(document: string, namespace: string): string {
  const [, apiVersion = ''] = /^apiVersion: (.+)$/m.exec(document) ?? [];
  const [, kind = ''] = /^kind: (.+)$/m.exec(document) ?? [];
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const place = kind.startsWith('Cluster') ? root : `${root}/namespaces/${namespace}`;
  return `${place}/${kind.toLowerCase()}s`;
}
