/** `--fix` in runbooks: the scripts change where they stand, and nothing around them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixDocument } from '../../src/fix/fix-document.js';
import { hostWorld } from '../../src/verify/host-world.js';
import { fakeHost } from '../support/host.js';
import { kubeconfig } from '../verify/bash/dry-run.js';

const world = hostWorld(
  fakeHost({ files: { '/home/user/.kube/config': kubeconfig }, env: { HOME: '/home/user' } }),
);

const fixed = async (text: string, kind: 'markdown' | 'html', shell?: 'bash' | 'powershell') =>
  (await fixDocument({ file: 'runbook', text, kind, shell }, world)).text;

const markdown = [
  '# Pods of $NAME',
  '',
  '1. In a list:',
  '',
  '   ```console',
  '   $ NAME=lab',
  '   $ kubectl get pods --context=$NAME',
  '   lab-pod $NAME',
  '   ```',
  '',
  '> ```bash',
  '> echo $NAME',
  '> ```',
  '',
  '```powershell',
  "$name = 'lab'",
  'kubectl get pods --context $name',
  '```',
  '',
].join('\n');

test('Markdown: prompts, lists, quotes, outputs and prose stay', async () => {
  const expected = markdown
    .replace('--context=$NAME', '--context="$NAME"')
    .replace('> echo $NAME', '> echo "$NAME"')
    .replace('--context $name', '--context "$name"');
  assert.equal(await fixed(markdown, 'markdown'), expected);
});

test('Markdown: line ends of Windows stay', async () => {
  const text = '```bash\nNAME=lab\necho $NAME\n```\n'.replaceAll('\n', '\r\n');
  assert.equal(await fixed(text, 'markdown'), text.replace('echo $NAME', 'echo "$NAME"'));
});

test('just one shell', async () => {
  assert.equal(
    await fixed(markdown, 'markdown', 'powershell'),
    markdown.replace('--context $name', '--context "$name"'),
  );
});

test('HTML: tags and entities stay', async () => {
  const text = [
    '<h1>$NAME</h1>',
    '<pre><code class="language-bash"><span>NAME</span>=lab',
    'echo <b>$NAME</b> &amp;&amp; kubectl get pods --context=$NAME &gt; /dev/null</code></pre>',
    '',
  ].join('\n');
  const after = await fixed(text, 'html');
  assert.ok(after.includes('&amp;&amp; kubectl get pods --context="$NAME" &gt; /dev/null</code>'), after);
  assert.ok(/echo <b>"\$NAME(<\/b>"|"<\/b>) &amp;&amp;/.test(after), after);
  assert.equal(after.split('\n').length, text.split('\n').length);
});
