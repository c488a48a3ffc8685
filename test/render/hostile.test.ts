/** Any name that a kubeconfig can hold is data: real shells run the scripts, and see just the name, or it is refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { limiter } from '../e2e/limiter.js';
import { fakeHost } from '../support/host.js';
import { hostileNames } from '../support/hostile.js';
import { sampleCa } from '../support/sample.js';
import { type RealShell, realShells, runScript } from '../support/shells.js';
import { portion } from '../support/size.js';
import { standIns } from '../support/stand-ins.js';
import { needs } from '../support/tools.js';

const server = 'https://127.0.0.1:9';

/** Those that every shell runs. */
const names = portion(hostileNames, 2, 16);

/** A kubeconfig whose context, cluster and user have the name. JSON is YAML. */
function kubeconfig(name: string): string {
  const json = JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    clusters: [{ name, cluster: { server, 'certificate-authority-data': sampleCa } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    users: [{ name, user: { token: 't' } }],
  });
  // Raw, these are line breaks or not allowed in YAML; escaped, they are part of the name.
  return json.replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (unit) => `\\u${hex(unit)}`);
}

const hex = (unit: string): string => unit.charCodeAt(0).toString(16).padStart(4, '0');

interface Generated {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const known = new Map<string, Promise<Generated>>();

/** Once for all the shells that run it. */
function generate(name: string, args: readonly string[]): Promise<Generated> {
  const key = JSON.stringify([name, ...args]);
  const found = known.get(key) ?? generateNow(name, args);
  known.set(key, found);
  return found;
}

async function generateNow(name: string, args: readonly string[]): Promise<Generated> {
  const host = fakeHost({ files: { '/k': kubeconfig(name) }, env: { KUBECONFIG: '/k' } });
  const code = await main(['generate', ...args], host);
  return { code, out: host.written.stdout, err: host.written.stderr };
}

/** A refusal is one clear message, and nothing is written. */
function assertRefused(result: Generated): void {
  assert.ok(result.code === 1 || result.code === 3, `exit ${result.code}: ${result.err}`);
  assert.equal(result.out, '');
  assert.match(result.err, /^error: .+\n/);
  assert.doesNotMatch(result.err, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]|internal error/);
}

const limit = limiter(4);

async function runs(
  name: string,
  shell: RealShell,
  recipe: string,
  style: string,
): Promise<'ran' | 'refused'> {
  const result = await generate(name, [recipe, '--style', style, '--shell', shell.dialect]);
  if (result.code !== 0) {
    assertRefused(result);
    return 'refused';
  }
  const tools = standIns();
  try {
    const env = { PATH: `${tools.folder}:${process.env.PATH}`, STAND_IN_SERVER: server };
    const run = await runScript(shell, result.out, { env });
    assert.equal(run.status, 0, run.stderr);
    assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], []], 'nothing was made');
    const pinned = tools.calls().filter((call) => call.some((arg) => arg.startsWith('--context=')));
    if (style === 'safe') assert.ok(pinned.length >= 3, 'the context is pinned');
    for (const call of pinned) {
      assert.deepEqual(
        call.filter((arg) => arg.startsWith('--context=')),
        [`--context=${name}`],
      );
    }
    assert.ok(tools.calls().some(([program]) => program === 'curl'));
    return 'ran';
  } finally {
    tools.remove();
  }
}

for (const shell of realShells) {
  test(`hostile names in ${shell.name}`, { skip: needs(shell.program), concurrency: true }, async (t) => {
    const outcomes = await Promise.all(
      names.map(async (name) => {
        let outcome = 'failed';
        await t.test(JSON.stringify(name), () =>
          limit(async () => {
            outcome = await runs(name, shell, 'token', 'safe');
          }),
        );
        return outcome;
      }),
    );
    // PowerShell cannot pass a double quote or a line break to a program in all its versions; bash takes any name.
    const refused = names.filter((_, index) => outcomes[index] === 'refused');
    const cannot = (name: string): boolean => shell.dialect === 'powershell' && /["\r\n]|\s.*\\$/.test(name);
    assert.deepEqual(refused, names.filter(cannot));
  });
}

test('hostile names in article style: run as they are, or refused', { skip: needs('bash') }, async () => {
  const [bash] = realShells;
  assert.ok(bash);
  for (const name of names) await runs(name, bash, 'token', 'article');
});

test('a hostile namespace is refused', async () => {
  for (const name of portion(hostileNames, 10).filter((hostile) => !/^[a-z0-9]+$/.test(hostile))) {
    const result = await generate('plain', ['token', `--namespace=${name}`]);
    assert.notEqual(result.code, 0, name);
    assertRefused(result);
  }
});
