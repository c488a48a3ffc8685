/** describe, recipes and the screens of explore in Japanese: words of ours are, names are not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import stringWidth from 'string-width';
import { draw } from '../../src/explore/screen.js';
import { firstState, type State } from '../../src/explore/state.js';
import { main } from '../../src/main.js';
import { speechIn } from '../../src/translation/translate.js';
import { fakeHost } from '../support/host.js';
import { sampleCa } from '../support/sample.js';

// Names that are words of ours, too.
const kubeconfig = JSON.stringify({
  'current-context': 'users',
  contexts: [{ name: 'users', context: { cluster: 'token', user: 'none', namespace: 'program' } }],
  clusters: [
    { name: 'token', cluster: { server: 'https://127.0.0.1:6443', 'certificate-authority-data': sampleCa } },
  ],
  users: [{ name: 'none', user: { token: 'not-shown' } }],
});

async function output(...words: readonly string[]): Promise<string> {
  const host = fakeHost({ files: { '/k': kubeconfig }, env: { KUBECONFIG: '/k' } });
  assert.equal(await main([...words, '--lang', 'ja'], host), 0, host.written.stderr);
  return host.written.stdout;
}

test('describe: titles, labels and values of ours are Japanese; names stay', async () => {
  const text = await output('describe');
  const [context = '', ...more] = text.split('\n').map((line) => line.replace(/ +\/k:\d+$/, ''));
  assert.equal(context, 'コンテキスト');
  assert.ok(more.includes('  名前             users'), text);
  assert.ok(more.includes('  クラスター       token'), text);
  assert.ok(more.includes('  ユーザー         none'), text);
  assert.ok(more.includes('  名前空間         program'), text);
  assert.ok(more.includes('  TLS              kubeconfig の CA で検証'), text);
  assert.ok(more.includes('  認証方法         トークン'), text);
  assert.match(text, /有効期間 {4,}(?:\S+ \S+ UTC まで（\d+ 日後。\S+ から有効）|まだ有効ではありません)/);
  const labels = more.flatMap((line) => /^ {2,4}(\S.*?) {2,}/.exec(line)?.[1] ?? []);
  const latin = labels.filter((label) => !/[ぁ-んァ-ヶ一-龠]/.test(label));
  const recipes = (await output('recipes', '-o', 'name')).trimEnd().split('\n');
  assert.deepEqual(
    latin.filter((label) => !recipes.includes(label)),
    ['TLS', 'CA'],
  );
});

test('describe: the columns are aligned by what a terminal shows', async () => {
  const lines = (await output('describe')).split('\n').filter((line) => /^ {2,4}\S.*\/k:\d+$/.test(line));
  assert.ok(lines.length > 5);
  const starts = lines.map((line) => stringWidth(line.replace(/\/k:\d+$/, '')));
  assert.equal(new Set(starts).size, 1, lines.join('\n'));
});

test('what is for machines has English, unless Japanese is named', async () => {
  assert.match(await output('recipes', '-o', 'json'), /[ぁ-ん]/);
  const host = fakeHost({ files: { '/k': kubeconfig }, env: { KUBECONFIG: '/k', LANG: 'ja_JP.UTF-8' } });
  assert.equal(await main(['recipes', '-o', 'json', '--lang', 'auto'], host), 0);
  assert.doesNotMatch(host.written.stdout, /[ぁ-ん]/);
});

test('recipes: every line but the names is Japanese', async () => {
  for (const line of (await output('recipes')).split('\n'))
    if (/^ /.test(line)) assert.match(line, /[ぁ-ん]/);
});

const { say } = speechIn('ja', true);
const contexts = [{ name: 'one', current: true, about: '' }];
const choice = { shell: 'bash', style: 'safe', lang: 'ja' } as const;
const recipe = { name: 'token', does: 'する', needs: '権限', fits: true, why: '' };

test('explore: every view says its title, its input and its keys in Japanese, in 80 columns', () => {
  const first = firstState(contexts, choice, { columns: 80, rows: 20 }, say);
  const written = { ...first, recipes: [recipe], script: { text: 'ls\n', good: true }, report: 'x' };
  for (const view of ['contexts', 'recipes', 'script', 'save', 'report'] as const) {
    const state: State = { ...written, view, fileName: 's.sh' };
    const lines = draw(state).lines.map((line) => line.map(({ text }) => text).join(''));
    for (const line of lines) assert.ok(stringWidth(line) <= 80, line);
    const keys = lines.at(-1) ?? '';
    assert.match(keys, /終了|中止/, view);
    assert.doesNotMatch(keys, /…$/, view);
    assert.match(lines[1] ?? '', /[ぁ-んァ-ヶ一-龠]/, view);
  }
});
