/** Whether a recipe fits a context is what making its script says, and what becomes of the credentials. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import stringWidth from 'string-width';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';
import { root } from '../support/paths.js';
import { kubeconfigRecipes } from '../support/recipes.js';

const exec = 'apiVersion: client.authentication.k8s.io/v1, command: kubelogin, interactiveMode: Never';

const kubeconfig = (user: string, server: string): string => `apiVersion: v1
kind: Config
current-context: c
clusters: [{name: c, cluster: {server: "${server}"}}]
contexts: [{name: c, context: {cluster: c, user: u}}]
users: [{name: u, user: {${user}}}]
`;

interface Fit {
  readonly name: string;
  readonly fits: boolean;
  readonly needs: string;
  readonly why?: string;
  readonly withoutKubectl?: Pick<Fit, 'needs' | 'fits' | 'why'>;
}

async function fits(user: string, server = 'https://k8s.example.com'): Promise<readonly Fit[]> {
  const host = fakeHost({ files: { '/k': kubeconfig(user, server) }, env: { KUBECONFIG: '/k' } });
  assert.equal(await main(['recipes', '-o', 'json'], host), 0, host.written.stderr);
  const found: readonly Fit[] = JSON.parse(host.written.stdout);
  assert.deepEqual(found.find(({ name }) => name === 'in-pod')?.fits, true, 'no context is against it');
  return found.filter(({ name }) => all.includes(name));
}

const all = kubeconfigRecipes;
const cases: readonly (readonly [
  what: string,
  user: string,
  server: string | undefined,
  fit: readonly string[],
  why: RegExp,
])[] = [
  ['a token', 'token: t', undefined, all, /^$/],
  ['an exec plugin', `exec: {${exec}}`, undefined, all, /^$/],
  ['nothing', '', undefined, all.filter((name) => name !== 'self'), /has no credentials/],
  ['a password', 'username: jane, password: sesame', undefined, [], /since Kubernetes 1\.19/],
  ['a password over http', 'username: jane, password: sesame', 'http://k8s.example.com', [], /plain http/],
  [
    'nothing over http',
    '',
    'http://127.0.0.1:8001',
    all.filter((name) => name !== 'kubeconfig'),
    /plain http, where kubectl sends no token/,
  ],
];

for (const [what, user, server, fit, why] of cases) {
  test(`${what}: ${fit.length} of ${all.length} fit`, async () => {
    const found = await fits(user, server);
    assert.deepEqual(
      found.filter((one) => one.fits).map(({ name }) => name),
      fit,
    );
    for (const one of found.filter((each) => !each.fits)) assert.match(one.why ?? '', why);
    assert.doesNotMatch(JSON.stringify(found), /sesame/);
  });
}

const bareCases = [
  ['a token', 'token: t', /has a token in the kubeconfig itself/],
  ['a token in a file', 'tokenFile: /t', undefined],
  ['an exec plugin', `exec: {${exec}}`, undefined],
  ['a certificate', 'client-certificate: /c, client-key: /k', undefined],
] as const;

for (const [what, user, why] of bareCases)
  test(`without kubectl, ${what} ${why === undefined ? 'fits' : 'does not fit'}`, async () => {
    const found = (await fits(user)).flatMap(({ withoutKubectl }) => withoutKubectl ?? []);
    assert.equal(found.length, 8, 'and no other has a script without kubectl');
    for (const one of found) {
      assert.equal(one.fits, why === undefined);
      if (why !== undefined) assert.match(one.why ?? '', why);
    }
  });

for (const [readme, lang] of [
  ['README.md', 'en'],
  ['README.ja.md', 'ja'],
] as const)
  test(`the table of ${readme} says what each recipe needs, in the words of recipes`, async () => {
    const host = fakeHost();
    assert.equal(await main(['recipes', '-o', 'json', '--lang', lang], host), 0);
    const known: readonly Fit[] = JSON.parse(host.written.stdout);
    const rows = [
      ...readFileSync(join(root, readme), 'utf8').matchAll(/^\| `([\w-]+)` \| .+ \| (.+) \| (.+) \|$/gm),
    ];
    assert.deepEqual(
      rows.flatMap(([, name, needs, bare]) =>
        all.includes(name ?? '') || name === 'in-pod' ? [{ name, needs, bare }] : [],
      ),
      known.map(({ name, needs, withoutKubectl }) => ({ name, needs, bare: withoutKubectl?.needs ?? '–' })),
    );
  });

for (const lang of ['en', 'ja']) {
  test(`${lang}: recipes break at the edge of a terminal, and nowhere else`, async () => {
    const lines = async (isTTY: boolean): Promise<readonly string[]> => {
      const files = { '/k': kubeconfig('token: t', 'https://k8s.example.com') };
      const host = fakeHost({ files, env: { KUBECONFIG: '/k' }, isTTY, columns: 60 });
      assert.equal(await main(['recipes', '--lang', lang], host), 0, host.written.stderr);
      return host.written.stdout.split('\n');
    };
    const [piped, shown] = [await lines(false), await lines(true)];
    assert.ok(piped.some((line) => stringWidth(line) > 60));
    assert.deepEqual(
      shown.filter((line) => stringWidth(line) > 60),
      [],
    );
    const words = (all: readonly string[]): string => all.join('').replaceAll(' ', '');
    assert.equal(words(shown), words(piped));
  });
}
