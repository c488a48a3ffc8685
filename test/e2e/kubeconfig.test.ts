/**
 * `kubeconfig` against a real API server, in every shell: the file is private, works with kubectl, and with get, describe,
 * lint and `self`; nothing takes the place of a file that is there, and nothing is left of a run that fails.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { realFiles } from '../../src/host.js';
import { main } from '../support/built.js';
import { generated } from '../support/generate.js';
import { fakeHost } from '../support/host.js';
import { type RealShell, type Run, realShells, runScript } from '../support/shells.js';
import { crossed, portion } from '../support/size.js';
import { needsCluster } from '../support/tools.js';
import { adminKubeconfig, kubeconfigs, kubectl } from './cluster.js';
import { limiter } from './limiter.js';

const skip = needsCluster('bash', 'zsh', 'pwsh', 'kubectl', 'curl');
const account = 'kubesteps-e2e-kubeconfig';
const file = `${account}.kubeconfig`;
const folder = mkdtempSync(join(tmpdir(), 'kubesteps-kubeconfig-'));
const limit = limiter(4);

before(() => {
  if (!skip) kubectl('create', 'serviceaccount', account, '--namespace=default');
});
after(() => {
  rmSync(folder, { recursive: true, force: true });
  if (!skip) kubectl('delete', 'serviceaccount', account, '--namespace=default');
});

const script = ({ dialect }: RealShell, kubeconfig: string, ...options: string[]): Promise<string> =>
  generated(['kubeconfig', '--shell', dialect, '--service-account', account, ...options], {
    KUBECONFIG: kubeconfig,
  });

/** Runs it in a folder of the test's own, after a `cd` there. */
async function runIn(
  place: string,
  shell: RealShell,
  text: string,
  kubeconfig: string,
  started: (pid: number) => void = () => undefined,
): Promise<Run> {
  const there = shell.dialect === 'bash' ? `cd '${place}' || exit 9\n` : `Set-Location '${place}'\n`;
  return runScript(shell, there + text, { env: { KUBECONFIG: kubeconfig }, started });
}

async function kubesteps(...args: readonly string[]): Promise<string> {
  const host = fakeHost({ realFiles, cwd: folder, env: {}, now: new Date().toISOString() });
  const code = await main(args, host);
  assert.equal(code, 0, host.written.stderr + host.written.stdout);
  return host.written.stdout;
}

const ways = skip ? [] : kubeconfigs();

const each = ways.flatMap((kubeconfig, row) =>
  realShells.map((shell, index) => ({ kubeconfig, row, shell, index })),
);
/** Each way to sign in, and each shell. */
const tried = crossed(each, 1, ({ kubeconfig, shell }) => [kubeconfig, shell.name]);

for (const { kubeconfig, row, shell, index } of tried)
  test(`${shell.name}, ${kubeconfig}`, { skip, concurrency: true }, () =>
    limit(async () => {
      const place = mkdtempSync(join(folder, `${index}-${row}-`));
      const made = join(place, file);
      const text = await script(shell, kubeconfig, '--duration', '1000h');
      const run = await runIn(place, shell, text, kubeconfig);
      assert.equal(run.status, 0, run.stderr);
      assert.match(run.stderr, /lives 3600000 seconds = 41 d 16 h 0 min/);
      assert.match(JSON.parse(run.stdout).serverVersion.gitVersion, /^v1\./);
      assert.deepEqual([run.temporaryFiles, readdirSync(place)], [[], [file]], 'nothing else is left');
      assert.equal(statSync(made).mode & 0o777, 0o600);
      const content = readFileSync(made, 'utf8');
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
      const again = await runIn(place, shell, text, kubeconfig);
      assert.equal(again.status, 1);
      assert.match(again.stderr, /is there already, and nothing replaces it/);
      assert.equal(readFileSync(made, 'utf8'), 'of somebody');
      assert.deepEqual(readdirSync(place), [file]);
    }),
  );

for (const [index, shell] of crossed([...realShells.entries()], 1, ([, { dialect }]) => [dialect]))
  test(`a token that the server does not take: ${shell.name}`, { skip, concurrency: true }, () =>
    limit(async () => {
      const place = mkdtempSync(join(folder, `audience-${index}-`));
      const text = await script(shell, adminKubeconfig, '--audience', 'https://other.example');
      const run = await runIn(place, shell, text, adminKubeconfig);
      assert.equal(run.status, 1, run.stderr);
      assert.match(run.stderr, new RegExp(`cannot be called by the new kubeconfig.*${file} was not made`));
      assert.deepEqual([run.temporaryFiles, readdirSync(place)], [[], []]);
    }),
  );

for (const [index, shell] of crossed([...realShells.entries()], 1, ([, { dialect }]) => [dialect]))
  test(`a file that comes there meanwhile stays: ${shell.name}`, { skip, concurrency: true }, () =>
    limit(async () => {
      const place = mkdtempSync(join(folder, `race-${index}-`));
      const text = await script(shell, adminKubeconfig);
      // Right before it gets its name.
      const raced = text.replace(/^ *(?:ln -- |\[IO\.File\]::Move)/m, (found) =>
        shell.dialect === 'bash'
          ? `echo of somebody >${file}\n${found}`
          : `[IO.File]::WriteAllText([IO.Path]::Combine($here, '${file}'), "of somebody\`n")\n${found}`,
      );
      assert.notEqual(raced, text);
      const run = await runIn(place, shell, raced, adminKubeconfig);
      assert.equal(run.status, 1, run.stderr);
      assert.equal(readFileSync(join(place, file), 'utf8'), 'of somebody\n');
      assert.deepEqual(readdirSync(place), [file]);
    }),
  );

for (const shell of portion(
  realShells.filter(({ name }) => name === 'bash' || name === 'pwsh Standard'),
  1,
))
  test(`SIGINT while the file waits for its name: ${shell.name}`, { skip, concurrency: true }, () =>
    limit(async () => {
      const place = mkdtempSync(join(folder, 'interrupted-'));
      const asked = join(folder, `asked-${shell.dialect}`);
      const text = (await script(shell, adminKubeconfig)).replace(
        /^ *&? ?kubectl version .*kubeconfig=/m,
        (call) =>
          shell.dialect === 'bash'
            ? `: >'${asked}'; sleep 2\n${call}`
            : `[IO.File]::WriteAllText('${asked}', ''); Start-Sleep 2\n${call}`,
      );
      let pid = 0;
      const running = runIn(place, shell, text, adminKubeconfig, (started) => {
        pid = started;
      });
      while (!existsSync(asked)) await sleep(50);
      assert.equal(readdirSync(place).length, 1, 'it is there, under another name');
      process.kill(pid, 'SIGINT');
      const run = await running;
      assert.notEqual(run.status, 0);
      assert.deepEqual([run.temporaryFiles, readdirSync(place)], [[], []]);
    }),
  );
