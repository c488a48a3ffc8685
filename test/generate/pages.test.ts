/** `--limit`: every page is asked for, in both shells alike; the loop is bounded; and what has no pages is refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';
import { portion } from '../support/size.js';

const kubeconfig = JSON.stringify({
  'current-context': 'c',
  contexts: [{ name: 'c', context: { cluster: 'k', user: 'u', namespace: 'team' } }],
  clusters: [{ name: 'k', cluster: { server: 'https://127.0.0.1:6443' } }],
  users: [{ name: 'u', user: { token: 'not-shown' } }],
});

const run = async (
  args: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<{ code: number; stdout: string; stderr: string }> => {
  const host = fakeHost({
    files: { '/cwd/k.yaml': kubeconfig, ...files },
    env: { KUBECONFIG: 'k.yaml', PATH: '/bin' },
  });
  const code = await main(args, host);
  return { code, ...host.written };
};

interface Reported {
  readonly files: readonly [
    {
      readonly requests: readonly { readonly method: string; readonly url: string }[];
      readonly findings: readonly { readonly code: string; readonly message: string }[];
    },
  ];
}

async function reportOf(name: string, text: string): Promise<Reported['files'][0]> {
  const { stdout } = await run(['verify', '--format=json', `/cwd/${name}`], { [`/cwd/${name}`]: text });
  return (JSON.parse(stdout) as Reported).files[0];
}

const shells = [
  { shell: 'bash', file: 'x.sh' },
  { shell: 'powershell', file: 'x.ps1' },
] as const;

for (const recipe of portion(['token', 'self', 'proxy', 'secret-token', 'bound-token', 'service-account'], 1))
  test(`${recipe}: the first page, and each page behind it`, async () => {
    const sent = await Promise.all(
      shells.map(async ({ shell, file }) => {
        const made = await run(['generate', recipe, '--shell', shell, '--resource=pods', '--limit=5']);
        assert.equal(made.code, 0, made.stderr);
        const { requests } = await reportOf(file, made.stdout);
        return requests
          .map(({ method, url }) => `${method} ${url}`.replace(/«.*$/, '«»'))
          .filter((one) => one.includes('limit='))
          .map((one) => one.replace(/http\S+?(?=\/api)/, ''));
      }),
    );
    const page = 'GET /api/v1/namespaces/team/pods?limit=5&continue=';
    for (const requests of sent) assert.deepEqual([...new Set(requests)], [page, `${page}«»`]);
  });

test('the rounds are counted: without that, the loop has no end', async () => {
  for (const { shell, file } of shells) {
    const { stdout } = await run(['generate', 'self', '--shell', shell, '--resource=pods', '--limit=5']);
    const counted = await reportOf(file, stdout);
    assert.deepEqual(counted.findings, [], shell);
    const endless = stdout.replace(/^.*(?:PAGE_COUNT"|\$pageCount) -(?:lt|ge) 10000.*\n/m, '');
    assert.notEqual(endless, stdout, shell);
    const { findings } = await reportOf(file, endless);
    assert.ok(
      findings.some(({ code }) => code === 'KS3108'),
      shell,
    );
  }
});

test('what has no pages says so', async () => {
  for (const [line, said] of [
    ['token --limit=5', /^error: --limit is about a list that is read, and none is named\n {2}leave it out/],
    ['token --resource=pods/web --limit=5', /and none is named/],
    ['token --resource=pods --limit=5 --watch', /and --watch has no pages\n/],
    ['token --resource=pods --limit=5 --accept=yaml', /is read in JSON\n {2}choose --accept json, table/],
    ['token --resource=pods --limit=5 --request=DELETE', /and --request is DELETE\n/],
    ['token --resource=pods --limit=5 --query=limit=3', /its pages are said twice\n/],
    ['token --path=/api/v1/pods?continue=x --limit=5', /its pages are said twice\n/],
    ['token --resource=pods --limit=0', /^error: --limit "0" is no number of objects\n/],
    ['token --resource=pods --limit=many', /^error: --limit "many" is no number of objects\n/],
    [
      'token --resource=pods --limit=5 --style=article',
      /in a loop, which only a safe script has\n {2}leave it/,
    ],
    [
      'token --resource=pods --limit=5 --format=paste',
      /or write --query limit=5, which shows the first page/,
    ],
    ['token --resource=pods --limit=5 --format=markdown', /in a loop, which only a safe script has\n/],
    ['proxy --resource=pods --limit=5 --format=html -o=x.html', /in a loop, which only a safe script has\n/],
    ['whoami --limit=5', /^error: --limit has no meaning for recipe whoami\n/],
  ] as const) {
    const { code, stdout, stderr } = await run(['generate', ...line.split(' ')]);
    assert.equal(code, 3, `${line}: ${stderr}`);
    assert.equal(stdout, '', line);
    assert.match(stderr, said, line);
  }
});
