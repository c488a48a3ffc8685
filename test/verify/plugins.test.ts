/** An exec plugin of the kubeconfig is known only as the kubeconfig has it called, and what it answers is a secret. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostWorld } from '../../src/verify/host-world.js';
import type { FileReport } from '../../src/verify/report.js';
import { verifyText } from '../../src/verify/verify.js';
import { fakeHost } from '../support/host.js';

const kubeconfig = `apiVersion: v1
kind: Config
current-context: one
clusters: [{name: one, cluster: {server: 'https://127.0.0.1:1'}}, {name: two, cluster: {server: 'https://127.0.0.1:2'}}]
contexts: [{name: one, context: {cluster: one, user: me}}, {name: two, context: {cluster: two, user: both}}]
users:
- name: me
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1
      command: sign-in
      args: [get-token, 'a b']
      env: [{name: STAGE, value: dev}]
      interactiveMode: Never
- name: both
  user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: ./bin/sign-in, interactiveMode: Never}}
`;
const world = hostWorld(
  fakeHost({
    files: { '/home/user/config': kubeconfig },
    env: { HOME: '/home/user', KUBECONFIG: '/home/user/config', PATH: '/usr/bin:/bin', LANG: 'C.UTF-8' },
    home: '/home/user',
    cwd: '/tmp/work',
  }),
);

const dryRun = (shell: 'bash' | 'powershell', text: string): Promise<FileReport> =>
  verifyText({ file: shell === 'bash' ? 'script' : 'script.ps1', text, shell }, world);

/** What is not proved, and what is said of secrets. */
const found = ({ findings }: FileReport): readonly string[] =>
  findings.flatMap(({ notProved, code }) => (notProved || /^KS51/.test(code) ? [code] : []));

interface Case {
  readonly bash: string;
  readonly powershell: string;
  readonly finds: readonly string[];
}

const cases: Readonly<Record<string, Case>> = {
  'as the kubeconfig has it': {
    bash: "A=$(STAGE=dev sign-in get-token 'a b' </dev/null) || exit 1",
    powershell:
      "$env:STAGE = 'dev'\n$a = $null | sign-in get-token 'a b'\nif ($LASTEXITCODE -ne 0) { exit 1 }",
    finds: [],
  },
  'by its path beside the kubeconfig': {
    bash: 'A=$(/home/user/bin/sign-in </dev/null) || exit 1',
    powershell: '$a = $null | & /home/user/bin/sign-in\nif ($LASTEXITCODE -ne 0) { exit 1 }',
    finds: [],
  },
  'other arguments': {
    bash: 'A=$(sign-in get-token a b </dev/null) || exit 1',
    powershell: '$a = $null | sign-in get-token a b\nif ($LASTEXITCODE -ne 0) { exit 1 }',
    finds: ['KS3102'],
  },
  'the arguments of another user': {
    bash: 'A=$(sign-in </dev/null) || exit 1',
    powershell: '$a = $null | sign-in\nif ($LASTEXITCODE -ne 0) { exit 1 }',
    finds: ['KS3102'],
  },
  'another program': {
    bash: "A=$(sign-out get-token 'a b' </dev/null) || exit 1",
    powershell: "$a = $null | sign-out get-token 'a b'\nif ($LASTEXITCODE -ne 0) { exit 1 }",
    finds: ['KS3102'],
  },
  'what it answers is printed': {
    bash: "A=$(sign-in get-token 'a b' </dev/null) || exit 1\nprintf '%s\\n' \"$A\"",
    powershell: "$a = $null | sign-in get-token 'a b'\nif ($LASTEXITCODE -ne 0) { exit 1 }\n$a",
    finds: ['KS5103'],
  },
  'what it answers stands in an argument': {
    bash: 'A=$(sign-in get-token \'a b\' </dev/null) || exit 1\nkubectl get pods --context=one --token="$A"',
    powershell:
      "$a = $null | sign-in get-token 'a b'\nif ($LASTEXITCODE -ne 0) { exit 1 }\nkubectl get pods '--context=one' \"--token=$a\"",
    finds: ['KS5101'],
  },
};

for (const [what, { finds, ...texts }] of Object.entries(cases))
  for (const shell of ['bash', 'powershell'] as const)
    test(`${what}: ${shell}`, async () => {
      const report = await dryRun(shell, texts[shell]);
      assert.deepEqual(found(report), finds, JSON.stringify(report.findings, undefined, 1));
    });
