/** Every example of the catalogue, run: the wrong one has the finding, the right one has it no more. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { parseVersion, type Version } from '../../src/tool-version.js';
import { catalogue } from '../../src/verify/codes/catalogue.js';
import { exampleKubeconfig } from '../../src/verify/codes/example-kubeconfig.js';
import { setting } from '../../src/verify/codes/explain-text.js';
import type { Example } from '../../src/verify/codes/explanation.js';
import { verifyText } from '../../src/verify/verify.js';
import { exampleWorld } from '../support/example-world.js';
import { fakeHost } from '../support/host.js';

/** What the whole command finds, where the dry run of the text alone does not. */
async function codesByCommand(
  { command = [], beside = {} }: Example,
  file: string,
  text: string,
): Promise<string[]> {
  const others = Object.entries(beside).map(([name, content]) => [`/cwd/${name}`, content]);
  const files = {
    '/cwd/kubeconfig': exampleKubeconfig,
    [`/cwd/${file}`]: text,
    ...Object.fromEntries(others),
  };
  const host = fakeHost({ files, env: { KUBECONFIG: '/cwd/kubeconfig' } });
  await main([...command, '--format', 'json', file], host);
  const report = JSON.parse(host.written.stdout) as { files: { findings: { code: string }[] }[] };
  return report.files.flatMap(({ findings }) => findings.map(({ code }) => code));
}

async function codesByDryRun(
  { shell, os, targets = {} }: Example,
  file: string,
  text: string,
): Promise<string[]> {
  const versions = Object.entries(targets).map(([tool, version]): [string, Version] => {
    const parsed = parseVersion(version);
    assert.ok(parsed !== undefined, `${version} of ${tool} is a version`);
    return [tool, parsed];
  });
  const world = exampleWorld(os, Object.fromEntries(versions));
  return (await verifyText({ file, text, shell }, world)).findings.map(({ code }) => code);
}

for (const entry of catalogue()) {
  const { name } = entry;
  for (const [index, example] of entry.examples.entries()) {
    const { shell, wrong, right, command } = example;
    const file = `example.${shell === 'bash' ? 'sh' : 'ps1'}`;
    const codesOf = (text: string): Promise<string[]> =>
      command === undefined ? codesByDryRun(example, file, text) : codesByCommand(example, file, text);

    test(`${name}, example ${index + 1} (${setting(example)}): the wrong one has the finding`, async () => {
      const found = await codesOf(wrong);
      assert.ok(found.includes(name), `found ${found.join(' ')}`);
    });

    test(`${name}, example ${index + 1} (${setting(example)}): the right one has not`, async () => {
      const found = await codesOf(right);
      assert.ok(!found.includes(name), `found ${found.join(' ')}`);
      assert.ok(!found.includes('KS3107'), 'what a server answers is checked');
    });
  }
}
