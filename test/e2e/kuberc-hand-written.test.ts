/** What a default of a kuberc does to a script that nobody guarded against it, and that `verify` says so beforehand. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { realFiles } from '../../src/host.js';
import { main } from '../support/built.js';
import { fakeHost } from '../support/host.js';
import { pemData } from '../support/pki.js';
import { portion } from '../support/size.js';
import { needsCluster } from '../support/tools.js';
import { kubectlMeanwhile } from './cluster.js';
import { front } from './front.js';
import { kubercOf, type Row, rows } from './kuberc-rows.js';
import { limiter } from './limiter.js';

const skip = needsCluster('kubectl', 'bash');

const flags = '--context=front --namespace=default';
const manifest = `<<'MANIFEST'
{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "NAME"}}
MANIFEST`;

/** A call for each command of the rows, with which each of its defaults shows. */
const calls: Readonly<Record<string, string>> = {
  delete: `kubectl delete secret NAME ${flags}`,
  apply: `kubectl apply ${flags} -f - ${manifest}`,
  create: `kubectl create ${flags} -f - ${manifest}`,
  'create token': `kubectl create token NAME ${flags}`,
  'config view': `kubectl config view -o jsonpath='{.users[*].user.token} {.clusters[*].name}'`,
  get: 'kubectl get namespace default',
};

const callOf = ({ command, flag }: Row): string => {
  const call = calls[command] ?? '';
  return flag === 'namespace' ? call.replace(' --namespace=default', '') : call;
};

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly requests: readonly string[];
  readonly there: boolean;
}

/** A token as what it says: it is another each time. */
function plain(stdout: string): string {
  const [, claims] = /^ey[^.]*\.([^.]*)\.\S*$/.exec(stdout.trim()) ?? [];
  if (claims === undefined) return stdout.replace(/ey\S+/g, 'TOKEN').replace(/\d{4}-\d\d-\S+/g, 'TIME');
  const { aud, exp, iat } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Readonly<
    Record<string, number | string>
  >;
  return `token for ${aud}, ${Number(exp) - Number(iat)} s`;
}

/** With a cluster more, which `--minify` leaves out. */
function withAnother(kubeconfig: string): string {
  const config = parse(kubeconfig) as { readonly clusters: object[] };
  config.clusters.push({ name: 'another', cluster: { server: 'https://127.0.0.1:9' } });
  return JSON.stringify(config);
}

async function run(row: Row, name: string, kuberc: string | undefined): Promise<Outcome> {
  const home = mkdtempSync(join(tmpdir(), 'kubesteps-home-'));
  mkdirSync(join(home, '.kube'));
  const through = await front();
  // That nobody checks the server shows where it is another one.
  const kubeconfig =
    row.flag === 'insecure-skip-tls-verify'
      ? through.kubeconfig.replace(pemData('loopback.crt'), pemData('ca.crt'))
      : through.kubeconfig;
  writeFileSync(join(home, '.kube/config'), withAnother(kubeconfig), { mode: 0o600 });
  if (kuberc !== undefined) writeFileSync(join(home, '.kube/kuberc'), kuberc);
  if (row.command === 'create token') await kubectlMeanwhile('create', 'serviceaccount', name);
  if (row.command === 'delete') await kubectlMeanwhile('create', 'secret', 'generic', name);
  try {
    const script = callOf(row).replaceAll('NAME', name);
    const { status, stdout } = await new Promise<{ status: number | null; stdout: string }>((resolve) => {
      const env = { PATH: process.env.PATH, HOME: home };
      const child = spawn('bash', ['-c', script], {
        env,
        stdio: ['ignore', 'pipe', 'ignore'],
        timeout: 60_000,
      });
      let text = '';
      child.stdout.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
      });
      child.on('close', (code) => resolve({ status: code, stdout: text }));
    });
    const there = (await kubectlMeanwhile('get', 'secret', name, '--ignore-not-found', '-o', 'name')) !== '';
    const named = (text: string): string => text.replaceAll(name, 'NAME');
    return { status, stdout: plain(named(stdout)), requests: through.requests().map(named), there };
  } finally {
    through.close();
    rmSync(home, { recursive: true });
    for (const kind of ['secret', 'serviceaccount'])
      await kubectlMeanwhile('delete', kind, name, '--ignore-not-found', '--wait=false');
  }
}

/** What `verify` finds about a kuberc: `CODE message`. */
async function found(script: string, kuberc: string): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kubesteps-kuberc-'));
  const through = await front();
  try {
    const files = { config: through.kubeconfig, kuberc, 'script.sh': `set -euo pipefail\n${script}\n` };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const env = { KUBECONFIG: join(folder, 'config'), HOME: folder };
    const host = fakeHost({ realFiles, cwd: folder, env, home: folder });
    await main(['verify', '--kuberc', 'kuberc', '-o', 'json', 'script.sh'], host);
    const { files: reports } = JSON.parse(host.written.stdout) as {
      readonly files: readonly [
        { readonly findings: readonly { readonly code: string; readonly message: string }[] },
      ];
    };
    return reports[0].findings
      .filter(({ code }) => code.startsWith('KS43'))
      .map(({ code, message }) => `${code} ${message}`);
  } finally {
    through.close();
    rmSync(folder, { recursive: true });
  }
}

/** Scripts that start a proxy would not end. */
const shown = rows.filter(({ command }) => command !== 'proxy');
const limit = limiter(3);

test('what a default does to a script, and what verify says of it', {
  skip,
  concurrency: true,
}, async (t) => {
  await Promise.all(
    portion(shown, 1).map((row) => {
      const index = rows.indexOf(row);
      const { command, flag, value } = row;
      return t.test(`${command} --${flag}=${value}`, () =>
        limit(async () => {
          const name = (how: string): string => `kubesteps-e2e-row-${index}-${how}`;
          const kuberc = kubercOf([row]);
          const bare = await run(row, name('bare'), undefined);
          const changed = await run(row, name('changed'), kuberc);
          assert.notDeepEqual(changed, bare);
          const said = await found(callOf(row), kuberc);
          assert.equal(said.length, 1, said.join('\n'));
          const masked = flag === 'token' ? '«secret»' : value;
          assert.ok(said[0]?.includes(`--${flag}=${masked} of kuberc:1`), said[0]);
          assert.deepEqual(await found(`export KUBERC=off\n${callOf(row)}`, kuberc), []);
        }),
      );
    }),
  );
});

test('a default for a flag that the call gives has no effect, and verify says nothing', {
  skip,
}, async () => {
  const row = { command: 'create token', flag: 'context', value: 'nowhere' };
  const kuberc = kubercOf([row]);
  const bare = await run(row, 'kubesteps-e2e-row-given-bare', undefined);
  assert.deepEqual(await run(row, 'kubesteps-e2e-row-given', kuberc), bare);
  assert.equal(bare.status, 0);
  assert.deepEqual(await found(callOf(row), kuberc), []);
});
