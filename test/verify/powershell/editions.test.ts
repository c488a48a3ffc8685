/** What changes with the PowerShell and the system that run a script. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostWorld } from '../../../src/verify/host-world.js';
import { verifyPowerShell } from '../../../src/verify/powershell/verify-powershell.js';
import type { World } from '../../../src/verify/world.js';
import { fakeHost } from '../../support/host.js';
import { kubeconfig } from './dry-run.js';

const host = fakeHost({ files: { '/c': kubeconfig }, env: { KUBECONFIG: '/c', HOME: '/home/user' } });

function codes(text: string, change: Partial<World> = {}): string[] {
  const { findings } = verifyPowerShell(text, { ...hostWorld(host), ...change });
  return findings.filter((finding) => finding.severity !== 'info').map((finding) => finding.code);
}

const powershell = (...version: [number, number, number]): Partial<World> => ({
  targets: { powershell: version },
});

test('an argument that only PowerShell 7.3 passes as it is', () => {
  const text = `kubectl get pods 'a"b'`;
  assert.deepEqual(codes(text), ['KS2301']);
  assert.deepEqual(codes(text, powershell(7, 2, 0)), ['KS2301']);
  assert.deepEqual(codes(text, powershell(7, 3, 0)), []);
  assert.deepEqual(codes(`#requires -Version 7.4\n${text}`), []);
});

test('the alias of Windows PowerShell', () => {
  const text = 'curl --silent --fail --max-time 5 --cacert ca.crt https://127.0.0.1:6443/version';
  assert.ok(codes(text).includes('KS3112'));
  assert.ok(!codes(text, powershell(7, 0, 0)).includes('KS3112'));
  assert.ok(!codes(`#requires -PSEdition Core\n${text}`).includes('KS3112'));
  assert.ok(!codes(text.replace('curl', 'curl.exe')).includes('KS3112'));
});

test('syntax of PowerShell 7', () => {
  const text = 'kubectl get pods && kubectl get nodes';
  assert.ok(codes(text).includes('KS1004'));
  assert.ok(!codes(`#requires -Version 7\n${text}`).includes('KS1004'));
});

test('the branch of a version that cannot be', () => {
  const text = `if ($PSVersionTable.PSVersion -ge [version]'7.3') { kubectl get pods } else { kubectl get nodes }`;
  const calls = (change: Partial<World>): string[] =>
    verifyPowerShell(text, { ...hostWorld(host), ...change }).calls.map(({ argv }) => argv.join(' '));
  assert.deepEqual(calls({}), ['kubectl get pods', 'kubectl get nodes']);
  assert.deepEqual(calls(powershell(7, 4, 0)), ['kubectl get pods']);
});

test('the branch of a system that it is not', () => {
  const text = 'if ($IsWindows) { kubectl get pods } else { kubectl get nodes }';
  const calls = (os: World['os']): string[] =>
    verifyPowerShell(text, { ...hostWorld(host), os }).calls.map(({ argv }) => argv.join(' '));
  assert.deepEqual(calls('linux'), ['kubectl get nodes']);
  assert.deepEqual(calls('windows'), ['kubectl get pods']);
});

test('a byte order mark says how the characters are to be read', () => {
  const text = `Write-Host 'Ñ'`;
  assert.deepEqual(codes(text), ['KS1002']);
  assert.deepEqual(codes(`\ufeff${text}`), []);
});

test('stdin in the encoding of Windows PowerShell', () => {
  const text = `'Ñ' | kubectl apply -f -`;
  assert.ok(codes(`\ufeff${text}`).includes('KS2301'));
  assert.ok(!codes(`\ufeff$OutputEncoding = [Text.UTF8Encoding]::new($false)\n${text}`).includes('KS2301'));
});
