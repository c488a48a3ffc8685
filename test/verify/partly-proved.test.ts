/** Of a script that is not proved, what is: the steps before anything that the dry run cannot say. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifyDocument } from '../../src/verify/extract/verify-document.js';
import { formatText } from '../../src/verify/formats/text.js';
import type { FileReport, Shell } from '../../src/verify/report.js';
import { dryRunOf, world } from './dry-run.js';

/** The steps that are proved, and those that are only listed, by the ends of their words. */
function split({ requests, writes, files }: FileReport): readonly [proved: string[], listed: string[]] {
  const steps = [
    ...requests.map(({ url, ...step }) => ({ ...step, words: url })),
    ...writes.map(({ object, ...step }) => ({ ...step, words: object })),
    ...files.map(({ path, ...step }) => ({ ...step, words: path })),
  ].sort((a, b) => a.step - b.step);
  const ends = (proved: boolean): string[] =>
    steps.filter((step) => step.proved === proved).map(({ words }) => words.replace(/^.*\//, ''));
  return [ends(true), ends(false)];
}

const closing = (report: FileReport): string =>
  formatText([report], { color: false, version: '0' }).trimEnd().split('\n').at(-1) ?? '';

const get = (path: string, more = ''): string =>
  `curl -q --fail --max-time 9 ${more} https://127.0.0.1:6443/${path}`;
const rest = (path: string): string => `Invoke-RestMethod -Uri "https://127.0.0.1:6443/${path}"`;
const label = 'kubectl label --context lab configmap x a=b';

const table: Readonly<
  Record<
    string,
    readonly [shell: Shell, script: string, proved: readonly string[], listed: readonly string[]]
  >
> = {
  'what stands before': ['bash', `${get('a')}\n${label}\nhelm list\n${get('b')}`, ['a', 'x'], ['b']],
  'nothing before': ['bash', `helm list\n${get('a')}`, [], ['a']],
  'a function that is called behind it': ['bash', `f() { ${get('$1')}; }\nf a\nhelm list\nf b`, ['a'], ['b']],
  'a function that stands behind it is called before': [
    'bash',
    `main() {\n  last a\n  helm list\n  last b\n}\nlast() { ${get('$1')}; }\nmain`,
    ['a'],
    ['b'],
  ],
  'a trap comes behind it': ['bash', `trap '${label}' EXIT\n${get('a')}\nhelm list`, ['a'], ['x']],
  'the request itself is what is refused': [
    'bash',
    `${get('a')}\nT=$(cat token.txt)\n${get('b', '-H "X: $T"')}`,
    ['a'],
    ['b'],
  ],
  files: [
    'bash',
    `echo x >./a\n${get('b', '-o ./c')}\nhelm list\necho x >./d\n${get('e', '-o ./f')}`,
    ['a', 'b', 'c'],
    ['d', 'e', 'f'],
  ],
  'a manifest that comes behind it on another way': [
    'bash',
    `for X in 1 2; do\n  kubectl apply --context lab -f - <<E\n{apiVersion: v1, kind: ConfigMap, metadata: {name: m}, data: {x: "$X"}}\nE\n  helm list\ndone`,
    [],
    ['m'],
  ],
  'a text that is not read at all': ['bash', `${get('a')}\nif then`, [], []],
  PowerShell: [
    'powershell',
    `$ErrorActionPreference = 'Stop'\n${rest('a')}\n${label}\nhelm list\n${rest('b')}`,
    ['a', 'x'],
    ['b'],
  ],
};

for (const [name, [shell, script, proved, listed]] of Object.entries(table)) {
  test(name, async () => {
    const report = await dryRunOf(shell, script);
    assert.equal(report.verdict, 'not-proved');
    assert.deepEqual(split(report), [proved, listed]);
  });
}

test('where nothing is refused, everything is proved', async () => {
  const report = await dryRunOf('bash', `set -e\n${get('a', '-o ./c')}\n${label}\necho x >./b`);
  assert.deepEqual(split(report)[1], []);
  assert.match(closing(report), / · 1 API request · 1 cluster write · /);
});

test('the last line counts what is proved, and names the program at which the dry run stopped', async () => {
  const report = await dryRunOf('bash', `${get('a')}\n${get('b')}\nhelm list\n${get('c')}`);
  assert.match(
    closing(report),
    /^Not proved: script \(bash\) · 3 commands · 2 of 3 API requests proved · 0 cluster writes · stopped at 1 place, first on line 3 \(helm\) · /,
  );
  const kubectl = await dryRunOf('bash', `${label}\nkubectl certificate approve x`);
  assert.match(
    closing(kubectl),
    / · 1 of 1 cluster write proved · .* first on line 2 \(kubectl certificate approve\) · /,
  );
});

test('a block that was not read can come at any point: nothing of the document is proved', async () => {
  const text = `\`\`\`bash\n${get('a')}\n\`\`\`\n\nThen:\n\n\`\`\`fish\nset -x A (kubectl get pods); curl https://127.0.0.1:6443/b\n\`\`\`\n`;
  const [report] = await verifyDocument({ file: 'x.md', text, kind: 'markdown' }, world);
  assert.ok(report !== undefined);
  assert.equal(report.verdict, 'not-proved');
  assert.deepEqual(split(report), [[], ['a']]);
});
