/** What the API server itself takes requests for: somebody who may do nothing is told in each 403. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type RequestOptions, request } from 'node:https';
import { after, test } from 'node:test';
import { parse } from 'yaml';
import { requestInfo } from '../../src/api/request-info.js';
import { defaultRole } from '../../src/verify/rights/default-rights.js';
import { requestWords } from '../../src/verify/rights/words.js';
import { requestRows } from '../api/request-rows.js';
import { needsCluster } from '../support/tools.js';
import { Strangers } from './stranger.js';

const skip = needsCluster('kubectl');
const account = 'kubesteps-e2e-nobody';
const strangers = skip ? undefined : new Strangers('request-info', [account]);
after(() => strangers?.close());

interface Answer {
  readonly status: number;
  readonly text: string;
}

function ask(
  method: string,
  url: string,
  token: string | undefined,
  options: RequestOptions,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const sent = request({ ...options, method, path: url, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** The message and the name in a 403 in our words (k8s.io/apiserver, endpoints/handlers/responsewriters/errors.go). */
function refused(text: string): string {
  const { message, details } = JSON.parse(text) as { message: string; details: { name?: string } };
  const [, pathVerb, path] = /cannot (\S+) path "(.*?)"/.exec(message) ?? [];
  if (path !== undefined) return `${pathVerb} ${path}`;
  const [, verb, full = '', group, where = ''] =
    /cannot (\S+) resource "(.*?)" in API group "(.*?)" (?:in the namespace "(.*?)"|at the cluster scope)/.exec(
      message,
    ) ?? [];
  const [resource = '', subresource = ''] = full.split('/');
  return requestWords({
    kind: 'resource',
    verb: verb ?? message,
    group: group ?? '',
    resource,
    subresource,
    name: details.name ?? '',
    namespace: where,
  });
}

for (const signsIn of [true, false]) {
  test(`${signsIn ? 'a ServiceAccount' : 'nobody'} without rights is refused what we say it asks for, and may what all may`, {
    skip,
  }, async () => {
    assert.ok(strangers !== undefined);
    const config = parse(readFileSync(strangers.kubeconfig(account), 'utf8'));
    const [{ cluster }] = config.clusters;
    const { hostname, port } = new URL(cluster.server);
    const ca = Buffer.from(cluster['certificate-authority-data'], 'base64');
    const token = signsIn ? config.users[0].user.token : undefined;
    const credential = signsIn
      ? ({ kind: 'service-account', namespace: strangers.namespace, name: account } as const)
      : ({ kind: 'none' } as const);
    let compared = 0;
    for (const [method, url, asked] of requestRows) {
      if (asked === undefined) continue;
      const [path = '', query = ''] = url.split('?');
      const info = requestInfo(method, path, query);
      assert.ok(info !== undefined);
      const { status, text } = await ask(method, url, token, { hostname, port, ca });
      assert.equal(
        status === 403,
        defaultRole(info, credential) === undefined,
        `${method} ${url}: ${status} ${text}`,
      );
      // An answer to HEAD has no text.
      if (status !== 403 || method === 'HEAD') continue;
      compared += 1;
      assert.equal(refused(text), asked, `${method} ${url}: ${text}`);
    }
    assert.ok(compared > 35, `${compared}`);
  });
}
