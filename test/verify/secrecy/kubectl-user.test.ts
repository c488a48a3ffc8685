/** `--user` of kubectl is a name, that of curl a credential. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { secretSpans } from '../../../src/verify/secrecy/spans.js';

const found = (text: string): readonly string[] =>
  secretSpans(text)
    .filter(({ certain }) => certain)
    .map(({ what }) => what);

test('the user of a kubeconfig may hold a colon, as OpenShift writes it', () => {
  for (const line of [
    'kubectl create token default --context=lab --user=kube:admin/api-host-example:6443',
    "TOKEN=$(kubectl create token default --user='kube:admin/api-host-example:6443')",
    '$token = kubectl create token default "--user=kube:admin/api-host-example:6443"',
    'kubectl get pods --user default/api-host:6443/kube:admin',
    'kubectl create token default --context=lab \\\n  --user=kube:admin/api-host-example:6443',
    'kubectl create token default --context=lab `\r\n    "--user=kube:admin/api-host-example:6443"',
    'kubectl get pods "--context=$([char]0x672c)" --user=kube:admin/api-host-example:6443',
    'kubesteps generate --user=kube:admin/api-host-example:6443',
    '$p = Start-Process -FilePath kubectl -ArgumentList (\'proxy "--context=\' + [char]0x672c + \'" "--user=kube:admin/api-host:6443"\')',
    'Start-Process kubectl -ArgumentList "proxy `"--context=$context`" `"--user=kube:admin/api-host:6443`" `"$listen`""',
  ])
    assert.deepEqual(found(line), [], line);
});

test('the user of curl with its password stays a secret, beside kubectl, too', () => {
  for (const line of [
    'curl --user jane:hunter2hunter2 https://a',
    'kubectl get pods | curl --user jane:hunter2hunter2 https://a',
    'kubectl get pods; curl --user=jane:hunter2hunter2 https://a',
    'kubectl get pods && curl --user jane:hunter2hunter2 https://a',
    'A=$(kubectl get pods) curl --user jane:hunter2hunter2 https://a',
    'kubectl get pods\ncurl --user jane:hunter2hunter2 https://a',
    'kubectl get pods -u jane:hunter2hunter2',
    "Start-Process kubectl -ArgumentList ('proxy'); curl --user jane:hunter2hunter2 https://a",
    'Start-Process kubectl -ArgumentList "proxy `"a`"" | curl --user jane:hunter2hunter2 https://a',
  ])
    assert.deepEqual(found(line), ['a password'], line);
});
