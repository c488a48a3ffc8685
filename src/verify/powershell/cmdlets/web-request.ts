/** A request that PowerShell itself sends, and what the report says of it. */
import type { Config } from '../../../kubeconfig/types.js';
import { podNote } from '../../pod.js';
import type { HttpRequest, TlsPosture, Unordered } from '../../report.js';
import { asksForNoCheck, notGivenCa, nowhere, type Reached, reach } from '../../tools/curl-cluster.js';
import { checkSecrets } from '../../tools/curl-secrets.js';
import { readUrl, shownUrl } from '../../tools/curl-url.js';
import { noteAccess } from '../../tools/note-access.js';
import { noteChange } from '../../tools/request-change.js';
import { confirmDocumentParts, confirmPart, confirmUrlParts } from '../../tools/structure.js';
import { tokenOf } from '../../tools/token.js';
import type { ToolCall } from '../../tools/tool.js';
import { type Endpoint, show, textOf, type Value } from '../../value.js';

export interface WebRequest {
  readonly method: string;
  readonly url: Value;
  readonly headers: readonly { readonly name: string; readonly value: Value }[];
  readonly body: Value | undefined;
  readonly insecure: boolean;
  readonly followsRedirects: boolean;
}

/** Puts the request into the report, with what is wrong with it; the report's entry. */
export function reportRequest(call: ToolCall, request: WebRequest): Unordered<HttpRequest> {
  const { recorder, place } = call;
  const { url, method, headers, body } = request;
  const token = tokenOf(url, place);
  const read = readUrl(url);
  if (read.kind === 'bad') recorder.find('KS5001', place, `${show(url)}: ${read.why}`);
  if (read.kind === 'unknown') recorder.refuse('KS5001', place, read.why);
  const address = read.kind === 'address' ? read.address : undefined;
  const door: Endpoint | undefined =
    read.kind === 'endpoint'
      ? read.endpoint
      : address === undefined
        ? undefined
        : recorder.doorAt(`${address.host}:${address.port}`);
  if (address !== undefined || door !== undefined) confirmUrlParts(call, url, place);
  for (const { value } of headers) for (const part of value) confirmPart(call, part, 'header', place);
  if (body !== undefined) confirmDocumentParts(call, body, place);
  const config = configOf(call);
  const sent = [url, ...headers.map(({ value }) => value), body ?? []];
  let reached: Reached = nowhere;
  if (door?.cluster !== undefined) reached = { ...nowhere, names: [door.cluster] };
  else if (door === undefined && address !== undefined)
    reached = reach({ own: config, read: recorder.configsRead() }, address, address, sent);
  const clusters = reached.names;
  if (address?.scheme === 'http' && door === undefined) {
    recorder.find('KS5002', place, `${show(url)} is not https: whoever stands between can read what is sent`);
  }
  checkSecrets(call, {
    config,
    clusters,
    url,
    urlToken: token,
    headers: headers.map((header) => ({ ...header, token: tokenOf(header.value, place) })),
    body,
    through: door,
    pod: reached.pod === true,
    known: address !== undefined || door !== undefined,
  });
  const encrypted = address?.scheme === 'https' || (address === undefined && door === undefined);
  const shown: Record<string, string> = {};
  for (const { name, value } of headers) shown[name] = show(value);
  const tls = postureOf(call, request, encrypted, reached);
  const question = noteChange(call, { method, url, body, reached });
  noteAccess(call, {
    method,
    url,
    headers,
    certificate: undefined,
    door,
    cluster: clusters[0],
    reached,
    isConfigKnown: config !== undefined,
  });
  const entry: Unordered<HttpRequest> = {
    ...place,
    method,
    url: shownUrl(url),
    headers: shown,
    body: body === undefined ? undefined : show(body),
    tls,
    cluster: clusters[0],
    notes: [
      request.followsRedirects ? 'follows redirects, without the Authorization header' : 'redirects off',
      ...(door === undefined ? [] : [`through ${door.what}`]),
      ...(reached.pod === true ? [podNote] : []),
    ],
    by: call.name,
    repeated: call.repeated,
    ...(question === undefined ? {} : { question }),
  };
  recorder.request(entry);
  return entry;
}

function postureOf(call: ToolCall, request: WebRequest, encrypted: boolean, reached: Reached): TlsPosture {
  const { meant } = reached;
  const { recorder, place } = call;
  const posture = (kind: TlsPosture['kind'], description: string): TlsPosture => ({
    kind,
    description,
    // .NET builds its chain from the trust store of the system alone.
    trust: kind === 'system' ? [{ kind: 'system' }] : [],
    clientCertificate: undefined,
  });
  if (!encrypted) return posture('none', 'not encrypted');
  if (request.insecure) {
    const asked = asksForNoCheck(meant);
    recorder.find(
      'KS5003',
      place,
      asked
        ? 'the certificate of the server is not verified: the kubeconfig asks for it'
        : 'the certificate of the server is not verified: whoever stands between can read what is sent',
      asked ? { severity: 'info' } : { fix: "curl --cacert with the kubeconfig's CA" },
    );
    return posture('insecure', 'not verified (-SkipCertificateCheck)');
  }
  const lacking = notGivenCa(reached);
  if (lacking !== undefined) {
    recorder.find(
      'KS5005',
      place,
      `${lacking}, and ${call.name} cannot be given it: it asks the system's trust store`,
      { fix: "curl --cacert with the kubeconfig's CA" },
    );
  }
  return posture('system', "system's trust store");
}

/** The kubeconfig that kubectl would read at this point: requests are compared with it. */
function configOf(call: ToolCall): Config | undefined {
  const variable = call.variable('KUBECONFIG');
  const list = variable === undefined ? undefined : textOf(variable);
  try {
    return call.world.config(list === undefined ? {} : { variable: list });
  } catch {
    return undefined;
  }
}
