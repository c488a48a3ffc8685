import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentKindOf, type Extraction, extract } from '../../../src/verify/extract/document.js';
import { placed } from '../../../src/verify/extract/place.js';
import { portion } from '../../support/size.js';
import { finding, report } from '../formats/sample.js';

const doc = (...lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/** Each script's lines that are not empty, as `line: text`; then what was skipped. */
function shown({ scripts, skipped }: Extraction): string[] {
  return [
    ...scripts.flatMap(({ shell, text }) => [
      `${shell}:`,
      ...text.split('\n').flatMap((line, index) => (line === '' ? [] : [`${index + 1} ${line}`])),
    ]),
    ...skipped.map(({ line, reason }) => `skipped ${line}: ${reason}`),
  ];
}

/** Every character of every script stands where the script says it does. */
function assertPlaced({ scripts }: Extraction, source: string): void {
  const lines = source.split(/\r\n?|\n/);
  for (const script of scripts) {
    script.text.split('\n').forEach((text, index) => {
      [...text].forEach((character, at) => {
        const column = script.column({ line: index + 1, column: at + 1 });
        const found = lines[index]?.slice(column - 1) ?? '';
        const same = found.startsWith(character) || found.startsWith('&') || found.startsWith('\t');
        assert.ok(same, `${index + 1}:${at + 1} ${JSON.stringify(character)} is not at column ${column}`);
      });
    });
  }
}

const markdown: readonly (readonly [string, string, readonly string[]])[] = [
  ['a fence', doc('# x', '', '```bash', 'a', '', '  b', '```'), ['bash:', '4 a', '6   b']],
  [
    'tildes, and backticks inside',
    doc('~~~sh', 'a `b` ```', '```', '~~~'),
    ['bash:', '2 a `b` ```', '3 ```'],
  ],
  ['a longer fence', doc('````sh', '```', 'x', '````'), ['bash:', '2 ```', '3 x']],
  ['in a list', doc('1. first:', '', '   ```sh', '   a', '     b', '   ```'), ['bash:', '4 a', '5   b']],
  ['in a list in a list', doc('- a', '  - b', '', '    ```sh', '    c', '    ```'), ['bash:', '5 c']],
  ['in a list with tabs', doc('-\ta', '', '\t```sh', '\tc', '\t\td', '\t```'), ['bash:', '4 c', '5 \td']],
  ['in a quote', doc('> ```sh', '> a', '>  b', '> ```'), ['bash:', '2 a', '3  b']],
  ['an indented fence', doc('  ```sh', '  a', ' b', '  ```'), ['bash:', '2 a', '3 b']],
  ['a fence without an end', doc('```sh', 'a'), ['bash:', '2 a']],
  ['a fence that its list ends', doc('- ```sh', '  a', 'b'), ['bash:', '2 a']],
  [
    'blocks share one script',
    doc('```sh', 'a', '```', 'text', '```bash', 'b', '```'),
    ['bash:', '2 a', '6 b'],
  ],
  [
    'two shells are two scripts',
    doc('```sh', 'a', '```', '```powershell', 'b', '```', '```sh', 'c', '```'),
    ['bash:', '2 a', '8 c', 'powershell:', '5 b'],
  ],
  ['data is no script', doc('```yaml', 'a: b', '```', '```json', '{}', '```', '```text', 'x', '```'), []],
  ['another language', doc('```fish', 'a', '```'), ['skipped 1: its language "fish" is not read']],
  ['in an HTML comment', doc('<!--', '```sh', 'a', '```', '-->', '', '```sh', 'b', '```'), ['bash:', '8 b']],
  ['<pre> in an HTML comment', doc('<!-- <pre> -->', '', '```sh', 'b', '```'), ['bash:', '4 b']],
  ['behind <details>', doc('<details>', '', '```sh', 'a', '```', '', '</details>'), ['bash:', '4 a']],
  [
    '<pre> in Markdown',
    doc('x', '', '<pre><code class="language-sh">a &amp;&amp; b', 'c</code></pre>', '', '```sh', 'd', '```'),
    ['bash:', '3 a && b', '4 c', '7 d'],
  ],
  [
    '<pre> that ends in another block',
    doc('<div><pre>', '', 'a', '</pre></div>'),
    ['skipped 1: its <pre> does not end in the same block of HTML'],
  ],
  [
    'a site generator',
    doc('{{< highlight bash >}}', 'a', '{{< /highlight >}}'),
    ['skipped 1: it stands in a tag of a site generator'],
  ],
  ['a paragraph is no code', doc('Run `kubectl delete ns x`.'), []],
  ['CRLF', '```sh\r\na\r\nb\r\n```\r\n', ['bash:', '2 a', '3 b']],
  [
    'indented code that begins like a command',
    doc('Run:', '', '    kubectl get ns', '    echo x'),
    ['bash:', '3 kubectl get ns', '4 echo x'],
  ],
  [
    'indented code that does not',
    doc('Run:', '', '    NAME   STATUS'),
    ['skipped 3: it names no language, and does not begin like a command'],
  ],
  [
    'a fence without a language: bash',
    doc('```', '# list', "A='b'", '```'),
    ['bash:', '2 # list', "3 A='b'"],
  ],
  [
    'a fence without a language: PowerShell',
    doc('```', "$a = 'b'", '```', '```', 'Get-Item x', '```'),
    ['powershell:', "2 $a = 'b'", '5 Get-Item x'],
  ],
  ['an empty fence', doc('```sh', '', '```', '```', '```'), []],
  ['front matter', doc('---', 'title: x', '---', '```sh', 'a', '```'), ['bash:', '5 a']],
];
for (const [name, text, expected] of markdown) {
  test(`Markdown: ${name}`, async () => {
    const extraction = await extract('markdown', text);
    assert.deepEqual(shown(extraction), expected);
    assertPlaced(extraction, text);
  });
}

const infos: readonly (readonly [string, string])[] = [
  ['bash', 'bash'],
  ['Bash title="x.sh"', 'bash'],
  ['sh,linenos', 'bash'],
  ['{.bash .numberLines}', 'bash'],
  ['{bash}', 'bash'],
  ['{code-block} shell', 'bash'],
  ['shell script', 'bash'],
  ['zsh', 'bash'],
  ['bash:run.sh', 'bash'],
  ['language-sh', 'bash'],
  ['pwsh', 'powershell'],
  ['PowerShell {1,3}', 'powershell'],
  ['azurepowershell-interactive', 'powershell'],
];
for (const [info, shell] of infos) {
  test(`Markdown: the info string ${info} is ${shell}`, async () => {
    assert.deepEqual(shown(await extract('markdown', doc(`\`\`\`${info}`, 'x', '```'))), [
      `${shell}:`,
      '2 x',
    ]);
  });
}

const consoles: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
  [
    'output is not typed',
    'console',
    ['$ kubectl get ns', 'NAME   STATUS', '$ echo done', 'done'],
    ['bash:', '2 kubectl get ns', '4 echo done'],
  ],
  [
    'a continuation',
    'console',
    ['$ kubectl get \\', '    ns', 'NAME'],
    ['bash:', '2 kubectl get \\', '3     ns'],
  ],
  [
    'a continuation with its own prompt',
    'console',
    ['$ kubectl get \\', '> ns', 'NAME'],
    ['bash:', '2 kubectl get \\', '3 ns'],
  ],
  ['an open quote', 'console', ["$ echo 'a", "b'", 'a', 'b'], ['bash:', "2 echo 'a", "3 b'"]],
  [
    'a here-document',
    'console',
    ["$ cat <<'END'", '> $ x', '> END', '$ x'],
    ['bash:', "2 cat <<'END'", '3 $ x', '4 END', '5 x'],
  ],
  [
    'a here-document without prompts',
    'console',
    ['$ cat <<END', '$ x', 'END', 'out'],
    ['bash:', '2 cat <<END', '3 $ x', '4 END'],
  ],
  [
    'a loop',
    'console',
    ['$ for a in b; do', '>   echo $a', '> done', 'b'],
    ['bash:', '2 for a in b; do', '3   echo $a', '4 done'],
  ],
  ['a pipe at the end', 'console', ['$ echo a |', '  cat', 'a'], ['bash:', '2 echo a |', '3   cat']],
  ["curl's output with >", 'console', ['$ curl -v x', '> GET / HTTP/1.1', '< 200'], ['bash:', '2 curl -v x']],
  [
    'a comment',
    'console',
    ['# first', '$ a', '# then', '$ b'],
    ['bash:', '2 # first', '3 a', '4 # then', '5 b'],
  ],
  [
    'a # inside a word opens nothing',
    'console',
    ["$ echo a#'b", "c'", 'out'],
    ['bash:', "2 echo a#'b", "3 c'"],
  ],
  ['root', 'console', ['# kubectl get ns', 'NAME'], ['bash:', '2 kubectl get ns']],
  ['user@host', 'console', ['me@host:~/x$ a', 'out', '[root@host ~]# b'], ['bash:', '2 a', '4 b']],
  ['no prompt at all', 'console', ['kubectl get ns', 'echo x'], ['bash:', '2 kubectl get ns', '3 echo x']],
  [
    'a script with a prompt',
    'bash',
    ['$ kubectl get ns', 'NAME', '# kubectl'],
    ['bash:', '2 kubectl get ns', '4 # kubectl'],
  ],
  [
    'a script with comments',
    'bash',
    ['# kubectl get ns', 'echo x'],
    ['bash:', '2 # kubectl get ns', '3 echo x'],
  ],
  ['a variable is no prompt', 'bash', ['$HOME/x', 'y'], ['bash:', '2 $HOME/x', '3 y']],
  ['PowerShell', 'console', ['PS> $a = 1', 'PS C:\\Users\\x> $a', '1'], ['powershell:', '2 $a = 1', '3 $a']],
  [
    'PowerShell over lines',
    'powershell',
    ['PS /home/x> if ($a) {', ">> 'b'", '>> }', 'b'],
    ['powershell:', '2 if ($a) {', "3 'b'", '4 }'],
  ],
  [
    'PowerShell with a backtick',
    'powershell',
    ['PS> kubectl `', '  get ns', 'NAME'],
    ['powershell:', '2 kubectl `', '3   get ns'],
  ],
  ['% begins a loop in PowerShell', 'powershell', ['% { $_ }', 'x'], ['powershell:', '2 % { $_ }', '3 x']],
  ['no language', '', ['$ kubectl get ns', 'NAME'], ['bash:', '2 kubectl get ns']],
];
for (const [name, info, lines, expected] of consoles) {
  test(`a terminal's record: ${name}`, async () => {
    const text = doc(`\`\`\`${info}`, ...lines, '```');
    const extraction = await extract('markdown', text);
    assert.deepEqual(shown(extraction), expected);
    assertPlaced(extraction, text);
  });
}

const html: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'a class on <code>',
    doc('<p>x</p>', '<pre><code class="language-bash">a', 'b</code></pre>'),
    ['bash:', '2 a', '3 b'],
  ],
  ['a line break behind <pre>', doc('<pre class="language-sh">', 'a', '</pre>'), ['bash:', '2 a']],
  [
    'a line break behind <code>',
    doc('<pre><code class="language-sh">', 'a', '</code></pre>'),
    ['bash:', '2 a'],
  ],
  ['two line breaks behind <pre>', doc('<pre class="language-sh">', '', 'a', '</pre>'), ['bash:', '3 a']],
  [
    'entities',
    doc('<pre class="language-sh">a &amp;&amp; b &lt;c &#62; &#x27;d&quot; &nbsp;e', 'f &amp;amp; g</pre>'),
    ['bash:', '1 a && b <c > \'d" \u00a0e', '2 f &amp; g'],
  ],
  ['a bare ampersand', doc('<pre class="language-sh">a && b & c &d</pre>'), ['bash:', '1 a && b & c &d']],
  [
    'marked up words',
    doc(
      '<pre class="highlight"><code class="language-sh"><span class="k">for</span> a <span',
      'class="k">in</span> b; do',
      '  c',
      'done</code></pre>',
    ),
    ['bash:', '1 for a in b; do', '3   c', '4 done'],
  ],
  ['a class around it', doc('<div class="highlight-source-shell"><pre>a</pre></div>'), ['bash:', '1 a']],
  ['data-lang', doc('<div data-lang="powershell"><pre><code>a</code></pre></div>'), ['powershell:', '1 a']],
  ['brush', doc('<pre class="brush: bash; gutter: false">a</pre>'), ['bash:', '1 a']],
  [
    "pandoc's class",
    doc('<div class="sourceCode"><pre class="sourceCode bash"><code>a</code></pre></div>'),
    ['bash:', '1 a'],
  ],
  ['a terminal', doc('<pre class="language-console">$ a', 'out', '</pre>'), ['bash:', '1 a']],
  ['a button is not copied', doc('<pre class="language-sh"><button>Copy</button>a</pre>'), ['bash:', '1 a']],
  ['a comment inside', doc('<pre class="language-sh">a <!-- x --> b</pre>'), ['bash:', '1 a  b']],
  [
    'a comment around',
    doc('<!-- <pre class="language-sh">a</pre> -->', '<pre class="language-sh">b</pre>'),
    ['bash:', '2 b'],
  ],
  ['<br>', doc('<pre class="language-sh">a<br>b</pre>'), ['skipped 1: it breaks lines with <br>']],
  [
    'a line break as an entity',
    doc('<pre class="language-sh">a&#10;b</pre>'),
    ['skipped 1: its text cannot be found in the file again'],
  ],
  [
    'text that a browser moves in front of a table',
    doc('<pre class="language-sh"><table><tr><td>b</td></tr>c', '</table></pre>'),
    ['skipped 1: its <table> may hide something, or change what is copied'],
  ],
  ['code in a sentence', doc('<p>Run <code class="language-sh">rm</code></p>'), []],
  ['data', doc('<pre class="language-yaml">a: b</pre>'), []],
  ['CRLF', '<pre class="language-sh">a\r\nb\r\n</pre>\r\n', ['bash:', '1 a', '2 b']],
  [
    'a language that is not read',
    doc('<pre><code class="language-fish">a</code></pre>'),
    ['skipped 1: its language "fish" is not read'],
  ],
];
for (const [name, text, expected] of html) {
  test(`HTML: ${name}`, async () => {
    const extraction = await extract('html', text);
    assert.deepEqual(shown(extraction), expected);
    if (name !== 'marked up words') assertPlaced(extraction, text);
  });
}

test('a report moves to the columns of the document', async () => {
  const { scripts } = await extract('markdown', doc('- x', '', '  ```sh', '  echo a', '  ```'));
  const [script] = scripts;
  assert.ok(script !== undefined);
  const moved = placed(report({ findings: [finding({ line: 4, column: 6 })] }), script);
  assert.deepEqual(
    moved.findings.map(({ line, column }) => [line, column]),
    [[4, 8]],
  );
});

test('each block says from which line to which it goes', async () => {
  const { scripts } = await extract('markdown', doc('```sh', 'a', '', 'b', '```', '```sh', 'c', '```'));
  assert.deepEqual(scripts[0]?.blocks, [
    { first: 2, last: 4 },
    { first: 7, last: 7 },
  ]);
});

const kinds: readonly (readonly [string, string, string])[] = [
  ['a.md', '', 'markdown'],
  ['A.MARKDOWN', '', 'markdown'],
  ['x.mdx', '', 'markdown'],
  ['a.html', '', 'html'],
  ['a.htm', '', 'html'],
  ['a.sh', '<!doctype html>', 'script'],
  ['-', '\n<!DOCTYPE html>', 'html'],
  ['-', '# x', 'script'],
  ['md', '', 'script'],
];
for (const [file, text, kind] of kinds) {
  test(`${file} (${JSON.stringify(text)}) is ${kind}`, () => assert.equal(documentKindOf(file, text), kind));
}

test('what is nested too deep is said, not lost', async () => {
  const deepQuote = `${'> '.repeat(120)}x\n${'> '.repeat(120)}\`\`\`sh\n${'> '.repeat(120)}rm\n`;
  assert.ok((await extract('markdown', deepQuote)).skipped.length > 0);
  const deepHtml = `${'<div>'.repeat(600)}<pre class="language-sh">rm</pre>`;
  assert.ok((await extract('html', deepHtml)).skipped.length > 0);
});

const long: readonly (readonly ['markdown' | 'html', string])[] = [
  ['markdown', '> '.repeat(20_000)],
  ['markdown', '- '.repeat(20_000)],
  ['markdown', `${'```sh\na\n```\n'.repeat(20_000)}`],
  ['html', '<pre class="language-sh">a</pre>\n'.repeat(20_000)],
  ['html', '<div>'.repeat(50_000)],
  ['markdown', '=== "x"\n    ```bash\n    a\n\n    b\n\n'.repeat(5_000)],
  ['markdown', '`a ``b ```c <a " '.repeat(20_000)],
  ['markdown', '`kubectl get pods` <a "'.repeat(2_000)],
  ['markdown', `${'kubectl --a\n'.repeat(4_000)}`],
  ['markdown', `<div>\n\n${'```sh\na\n```\n'.repeat(5_000)}`],
  ['html', `<style>${'.a,.b{display:none}'.repeat(20_000)}</style><pre>${'<b>a</b>'.repeat(20_000)}</pre>`],
  ['html', `<style>${'{'.repeat(200_000)}${'}'.repeat(200_000)}</style>`],
  ['html', `<style>${'a,'.repeat(200_000)}b{display:none}${'[a'.repeat(50_000)}{x:y}</style><pre>a</pre>`],
  ['html', `<pre style="${'x'.repeat(200_000)}:${' '.repeat(200_000)}y">a</pre>`],
  ['html', '<code>kubectl get pods</code> '.repeat(5_000)],
  ['markdown', `\`\`\`console\n${"$ echo 'a\n".repeat(2_000)}\`\`\`\n`],
];

test('long and hostile documents end soon', { timeout: 120_000 }, async () => {
  for (const [kind, text] of portion(long, 5)) await extract(kind, text);
});
