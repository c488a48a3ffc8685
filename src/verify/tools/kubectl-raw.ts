/**
 * `kubectl get --raw PATH`, and `kubectl create --raw PATH -f FILE`, a POST of the file: requests to the path, by the
 * context's credentials (k8s.io/kubectl, pkg/rawhttp).
 */
import { literal, secret, show, textOf, unknown, type Value } from '../value.js';
import { questionOf } from './api-questions.js';
import { serverAddress } from './curl-url.js';
import type { KubectlCall } from './kubectl-call.js';
import { noteRawRequest } from './kubectl-read-requests.js';
import { isSecretsPath } from './kubectl-secrets.js';
import { type Target, targetOf } from './kubectl-target.js';
import { tokenAskedFor } from './note-access.js';
import { confirmDocumentParts } from './structure.js';
import { exited, mayFail, type ToolResult } from './tool.js';

const modelled: ReadonlySet<string> = new Set([
  'raw',
  'filename',
  'context',
  'cluster',
  'user',
  'namespace',
  'kubeconfig',
]);

// As the server reads it, whoever cleans it up on the way.
const plainPath = /^(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9._:~-]+)+\/?(?:\?[A-Za-z0-9._:~=&,-]*)?$/;

/** What asks and stores nothing is modelled; which object any other request makes is not known from its path. */
export function createRaw(kubectl: KubectlCall): ToolResult {
  const target = targetOf(kubectl);
  if (target.broken) return { stdout: [], exit: exited(1) };
  const { call } = kubectl;
  const { raw, path } = rawPathOf(kubectl, target, 'create');
  const sent = bodyOf(kubectl);
  if (sent.body !== undefined) confirmDocumentParts(call, sent.body, call.place);
  const question = questionOf('POST', literal(`https://server${path}`), [''], sent.body);
  if (question === undefined)
    kubectl.refuse(
      'KS3201',
      'kubectl create --raw sends a request of its own, which is modelled for reviews and TokenRequest alone: use curl for it',
      kubectl.placeOf('raw'),
    );
  noteRawRequest(kubectl, target, 'POST', path);
  const what = `answer to POST ${show(raw)}, line ${call.place.line}`;
  const hidden = isSecretsPath(raw) || question === 'TokenRequest' || question === 'TokenReview';
  return {
    stdout: hidden ? secret(what, target.cluster, { holder: tokenAskedFor('POST', path) }) : unknown(what),
    exit: mayFail(`kubectl create --raw ${show(raw)} succeeds`),
    readStdin: sent.readStdin,
  };
}

/** A GET, whose answer is printed as it comes. */
export function getRaw(kubectl: KubectlCall, target: Target): ToolResult {
  const { raw, path } = rawPathOf(kubectl, target, 'get');
  if (kubectl.parsed.positionals.length > 0 || kubectl.flag('filename') !== undefined)
    kubectl.refuse('KS3302', 'kubectl stops here: get --raw takes a path, and nothing else');
  noteRawRequest(kubectl, target, 'GET', path);
  const what = `answer to GET ${show(raw)}, line ${kubectl.call.place.line}`;
  return {
    stdout: isSecretsPath(raw) ? secret(what, target.cluster) : unknown(what),
    exit: mayFail(`kubectl get --raw ${show(raw)} succeeds`),
  };
}

/** PATH, as it is and as a text. */
function rawPathOf(
  kubectl: KubectlCall,
  { config, cluster }: Target,
  verb: string,
): { readonly raw: Value; readonly path: string } {
  for (const { definition, token } of kubectl.parsed.flags) {
    if (!modelled.has(definition.name))
      kubectl.call.recorder.refuse(
        'KS3201',
        token.place,
        `kubectl ${verb} --raw with --${definition.name} is not modelled`,
      );
  }
  const raw = kubectl.flag('raw') ?? [];
  const path = textOf(raw) ?? '';
  if (!plainPath.test(path))
    kubectl.refuse(
      'KS3201',
      `kubectl ${verb} --raw ${show(raw)}: this path is not modelled`,
      kubectl.placeOf('raw'),
    );
  const server = serverAddress(config?.clusters.get(cluster ?? '')?.server ?? '');
  // kubectl 1.33 puts PATH in the place of the path that the server has in the kubeconfig, and 1.35 behind it.
  if (server !== undefined && server.path !== '')
    kubectl.refuse(
      'KS3201',
      `kubectl ${verb} --raw to a server with a path is not modelled: use curl for it`,
    );
  return { raw, path };
}

/** What is sent, as far as the script holds it. */
function bodyOf(kubectl: KubectlCall): { readonly body: Value | undefined; readonly readStdin: boolean } {
  const { call } = kubectl;
  const [file, ...more] = kubectl.flags('filename');
  if (
    file === undefined ||
    more.length > 0 ||
    textOf(file)?.includes(',') === true ||
    kubectl.parsed.positionals.length > 0
  ) {
    kubectl.refuse('KS3302', 'kubectl stops here: create --raw needs one -f, and nothing else');
    return { body: undefined, readStdin: false };
  }
  if (textOf(file) === '-') {
    if (call.stdin.kind !== 'inherited') return { body: call.stdin.value, readStdin: true };
    kubectl.refuse('KS1003', 'what is sent is not in the script: stdin is that of whoever calls it');
    return { body: undefined, readStdin: true };
  }
  const found = call.files.look(file);
  if (found.kind === 'known') return { body: found.file.content, readStdin: false };
  kubectl.refuse(
    'KS5006',
    `what ${show(file)} holds is not known at this point`,
    kubectl.placeOf('filename'),
  );
  return { body: undefined, readStdin: false };
}
