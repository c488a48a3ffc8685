/** `verify --exec-check`: the real shells agree with the dry run, and a report that is wrong is found out. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { execChecked } from '../../src/exec-check/exec-check.js';
import { type Host, realHost } from '../../src/host.js';
import { main } from '../../src/main.js';
import { hostWorld } from '../../src/verify/host-world.js';
import type { FileReport, Shell } from '../../src/verify/report.js';
import { verifyText } from '../../src/verify/verify.js';
import { portion } from '../support/size.js';
import { findProgram, needs } from '../support/tools.js';
import { kubeconfig } from '../verify/bash/dry-run.js';

const folder = mkdtempSync(join(tmpdir(), 'kubesteps-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, 'config'), kubeconfig);

const host: Host = {
  ...realHost(),
  cwd: folder,
  env: { PATH: process.env.PATH, HOME: folder, KUBECONFIG: join(folder, 'config') },
};
const options = { kubeconfig: undefined, context: undefined, asked: [] };

const dryRun = (text: string, shell: Shell, at = host): Promise<FileReport> =>
  verifyText({ file: 'script', text, shell }, hostWorld(at));

interface Printed {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A whole command line in the folder. */
async function run(args: readonly string[], at = host): Promise<Printed> {
  const printed = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    write(text: string | Uint8Array): void {
      printed[name] += String(text);
    },
    isTTY: false,
    columns: 80,
  });
  const code = await main(args, { ...at, stdout: stream('stdout'), stderr: stream('stderr') });
  return { code, ...printed };
}

const withPlugin = `apiVersion: v1
kind: Config
current-context: one
clusters: [{name: one, cluster: {server: 'https://127.0.0.1:6443'}}]
contexts: [{name: one, context: {cluster: one, user: me}}]
users:
- name: me
  user:
    exec: {apiVersion: client.authentication.k8s.io/v1, command: ./bin/no-such-plugin, args: [get-token, 'a b'], interactiveMode: Never}
`;

const tools = ['bwrap', 'kubectl', 'bash'];

const whole = [
  ['bash', ['token', '-o', 'steps.sh'], 'bash'],
  ['PowerShell', ['token', '--shell', 'powershell', '-o', 'steps.ps1'], 'pwsh'],
  ['whoami, to read', ['whoami', '--style', 'article', '-o', 'whoami.sh'], 'bash'],
  ['whoami for PowerShell', ['whoami', '--shell', 'powershell', '-o', 'whoami.ps1'], 'pwsh'],
  ['the long recipe', ['secret-token', '-o', 'secret.sh'], 'bash'],
] as const;

for (const [name, args, shell] of portion(whole, 1)) {
  test(`what generate writes: ${name}`, { skip: needs(...tools, shell) }, async () => {
    const file = String(args.at(-1));
    const generated = await run(['generate', ...args]);
    assert.equal(generated.code, 0, generated.stderr);
    const { code, stdout, stderr } = await run(['verify', '--exec-check', file]);
    assert.match(
      stdout,
      /^Executed in a sandbox: \w+ [\d.]+ · 5 ways to answer · \d{2,3} calls · as foretold$/m,
    );
    assert.equal(code, 0, stderr);
  });
}

const inPods = [
  ['sh', 'sh', 'dash'],
  ['PowerShell', 'powershell', 'pwsh'],
] as const;

for (const [name, shell, interpreter] of portion(inPods, 1)) {
  test(`a script of a pod finds one: ${name}`, { skip: needs(...tools, interpreter) }, async () => {
    const file = `in-pod.${shell === 'sh' ? 'sh' : 'ps1'}`;
    const generated = await run(['generate', 'in-pod', '--shell', shell, '--resource', 'pods', '-o', file]);
    assert.equal(generated.code, 0, generated.stderr);
    const { code, stdout, stderr } = await run(['verify', '--exec-check', file]);
    assert.match(stdout, /^Executed in a sandbox: .* 5 ways to answer · 5 calls · as foretold$/m);
    assert.equal(code, 0, stderr);
  });
}

const byPlugin = [
  ['bash', ['self', '-o', 'self.sh'], 'bash'],
  ['PowerShell', ['self', '--without-kubectl', '--shell', 'powershell', '-o', 'self.ps1'], 'pwsh'],
] as const;

for (const [name, args, interpreter] of portion(byPlugin, 1)) {
  test(`an exec plugin answers, and is not the machine's: ${name}`, {
    skip: needs(...tools, interpreter),
  }, async () => {
    const own = join(folder, 'with-plugin');
    writeFileSync(own, withPlugin);
    const file = String(args.at(-1));
    const generated = await run(['generate', ...args, '--kubeconfig', own]);
    assert.equal(generated.code, 0, generated.stderr);
    const checked = await run(['verify', '--kubeconfig', own, '--exec-check', file, '-o', 'json']);
    const [report] = JSON.parse(checked.stdout).files;
    assert.equal(report.verdict, 'proved', checked.stdout);
    // Without an answer of the plugin no script would come to curl.
    const perRun = interpreter === 'bash' ? 4 : 1;
    assert.equal(report.execCheck.calls, perRun * 5 + 3);
  });
}

test('a runbook: each shell for itself', { skip: needs(...tools, 'pwsh') }, async () => {
  const fence = '```';
  const text = `# Pods\n\n${fence}console\n$ C=lab\n$ kubectl get pods --context="$C"\n${fence}\n\n${fence}powershell\nkubectl get nodes --context=lab\n${fence}\n`;
  writeFileSync(join(folder, 'pods.md'), text);
  const { stdout } = await run(['verify', '--exec-check', 'pods.md']);
  assert.match(stdout, /^Executed in a sandbox: bash .* 5 calls · as foretold$/m);
  assert.match(stdout, /^Executed in a sandbox: pwsh .* 5 calls · as foretold$/m);
});

const typed = `CONTEXT=lab
kubectl get pods --context="$CONTEXT" && kubectl get nodes --context=lab
export LC_ALL=C
TOKEN=$(kubectl create token default --context=lab) || exit 4
case $TOKEN in '' | *[!A-Za-z0-9._~+/=-]*) exit 5 ;; esac
printf 'header = "Authorization: Bearer %s"\\n' "$TOKEN" | curl -q -K - https://127.0.0.1:6443/api
`;

for (const [interpreter, first] of [
  ['bash', '#!/bin/bash\n'],
  ['dash', '#!/bin/sh\n'],
  ['zsh', '#!/usr/bin/env zsh\n'],
] as const) {
  test(`typed by hand, for ${interpreter}`, { skip: needs(...tools, interpreter) }, async () => {
    const report = await dryRun(first + typed, 'bash');
    const checked = await execChecked(report, first + typed, options, host);
    assert.equal(checked.execCheck?.kind === 'ran' && checked.execCheck.shell, interpreter);
    assert.deepEqual(
      checked.findings.filter(({ code }) => code === 'KS1007'),
      [],
    );
    assert.ok(checked.execCheck?.kind === 'ran' && checked.execCheck.calls > 10);
  });
}

test('a report that leaves a call out is found out, at its line', { skip: needs(...tools) }, async () => {
  const report = await dryRun(typed, 'bash');
  const nodes = report.calls.find(({ argv }) => argv.includes('nodes'));
  const wrong: FileReport = {
    ...report,
    calls: report.calls.map((call) =>
      call === nodes ? { ...call, argv: ['kubectl', 'get', 'secrets', '--context=lab'] } : call,
    ),
  };
  const checked = await execChecked(wrong, typed, options, host);
  const found = checked.findings.filter(({ code }) => code === 'KS1007');
  assert.equal(found[0]?.line, 2);
  assert.equal(found.length, 1, 'the same for several answers is one finding');
  assert.match(
    found[0]?.message ?? '',
    /answers: fine, forbidden, no-token, empty\): call 2 is not foretold here: \["kubectl","get","nodes","--context=lab"\]; foretold: \["kubectl","get","secrets","--context=lab"\]/,
  );
  assert.equal(checked.verdict, 'not-proved');
});

test('a report with another ending is found out', { skip: needs(...tools) }, async () => {
  const text = 'kubectl get pods --context=lab\nexit 3\n';
  const report = await dryRun(text, 'bash');
  const wrong = { ...report, ends: report.ends.map((end) => ({ ...end, status: 0 })) };
  const checked = await execChecked(wrong, text, options, host);
  assert.match(checked.findings.find(({ code }) => code === 'KS1007')?.message ?? '', /ends with 3/);
});

test('the kubeconfig of the sandbox holds no secret, and the dry run still agrees', {
  skip: needs(...tools),
}, async () => {
  const text =
    "T=$(kubectl config view --raw --context=lab --minify -o jsonpath='{.users[0].user.token}')\n" +
    'curl -q -H "Authorization: Bearer $T" https://127.0.0.1:6443/api\n';
  const report = await dryRun(text, 'bash');
  const checked = await execChecked(report, text, options, host);
  assert.deepEqual(
    checked.findings.filter(({ code }) => code === 'KS1007'),
    [],
  );
  // A report that does not know of the second call: the message shows what was recorded.
  const blind = { ...report, calls: report.calls.slice(0, 1), verdict: 'proved' as const };
  const { findings } = await execChecked(blind, text, options, host);
  const message = findings.find(({ code }) => code === 'KS1007')?.message ?? '';
  assert.match(message, /Bearer «token»/);
  assert.doesNotMatch(message, /fake-token|do-not-print/);
});

test('kubeconfigs that the script names', { skip: needs(...tools) }, async () => {
  writeFileSync(join(folder, 'other'), kubeconfig.replaceAll('lab', 'attic'));
  await run(['generate', 'token', '--kubeconfig', 'other', '-o', 'other.sh']);
  const named = await run(['verify', '--exec-check', '--format', 'json', 'other.sh']);
  assert.equal(named.code, 0, named.stderr);
  // Looks, a token, the call and how long it lives: no answer of kubectl keeps it from its end.
  assert.ok(JSON.parse(named.stdout).files[0].execCheck.calls > 15, named.stdout);
  const text = `export KUBECONFIG=${folder}/other\nkubectl get pods --context="$(kubectl config current-context)"\n`;
  writeFileSync(join(folder, 'set.sh'), text);
  const set = await run(['verify', '--exec-check', 'set.sh']);
  assert.match(set.stdout, /^Executed in a sandbox: .* 10 calls · as foretold$/m);
});

test('a system that is not here', { skip: needs(...tools) }, async () => {
  writeFileSync(join(folder, 'typed.sh'), typed);
  const { code, stderr } = await run(['verify', '--exec-check', '--os', 'windows', 'typed.sh']);
  assert.equal(code, 3);
  assert.match(stderr, /runs the script here, on Linux, and --os is windows/);
});

test('what is not proved is not run', { skip: needs(...tools) }, async () => {
  writeFileSync(join(folder, 'unknown.sh'), 'frobnicate\n');
  const { code, stdout } = await run(['verify', '--exec-check', 'unknown.sh']);
  assert.equal(code, 2);
  assert.match(stdout, /^Not executed: /m);
});

test('json has what was run', { skip: needs(...tools) }, async () => {
  writeFileSync(join(folder, 'typed.sh'), typed);
  const { stdout } = await run(['verify', '--exec-check', '--format', 'json', 'typed.sh']);
  const [file] = JSON.parse(stdout).files;
  assert.deepEqual(Object.keys(file.execCheck).sort(), [
    'calls',
    'cut',
    'kind',
    'scenarios',
    'shell',
    'version',
  ]);
  const without = await run(['verify', '--format', 'json', 'typed.sh']);
  assert.equal(JSON.parse(without.stdout).files[0].execCheck, null);
});

test('a machine without bubblewrap, and one that is no Linux: what to do', async () => {
  writeFileSync(join(folder, 'typed.sh'), typed);
  const missing = await run(['verify', '--exec-check', 'typed.sh'], { ...host, env: { PATH: '/nowhere' } });
  assert.equal(missing.code, 1);
  assert.match(missing.stderr, /needs bwrap[\s\S]*apt-get install bubblewrap/);
  const mac = await run(['verify', '--exec-check', 'typed.sh'], { ...host, platform: 'darwin' });
  assert.equal(mac.code, 1);
  assert.match(mac.stderr, /needs Linux/);
  assert.equal(mac.stdout, '');
});

test('a kubectl that cannot start in the sandbox is an error, no disagreement', {
  skip: needs(...tools),
}, async () => {
  writeFileSync(join(folder, 'typed.sh'), typed);
  const starts = '#!/bin/sh\nexec "$(dirname "$0")/kubectl.real" "$@"\n';
  mkdirSync(join(folder, 'wrapped'));
  writeFileSync(join(folder, 'wrapped/kubectl'), starts, { mode: 0o755 });
  symlinkSync(String(findProgram('kubectl')), join(folder, 'wrapped/kubectl.real'));
  const env = { ...host.env, PATH: `${join(folder, 'wrapped')}:${process.env.PATH}` };
  const { code, stdout, stderr } = await run(['verify', '--exec-check', 'typed.sh'], { ...host, env });
  assert.equal(code, 1);
  assert.equal(stdout, '');
  assert.match(stderr, /wrapped\/kubectl does not start in the sandbox/);
});

test('a link to pwsh in a folder of links', { skip: needs(...tools, 'pwsh') }, async () => {
  const text = 'kubectl get pods --context=lab\n';
  mkdirSync(join(folder, 'links'));
  symlinkSync(String(findProgram('pwsh')), join(folder, 'links/pwsh'));
  const env = { ...host.env, PATH: `${join(folder, 'links')}:${process.env.PATH}` };
  const report = await dryRun(text, 'powershell');
  const { execCheck } = await execChecked(report, text, options, { ...host, env });
  assert.ok(execCheck?.kind === 'ran' && execCheck.calls === 5, JSON.stringify(execCheck));
});

test('a script that does not end in time: said, and no disagreement', { skip: needs(...tools) }, async () => {
  const text = 'kubectl get pods --context=lab\nkubectl get nodes --context=lab\n';
  const report = await dryRun(text, 'bash');
  const slow: Host = {
    ...host,
    run: async (command, milliseconds) => {
      const ended = await host.run?.(command, milliseconds);
      assert.ok(ended !== undefined);
      return command.includes('/mnt/record/script') ? { ...ended, status: undefined, cut: true } : ended;
    },
  };
  const checked = await execChecked(report, text, options, slow);
  assert.equal(checked.execCheck?.kind === 'ran' && checked.execCheck.cut, 5);
  assert.equal(checked.verdict, report.verdict);
  const { execCheckLines } = await import('../../src/verify/formats/text-summary.js');
  assert.match(execCheckLines(checked, (_, shown) => shown).join(), /cut off 5 times before its end$/);
});

test('a script that is written anew is run as it is then', { skip: needs(...tools) }, async () => {
  await run(['generate', 'token', '-o', 'moved.sh']);
  const moved = { ...host, env: { ...host.env, KUBECONFIG: join(folder, 'moved') } };
  writeFileSync(join(folder, 'moved'), kubeconfig.replaceAll('127.0.0.1:6443', '127.0.0.1:7443'));
  const { stdout } = await run(['verify', '--update', '--exec-check', 'moved.sh'], moved);
  assert.match(stdout, /^\+.*127\.0\.0\.1:7443/m);
  assert.match(stdout, /^Executed in a sandbox: .* as foretold$/m);
});

test('a machine that forbids user namespaces: what to allow', { skip: needs('bwrap') }, async () => {
  writeFileSync(join(folder, 'typed.sh'), typed);
  const refusing: Host = {
    ...host,
    run: async () => ({
      status: 1,
      cut: false,
      stdout: '',
      stderr: 'bwrap: setting up uid map: Permission denied\n',
    }),
  };
  const { code, stderr } = await run(['verify', '--exec-check', 'typed.sh'], refusing);
  assert.equal(code, 1);
  assert.match(stderr, /setting up uid map: Permission denied[\s\S]*user namespaces/);
});

test('a report that names another cluster than kubectl would ask is found out', {
  skip: needs(...tools),
}, async () => {
  const text = 'kubectl delete secret a --context=lab\n';
  const report = await dryRun(text, 'bash');
  assert.equal(report.writes[0]?.cluster, 'lab');
  const right = await execChecked(report, text, options, host);
  assert.deepEqual(
    right.findings.filter(({ code }) => code === 'KS1007'),
    [],
  );
  const other = [...(hostWorld(host).config()?.clusters.keys() ?? [])].find((name) => name !== 'lab');
  assert.ok(other !== undefined);
  const wrong = { ...report, writes: report.writes.map((write) => ({ ...write, cluster: other })) };
  const checked = await execChecked(wrong, text, options, host);
  assert.match(
    checked.findings.find(({ code }) => code === 'KS1007')?.message ?? '',
    /kubectl asks https:\/\/[^ ]+, and the report says cluster/,
  );
});

test('a report that names another namespace than kubectl sends is found out', {
  skip: needs(...tools),
}, async () => {
  const text = 'kubectl create rolebinding b --clusterrole=view --user=bob --context=lab -n web\n';
  const report = await dryRun(text, 'bash');
  const [write] = report.writes;
  assert.ok(write !== undefined);
  assert.ok(write.object.includes('web/'), write.object);
  const right = await execChecked(report, text, options, host);
  assert.deepEqual(
    right.findings.filter(({ code }) => code === 'KS1007'),
    [],
  );
  const wrong = { ...report, writes: [{ ...write, object: write.object.replace('web/', 'default/') }] };
  const { findings } = await execChecked(wrong, text, options, host);
  assert.match(
    findings.find(({ code }) => code === 'KS1007')?.message ?? '',
    /kubectl sends POST https:\/\/[^ ]+\/namespaces\/web\/rolebindings/,
  );
});
