/** Reports list what happens in the order in which it happens. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifyDocument } from '../../src/verify/extract/verify-document.js';
import { formatJson } from '../../src/verify/formats/json.js';
import { formatText } from '../../src/verify/formats/text.js';
import type { FileReport, Shell } from '../../src/verify/report.js';
import { ranksOf } from '../../src/verify/run-order.js';
import { dryRunOf, world } from './dry-run.js';

interface Step {
  readonly step: number;
  readonly method?: string;
  readonly url?: string;
  readonly verb?: string;
  readonly object?: string;
  readonly path?: string;
}

/** The last words of what happens, in the order of the JSON's steps; each list has to be in that order already. */
function stepsOf(report: FileReport): string[] {
  const [file] = (JSON.parse(formatJson([report])) as { files: Record<string, Step[]>[] }).files;
  const lists = [file?.requests ?? [], file?.writes ?? [], file?.files ?? []];
  for (const list of lists) {
    const order = list.map(({ step }) => step);
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a - b),
    );
  }
  const all = lists.flat().sort((a, b) => a.step - b.step);
  assert.deepEqual(
    all.map(({ step }) => step),
    all.map((_, index) => index + 1),
  );
  return all.map(
    ({ method, url, verb, object, path }) =>
      (method === undefined ? (verb ?? 'writes') : method) +
      ` ${(url ?? object ?? path ?? '').replace(/^.*[/ ]/, '')}`,
  );
}

/** The same, as the text has it. */
function listedIn(report: FileReport): string[] {
  const text = formatText([report], { color: false, version: '0' });
  return [...text.matchAll(/^(?: {2}([A-Za-z]+) (\S.*?)(?: {2}\(.*)?|\S+ {2}(writes) (\S+).*)$/gm)].map(
    ([, verb, object = '', writes, path = '']) =>
      `${verb ?? writes} ${(object + path).replace(/^.*[/ ]/, '')}`,
  );
}

const curl = 'curl -q --fail --max-time 9';
const get = (path: string): string => `${curl} https://127.0.0.1:6443/${path}`;
const rest = (path: string): string => `Invoke-RestMethod -Uri "https://127.0.0.1:6443/${path}"`;
const remove = 'kubectl delete --context lab configmap x';
const label = 'kubectl label --context lab configmap x a=b';

const table: Readonly<Record<string, readonly [shell: Shell, script: string, ...steps: string[]]>> = {
  'a function of bash happens where it is called': [
    'bash',
    `set -e\nask() { ${get('$1')}; }\n${label}\nask a\n${remove}\nask b`,
    ...['label x', 'GET a', 'delete x', 'GET b'],
  ],
  'a trap on EXIT happens last, whichever command can end the script': [
    'bash',
    `set -e\nclean() {\n  ${remove}\n}\ntrap clean EXIT\n${get('a')}\n${label}\n${get('b')}`,
    ...['GET a', 'label x', 'GET b', 'delete x'],
  ],
  'a trap that is a text, too, and what comes before exit': [
    'bash',
    `trap '${remove}' EXIT\n${get('a')} || { ${get('why')}; exit 1; }\n${get('b')}`,
    ...['GET a', 'GET why', 'GET b', 'delete x'],
  ],
  'both ways of an if stand in the order of the text': [
    'bash',
    `set -e\nif kubectl get nodes; then ${get('a')}; else ${get('b')}; fi\n${get('c')}`,
    ...['GET a', 'GET b', 'GET c'],
  ],
  'the body of a loop stands before what comes after it': [
    'bash',
    `set -e\nask() { ${get('$1')}; }\nuntil ask a; do ask b; done\n${label}`,
    ...['GET a', 'GET b', 'label x'],
  ],
  'files stand between': [
    'bash',
    `set -e\nput() { echo x >"$1"; }\n${get('a')}\nput ./f\n${label}\n${curl} -o ./g https://127.0.0.1:6443/b`,
    ...['GET a', 'writes f', 'label x', 'GET b', 'writes g'],
  ],
  'a function of PowerShell happens where it is called': [
    'powershell',
    `$ErrorActionPreference = 'Stop'\nfunction Ask($p) { ${rest('$p')} }\n${label}\nAsk a\n${remove}\nAsk b`,
    ...['label x', 'GET a', 'delete x', 'GET b'],
  ],
  'finally happens last': [
    'powershell',
    `$ErrorActionPreference = 'Stop'\nfunction Clear-It { ${remove} }\ntry {\n  ${rest('a')}\n  ${label}\n  Set-Content -LiteralPath ./f -Value 1\n  ${rest('b')}\n} finally {\n  Clear-It\n}`,
    ...['GET a', 'label x', 'writes f', 'GET b', 'delete x'],
  ],
  'both ways of an if of PowerShell': [
    'powershell',
    `$ErrorActionPreference = 'Stop'\nkubectl get nodes\nif ($LASTEXITCODE -eq 0) { ${rest('a')} } else { ${rest('b')} }\n${rest('c')}`,
    ...['GET a', 'GET b', 'GET c'],
  ],
};

for (const [name, [shell, script, ...steps]] of Object.entries(table)) {
  test(name, async () => {
    const report = await dryRunOf(shell, script);
    assert.deepEqual(stepsOf(report), steps);
    assert.deepEqual(listedIn(report), steps);
  });
}

test('the blocks of a document are one run', async () => {
  const block = (text: string): string => `\`\`\`bash\n${text}\n\`\`\`\n\n`;
  const text = `${block(`ask() { ${get('$1')}; }\ntrap '${remove}' EXIT`)}Then:\n\n${block(label)}${block('ask a')}`;
  const [report, ...more] = await verifyDocument({ file: 'x.md', text, kind: 'markdown' }, world);
  assert.deepEqual(more, []);
  assert.ok(report !== undefined);
  assert.deepEqual(stepsOf(report), ['label x', 'GET a', 'delete x']);
  assert.deepEqual(listedIn(report), ['label x', 'GET a', 'delete x']);
});

test('a finding stands behind the first steps of its line, or before the first step of a later one', async () => {
  const report = await dryRunOf(
    'bash',
    `set -e\nask() {\n  ${curl} -k https://127.0.0.1:6443/$1\n}\n${label}\nask a\nask b`,
  );
  const text = formatText([report], { color: false, version: '0' });
  const lines = text
    .split('\n')
    .flatMap((line) => /\[(KS5003)\]|^ {2}(GET|label)/.exec(line)?.slice(1).join('') ?? []);
  assert.deepEqual(lines, ['label', 'GET', 'GET', 'KS5003']);
});

test('ranks: loops, ways that meet, calls that nothing leads to, and long runs', () => {
  const order = (calls: readonly (readonly [number, ...number[]])[]): number[] =>
    [...ranksOf(calls.map(([id, ...after]) => ({ id, after })))].map(([id]) => id);
  assert.deepEqual(
    order([
      [1, 0],
      [2, 1, 3],
      [3, 1],
    ]),
    [0, 1, 3, 2],
  );
  assert.deepEqual(
    order([
      [1, 0, 2],
      [2, 1],
      [3, 1],
    ]),
    [0, 1, 2, 3],
  );
  assert.deepEqual(
    order([
      [1, 0],
      [2, 0],
      [3, 1, 2],
    ]),
    [0, 1, 2, 3],
  );
  assert.deepEqual(
    order([
      [1, 0],
      [2, 2],
    ]),
    [0, 1],
  );
  const long = Array.from({ length: 50_000 }, (_, index): readonly [number, number] => [index + 1, index]);
  assert.equal(order(long).at(-1), 50_000);
});
