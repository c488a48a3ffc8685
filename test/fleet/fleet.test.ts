/** `generate` for many contexts: a file each, an index, and nothing else in the folder is touched. */
import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { realFiles } from '../../src/host.js';
import { main } from '../../src/main.js';
import { isOurs } from '../../src/plan/header.js';
import { type FakeHost, fakeHost } from '../support/host.js';
import { sampleCa } from '../support/sample.js';
import { full, portion } from '../support/size.js';

interface Entry {
  readonly name: string;
  readonly cluster?: string;
}

/** A kubeconfig with these contexts; each has a cluster of its own, unless it names one. */
function kubeconfig(entries: readonly Entry[], server = 'https://127.0.0.1:6443'): string {
  return JSON.stringify({
    'current-context': entries[0]?.name ?? '',
    contexts: entries.map(({ name, cluster = name }) => ({ name, context: { cluster, user: 'jane' } })),
    clusters: entries.flatMap(({ name, cluster = name }) =>
      cluster === name ? [{ name, cluster: { server, 'certificate-authority-data': sampleCa } }] : [],
    ),
    users: [{ name: 'jane', user: { token: 'not-to-be-shown-1' } }],
  });
}

interface World {
  readonly folder: string;
  readonly docs: string;
  run(
    ...args: readonly string[]
  ): Promise<{ readonly code: number; readonly stderr: string; readonly stdout: string }>;
  read(name: string): string;
  names(): readonly string[];
}

/** A folder with a kubeconfig that is in use, and `docs` to write to. */
function world(t: TestContext, config: string, change: (host: FakeHost) => FakeHost = (host) => host): World {
  const folder = mkdtempSync(join(tmpdir(), 'kubesteps-fleet-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'config'), config);
  const docs = join(folder, 'docs');
  return {
    folder,
    docs,
    async run(...args) {
      const env = { KUBECONFIG: join(folder, 'config'), PATH: '/bin' };
      const host = change(fakeHost({ realFiles, cwd: folder, home: folder, env }));
      const code = await main(['generate', ...args], host);
      return { code, stderr: host.written.stderr, stdout: host.written.stdout };
    },
    read: (name) => readFileSync(join(docs, name), 'utf8'),
    names: () => readdirSync(docs).sort(),
  };
}

const three = [{ name: 'dev' }, { name: 'prod-eu' }, { name: 'prod-us' }];

test('a file for each context, the same that -o writes, and an index', async (t) => {
  const forms = [
    [[], '.sh'],
    [['--shell', 'powershell'], '.ps1'],
    [['--format', 'paste'], '.paste.sh'],
    [['whoami', '--lang', 'ja'], '.sh'],
    [['--format', 'markdown'], '.md'],
  ] as const;
  for (const [args, ending] of portion(forms, 2)) {
    const { run, read, names, folder } = world(t, kubeconfig(three));
    const { code, stderr, stdout } = await run(...args, '--all-contexts', '--output-dir', 'docs');
    assert.equal(code, 0, stderr);
    assert.equal(stdout, '');
    const files = three.map(({ name }) => `${name}${ending}`);
    assert.deepEqual(names(), [...files, 'index.md'].sort());
    for (const { name } of three) {
      const single = join(folder, `single${ending}`);
      assert.equal((await run(...args, '--context', name, '-o', single)).code, 0);
      assert.equal(read(`${name}${ending}`), readFileSync(single, 'utf8'));
      rmSync(single);
      assert.ok(read('index.md').includes(`[${name}${ending}](${name}${ending})`));
    }
    assert.doesNotMatch(read('index.md'), /not-to-be-shown/);
  }
});

test('verify of the folder says nothing of its index, which has no steps; by name, it does', async (t) => {
  for (const [format, index] of portion(
    [
      ['markdown', 'index.md'],
      ['html', 'index.html'],
    ] as const,
    1,
  )) {
    const { run, folder } = world(t, kubeconfig(three.slice(1)));
    assert.equal((await run('--format', format, '--all-contexts', '--output-dir', 'docs')).code, 0);
    const verified = async (file: string): Promise<FakeHost & { readonly code: number }> => {
      const env = { KUBECONFIG: join(folder, 'config'), PATH: '/bin' };
      const host = fakeHost({ realFiles, cwd: folder, home: folder, env });
      return Object.assign(host, { code: await main(['verify', file], host) });
    };
    const all = await verified('docs');
    assert.equal(all.code, 0, all.written.stdout);
    assert.equal(all.written.stderr, '');
    writeFileSync(join(folder, 'docs/other.md'), '# Other\n');
    assert.equal((await verified('docs')).written.stderr, 'note: docs/other.md: no code block is a script\n');
    assert.equal((await verified(`docs/${index}`)).code, 2);
  }
});

test('a second run writes nothing, and a run with a change writes what has changed', async (t) => {
  const { run, docs, names, folder } = world(t, kubeconfig(three));
  await run('--all-contexts', '--output-dir', 'docs');
  const before = names().map((name) => statSync(join(docs, name)).mtimeMs);
  const inodes = names().map((name) => statSync(join(docs, name)).ino);
  const again = await run('--all-contexts', '--output-dir', 'docs');
  assert.match(again.stderr, /docs: 0 written, 3 unchanged, 0 failed/);
  assert.deepEqual(
    names().map((name) => statSync(join(docs, name)).mtimeMs),
    before,
  );
  assert.deepEqual(
    names().map((name) => statSync(join(docs, name)).ino),
    inodes,
  );
  writeFileSync(
    join(folder, 'config'),
    kubeconfig(three).replace('https://127.0.0.1:6443', 'https://127.0.0.2:6443'),
  );
  const third = await run('--all-contexts', '--output-dir', 'docs');
  assert.match(third.stderr, /docs: 1 written, 2 unchanged, 0 failed/);
});

test('--match: names, patterns, and all but some', async (t) => {
  for (const [patterns, files] of [
    [['prod-*'], ['prod-eu.sh', 'prod-us.sh']],
    [['prod-*', '!*-us'], ['prod-eu.sh']],
    [['!prod-*', '!*-old'], ['dev.sh']],
    [
      ['dev', 'prod-eu'],
      ['dev.sh', 'prod-eu.sh'],
    ],
    [['prod-[a-e]?'], ['prod-eu.sh']],
  ] as const) {
    const { run, names } = world(t, kubeconfig(three));
    const { code, stderr } = await run(...patterns.map((one) => `--match=${one}`), '--output-dir=docs');
    assert.equal(code, 0, stderr);
    assert.deepEqual(names(), ['index.md', ...files].sort());
  }
  for (const [pattern, message] of [
    ['pord-eu', /--match "pord-eu" is no context's name, and matches none\n {2}did you mean "prod-eu"\?/],
    ['!stage', /--match "!stage" is no context's name, and matches none/],
  ] as const) {
    const { run, docs } = world(t, kubeconfig(three));
    const { code, stderr } = await run('--match', pattern, '--match', 'dev', '--output-dir', 'docs');
    assert.equal(code, 3);
    assert.match(stderr, message);
    assert.throws(() => statSync(docs), 'nothing is begun');
  }
});

test('a kubeconfig is a namespace: a hundred that all say default are a hundred files', async (t) => {
  const { run, names, folder, read } = world(t, kubeconfig([{ name: 'default' }]));
  const count = full ? 100 : 14;
  mkdirSync(join(folder, 'sites'));
  for (let index = 0; index < count; index++) {
    const server = `https://site-${index}.example:6443`;
    writeFileSync(join(folder, `sites/site-${index}.yaml`), kubeconfig([{ name: 'default' }], server));
  }
  writeFileSync(join(folder, 'sites/README.txt'), 'clusters: none');
  writeFileSync(join(folder, 'sites/notes'), 'nothing of the kind');
  const { code, stderr } = await run('--kubeconfigs', 'sites', '--output-dir', 'docs');
  assert.equal(code, 0, stderr);
  assert.match(stderr, /note: left out, for they are no kubeconfigs: notes$/m);
  assert.equal(names().length, count + 1);
  for (const index of [0, 13, count - 1]) {
    const text = read(`site-${index}--default.sh`);
    assert.ok(text.includes(`sites/site-${index}.yaml`), 'its kubectl reads that file');
    assert.ok(read('index.md').includes(`\`https://site-${index}.example:6443\``));
  }
  const some = await run('--kubeconfigs', 'sites/site-1?.yaml', '--output-dir', 'some');
  assert.equal(some.code, 0, some.stderr);
  assert.equal(readdirSync(join(folder, 'some')).length, Math.min(10, count - 10) + 1);
  const home = await run('--kubeconfigs', '~/s*/**/site-[12].yaml', '--output-dir', 'home');
  assert.equal(home.code, 0, home.stderr);
  assert.deepEqual(readdirSync(join(folder, 'home')).sort(), [
    'index.md',
    'sites-site-1--default.sh',
    'sites-site-2--default.sh',
  ]);
});

test('one that is broken does not stop the rest, and the exit code is the worst', async (t) => {
  const entries = [{ name: 'bad', cluster: 'gone' }, { name: 'worse', cluster: 'gone' }, ...three];
  const { run, names, read, folder } = world(t, kubeconfig(entries));
  const { code, stderr } = await run('--all-contexts', '--output-dir', 'docs');
  assert.equal(code, 1);
  assert.match(stderr, /^error: cluster "gone" was not found for context "bad"$/m);
  assert.match(stderr, /docs: 3 written, 0 unchanged, 2 failed/);
  assert.equal(names().length, 4);
  assert.match(read('index.md'), /^\| `bad` \|.*\| not written: cluster/m);
  mkdirSync(join(folder, 'sites'));
  writeFileSync(join(folder, 'sites/good.yaml'), kubeconfig([{ name: 'default' }]));
  writeFileSync(join(folder, 'sites/torn.yaml'), 'clusters: [');
  const files = await run('--kubeconfigs', 'sites', '--output-dir', 'sites-docs');
  assert.equal(files.code, 1);
  assert.match(files.stderr, /for torn\.yaml/);
  assert.deepEqual(readdirSync(join(folder, 'sites-docs')).sort(), ['good--default.sh', 'index.md']);
  const unfit = await run('self', '--format', 'paste', '--all-contexts', '--output-dir', 'none');
  assert.equal(unfit.code, 3);
  assert.match(
    unfit.stderr,
    /cannot be pasted[^\n]*\n {2}for dev, prod-eu, prod-us\n/,
    'said once, of all of them',
  );
});

test('--prune removes what is ours and no longer belongs, and nothing else', async (t) => {
  const { run, names, docs, folder, read } = world(t, kubeconfig(three));
  await run('--all-contexts', '--output-dir', 'docs');
  // Ours, but never of the fleet; a file of the fleet that somebody made into their own; somebody else's.
  await run('whoami', '--context', 'dev', '-o', join(docs, 'own.sh'));
  writeFileSync(join(docs, 'prod-us.sh'), '#!/bin/sh\necho mine\n');
  writeFileSync(join(docs, 'notes.md'), '# Notes\n');
  writeFileSync(join(folder, 'config'), kubeconfig([{ name: 'dev' }]));
  const kept = await run('--all-contexts', '--output-dir', 'docs');
  assert.match(kept.stderr, /note: 1 file is of no context of these: --prune removes it/);
  assert.ok(names().includes('prod-eu.sh'));
  assert.match(read('index.md'), /^- \[prod-eu\.sh\]\(prod-eu\.sh\)$/m);
  const pruned = await run('--all-contexts', '--output-dir', 'docs', '--prune');
  assert.match(pruned.stderr, /0 written, 1 unchanged, 0 failed, 1 removed/);
  assert.deepEqual(names(), ['dev.sh', 'index.md', 'notes.md', 'own.sh', 'prod-us.sh']);
  assert.match(read('prod-us.sh'), /echo mine/);
  assert.doesNotMatch(read('index.md'), /prod-eu/);
});

test('an index that was forged leads nowhere', async (t) => {
  const { run, docs, folder, read } = world(t, kubeconfig(three));
  await run('--all-contexts', '--output-dir', 'docs');
  await run('--context', 'dev', '-o', join(folder, 'outside.sh'));
  symlinkSync(join(folder, 'outside.sh'), join(docs, 'link.sh'));
  const links = ['../outside.sh', '..%2foutside.sh', join(folder, 'outside.sh'), 'link.sh', 'index.md', '%'];
  writeFileSync(
    join(docs, 'index.md'),
    `${read('index.md')}${links.map((one) => `- [x](${one})\n`).join('')}`,
  );
  const { code, stderr } = await run('--all-contexts', '--output-dir', 'docs', '--prune');
  assert.equal(code, 0, stderr);
  assert.match(stderr, /0 removed/);
  assert.ok(isOurs(readFileSync(join(folder, 'outside.sh'), 'utf8')));
});

test("others' files, links, folders and kubeconfigs stay; --force takes files that are not ours", async (t) => {
  const { run, docs, folder, read } = world(t, kubeconfig(three));
  mkdirSync(join(docs, 'prod-us.sh'), { recursive: true });
  writeFileSync(join(docs, 'dev.sh'), '# mine\n');
  writeFileSync(join(folder, 'target'), 'of others');
  symlinkSync(join(folder, 'target'), join(docs, 'prod-eu.sh'));
  const { code, stderr } = await run('--all-contexts', '--output-dir', 'docs');
  assert.equal(code, 1);
  assert.match(stderr, /docs\/dev\.sh is there already, and kubesteps did not write it/);
  assert.match(stderr, /docs\/prod-eu\.sh is a link/);
  assert.match(stderr, /docs\/prod-us\.sh is a folder/);
  assert.equal(read('dev.sh'), '# mine\n');
  const forced = await run('--all-contexts', '--output-dir', 'docs', '--force');
  assert.equal(forced.code, 1);
  assert.ok(isOurs(read('dev.sh')));
  assert.equal(readFileSync(join(folder, 'target'), 'utf8'), 'of others');
  writeFileSync(join(docs, 'index.md'), '# My own page\n');
  const index = await run('--all-contexts', '--output-dir', 'docs');
  assert.equal(index.code, 1);
  assert.match(index.stderr, /docs\/index\.md is there already, and kubesteps did not write it/);
  assert.equal(read('index.md'), '# My own page\n');
  // The kubeconfig in use, under the name of a document.
  const other = world(t, kubeconfig(three));
  mkdirSync(other.docs);
  writeFileSync(join(other.docs, 'dev.sh'), kubeconfig(three));
  const used = await other.run(
    '--all-contexts',
    '--kubeconfig',
    'docs/dev.sh',
    '--output-dir',
    'docs',
    '--force',
  );
  assert.equal(used.code, 1);
  assert.match(used.stderr, /docs\/dev\.sh is a kubeconfig in use/);
  assert.equal(other.read('dev.sh'), kubeconfig(three));
});

test('what has no meaning together is refused, with what to leave out', async (t) => {
  const { run, docs, folder } = world(t, kubeconfig(three));
  writeFileSync(join(folder, 'plain'), 'x');
  const to = '--output-dir=docs';
  for (const [args, message] of [
    [['--all-contexts'], /--all-contexts writes a file for each context, and there is no --output-dir/],
    [['--match=dev'], /--match writes a file for each context/],
    [['--prune'], /--prune has no meaning without --output-dir/],
    [[to], /--output-dir has no meaning without contexts to write\n {2}leave it out, or say which/],
    [
      ['--all-contexts', to, '--context=dev'],
      /--context has no meaning with --all-contexts\n {2}leave it out/,
    ],
    [['--match=dev', to, '--cluster=dev'], /--cluster has no meaning with --match/],
    [['--match=dev', to, '--user=jane'], /--user has no meaning with --match/],
    [['--match=dev', to, '-o', 'x.sh'], /--output-file has no meaning with --match/],
    [['--kubeconfigs=config', to, '--kubeconfig=config'], /--kubeconfig has no meaning with --kubeconfigs/],
    [['--kubeconfigs=config', to, '--all-contexts'], /--all-contexts has no meaning with --kubeconfigs/],
    [['--match=dev', to, '--all-contexts'], /--all-contexts has no meaning with --match/],
    [['--all-contexts', '--output-dir=plain'], /--output-dir plain is no folder/],
    [['--kubeconfigs=nowhere', to], /--kubeconfigs "nowhere": there is no such file or folder/],
    [['--kubeconfigs=*.none', to], /--kubeconfigs "\*\.none" matches no file/],
    [
      ['--all-contexts', to, '--duration=1s'],
      /refused by every API server[^\n]*\n {2}for dev, prod-eu, prod-us/,
    ],
  ] as const) {
    const { code, stderr, stdout } = await run(...args);
    assert.equal(code, 3, `${args.join(' ')}: ${stderr}`);
    assert.match(stderr, message);
    assert.equal(stdout, '');
  }
  assert.deepEqual(readdirSync(docs), ['index.md'], 'but for the last');
});

test('progress is shown on a terminal, in a line that is taken away, and nowhere else', async (t) => {
  const names = [{ name: 'a\u001b[31m' }, { name: 'b' }];
  let clock = 0;
  const onTerminal = (host: FakeHost): FakeHost => ({
    ...host,
    stderr: { write: (text) => host.stderr.write(text), isTTY: true, columns: 20 },
    now: () => new Date(Date.parse('2026-11-24T06:00:00Z') + 1000 * clock++),
  });
  const { run } = world(t, kubeconfig(names), onTerminal);
  const { stderr } = await run('--all-contexts', '--output-dir', 'docs');
  assert.match(stderr, /^\r0\/2 a\\u001b\[31m *\u001b\[K\r1\/2 b *\u001b\[K\r\u001b\[K[^\r\u001b]*$/);
  const quiet = await world(t, kubeconfig(names)).run('--all-contexts', '--output-dir', 'docs');
  assert.doesNotMatch(quiet.stderr, /\r|\u001b/);
});

test('what people wrote into a page stays; the page of a context that is gone is pruned', async (t) => {
  const { run, docs, read, folder } = world(t, kubeconfig(three));
  const args = ['--format=markdown', '--all-contexts', '--output-dir=docs'];
  assert.equal((await run(...args)).code, 0);
  const [mark = ''] = /^\[\/\/\]: # \(kubesteps:keep [^\n]*\n/m.exec(read('dev.md')) ?? [];
  assert.notEqual(mark, '', 'a page has a place for it');
  const own = read('dev.md').replace(mark, () => `${mark}\nCall Jane first.\n`);
  writeFileSync(join(docs, 'dev.md'), own);
  assert.match((await run(...args)).stderr, /0 written, 3 unchanged/);
  writeFileSync(join(folder, 'config'), kubeconfig(three, 'https://127.0.0.2:6443'));
  assert.match((await run(...args)).stderr, /3 written, 0 unchanged/);
  assert.match(read('dev.md'), /^Call Jane first\.$/m);
  assert.match(read('dev.md'), /127\.0\.0\.2/);
  writeFileSync(join(folder, 'config'), kubeconfig([{ name: 'dev' }], 'https://127.0.0.2:6443'));
  const { stderr } = await run(...args, '--prune');
  assert.match(stderr, /0 written, 1 unchanged, 0 failed, 2 removed/);
});

test('--calendar: a file of ours beside the index, the same each time, and never over one of others', async (t) => {
  const { run, read, names, docs } = world(t, kubeconfig(three));
  const args = ['--all-contexts', '--output-dir', 'docs', '--calendar', '--prune'];
  assert.equal((await run(...args)).code, 0);
  assert.deepEqual(names(), ['calendar.ics', 'dev.sh', 'index.md', 'prod-eu.sh', 'prod-us.sh']);
  const text = read('calendar.ics');
  assert.match(text, /^SUMMARY:Kubernetes: the CA of cluster prod-eu ends\r$/m);
  assert.doesNotMatch(text, /not-to-be-shown/);
  const before = statSync(join(docs, 'calendar.ics')).mtimeMs;
  assert.equal((await run(...args)).code, 0);
  assert.equal(statSync(join(docs, 'calendar.ics')).mtimeMs, before);

  writeFileSync(join(docs, 'calendar.ics'), 'BEGIN:VCALENDAR\r\nPRODID:-//others//\r\n');
  const refused = await run(...args);
  assert.notEqual(refused.code, 0);
  assert.match(refused.stderr, /calendar\.ics is there already, and kubesteps did not write it/);
  assert.equal((await run(...args, '--force')).code, 0);
  assert.equal(read('calendar.ics'), text);

  for (const alone of [['--calendar'], ['--all-contexts', '--calendar']]) {
    const { code, stderr } = await run(...alone);
    assert.equal(code, 3);
    assert.match(stderr, /--output-dir/);
  }
});
