/** A run that is killed leaves whole files, and the next one finishes it. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { kubesteps } from '../support/paths.js';
import { Random } from '../support/random.js';
import { choice, every, full } from '../support/size.js';

const contexts = Array.from({ length: every ? 60 : full ? 24 : 12 }, (_, index) => `site-${index}`);

const kubeconfig = JSON.stringify({
  contexts: contexts.map((name) => ({ name, context: { cluster: name, user: 'jane' } })),
  clusters: contexts.map((name) => ({ name, cluster: { server: `https://${name}.example` } })),
  users: [{ name: 'jane', user: {} }],
});

const visible = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder).filter((name) => !name.startsWith('.'));
  } catch {
    return [];
  }
};

/** What another write would change, even of the same bytes. */
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder).map((name) => {
    const { ino, mtimeNs, size } = statSync(join(folder, name), { bigint: true });
    return `${name} ${ino} ${mtimeNs} ${size}`;
  });

test('killed at any time, every file is whole', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'kubesteps-fleet-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'config'), kubeconfig);
  const args = (to: string): readonly string[] => [
    ...kubesteps.slice(1),
    'generate',
    '--all-contexts',
    '--kubeconfig',
    'config',
    '--output-dir',
    to,
  ];
  const whole = spawnSync(kubesteps[0], args('whole'), { cwd: folder, encoding: 'utf8' });
  assert.equal(whole.status, 0, whole.stderr);
  const texts = new Map(
    visible(join(folder, 'whole')).map((name) => [name, readFileSync(join(folder, 'whole', name), 'utf8')]),
  );
  assert.equal(texts.size, contexts.length + 1);
  const docs = join(folder, 'docs');
  const seen: number[] = [];
  const random = new Random(choice);
  for (let kill = 0; kill < (every ? 50 : full ? 10 : 3); kill++) {
    rmSync(docs, { recursive: true, force: true });
    const wanted = random.below(contexts.length);
    const later = random.below(8);
    const child = spawn(kubesteps[0], args('docs'), { cwd: folder, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    while (child.exitCode === null && visible(docs).length < wanted) await sleep(2);
    await sleep(later);
    child.kill('SIGKILL');
    await ended;
    for (const name of visible(docs))
      assert.equal(readFileSync(join(docs, name), 'utf8'), texts.get(name), `${name}, killed at ${wanted}`);
    seen.push(visible(docs).length);
  }
  assert.ok(
    seen.some((count) => count > 0 && count < texts.size),
    `it was killed halfway: ${seen.join()}`,
  );
  const next = spawnSync(kubesteps[0], args('docs'), { cwd: folder, encoding: 'utf8' });
  assert.equal(next.status, 0, next.stderr);
  assert.match(next.stderr, /docs: \d+ written, [1-9]\d* unchanged, 0 failed/);
  for (const [name, text] of texts) assert.equal(readFileSync(join(docs, name), 'utf8'), text);
  const before = filesIn(docs);
  const again = spawnSync(kubesteps[0], args('docs'), { cwd: folder, encoding: 'utf8' });
  assert.match(again.stderr, new RegExp(`docs: 0 written, ${contexts.length} unchanged, 0 failed`));
  assert.deepEqual(filesIn(docs), before, 'not a byte is written where all is as it was');
});
