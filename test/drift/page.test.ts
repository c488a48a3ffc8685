/** Documents of ours: they drift by what their machine data says, and --update keeps what people wrote byte for byte. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renewed } from '../../src/document/renew.js';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';
import { fixedSeed, Random } from '../support/random.js';
import { sampleCa } from '../support/sample.js';
import { portion } from '../support/size.js';

interface Config {
  readonly server?: string;
  readonly context?: string;
  readonly ca?: string;
}

const kubeconfig = ({
  server = 'https://10.0.0.1:6443',
  context = 'test',
  ca = sampleCa,
}: Config = {}): string =>
  JSON.stringify({
    'current-context': context,
    clusters: [{ name: 'test', cluster: { server, 'certificate-authority-data': ca } }],
    contexts: [{ name: context, context: { cluster: 'test', user: 'test' } }],
    users: [{ name: 'test', user: { token: 'sample' } }],
  });

async function page(...args: readonly string[]): Promise<string> {
  const host = fakeHost({ files: { '/cwd/k': kubeconfig() }, env: { KUBECONFIG: 'k' } });
  assert.equal(await main(['generate', '--format=markdown', ...args], host), 0, host.written.stderr);
  return host.written.stdout;
}

async function verified(
  text: string,
  now: Config,
  args: readonly string[] = [],
): Promise<{ readonly exit: number; readonly stdout: string; readonly text: string }> {
  const files = { '/cwd/page.md': text, '/cwd/k': kubeconfig(now) };
  const host = fakeHost({ files, env: { KUBECONFIG: 'k' } });
  const exit = await main(['verify', 'page.md', ...args], host);
  return { exit, stdout: host.written.stdout, text: String(host.memory.get('/cwd/page.md')) };
}

const hint = 'Whom to ask for access, and which VPN to use, you can write here.';
const ours = '- Ask #platform.\n\n  `vpn up`\t\n\n\n### Mine\n';

/** As people have it some weeks later. */
const lived = (text: string): string =>
  `Reviewed in June.\n\n${text.replace(hint, () => ours)}\nSee also the other page.\n`;

test('a page says what it drifted from, in the line of its machine data', async () => {
  const text = lived(await page('token'));
  const same = await verified(text, {});
  assert.equal(same.exit, 0, same.stdout);
  assert.doesNotMatch(same.stdout, /KS42/);
  const line = text.split('\n').findIndex((each) => each.startsWith('[//]: # (kubesteps:')) + 1;
  for (const [now, code] of [
    [{ server: 'https://10.0.0.2:6443' }, 'KS4202'],
    [{ ca: Buffer.from(Buffer.from(sampleCa, 'base64').toString().repeat(2)).toString('base64') }, 'KS4203'],
    [{ context: 'another' }, 'KS4201'],
  ] as const) {
    const other = await verified(text, now);
    assert.notEqual(other.exit, 0);
    const found = [...other.stdout.matchAll(/^page\.md:(\d+):\d+: warning: .*\[(KS42\d\d)\]/gm)];
    assert.deepEqual(
      found.map(([, at, which]) => [Number(at), which]),
      [[line, code]],
      other.stdout,
    );
  }
});

test('what was edited outside of the notes is found', async () => {
  const text = (await page('token')).replace('## What you need', '## What you may need');
  const { exit, stdout } = await verified(text, {});
  assert.equal(exit, 1);
  assert.match(stdout, /\[KS4205\]/);
});

/** Sites go by it; documents have none by themselves, as renderers that know none show it as a heading. */
const front = '---\ntitle: Access to test\ntags: [api]\n---\n\nbefore\n\n';

const updated = [['proxy', '--lang=ja', '--flavor=mkdocs'], ['token'], ['whoami', '--flavor=docusaurus']];

for (const args of portion(updated, 1))
  test(`--update renews ${args.join(' ')}, and keeps what people wrote`, async () => {
    const fresh = await page(...args);
    const own = /(?<=\(kubesteps:keep notes\)\n)[\s\S]*?(?=\[\/\/\]: # \(kubesteps:end)/;
    const text = `${front}${fresh.replace(own, () => `\n${ours}`)}behind\n`;
    const now = { server: 'https://10.0.0.2:6443' };
    const { exit, text: anew, stdout } = await verified(text, now, ['--update']);
    assert.equal(exit, 0, stdout);
    assert.ok(anew.startsWith(`${front}# `) && anew.endsWith(')\nbehind\n'), anew.slice(0, 80));
    assert.equal(own.exec(anew)?.[0], `\n${ours}`);
    assert.ok(anew.includes('https://10.0.0.2:6443') && !anew.includes('10.0.0.1'));
    const again = await verified(anew, now, ['--update']);
    assert.equal(again.text, anew, 'a second time it changes nothing');
    assert.equal(again.exit, 0);
  });

test('a page with the line ends of Windows keeps them', async () => {
  const text = (await page('token')).replaceAll('\n', '\r\n');
  assert.equal((await verified(text, {})).exit, 0);
  const { text: anew } = await verified(text, { server: 'https://10.0.0.2:6443' }, ['--update']);
  assert.doesNotMatch(anew, /(?<!\r)\n/);
});

test('a region of theirs stays below its heading, or goes to the end', async () => {
  const region = '[//]: # (kubesteps:keep vpn)\n\nFirst `vpn up`.\n\n[//]: # (kubesteps:end vpn)';
  const fresh = await page('token');
  const mine = fresh.replace('\n\n## Step 1', () => `\n\n${region}\n\n## Step 1`);
  assert.equal(renewed(mine, fresh), mine);
  const elsewhere = mine.replace('## This cluster', '## That cluster');
  assert.equal(
    renewed(elsewhere, fresh),
    fresh.replace(/\n$/, () => `\n\n${region}\n`),
  );
  assert.equal(renewed(fresh.replace(/\[\/\/\]: # \(kubesteps:end[^\n]*\n/, ''), fresh), undefined);
});

test('anything between the marks survives', async () => {
  const fresh = await page('token');
  const random = new Random(fixedSeed);
  const pieces = [
    '\n',
    '\r\n',
    '## Step 1',
    '```bash',
    '$&',
    '$1',
    '[//]: # (x)',
    '\t',
    '語',
    ' ',
    '<!--',
    'a',
    '\u00a0',
    '\\',
  ] as const;
  for (let count = 0; count < 200; count++) {
    const words = Array.from({ length: random.below(12) }, () =>
      random.pick([...pieces] as [string, ...string[]]),
    );
    const text = fresh.replace(hint, () => words.join(''));
    assert.equal(renewed(text, fresh), text);
  }
});
