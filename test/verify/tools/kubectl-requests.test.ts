/** No call of kubectl is proved with another object, namespace, cluster or user than those that kubectl asks for. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { verifyDocument } from '../../../src/verify/extract/verify-document.js';
import { hostWorld } from '../../../src/verify/host-world.js';
import type { FileReport } from '../../../src/verify/report.js';
import { verifyText } from '../../../src/verify/verify.js';
import { fakeHost } from '../../support/host.js';
import { portion } from '../../support/size.js';
import { needs } from '../../support/tools.js';
import { argumentLists, wordsOf } from './kubectl-requests/cases.js';
import { pathsOf, realPaths } from './kubectl-requests/foretold-objects.js';
import { kubeconfigFor, observe } from './kubectl-requests/observe.js';
import { keepRequests, recordedRequests, requestsOf, versions } from './kubectl-requests/recorded.js';

const world = hostWorld(
  fakeHost({
    files: { '/home/user/config': kubeconfigFor((cluster) => `https://${cluster}.example`) },
    env: { HOME: '/home/user', KUBECONFIG: '/home/user/config', PATH: '/usr/bin:/bin', LANG: 'C.UTF-8' },
    home: '/home/user',
    cwd: '/tmp/work',
  }),
);

const quoted = (word: string): string => `'${word}'`;

function bashOf(line: string): string {
  const { argv, stdin } = wordsOf(line);
  const call = `kubectl ${argv.map(quoted).join(' ')}`;
  return stdin === undefined ? `${call}\n` : `${call} <<'MANIFEST'\n${stdin.replace(/\n?$/, '\n')}MANIFEST\n`;
}

function powershellOf(line: string): string {
  const { argv, stdin } = wordsOf(line);
  const call = `kubectl ${argv.map(quoted).join(' ')}`;
  return stdin === undefined ? `${call}\n` : `@'\n${stdin.replace(/\n?$/, '\n')}'@ | ${call}\n`;
}

const ways: Readonly<Record<string, (line: string) => Promise<FileReport>>> = {
  bash: (line) => verifyText({ file: 'script', text: bashOf(line), shell: 'bash' }, world),
  PowerShell: (line) =>
    verifyText({ file: 'script.ps1', text: powershellOf(line), shell: 'powershell' }, world),
  async Markdown(line) {
    const text = `# Steps\n\n\`\`\`bash\n${bashOf(line)}\`\`\`\n`;
    const [report] = await verifyDocument({ file: 'steps.md', text, kind: 'markdown' }, world);
    assert.ok(report !== undefined);
    return report;
  },
};

/** What a proved report says that the real requests do not bear out. */
function wrongIn(report: FileReport, requests: readonly string[]): readonly string[] {
  const elsewhere = report.writes.find(({ user }) => user?.startsWith('(') === true)?.user;
  const { touched, changed } = realPaths(
    elsewhere === undefined
      ? requests
      : requests.map((one) => one.replace(/^(\S+ \S+) \S+/, `$1 ${elsewhere}`)),
  );
  const said = report.writes.flatMap(pathsOf);
  const secrets = report.findings.flatMap(
    ({ message }) => /(?:ServiceAccount|Secret) ([\w-]+\/[\w-]+)/.exec(message)?.[1] ?? [],
  );
  return [
    // Of a type that the server does not have, nothing is done.
    ...said
      .filter((path) => !touched.has(path) && !(path.includes('unknown: ') && requests.length === 0))
      .map((path) => `said, not done: ${path}`),
    ...[...changed].filter((path) => !said.includes(path)).map((path) => `done, not said: ${path}`),
    ...secrets
      .map((secret) => secret.split('/'))
      .filter(
        ([namespace, name]) => !requests.some((one) => new RegExp(`/${namespace}/\\w+/${name}\\b`).test(one)),
      )
      .map((secret) => `said, not read: ${secret.join('/')}`),
  ];
}

const ordinary: readonly string[] = [
  'create clusterrolebinding crb --clusterrole=view --user=X',
  'create rolebinding rb --role=r --user X --user Y -n far',
  'label pods a b x=y z-',
  'label pod/a secret/b x=y',
  'annotate namespace n x=y',
  'delete pod/a secret/b',
  'delete pods --all -A',
  'delete clusterrolebinding,rolebinding a',
  'delete pods --field-selector metadata.name=a',
  'patch node n -p {"spec":{"unschedulable":true}}',
  'rollout restart deployment -l app=x',
  'apply -f - --validate=false <<< two',
  'apply -f - --validate=false <<< cluster',
  'apply -f - --validate=false <<< custom',
  'delete pod a --user eve',
];

for (const [way, reportOn] of Object.entries(ways)) {
  // A quick run has all of them in bash alone.
  const few = new Set([...portion(argumentLists, 60), ...ordinary]);
  const lines = way === 'bash' ? argumentLists : argumentLists.filter((line) => few.has(line));
  test(`${lines.length} calls of kubectl in ${way}: none is proved with another object or namespace`, async () => {
    const wrong: string[] = [];
    const proved = new Set<string>();
    for (const line of lines) {
      const report = await reportOn(line);
      if (report.verdict === 'not-proved') continue;
      proved.add(line);
      for (const version of versions) {
        const requests = recordedRequests(version).get(line);
        assert.ok(requests !== undefined, `no requests of kubectl ${version} are kept for: ${line}`);
        wrong.push(...wrongIn(report, requests).map((what) => `${line} (${version}): ${what}`));
      }
    }
    assert.deepEqual(wrong, []);
    // The ordinary ones are proved: a test in which everything is refused would pass, too.
    for (const line of ordinary) assert.ok(proved.has(line), `not proved in ${way}: ${line}`);
  });
}

/** A cross-section: a start of kubectl is slow. */
const live = argumentLists.filter((_line, index) => index % 6 === 0);

test('the kubectl that is here asks for what is kept', {
  skip: needs('kubectl'),
  timeout: 120_000,
}, async () => {
  const said = execFileSync('kubectl', ['version', '--client'], { encoding: 'utf8' });
  const version = /v(1\.\d+)/.exec(said)?.[1] ?? '';
  const update = process.env.UPDATE_REQUESTS === '1';
  const requests = requestsOf(await observe('kubectl', update ? argumentLists : portion(live, 12)));
  if (update) keepRequests(version, requests);
  const wrong: string[] = [];
  for (const [line, real] of requests) {
    const report = await (ways.bash ?? assert.fail)(line);
    if (report.verdict === 'not-proved') continue;
    wrong.push(...wrongIn(report, real).map((what) => `${line}: ${what}`));
  }
  assert.deepEqual(wrong, []);
});
