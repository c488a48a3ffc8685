/** Whatever `generate` writes is proved, with no finding above info: the other half of the sabotages. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { stylesOf } from '../../src/plan/recipe.js';
import { recipes } from '../../src/plan/recipes.js';
import { type FakeHost, fakeHost } from '../support/host.js';
import { readOnly } from '../support/read-options.js';
import { sampleCa } from '../support/sample.js';
import { crossed } from '../support/size.js';

/** The cluster of a kubeconfig, as YAML lines, and what `generate` is asked for it. */
interface Shape {
  readonly cluster: readonly string[];
  readonly args?: readonly string[];
  /** Where the kubeconfig lies; named by --kubeconfig where it is not the default. */
  readonly at?: string;
  /** The current context is another one, of another cluster. */
  readonly otherIsCurrent?: boolean;
}

const ca = `certificate-authority-data: ${sampleCa}`;
const server = 'server: https://lab.example.com:6443';

const shapes: Readonly<Record<string, Shape>> = {
  'CA data': { cluster: [server, ca] },
  'CA file': { cluster: [server, 'certificate-authority: ca.crt'] },
  'no CA': { cluster: [server] },
  'unverified TLS': { cluster: [server, 'insecure-skip-tls-verify: true'] },
  'plain http': { cluster: ['server: http://127.0.0.1:8080'] },
  'tls-server-name': { cluster: ['server: https://127.0.0.1:16443', ca, 'tls-server-name: lab.example.com'] },
  'proxy-url': { cluster: [server, ca, 'proxy-url: http://proxy.example.com:3128'] },
  'proxy-url with password': { cluster: [server, ca, 'proxy-url: http://me:secret@proxy.example.com:3128'] },
  'socks proxy': { cluster: [server, ca, 'proxy-url: socks5://proxy.example.com:1080'] },
  'path in the server': { cluster: ['server: https://rancher.example.com/k8s/clusters/c-1', ca] },
  'path that ends in a slash': { cluster: ['server: https://rancher.example.com/k8s/', ca] },
  'no port': { cluster: ['server: https://lab.example.com', ca] },
  IPv6: { cluster: ["server: 'https://[2001:db8::1]:6443'", ca] },
  '--kubeconfig': {
    cluster: [server, ca],
    at: '/cwd/other config.yaml',
    args: ['--kubeconfig', 'other config.yaml'],
  },
  '--context other than the current one': {
    cluster: [server, ca],
    args: ['--context', 'lab'],
    otherIsCurrent: true,
  },
  '--cluster and --user': {
    cluster: [server, ca],
    args: ['--cluster', 'lab', '--user', 'lab'],
    otherIsCurrent: true,
  },
  '--insecure': { cluster: [server, ca], args: ['--insecure'] },
  'what the call is': {
    cluster: [server, ca],
    args: [
      '--path',
      '/api/v1/pods?limit=5',
      '--request',
      'get',
      '-n',
      'kube-system',
      '--service-account',
      'ci-bot',
    ],
  },
};

/** Their annotations differ; others have the same texts in another order. */
const inBothLanguages: ReadonlySet<string> = new Set([
  'CA data',
  'plain http',
  'proxy-url with password',
  '--insecure',
]);

/** Asked of recipes that make tokens by the TokenRequest API. */
const lifetime = ['--duration', '2h', '--audience', 'a', '--audience', 'https://b.example.com'];

function kubeconfig({ cluster, otherIsCurrent }: Shape): string {
  const other = ['server: https://other.example.com', ca];
  const entry = (name: string, lines: readonly string[]): string[] => [
    `- name: ${name}`,
    '  cluster:',
    ...lines.map((line) => `    ${line}`),
  ];
  return [
    'apiVersion: v1',
    'kind: Config',
    `current-context: ${otherIsCurrent === true ? 'other' : 'lab'}`,
    'clusters:',
    ...entry('lab', cluster),
    ...entry('other', other),
    'contexts:',
    '- name: lab',
    '  context: {cluster: lab, user: lab, namespace: team}',
    '- name: other',
    '  context: {cluster: other, user: lab}',
    'users:',
    '- name: lab',
    '  user: {token: not-a-token}',
    '',
  ].join('\n');
}

function hostFor(shape: Shape, script: Readonly<Record<string, string>> = {}): FakeHost {
  const at = shape.at ?? '/home/user/.kube/config';
  const pem = Buffer.from(sampleCa, 'base64').toString();
  const files = {
    [at]: kubeconfig(shape),
    [`${at.slice(0, at.lastIndexOf('/'))}/ca.crt`]: pem,
    ...script,
  };
  return fakeHost({ files, env: { HOME: '/home/user' } });
}

interface Report {
  readonly files: readonly {
    readonly verdict: string;
    readonly requests: readonly unknown[];
    readonly findings: readonly { readonly code: string; readonly line: number; readonly severity: string }[];
  }[];
}

/** Generates, and verifies what was generated as a file of its own. */
async function confirmProved(args: readonly string[], shape: Shape, file: string): Promise<void> {
  const host = hostFor(shape);
  assert.equal(await main(['generate', ...args], host), 0, host.written.stderr);
  const again = hostFor(shape, { [`/cwd/${file}`]: host.written.stdout });
  const code = await main(['verify', '--format', 'json', file], again);
  const [report, ...others] = (JSON.parse(again.written.stdout) as Report).files;
  const loud = report?.findings.filter(({ severity }) => severity !== 'info');
  assert.deepEqual(loud, []);
  assert.equal(report?.verdict, 'proved');
  assert.equal(code, 0);
  assert.deepEqual(others, []);
  // kubectl alone calls by a kubeconfig.
  if (args[0] !== 'kubeconfig')
    assert.ok((report?.requests.length ?? 0) > 0, 'the call itself is in the report');
}

/** kubectl sends no token over plain http, so no kubeconfig with one would work there. */
const fits = (name: string, recipe: string): boolean => name !== 'plain http' || recipe !== 'kubeconfig';

const asked = Object.entries(shapes).flatMap(([name, shape]) =>
  [...recipes]
    .filter(([recipe]) => fits(name, recipe))
    .flatMap(([recipe, known]) =>
      ['bash', 'powershell'].flatMap((shell) =>
        stylesOf(known).flatMap((style) =>
          (inBothLanguages.has(name) ? ['en', 'ja'] : ['en']).map((lang) => ({
            name,
            shape,
            recipe,
            shell,
            style,
            lang,
          })),
        ),
      ),
    ),
);

/** Each shape in each shell and style, and each recipe in each of them and in each language. */
const chosen = crossed(asked, 12, ({ name, recipe, shell, style, lang }) => [
  `${name} ${shell} ${style}`,
  `${recipe} ${shell} ${style}`,
  `${recipe} ${lang}`,
]);

for (const { name, shape, recipe, shell, style, lang } of chosen) {
  const args = [recipe, '--shell', shell, '--style', style, '--lang', lang];
  const extra = recipe === 'token' && shape.args === undefined ? lifetime : [];
  test(`${name}: ${recipe} ${shell} ${style} ${lang}`, async () => {
    const file = shell === 'bash' ? 'steps.sh' : 'steps.ps1';
    const options = readOnly(recipe, style, shape.args ?? []);
    await confirmProved([...args, ...extra, ...options], shape, file);
  });
}

test('the shapes make recipes of every kind', () => {
  assert.ok(recipes.size >= 3);
});
