/** A bad byte behind the first document: kubectl minds it where it reads that far, by blocks of 512 bytes. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readWhole } from '../../src/kubeconfig/file.js';
import { portion } from '../support/size.js';
import { needs } from '../support/tools.js';

const folder = mkdtempSync(join(tmpdir(), 'kubesteps-bad-bytes-'));
after(() => rmSync(folder, { recursive: true }));

/** A document that ends at one place of a file, and a byte at another, with what fills the rest. */
function fileWith(end: number, bad: readonly number[], at: number, filler: string): Buffer {
  const first = 'kind: Config\n# ';
  const comment = filler.repeat(1200).slice(0, Math.max(0, end - first.length - 1));
  const text = Buffer.from(`${first}${comment}\n---\n# ${'y'.repeat(2000)}\n`);
  return Buffer.concat([text.subarray(0, at), Buffer.from(bad), text.subarray(at)]);
}

const bads = [[0x7f], [0x01], [0xff], [0xc3, 0x28]];

test('a bad byte stops kubesteps where it stops kubectl', { skip: needs('kubectl') }, () => {
  const path = join(folder, 'k.yaml');
  const env = { PATH: process.env.PATH, HOME: folder, KUBECONFIG: path, GOGC: 'off' };
  const counted = { stopped: 0, read: 0 };
  for (const end of portion([40, 505, 507, 508, 509, 512, 516, 700], 4))
    for (const at of [end + 6, 511, 512, 513, 1024, 1600].filter((place) => place > end + 4)) {
      const filler = at % 2 === 0 ? 'x' : 'é';
      const bytes = fileWith(end, bads[(end + at) % bads.length] ?? [], at, filler);
      writeFileSync(path, bytes);
      const { status, stderr } = spawnSync('kubectl', ['config', 'view'], { encoding: 'utf8', env });
      const stops = 'message' in readWhole('k.yaml', bytes);
      assert.equal(stops, status !== 0, `the document ends at ${end}, the byte is at ${at}: ${stderr}`);
      if (stops) counted.stopped += 1;
      else counted.read += 1;
    }
  assert.ok(counted.stopped > 5 && counted.read > 5, JSON.stringify(counted));
});
