/** The command line between pipes: what comes late, what is closed early, and what is not there at all. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { kubestepsInShell } from '../support/paths.js';
import { samplePath } from '../support/sample.js';
import { inTurn, portion } from '../support/size.js';

const { PATH = '' } = process.env;

interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

/** Runs a line of bash in which `kubesteps` is ours; its last exit code is that of the whole. */
function bash(line: string): Ended {
  const script = `kubesteps() { ${kubestepsInShell} "$@"; }\n${line}\n`;
  return spawnSync('bash', ['-c', script], {
    encoding: 'utf8',
    timeout: 60_000,
    env: { PATH, HOME: '/nonexistent', KUBECONFIG: samplePath, LC_ALL: 'C.UTF-8' },
  });
}

test('what generate writes goes into verify, in one line', () => {
  const { stdout, stderr, status } = bash('kubesteps generate | kubesteps verify -; echo "${PIPESTATUS[*]}"');
  assert.match(stdout, /^Proved: <stdin> \(bash\).*\n0 0\n$/m);
  assert.deepEqual([stderr, status], ['', 0]);
});

test('stdin may come late, and in pieces', () => {
  const config = '{ sleep 0.4; printf "{\\"a\\":"; sleep 0.4; printf "\\"b\\"}"; }';
  const late: readonly (readonly [line: string, stdout: RegExp])[] = [
    [`${config} | kubesteps query --file - '{.a}'`, /^b$/],
    [
      '{ sleep 0.4; echo "kubectl config view"; sleep 0.2; echo "echo done"; } | kubesteps verify -; true',
      /<stdin> \(bash\) · 2 commands/,
    ],
    [
      '{ sleep 0.4; cat "$KUBECONFIG"; } | kubesteps config get-clusters --kubeconfig /dev/stdin',
      /^NAME\ntest\n$/,
    ],
  ];
  for (const [line, expected] of late) {
    const { stdout, stderr } = bash(line);
    assert.match(stdout, expected, line);
    assert.equal(stderr, '', line);
  }
});

const verbs = [
  'generate --proof',
  'get contexts',
  'describe',
  'lint --severity error',
  'recipes',
  'explain -o markdown',
  'completion bash',
  'config view',
  "query '{.clusters}'",
  '--help',
  'generate --help',
];

test('a reader that has had enough is no fault: the exit code stays, and nothing is said', () => {
  const lines = verbs.map((verb, index) => `${verb} | ${index % 3 === 0 ? 'head -n 1' : 'true'}`);
  for (const line of portion(lines, 4)) {
    const { stdout, stderr } = bash(`kubesteps ${line} >/dev/null; echo "\${PIPESTATUS[0]}"`);
    assert.equal(stdout, '0\n', line);
    if (!line.includes('--proof')) assert.equal(stderr, '', line);
    assert.doesNotMatch(stderr, /EPIPE|Error|at .*:\d+/, line);
  }
});

test('stdin, stdout and stderr may be closed from the start', () => {
  const all = ['generate --proof', 'get contexts', 'lint --severity error', '--help'];
  for (const [index, verb] of all.entries()) {
    for (const closed of inTurn(['>&-', '2>&- >/dev/null', '<&- >/dev/null', '>&- 2>&- <&-'], index)) {
      const { stderr, status } = bash(`kubesteps ${verb} ${closed}`);
      assert.equal(status, 0, `${verb} ${closed}: ${stderr}`);
      assert.doesNotMatch(stderr, /internal error|EBADF|at .*:\d+/, `${verb} ${closed}`);
    }
  }
  const nothing = bash('kubesteps verify - <&-');
  assert.match(nothing.stdout, /^Nothing to prove/);
  assert.equal(nothing.status, 2);
});

test('a slow reader gets everything', () => {
  const whole = bash('kubesteps explain -o markdown | wc -c').stdout;
  const slow = bash('kubesteps explain -o markdown | { sleep 0.5; wc -c; }').stdout;
  assert.ok(Number(whole) > 65_536);
  assert.equal(slow, whole);
});
