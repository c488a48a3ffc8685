/** What a kuberc makes of calls of kubectl, as kubectl 1.36 does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostWorld } from '../../../src/verify/host-world.js';
import type { FileReport } from '../../../src/verify/report.js';
import { verifyText } from '../../../src/verify/verify.js';
import { fakeHost } from '../../support/host.js';
import { calls, kubeconfig, marks } from '../dry-run.js';

const head = 'apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\n';
const option = (command: string, name: string, value: string): string =>
  `${head}defaults:\n- command: ${command}\n  options: [{name: ${name}, default: "${value}"}]\n`;

interface Given {
  readonly kuberc: string;
  readonly script: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly kubectl?: readonly [number, number, number];
  readonly shell?: 'bash' | 'powershell';
}

function dryRun({ kuberc, script, env = {}, kubectl, shell = 'bash' }: Given): Promise<FileReport> {
  const host = fakeHost({
    files: {
      '/home/user/.kube/config': kubeconfig,
      '/home/user/.kube/kuberc': kuberc,
      '/etc/kuberc': `${head}foo: 1\n`,
    },
    env: { HOME: '/home/user', ...env },
    home: '/home/user',
  });
  const world = hostWorld(host, { targets: kubectl === undefined ? {} : { kubectl } });
  const text = shell === 'bash' ? `set -euo pipefail\n${script}\n` : `${script}\n`;
  return verifyText({ file: shell === 'bash' ? 'script' : 'script.ps1', text, shell }, world);
}

const cases: Readonly<Record<string, readonly [kuberc: string, script: string, ...marks: string[]]>> = {
  'a delete that asks': [
    option('delete', 'interactive', 'true'),
    'kubectl delete secret x --context=lab',
    '2:KS3201',
    '2:KS4301',
  ],
  'a delete that says that it does not': [
    option('delete', 'interactive', 'true'),
    'kubectl delete secret x --context=lab --interactive=false',
  ],
  'an apply that makes nothing': [
    option('apply', 'dry-run', 'server'),
    "kubectl apply --context=lab -f - <<<'{apiVersion: v1, kind: Pod, metadata: {name: a}}'",
    '2:KS4301',
  ],
  'another identity': [option('get', 'as', 'admin'), 'kubectl get pods --context=lab', '2:KS4302'],
  'another command': [option('get', 'as', 'admin'), 'kubectl delete pod x --context=lab'],
  'a harmless default': [option('apply', 'server-side', 'true'), 'kubectl get pods --context=lab'],
  'a flag that there is not': [option('get', 'nope', 'x'), 'kubectl get pods --context=lab', '2:KS4303'],
  'a format that the command does not take': [
    option('config get-contexts', 'output', '=ls'),
    'kubectl config get-contexts',
    '2:KS4303',
  ],
  'a format that the command takes': [
    option('config get-contexts', 'output', 'name'),
    'kubectl config get-contexts',
  ],
  'a file that is none, which kubectl passes over': ['kind: Foo\n', 'kubectl get pods --context=lab'],
  'KUBERC=off for all': [option('get', 'as', 'admin'), 'export KUBERC=off\nkubectl get pods --context=lab'],
  'KUBERC=off for one': [
    option('get', 'as', 'admin'),
    'KUBERC=off kubectl get pods --context=lab\nkubectl get pods --context=lab',
    '3:KS4302',
  ],
  'the older way to turn it off': [
    option('get', 'as', 'admin'),
    'export KUBECTL_KUBERC=false\nkubectl get pods --context=lab',
  ],
};

for (const [name, [kuberc, script, ...expected]] of Object.entries(cases)) {
  test(`kuberc in a dry run: ${name}`, async () => {
    const seen = marks(await dryRun({ kuberc, script }));
    assert.deepEqual(seen.filter((mark) => !mark.endsWith('KS5009')).sort(), [...expected].sort());
  });
}

test('a file that is none stops kubectl where KUBERC names it', async () => {
  const env = { KUBERC: '/home/user/.kube/kuberc' };
  const script = 'kubectl get pods --context=lab';
  assert.deepEqual(marks(await dryRun({ kuberc: 'kind: Foo\n', script, env })), ['2:KS4303']);
});

test('an apply that makes nothing is no change of the cluster', async () => {
  const script = "kubectl apply --context=lab -f - <<<'{apiVersion: v1, kind: Pod, metadata: {name: a}}'";
  const made = await dryRun({ kuberc: option('get', 'output', 'wide'), script });
  assert.equal(made.writes.length, 1);
  const none = await dryRun({ kuberc: option('apply', 'dry-run', 'client'), script });
  assert.equal(none.writes.length, 0);
});

test('an alias is its command, with its arguments and its defaults', async () => {
  const kuberc = `${head}aliases:\n- {name: gone, command: delete, prependArgs: [secret], appendArgs: [--context=lab], options: [{name: namespace, default: kube-system}]}\n- {name: get, command: delete}\n`;
  const report = await dryRun({ kuberc, script: 'kubectl gone x\nkubectl get pods --context=lab' });
  assert.deepEqual(
    report.writes.map(({ verb, object }) => `${verb} ${object}`),
    ['delete secret kube-system/x'],
  );
  assert.equal(report.verdict === 'not-proved', false);
});

test('older versions of kubectl know nothing of it', async () => {
  const kuberc = option('get', 'as', 'admin');
  const script = 'kubectl get pods --context=lab';
  assert.deepEqual(marks(await dryRun({ kuberc, script, kubectl: [1, 33, 0] })), []);
  assert.deepEqual(marks(await dryRun({ kuberc, script, kubectl: [1, 34, 0] })), ['2:KS4302']);
});

test('the report names the file and the line', async () => {
  const report = await dryRun({
    kuberc: option('get', 'as', 'admin'),
    script: 'kubectl get pods --context=lab',
  });
  assert.match(report.findings.map(({ message }) => message).join('\n'), /\/home\/user\/\.kube\/kuberc:5\b/);
  assert.ok(report.assumptions.some((one) => one.includes('/home/user/.kube/kuberc')));
  assert.deepEqual(calls(report), ['kubectl get pods --context=lab']);
});

test('KUBERC of the caller names another file, or turns it off', async () => {
  const given = { kuberc: option('get', 'as', 'admin'), script: 'kubectl get pods --context=lab' };
  assert.deepEqual(marks(await dryRun({ ...given, env: { KUBERC: '/etc/kuberc' } })), []);
  assert.deepEqual(marks(await dryRun({ ...given, env: { KUBERC: '/etc/none' } })), ['2:KS4303']);
  assert.deepEqual(marks(await dryRun({ ...given, env: { KUBERC: 'off' } })), []);
});

test('PowerShell that removes the KUBERC which the caller names reads another file than that', async () => {
  const script = "$env:KUBERC = 'off'\n$env:KUBERC = $null\nkubectl get pods --context=lab";
  const given = { kuberc: option('apply', 'server-side', 'true'), script, shell: 'powershell' } as const;
  const named = await dryRun({ ...given, env: { KUBERC: '/etc/kuberc' } });
  assert.ok(marks(named).includes('3:KS3103'));
  assert.equal(named.verdict, 'not-proved');
  assert.ok(!marks(await dryRun(given)).includes('3:KS3103'), 'nobody named one');
});

const withPlugin = JSON.stringify({
  'current-context': 'lab',
  contexts: [{ name: 'lab', context: { cluster: 'lab', user: 'sso' } }],
  clusters: [{ name: 'lab', cluster: { server: 'https://lab.example.com:6443' } }],
  users: [
    {
      name: 'sso',
      user: {
        exec: {
          apiVersion: 'client.authentication.k8s.io/v1',
          command: 'kubelogin',
          interactiveMode: 'Never',
        },
      },
    },
  ],
});
const policy = (rule: string, ...names: readonly string[]): string =>
  `${head}credentialPluginPolicy: ${rule}\n${names.length === 0 ? '' : `credentialPluginAllowlist: ${JSON.stringify(names.map((name) => ({ name })))}\n`}`;

test('a policy that does not let the plugin of a context start stops its calls, and no others', async () => {
  const get = 'kubectl get pods --context=lab';
  for (const [kuberc, script, expected, kubectl] of [
    [policy('DenyAll'), get, ['2:KS4303']],
    [policy('Allowlist', 'aws'), get, ['2:KS4303']],
    [policy('Allowlist', 'aws', 'kubelogin'), get, []],
    [policy('AllowAll'), get, []],
    [policy('DenyAll'), `export KUBERC=off\n${get}`, []],
    [policy('DenyAll'), `${get} --token=abc`, []],
    [policy('DenyAll'), 'kubectl config view --context=lab', []],
    [policy('DenyAll'), get, [], [1, 34, 0]],
  ] as const) {
    const host = fakeHost({
      files: {
        '/home/user/.kube/config': withPlugin,
        '/home/user/.kube/kuberc': kuberc,
        '/bin/kubelogin': '#!/bin/sh\n',
      },
      env: { HOME: '/home/user', PATH: '/bin' },
      home: '/home/user',
    });
    const world = hostWorld(host, { targets: kubectl === undefined ? {} : { kubectl } });
    for (const shell of ['bash', 'powershell'] as const) {
      const lines = script.replaceAll(
        'export KUBERC=off',
        shell === 'bash' ? 'export KUBERC=off' : "$env:KUBERC = 'off'",
      );
      const text = `${shell === 'bash' ? 'set -euo pipefail' : ''}\n${lines}\n`;
      const report = await verifyText(
        { file: shell === 'bash' ? 'script' : 'script.ps1', text, shell },
        world,
      );
      const seen = report.findings.filter(({ code }) => code === 'KS4303');
      assert.deepEqual(
        seen.map(({ line, code }) => `${line}:${code}`),
        expected,
        `${shell}: ${kuberc}${script}`,
      );
      if (seen.length > 0)
        assert.match(
          seen[0]?.message ?? '',
          /"kubelogin" of user "sso" may not run \((?:DenyAll|Allowlist), .*kuberc:3\)/,
        );
    }
  }
});
