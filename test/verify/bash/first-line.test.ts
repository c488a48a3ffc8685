/** The first line of a script: the shell that it names, and options that count only where the kernel reads it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calls, dryRun, marks } from './dry-run.js';

const body = 'false\nkubectl get pods --context=lab\n';

const statusesOf = async (first: string): Promise<readonly (number | undefined)[]> =>
  (await dryRun(`${first}\n${body}`)).ends.map(({ status }) => status);

for (const first of ['#!/bin/bash -e', '#!/usr/bin/env -S bash -eu', '#! /bin/sh -e', '#!/bin/zsh -fe']) {
  test(`${first}: both with and without the option`, async () => {
    const statuses = await statusesOf(first);
    assert.ok(statuses.includes(1), 'set -e stops it');
    assert.ok(statuses.length > 1, 'bash FILE goes on');
  });
}

for (const first of [
  '#!/bin/bash',
  '#! /usr/bin/bash',
  '#!/usr/bin/env bash',
  '#!/bin/bash -',
  '#!/bin/zsh -f',
  '',
]) {
  test(`${first}: no option`, async () => {
    const report = await dryRun(`${first}\n${body}`);
    assert.deepEqual(calls(report), ['kubectl get pods --context=lab']);
    assert.ok(!report.ends.some(({ status }) => status === 1));
  });
}

for (const first of [
  '#!/usr/bin/python3',
  '#!/bin/ksh',
  '#!/bin/bash --posix',
  '#!/bin/bash -o pipefail',
  '#!/bin/rbash',
]) {
  test(`${first}: not proved`, async () => {
    const { verdict, findings } = await dryRun(`${first}\n${body}`);
    assert.equal(verdict, 'not-proved');
    assert.equal(findings.find((one) => one.notProved)?.line, 1);
  });
}

test('-x prints secrets', async () => {
  assert.ok(marks(await dryRun(`#!/bin/bash -x\n${body}`)).includes('1:KS5103'));
});
