/** A page that cannot be adopted: what keeps it from that, where, and what to do next. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adopt, byHand, command, fenced, ours } from './adopting.js';

const refusals: readonly (readonly [name: string, page: string, exit: number, ...says: readonly RegExp[]])[] =
  [
    [
      'no commands',
      '# Title\n\nWords.\n',
      2,
      /^error: there is nothing to adopt in page\.md: no code block is a script\n {2}its commands have to stand/m,
    ],
    ['only data', fenced('yaml', 'kind: Secret'), 2, /no code block is a script/],
    [
      'kubectl alone',
      fenced('bash', 'kubectl get pods'),
      2,
      /send no request by hand.*\n.*generate request -- kubectl get pods/,
    ],
    [
      'a command that is not modelled',
      byHand.replace('curl -s', 'helm list\ncurl -s'),
      2,
      /^page\.md:7:1: error: helm: this command is not modelled.*\[KS3102\]/m,
      /^error: what page\.md does cannot be said, because not all of it can be read\n {2}write it otherwise/m,
    ],
    [
      'a placeholder',
      byHand.replace('token default', 'token <name>'),
      2,
      /^page\.md:6:\d+: error: .*\[KS1001\]/m,
    ],
    [
      'a shell that is not read',
      `${byHand}\n${fenced('fish', 'set -x A b')}`,
      2,
      /^page\.md:11:1: error: this code block was not read: .*fish/m,
    ],
    [
      'what is never reached',
      `${fenced('bash', 'kubectl proxy')}\n${byHand}`,
      2,
      /^page\.md:2:1: error: every run ends here/m,
    ],
    [
      'a kubeconfig that is changed',
      byHand.replace('curl -s', 'kubectl config use-context prod\ncurl -s'),
      2,
      /^page\.md:7:1: error: .*changes the kubeconfig/m,
    ],
  ];

for (const [name, page, exit, ...says] of refusals)
  test(`${name}: exit ${exit}, and nothing is written`, async () => {
    const found = await adopt(page, ['-o', 'out.md']);
    assert.equal(found.exit, exit, found.stderr);
    for (const what of says) assert.match(found.stderr, what);
    assert.equal(found.stdout, '');
    assert.equal(found.file('out.md'), undefined);
  });

test('a page of ours is renewed by verify', async () => {
  const { exit, stderr } = await adopt(await ours('token'));
  assert.equal(exit, 1);
  assert.match(
    stderr,
    /page\.md is a document of ours already\n {2}at page\.md:3:1\n {2}kubesteps verify --update page\.md writes it anew/,
  );
});

test('other files are no pages', async () => {
  for (const [file, text, says] of [
    [
      'a.html',
      '<pre>kubectl get pods</pre>',
      /adopt reads Markdown, and "a\.html" is none\n {2}turn it into Markdown first/,
    ],
    ['a.sh', 'kubectl get pods\n', /adopt reads Markdown, and "a\.sh" is none\n {2}name a file \.md/],
  ] as const) {
    const { exit, stderr } = await command(['adopt', file], { [file]: text });
    assert.equal(exit, 3, stderr);
    assert.match(stderr, says);
  }
  const { exit, stderr } = await command(['adopt', 'no.md'], {});
  assert.equal(exit, 1);
  assert.match(stderr, /no such file: no\.md/);
});

test('where it is written is looked at first', async () => {
  for (const [args, says] of [
    [['-o', 'out.sh'], /-o "out\.sh": adopt writes a file \.md/],
    [['--force'], /--force is about a file that is there already/],
  ] as const) {
    const { exit, stderr } = await adopt(byHand, args);
    assert.equal(exit, 3, stderr);
    assert.match(stderr, says);
  }
  const { exit, stderr, file } = await adopt(byHand, ['-o', 'page.md']);
  assert.equal(exit, 1, stderr);
  assert.match(stderr, /page\.md is there already, and kubesteps did not write it/);
  assert.equal(file('page.md'), byHand);
  const forced = await adopt(byHand, ['-o', 'page.md', '--force']);
  assert.equal(forced.exit, 0, forced.stderr);
  assert.match(forced.file('page.md') ?? '', /\(kubesteps:keep notes\)/);
});

test('a context that is not there', async () => {
  const { exit, stderr } = await adopt(byHand, ['--context=nowhere']);
  assert.equal(exit, 1);
  assert.match(stderr, /context "?nowhere"? does not exist/);
});

test('in Japanese, nothing that is said is English', async () => {
  for (const [, page] of refusals) {
    const { stderr } = await adopt(page, ['--lang=ja']);
    const lines = stderr.split('\n').filter((line) => !/\[KS\d+\]/.test(line));
    for (const line of lines) assert.ok(line === '' || /[\u3040-\u30ff\u4e00-\u9fff]/.test(line), line);
  }
});
