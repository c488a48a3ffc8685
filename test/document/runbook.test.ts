/** A runbook: the blocks of `--format paste`, and what is said beside them, in each language. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from '../../src/command-line/options.js';
import { runbookOf } from '../../src/document/build.js';
import type { Inline, Runbook } from '../../src/document/runbook.js';
import { plannedRunbooks } from '../../src/generate/runbook.js';
import { scriptOptions } from '../../src/generate/script-options.js';
import { scriptText } from '../../src/generate/script-text.js';
import { type Language, languages } from '../../src/language.js';
import { fakeHost } from '../support/host.js';
import { pasteable } from '../support/pasteable.js';
import { sampleCa } from '../support/sample.js';

const config = JSON.stringify({
  'current-context': 'c',
  contexts: [{ name: 'c', context: { cluster: 'k', user: 'u' } }],
  clusters: [
    { name: 'k', cluster: { server: 'https://127.0.0.1:6443', 'certificate-authority-data': sampleCa } },
    { name: 'of-another', cluster: { server: 'https://127.0.0.2:6443' } },
  ],
  users: [{ name: 'u', user: { token: 'not-shown' } }],
});

const host = () => fakeHost({ files: { '/cwd/k.yaml': config }, env: { KUBECONFIG: 'k.yaml' } });

const optionsFor = (recipe: string, lang: Language, shell: 'bash' | 'powershell' = 'bash') =>
  scriptOptions({ ...readOptions('generate', { recipe, shell, format: 'paste' }), lang });

async function runbook(recipe: string, lang: Language): Promise<Runbook> {
  const [{ source }] = await plannedRunbooks(optionsFor(recipe, lang), {}, host());
  return runbookOf(source, lang);
}

const textOf = (inline: Inline): string =>
  inline.map((piece) => (typeof piece === 'string' ? piece : piece.code)).join('');

test('its blocks are what is pasted, without the labels, in the order of the steps; but each call says itself what it sends', async () => {
  const calls = /& \$curl|command curl --disable|^sleep 15|Start-Sleep -Seconds 15/m;
  for (const recipe of pasteable) {
    const { steps, cleanUp } = await runbook(recipe, 'ja');
    for (const shell of ['bash', 'powershell'] as const) {
      const withHeader = await scriptText(optionsFor(recipe, 'en', shell), host());
      const pasted = withHeader.replace(/\n[:#] '?kubesteps: .*\n$/, '');
      const label = shell === 'bash' ? /^: .*\n/gm : /^# .*\n/gm;
      const blocks = [...steps, cleanUp].map((step) => step.blocks.find((block) => block.shell === shell));
      const texts = blocks.map((block) => block?.text ?? '');
      // A door of the proxy is found by the function that makes calls.
      if (recipe === 'proxy' || recipe === 'request') {
        assert.equal(texts.join('\n'), pasted.replace(label, ''), recipe);
        continue;
      }
      const withoutFunction = pasted.replace(label, '').replace(/^.*(?:unset -f|Function:)\W?kapi\n/gm, '');
      for (const text of texts.filter((each) => !calls.test(each)))
        assert.ok(withoutFunction.includes(text), `${recipe}: ${text}`);
      const [call, ...others] = texts.filter((each) => /curl --disable|& \$curl/.test(each));
      assert.ok(call !== undefined && call.split('\n').length <= 32, call);
      assert.deepEqual(others, []);
      assert.doesNotMatch(texts.join('\n'), /kapi/);
    }
  }
});

test('it says all in its language, and the blocks are the same', async () => {
  for (const recipe of pasteable) {
    const [en, ja] = [await runbook(recipe, 'en'), await runbook(recipe, 'ja')];
    assert.deepEqual(
      ja.steps.map(({ id, blocks, expected }) => ({ id, blocks, expected })),
      en.steps.map(({ id, blocks, expected }) => ({ id, blocks, expected })),
    );
    const ids = en.steps.map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)]);
    for (const { why, title } of ja.steps) assert.match([title, ...why].map(textOf).join(), /[ぁ-ん]/);
    for (const word of Object.values(ja.words).filter((each) => typeof each === 'string'))
      assert.match(word, /[ぁ-んァ-ヶ一-龠]/);
  }
});

test('no text speaks of a script, nor of another cluster, nor holds what is secret', async () => {
  for (const recipe of pasteable) {
    for (const language of languages) {
      const { header, ...said } = await runbook(recipe, language);
      const all = JSON.stringify(said) + Buffer.from(header, 'base64url').toString();
      assert.doesNotMatch(all, /not-shown|of-another|127\.0\.0\.2/);
      const { steps, cleanUp, ...around } = said;
      const prose = JSON.stringify([around, [...steps, cleanUp].map(({ blocks, ...rest }) => rest)]);
      assert.doesNotMatch(prose, /\bscript\b|スクリプト|--keep|Hazard|危険:|警告:/, `${recipe} ${language}`);
    }
  }
});

test('the facts name the cluster and its CA', async () => {
  const { facts } = await runbook('token', 'en');
  const named = new Map(facts.map(({ name, value }) => [name, textOf(value)]));
  assert.equal(named.get('Server'), 'https://127.0.0.1:6443');
  assert.equal(named.get('Context'), 'c');
  assert.equal(named.get('ServiceAccount'), 'default/default');
  assert.match(named.get('SHA-256 of the CA') ?? '', /^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/);
  assert.match(named.get('CA valid until') ?? '', /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/);
});

test('each language has a word for each thing', () => assert.deepEqual(languages, ['en', 'ja']));

test('where the call fails, it names the ServiceAccount whose token was sent', async () => {
  for (const [recipe, account] of [
    ['token', 'default/default'],
    ['service-account', 'default/kubesteps'],
  ] as const) {
    const text = JSON.stringify((await runbook(recipe, 'en')).steps.map(({ troubles }) => troubles));
    assert.deepEqual([...new Set(text.match(/default\/\w+/g))], [account], recipe);
  }
});
