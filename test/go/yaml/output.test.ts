/**
 * Texts, keys and numbers that are easily written wrong, as kubectl 1.36.4 printed them. In `unlike.txt` stand those that
 * ours writes in other words as YAML: keys with line breaks or of more than 128 bytes, texts that begin with a line break,
 * and U+2028 and U+2029.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { main } from '../../../src/main.js';
import { fakeHost } from '../../support/host.js';
import { root } from '../../support/paths.js';

const folder = join(root, 'test/go/yaml/output');

async function view(kubeconfig: string | Uint8Array, format: string): Promise<string> {
  const text = typeof kubeconfig === 'string' ? readFileSync(join(folder, kubeconfig)) : kubeconfig;
  const host = fakeHost({ files: { '/cwd/config': text }, env: { KUBECONFIG: 'config' } });
  const exit = await main(['config', 'view', '--raw', '-o', format], host);
  assert.equal(exit, 0, host.written.stderr);
  return host.written.stdout;
}

for (const [kubeconfig, format, expected] of [
  ['kubeconfig.txt', 'yaml', 'yaml.txt'],
  ['kubeconfig.txt', 'json', 'json.txt'],
  ['kubeconfig.txt', 'kyaml', 'kyaml.txt'],
  ['unlike.txt', 'json', 'unlike-json.txt'],
  ['unlike.txt', 'kyaml', 'unlike-kyaml.txt'],
] as const) {
  test(`config view -o ${format} of ${kubeconfig}`, async () => {
    const lines = readFileSync(join(folder, expected), 'utf8').split('\n');
    assert.deepEqual((await view(kubeconfig, format)).split('\n'), lines);
  });
}

test('what is written in other words is read again as the same', async () => {
  const printed = Buffer.from(await view('unlike.txt', 'yaml'));
  assert.deepEqual((await view(printed, 'json')).split('\n'), (await view('unlike.txt', 'json')).split('\n'));
});
