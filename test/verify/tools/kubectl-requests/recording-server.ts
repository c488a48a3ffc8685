/** An API server on loopback that has everything it is asked for, changes nothing, and keeps what it was asked. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { pem } from '../../../support/pki.js';
import { discoveryAt, resources } from './discovery.js';

export interface RecordingServer {
  /** The folder of a cluster: `https://127.0.0.1:PORT/NAME`. */
  address(cluster: string): string;
  /** The requests since the last time, without those of discovery: `METHOD cluster user path?query`. */
  taken(): readonly string[];
  /** The same requests as they came, since the last time. */
  takenWhole(): readonly WholeRequest[];
  close(): Promise<void>;
}

/** A request without those headers that say how it is sent. */
export interface WholeRequest {
  readonly method: string;
  /** With its query, behind the folder of the cluster. */
  readonly path: string;
  readonly accept: string;
  readonly contentType: string;
  readonly body: Buffer;
}

/** Parts of a query that say which objects are meant, or that nothing is kept. */
const meaningful = ['dryRun', 'labelSelector', 'fieldSelector'];

/** `answers`: what a server has beside discovery, by its path; undefined for what it has not. */
export async function startRecordingServer(
  answers: (path: string) => object | undefined = () => undefined,
): Promise<RecordingServer> {
  let requests: string[] = [];
  let whole: WholeRequest[] = [];
  let gone = new Set<string>();
  const server = createServer({ key: pem('rsa.key'), cert: pem('rsa.crt') }, (request, response) => {
    void bodyOf(request).then((body) => {
      const url = new URL(request.url ?? '/', 'https://server');
      const [, cluster = '', ...steps] = url.pathname.split('/');
      const path = `/${steps.join('/')}`;
      const found = discoveryAt(path) ?? answers(path);
      if (found !== undefined) return answer(response, 200, found);
      if (/^\/(?:openapi|swagger)/.test(path)) return answer(response, 404, {});
      const query = meaningful.flatMap((name) =>
        url.searchParams.getAll(name).map((value) => `${name}=${value}`),
      );
      const user = /^Bearer token-of-(.*)$/.exec(request.headers.authorization ?? '')?.[1] ?? 'nobody';
      const { method = 'GET' } = request;
      if (method === 'DELETE' && body.includes('"dryRun":["All"]')) query.push('dryRun=All');
      // What is made has its name in the body.
      const made = method === 'POST' ? [`/${nameIn(body)}`] : [];
      const asked = [path, ...made, ...(query.length === 0 ? [] : [`?${query.join('&')}`])].join('');
      requests.push([method, cluster, user, asked].join(' '));
      const { accept = '', 'content-type': contentType = '' } = request.headers;
      // Before 1.34, --raw leaves the path of the server out.
      const below = url.pathname.replace(/^\/(?:lab|prod)(?=\/)/, '');
      whole.push({ method, path: below + url.search, accept, contentType, body });
      if (method === 'DELETE') gone.add(path);
      if (method === 'GET' && (gone.has(path) || /\/new[^/]*$/.test(path)))
        return answer(response, 404, notFound);
      return answer(response, method === 'POST' ? 201 : 200, objectFor(method, path, body));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    address: (cluster) => `https://127.0.0.1:${port}/${cluster}`,
    taken() {
      const taken = requests;
      requests = [];
      gone = new Set();
      return taken;
    },
    takenWhole() {
      const taken = whole;
      whole = [];
      return taken;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

function nameIn(body: Buffer): string {
  // k8s.io/apimachinery, runtime.Unknown behind a magic number: field 2 is the object, whose metadata is field 1.
  if (body.toString('latin1', 0, 4) === 'k8s\0')
    return [2, 1, 1].reduce(fieldOf, body.subarray(4)).toString('utf8');
  const { metadata } = JSON.parse(body.toString('utf8')) as {
    metadata?: { name?: string; generateName?: string };
  };
  return metadata?.name ?? (metadata?.generateName === undefined ? '' : `${metadata.generateName}*`);
}

/** A field of a protobuf message that has nothing but texts and messages in front of it. */
function fieldOf(message: Buffer, wanted: number): Buffer {
  for (let at = 0; at < message.length; ) {
    const field = (message[at] ?? 0) >> 3;
    let length = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      const byte = message[++at] ?? 0;
      length |= (byte & 0x7f) << shift;
      more = byte >= 0x80;
    }
    at += 1;
    if (field === wanted) return message.subarray(at, at + length);
    at += length;
  }
  return Buffer.alloc(0);
}

const notFound = { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'NotFound', code: 404 };

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function answer(response: ServerResponse, status: number, content: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(content));
}

const form =
  /^\/(?:api|apis\/([^/]+))\/([^/]+)(?:\/namespaces\/([^/]+)(?=\/))?\/([^/]+)(?:\/([^/]+))?(?:\/([^/]+))?$/;

function objectFor(method: string, path: string, body: Buffer): object {
  const [, group, version = 'v1', namespace, plural, name, below] = form.exec(path) ?? [];
  const apiVersion = group === undefined ? version : `${group}/${version}`;
  if (below === 'token')
    return {
      kind: 'TokenRequest',
      apiVersion: 'authentication.k8s.io/v1',
      spec: {},
      status: { token: 'a-token' },
    };
  if (below === 'scale')
    return {
      kind: 'Scale',
      apiVersion: 'autoscaling/v1',
      metadata: { name, namespace },
      spec: { replicas: 1 },
    };
  if (method === 'DELETE') return { kind: 'Status', apiVersion: 'v1', status: 'Success' };
  if (method === 'POST' && body[0] === 0x7b) return JSON.parse(body.toString('utf8')) as object;
  const resource = resources.find((one) => one.plural === plural && one.group === (group ?? ''));
  const kind = resource?.kind ?? 'Status';
  if (name === undefined) {
    const items = [
      objectOf(apiVersion, kind, namespace ?? (resource?.namespaced === true ? 'far' : undefined), 'listed'),
    ];
    return { kind: `${kind}List`, apiVersion, metadata: { resourceVersion: '1' }, items };
  }
  return objectOf(apiVersion, kind, namespace, name);
}

function objectOf(apiVersion: string, kind: string, namespace: string | undefined, name: string): object {
  const labels = { app: 'x' };
  const container = { name: 'c', image: 'i', ports: [{ containerPort: 80 }] };
  return {
    apiVersion,
    kind,
    metadata: { name, namespace, uid: 'u', resourceVersion: '1', labels },
    ...(kind === 'RoleBinding' || kind === 'ClusterRoleBinding'
      ? { roleRef: { kind: 'Role', name: 'r', apiGroup: 'rbac.authorization.k8s.io' }, subjects: [] }
      : {
          spec: {
            replicas: 1,
            selector: /^(?:Service|ReplicationController)$/.test(kind) ? labels : { matchLabels: labels },
            template: { metadata: { labels }, spec: { containers: [container] } },
            containers: [container],
            ports: [{ port: 80 }],
          },
        }),
    status: {
      observedGeneration: 1,
      replicas: 1,
      updatedReplicas: 1,
      availableReplicas: 1,
      readyReplicas: 1,
    },
  };
}
