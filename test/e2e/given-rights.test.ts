/**
 * A ServiceAccount of the recipe's own that is given a Role which is there, or the verbs that are named: with and without
 * kubectl, what the API server then answers; and that all is gone again but the Role that was there.
 */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { generated } from '../support/generate.js';
import { realShells, runScript } from '../support/shells.js';
import { crossed } from '../support/size.js';
import { needsCluster } from '../support/tools.js';
import { adminKubeconfig, kubectl } from './cluster.js';
import { limiter } from './limiter.js';
import { withoutKubectl } from './without-kubectl.js';

const skip = needsCluster('bash', 'zsh', 'pwsh', 'kubectl', 'curl');
const limit = limiter(4);
const folder = skip ? '' : withoutKubectl();
const reader = 'kubesteps-e2e-given-reader';

const rows: readonly {
  readonly name: string;
  readonly options: readonly string[];
  /** What the API server answers. */
  readonly status: number;
  /** What stands in the script of what it will be. */
  readonly foretold?: RegExp;
}[] = [
  { name: 'view', options: ['--role=view', '--resource=pods'], status: 200 },
  { name: 'everywhere', options: ['--role=cluster-admin', '--resource=nodes'], status: 200 },
  { name: 'role', options: [`--role=role/${reader}`, '--resource=configmaps'], status: 200 },
  {
    name: 'secrets',
    options: ['--role=view', '--resource=secrets'],
    status: 403,
    foretold: /expect 403 Forbidden/,
  },
  { name: 'nowhere', options: ['--role=kubesteps-e2e-nowhere', '--resource=pods'], status: 403 },
  { name: 'verbs', options: ['--verb=get,list', '--verb=watch', '--resource=pods'], status: 200 },
];

const cases = crossed(
  rows.flatMap((row) =>
    realShells.flatMap((shell, index) =>
      [false, true].map((bare) => ({
        ...row,
        shell,
        bare,
        account: `kubesteps-e2e-given-${row.name}-${index}${bare ? '-bare' : ''}`,
      })),
    ),
  ),
  1,
  ({ name, shell, bare }) => [name, `${shell.dialect} ${bare}`],
);

const existing = (): string =>
  kubectl('get', 'clusterroles', 'view', 'cluster-admin', '-o', 'jsonpath={.items[*].rules}');
let unchanged = '';

before(() => {
  if (skip) return;
  kubectl('create', 'role', reader, '--verb=list', '--resource=configmaps');
  unchanged = existing();
});
after(() => {
  if (skip) return;
  rmSync(folder, { recursive: true, force: true });
  kubectl('delete', 'roles', reader);
});

/** All that such a script could leave. */
const left = (account: string): string =>
  kubectl(
    'get',
    'serviceaccounts,roles,rolebindings,clusterroles,clusterrolebindings',
    '--ignore-not-found',
    '-o',
    'name',
    account,
  );

test('rights that are named', { skip, concurrency: true }, async (t) => {
  await Promise.all(
    cases.map(({ name, options, status, foretold, shell, bare, account }) =>
      t.test(`${name}, ${shell.name}${bare ? ', without kubectl' : ''}`, () =>
        limit(async () => {
          const text = await generated([
            'service-account',
            `--shell=${shell.dialect}`,
            `--service-account=${account}`,
            '--kubeconfig',
            bare ? join(dirname(adminKubeconfig), 'files.kubeconfig') : adminKubeconfig,
            ...(bare ? ['--without-kubectl'] : []),
            ...options,
          ]);
          if (foretold !== undefined) assert.match(text.replace(/\n\s*# /g, ' '), foretold);
          const run = await runScript(shell, text, bare ? { env: { PATH: folder } } : {});
          assert.match(run.stderr, new RegExp(`^HTTP ${status}$`, 'm'));
          assert.equal(run.status, status === 200 ? 0 : 1, run.stderr);
          if (status === 200) assert.match(run.stderr, /^HTTP 401 Unauthorized: the token is revoked$/m);
          else assert.match(run.stderr, /^error: 403 Forbidden: the ServiceAccount/m);
          assert.doesNotMatch(run.stdout + run.stderr, /eyJ/, 'no token is shown');
          assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], []]);
          assert.equal(left(account), '');
        }),
      ),
    ),
  );
  assert.equal(existing(), unchanged, 'the Roles that were there are as they were');
  assert.match(kubectl('get', 'roles', reader, '-o', 'name'), /reader/);
});
