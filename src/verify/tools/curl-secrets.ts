/** Which secrets a request carries, and whether they belong where it goes. */
import type { Config } from '../../kubeconfig/types.js';
import { type Endpoint, type Secret, secretsIn, show, type Value } from '../value.js';
import type { Header } from './curl-body.js';
import type { Token } from './token.js';
import type { ToolCall } from './tool.js';

export interface Sent {
  readonly config: Config | undefined;
  /** The clusters whose server the request goes to. */
  readonly clusters: readonly string[];
  readonly url: Value;
  readonly urlToken: Token;
  readonly headers: readonly Header[];
  readonly body: Value | undefined;
  readonly through: Endpoint | undefined;
  /** The request goes to the API server of the pod that the script runs in. */
  readonly pod: boolean;
  /** Where the option stands that makes curl write what it sends to a log: `--verbose`, `--trace`. */
  readonly logged?: ToolCall['place'] | undefined;
  /** Where the request goes is known. */
  readonly known: boolean;
}

/** What documents write for readers to replace: `<your-token>`, `CHANGE_ME`, `YOUR_TOKEN_HERE`. */
const placeholder =
  /<[A-Za-z][\w .-]*>|\b(?:CHANGE|REPLACE|FILL)[_-]?(?:ME|THIS|IN)\b|\bYOUR[_-][A-Z0-9_-]+\b/;

function literalPart(value: Value): string {
  return value.map((segment) => (segment.kind === 'literal' ? segment.text : '\n')).join('');
}

/** Finds secrets in URLs, secrets for another cluster, and secrets for no cluster at all. */
export function checkSecrets(call: ToolCall, sent: Sent): void {
  for (const one of secretsIn(sent.url)) {
    call.recorder.find('KS5102', sent.urlToken.place, `${show([one])} stands in the URL, where logs keep it`);
    checkOwner(call, sent, one);
  }
  for (const { value } of sent.headers) for (const one of secretsIn(value)) checkOwner(call, sent, one);
  for (const text of [...sent.headers.map(({ value }) => value), sent.url].map(literalPart)) {
    const left = placeholder.exec(text)?.[0];
    if (left === undefined) continue;
    call.recorder.find('KS2004', call.place, `${show([{ kind: 'literal', text: left }])} is a placeholder`);
  }
  const encoded = sent.headers
    .filter(({ name }) => name.toLowerCase() === 'authorization')
    .flatMap(({ value }) => secretsIn(value).filter((one) => one.encoded === true));
  for (const one of encoded) {
    call.recorder.find('KS5007', call.place, `${show([one])} is still base64: no server takes it so`, {
      severity: 'error',
      fix: 'base64 --decode',
    });
  }
  const [shown] = sent.headers.flatMap(({ value }) => secretsIn(value));
  if (shown !== undefined && sent.logged !== undefined) {
    call.recorder.find('KS5103', sent.logged, `curl shows ${show([shown])} with the headers that it sends`, {
      fix: 'leave it out',
    });
  }
  for (const one of secretsIn(sent.body ?? [])) checkOwner(call, sent, one);
}

function checkOwner(call: ToolCall, sent: Sent, one: Secret): void {
  const { recorder, place } = call;
  const { config, clusters, known } = sent;
  const [cluster] = clusters;
  if (one.ofPod === true) {
    if (known && !sent.pod) checkPodOwner(call, sent, one);
    return;
  }
  if (config === undefined || !known) return;
  if (cluster === undefined) {
    recorder.find(
      'KS5106',
      place,
      `${show([one])} goes to ${show(sent.url)}, which is no server of the kubeconfig`,
    );
    return;
  }
  if (one.cluster === undefined) return;
  if (!clusters.includes(one.cluster)) {
    const why = one.byCurrentContext === true ? ' (the current context; pin it with --context)' : '';
    recorder.find(
      'KS4101',
      place,
      `${show([one])} is for cluster ${JSON.stringify(one.cluster)}${why}, and goes to cluster ${JSON.stringify(cluster)}`,
      {
        fix: 'take the token and the server from the same --context',
      },
    );
  } else if (one.byCurrentContext === true && config.clusters.size > 1) {
    recorder.find(
      'KS4101',
      place,
      `${show([one])} is for whichever cluster the current context names: that it is this one is so today`,
      {
        severity: 'info',
        fix: 'pin --context in every call of kubectl',
      },
    );
  }
}

/** A credential of the pod that goes elsewhere than to its own API server. */
function checkPodOwner({ recorder, place }: ToolCall, { url, clusters: [cluster] }: Sent, one: Secret): void {
  const fix = 'send it to https://$KUBERNETES_SERVICE_HOST:$KUBERNETES_SERVICE_PORT';
  if (cluster === undefined) {
    const message = `${show([one])} goes to ${show(url)}, which is not the API server of the pod's cluster`;
    recorder.find('KS5106', place, message, { fix });
  } else {
    const message = `${show([one])} is for the cluster of the pod, and goes to cluster ${JSON.stringify(cluster)}`;
    recorder.find('KS4101', place, message, { fix });
  }
}
