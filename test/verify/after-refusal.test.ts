/** Behind a statement that the dry run refuses, what it left is not known: nothing is said as if it had left nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Shell } from '../../src/verify/report.js';
import { calls, dryRunOf } from './dry-run.js';

/** `line:code` of what is found above notes, but for what each script here has: a call that may fail unnoticed. */
async function found(shell: Shell, script: string): Promise<string[]> {
  const { findings } = await dryRunOf(shell, script);
  return findings
    .filter(({ severity, code }) => severity === 'error' && code !== 'KS3105')
    .map(({ line, code }) => `${line}:${code}`);
}

const curl = 'curl -q --fail --max-time 9';

const bash: Readonly<Record<string, readonly [script: string, ...found: string[]]>> = {
  'a captured text is not empty': [
    `S=$(kubectl cluster-info | awk '{print $NF}')\n${curl} "https://127.0.0.1:6443/$S"`,
    '1:KS3102',
    '2:KS3107',
  ],
  'nor is it a URL without a host': [
    `S=$(kubectl cluster-info | awk '{print $NF}')\n${curl} --url "$S/api"`,
    '1:KS3102',
    '2:KS5001',
  ],
  'nor a name that is missing': ['N=$(helm list -q)\nkubectl delete -- cm "$N"', '1:KS3102'],
  'a file is not an empty manifest': ['helm get x >v.yaml\nkubectl apply -f v.yaml', '1:KS3102'],
  'a variable is not unset': ['set -u\nread -r -u 7 Y\nkubectl delete -- cm "$Y"', '2:KS3301'],
  'nor what it was before': ['Y=x\nread -r -u 7 Y\n[ "$Y" = x ] || kubectl delete -- cm "$Y"', '2:KS3301'],
};

for (const [name, [script, ...codes]] of Object.entries(bash))
  test(`bash: ${name}`, async () => assert.deepEqual(await found('bash', script), codes));

test('PowerShell: a captured text is not empty, nor unset', async () => {
  const script = `$ErrorActionPreference = 'Stop'\n$s = helm list -q\nkubectl delete cm "x$s"`;
  assert.deepEqual(await found('powershell', script), ['2:KS3102']);
});

test('a URL of which nothing is known is said to depend on the run, not to have no host', async () => {
  const { findings } = await dryRunOf('bash', `S=$(helm list)\n${curl} --url "$S/api"`);
  const messages = findings
    .filter(({ line, notProved }) => line === 2 && notProved)
    .map(({ message }) => message);
  assert.deepEqual(messages, [
    'to which host «output of a command that is not modelled, line 1»/api goes depends on the run',
  ]);
});

/** Scripts and what the last call of each is foretold to be; `«$x»` and `«output»` stand for what is not known. */
const texts: readonly (readonly [shell: 'bash' | 'powershell', what: string, text: string, call: string])[] =
  [
    ['bash', 'a substitution', 'x=$(awk 1)\nkubectl get "x$x"', 'kubectl get x«output»'],
    ['bash', 'a pipeline', 'x=$(kubectl version | awk 1)\nkubectl get "x$x"', 'kubectl get x«output»'],
    ['bash', 'a variable that held something', 'x=a\nx+=$[$(awk 1)]\nkubectl get "x$x"', 'kubectl get x«$x»'],
    ['bash', 'an export', 'export x="${!y}"\nkubectl get "x$x"', 'kubectl get x«$x»'],
    ['bash', 'a loop', 'for i in ${!y}; do x=$i; done\nkubectl get "x$x$i"', 'kubectl get x«$x»«$i»'],
    ['bash', 'what a function assigns', 'f() { x=1; }\nf "${!y}"\nkubectl get "x$x"', 'kubectl get x«$x»'],
    [
      'bash',
      'a local variable',
      'f() { local x=1; y=2; }\nx=a\nf "${!y}"\nkubectl get "x$x$y"',
      'kubectl get xa«$y»',
    ],
    ['bash', 'a subshell', 'x=a\n(x=1; awk 1)\nkubectl get "x$x"', 'kubectl get xa'],
    ['bash', 'a file', 'awk 1 >/tmp/work/f\nx=a\nkubectl get "x$x"', 'kubectl get xa'],
    ['powershell', 'a program', '$x = awk 1\nkubectl get "x$x"', 'kubectl get x«$x»'],
    ['powershell', 'a subexpression', '$x = "$(awk 1)"\nkubectl get "x$x"', 'kubectl get x«output»'],
    [
      'powershell',
      'a loop',
      '$x = \'a\'\nforeach ($i in (awk 1)) { $x = $i }\nkubectl get "x$x"',
      'kubectl get x«$x»',
    ],
  ];

for (const [shell, what, text, call] of texts) {
  test(`${shell}: ${what}`, async () => {
    const report = await dryRunOf(shell, text);
    assert.equal(report.verdict, 'not-proved');
    const last = calls(report).at(-1) ?? '';
    assert.equal(last.replaceAll(/(?:, as| of a command that is not modelled,) line \d+[^»]*/g, ''), call);
    const wrong = report.findings.filter(({ code }) => code === 'KS2001' || code === 'KS5001');
    assert.deepEqual(wrong, []);
  });
}
