/** What verify finds in the examples of its codes is known in Japanese, and so is its report. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spokenFinding } from '../../src/speech.js';
import { parseVersion } from '../../src/tool-version.js';
import { speechIn } from '../../src/translation/translate.js';
import { catalogue } from '../../src/verify/codes/catalogue.js';
import type { Example } from '../../src/verify/codes/explanation.js';
import { formatText } from '../../src/verify/formats/text.js';
import type { FileReport } from '../../src/verify/report.js';
import { verifyText } from '../../src/verify/verify.js';
import { exampleWorld } from '../support/example-world.js';

const speech = speechIn('ja', true);
const isJapanese = (text: string): boolean => /[\u3040-\u30ff\u4e00-\u9fff]/.test(text);

function reportOn({ shell, os, targets = {}, wrong }: Example): Promise<FileReport> {
  const versions = Object.entries(targets).flatMap(([tool, text]) => {
    const version = parseVersion(text);
    return version === undefined ? [] : [[tool, version] as const];
  });
  const world = exampleWorld(os, Object.fromEntries(versions));
  return verifyText({ file: `example.${shell === 'bash' ? 'sh' : 'ps1'}`, text: wrong, shell }, world);
}

const examples = catalogue().flatMap(({ examples: own }) => own);
const reports = await Promise.all(examples.map(reportOn));

test('each message is known, and each next step that is a sentence', () => {
  const findings = reports.flatMap((report) => report.findings);
  assert.ok(findings.length > 100, String(findings.length));
  const unknown = findings.filter(({ message }) => !isJapanese(speech.say(message)));
  assert.deepEqual([...new Set(unknown.map(({ code, message }) => `${code} ${message}`))], []);
  // The rest is code to write instead.
  const isCode = (fix: string): boolean =>
    /^(?:--?[a-z]|[#"$]|printf |set |trap |if \(|umask |base64 )/.test(fix);
  const steps = findings.flatMap(({ fix = '' }) => (isCode(fix) || fix === '' ? [] : [speech.say(fix)]));
  assert.deepEqual([...new Set(steps.filter((step) => !isJapanese(step)))], []);
});

test('what is not known stands behind the title of its code', () => {
  const found = { code: 'KS1003', severity: 'error', line: 1, column: 1, ignored: undefined } as const;
  const { message, fix } = spokenFinding({ ...found, message: 'so it is', fix: 'do so' }, speech);
  assert.equal(message, 'ドライランが対応していない構文: so it is');
  assert.equal(fix, 'do so');
});

test('a report has no English word but names, code and what comes from the script', () => {
  const english =
    /\b(?:the|assuming|writes|command|commands|request|requests|proved|stopped|error|warning|info|fix|of|verified|repeated|redirects)\b/;
  for (const report of reports) {
    const lines = formatText([{ ...report, findings: [] }], { color: false, version: '1', speech }).split(
      '\n',
    );
    const wrong = lines.filter(
      (line) => !/^ {2}(?! {2}TLS)/.test(line) && english.test(line.replace(/"[^"]*"/g, '')),
    );
    assert.deepEqual(wrong, []);
  }
});
