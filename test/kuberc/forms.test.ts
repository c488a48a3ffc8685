/** What is pasted, and what stands on a page, means the same under any kuberc, as scripts do: `verify` finds nothing to say. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { kubercOf, rows } from '../e2e/kuberc-rows.js';
import { fakeHost } from '../support/host.js';
import { pasteable } from '../support/pasteable.js';
import { samplePath } from '../support/sample.js';
import { inTurn } from '../support/size.js';

const forms = [
  ['paste', 's.sh', '--shell=bash'],
  ['paste', 's.ps1', '--shell=powershell'],
  ['markdown', 's.md'],
  ['html', 's.html'],
] as const;

const sample = readFileSync(samplePath, 'utf8');

const at = (files: Readonly<Record<string, string | Uint8Array>>) =>
  fakeHost({ files: { '/k': sample, '/kuberc': kubercOf(rows), ...files }, env: { KUBECONFIG: '/k' } });

for (const [turn, recipe] of pasteable.entries())
  for (const [format, file, ...shell] of inTurn(forms, turn))
    test(`${recipe}, ${file}: no default of kuberc changes it`, async () => {
      const command = recipe === 'request' ? ['--', 'kubectl', 'get', 'pods'] : [];
      const made = at({});
      assert.equal(
        await main(['generate', recipe, `--format=${format}`, ...shell, '-o', file, ...command], made),
        0,
      );
      const text = made.memory.get(`/cwd/${file}`) ?? '';
      const host = at({ [`/cwd/${file}`]: text });
      assert.equal(await main(['verify', '--kuberc=/kuberc', file], host), 0, host.written.stdout);
      assert.doesNotMatch(host.written.stdout, /KS43\d\d/);
    });

test('without KUBERC=off it would', async () => {
  const script = 'set -e\nkubectl create token default --context=test --namespace=default\n';
  const host = at({ '/cwd/s.sh': script });
  assert.notEqual(await main(['verify', '--kuberc=/kuberc', 's.sh'], host), 0);
  assert.match(host.written.stdout, /KS4302/);
});
