/** One `generate` in this process, on real files. */
import assert from 'node:assert/strict';
import { realFiles } from '../../src/host.js';
import { main } from './built.js';
import { fakeHost } from './host.js';

/** The script that the arguments make. Fails the test where `generate` does not succeed. */
export async function generated(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const host = fakeHost({ realFiles, cwd: process.cwd(), env });
  const code = await main(['generate', ...args], host);
  assert.equal(code, 0, `generate ${args.join(' ')}: ${host.written.stderr}`);
  return host.written.stdout;
}
