/** `verify`: exit codes, formats, where scripts come from. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { type FakeHostOptions, fakeHost } from '../support/host.js';
import { kubeconfig } from '../verify/bash/dry-run.js';

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function verify(
  args: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>>,
  more: FakeHostOptions = {},
): Promise<Run> {
  const host = fakeHost({
    files: { '/home/user/.kube/config': kubeconfig, ...files },
    env: { HOME: '/home/user' },
    ...more,
  });
  const code = await main(['verify', ...args], host);
  return { code, stdout: host.written.stdout, stderr: host.written.stderr };
}

const proved = "kubectl get pods --context='lab'\n";
const findings = 'curl -q -k https://127.0.0.1:6443/api\n';
const unknown = 'frobnicate\n';

test('exit codes: proved 0, findings 1, not proved 2, the worst of several', async () => {
  const files = { '/cwd/a.sh': proved, '/cwd/b.sh': findings, '/cwd/c.sh': unknown };
  assert.equal((await verify(['a.sh'], files)).code, 0);
  assert.equal((await verify(['b.sh'], files)).code, 1);
  assert.equal((await verify(['c.sh'], files)).code, 2);
  assert.equal((await verify(['a.sh', 'b.sh'], files)).code, 1);
  assert.equal((await verify(['a.sh', 'c.sh', 'b.sh'], files)).code, 2);
});

test('wrong usage: exit 3, on stderr only', async () => {
  for (const args of [
    [],
    ['a.sh', '--format', 'xml'],
    ['a.sh', '--shell', 'fish'],
    ['a.sh', '--target', 'curl'],
    ['a.sh', '--target'],
    ['a.sh', '--nonsense'],
  ]) {
    const { code, stdout, stderr } = await verify(args, { '/cwd/a.sh': proved });
    assert.equal(code, 3, `${args.join(' ')}: ${stderr}`);
    assert.equal(stdout, '');
  }
});

test('a file that is not there: exit 1, one clear line', async () => {
  const { code, stderr } = await verify(['none.sh'], {});
  assert.equal(code, 1);
  assert.match(stderr, /none\.sh/);
});

test('stdin', async () => {
  const { code, stdout } = await verify(['-'], {}, { stdin: findings });
  assert.equal(code, 1);
  assert.match(stdout, /^<stdin>:1/m);
});

test('json: every key of the report, and the run', async () => {
  const { stdout } = await verify(['b.sh', '--format', 'json'], { '/cwd/b.sh': findings });
  const { files, summary } = JSON.parse(stdout);
  const [file] = files;
  assert.equal(file.file, 'b.sh');
  assert.equal(file.shell, 'bash');
  assert.equal(file.verdict, 'findings');
  assert.equal(file.requests[0].method, 'GET');
  assert.equal(file.requests[0].url, 'https://127.0.0.1:6443/api');
  assert.deepEqual(file.requests[0].headers, {});
  assert.equal(file.requests[0].tls.kind, 'insecure');
  assert.deepEqual(file.writes, []);
  const [finding] = file.findings.filter((one: { code: string }) => one.code === 'KS5003');
  assert.deepEqual([finding.severity, finding.line, finding.column], ['error', 1, 9]);
  assert.deepEqual(
    file.calls.map((call: { argv: string[] }) => call.argv),
    [['curl', '-q', '-k', 'https://127.0.0.1:6443/api']],
  );
  assert.deepEqual(file.ends, [{ after: [1], status: null }]);
  assert.equal(summary.withFindings, 1);
});

test('--kubeconfig and --context say what the script would find', async () => {
  const other = kubeconfig.replaceAll('127.0.0.1:6443', '10.0.0.9:6443');
  const files = { '/cwd/a.sh': 'curl -q -k https://10.0.0.9:6443/api\n', '/cwd/other': other };
  const cluster = async (...args: string[]): Promise<unknown> =>
    JSON.parse((await verify(['a.sh', '--format', 'json', ...args], files)).stdout).files[0].requests[0]
      .cluster;
  assert.equal(await cluster(), null);
  assert.equal(await cluster('--kubeconfig', 'other'), 'lab');
  const token = {
    '/cwd/t.sh': 'T=$(kubectl create token x)\ncurl -q -k -H "Authorization: $T" https://127.0.0.1:6443/\n',
  };
  assert.doesNotMatch((await verify(['t.sh'], token)).stdout, /KS4101.*prod|error.*KS4101/);
  assert.match((await verify(['t.sh', '--context', 'prod'], token)).stdout, /error.*KS4101/);
});

test('the shell by name, by first line, by --shell', async () => {
  const shell = async (name: string, text: string, ...args: string[]): Promise<string> =>
    JSON.parse((await verify([name, '--format', 'json', ...args], { [`/cwd/${name}`]: text })).stdout)
      .files[0].shell;
  assert.equal(await shell('a.sh', 'true\n'), 'bash');
  assert.equal(await shell('a.ps1', "'x'\n"), 'powershell');
  assert.equal(await shell('a', '#!/usr/bin/env pwsh\n'), 'powershell');
  assert.equal(await shell('a', '#!/bin/sh\ntrue\n'), 'bash');
  assert.equal(await shell('a.sh', "'x'\n", '--shell', 'powershell'), 'powershell');
});

test('junk, endless nesting and far too much are refused, not worked on', async () => {
  const junk = new Uint8Array(100_000).map((_byte, index) => (index * 7919) % 256);
  assert.equal((await verify(['j.sh'], { '/cwd/j.sh': junk })).code, 2);
  const nested = `x=${'$('.repeat(10_000)}true${')'.repeat(10_000)}\n`;
  assert.equal((await verify(['n.sh'], { '/cwd/n.sh': nested })).code, 2);
  const huge = new Uint8Array(6_000_000).fill(0x23);
  const { code, stderr } = await verify(['h.sh'], { '/cwd/h.sh': huge });
  assert.equal(code, 2);
  assert.match(stderr, /larger than/);
});
