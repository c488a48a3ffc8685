/** `in-pod` in bash, zsh, dash, BusyBox and PowerShell: with what the kubelet gives to a pod, and a server of TLS behind it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { generated } from '../support/generate.js';
import { inPod, type PodFiles, type PodShell, podShells, serviceAccount } from '../support/pod.js';
import { type Run, runScript } from '../support/shells.js';
import { full } from '../support/size.js';
import { findProgram, needs } from '../support/tools.js';
import { Authorities } from '../tls/authorities.js';
import { type TlsServer, tlsServer } from '../tls/server.js';

const skip = needs('bwrap', 'bash', 'zsh', 'dash', 'busybox', 'pwsh', 'curl', 'openssl');
const authorities = new Authorities();
let server: TlsServer;
let ca = '';
let otherCa = '';

before(async () => {
  if (skip) return;
  ca = readFileSync(authorities.authority('ca').certificate, 'utf8');
  otherCa = readFileSync(authorities.authority('other').certificate, 'utf8');
  server = await tlsServer(authorities.signed('server', 'ca'));
});
after(() => server?.close());

interface Pod extends PodFiles {
  readonly host?: string | undefined;
  readonly port?: string | undefined;
}

const token = 'eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl-_~+/=';

async function run(shell: PodShell, text: string, { host, port, ...files }: Pod): Promise<Run> {
  const account = serviceAccount(files);
  const env: Record<string, string> = { no_proxy: '*' };
  if (host !== undefined) env.KUBERNETES_SERVICE_HOST = host;
  if (port !== undefined) env.KUBERNETES_SERVICE_PORT = port;
  try {
    return await runScript(inPod(shell, account.path), text, { env });
  } finally {
    account.remove();
  }
}

const pod = (more: Pod = {}): Pod => ({
  host: '127.0.0.1',
  port: String(server.port),
  token,
  ca,
  namespace: 'shop',
  ...more,
});

/** PowerShell takes its time to start: in a quick run it does so once. */
const quickly = <T>(shell: PodShell, all: readonly T[]): readonly T[] =>
  shell.dialect === 'powershell' && !full ? all.slice(0, 1) : all;

for (const shell of podShells) {
  const script = (...args: readonly string[]): Promise<string> =>
    generated(['in-pod', '--shell', shell.dialect, ...args]);

  test(`${shell.name}: the answer alone on stdout, of the server that the pod knows`, { skip }, async () => {
    const text = await script('--resource', 'pods');
    for (const host of quickly(shell, ['::1', '127.0.0.1', 'localhost'])) {
      server.seen.length = 0;
      const ran = await run(shell, text, pod({ host, token: `${token}\n` }));
      assert.equal(ran.status, 0, ran.stderr);
      assert.equal(JSON.parse(ran.stdout).gitVersion, 'v1.36.0');
      assert.deepEqual(server.seen, [`GET /api/v1/namespaces/shop/pods Bearer ${token}`]);
      assert.doesNotMatch(ran.stderr, /eyJ/);
      assert.deepEqual([ran.temporaryFiles, ran.workingFiles], [[], []], 'no file is left');
    }
  });

  test(`${shell.name}: what the pod does not have is said, and nothing is sent`, { skip }, async () => {
    server.seen.length = 0;
    const text = await script('--resource', 'pods');
    const refusals: readonly (readonly [Pod, RegExp])[] = [
      [pod({ host: undefined }), /error: KUBERNETES_SERVICE_HOST is not set.*inside a pod/],
      [pod({ host: `a@127.0.0.1:${server.port}/x?` }), /error: KUBERNETES_SERVICE_HOST is not set/],
      [pod({ port: '443/../x' }), /error: KUBERNETES_SERVICE_PORT is not set/],
      [pod({ token: undefined }), /error: there is no usable token.*automountServiceAccountToken/],
      [pod({ token: 'a"\nurl = "https://127.0.0.1/"' }), /error: there is no usable token/],
      [pod({ namespace: '../x' }), /error: there is no namespace/],
      [pod({ ca: undefined }), /error: there is no CA/],
      [pod({ ca: otherCa }), /error: curl cannot call the API server/],
    ];
    for (const [given, expected] of quickly(shell, refusals)) {
      const ran = await run(shell, text, given);
      assert.equal(ran.status, 1, ran.stderr);
      assert.match(ran.stderr, expected);
      assert.equal(ran.stdout, '');
      assert.deepEqual([ran.temporaryFiles, ran.workingFiles], [[], []], 'no file is left');
    }
    assert.deepEqual(server.seen, []);
  });
}

test('where nothing can be written it says what to do', { skip }, async () => {
  const [, , dash] = podShells;
  assert.ok(dash?.name === 'dash');
  const account = serviceAccount({});
  const ran = await runScript(inPod(dash, account.path), await generated(['in-pod', '--shell', 'sh']), {
    env: { TMPDIR: '/proc' },
  });
  account.remove();
  assert.equal(ran.status, 1);
  assert.match(ran.stderr, /^error: no private folder can be made.*TMPDIR.*emptyDir/m);
});

test('without curl it says why wget does not take its place', { skip }, async () => {
  const [, , , busybox] = podShells;
  assert.ok(busybox?.name === 'BusyBox');
  const account = serviceAccount({});
  const { args, ...shell } = inPod(busybox, account.path);
  const withoutCurl = (file: string): readonly string[] => {
    const words = args(file);
    return [...words.slice(0, -4), '--ro-bind', '/dev/null', findProgram('curl') ?? '', ...words.slice(-4)];
  };
  const ran = await runScript({ ...shell, args: withoutCurl }, await generated(['in-pod', '--shell', 'sh']), {
    env: { PATH: '/usr/bin:/bin' },
  });
  account.remove();
  assert.equal(ran.status, 1);
  assert.match(ran.stderr, /^error: curl is not in this image.*wget.*argument list.*CA/);
});
