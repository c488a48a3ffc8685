/** The page on the dry run says what the dry run does: its script is run, and the files that it names are there. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import type { FileReport } from '../../src/verify/report.js';
import { fakeHost } from '../support/host.js';
import { root } from '../support/paths.js';
import { samplePath } from '../support/sample.js';

const page = readFileSync(join(root, 'src/verify/README.md'), 'utf8');

/** The blocks of the page in this language, in order. */
const blocks = (language: string): readonly string[] =>
  [...page.matchAll(/^```(\w*)\n(.*?)^```$/gms)]
    .filter(([, one]) => one === language)
    .map(([, , text = '']) => text);

const [script = ''] = blocks('bash');
const [calls, printed] = blocks('text');

async function run(text: string, ...more: readonly string[]): Promise<{ code: number; stdout: string }> {
  const host = fakeHost({
    files: { '/home/user/.kube/config': readFileSync(samplePath), '/cwd/api.sh': text },
    env: { HOME: '/home/user' },
  });
  const code = await main(['verify', 'api.sh', ...more], host);
  return { code, stdout: host.written.stdout };
}

test('the script is printed as the page says', async () => {
  assert.deepEqual(await run(script), { code: 1, stdout: printed });
});

test('without line 3 or line 5 it is not proved', async () => {
  for (const gone of [3, 5]) {
    const lines = script.split('\n').filter((_, index) => index !== gone - 1);
    const { code, stdout } = await run(lines.join('\n'));
    assert.equal(code, 2);
    assert.match(stdout, /KS3107/);
  }
});

test('its calls, ways and ends are those of the page', async () => {
  const { files } = JSON.parse((await run(script, '--format', 'json')).stdout) as {
    readonly files: readonly FileReport[];
  };
  const [report] = files;
  assert.ok(report !== undefined);
  const line = (what: string, at: { line?: number; after: readonly number[] }, text = ''): string => {
    const place = at.line === undefined ? '' : `line ${at.line}  `;
    return `${what.padEnd(8)} ${place}after ${at.after.join(', ')}${text === '' ? '' : `  ${text}`}\n`;
  };
  const found = [
    ...report.calls.map((call) => line(`call ${call.id}`, call, call.argv.join(' '))),
    ...report.decisions.map((way) => line('way', way, way.condition)),
    ...report.ends.map((end) => line(`end ${end.status}`, { after: end.after })),
  ];
  assert.equal(found.join(''), calls);
});

test('the files and folders that the page names are there', () => {
  const named = [...page.matchAll(/`([\w/-]+\.ts)`/g)].map(([, name = '']) => name);
  assert.ok(named.length > 12, `${named.length} files`);
  assert.deepEqual(
    named.filter((name) => !existsSync(join(root, 'src/verify', name))),
    [],
  );
  const tables = [...page.matchAll(/^\| folder of `(\w+)\/` .*\n.*\n((?:\|.*\n)+)/gm)];
  assert.equal(tables.length, 2);
  for (const [, shell = '', rows = ''] of tables)
    for (const [, folder = ''] of rows.matchAll(/^\| `(\w+)`/gm))
      assert.ok(existsSync(join(root, 'src/verify', shell, folder)), `${shell}/${folder}`);
});
