/** Which credentials client-go would send, without any of their text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuthInfo } from '../../src/kubeconfig/types.js';
import { credentialsOf } from '../../src/plan/credentials.js';

const nobody: AuthInfo = {
  locationOfOrigin: '/home/jane/.kube/config',
  position: undefined,
  origins: new Map(),
  extensions: new Map(),
  clientCertificate: '',
  clientCertificateData: new Uint8Array(),
  clientKey: '',
  clientKeyData: new Uint8Array(),
  token: '',
  tokenFile: '',
  impersonate: '',
  impersonateUid: '',
  impersonateGroups: [],
  impersonateUserExtra: new Map(),
  username: '',
  password: '',
  authProvider: undefined,
  exec: undefined,
};
const exec = {
  apiVersion: 'client.authentication.k8s.io/v1',
  command: 'login',
  args: [],
  env: [],
  installHint: '',
  provideClusterInfo: false,
  interactiveMode: 'Never',
};
const of = (user: Partial<AuthInfo>): ReturnType<typeof credentialsOf> =>
  credentialsOf({ ...nobody, ...user }, { cwd: '/tmp', platform: 'linux' }, '/home/jane');

test('what goes into the Authorization header, in client-go’s order', () => {
  const data = new TextEncoder().encode('PEM');
  const cases: readonly (readonly [Partial<AuthInfo>, string | undefined, boolean])[] = [
    [{}, undefined, false],
    [{ token: 't' }, 'token', false],
    [{ token: 't', exec }, 'token', false],
    [{ tokenFile: 'x', exec }, 'token-file', false],
    [{ username: 'jane', exec }, 'basic', false],
    [{ exec }, 'exec', false],
    [{ exec, clientCertificateData: data, clientKeyData: data }, undefined, true],
    [{ token: 't', clientCertificate: 'c', clientKey: 'k' }, 'token', true],
  ];
  for (const [user, authorization, certificate] of cases) {
    const found = of(user);
    assert.deepEqual([found.authorization, found.certificate], [authorization, certificate]);
  }
});

test('a token file is relative to its kubeconfig; beside a token it is no certain thing', () => {
  assert.deepEqual(of({ tokenFile: 'run/token' }).tokenFile, [{ variable: 'HOME' }, '/.kube/run/token']);
  assert.deepEqual(of({ tokenFile: '/run/token' }).tokenFile, ['/run/token']);
  assert.deepEqual(of({}).tokenFile, []);
  assert.deepEqual(
    [of({ token: 't', tokenFile: 'x' }).ambiguousToken, of({ tokenFile: 'x' }).ambiguousToken],
    [true, false],
  );
});

test('impersonation: the headers of client-go, keys of extra escaped byte by byte', () => {
  const found = of({
    impersonate: 'ops',
    impersonateUid: '7',
    impersonateGroups: ['dev', 'system:authenticated'],
    impersonateUserExtra: new Map([['example.com/ä %', ['x', 'y']]]),
  });
  assert.deepEqual(found.impersonation, [
    'Impersonate-User: ops',
    'Impersonate-Uid: 7',
    'Impersonate-Group: dev',
    'Impersonate-Group: system:authenticated',
    'Impersonate-Extra-example.com%2F%C3%A4%20%25: x',
    'Impersonate-Extra-example.com%2F%C3%A4%20%25: y',
  ]);
});
