/** What a request changes in the cluster, whichever program sends it. */
import { show, type Value } from '../value.js';
import { questionOf } from './api-questions.js';
import type { Reached } from './curl-cluster.js';
import { serverAddress } from './curl-url.js';
import type { ToolCall } from './tool.js';

/** A request, as far as it decides about that. */
export interface SentRequest {
  readonly method: string;
  readonly url: Value;
  readonly body: Value | undefined;
  readonly reached: Reached;
}

/**
 * Puts the change into the report, where the request makes one. Returns the kind of the question that it asks instead,
 * such as `TokenRequest`, or `dryRun=All`.
 */
export function noteChange(call: ToolCall, request: SentRequest): string | undefined {
  const { method, url, body, reached } = request;
  if (['GET', 'HEAD', 'OPTIONS'].includes(method.toUpperCase())) return undefined;
  const question = questionOf(method, url, basesOf(reached), body);
  if (question !== undefined) return question;
  const { place, repeated, name, recorder } = call;
  const object = show(url);
  recorder.find('KS5009', place, `${method} ${object} changes the cluster`);
  const unsaid = { manifests: [], context: undefined, user: undefined, doubt: undefined };
  recorder.write({
    ...place,
    by: name,
    verb: method,
    object,
    cluster: reached.names[0],
    ...unsaid,
    repeated,
  });
  return undefined;
}

/** Where the API stands on the servers that are asked; at the root where nothing tells. */
function basesOf({ meant }: Reached): readonly string[] {
  return meant.map(({ cluster }) => serverAddress(cluster.server)?.path ?? '');
}
