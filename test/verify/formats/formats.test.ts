import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wantsColor } from '../../../src/print/colors.js';
import { type FormatName, formatNames, formatterOf } from '../../../src/verify/formats/format.js';
import type { FileReport } from '../../../src/verify/report.js';
import { fakeHost } from '../../support/host.js';
import { finding, report, rich } from './sample.js';

const plain = { color: false, version: '1.2.3' };

async function format(name: FormatName, reports: readonly FileReport[], color = false): Promise<string> {
  return (await formatterOf(name))(reports, { ...plain, color });
}

test('text: requests, writes, files and findings in the order of the run, then the verdict', async () => {
  assert.equal(
    await format('text', [rich]),
    [
      'token.sh:12  writes «folder of mktemp»/ca.crt  (mode 0600)',
      'token.sh:42  curl  (repeated)',
      '  GET https://1.2.3.4:6443/api',
      '    Authorization: Bearer «token of ServiceAccount default/default, from line 31»',
      '    TLS: CA of cluster "dev" (kubeconfig) · redirects off',
      'token.sh:42:7: warning: the token travels in the argument list [KS5101]  fix: -H @"$d/h"',
      'token.sh:43:1: ignored (a test cluster): TLS is not verified [KS5003]',
      'token.sh:50  kubectl',
      '  delete Secret default/x  (cluster "dev")',
      'token.sh:60:1: error: frobnicate is not modelled [KS3102]',
      'assuming: kubeconfig /home/user/.kube/config',
      'Not proved: token.sh (bash) · 2 commands · 1 of 1 API request proved · 0 of 1 cluster write proved · stopped at 1 place, first on line 60 · 1 error · 1 warning · 1 ignored',
      '',
    ].join('\n'),
  );
});

test('text: a clean script', async () => {
  assert.equal(
    await format('text', [report({})]),
    'Proved: token.sh (bash) · 0 commands · 0 API requests · 0 cluster writes\n',
  );
});

test('text: several scripts end with a line that counts them', async () => {
  const text = await format('text', [report({}), { ...rich, file: 'b.sh' }]);
  assert.match(
    text,
    /\n\n2 scripts: 1 proved, 1 not proved · 2 commands · 1 API request · 1 cluster write · 1 error · 1 warning · 1 ignored\n$/,
  );
});

test('text: no scripts at all', async () => {
  assert.equal(
    await format('text', []),
    '0 scripts: 0 proved · 0 commands · 0 API requests · 0 cluster writes\n',
  );
});

test('text: colours are escapes around the same text', async () => {
  const colored = await format('text', [rich], true);
  assert.ok(colored.includes('\u001b[33mwarning\u001b[0m'));
  const escapes = /\u001b\[\d+m/g;
  assert.equal(colored.replace(escapes, ''), await format('text', [rich]));
});

test('colours only on a terminal, and only where nothing speaks against them', () => {
  assert.equal(wantsColor(fakeHost({ isTTY: true })), true);
  assert.equal(wantsColor(fakeHost({ isTTY: false })), false);
  assert.equal(wantsColor(fakeHost({ isTTY: true, env: { NO_COLOR: '1' } })), false);
  assert.equal(wantsColor(fakeHost({ isTTY: true, env: { NO_COLOR: '' } })), true);
  assert.equal(wantsColor(fakeHost({ isTTY: true, env: { TERM: 'dumb' } })), false);
});

test('json: the promised keys, and null for what is not there', async () => {
  const { files, summary } = JSON.parse(await format('json', [rich, report({})]));
  assert.deepEqual(Object.keys(files[0]).slice(0, 4), ['file', 'shell', 'verdict', 'requests']);
  const { line, method, url, headers, tls } = files[0].requests[0];
  assert.deepEqual({ line, method, url }, { line: 42, method: 'GET', url: 'https://1.2.3.4:6443/api' });
  assert.deepEqual(headers, rich.requests[0]?.headers);
  assert.equal(tls.kind, 'kubeconfig-ca');
  assert.equal(tls.clientCertificate, null);
  assert.deepEqual(files[0].findings[0], {
    code: 'KS5101',
    severity: 'warning',
    line: 42,
    column: 7,
    message: 'the token travels in the argument list',
    fix: '-H @"$d/h"',
    notProved: false,
    ignored: null,
  });
  assert.equal(files[0].findings[1].fix, null);
  assert.deepEqual(files[1].requests, []);
  assert.deepEqual(files[1].writes, []);
  assert.deepEqual(summary, {
    files: 2,
    proved: 1,
    withFindings: 0,
    notProved: 1,
    nothing: 0,
    requests: 1,
    writes: 1,
    calls: 2,
  });
});

test('gcc: a line for each finding', async () => {
  assert.equal(
    await format('gcc', [rich]),
    [
      'token.sh:42:7: warning: the token travels in the argument list [KS5101] (fix: -H @"$d/h")',
      'token.sh:60:1: error: frobnicate is not modelled [KS3102]',
      'token.sh:43:1: note: TLS is not verified [KS5003] (ignored: a test cluster)',
      '',
    ].join('\n'),
  );
  assert.equal(await format('gcc', [report({})]), '');
});

test('github: an annotation for each finding, with what ends a command encoded', async () => {
  const odd = report({ file: 'a,b:c%.md', findings: [finding({ message: '100% of it', fix: 'x' })] });
  assert.equal(
    await format('github', [odd]),
    '::warning file=a%2Cb%3Ac%25.md,line=7,col=3,title=KS5101%3A a secret in an argument list::100%25 of it%0AFix: x\n',
  );
  const info = report({ findings: [finding({ severity: 'info' }), finding({ severity: 'error' })] });
  assert.deepEqual((await format('github', [info])).match(/^::\w+/gm), ['::notice', '::error']);
});

test('sarif: 2.1.0, with rules, places and suppressions', async () => {
  const log = JSON.parse(await format('sarif', [{ ...rich, file: 'docs/a b.md' }]));
  assert.equal(log.version, '2.1.0');
  const [run] = log.runs;
  assert.equal(run.tool.driver.name, 'kubesteps');
  assert.equal(run.tool.driver.version, '1.2.3');
  assert.deepEqual(
    run.tool.driver.rules.map(({ id }: { id: string }) => id),
    ['KS3102', 'KS5003', 'KS5101'],
  );
  const [first, , ignored] = run.results;
  assert.equal(run.tool.driver.rules[first.ruleIndex].id, first.ruleId);
  assert.equal(first.level, 'warning');
  assert.match(first.message.text, /Fix: -H @"\$d\/h"$/);
  assert.deepEqual(first.locations[0].physicalLocation, {
    artifactLocation: { uri: 'docs/a%20b.md' },
    region: { startLine: 42, startColumn: 7 },
  });
  assert.equal(first.suppressions, undefined);
  assert.deepEqual(ignored.suppressions, [{ kind: 'inSource', justification: 'a test cluster' }]);
});

const uris: readonly (readonly [string, string])[] = [
  ['-', 'stdin'],
  ['/srv/x#1.sh', 'file:///srv/x%231.sh'],
  ['C:\\runbooks\\a.ps1', 'file:///C:/runbooks/a.ps1'],
  ['docs\\a.ps1', 'docs/a.ps1'],
  ['a\ud800.sh', 'a%EF%BF%BD.sh'],
];
for (const [file, uri] of uris) {
  test(`sarif: ${JSON.stringify(file)} is ${uri}`, async () => {
    const log = JSON.parse(await format('sarif', [report({ file })]));
    assert.equal(log.runs[0].artifacts[0].location.uri, uri);
  });
}

for (const name of formatNames) {
  test(`${name}: foreign text reaches no terminal as it is`, async () => {
    const evil = 'a\u001b[2J\n\u202ex\u009b';
    const hostile = report({
      file: evil,
      assumptions: [evil],
      findings: [finding({ message: evil, fix: evil, ignored: evil })],
      requests: rich.requests.map((request) => ({
        ...request,
        method: evil,
        url: evil,
        headers: { [evil]: evil },
        body: evil,
        notes: [evil],
        by: evil,
        tls: { ...request.tls, description: evil, clientCertificate: evil },
      })),
      writes: rich.writes.map((write) => ({
        ...write,
        verb: evil,
        object: evil,
        cluster: evil,
        context: evil,
      })),
      files: rich.files.map((file) => ({ ...file, path: evil, mode: evil })),
    });
    const text = await format(name, [hostile]);
    assert.doesNotMatch(text, /[\u001b\u202e\u009b]/);
    assert.ok(text.endsWith('\n'));
  });
}
