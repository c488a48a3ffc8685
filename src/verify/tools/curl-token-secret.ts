/** Whose token an answer holds: that of a TokenRequest, or of a Secret that the script itself has made for it. */
import { requestInfo } from '../../api/request-info.js';
import type { Credential } from '../access.js';
import type { Recorder } from '../recorder.js';
import type { HttpRequest, Unordered } from '../report.js';
import { textOf, type Value } from '../value.js';
import { tokenOf } from './kubectl-manifest.js';
import { tokenAskedFor } from './note-access.js';

type Sent = Pick<Unordered<HttpRequest>, 'method' | 'url' | 'cluster'>;

/** Remembers that a request makes a Secret which the control plane fills with a token. */
export function noteTokenSecret(recorder: Recorder, sent: Sent, body: Value | undefined): void {
  const info = requestInfo(sent.method, pathOf(sent), '');
  if (info?.kind !== 'resource' || info.resource !== 'secrets' || info.verb !== 'create') return;
  const secret = parsed(textOf(body ?? []));
  const account = tokenOf(secret);
  const { name } = secret.metadata ?? {};
  if (account === undefined || typeof name !== 'string') return;
  const { namespace } = info;
  const holder = { kind: 'service-account', namespace, name: account } as const;
  recorder.tokenSecret(sent.cluster, `Secret ${namespace}/${name}`, holder);
}

/** Undefined where it is not known. */
export function holderOfAnswer(recorder: Recorder, sent: Sent): Credential | undefined {
  const path = pathOf(sent);
  const info = requestInfo(sent.method, path, '');
  return info?.kind === 'resource' && info.resource === 'secrets' && info.verb === 'get'
    ? recorder.holderOf(sent.cluster, `Secret ${info.namespace}/${info.name}`)
    : tokenAskedFor(sent.method, path);
}

/** Behind the server's own, without the query. */
const pathOf = ({ url }: Sent): string =>
  url.replace(/^https?:\/\/[^/]+(?:.*?(?=\/api\/v1\/))?/, '').replace(/\?.*$/s, '');

interface Parsed {
  readonly metadata?: { readonly name?: unknown };
}

function parsed(text: string | undefined): Parsed {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
