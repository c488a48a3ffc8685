/** A script that looks at its arguments is looked at with arguments, too, where they decide what runs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calls, dryRun } from './dry-run.js';

const seen: Readonly<Record<string, readonly [script: string, ...deletes: string[]]>> = {
  'behind a usage exit': [
    '[ $# -eq 1 ] || { echo usage; exit 1; }\nkubectl delete ns prod\n',
    'kubectl delete ns prod',
  ],
  'behind a usage exit, with the argument': [
    '[ $# -eq 1 ] || { echo usage; exit 1; }\nkubectl delete ns "ns-$1"\n',
    'kubectl delete ns ns-«argument 1»',
  ],
  'behind if': ['if [ $# -lt 1 ]; then exit 2; fi\nkubectl delete ns prod\n', 'kubectl delete ns prod'],
  'behind an empty one': ['[ -n "${1:-}" ] || exit 1\nkubectl delete ns prod\n', 'kubectl delete ns prod'],
  'behind ${1:?}': [': "${1:?usage}"\nkubectl delete ns prod\n', 'kubectl delete ns prod'],
  'behind set -u': ['set -u\nname="$1"\necho "$name"\nkubectl delete ns prod\n', 'kubectl delete ns prod'],
  'in a case': [
    'case "${1:-}" in up) kubectl create ns a ;; down) kubectl delete ns a ;; *) exit 2 ;; esac\n',
    'kubectl create ns a',
    'kubectl delete ns a',
  ],
  'in a function that is given them': [
    'usage() { echo usage; exit 1; }\n[ $# -gt 0 ] || usage\nkubectl delete ns prod\n',
    'kubectl delete ns prod',
  ],
  'behind shift': [
    '[ $# -gt 1 ] || exit 1\nshift\nkubectl delete ns "x$1"\n',
    'kubectl delete ns x«argument 2»',
  ],
};

for (const [name, [script, ...deletes]] of Object.entries(seen)) {
  test(`arguments: a command ${name}`, async () => {
    const report = await dryRun(script);
    assert.deepEqual(calls(report), deletes);
    assert.ok(!report.assumptions.includes('the script is called without arguments'));
  });
}

const refused: Readonly<Record<string, string>> = {
  'a loop through them': 'for x in "$@"; do kubectl delete ns "$x"; done\n',
  'a loop without a list': 'for x; do kubectl delete ns "$x"; done\n',
  'a loop of options':
    'while [ $# -gt 0 ]; do case $1 in -n) shift ;; esac; shift; done\n[ -z "$1" ] || kubectl delete ns a\n',
  'a name of a command': '[ $# -gt 0 ] || exit 1\n"$1" delete ns a\n',
  'all of them, behind a usage exit': '[ $# -gt 0 ] || exit 1\nkubectl delete ns "$@"\n',
  'more than are told apart': '[ $# -gt 0 ] || exit 1\nkubectl delete ns "x${12}"\n',
};

for (const [name, script] of Object.entries(refused)) {
  test(`arguments: not proved: ${name}`, async () => {
    assert.equal((await dryRun(script)).verdict, 'not-proved');
  });
}

test('arguments: one that only fills in a value is taken as not given, and that is said', async () => {
  const report = await dryRun('kubectl get pods -n "${1:-team}"\n');
  assert.equal(report.verdict, 'proved');
  assert.deepEqual(calls(report), ['kubectl get pods -n team']);
  assert.ok(report.assumptions.includes('the script is called without arguments'));
});
