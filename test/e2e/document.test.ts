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

interface Section {
  readonly block: string;
  readonly expected: string | undefined;
}

/** The steps of a document in one shell, and what stands below `It prints:`. */
function sections(text: string, shell: 'bash' | 'powershell'): readonly Section[] {
  return text.split(/\n## /).flatMap((section) => {
    const block = new RegExp(`^(\`\`\`+)${shell}\\n([\\s\\S]*?\\n)\\1$`, 'm').exec(section)?.[2];
    if (block === undefined) return [];
    const expected = section.includes('It prints nothing.')
      ? ''
      : /^(```+)text\n([\s\S]*?)\n\1$/m.exec(section)?.[2];
    return [{ block, expected }];
  });
}

/** `…` is anything. */
const pattern = (expected: string): RegExp =>
  new RegExp(
    `^${expected
      .split('…')
      .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s*'))
      .join('[\\s\\S]*')}\\s*$`,
  );

const runs = {
  bash: { mark: (number: number) => `printf '@@%s\\n' ${number}\n`, file: 'x.sh', command: ['bash'] },
  powershell: {
    mark: (number: number) => `'@@${number}'\n`,
    file: 'x.ps1',
    command: ['pwsh', '-NoProfile', '-File'],
  },
} as const;

for (const [shell, { mark, file, command }] of Object.entries(runs)) {
  const program = command[0];
  test(`the page of token, in ${program}`, { skip: needsCluster(program, 'kubectl', 'curl') }, async () => {
    const text = await generated(['token', '--format=markdown', `--kubeconfig=${adminKubeconfig}`]);
    const steps = sections(text, shell === 'bash' ? 'bash' : 'powershell');
    assert.equal(steps.length, 7);
    const folder = mkdtempSync(join(tmpdir(), 'kubesteps-page-'));
    try {
      const script = join(folder, file);
      writeFileSync(script, steps.map(({ block }, index) => mark(index) + block).join(''));
      const [name = '', ...args] = command;
      const { stdout, stderr } = spawnSync(name, [...args, script], {
        encoding: 'utf8',
        env: { ...process.env, TMPDIR: folder },
      });
      const printed = stdout.split(/@@\d+\r?\n/).slice(1);
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
