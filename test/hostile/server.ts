/** An HTTPS server that speaks enough of the Kubernetes API for every recipe, and lies wherever it can. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { pem } from '../support/pki.js';
import { Random } from '../support/random.js';
import { type Aim, hostileText } from './texts.js';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly agent: string;
  readonly authorization: string | undefined;
  readonly injected: boolean;
}

const json = (response: ServerResponse, body: object, status = 200): ServerResponse => {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  return response.end(JSON.stringify(body));
};

/** One answer for each seed: what is hostile in it, and where it goes on as a good server would. */
export class HostileServer {
  readonly received: Received[] = [];
  /** How often it has answered, discovery aside. */
  lies = 0;
  readonly #server: Server;
  #random = new Random(0);
  #home = '';
  #goodToken = false;
  #made = false;
  readonly #objectsMade = new Map<string, string>();

  constructor() {
    this.#server = createServer(
      { key: pem('loopback.key'), cert: pem('loopback.crt') },
      (request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => this.#answer(request, response, Buffer.concat(chunks).toString('utf8')));
      },
    );
  }

  async listen(): Promise<void> {
    await new Promise<void>((listening) => this.#server.listen(0, '127.0.0.1', listening));
  }

  get url(): string {
    return `https://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** From here on everything is answered out of this seed; a third of the seeds, whichever, have a token that is none but good. */
  begin(seed: number, home: string): void {
    this.#random = new Random(seed);
    this.#home = home;
    this.#goodToken = this.#random.chance(1 / 3);
    this.#made = false;
    this.#objectsMade.clear();
    this.received.length = 0;
    this.lies = 0;
  }

  #text(): string {
    const aim: Aim = { home: this.#home, url: this.url };
    return hostileText(this.#random, aim);
  }

  #token(): string {
    return this.#goodToken ? 'good.token-1' : this.#text();
  }

  #answer(request: IncomingMessage, response: ServerResponse, body: string): ServerResponse {
    const { method = '', url = '', headers } = request;
    const [path = ''] = url.split('?');
    this.received.push({
      method,
      path,
      agent: headers['user-agent'] ?? '',
      authorization: headers.authorization,
      injected: 'x-injected' in headers || 'x' in headers,
    });
    const random = this.#random;
    response.statusMessage = this.#text()
      .replace(/[^\t -~\u00a0-\u00ff]/g, '')
      .slice(0, 200);
    if (random.chance(0.3)) response.setHeader('Warning', `299 - "${this.#inHeader()}"`);
    if (random.chance(0.3)) response.setHeader('X-Hostile', this.#inHeader());
    // What discovery says decides whether kubectl comes to the next request at all.
    if (this.#discover(response, path, headers['user-agent'] ?? '')) return response;
    this.lies += 1;
    if (random.chance(0.12)) return this.#refuse(response);
    if (path.endsWith('/token')) return this.#grant(response);
    if (path.includes('/secrets')) return this.#secrets(response, method, path, body);
    if (/\/(?:serviceaccounts|clusterroles|clusterrolebindings)(?:\/[^/]+)?$/.test(path))
      return this.#objects(response, method, path, body);
    return this.#call(response);
  }

  #inHeader(): string {
    return this.#text()
      .replace(/[^\t -~]/g, '')
      .slice(0, 500);
  }

  #discover(response: ServerResponse, path: string, agent: string): boolean {
    if (!agent.startsWith('kubectl')) return false;
    const answers: Readonly<Record<string, object>> = {
      '/api': { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] },
      '/apis': { kind: 'APIGroupList', apiVersion: 'v1', groups: [rbacGroup] },
      '/api/v1': {
        kind: 'APIResourceList',
        groupVersion: 'v1',
        resources: [
          { name: 'secrets', singularName: '', namespaced: true, kind: 'Secret', verbs },
          { name: 'serviceaccounts', singularName: '', namespaced: true, kind: 'ServiceAccount', verbs },
        ],
      },
      [`/apis/${rbac}/v1`]: {
        kind: 'APIResourceList',
        groupVersion: `${rbac}/v1`,
        resources: [
          { name: 'clusterroles', singularName: '', namespaced: false, kind: 'ClusterRole', verbs },
          {
            name: 'clusterrolebindings',
            singularName: '',
            namespaced: false,
            kind: 'ClusterRoleBinding',
            verbs,
          },
        ],
      },
      '/openapi/v3': {
        paths: Object.fromEntries(
          ['api/v1', `apis/${rbac}/v1`].map((one) => [
            one,
            { serverRelativeURL: `/openapi/v3/${one}?hash=1` },
          ]),
        ),
      },
      '/openapi/v3/api/v1': openApi('', {
        '/api/v1/namespaces/{namespace}/secrets/{name}': 'Secret',
        '/api/v1/namespaces/{namespace}/serviceaccounts/{name}': 'ServiceAccount',
      }),
      [`/openapi/v3/apis/${rbac}/v1`]: openApi(rbac, {
        [`/apis/${rbac}/v1/clusterroles/{name}`]: 'ClusterRole',
        [`/apis/${rbac}/v1/clusterrolebindings/{name}`]: 'ClusterRoleBinding',
      }),
    };
    const answer = answers[path];
    if (answer !== undefined) json(response, answer);
    return answer !== undefined;
  }

  /** An error, or a redirect, of the server's own. */
  #refuse(response: ServerResponse): ServerResponse {
    const code = this.#random.pick([302, 307, 401, 403, 404, 409, 500, 503]);
    if (code < 400) response.setHeader('Location', `${this.url}/payload`);
    const message = this.#text();
    const details = { name: this.#text(), kind: this.#text(), causes: [{ message: this.#text() }] };
    return json(
      response,
      { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: this.#text(), message, details, code },
      code,
    );
  }

  #grant(response: ServerResponse): ServerResponse {
    const seconds = this.#random.pick([3600, this.#text(), -1, 1e300]);
    const status = {
      token: this.#token(),
      expirationTimestamp: this.#random.pick(['2030-01-01T00:00:00Z', this.#text()]),
    };
    const spec = { audiences: [this.#text()], expirationSeconds: this.#goodToken ? 3600 : seconds };
    if (!this.#random.chance(0.2)) status.expirationTimestamp = '2030-01-01T00:00:00Z';
    if (!this.#random.chance(0.2)) spec.expirationSeconds = 3600;
    return json(
      response,
      {
        kind: 'TokenRequest',
        apiVersion: 'authentication.k8s.io/v1',
        metadata: { name: this.#text() },
        spec,
        status,
      },
      201,
    );
  }

  #secrets(response: ServerResponse, method: string, path: string, body: string): ServerResponse {
    const isList = path.endsWith('/secrets');
    if (method === 'POST') {
      this.#made = true;
      return json(response, JSON.parse(body) as object, 201);
    }
    if (method === 'DELETE') {
      this.#made = false;
      return json(response, { kind: 'Status', apiVersion: 'v1', status: 'Success', message: this.#text() });
    }
    const encoded = Buffer.from(this.#token()).toString('base64');
    const metadata = {
      name: 'default-token',
      annotations: { 'kubernetes.io/service-account.name': 'default' },
    };
    // Base64 is checked by kubectl, so that a text which is none goes no further.
    const data = { token: this.#random.chance(0.05) ? this.#text() : encoded };
    const secret = { kind: 'Secret', apiVersion: 'v1', metadata, data };
    if (isList)
      return json(response, { kind: 'SecretList', apiVersion: 'v1', metadata: {}, items: [secret] });
    if (this.#made) return json(response, secret);
    return this.#notFound(response, { name: 'default-token', kind: 'secrets' });
  }

  /** Objects that recipe service-account makes: each is there from its POST to its DELETE. */
  #objects(response: ServerResponse, method: string, path: string, body: string): ServerResponse {
    const [, types = '', name = ''] = /\/([a-z]+)(?:\/([^/]+))?$/.exec(path) ?? [];
    if (method === 'POST') {
      this.#objectsMade.set(types, body);
      return json(response, JSON.parse(body) as object, 201);
    }
    if (method === 'DELETE') {
      this.#objectsMade.delete(types);
      return json(response, { kind: 'Status', apiVersion: 'v1', status: 'Success', message: this.#text() });
    }
    const made = this.#objectsMade.get(types);
    if (made === undefined) return this.#notFound(response, { name, kind: types });
    const { metadata, ...rest } = JSON.parse(made) as { readonly metadata: object };
    return json(response, { ...rest, metadata: { ...metadata, annotations: { a: this.#text() } } });
  }

  #notFound(response: ServerResponse, details: object): ServerResponse {
    const message = this.#text();
    return json(
      response,
      {
        kind: 'Status',
        apiVersion: 'v1',
        status: 'Failure',
        reason: 'NotFound',
        message,
        details,
        code: 404,
      },
      404,
    );
  }

  /** The call itself: after the Secret is gone, or where the seed says so, 401. */
  #call(response: ServerResponse): ServerResponse {
    const status = this.#random.pick([200, 200, 200, 401, 403, 500]);
    response.writeHead(status, { 'Content-Type': 'application/json' });
    return response.end(this.#text());
  }
}

const rbac = 'rbac.authorization.k8s.io';
const verbs = ['create', 'get'];
const rbacVersion = { groupVersion: `${rbac}/v1`, version: 'v1' };
const rbacGroup = { name: rbac, versions: [rbacVersion], preferredVersion: rbacVersion };

/** By its paths, the kinds that kubectl may apply. */
const openApi = (group: string, kinds: Readonly<Record<string, string>>): object => ({
  openapi: '3.0.0',
  info: { title: 'k', version: 'v1' },
  paths: Object.fromEntries(
    Object.entries(kinds).map(([path, kind]) => [
      path,
      {
        patch: {
          operationId: 'patch',
          parameters: [{ name: 'fieldValidation', in: 'query', schema: { type: 'string' } }],
          responses: {},
          'x-kubernetes-group-version-kind': { group, version: 'v1', kind },
        },
      },
    ]),
  ),
});
