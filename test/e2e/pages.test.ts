/** A list in pages is the whole list, on the real API server; and one that becomes too old on the way says so. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { generated } from '../support/generate.js';
import { realShells, runScript } from '../support/shells.js';
import { crossed, portion } from '../support/size.js';
import { needsCluster } from '../support/tools.js';
import { adminKubeconfig, kubectl } from './cluster.js';
import { front } from './front.js';

const skip = needsCluster('bash', 'zsh', 'pwsh', 'kubectl', 'curl');
const folder = mkdtempSync(join(tmpdir(), 'kubesteps-pages-'));
after(() => rmSync(folder, { recursive: true, force: true }));

interface Page {
  readonly metadata: { readonly continue?: string };
  readonly items?: readonly { readonly metadata: { readonly name: string } }[];
  readonly rows?: readonly { readonly object: { readonly metadata: { readonly name: string } } }[];
}

/** What jq reads: one document behind the other. */
const pagesOf = (stdout: string): readonly Page[] =>
  stdout
    .split(/(?<=^\})\s*$(?=\n\s*\{)/m)
    .flatMap((one) => one.split(/\n\n(?=\{)/))
    .filter((one) => one.trim() !== '')
    .map((one) => JSON.parse(one) as Page);

/** Those that no other test makes or takes away. */
const own = (names: readonly string[]): readonly string[] =>
  names.filter((name) => name.startsWith('system:')).sort();

const recipes = ['self', 'proxy', 'token', 'service-account'];
const cases = recipes.flatMap((recipe) => realShells.map((shell) => ({ recipe, shell })));

test('every object comes, and each once', { skip, concurrency: 3 }, async (t) => {
  const all = own(
    kubectl('get', 'clusterroles', '-o', 'name')
      .trim()
      .split('\n')
      .map((name) => name.replace(/^[^/]*\//, '')),
  );
  await Promise.all(
    crossed(cases, 1, ({ recipe, shell }) => [recipe, shell.name]).map(({ recipe, shell }, index) =>
      t.test(`${recipe}, ${shell.name}`, async () => {
        const account = `kubesteps-e2e-pages-${recipe}-${realShells.indexOf(shell)}`;
        const form = index % 2 === 0 ? [] : ['--accept=table'];
        const forAccount = recipe === 'service-account' ? ['--service-account', account] : [];
        const args = ['--kubeconfig', adminKubeconfig, '--resource=clusterroles', '--limit=20', ...form];
        const text = await generated([recipe, '--shell', shell.dialect, ...args, ...forAccount]);
        const run = await runScript(shell, text);
        if (recipe === 'token') {
          // ServiceAccount default has no right to it.
          assert.equal(run.status, 1, run.stderr);
          assert.match(run.stderr, /^HTTP 403$/m);
          return;
        }
        assert.equal(run.status, 0, run.stderr);
        const pages = pagesOf(run.stdout);
        assert.ok(pages.length >= 3, run.stderr);
        const names = pages.flatMap(({ items, rows }) => [
          ...(items ?? []).map(({ metadata }) => metadata.name),
          ...(rows ?? []).map(({ object }) => object.metadata.name),
        ]);
        assert.deepEqual(own(names), all);
        assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], []]);
      }),
    ),
  );
});

/** The second page of a list comes too late, or begins at what no API server says. */
const ends = [
  {
    name: 'too old',
    next: 'eyJ2IjoibWV0YS5rOHMuaW8vdjEi',
    said: /410 Gone: .*run the script again, with a --limit above 20$/,
    pages: 2,
  },
  { name: 'hostile', next: 'x&limit=1$(touch y)', said: /none that Kubernetes makes/, pages: 1 },
] as const;

test('a list that cannot be gone on with says what to do', { skip, concurrency: 2 }, async (t) => {
  const shells = portion(realShells, 1, 2);
  await Promise.all(
    ends
      .flatMap((end) => shells.map((shell) => ({ end, shell })))
      .map(({ end, shell }) =>
        t.test(`${end.name}, ${shell.name}`, async () => {
          const through = await front({
            answers: (_, url) => {
              if (!url.includes('limit=20')) return undefined;
              return url.endsWith('continue=')
                ? { status: 200, body: { metadata: { continue: end.next }, items: [] } }
                : { status: 410, body: { metadata: {}, reason: 'Expired', code: 410 } };
            },
          });
          try {
            const kubeconfig = join(folder, `${end.name} ${shell.name}`);
            writeFileSync(kubeconfig, through.kubeconfig, { mode: 0o600 });
            const args = ['self', '--shell', shell.dialect, '--resource=pods', '--limit=20'];
            const run = await runScript(shell, await generated(args, { KUBECONFIG: kubeconfig }), {
              env: { KUBECONFIG: kubeconfig },
            });
            assert.equal(run.status, 1, run.stderr);
            assert.match(run.stderr.trimEnd(), end.said);
            assert.equal(through.requests().filter((one) => one.includes('limit=20')).length, end.pages);
            assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], []]);
          } finally {
            through.close();
          }
        }),
      ),
  );
});
