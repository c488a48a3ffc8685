/** whoami says who one is on servers of each age: by the review, and on older ones by what the token is, which the server confirms. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { generated } from '../support/generate.js';
import { type RealShell, realShells, runScript } from '../support/shells.js';
import { crossed, portion } from '../support/size.js';
import { needsCluster } from '../support/tools.js';
import { ages, answersOf } from './ages.js';
import { adminKubeconfig } from './cluster.js';
import { front } from './front.js';

const skip = needsCluster('bash', 'zsh', 'pwsh', 'kubectl', 'curl');
const name = 'system:serviceaccount:default:default';
const folder = mkdtempSync(join(tmpdir(), 'kubesteps-ages-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const scriptFor = (shell: RealShell, kubeconfig: string, ...args: readonly string[]): Promise<string> =>
  generated(['whoami', '--shell', shell.dialect, ...args], { KUBECONFIG: kubeconfig });

for (const shell of portion(realShells, 1))
  for (const lang of ['en', 'ja'])
    test(`${shell.name}, ${lang}`, { skip }, async () => {
      const text = await scriptFor(shell, adminKubeconfig, '--lang', lang);
      const run = await runScript(shell, text, { env: { KUBECONFIG: adminKubeconfig } });
      const answer = JSON.parse(run.stdout);
      if (run.status === 0) {
        assert.equal(answer.status.userInfo.username, name);
        return;
      }
      assert.equal(run.status, 1, run.stderr);
      assert.match(run.stderr, /^HTTP 40[34]$/m);
      const last = run.stderr.trimEnd().split('\n').slice(-1).join();
      assert.ok(last.includes('1.28') && last.includes(name), last);
      if (answer.code === 403) assert.ok(answer.message.includes(`"${name}"`), answer.message);
    });

const versions = ['v1', 'v1beta1', 'v1alpha1'] as const;
const cases = ages.flatMap((age) => realShells.map((shell) => ({ age, shell })));

test('a server is asked in each version until it knows one', { skip, concurrency: 3 }, async (t) => {
  await Promise.all(
    crossed(cases, 2, ({ age, shell }) => [age.name, shell.name]).map(({ age, shell }) =>
      t.test(`${age.name}, ${shell.name}`, async () => {
        const through = await front({ answers: answersOf(age, name) });
        try {
          const kubeconfig = join(folder, `${age.name} ${shell.name}`);
          writeFileSync(kubeconfig, through.kubeconfig, { mode: 0o600 });
          const text = await scriptFor(shell, kubeconfig);
          const run = await runScript(shell, text, { env: { KUBECONFIG: kubeconfig } });
          const asked = through.requests().filter((one) => one.endsWith('/selfsubjectreviews'));
          const until = age.forbidden ? 1 : age.review === undefined ? 0 : versions.indexOf(age.review) + 1;
          const expected = until === 0 ? versions : versions.slice(0, until);
          assert.deepEqual(
            asked,
            expected
              .map((version) => `token POST /apis/authentication.k8s.io/${version}/selfsubjectreviews`)
              .sort(),
            run.stderr,
          );
          const answer = JSON.parse(run.stdout);
          const isThere = age.review !== undefined && age.forbidden === undefined;
          assert.equal(run.status, isThere ? 0 : 1, run.stderr);
          if (isThere) {
            assert.equal(answer.apiVersion, `authentication.k8s.io/${age.review}`);
            assert.equal(answer.status.userInfo.username, name);
          } else {
            const last = run.stderr.trimEnd().split('\n').at(-1) ?? '';
            assert.ok(last.includes(name) && last.includes('system:serviceaccounts:default'), last);
            assert.equal(answer.code, age.forbidden ? 403 : 404);
          }
        } finally {
          through.close();
        }
      }),
    ),
  );
});
