/**
 * `kubeconfig` without kubectl against a real API server: the file is private, holds the CA and works with real kubectl, with
 * get, describe, lint and `self`; nothing takes the place of a file that is there, and nothing is left of a run that fails or
 * is stopped.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { realFiles } from '../../src/host.js';
import { main } from '../support/built.js';
import { generated } from '../support/generate.js';
import { holdingPrograms } from '../support/holding-programs.js';
import { fakeHost } from '../support/host.js';
import { type RealShell, type Run, realShells, runScript } from '../support/shells.js';
import { crossed } from '../support/size.js';
import { needsCluster } from '../support/tools.js';
import { adminKubeconfig, kubeconfigs, kubectl } from './cluster.js';
import { limiter } from './limiter.js';
import { withoutKubectl } from './without-kubectl.js';

const skip = needsCluster('bash', 'zsh', 'pwsh', 'kubectl', 'curl');
const limit = limiter(4);
const programs = skip ? '' : withoutKubectl();
const folder = mkdtempSync(join(tmpdir(), 'kubesteps-kubeconfig-bare-'));
const account = `kubesteps-e2e-bare-file-${process.pid}`;
const file = `${account}.kubeconfig`;

before(() => {
  if (!skip) kubectl('create', 'serviceaccount', account, '--namespace=default');
});
after(() => {
  rmSync(folder, { recursive: true, force: true });
  if (skip) return;
  rmSync(programs, { recursive: true, force: true });
  kubectl('delete', 'serviceaccount', account, '--namespace=default');
});

/** The CA of the admin's kubeconfig stands in it, or in a file beside it, which the other kubeconfigs name. */
const byFiles = skip ? [] : kubeconfigs().filter((path) => /\/(?:files|tokenfile)\.kubeconfig$/.test(path));
const first = join(dirname(adminKubeconfig), 'files.kubeconfig');

const script = ({ dialect }: RealShell, kubeconfig: string, ...options: string[]): Promise<string> =>
  generated([
    ...['kubeconfig', '--without-kubectl', '--shell', dialect, '--kubeconfig', kubeconfig],
    ...[`--service-account=${account}`, ...options],
  ]);

/** Runs it in a folder of the test's own. */
function runIn(
  place: string,
  {
    shell,
    text,
    path = programs,
  }: { readonly shell: RealShell; readonly text: string; readonly path?: string },
  started: (pid: number) => void = () => undefined,
): Promise<Run> {
  const there = shell.dialect === 'bash' ? `cd '${place}' || exit 9\n` : `Set-Location '${place}'\n`;
  return runScript(shell, there + text, { env: { PATH: path }, started });
}

async function kubesteps(...args: readonly string[]): Promise<string> {
  const host = fakeHost({ realFiles, cwd: folder, env: {}, now: new Date().toISOString() });
  assert.equal(await main(args, host), 0, host.written.stderr + host.written.stdout);
  return host.written.stdout;
}

const tried = crossed(
  byFiles.flatMap((kubeconfig) => realShells.map((shell) => ({ kubeconfig, shell }))),
  1,
  ({ kubeconfig, shell }) => [kubeconfig, shell.name],
);

for (const { kubeconfig, shell } of tried)
  test(`${shell.name}, ${basename(kubeconfig)}`, { skip, concurrency: true }, () =>
    limit(async () => {
      const place = mkdtempSync(join(folder, 'made-'));
      const made = join(place, file);
      const text = await script(shell, kubeconfig, '--duration', '1000h');
      assert.doesNotMatch(text, /& kubectl|^\s*kubectl|\$\(kubectl/m);
      const run = await runIn(place, { shell, text });
      assert.equal(run.status, 0, run.stderr);
      assert.match(run.stderr, /^A token of ServiceAccount \S+ lives 3600000 seconds$/m);
      assert.match(JSON.parse(run.stdout).gitVersion, /^v1\./, 'stdout is the answer and nothing else');
      assert.deepEqual([run.temporaryFiles, readdirSync(place)], [[], [file]], 'nothing else is left');
      assert.equal(statSync(made).mode & 0o777, 0o600);
      const content = readFileSync(made, 'utf8');
      assert.match(content, /^ {4}certificate-authority-data: "LS0t[A-Za-z0-9+/=]+"$/m);
      const token = /token: "(.+)"/.exec(content)?.[1] ?? 'none';
      assert.equal(`${run.stdout}${run.stderr}`.includes(token), false, 'the token is shown nowhere');

      const whoCan = ['auth', 'can-i', 'create', 'selfsubjectaccessreviews'];
      const env = { ...process.env, KUBECONFIG: made };
      assert.equal(execFileSync('kubectl', whoCan, { encoding: 'utf8', env }).trim(), 'yes');
      assert.match(await kubesteps('get', 'contexts', '--kubeconfig', made), new RegExp(account));
      assert.match(await kubesteps('describe', '--kubeconfig', made), /ServiceAccount|token/);
      await kubesteps('lint', '--kubeconfig', made);
      const bash = realShells[0] ?? shell;
      const self = await runScript(bash, await generated(['self', '--kubeconfig', made]));
      assert.match(self.stderr, /^HTTP 200$/m);

      writeFileSync(made, 'of somebody');
      const again = await runIn(place, { shell, text });
      assert.equal(again.status, 1);
      assert.match(again.stderr, /is there already, and nothing replaces it/);
      assert.equal(readFileSync(made, 'utf8'), 'of somebody');
      assert.deepEqual(readdirSync(place), [file]);
    }),
  );

for (const shell of crossed(realShells, 1, ({ dialect }) => [dialect])) {
  test(`a token that the server does not take: ${shell.name}`, { skip, concurrency: true }, () =>
    limit(async () => {
      const place = mkdtempSync(join(folder, 'audience-'));
      const text = await script(shell, first, '--audience', 'https://other.example');
      const run = await runIn(place, { shell, text });
      assert.equal(run.status, 1, run.stderr);
      assert.match(
        run.stderr,
        /^error: 401 Unauthorized: the token is too old, was revoked, or is of another/m,
      );
      assert.deepEqual([run.temporaryFiles, readdirSync(place)], [[], []]);
    }),
  );

  test(`a file that comes there meanwhile stays: ${shell.name}`, { skip, concurrency: true }, () =>
    limit(async () => {
      const place = mkdtempSync(join(folder, 'race-'));
      const text = await script(shell, first);
      // Right before it gets its name.
      const raced = text.replace(/^ *(?:ln -- |\[IO\.File\]::Move)/m, (found) =>
        shell.dialect === 'bash'
          ? `echo of somebody >${file}\n${found}`
          : `[IO.File]::WriteAllText([IO.Path]::Combine($here, '${file}'), "of somebody\`n")\n${found}`,
      );
      assert.notEqual(raced, text);
      const run = await runIn(place, { shell, text: raced });
      assert.equal(run.status, 1, run.stderr);
      assert.equal(readFileSync(join(place, file), 'utf8'), 'of somebody\n');
      assert.deepEqual([run.temporaryFiles, readdirSync(place)], [[], [file]]);
    }),
  );

  test(`SIGINT once the token is there: ${shell.name}`, { skip, concurrency: true }, () =>
    limit(async () => {
      const place = mkdtempSync(join(folder, 'stopped-'));
      const text = await script(shell, first);
      // What curl is, twice, the token, and the call that tries it.
      const held = holdingPrograms(['curl'], { program: 'curl', call: 4 });
      try {
        const run = await runIn(place, { shell, text, path: `${held.folder}:${programs}` }, (pid) => {
          held
            .reached()
            .then(() => process.kill(pid, 'SIGINT'))
            .catch(() => {})
            .finally(() => held.release());
        });
        assert.equal(run.status, shell.dialect === 'bash' ? 130 : 1, run.stderr);
        assert.deepEqual([run.temporaryFiles, readdirSync(place)], [[], []], run.stderr);
      } finally {
        held.remove();
      }
    }),
  );
}
