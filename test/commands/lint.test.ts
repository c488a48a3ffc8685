import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { type FakeHostOptions, fakeHost } from '../support/host.js';

const entries = 'contexts: [{name: x, context: {cluster: c, user: u}}]\n';
const clean = `clusters: [{name: c, cluster: {server: "https://a"}}]\nusers: [{name: u, user: {token: a}}]\n${entries}`;
const warned = clean.replace('token: a', 'token: a, tokn: b');
const broken = clean.replace('https://a', 'http://a');
/** Nothing but a file that is not there: a note. */
const noted = { KUBECONFIG: 'k.yaml:gone' };

async function lint(
  yaml: string,
  args: readonly string[] = [],
  options: FakeHostOptions = {},
): Promise<{ exit: number; stdout: string; stderr: string }> {
  const host = fakeHost({ files: { '/cwd/k.yaml': yaml }, env: { KUBECONFIG: 'k.yaml' }, ...options });
  const exit = await main(['lint', ...args], host);
  return { exit, stdout: host.written.stdout, stderr: host.written.stderr };
}

const exits: readonly (readonly [
  name: string,
  yaml: string,
  env: Record<string, string>,
  exits: readonly number[],
])[] = [
  ['nothing', clean, { KUBECONFIG: 'k.yaml' }, [0, 0, 0, 0]],
  ['a note', clean, noted, [0, 0, 0, 1]],
  ['a warning', warned, { KUBECONFIG: 'k.yaml' }, [1, 0, 1, 1]],
  ['an error', broken, { KUBECONFIG: 'k.yaml' }, [1, 1, 1, 1]],
];
for (const [name, yaml, env, expected] of exits) {
  test(`${name}: the exit code by default, and by --severity error, warning, info`, async () => {
    const actual: number[] = [];
    for (const args of [[], ['--severity', 'error'], ['--severity', 'warning'], ['--severity', 'info']]) {
      actual.push((await lint(yaml, args, { env })).exit);
    }
    assert.deepEqual(actual, expected);
  });
}

test('text: a line for each finding with its fix, then a count', async () => {
  const { stdout } = await lint(warned);
  assert.equal(
    stdout,
    'k.yaml:2:36: warning: kubectl does not know users.user.tokn and passes over it [KL1009]  fix: did you mean token?\n1 warning in k.yaml\n',
  );
  assert.equal((await lint(clean)).stdout, 'nothing wrong in k.yaml\n');
});

test('gcc and github: a line for each finding', async () => {
  assert.equal(
    (await lint(warned, ['--format', 'gcc'])).stdout,
    'k.yaml:2:36: warning: kubectl does not know users.user.tokn and passes over it [KL1009] (fix: did you mean token?)\n',
  );
  assert.equal(
    (await lint(warned, ['--format', 'github'])).stdout,
    '::warning file=k.yaml,line=2,col=36,title=KL1009%3A an unknown field::kubectl does not know users.user.tokn and passes over it%0AFix: did you mean token?\n',
  );
  assert.equal((await lint(clean, ['--format', 'gcc'])).stdout, '');
});

test('json: files, findings and counts', async () => {
  const { files, summary } = JSON.parse((await lint(warned, ['--format', 'json'], { env: noted })).stdout);
  assert.deepEqual(files[0].findings, [
    {
      code: 'KL1009',
      severity: 'warning',
      line: 2,
      column: 36,
      message: 'kubectl does not know users.user.tokn and passes over it',
      fix: 'did you mean token?',
    },
  ]);
  assert.deepEqual(summary, { files: 2, errors: 0, warnings: 1, infos: 1 });
});

test('sarif: the rules and their results', async () => {
  const [run] = JSON.parse((await lint(broken, ['--format', 'sarif'])).stdout).runs;
  assert.deepEqual(
    run.tool.driver.rules.map(
      ({ id, defaultConfiguration }: { id: string; defaultConfiguration: object }) => [
        id,
        defaultConfiguration,
      ],
    ),
    [['KL4001', { level: 'error' }]],
  );
  assert.equal(run.results[0].ruleId, 'KL4001');
  const { artifactLocation, region } = run.results[0].locations[0].physicalLocation;
  assert.deepEqual([artifactLocation.uri, region], ['k.yaml', { startLine: 1, startColumn: 40 }]);
});

test('--expiring and --kubeconfig; without a kubeconfig, and with a wrong time', async () => {
  assert.equal((await lint(clean, ['--expiring', '90d'])).exit, 0);
  const other = await lint(broken, ['--kubeconfig', 'o.yaml'], {
    files: { '/cwd/k.yaml': broken, '/cwd/o.yaml': clean },
  });
  assert.deepEqual([other.exit, other.stdout], [0, 'nothing wrong in o.yaml\n']);
  const none = await lint(clean, ['--kubeconfig', 'gone']);
  assert.deepEqual([none.exit, none.stdout], [1, '']);
  assert.match(none.stderr, /^error: there is no kubeconfig: looked for gone\n/);
  assert.equal((await lint(clean, ['--expiring', 'soon'])).exit, 3);
});

test('colours are the only difference on a terminal', async () => {
  const { stdout } = await lint(broken, [], { isTTY: true, columns: 200 });
  assert.match(stdout, /\u001b\[31m/);
  assert.equal(stdout.replaceAll(/\u001b\[\d+m/g, ''), (await lint(broken)).stdout);
});
