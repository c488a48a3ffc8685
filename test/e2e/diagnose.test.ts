/** `diagnose` against a real API server: every way to sign in, and what is wrong with it, in every shell. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { generated } from '../support/generate.js';
import { type RealShell, type Run, realShells, runScript } from '../support/shells.js';
import { crossed, full, inTurn, portion } from '../support/size.js';
import { needsCluster } from '../support/tools.js';
import { adminKubeconfig, kubeconfigs } from './cluster.js';
import { limiter } from './limiter.js';

const skip = needsCluster('bash', 'zsh', 'pwsh', 'kubectl', 'curl');
const folder = mkdtempSync(join(tmpdir(), 'kubesteps-diagnose-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const limit = limiter(4);

async function diagnosed(shell: RealShell, ...args: readonly string[]): Promise<Run> {
  const run = await runScript(shell, await generated(['diagnose', '--shell', shell.dialect, ...args]));
  assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], []], 'no file is left');
  return run;
}

const verdict = ({ stderr }: Run): string => stderr.trimEnd().split('\n').at(-1) ?? '';

/** With kubectl's plugins, too: kubectl runs them. */
const ways = skip ? [] : kubeconfigs();
const fine = ways.flatMap((kubeconfig) => realShells.map((shell) => ({ kubeconfig, shell })));

for (const { kubeconfig, shell } of crossed(fine, 1, (one) => [one.kubeconfig, one.shell.name])) {
  test(`nothing is wrong with ${basename(kubeconfig)}, ${shell.name}`, { skip, concurrency: true }, () =>
    limit(async () => {
      const run = await diagnosed(shell, '--kubeconfig', kubeconfig, '--resource=namespaces');
      assert.match(verdict(run), /^nothing is wrong: .* may GET \/api\/v1\/namespaces$/);
      assert.equal(run.status, 0, run.stderr);
    }),
  );
}

/** The admin's kubeconfig with another user. */
function as(name: string, user: unknown): string {
  const path = join(folder, name);
  const text = readFileSync(adminKubeconfig, 'utf8');
  const changed = text.replace(/(user: )\{client-certificate.*?\}/, `$1${JSON.stringify(user)}`);
  assert.notEqual(changed, text, 'its user stands on one line');
  writeFileSync(path, changed, { mode: 0o600 });
  return path;
}

const plugin = (command: string, ...args: readonly string[]): unknown => ({
  exec: {
    apiVersion: 'client.authentication.k8s.io/v1',
    command,
    args,
    interactiveMode: 'Never',
  },
});

const answering = (token: string): unknown =>
  plugin(
    'echo',
    JSON.stringify({
      apiVersion: 'client.authentication.k8s.io/v1',
      kind: 'ExecCredential',
      status: { token },
    }),
  );

const wrong: Readonly<Record<string, readonly [user: unknown, verdict: RegExp]>> = {
  'a token that is none': [{ token: 'no-token' }, /^error: 401 Unauthorized/],
  'no credentials': [{}, /^error: user \S+ has no credentials in the kubeconfig, and .* lets nobody GET/],
  'a plugin that fails': [plugin('false'), /^error: user \S+ is not signed in \(see above\)/],
  'a plugin whose token is none': [
    answering('no-token'),
    /^error: user \S+ is not signed in \(see above\): .* Unauthorized \(401\)/,
  ],
};

for (const [row, [what, [user, expected]]] of portion([...Object.entries(wrong).entries()], 2)) {
  const shells = full ? crossed(realShells, 1, ({ dialect }) => [dialect]) : inTurn(realShells, row);
  for (const shell of shells) {
    test(`${what}, ${shell.name}`, { skip, concurrency: true }, () =>
      limit(async () => {
        const kubeconfig = as(`${what}-${shell.name}`, user);
        const run = await diagnosed(shell, '--kubeconfig', kubeconfig, '--resource=secrets');
        assert.match(verdict(run), expected, run.stderr);
        assert.equal(run.status, 1);
      }),
    );
  }
}

/** The admin, who acts as somebody who may do nothing. */
function actingAsNobody(): string {
  const path = join(folder, 'nobody');
  const text = readFileSync(adminKubeconfig, 'utf8');
  const acting = text.replace(/(user: \{)(?=client-certificate)/, '$1as: nobody-here, as-groups: [dev], ');
  assert.notEqual(acting, text);
  writeFileSync(path, acting, { mode: 0o600 });
  return path;
}

for (const shell of crossed(realShells, 1, ({ dialect }) => [dialect])) {
  test(`no rights, ${shell.name}`, { skip, concurrency: true }, () =>
    limit(async () => {
      const run = await diagnosed(shell, '--kubeconfig', actingAsNobody(), '--resource=secrets');
      assert.match(
        verdict(run),
        /^error: 403 Forbidden: user lab may not GET \/api\/v1\/namespaces\/default\/secrets$/,
      );
      assert.match(JSON.parse(run.stdout).message, /User "nobody-here" cannot list resource "secrets"/);
      assert.equal(run.status, 1);
    }),
  );

  test(`another name than the certificate has, ${shell.name}`, { skip, concurrency: true }, () =>
    limit(async () => {
      const path = join(folder, `name-${shell.name}`);
      writeFileSync(path, readFileSync(adminKubeconfig, 'utf8').replace('//127.0.0.1:', '//localhost:'), {
        mode: 0o600,
      });
      const run = await diagnosed(shell, '--kubeconfig', path);
      assert.match(
        verdict(run),
        /^error: the certificate of the server is not for localhost:\d+ \(see above\)/,
      );
      assert.match(run.stderr, /IP Address:127\.0\.0\.1/, 'it says for whom it is');
    }),
  );
}
