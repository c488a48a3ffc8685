/** The API server of the pod's own cluster is called with the pod's token. */

import { quoted } from '../../display.js';
import { UsageError } from '../../errors.js';
import type { Hazard } from '../action.js';
import { statusAlphabet } from '../alphabets.js';
import { articleRequest } from '../article-request.js';
import type { CurlOption, Request } from '../curl.js';
import { answerHazards, streamHazards } from '../hazards.js';
import { callIn, inPages, pageNotes, pageQuery } from '../pages.js';
import { podNamespace } from '../pod.js';
import { type Call, safeRequest } from '../request.js';
import { requestReads } from '../requested.js';
import { articleBearer } from '../sign-in.js';
import { type Captured, type Given, step } from '../step.js';
import type { Word } from '../word.js';
import { message, text } from '../words.js';
import { commandNotes } from './call.js';
import { mountedFolder, namespaceBesideResource } from './pod.js';

const reads = ['namespace', ...requestReads] as const;

export const callInPod = step(
  reads,
  (given) => {
    const { style, options } = given;
    const asked = callIn(style, options);
    refuseUnknownNamespace(asked, options.command);
    const values = { method: asked.method, path: asked.path };
    const hazards = style === 'article' ? [...articleHazards, ...answerHazards(asked)] : [];
    return {
      title: message('call.title', values),
      notes: [
        ...commandNotes(options.command),
        ...pageNotes(asked),
        ...(style === 'article' ? [] : [message('pod.call-note')]),
      ],
      more: [message('call.options')],
      actions: [
        asked.streams === undefined
          ? inPages(asked, {
              kind: 'request',
              request: requestInPod(given, asked),
              hazards,
              into: 'STATUS',
              alphabet: statusAlphabet,
              unauthorized: message('pod.unauthorized'),
              forbidden: message('pod.forbidden', values),
              unexpected: message('call.unexpected'),
              otherwise: message('pod.otherwise'),
              showHazards: answerHazards(asked),
            })
          : {
              kind: 'stream',
              request: requestInPod(given, asked),
              hazards: [...hazards, ...streamHazards(asked)],
              otherwise: message('pod.stream-otherwise', values),
            },
      ],
    };
  },
  namespaceBesideResource,
);

const articleHazards: readonly Hazard[] = [{ code: 'KS5101', reason: message('hazard.argv') }];

/** The request, verified with the pod's own CA; the article's takes it where it is mounted. */
function requestInPod({ style, target, captured }: Given<typeof reads>, asked: Call): Request {
  const called = { ...asked, path: asked.path.replaceAll(podNamespace, 'default') };
  const request =
    style === 'article'
      ? articleRequest(target, called, verified, captured, articleBearer(captured), mountedFolder)
      : safeRequest(target, called, verified, captured);
  return { ...request, url: urlOf(asked, captured), options: request.options.map(ofPod) };
}

const verified = { insecure: false } as const;

function ofPod(option: CurlOption): CurlOption {
  if (option.name === '--cacert') return { ...option, why: message('curl.pod-cacert') };
  // Beside the mounted CA another may lie, as OpenShift's service-ca.crt does.
  const isMounted = option.name === '--capath' && option.value === mountedFolder;
  return isMounted ? { ...option, value: text('/dev/null') } : option;
}

function urlOf(asked: Call, captured: Captured): Word {
  const parts = asked.path.split(podNamespace);
  const joined = parts.flatMap((part, index) => (index === 0 ? [part] : [captured('NAMESPACE'), part]));
  return [captured('APISERVER'), ...joined, ...pageQuery(asked)];
}

/** A command that writes the namespace elsewhere than into the path as it is, such as into the object that it sends. */
function refuseUnknownNamespace({ path, body, document = [] }: Call, command: readonly string[]): void {
  if (command.length === 0) return;
  const sent = [body ?? '', ...document].some((line) => line.includes(podNamespace));
  if (!sent && !path.includes(encodeURIComponent(podNamespace))) return;
  throw new UsageError(
    `${quoted(command.join(' '))} writes the namespace into what it sends, and only the pod knows its own`,
    { hint: 'say it in the command: -n NAME' },
  );
}
