/** A report never says a secret of the kubeconfig, whatever the script makes of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dryRun } from './bash/dry-run.js';
import { dryRun as dryRunPowerShell } from './powershell/dry-run.js';

const read = "kubectl config view --raw --context=lab --minify -o jsonpath='{.users[0].user.token}'";

for (const use of [
  'kubectl get pods --context="$T"',
  'kubectl get pods --user="$T"',
  'kubectl get pods --namespace="$T"',
  'kubectl "$T"',
  'kubectl get "$T"',
  'kubectl delete secret "$T" --context=lab',
  'kubectl create serviceaccount "$T" --context=lab',
  'kubectl get pods -o "$T" --context=lab',
  'curl -q "--$T" https://127.0.0.1:6443/api',
  'curl -q "https://127.0.0.1:6443/$T"',
  'curl -q -X "$T" https://127.0.0.1:6443/api',
  'curl -q -H "$T: x" https://127.0.0.1:6443/api',
  'echo "$T" > "/tmp/$T"',
  'cd "$T"',
  'trap "$T" EXIT',
  'trap true "$T"',
  'printf "$T%d"',
  'case $T in l*) exit 3 ;; esac',
  '"$T"',
  '$T',
  'X=$((T))',
  'f() { return "$T"; }; f',
  'base64 "--$T"',
  'openssl "$T"',
  'chmod "$T" x',
  'eval "$T"',
  'for x in $T; do kubectl get "$x" --context=lab; done',
  'cat "$T"',
  'echo "$T" | base64 | kubectl apply -f -',
]) {
  test(use, async () => {
    const report = await dryRun(`T=$(${read})\n${use}\n`);
    assert.doesNotMatch(JSON.stringify(report), /lab-admin-token/);
    assert.ok(report.calls.length > 0);
  });
}

for (const use of [
  'kubectl get pods --context=$t',
  'kubectl $t',
  '& $t',
  '[int]$t',
  'throw $t',
  'Remove-Item $t',
  "if ($t -eq 'lab-admin') { kubectl get pods }",
  'Set-Variable -Name $t -Value 1',
  '$h = @{ $t = 1 }; kubectl get "$($h.Keys)"',
  '"$t".Substring(99)',
  'Get-Item $t -ErrorAction Stop',
]) {
  test(`PowerShell: ${use}`, async () => {
    const report = await dryRunPowerShell(`$t = ${read}\n${use}\n`);
    assert.doesNotMatch(JSON.stringify(report), /lab-admin-token/);
    assert.ok(report.calls.length > 0);
  });
}
