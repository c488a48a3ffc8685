/** The request options against a real API server: an object is made, read, changed, watched and removed by the scripts. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { generated } from '../support/generate.js';
import { type RealShell, type Run, realShells, runScript } from '../support/shells.js';
import { crossed, full } from '../support/size.js';
import { needsCluster } from '../support/tools.js';
import { adminKubeconfig, kubectl, objects } from './cluster.js';
import { limiter } from './limiter.js';

const skip = needsCluster('bash', 'zsh', 'pwsh', 'kubectl', 'curl');

const nameIn = (shell: RealShell): string => `kubesteps-e2e-request-${realShells.indexOf(shell)}`;

const folder = mkdtempSync(join(tmpdir(), 'kubesteps-e2e-'));

after(() => {
  rmSync(folder, { recursive: true, force: true });
  if (skip) return;
  const names = realShells.map(nameIn).flatMap((name) => [name, `${name}-b`]);
  kubectl('delete', 'configmaps', '--namespace=default', '--ignore-not-found', ...names);
});

/** What the admin asks, through kubectl proxy. */
async function asked(shell: RealShell, args: readonly string[]): Promise<Run> {
  const aim = ['--kubeconfig', adminKubeconfig, '--shell', shell.dialect, '--namespace', 'default'];
  const run = await runScript(shell, await generated(['proxy', ...aim, ...args]));
  assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], []], 'no file is left');
  return run;
}

async function succeeds(shell: RealShell, status: number, ...args: readonly string[]): Promise<string> {
  const run = await asked(shell, args);
  assert.equal(run.status, 0, `${args.join(' ')}\n${run.stderr}\n${run.stdout}`);
  if (status !== 0) assert.match(run.stderr, new RegExp(`^HTTP ${status}$`, 'm'));
  return run.stdout;
}

interface Made {
  readonly data?: Readonly<Record<string, string>>;
}

async function life(shell: RealShell): Promise<void> {
  const name = nameIn(shell);
  const own = (text: string): Made => JSON.parse(text) as Made;
  const made = JSON.stringify({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name },
    data: { a: `é $(x)'"` },
  });
  const create = ['--resource=cm', '--request=POST', `--data=${made}`];
  await succeeds(shell, 201, ...create, '--dry-run=server');
  assert.deepEqual(own(await succeeds(shell, 201, ...create)).data, { a: `é $(x)'"` });
  const one = `--resource=cm/${name}`;
  const patch = ['--request=PATCH', one];
  await succeeds(shell, 200, ...patch, '--content-type=merge', '--data=data: {b: "1"}');
  await succeeds(shell, 200, ...patch, '--content-type=strategic', '--data={"data": {"c": "2"}}');
  const add = '[{"op": "add", "path": "/data/d", "value": "3"}]';
  await succeeds(shell, 200, ...patch, '--content-type=json-patch', `--data=${add}`);
  const applied = `apiVersion: v1\nkind: ConfigMap\ndata:\n  e: "4" # a comment\n`;
  await succeeds(shell, 200, ...patch, '--content-type=apply', `--data=${applied}`);
  const found = own(await succeeds(shell, 200, one)).data;
  assert.deepEqual(found, { a: `é $(x)'"`, b: '1', c: '2', d: '3', e: '4' });
  assert.match(await succeeds(shell, 200, one, '--accept=table'), /"kind": ?"Table"/);
  assert.match(await succeeds(shell, 200, one, '--accept=metadata'), /"kind": ?"PartialObjectMetadata"/);
  const list = await succeeds(shell, 200, '--resource=cm', '--accept=metadata', '--query=limit=1');
  assert.match(list, /"kind": ?"PartialObjectMetadataList"/);
  assert.match(await succeeds(shell, 200, one, '--accept=yaml'), /^kind: ConfigMap$/m);
  const watched = await succeeds(shell, 0, one, '--watch', '--query=timeoutSeconds=1');
  assert.match(watched, new RegExp(`"type":"ADDED".*"name":"${name}"`));
  const refused = await asked(shell, [`--resource=pods/${name}`, '--subresource=log', '--follow']);
  assert.notEqual(refused.status, 0);
  assert.match(refused.stderr, /404/);
  await succeeds(shell, 200, one, '--request=DELETE');
  const gone = await asked(shell, [one]);
  assert.match(gone.stderr, /^HTTP 404$/m);
}

/** A quick run takes bash: PowerShell takes seven times as long to start. A full one takes a shell of each dialect. */
const shells = full ? crossed(realShells, 1, ({ dialect }) => [dialect]) : realShells.slice(0, 1);
const limit = limiter(3);

test('an object, from its creation to its end', { skip, concurrency: true }, async (t) => {
  const before = objects('request-');
  await Promise.all(shells.map((shell) => t.test(shell.name, () => limit(() => life(shell)))));
  assert.deepEqual(objects('request-'), before);
});

async function commands(shell: RealShell): Promise<void> {
  const name = `${nameIn(shell)}-b`;
  const ask = async (status: number, ...command: readonly string[]): Promise<string> => {
    const aim = ['--kubeconfig', adminKubeconfig, '--shell', shell.dialect];
    const text = await generated(['request', ...aim, '--', 'kubectl', ...command]);
    const run = await runScript(shell, text);
    assert.match(run.stderr, new RegExp(`^HTTP ${status}$`, 'm'), `${command.join(' ')}\n${run.stderr}`);
    return run.stdout;
  };
  const object = join(folder, `${shell.dialect}.yaml`);
  writeFileSync(object, `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {a: "1"}\n`);
  await ask(201, 'create', '-f', object, '-n', 'default', '--validate=ignore');
  await ask(200, 'patch', 'cm', name, '-n', 'default', '--type=merge', '-p', 'data: {b: "2"}');
  await ask(200, 'apply', '--server-side', '--force-conflicts', '-f', object, '-n', 'default');
  const found = JSON.parse(await ask(200, 'get', 'cm', name, '-n', 'default', '-o', 'json')) as Made;
  assert.deepEqual(found.data, { a: '1', b: '2' });
  assert.match(await ask(200, 'get', 'cm', '-n', 'default'), /"kind": ?"Table"/);
  assert.match(await ask(201, 'auth', 'can-i', 'delete', 'nodes'), /"allowed": ?true/);
  await ask(200, 'delete', 'cm', name, '-n', 'default');
  await ask(404, 'get', 'cm', name, '-n', 'default');
}

test('commands of kubectl, as requests', { skip, concurrency: true }, async (t) => {
  await Promise.all(
    shells.slice(0, 1).map((shell) => t.test(shell.name, () => limit(() => commands(shell)))),
  );
});
