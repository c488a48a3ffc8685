/** `verify --templates`: a document in a team's own look against what would be written now. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import type { FakeHost } from '../support/host.js';
import { hostWith } from './sample.js';

const look = {
  'header.md.hbs': '**Payments**, whom you ask first.\n',
  'header.html.hbs': '<p>Payments, whom you ask first.</p>\n',
};

async function documentIn(file: string, ...more: readonly string[]): Promise<FakeHost> {
  const host = hostWith(look);
  const format = `--format=${file.endsWith('html') ? 'html' : 'markdown'}`;
  assert.equal(
    await main(['generate', format, '--templates=look', '-o', file, ...more], host),
    0,
    host.written.stderr,
  );
  return host;
}

async function verified(
  host: FakeHost,
  ...args: readonly string[]
): Promise<readonly [number, readonly string[]]> {
  host.written.stdout = '';
  const code = await main(['verify', ...args], host);
  return [code, [...host.written.stdout.matchAll(/\[(KS42\d\d)\]/g)].map(([, name = '']) => name)];
}

for (const [file, ...more] of [['d.md'], ['d.html'], ['d.md', '--context=lab', '--context=prod']] as const) {
  const path = `/cwd/${file}`;

  test(`${file} ${more.join(' ')}: the same templates, others, and none`, async () => {
    const host = await documentIn(file, ...more);
    assert.deepEqual(await verified(host, '--templates=look', file), [0, []], host.written.stdout);
    // Where they are is no matter.
    for (const [name, text] of Object.entries(look)) host.memory.set(`/cwd/elsewhere/${name}`, text);
    assert.deepEqual(await verified(host, '--templates=elsewhere', file), [0, []]);

    for (const [name, text] of Object.entries(look))
      host.memory.set(`/cwd/look/${name}`, text.replace('Payments', 'Billing'));
    assert.deepEqual(await verified(host, '--templates=look', file), [1, ['KS4205']]);
    assert.deepEqual(await verified(host, '--templates=look', '--update', file), [0, []]);
    assert.match(String(host.memory.get(path)), /Billing\W+ whom you ask/);

    const before = host.memory.get(path);
    assert.deepEqual(await verified(host, file), [0, ['KS4201']]);
    assert.match(host.written.stdout, /info: it is written by somebody's own templates/);
    assert.deepEqual(await verified(host, '--update', file), [0, ['KS4201']]);
    assert.equal(host.memory.get(path), before, 'without them it is left as it is');
  });

  test(`${file} ${more.join(' ')}: what the kubeconfig says otherwise is found without them`, async () => {
    const host = await documentIn(file, ...more);
    const config = String(host.memory.get('/cwd/k.yaml'));
    host.memory.set('/cwd/k.yaml', config.replace('127.0.0.1:6443', '127.0.0.2:6443'));
    const [code, codes] = await verified(host, file);
    assert.equal(code, 1);
    assert.ok(codes.includes('KS4201') && codes.includes('KS4202'), codes.join());
    const [, again] = await verified(host, '--templates=look', '--update', file);
    assert.deepEqual(again, []);
    assert.match(String(host.memory.get(path)), /127\.0\.0\.2:6443/);
    assert.match(String(host.memory.get(path)), /Payments/);
  });
}

test('notes of the team are kept', async () => {
  const host = await documentIn('d.md');
  const own = 'Ask *Ann*: `kubectl get pods`.\n\n- {{header}} and <b>more</b>\n';
  host.memory.set(
    '/cwd/d.md',
    String(host.memory.get('/cwd/d.md')).replace(
      /(\(kubesteps:keep notes\)\n\n)[\s\S]*?(?=\n\[\/\/\])/,
      `$1${own}`,
    ),
  );
  host.memory.set('/cwd/look/footer.md.hbs', '## Contact\n\nThe team.\n');
  assert.deepEqual(await verified(host, '--templates=look', '--update', 'd.md'), [0, []]);
  const text = String(host.memory.get('/cwd/d.md'));
  assert.ok(text.includes(own), text.slice(-500));
  assert.match(text, /\n## Contact\n\nThe team\.\n\n## /);
});

test('a document says what makes it again, and what renews it', async () => {
  const host = await documentIn('d.md');
  const text = String(host.memory.get('/cwd/d.md')).replace(/\n {2}/g, ' ');
  const [, command = ''] = /Made by: `kubesteps (.*?)`/.exec(text) ?? [];
  assert.match(command, /--templates=look/);
  assert.match(text, /`kubesteps verify --update --templates look FILE`/);
  host.written.stdout = '';
  assert.equal(await main(command.split(' '), host), 0, host.written.stderr);
  assert.equal(host.written.stdout, host.memory.get('/cwd/d.md'));
});

test('a folder that is not there is said', async () => {
  const host = await documentIn('d.md');
  const [code, codes] = await verified(host, '--templates=none', 'd.md');
  assert.deepEqual([code, codes], [1, ['KS4201']]);
  assert.match(host.written.stdout, /could not be generated any more: .*none/);
});
