/** Runbooks in the style of public documentation: the verdict of each, and every finding above info with its line. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { documentKindOf } from '../../src/verify/extract/document.js';
import { verifyDocument } from '../../src/verify/extract/verify-document.js';
import type { FileReport, Verdict } from '../../src/verify/report.js';
import { exampleWorld } from '../support/example-world.js';
import { root } from '../support/paths.js';

const folder = join(root, 'test/verify/documents');

/** What one shell's blocks of a document come to: `CODE line` for each finding above info. */
interface Expected {
  readonly verdict: Verdict;
  readonly findings: readonly string[];
  /** `METHOD URL` of each request by curl. */
  readonly requests?: readonly string[];
  readonly writes?: readonly string[];
}

const expected: Readonly<Record<string, readonly Expected[]>> = {
  'access-api-without-proxy.md': [
    {
      verdict: 'not-proved',
      findings: ['KS3107 15', 'KS5101 15', 'KS5003 15'],
      requests: ['GET https://lab.example.com:6443/api'],
    },
  ],
  'ca.html': [
    { verdict: 'findings', findings: ['KS4005 6'], requests: ['GET https://lab.example.com:6443/version'] },
  ],
  'careful-call.md': [
    {
      verdict: 'not-proved',
      findings: ['KS3107 21', 'KS5012 21'],
      requests: ['GET https://lab.example.com:6443/version'],
    },
  ],
  'checked-call.md': [
    { verdict: 'proved', findings: [], requests: ['GET https://lab.example.com:6443/version'] },
  ],
  'console-session.md': [{ verdict: 'findings', findings: ['KS2202 6'], writes: ['delete pod default/web'] }],
  'helm.md': [{ verdict: 'not-proved', findings: ['KS2202 4', 'KS3102 5'] }],
  'install-script.md': [{ verdict: 'not-proved', findings: ['KS3111 6'] }],
  'manifest.md': [
    {
      verdict: 'findings',
      findings: ['KS5103 19'],
      writes: ['apply Secret default/build-robot-secret'],
    },
  ],
  'no-commands.md': [],
  'other-language.md': [{ verdict: 'proved', findings: [] }],
  'placeholders.md': [{ verdict: 'not-proved', findings: ['KS2004 7'] }],
  'proxy.html': [
    { verdict: 'findings', findings: ['KS5108 7', 'KS2201 9'], requests: ['GET http://127.0.0.1:8001/api'] },
  ],
  'staging-context.md': [{ verdict: 'findings', findings: ['KS2201 5', 'KS4003 5'] }],
  'two-clusters.html': [
    {
      verdict: 'not-proved',
      findings: ['KS5005 9', 'KS4101 9', 'KS3107 9'],
      requests: ['GET https://lab.example.com:6443/api/v1/namespaces?limit=1&watch=false'],
    },
  ],
  'two-shells.md': [
    { verdict: 'proved', findings: [] },
    { verdict: 'not-proved', findings: ['KS3111 17'] },
  ],
};

async function read(name: string): Promise<FileReport[]> {
  const text = readFileSync(join(folder, name), 'utf8');
  const kind = documentKindOf(name, text);
  assert.notEqual(kind, 'script');
  return kind === 'script' ? [] : await verifyDocument({ file: name, text, kind }, exampleWorld());
}

for (const [name, scripts] of Object.entries(expected)) {
  test(name, async () => {
    const reports = await read(name);
    assert.deepEqual(
      reports.map(({ verdict, findings }) => ({
        verdict,
        findings: findings.flatMap(({ code, line, severity }) =>
          severity === 'info' ? [] : [`${code} ${line}`],
        ),
      })),
      scripts.map(({ verdict, findings }) => ({ verdict, findings })),
    );
    for (const [index, { requests, writes }] of scripts.entries()) {
      const report = reports[index];
      const sent = report?.requests
        .filter(({ by }) => by === 'curl')
        .map(({ method, url }) => `${method} ${url}`);
      if (requests !== undefined) assert.deepEqual(sent, requests);
      const changed = report?.writes.map(({ verb, object }) => `${verb} ${object}`);
      if (writes !== undefined) assert.deepEqual(changed, writes);
    }
  });
}

test('every document has its expectation', () => {
  assert.deepEqual(readdirSync(folder).sort(), Object.keys(expected).sort());
});
