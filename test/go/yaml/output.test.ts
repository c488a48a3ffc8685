/** Texts, keys and numbers that are easily written wrong, as kubectl 1.36.4 printed them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { realHost } from '../../../src/host.js';
import { main } from '../../../src/main.js';
import { fakeHost } from '../../support/host.js';
import { root } from '../../support/paths.js';

const folder = join(root, 'test/go/yaml/output');

for (const format of ['yaml', 'json', 'kyaml']) {
  test(`config view -o ${format}`, async () => {
    const host = fakeHost({
      realFiles: realHost().files,
      env: { KUBECONFIG: 'kubeconfig.txt' },
      cwd: folder,
    });
    const exit = await main(['config', 'view', '--raw', '-o', format], host);
    assert.equal(exit, 0, host.written.stderr);
    const expected = readFileSync(join(folder, `${format}.txt`), 'utf8');
    assert.deepEqual(host.written.stdout.split('\n'), expected.split('\n'));
  });
}
