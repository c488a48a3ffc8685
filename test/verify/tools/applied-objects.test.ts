/** What a report shows of the objects that are applied. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatJson } from '../../../src/verify/formats/json.js';
import { formatText } from '../../../src/verify/formats/text.js';
import type { FileReport } from '../../../src/verify/report.js';
import { dryRun } from '../bash/dry-run.js';
import { dryRunOf } from '../dry-run.js';

interface Shown {
  readonly object: string;
  readonly manifests: readonly string[];
}

/** The changes as the JSON has them. */
function writesOf(report: FileReport): readonly Shown[] {
  const { files } = JSON.parse(formatJson([report])) as { files: readonly { writes: readonly Shown[] }[] };
  return (files[0]?.writes ?? []).map(({ object, manifests }) => ({ object, manifests }));
}

const textOf = (report: FileReport): string => formatText([report], { color: false, version: '0' });

const apply = (manifest: string): string => `kubectl apply -f - <<E\n${manifest}\nE`;
const configMap = (name: string, value: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  x: "${value}"`;

test('each document, and each item of a list, is its own object with its own lines', async () => {
  const list =
    'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: ConfigMap\n    metadata:\n      name: b\n' +
    '    data: {x: "1"}\n  - {apiVersion: v1, kind: ConfigMap, metadata: {name: c}}';
  const report = await dryRun(apply(`${configMap('a', '1')}\n---\n${list}`));
  assert.deepEqual(writesOf(report), [
    { object: 'ConfigMap default/a', manifests: [configMap('a', '1')] },
    {
      object: 'ConfigMap default/b',
      manifests: ['apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: b\ndata: {x: "1"}'],
    },
    { object: 'ConfigMap default/c', manifests: ['{apiVersion: v1, kind: ConfigMap, metadata: {name: c}}'] },
  ]);
});

const lookup = "export LC_ALL=C\nN=$(kubectl get ns -o name)\ncase $N in '' | *[!a-z0-9-]*) exit 1 ;; esac\n";

test('kind, namespace and name are known where other parts are not', async () => {
  const report = await dryRun(lookup + apply(configMap('a', '$N')));
  const [write] = writesOf(report);
  assert.equal(write?.object, 'ConfigMap default/a');
  assert.deepEqual(write?.manifests, [configMap('a', '«output of kubectl get ns, line 2»')]);
  const named = await dryRun(lookup + apply(configMap('a-$N', '1')));
  assert.equal(writesOf(named)[0]?.object, 'ConfigMap default/a-«output of kubectl get ns, line 2»');
});

test('a manifest of which nothing is known is one thing', async () => {
  const report = await dryRun('kubectl get cm -o yaml | kubectl apply -f -');
  assert.deepEqual(
    writesOf(report).map(({ object }) => object),
    ['objects of «output of kubectl get cm, line 1»'],
  );
});

test('secrets are masked, those of the text and those that a run looks up', async () => {
  const secret =
    'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n  word: correcthorse\n  token: "$T"';
  const report = await dryRun(`T=$(kubectl create token robot)\n${apply(secret)}`);
  const [write] = writesOf(report);
  assert.equal(write?.object, 'Secret default/s');
  assert.match(
    write?.manifests[0] ?? '',
    / {2}word: «secret»\n {2}token: "«token of ServiceAccount default\/robot/,
  );
  assert.ok(!textOf(report).includes('correcthorse'));
  assert.ok(!formatJson([report]).includes('correcthorse'));
});

const either = `X=1; Y=1\nif kubectl get nodes; then X=2; fi\n${apply(configMap('a', '$X'))}`;

test('where two ways apply different ones, it is one change, and the text shows in what they differ', async () => {
  const report = await dryRun(either);
  const [write, ...more] = writesOf(report);
  assert.deepEqual(more, []);
  assert.deepEqual([...(write?.manifests ?? [])].sort(), [configMap('a', '1'), configMap('a', '2')]);
  const text = textOf(report);
  const [, minus, plus] =
    /\n {4}or, on another way:\n {4}- {3}x: "(\d)"\n {4}\+ {3}x: "(\d)"\n(?! {4})/.exec(text) ?? [];
  assert.deepEqual([minus, plus].sort(), ['1', '2']);
  assert.match(text, / 1 cluster write /);
});

test('the text is short: at most 12 lines of 80 columns, and says what it leaves out', async () => {
  const long =
    configMap('a', 'y'.repeat(300)) + Array.from({ length: 30 }, (_, at) => `\n  k${at}: v`).join('');
  const report = await dryRun(apply(long));
  const lines = textOf(report)
    .split('\n')
    .filter((line) => line.startsWith('    '));
  assert.equal(lines.length, 12);
  assert.ok(lines.every((line) => [...line].length <= 80));
  assert.equal(lines.at(-1), '    … 25 more lines (--format json shows them)');
  assert.deepEqual(writesOf(report)[0]?.manifests, [long]);
});

test('in PowerShell, too; and a deletion sends none', async () => {
  const text = `$ErrorActionPreference = 'Stop'\n@'\n${configMap('a', '1')}\n'@ | kubectl apply -f -`;
  assert.deepEqual(writesOf(await dryRunOf('powershell', text)), [
    { object: 'ConfigMap default/a', manifests: [configMap('a', '1')] },
  ]);
  const deletion = await dryRun(apply(configMap('a', '1')).replace('apply', 'delete'));
  assert.deepEqual(writesOf(deletion), [{ object: 'ConfigMap default/a', manifests: [] }]);
});

test('what stands in a manifest cannot act on a terminal', async () => {
  const report = await dryRun(apply(configMap('a', '\u001b]0;x\u0007')));
  assert.ok(!textOf(report).includes('\u001b'));
});
