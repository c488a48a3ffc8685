/** `--format paste`: every recipe in both shells and languages is proved, and what is about scripts is refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { readHeader } from '../../src/plan/header.js';
import { fakeHost } from '../support/host.js';
import { pasteable, scriptsAlone } from '../support/pasteable.js';
import { sampleCa } from '../support/sample.js';
import { portion } from '../support/size.js';

type Cluster = Readonly<Record<string, unknown>>;

const usual: Cluster = { server: 'https://127.0.0.1:6443', 'certificate-authority-data': sampleCa };

const kubeconfig = (cluster: Cluster): string =>
  JSON.stringify({
    'current-context': 'c',
    contexts: [{ name: 'c', context: { cluster: 'k', user: 'u' } }],
    clusters: [{ name: 'k', cluster }],
    users: [{ name: 'u', user: { token: 'not-shown' } }],
  });

async function paste(
  args: readonly string[],
  cluster: Cluster = usual,
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  const host = fakeHost({
    files: { '/cwd/k.yaml': kubeconfig(cluster) },
    env: { KUBECONFIG: 'k.yaml', PATH: '/bin' },
  });
  const code = await main(['generate', '--format', 'paste', ...args], host);
  return { code, ...host.written };
}

const clusters: Readonly<Record<string, Cluster>> = {
  'a server with a path and a slash': { server: 'https://rancher.example/k8s/clusters/c-1/' },
  'a TLS server name': { server: 'https://127.0.0.1:6443', 'tls-server-name': 'api.example' },
  'a proxy with a password': { server: 'https://a.example', 'proxy-url': 'http://u:secret@127.0.0.1:3128' },
  IPv6: { server: 'https://[::1]:6443', 'certificate-authority-data': sampleCa },
  'no verification': { server: 'https://127.0.0.1:6443', 'insecure-skip-tls-verify': true },
  'plain http': { server: 'http://127.0.0.1:8080' },
};

for (const recipe of portion(pasteable, 1)) {
  for (const shell of ['bash', 'powershell']) {
    test(`${recipe} is proved, in ${shell}`, async () => {
      for (const lang of ['en', 'ja']) {
        const { code, stdout, stderr } = await paste([recipe, '--shell', shell, '--lang', lang, '--proof']);
        assert.equal(code, 0, stderr);
        assert.match(stderr, /^(?:Proved|証明できました): /m);
        const live =
          shell === 'bash' ? /^#!|\bset -[a-z]|\btrap\b|\bexit\b|^\s*#/m : /\bexit\b|\bthrow\b|StrictMode/;
        assert.doesNotMatch(stdout, live);
      }
    });
  }
}

for (const [what, cluster] of portion(Object.entries(clusters), 1)) {
  test(`token for ${what}`, async () => {
    for (const shell of ['bash', 'powershell']) {
      const { code, stderr, stdout } = await paste(['token', '--shell', shell], cluster);
      assert.equal(code, 0, `${shell}: ${stderr}`);
      assert.doesNotMatch(stdout, /c-1\/\/|secret@/);
    }
  });
}

test('each method, and a body', async () => {
  for (const shell of ['bash', 'powershell']) {
    const { stdout } = await paste(['token', '-X', 'HEAD', '--path', '/version', '--shell', shell]);
    assert.match(stdout, /^ *kapi HEAD '?\/version'?$/m);
  }
});

test('a recipe that needs files of a script is refused', async () => {
  for (const shell of ['bash', 'powershell']) {
    const { code, stderr } = await paste(['self', '--shell', shell]);
    assert.equal(code, 3, stderr);
    assert.match(stderr, /recipe self cannot be pasted/);
  }
});

test('what is about scripts is refused', async () => {
  for (const option of ['--style=safe', '--style=article', '--annotate=full']) {
    const { code, stderr } = await paste(['token', option]);
    assert.equal(code, 3);
    assert.match(stderr, /has no meaning with --format paste/);
  }
});

test('the blocks record how they were made: they are written anew, and seen to have drifted', async () => {
  for (const ending of ['sh', 'ps1']) {
    const files = { '/cwd/k.yaml': kubeconfig(usual), [`/cwd/other.${ending}`]: ": 'mine'\n" };
    const host = fakeHost({ files, env: { KUBECONFIG: 'k.yaml', PATH: '/bin' } });
    const name = `blocks.${ending}`;
    const write = (file: string): Promise<number> =>
      main(['generate', '--format', 'paste', '--path', '/version', '-o', file], host);
    assert.equal(await write(name), 0, host.written.stderr);
    const text = host.memory.get(`/cwd/${name}`) as string;
    const { context, format, path, style } = readHeader(text)?.header.options ?? {};
    assert.deepEqual(
      { context, format, path, style },
      { context: 'c', format: 'paste', path: '/version', style: undefined },
    );
    assert.equal(await write(name), 0, 'ours is written over');
    assert.equal(await write(`other.${ending}`), 1, 'what is not ours is not');
    assert.equal(await main(['verify', name], host), 0, host.written.stdout);
    host.memory.set(`/cwd/${name}`, text.replaceAll('kapi', 'kapj'));
    assert.equal(await main(['verify', name], host), 1);
    assert.match(host.written.stdout, /\[KS4205\]/);
    host.memory.set('/cwd/k.yaml', kubeconfig({ ...usual, server: 'https://127.0.0.2:6443' }));
    assert.equal(await main(['verify', name], host), 1);
    assert.match(host.written.stdout, /\[KS4202\]/);
  }
});

test('what needs a script of its own is not pasted: nothing is written, and the reason is said', async () => {
  for (const recipe of scriptsAlone) {
    const { code, stdout, stderr } = await paste([recipe]);
    assert.deepEqual([code, stdout], [3, ''], recipe);
    assert.match(stderr, /cannot be pasted: |--format/);
  }
});
