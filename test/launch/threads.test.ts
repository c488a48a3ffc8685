/** `generate` for many contexts uses threads of Node where there are processors for them; they run the same bundle. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { cli, root } from '../support/paths.js';
import { full } from '../support/size.js';

const many = 60;
const names = Array.from({ length: many }, (_, index) => `site-${index}`);
const kubeconfig = JSON.stringify({
  contexts: names.map((name, index) => ({
    name,
    context: { cluster: index % 7 === 3 ? 'none' : name, user: 'jane' },
  })),
  clusters: names.map((name) => ({ name, cluster: { server: `https://${name}.example` } })),
  users: [{ name: 'jane', user: { token: 'not-to-be-shown-1' } }],
});

/** A copy of the package, in which this is `thread.cjs`; `./own.cjs` is what is there otherwise. */
function installed(t: TestContext, thread: string) {
  const folder = mkdtempSync(join(tmpdir(), 'kubesteps-threads-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const bundle = join(folder, 'dist/bundle');
  cpSync(dirname(cli), bundle, { recursive: true, filter: (path) => !path.includes('code-cache') });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  cpSync(join(bundle, 'thread.cjs'), join(bundle, 'own.cjs'));
  writeFileSync(join(bundle, 'thread.cjs'), thread);
  writeFileSync(join(folder, 'config'), kubeconfig);
  const docs = join(folder, 'docs');
  return {
    log: join(folder, 'log'),
    cache: join(bundle, 'code-cache'),
    /** What is seen of a run. */
    run() {
      rmSync(docs, { recursive: true, force: true });
      const args = ['generate', '--all-contexts', '--proof', '--output-dir', 'docs'];
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [join(bundle, 'kubesteps.cjs'), ...args],
        {
          cwd: folder,
          env: {
            PATH: process.env.PATH,
            HOME: folder,
            KUBECONFIG: join(folder, 'config'),
            LOG: join(folder, 'log'),
          },
          encoding: 'utf8',
          timeout: 300_000,
        },
      );
      const written = readdirSync(docs).map((name) => [name, readFileSync(join(docs, name), 'utf8')]);
      return { status, stdout, stderr: stderr.replaceAll(folder, 'FOLDER'), written };
    },
  };
}

/** Notes what the thread says, and runs `then` before the answer of that number. */
const noting = (then: string): string => `
  const { parentPort } = require('node:worker_threads');
  const post = parentPort.postMessage;
  let said = 0;
  parentPort.postMessage = function (answer) {
    require('node:fs').appendFileSync(process.env.LOG, (answer.made === undefined ? 'left' : 'made') + '\\n');
    said++;
    ${then}
    post.call(this, answer);
  };
  require('./own.cjs');`;

const noThread = availableParallelism() < 2 && 'there is one processor';

test('the same with threads and without them', { skip: noThread }, (t) => {
  // A thread that cannot begin is the same as none.
  const alone = installed(t, "throw new Error('not to be seen')").run();
  assert.equal(alone.status, 1, alone.stderr);
  assert.equal(alone.written.length, many - 9 + 1);
  const helped = installed(t, noting(''));
  // The second time out of the cache.
  for (const time of full ? ['first', 'second'] : ['first']) {
    rmSync(helped.log, { force: true });
    assert.deepEqual(helped.run(), alone, time);
    const said = readFileSync(helped.log, 'utf8').split('\n');
    assert.ok(said.filter((one) => one === 'made').length > 5, said.join());
  }
  assert.deepEqual(
    readdirSync(helped.cache).filter((name) => name.endsWith('.part')),
    [],
  );
});

const ends = [
  ['ends', 'if (said === 5) process.exit(0)'],
  ['throws', "if (said === 5) throw new Error('not to be seen')"],
] as const;

// A quick run has threads that end in fleet/threads.test.ts.
for (const [how, then] of full ? ends : [])
  test(`a thread that ${how}`, { skip: noThread }, (t) => {
    const { run, log } = installed(t, noting(then));
    const { status, stderr, written } = run();
    assert.equal(status, 1, stderr);
    assert.ok(existsSync(log));
    assert.equal(written.length, many - 9 + 1);
    assert.doesNotMatch(stderr, /not to be seen|internal error/);
    assert.match(stderr, new RegExp(`docs: ${many - 9} written, 0 unchanged, 9 failed`));
  });
