/** `verify --recipes`: a script of one's own recipe against what would be written now. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { type FakeHost, fakeHost } from '../support/host.js';
import { samplePath } from '../support/sample.js';
import { sampleRecipe } from './sample.js';

const generate = ['generate', 'scale', '--recipes=r.yaml', '--param=app=web', '--param=replicas=3'];

async function scriptIn(file: string, ...options: readonly string[]): Promise<FakeHost> {
  const host = fakeHost({
    files: { '/cwd/r.yaml': JSON.stringify(sampleRecipe), [samplePath]: readFileSync(samplePath, 'utf8') },
    env: { KUBECONFIG: samplePath },
  });
  assert.equal(await main([...generate, ...options, '-o', file], host), 0, host.written.stderr);
  return host;
}

const codes = ({ written }: FakeHost): readonly string[] =>
  [...written.stdout.matchAll(/\[(KS42\d\d)\]/g)].map(([, name = '']) => name);

for (const [file, ...options] of [
  ['s.sh'],
  ['s.ps1'],
  ['s.md', '--format=markdown'],
  ['s.html', '--format=html'],
  ['p.sh', '--format=paste'],
] as const) {
  test(`${file}: the same recipe, another, and one that nobody names`, async () => {
    const same = await scriptIn(file, ...options);
    assert.equal(await main(['verify', '--recipes=r.yaml', file], same), 0, same.written.stdout);
    assert.deepEqual(codes(same), []);

    const changed = await scriptIn(file, ...options);
    changed.memory.set('/cwd/r.yaml', JSON.stringify(sampleRecipe).replace('Ask for', 'Get'));
    assert.equal(await main(['verify', '--recipes=r.yaml', file], changed), 1, changed.written.stdout);
    assert.deepEqual(codes(changed), ['KS4205']);
    assert.equal(
      await main(['verify', '--recipes=r.yaml', '--update', file], changed),
      0,
      changed.written.stdout,
    );
    assert.match(
      String(changed.memory.get(`/cwd/${file}`)),
      file.endsWith('html') ? /Get <code>3/ : /Get `?3/,
    );

    const unknown = await scriptIn(file, ...options);
    assert.equal(await main(['verify', file], unknown), 0, unknown.written.stdout);
    assert.deepEqual(codes(unknown), ['KS4201']);
    assert.match(unknown.written.stdout, /info: recipe scale is one of somebody's own/);

    const gone = await scriptIn(file, ...options);
    gone.memory.set('/cwd/r.yaml', JSON.stringify({ ...sampleRecipe, name: 'other' }));
    assert.equal(await main(['verify', '--recipes=r.yaml', file], gone), 1, gone.written.stdout);
    assert.deepEqual(codes(gone), ['KS4201']);
  });
}

test('the head of a script says the command that makes it again', async () => {
  const host = await scriptIn('s.sh');
  const text = String(host.memory.get('/cwd/s.sh'));
  const [, command = ''] = /^# Made by: kubesteps (.*)$/m.exec(text) ?? [];
  host.written.stdout = '';
  assert.equal(await main(command.split(' '), host), 0, host.written.stderr);
  assert.equal(host.written.stdout, text);
});
