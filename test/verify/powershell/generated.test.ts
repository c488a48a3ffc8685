/** Every PowerShell script that `generate` can write is proved, with nothing to say against it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generated } from '../../support/generate.js';
import { portion } from '../../support/size.js';
import { configFile, dryRun } from './dry-run.js';

const kinds = ['token', 'bound-token', 'secret-token', 'proxy'].flatMap((recipe) =>
  ['safe', 'article'].flatMap((style) =>
    ['en', 'ja'].flatMap((lang) =>
      // The article's own way takes the token of the current context, which has to be the one that is meant.
      (style === 'article' ? ['lab'] : ['lab', 'prod']).map((context) => ({ recipe, style, lang, context })),
    ),
  ),
);

for (const { recipe, style, lang, context } of portion(kinds, 5))
  test(`${recipe}, ${style}, ${lang}, ${context}`, async () => {
    const asked = [recipe, '--shell', 'powershell', '--style', style, '--lang', lang, '--context', context];
    const report = await dryRun(await generated(asked, { KUBECONFIG: configFile }));
    assert.deepEqual(
      report.findings.filter((finding) => finding.severity !== 'info'),
      [],
    );
    assert.equal(report.verdict, 'proved');
    assert.ok(report.requests.length > 0);
  });

test('a reason makes a note of a finding, for the whole statement below', async () => {
  const text = `# ks:ignore KS5103 -- it is a test
kubectl create token default \`
  --v=9 --context=lab
# ks:ignore KS5103
kubectl create token default --context=lab --v=9
`;
  const report = await dryRun(text);
  const found = report.findings.filter((finding) => finding.code === 'KS5103');
  assert.deepEqual(
    found.map(({ line, ignored }) => [line, ignored]),
    [
      [2, 'it is a test'],
      [3, 'it is a test'],
      [5, undefined],
      [5, undefined],
    ],
  );
  assert.ok(report.findings.some((finding) => finding.line === 4 && finding.severity === 'warning'));
});
