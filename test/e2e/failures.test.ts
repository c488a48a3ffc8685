/** What a script says and leaves when the world is not as it should be: a clear message, non-zero, nothing left. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { generated } from '../support/generate.js';
import { realShells, runScript } from '../support/shells.js';
import { crossed } from '../support/size.js';
import { needsCluster } from '../support/tools.js';
import { adminKubeconfig, objects } from './cluster.js';
import { limiter } from './limiter.js';

const skip = needsCluster('bash', 'zsh', 'pwsh', 'kubectl', 'curl', 'openssl');
const folder = mkdtempSync(join(tmpdir(), 'kubesteps-failures-'));
after(() => rmSync(folder, { recursive: true, force: true }));

interface Failure {
  readonly name: string;
  /** The kubeconfig that the script finds when it runs; it was generated for `before`, else for the same. */
  readonly kubeconfig: string;
  readonly before?: string;
  readonly options: readonly string[];
  /** What must be said, for each recipe. */
  readonly says: Readonly<Record<string, RegExp>>;
}

const admin = skip ? '' : readFileSync(adminKubeconfig, 'utf8');

/** The admin's kubeconfig with something else in it. */
function altered(name: string, change: (text: string) => string): string {
  const path = join(folder, name);
  const text = change(admin);
  assert.notEqual(text, admin, `${name}: nothing was altered`);
  writeFileSync(path, text, { mode: 0o600 });
  return path;
}

/** Stands for a number of the run's own: the tests run side by side. */
const ownName = 'NUMBER';
let lastNumber = 0;

function withOwnNames(options: readonly string[]): readonly string[] {
  lastNumber += 1;
  return options.map((option) => option.replace(ownName, String(lastNumber)));
}

/** A CA that never signed anything, as base64. */
function foreignCa(): string {
  const [key, certificate] = [join(folder, 'ca.key'), join(folder, 'ca.crt')];
  const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=foreign-ca'];
  execFileSync('openssl', [...args, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  return readFileSync(certificate).toString('base64');
}

function failures(): readonly Failure[] {
  const unreachable = altered('unreachable', (text) => text.replace(/(https:\/\/[^:"]+:)\d+/, '$19'));
  const wrongCa = altered('wrong-ca', (text) =>
    text.replace(/(certificate-authority-data: )[A-Za-z0-9+/=]+/, `$1${foreignCa()}`),
  );
  const gone = altered('gone', (text) =>
    text
      .replace(/^- \{name: lab, context:/m, '- {name: another, context:')
      .replace('current-context: lab', 'current-context: another'),
  );
  const deleted = {
    token: /context.*lab/,
    'bound-token': /context.*lab/,
    'secret-token': /context.*lab/,
    proxy: /context.*lab/,
  };
  return [
    {
      name: 'unreachable server',
      kubeconfig: unreachable,
      options: [],
      says: {
        token: /error: no usable token \(see above\): check the ServiceAccount default\/default/,
        'bound-token': /error: kubectl cannot look for the Secret default-bound-token/,
        'secret-token': /error: kubectl cannot look for the Secret default-token/,
        proxy: /error: no success: the answer says why/,
      },
    },
    {
      name: 'wrong CA',
      kubeconfig: wrongCa,
      options: [],
      says: {
        token: /certificate signed by unknown authority[\s\S]*error: no usable token/,
        'secret-token': /certificate signed by unknown authority[\s\S]*error: kubectl cannot look for/,
        proxy: /error: no success: the answer says why/,
      },
    },
    {
      name: 'no such ServiceAccount',
      kubeconfig: adminKubeconfig,
      options: ['--service-account', `nobody-here-${ownName}`],
      says: {
        token:
          /not found[\s\S]*error: no usable token \(see above\): check the ServiceAccount default\/nobody-here-/,
        'bound-token': /not found[\s\S]*error: no usable token.*nobody-here-/,
        // The control plane takes such a Secret away, before or after the script looks whether it is there.
        'secret-token':
          /error: (?:the Secret nobody-here-\d+-token is not there, though|no token comes into the Secret nobody-here-)/,
      },
    },
    { name: 'context deleted since', kubeconfig: gone, before: adminKubeconfig, options: [], says: deleted },
    {
      name: 'not allowed (403)',
      kubeconfig: adminKubeconfig,
      options: ['--path', '/api/v1/namespaces/default/secrets'],
      says: { token: /error: 403 Forbidden: the ServiceAccount default\/default may not GET/ },
    },
    {
      name: 'credentials not accepted (401)',
      kubeconfig: join(dirname(adminKubeconfig), 'token.kubeconfig'),
      options: ['--audience', 'https://vault.example'],
      says: { token: /error: 401 Unauthorized: the token is too old/ },
    },
  ];
}

/** Each failure in each recipe and shell; in a full run each in each recipe once, and each shell. */
function cases() {
  return failures().flatMap((failure) =>
    Object.entries(failure.says).flatMap(([recipe, says]) =>
      realShells.map((shell) => ({ failure, recipe, says, shell })),
    ),
  );
}

const limit = limiter(6);

test('failures, safe style', { skip, concurrency: true }, async (t) => {
  const before = objects('none');
  await Promise.all(
    crossed(cases(), 1, ({ failure, recipe, shell }) => [
      `${failure.name} ${recipe}`,
      `${recipe} ${shell.dialect}`,
      shell.name,
    ]).map(({ failure, recipe, says, shell }) =>
      t.test(`${failure.name}: ${recipe}, ${shell.name}`, () =>
        limit(async () => {
          // The kubeconfig is found through KUBECONFIG, so that it can change after the script was written.
          const env = { KUBECONFIG: failure.before ?? failure.kubeconfig };
          const text = await generated(
            [recipe, '--shell', shell.dialect, ...withOwnNames(failure.options)],
            env,
          );
          const run = await runScript(shell, text, { env: { KUBECONFIG: failure.kubeconfig } });
          assert.ok(run.status !== 0 && run.status !== null, `exit ${run.status}\n${run.stdout}`);
          assert.match(run.stderr + run.stdout, says);
          assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], []], 'no file is left');
        }),
      ),
    ),
  );
  const left = objects('none').filter((name) => !before.includes(name));
  assert.deepEqual(left, []);
});

test('failures, article style: not 0, and nothing left', { skip, concurrency: true }, async (t) => {
  const [unreachable] = failures();
  await Promise.all(
    crossed(realShells, 1, ({ dialect }) => [dialect]).map((shell) =>
      t.test(shell.name, () =>
        limit(async () => {
          const env = { KUBECONFIG: unreachable?.kubeconfig ?? '' };
          const text = await generated(['token', '--style', 'article', '--shell', shell.dialect], env);
          const run = await runScript(shell, text, { env });
          assert.ok(run.status !== 0 && run.status !== null, run.stdout);
          assert.match(run.stderr, /refused|unable to connect/i);
          assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], []]);
        }),
      ),
    ),
  );
});
