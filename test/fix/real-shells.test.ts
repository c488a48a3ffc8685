/** A mended script runs the same commands in the real shell, but for the header that left the arguments. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { RecordedCall } from '../../src/exec-check/recorded-run.js';
import { fixScript } from '../../src/fix/fix-script.js';
import { fuzzTest } from '../support/fuzz.js';
import { Random } from '../support/random.js';
import { needs } from '../support/tools.js';
import { here, kubeconfig, world } from '../verify/bash/dry-run.js';
import { Sandbox } from '../verify/bash/soundness/sandbox.js';

/** What differs from run to run. */
const stable = (text: string): string => text.replace(/tmp\.\w{10}/g, 'tmp.X');

/** A header on stdin, as if it were an argument; and without the option that keeps other CAs out. */
function asArguments({ argv, stdin }: RecordedCall): readonly string[] {
  return withHeader(argv, stdin)
    .filter((word, at, all) => word !== '--capath' && all[at - 1] !== '--capath')
    .map(stable);
}

function withHeader(argv: RecordedCall['argv'], stdin: RecordedCall['stdin']): readonly string[] {
  const at = argv.indexOf('@-');
  if (argv[0] !== 'curl' || at === -1 || stdin === undefined || !/^(-H|--header)$/.test(argv[at - 1] ?? ''))
    return [...argv, ...(stdin === undefined ? [] : [stdin])];
  return argv.map((word, index) => (index === at ? stdin.replace(/\n$/, '') : word));
}

/**
 * Quotes around an expansion are left out, and a token goes into the arguments: what `--fix` is for. Not in `[ -n "$x" ]`,
 * which without quotes is true of an empty value: with them it is another test, as whoever wrote it meant.
 */
function spoiled(text: string, random: Random): string {
  return text
    .replace(/(?<! -[nz] )"(\$\w+)"/g, (whole, name: string) => (random.chance(0.4) ? name : whole))
    .replace(/--context="(\$\w+)"/g, (whole, name: string) =>
      random.chance(0.5) ? `--context=${name}` : whole,
    );
}

fuzzTest('quotes that were left out come back', { skip: needs('bash', 'bwrap', 'kubectl') }, async (seed) => {
  const sandbox = new Sandbox(kubeconfig);
  const random = new Random(seed);
  let changed = 0;
  try {
    for (const name of readdirSync(join(here, 'corpus'))) {
      const text = spoiled(readFileSync(join(here, 'corpus', name), 'utf8'), random);
      const fixed = await fixScript({ file: name, text, shell: 'bash' }, world);
      if (fixed.text === text) continue;
      changed += 1;
      const before = await sandbox.run(text, 'fine');
      const after = await sandbox.run(fixed.text, 'fine');
      assert.deepEqual(after.calls.map(asArguments), before.calls.map(asArguments), `${name}\n${fixed.text}`);
      assert.equal(after.status, before.status, name);
    }
  } finally {
    sandbox.remove();
  }
  assert.ok(changed > 5, `only ${changed} scripts were mended`);
});

test('a token that was an argument reaches curl on stdin', {
  skip: needs('bash', 'bwrap', 'kubectl'),
}, async () => {
  const sandbox = new Sandbox(kubeconfig);
  const text =
    '#!/bin/bash\nset -euo pipefail\nTOKEN=$(kubectl create token default --context=lab)\n' +
    'curl -q --fail -H "Authorization: Bearer $TOKEN" https://127.0.0.1:6443/api\n' +
    'if curl -q -X GET https://127.0.0.1:6443/api --header "Authorization: Bearer $TOKEN"; then echo done; fi\n';
  try {
    const fixed = await fixScript({ file: 'script', text, shell: 'bash' }, world);
    const before = await sandbox.run(text, 'fine');
    const after = await sandbox.run(fixed.text, 'fine');
    assert.equal(before.calls.length, 3);
    assert.deepEqual(after.calls.map(asArguments), before.calls.map(asArguments));
    assert.ok(after.calls.filter(({ argv }) => argv.join(' ').includes('Bearer')).length === 0);
  } finally {
    sandbox.remove();
  }
});
