/** Scripts of ours in the code blocks of a document: they drift as files do, and --update writes them where they stand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';
import { portion } from '../support/size.js';

const kubeconfig = (server: string, context = 'test'): string => `apiVersion: v1
kind: Config
current-context: ${context}
clusters: [{name: test, cluster: {server: "${server}"}}]
contexts: [{name: ${context}, context: {cluster: test, user: test}}]
users: [{name: test, user: {token: sample}}]
`;
const home = 'https://10.0.0.1:6443';
const moved = 'https://10.0.0.2:6443';

async function script(server: string, shell: string): Promise<string> {
  const host = fakeHost({ files: { '/cwd/k': kubeconfig(server) }, env: { KUBECONFIG: 'k' } });
  assert.equal(await main(['generate', '--shell', shell], host), 0);
  return host.written.stdout;
}

const indented = (text: string, before: string): string =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => `${before}${line}`.trimEnd())
    .join('\n');

async function page(server: string, before = ''): Promise<string> {
  const [bash, powershell] = [await script(server, 'bash'), await script(server, 'powershell')];
  const blocks = [
    ['bash', bash],
    ['powershell', powershell],
  ].map(([name = '', text = '']) => indented(`\`\`\`${name}\n${text}\`\`\``, before));
  return `# Call the API\n\n- With bash:\n\n${blocks[0]}\n\n- With PowerShell:\n\n${blocks[1]}\n\nThat is all.\n`;
}

async function verified(
  text: string,
  after: string,
  args: readonly string[] = [],
  file = 'page.md',
): Promise<{ exit: number; stdout: string; text: string }> {
  const files = { [`/cwd/${file}`]: text, '/cwd/k': after };
  const host = fakeHost({ files, env: { KUBECONFIG: 'k' } });
  const exit = await main(['verify', file, ...args], host);
  return { exit, stdout: host.written.stdout, text: String(host.memory.get(`/cwd/${file}`)) };
}

for (const before of portion(['', '  '], 1))
  test(`A6: drift in Markdown, behind ${JSON.stringify(before)}`, async () => {
    const text = await page(home, before);
    const same = await verified(text, kubeconfig(home));
    assert.equal(same.exit, 0, same.stdout);
    assert.doesNotMatch(same.stdout, /KS42/);
    const other = await verified(text, kubeconfig(moved));
    assert.equal(other.exit, 1);
    const places = [...other.stdout.matchAll(/^page\.md:(\d+):\d+: warning: the server was .*\[KS4202\]/gm)];
    const headers = text
      .split('\n')
      .flatMap((line, index) => (line.includes('# kubesteps: ') ? [index + 1] : []));
    assert.deepEqual(
      places.map(([, line]) => Number(line)),
      headers,
    );
    const gone = await verified(text, kubeconfig(home, 'another'));
    assert.match(gone.stdout, /\[KS4201\]/);
    assert.notEqual(gone.exit, 0);
  });

for (const before of portion(['', '  '], 1))
  test(`A6: --update writes the blocks of Markdown anew, behind ${JSON.stringify(before)}`, async () => {
    const updated = await verified(await page(home, before), kubeconfig(moved), ['--update']);
    assert.equal(updated.exit, 0, updated.stdout);
    assert.equal(updated.text, await page(moved, before));
    assert.match(updated.stdout, /^-.*10\.0\.0\.1/m);
    const same = await page(home, before);
    assert.equal((await verified(same, kubeconfig(home), ['--update'])).text, same);
  });

test('A6: the blocks of others stay as they are', async () => {
  const others = '```bash\nfrobnicate --now\n```\n\nAnd:\n\n';
  const text = others + (await page(home));
  const updated = await verified(text, kubeconfig(moved), ['--update']);
  assert.equal(updated.text, others + (await page(moved)));
  assert.equal(updated.exit, 2, 'frobnicate is not proved, before or after');
});

test('A6: a page of HTML drifts, too, and is not written', async () => {
  const escaped = (await script(home, 'bash'))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  const text = `<!doctype html>\n<pre><code class="language-bash">${escaped}</code></pre>\n`;
  const other = await verified(text, kubeconfig(moved), [], 'page.html');
  assert.match(other.stdout, /\[KS4202\]/);
  const updated = await verified(text, kubeconfig(moved), ['--update'], 'page.html');
  assert.equal(updated.text, text);
  assert.match(updated.stdout, /\[KS4202\]/);
});
