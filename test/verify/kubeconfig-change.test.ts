/** After a command that may change the kubeconfig, no write is shown for the cluster that was current before. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dryRunOf } from './dry-run.js';

/** The writes of a script: `verb object cluster`, and what is said of the context. */
async function writes(shell: 'bash' | 'powershell', text: string): Promise<readonly string[]> {
  const report = await dryRunOf(shell, text);
  assert.equal(report.verdict, 'not-proved', text);
  return report.writes.map(({ object, cluster, doubt }) =>
    [object, cluster ?? '?', doubt ?? ''].join(' ').trim(),
  );
}

const unknown =
  'secret «namespace of the context»/a ? context not known: the kubeconfig may have changed on line 1';

const programs = [
  'kubectl config set-context --current --namespace=x',
  'kubectl config set-context lab --cluster=prod',
  'kubectl config set-cluster lab --server=https://evil.example',
  'kubectl config set-credentials lab-admin --token=x',
  'kubectl config unset current-context',
  'kubectl config delete-context lab',
  'kubectl config rename-context prod lab2',
  'kubectl config set current-context prod',
  'kubectl ctx prod',
  'kubectx prod',
  'kubens kube-system',
  'gcloud container clusters get-credentials c --region r',
  'aws eks update-kubeconfig --name c',
  'az aks get-credentials -n c -g g',
  'minikube start',
  'kind create cluster',
  'k3d cluster create',
  'oc login https://x',
  'tsh kube login c',
  'doctl kubernetes cluster kubeconfig save c',
  'kubelogin convert-kubeconfig',
  'watch -n 9 kubectl config use-context prod',
  'ip netns exec a kubectx prod',
  'docker run -v /home/user/.kube:/k image',
  'podman run -v /home/user/.kube:/k image',
  'git checkout HEAD /home/user/.kube/config',
  'tree -o /home/user/.kube/config',
];
const bash = [
  'cp other ~/.kube/config',
  'mv other /home/user/config',
  'sed -i s/lab/prod/ /home/user/config',
  'source ./env.sh',
  '( kubectx prod )',
  'f() { kubectx prod; }; f',
  'if kubectl version; then kubectx prod; fi',
  'for i in 1 2; do kubectx prod; done',
  'x=$(kubectx -c)',
  'kubectx prod || true',
  'kubectx prod | cat',
  'kubectl version && kubectl config set current-context prod',
];

for (const line of [...programs, ...bash]) {
  test(`bash: ${line}`, async () => {
    const found = await writes('bash', `${line}\nkubectl delete secret a\n`);
    assert.ok(found.includes(unknown), JSON.stringify(found));
    // A pinned context may be another one, too.
    const pinned = await writes('bash', `${line}\nkubectl delete secret a -n n --context=lab\n`);
    assert.ok(pinned.includes(unknown.replace('«namespace of the context»', 'n')), JSON.stringify(pinned));
  });
}
for (const line of [
  ...programs,
  'function f { kubectx prod }; f',
  'if ($true) { kubectx prod }',
  'Copy-Item a b',
]) {
  test(`PowerShell: ${line}`, async () => {
    assert.deepEqual(await writes('powershell', `${line}\nkubectl delete secret a\n`), [unknown]);
  });
}

for (const shell of ['bash', 'powershell'] as const) {
  test(`${shell}: use-context makes another one current, and leaves each as it is`, async () => {
    const text =
      'kubectl config use-context prod\nkubectl delete secret a\nkubectl delete secret a --context lab\n';
    assert.deepEqual(await writes(shell, text), [
      'secret default/a prod as line 1 makes it current',
      'secret default/a lab',
    ]);
    const twice = 'kubectx x\nkubectl config use-context prod\nkubectl delete secret a\n';
    assert.deepEqual(await writes(shell, twice), [unknown.replace('line 1', 'line 2')]);
  });

  test(`${shell}: what leaves the kubeconfig alone makes nothing doubtful`, async () => {
    assert.deepEqual(await writes(shell, 'git status\nkubectl delete secret a\n'), ['secret default/a lab']);
  });
}

test('a kubeconfig that the script writes itself is not taken for the one that is there', async () => {
  const [write] = await writes('bash', 'echo x > /home/user/config\nkubectl delete secret a\n');
  assert.ok(write?.includes(' ? ') === true || write === undefined || write.endsWith('?'), write);
});
