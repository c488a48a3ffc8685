/** `verify --no-ignore`: what the author of a script accepted is a finding again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';

const accepted = '# ks:ignore KS2103 -- it has no blanks\n';
const files = {
  '/cwd/a.sh': `set -euo pipefail\nN='lab'\n${accepted}printf '%s' $N\n`,
  '/cwd/a.ps1': `# ks:ignore KS5001 -- ours\ncurl.exe ftp://127.0.0.1/x\n`,
  '/cwd/a.md': `# x\n\n\`\`\`bash\nN='lab'\n${accepted}printf '%s' $N\n\`\`\`\n`,
};

async function findings(...args: readonly string[]): Promise<{ code: number; seen: readonly string[] }> {
  const host = fakeHost({ files });
  const code = await main(['verify', '--format', 'json', ...args], host);
  const { files: reports } = JSON.parse(host.written.stdout) as {
    files: { findings: { code: string; severity: string; ignored: string | null }[] }[];
  };
  const all = reports.flatMap((report) => report.findings);
  return {
    code,
    seen: all.map((one) => `${one.code} ${one.severity}${one.ignored === null ? '' : ' ignored'}`),
  };
}

for (const name of ['a.sh', 'a.md']) {
  test(`${name}: honoured without it, and a finding with it`, async () => {
    assert.deepEqual(await findings(name), { code: 0, seen: ['KS2103 info ignored'] });
    assert.deepEqual(await findings('--no-ignore', name), { code: 1, seen: ['KS2103 warning'] });
  });
}

test('PowerShell too', async () => {
  assert.ok((await findings('a.ps1')).seen.some((one) => one.endsWith(' ignored')));
  assert.ok(!(await findings('--no-ignore', 'a.ps1')).seen.some((one) => one.endsWith(' ignored')));
});
