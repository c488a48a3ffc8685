/** The blocks of a document, one behind the other, in real shells against a real API server: each prints what the page says. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { generated } from '../support/generate.js';
import { needsCluster } from '../support/tools.js';
import { adminKubeconfig } from './cluster.js';
import { inOneFile, pageSteps, printedIn } from './page-steps.js';

/** `…` is anything. */
const pattern = (expected: string): RegExp =>
  new RegExp(
    `^${expected
      .split('…')
      .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s*'))
      .join('[\\s\\S]*')}\\s*$`,
  );

const runs = {
  bash: { file: 'x.sh', command: ['bash'] },
  powershell: { file: 'x.ps1', command: ['pwsh', '-NoProfile', '-File'] },
} as const;

for (const shell of ['bash', 'powershell'] as const) {
  const { file, command } = runs[shell];
  const program = command[0];
  test(`the page of token, in ${program}`, { skip: needsCluster(program, 'kubectl', 'curl') }, async () => {
    const text = await generated(['token', '--format=markdown', `--kubeconfig=${adminKubeconfig}`]);
    const steps = pageSteps(text, shell);
    assert.equal(steps.length, 7);
    const folder = mkdtempSync(join(tmpdir(), 'kubesteps-page-'));
    try {
      const script = join(folder, file);
      writeFileSync(script, inOneFile(steps, shell));
      const [name = '', ...args] = command;
      const { stdout, stderr } = spawnSync(name, [...args, script], {
        encoding: 'utf8',
        env: { ...process.env, TMPDIR: folder },
      });
      const printed = printedIn(stdout);
      for (const [index, { expected }] of steps.entries())
        if (expected !== undefined)
          assert.match(printed[index] ?? '', pattern(expected), `${index}: ${stderr}`);
      assert.equal(steps.filter(({ expected }) => expected !== undefined).length, 6);
      assert.doesNotMatch(stdout + stderr, /eyJ/);
      assert.deepEqual(
        readdirSync(folder).filter((left) => left.startsWith('kubesteps-') || left.startsWith('tmp.')),
        [],
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
