/** Every recorded kubectl answer, through the `query` command: output to the byte, exit codes, messages. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { realHost } from '../../src/host.js';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';
import { conformance } from '../support/paths.js';
import { changed } from './newer.js';

interface Case {
  readonly id: string;
  readonly group: string;
  readonly input: string;
  readonly mode: 'object' | 'config-view';
  readonly flags?: readonly string[];
  readonly template: string;
  readonly format: string;
  readonly allowMissingKeys: boolean;
  readonly stdout: string | null;
  readonly stdoutBase64?: string;
  readonly stdoutAnyOf?: readonly string[];
  readonly exit: number;
  readonly stderrContains: string | null;
  readonly message?: string;
  readonly stderr?: string;
}

const cases = readFileSync(join(conformance, 'jsonpath.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Case)
  // kubeconfig.test.ts holds those that have another answer since.
  .filter(({ id }) => !changed.has(id));

const inputs = join(conformance, 'inputs');
const { files } = realHost();

function argumentsOf(recorded: Case): string[] {
  const args = ['query', '-o', recorded.format, ...(recorded.flags ?? [])];
  if (recorded.mode === 'object') args.push('--file', join(inputs, recorded.input));
  if (!recorded.allowMissingKeys) args.push('--allow-missing-template-keys=false');
  return [...args, '--', recorded.template];
}

async function check(recorded: Case): Promise<void> {
  const env: Record<string, string> = {};
  if (recorded.mode === 'config-view') env.KUBECONFIG = join(inputs, recorded.input);
  const host = fakeHost({ realFiles: files, env, cwd: inputs, home: join(inputs, 'no-such-home') });
  const exit = await main(argumentsOf(recorded), host);
  const { stdoutBytes } = host.written;
  // A template without braces gets a note of ours besides.
  const stderr = host.written.stderr.replace(/^note: the template has no braces, .*\n/, '');
  assert.equal(exit, recorded.exit, stderr);
  if (exit === 2) {
    assert.equal(stdoutBytes.length, 0);
    return;
  }
  const answers =
    recorded.stdout === null
      ? [Buffer.from(recorded.stdoutBase64 ?? '', 'base64')]
      : [recorded.stdout, ...(recorded.stdoutAnyOf ?? [])].map((text) => Buffer.from(text, 'utf8'));
  const stdout = Buffer.from(stdoutBytes);
  if (!answers.some((answer) => answer.equals(stdout))) {
    assert.equal(stdout.toString('latin1'), answers[0]?.toString('latin1'));
  }
  if (recorded.stderr !== undefined) assert.equal(stderr, recorded.stderr);
  else if (exit === 0) assert.equal(stderr, '');
  for (const fragment of [recorded.stderrContains, recorded.message]) {
    if (typeof fragment === 'string') assert.ok(stderr.includes(fragment), stderr);
  }
}

test('the recorded cases are all there', () => {
  assert.equal(cases.length, 884 - 2);
});

for (const group of new Set(cases.map((recorded) => recorded.group))) {
  describe(group, () => {
    for (const recorded of cases.filter((each) => each.group === group)) {
      test(`${recorded.id}: ${recorded.template}`, () => check(recorded));
    }
  });
}
