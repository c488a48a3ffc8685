/** Scripts spoilt on purpose: each has the right finding on the right line, and none passes for proved. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { exampleKubeconfig } from '../../src/verify/codes/example-kubeconfig.js';
import { verifyText } from '../../src/verify/verify.js';
import { exampleWorld } from '../support/example-world.js';
import { fakeHost } from '../support/host.js';
import { portion } from '../support/size.js';
import { clusterSabotages } from './sabotages/clusters.js';
import { codeSabotages } from './sabotages/code.js';
import { commandSabotages } from './sabotages/commands.js';
import { failureSabotages } from './sabotages/failures.js';
import { fileSabotages } from './sabotages/files.js';
import { kubeconfigSabotages } from './sabotages/kubeconfig.js';
import { powershellSabotages } from './sabotages/powershell.js';
import { requestSabotages } from './sabotages/requests.js';
import type { Base, Sabotage } from './sabotages/sabotage.js';
import { secretSabotages } from './sabotages/secrets.js';
import { textSabotages } from './sabotages/text.js';
import { valueSabotages } from './sabotages/values.js';

const sabotages: readonly Sabotage[] = [
  ...clusterSabotages,
  ...codeSabotages,
  ...commandSabotages,
  ...failureSabotages,
  ...fileSabotages,
  ...kubeconfigSabotages,
  ...powershellSabotages,
  ...requestSabotages,
  ...secretSabotages,
  ...textSabotages,
  ...valueSabotages,
];

const made = new Map<string, Promise<string>>();

function scriptOf({ recipe, shell, style }: Base): Promise<string> {
  const args = ['generate', recipe, '--shell', shell, '--style', style];
  const key = args.join(' ');
  const known = made.get(key) ?? make(args);
  made.set(key, known);
  return known;
}

async function make(args: readonly string[]): Promise<string> {
  const host = fakeHost({
    files: { '/home/user/.kube/config': exampleKubeconfig },
    env: { HOME: '/home/user' },
  });
  assert.equal(await main(args, host), 0, host.written.stderr);
  return host.written.stdout;
}

async function textOf({ base, edit, text }: Sabotage): Promise<string> {
  if (base === undefined || edit === undefined) return text ?? '';
  const good = await scriptOf(base);
  const [find, replacement] = edit;
  const pieces = good.split(find);
  assert.equal(pieces.length, 2, `the script holds ${pieces.length - 1} times: ${find}`);
  return pieces.join(replacement);
}

/** The line that a piece stands on, or begins on. */
function lineOf(text: string, piece: string): number {
  if (piece.includes('\n')) {
    const [before = '', ...rest] = text.split(piece);
    assert.equal(rest.length, 1, `${piece} stands there ${rest.length} times`);
    return before.split('\n').length;
  }
  const lines = text.split('\n').flatMap((line, index) => (line.includes(piece) ? [index + 1] : []));
  assert.equal(lines.length, 1, `${piece} stands on the lines ${lines.join(', ')}`);
  return lines[0] ?? 0;
}

for (const sabotage of portion(sabotages, 30)) {
  const { name, shell, code, at } = sabotage;
  test(`${shell}: ${name}`, async () => {
    const text = await textOf(sabotage);
    const file = shell === 'bash' ? 'script.sh' : 'script.ps1';
    const { verdict, findings } = await verifyText({ file, text, shell }, exampleWorld());
    const found = findings.map((finding) => `${finding.code} ${finding.line} ${finding.severity}`);
    const line = lineOf(text, at);
    const hit = findings.some((finding) => finding.code === code && finding.line === line);
    assert.ok(hit, `expected ${code} ${line}, found: ${found.join(', ')}`);
    assert.notEqual(verdict, 'proved');
  });
}

test('there are at least 60 sabotages, each with a name of its own', () => {
  const names = sabotages.map(({ shell, name }) => `${shell}: ${name}`);
  assert.equal(new Set(names).size, names.length);
  assert.ok(names.length >= 60);
});
