/** Threads prove ahead of the main thread, and nobody sees it: what they write and say is what the main thread does alone. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { answering } from '../../src/fleet/inside-thread.js';
import type { Answer, Job, Setting } from '../../src/fleet/thread-messages.js';
import { type Files, realFiles } from '../../src/host.js';
import { main } from '../../src/main.js';
import type { Threads } from '../../src/threads.js';
import { fakeHost } from '../support/host.js';
import { sampleCa } from '../support/sample.js';
import { portion } from '../support/size.js';

/** Contexts of all kinds: with CAs in the kubeconfig and in files, of which one is missing, without TLS, and broken ones. */
function kubeconfig(many: number, name = 'site'): string {
  const names = Array.from({ length: many }, (_, index) => `${name}-${index}`);
  const cluster = (index: number): object => {
    if (index % 10 === 3)
      return { 'certificate-authority': index === 3 ? 'nowhere.crt' : `ca-${index % 4}.crt` };
    if (index % 10 === 5) return { server: 'ftp://nowhere.example' };
    return index % 10 === 7
      ? { 'insecure-skip-tls-verify': true }
      : { 'certificate-authority-data': sampleCa };
  };
  return JSON.stringify({
    contexts: names.map((one, index) => ({
      name: one,
      context: { cluster: index % 10 === 9 ? 'none' : one, user: 'jane' },
    })),
    clusters: names.map((one, index) => ({
      name: one,
      cluster: { server: `https://${one}.example`, ...cluster(index) },
    })),
    users: [{ name: 'jane', user: { token: 'not-to-be-shown-1' } }],
  });
}

/** Threads that are none: they run in this one, between two turns of the event loop. `meddle` stands in the way of what they say. */
function threads(
  own: { files: Files },
  meddle: (answer: Answer, said: number, end: () => void) => Answer | undefined = (answer) => answer,
): Threads & { readonly counts: { made: number; left: number; running: number } } {
  const counts = { made: 0, left: 0, running: 0 };
  return {
    most: 2,
    counts,
    start(data, heard, ended) {
      const answer = answering(structuredClone(data) as Setting, fakeHost({ realFiles: own.files }));
      let isAlive = true;
      let said = 0;
      let last = Promise.resolve();
      counts.running++;
      const end = (): void => {
        if (isAlive) counts.running--;
        isAlive = false;
      };
      return {
        post(message) {
          const job = structuredClone(message) as Job;
          last = last.then(async () => {
            await new Promise((resolve) => setImmediate(resolve));
            if (!isAlive) return;
            const given = meddle(await answer(job), said++, () => {
              end();
              ended();
            });
            if (given === undefined || !isAlive) return;
            counts[given.made === undefined ? 'left' : 'made']++;
            heard(structuredClone(given));
          });
        },
        stop: end,
      };
    },
  };
}

/** Runs `generate` in the folder; all that is seen of it. */
async function run(args: readonly string[], given: Threads | undefined, files: Files = realFiles) {
  const docs = join(folder, 'docs');
  rmSync(docs, { recursive: true, force: true });
  const env = { KUBECONFIG: join(folder, 'config'), PATH: '/bin' };
  const host = fakeHost({ realFiles: files, cwd: folder, home: folder, env });
  const code = await main(['generate', ...args, '--output-dir', 'docs'], {
    ...host,
    ...(given && { threads: async () => given }),
  });
  const written = Object.fromEntries(
    readdirSync(docs).map((name) => [name, readFileSync(join(docs, name), 'utf8')]),
  );
  return { code, stdout: host.written.stdout, stderr: host.written.stderr, written };
}

const folder = mkdtempSync(join(tmpdir(), 'kubesteps-threads-'));
after(() => rmSync(folder, { recursive: true, force: true }));
for (const ca of ['ca-1.crt', 'ca-3.crt']) writeFileSync(join(folder, ca), Buffer.from(sampleCa, 'base64'));
writeFileSync(join(folder, 'config'), kubeconfig(60));
mkdirSync(join(folder, 'many'));
for (let index = 0; index < 9; index++)
  writeFileSync(
    join(folder, 'many', `${index}.yaml`),
    index === 4 ? '{' : kubeconfig(7 + index, `of-${index}`),
  );

const known = new Map<string, ReturnType<typeof run>>();

/** What the main thread does by itself: the same each time, and so done once. */
function runAlone(args: readonly string[]): ReturnType<typeof run> {
  const key = args.join(' ');
  const result = known.get(key) ?? run(args, undefined);
  known.set(key, result);
  return result;
}

const forms: readonly (readonly string[])[] = [
  ['token', '--all-contexts'],
  ['token', '--all-contexts', '--proof', '--lang', 'ja'],
  ['whoami', '--all-contexts', '--shell', 'powershell', '--proof'],
  ['token', '--all-contexts', '--format', 'markdown', '--calendar'],
  ['token', '--all-contexts', '--format', 'html', '--proof'],
  ['token', '--kubeconfigs', 'many/*.yaml'],
];

for (const args of portion(forms, 1))
  test(`${args.join(' ')}: the same as without threads`, async () => {
    const alone = await runAlone(args);
    assert.ok(Object.keys(alone.written).length > 40 && alone.code !== 0, alone.stderr);
    const helped = threads({ files: realFiles });
    assert.deepEqual(await run(args, helped), alone);
    const { made, left, running } = helped.counts;
    assert.ok(made > 20 && left > 0, `made ${made}, left ${left}`);
    assert.equal(running, 0, 'all are stopped');
  });

/** With all files that there are: CAs, too. */
const readsAll = ['--all-contexts', '--without-kubectl'];

test('a thread that ends leaves what it had to the main thread', async () => {
  const alone = await runAlone(readsAll);
  for (const last of portion([1, 0, 9], 1)) {
    const helped = threads({ files: realFiles }, (answer, said, end) => {
      if (said < last) return answer;
      end();
      return undefined;
    });
    assert.deepEqual(await run(readsAll, helped), alone);
    assert.equal(helped.counts.made + helped.counts.left, 2 * last);
  }
});

test('a file that changes meanwhile is for all what the first saw', async () => {
  const alone = await runAlone(readsAll);
  const ca = 'certificate-authority-data';
  for (const changed of portion(['ca-1.crt', 'ca-3.crt', 'config'], 1)) {
    // The first to read it, whoever it is, finds it as it was; all others find something else.
    let reads = 0;
    const files: Files = {
      ...realFiles,
      read(path, limits) {
        const bytes = realFiles.read(path, limits);
        if (!path.endsWith(changed) || reads++ === 0) return bytes;
        return Buffer.from(bytes.toString().replaceAll('site-', 'other-').replaceAll('CERTIFICATE', ca));
      },
    };
    const helped = threads({ files });
    assert.deepEqual(await run(readsAll, helped, files), alone, changed);
  }
});

test('no thread is started for a few documents', async () => {
  const helped: Threads = { most: 2, start: () => assert.fail('a thread is started') };
  const { code } = await run(['--match', 'site-1*'], helped);
  assert.equal(code, 1);
});
