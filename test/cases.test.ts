/**
 * Golden cases: each folder below test/cases holds `argv` (an argument a line), input files such as `kubeconfig.yaml`,
 * and what the command printed: `stdout`, `stderr` and `exit`. UPDATE_GOLDEN=1 writes them anew: review the difference
 * as code.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { realFiles } from '../src/host.js';
import { main } from './support/built.js';
import { fakeHost } from './support/host.js';
import { root } from './support/paths.js';

const cases = join(root, 'test/cases');

for (const name of readdirSync(cases).sort()) {
  test(`case ${name}`, async () => {
    const folder = join(cases, name);
    const args = readFileSync(join(folder, 'argv'), 'utf8').trimEnd().split('\n');
    const host = fakeHost({
      realFiles,
      cwd: folder,
      env: { KUBECONFIG: existsSync(join(folder, 'kubeconfig.yaml')) ? 'kubeconfig.yaml' : '' },
    });
    const exit = await main(args, host);
    assert.doesNotMatch(host.written.stderr, /internal error/);
    const actual = { stdout: host.written.stdout, stderr: host.written.stderr, exit: `${exit}\n` };
    for (const [stream, text] of Object.entries(actual)) {
      const path = join(folder, stream);
      const shown = text.replaceAll(folder, '${CASE}');
      if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, shown);
      assert.equal(shown, readFileSync(path, 'utf8'), `${name}: ${stream}`);
    }
  });
}
