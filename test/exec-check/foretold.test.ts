/** A recorded run beside a report: what fits, what does not, and where. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { disagreement } from '../../src/exec-check/foretold.js';
import { parseLog, type RecordedCall, type RecordedRun } from '../../src/exec-check/recorded-run.js';
import type { Call, FileReport } from '../../src/verify/report.js';

/** A call on a line; `after` is the one before it. */
function call(id: number, line: number, words: string, after = [id - 1], stdin?: string): Call {
  return { id, line, column: 1, argv: words.split(' '), stdin, after, repeated: false };
}

function report(calls: readonly Call[], ends: FileReport['ends']): FileReport {
  return {
    file: 'script',
    shell: 'bash',
    verdict: 'proved',
    requests: [],
    writes: [],
    files: [],
    calls,
    decisions: [],
    ends,
    findings: [],
    accesses: [],
    assumptions: [],
  };
}

const real = (words: string, stdin?: string): RecordedCall => ({ argv: words.split(' '), stdin });

function run(calls: readonly RecordedCall[], status = 0, cut = false): RecordedRun {
  return { calls, status, cut, stderr: '' };
}

const two = report(
  [call(1, 1, 'kubectl get pods'), call(2, 2, 'sed x'), call(3, 4, 'curl «server»/api', [1, 2])],
  [
    { after: [3], status: 0 },
    { after: [1, 2], status: 4 },
  ],
);

test('the runs that the report foretells', () => {
  assert.equal(disagreement(two, run([real('kubectl get pods'), real('curl https://x/api')])), undefined);
  assert.equal(disagreement(two, run([real('kubectl get pods')], 4)), undefined);
});

test('another call, at the line of the one that is foretold, with both', () => {
  const found = disagreement(two, run([real('kubectl get pods'), real('curl https://x/version')]));
  assert.equal(found?.line, 4);
  assert.match(
    found?.message ?? '',
    /^call 2 is not foretold here: \["curl","https:\/\/x\/version"\]; foretold: \["curl","«server/,
  );
});

test('one call too many, at the line of the last', () => {
  const calls = [real('kubectl get pods'), real('curl https://x/api'), real('curl https://evil')];
  const found = disagreement(two, run(calls));
  assert.equal(found?.line, 4);
  assert.match(found?.message ?? '', /call 3 is not foretold: .*evil.*nothing more/);
});

test('another end, and another status', () => {
  assert.match(disagreement(two, run([], 0))?.message ?? '', /after 0 calls the script ends/);
  assert.match(disagreement(two, run([real('kubectl get pods')], 5))?.message ?? '', /ends with 5/);
  assert.equal(disagreement(two, run([], 0, true)), undefined, 'what was cut off had no end');
});

test('another text on stdin', () => {
  const piped = report(
    [call(1, 3, 'curl -K -', [0], 'header = "Bearer «token»"')],
    [{ after: [1], status: 0 }],
  );
  assert.equal(disagreement(piped, run([real('curl -K -', 'header = "Bearer abc"')])), undefined);
  assert.match(
    disagreement(piped, run([real('curl -K -', 'header = "Basic abc"')]))?.message ?? '',
    /"stdin":"header = .*foretold: .*"stdin":"header = /,
  );
});

test('commands of one pipeline in any order, as often as it runs', () => {
  const loop = report(
    [call(1, 2, 'kubectl get pods', [0, 2]), call(2, 2, 'kubectl get nodes')],
    [{ after: [2], status: 0 }],
  );
  const pods = real('kubectl get pods');
  const nodes = real('kubectl get nodes');
  assert.equal(disagreement(loop, run([pods, nodes, nodes, pods, nodes, pods])), undefined);
  assert.notEqual(disagreement(loop, run([pods, nodes, nodes])), undefined);
  assert.notEqual(disagreement(loop, run([nodes, nodes, pods, pods])), undefined);
  const apart = report([call(1, 2, 'kubectl get pods'), call(2, 3, 'kubectl get nodes')], loop.ends);
  assert.equal(disagreement(apart, run([nodes, pods]))?.line, 2);
});

test('a log that ends within a call', () => {
  const whole = 'CALL\0kubectl\x002\0get\0pods\0-\0';
  const piped = 'CALL\0curl\x001\0-K-\0+text\0';
  assert.deepEqual(parseLog(whole + piped), [real('kubectl get pods'), real('curl -K-', 'text')]);
  for (let length = 0; length < piped.length; length++) {
    assert.deepEqual(parseLog(whole + piped.slice(0, length)), [real('kubectl get pods')], String(length));
  }
});
