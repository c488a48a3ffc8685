/** Puts into the report what a request asks of the API server, and as whom. */
import { type RequestInfo, requestInfo, unknownName } from '../../api/request-info.js';
import type { Access, Caller, Credential, KnownAccess } from '../access.js';
import type { Recorder } from '../recorder.js';
import { type Endpoint, emptiness, show, textOf, type Value } from '../value.js';
import { partsOf, type UrlParts } from './api-questions.js';
import { type Acting, type Bearing, callerOfRequest } from './caller.js';
import type { Reached } from './curl-cluster.js';
import { serverAddress } from './curl-url.js';
import { impersonationRequests } from './impersonation.js';
import type { ToolCall } from './tool.js';

/** Of somebody who acts as another, both: the right to, and what that other one asks. */
export function noteAs(
  recorder: Recorder,
  acting: Acting,
  request: RequestInfo,
  where?: KnownAccess['where'],
): void {
  const caller = noteImpersonation(recorder, acting);
  recorder.access({ kind: 'request', caller, request, ...(where === undefined ? {} : { where }) });
}

/** Puts into the report what acting as another asks for; who the API server takes the caller for. */
export function noteImpersonation(recorder: Recorder, { caller, as }: Acting): Caller {
  if (as === undefined) return caller;
  for (const request of impersonationRequests(as)) recorder.access({ kind: 'request', caller, request });
  const { user, groups } = as;
  return { ...caller, context: undefined, credential: { kind: 'impersonated', user, groups } };
}

/** A request of curl or of PowerShell. */
export interface SentTo extends Bearing {
  readonly method: string;
  readonly url: Value;
  readonly reached: Reached;
  /** Whether a kubeconfig is known that says which servers are clusters. */
  readonly isConfigKnown: boolean;
}

export function noteAccess(call: ToolCall, sent: SentTo): void {
  const { method, url, reached, door, isConfigKnown } = sent;
  const { recorder, place } = call;
  const what = `${method} ${show(url)}`;
  if (door === undefined && reached.names.length === 0 && reached.pod !== true && isConfigKnown) {
    recorder.access({ kind: 'elsewhere', what });
    return;
  }
  const asked = askedBy(method, url, basesOf(reached, door));
  if (typeof asked === 'string') {
    recorder.access({ kind: 'unknown', line: place.line, why: `${what}: ${asked}` });
    return;
  }
  const acting = callerOfRequest(sent);
  noteAs(recorder, acting, asked);
  // An apply makes what is not there, which is then asked for as well (pkg/endpoints/handlers/patch.go).
  if (asked.kind === 'resource' && asked.verb === 'patch' && isApply(sent))
    noteAs(recorder, acting, { ...asked, verb: 'create' }, 'missing');
}

function isApply({ headers }: SentTo): boolean {
  return headers.some(({ name, value }) => /^content-type$/i.test(name) && /apply-patch/.test(show(value)));
}

/** Under which paths the API server stands. A `kubectl proxy` adds that itself. */
function basesOf({ meant }: Reached, door: Endpoint | undefined): readonly string[] {
  if (door !== undefined || meant.length === 0) return [''];
  const bases = meant.map(({ cluster }) => serverAddress(cluster.server)?.path ?? '');
  return [...new Set(bases)].sort((one, other) => other.length - one.length);
}

const root: UrlParts = { path: '/', query: '' };
const runTime = 'which resource it is about depends on the run';

/** What a request is about, or why that is not known. */
function askedBy(method: string, url: Value, bases: readonly string[]): RequestInfo | string {
  const text = textOf(url);
  const parts = text !== undefined && /^https?:\/\/[^/?#]+$/i.test(text) ? root : partsOf(url);
  if (parts === undefined) return runTime;
  const { path, query } = parts;
  const base = bases.find((one) => path === one || path.startsWith(`${one}/`));
  if (base === undefined) return 'the path is none of the API server';
  const names = url.filter(
    (segment) => segment.kind === 'secret' || (segment.kind === 'unknown' && segment.ofPod === undefined),
  );
  const behind = decodedPath(path.slice(base.length));
  if (behind === undefined || /\/\/|\/\.{1,2}(?:\/|$)|\*$/.test(behind)) return 'a path that is not modelled';
  if (behind.includes(unknownName) && names.some((one) => emptiness([one]) !== 'nonempty'))
    return 'whether a name stands there depends on the run';
  const info = requestInfo(method, behind === '' ? '/' : behind, query ?? '');
  if (info === undefined) return 'the API server knows no such verb';
  if (info.kind === 'path') return info.path.includes(unknownName) ? runTime : info;
  if (query === undefined && (info.verb === 'list' || info.verb === 'watch'))
    return 'whether it lists or watches depends on the run';
  if ([info.group, info.resource, info.subresource, info.namespace].some((one) => one.includes(unknownName)))
    return runTime;
  return info.name.includes(unknownName) ? { ...info, name: unknownName } : info;
}

function decodedPath(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** For a call whose requests are not modelled. */
export const unknownAccess = (line: number, why: string): Access => ({ kind: 'unknown', line, why });

/** Whose token a TokenRequest asks for; undefined for any other request. `path`: behind the server's own. */
export function tokenAskedFor(method: string, path: string): Credential | undefined {
  const [plain = ''] = path.split('?');
  const info = requestInfo(method, plain, '');
  if (info?.kind !== 'resource' || info.verb !== 'create' || info.subresource !== 'token') return undefined;
  const { group, resource, namespace, name } = info;
  if (group !== '' || resource !== 'serviceaccounts' || /[\0«]/.test(namespace + name)) return undefined;
  return { kind: 'service-account', namespace, name };
}
