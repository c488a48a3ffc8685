/** `config` where kubectl has no answer of its own, and where a terminal is at the other end. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { main } from '../../src/main.js';
import { type FakeHost, type FakeHostOptions, fakeHost } from '../support/host.js';

async function run(
  args: readonly string[],
  options: FakeHostOptions = {},
): Promise<{ exit: number; host: FakeHost }> {
  const host = fakeHost({ env: { KUBECONFIG: 'config' }, ...options });
  return { exit: await main(['config', ...args], host), host };
}

const files = {
  '/cwd/config': 'current-context: a\ncontexts:\n- {name: a, context: {cluster: c, user: u}}\n',
};

describe('flags, as pflag reads them', () => {
  test('glued, with =, repeated, anywhere', async () => {
    for (const args of [
      ['view', '-oname'],
      ['view', '-o=name'],
      ['-o', 'name', 'view'],
      ['view', '-o', 'json', '--output=NAME'],
    ]) {
      const { exit, host } = await run(args, { files });
      assert.equal(exit, 0, host.written.stderr);
      assert.equal(host.written.stdout, 'config/<unknown>\n');
    }
  });

  test('refusals carry kubectl words and exit code', async () => {
    const see = "See 'kubectl config view --help' for usage.\n";
    for (const [args, message] of [
      [['view', '--nope'], 'unknown flag: --nope'],
      [['view', '-x'], "unknown shorthand flag: 'x' in -x"],
      [['view', '-o'], "flag needs an argument: 'o' in -o"],
      [
        ['view', '--raw=maybe'],
        'invalid argument "maybe" for "--raw" flag: strconv.ParseBool: parsing "maybe": invalid syntax',
      ],
      [
        ['view', '-v5x'],
        'invalid argument "5x" for "-v, --v" flag: strconv.ParseInt: parsing "5x": invalid syntax',
      ],
      [['view', '---raw'], 'bad flag syntax: ---raw'],
    ] as const) {
      const { exit, host } = await run(args, { files });
      assert.equal(exit, 1);
      assert.equal(host.written.stderr, `error: ${message}\n${see}`);
    }
  });
});

describe('what is not offered', () => {
  test('go-template says so, and what to use', async () => {
    const { exit, host } = await run(['view', '-o', 'go-template={{.kind}}'], { files });
    assert.equal(exit, 3);
    assert.match(host.written.stderr, /go-template is not offered here\n.*jsonpath/);
  });

  test('the writing half names kubectl', async () => {
    const { exit, host } = await run(['use-context', 'a'], { files });
    assert.equal(exit, 3);
    assert.match(host.written.stderr, /kubectl config use-context/);
  });

  test('other formats of get-contexts', async () => {
    const { exit, host } = await run(['get-contexts', '-o', 'json'], { files });
    assert.equal(exit, 1);
    assert.match(
      host.written.stderr,
      /^error: --output json is not available in kubectl config get-contexts;/,
    );
  });
});

describe('what comes behind the message of kubectl', () => {
  test('file, line and column, and the next step', async () => {
    const broken = { '/cwd/config': 'users:\n- name: u\n  user: {token: 5}\n' };
    const { exit, host } = await run(['view'], { files: broken });
    assert.equal(exit, 1);
    const [first, ...ours] = host.written.stderr.split('\n');
    assert.match(
      first ?? '',
      /^error: error loading config file "config": json: cannot unmarshal number into/,
    );
    assert.deepEqual(ours, ['  at config:3:17', '  token is a number: put the value in quotes', '']);
  });

  test('the nearest name of a context', async () => {
    const { host } = await run(['get-contexts', 'b'], { files });
    assert.equal(host.written.stderr, 'error: context b not found\n  did you mean "a"?\n');
  });
});

describe('columns, as the tab writer of kubectl sets them', () => {
  test('wide characters count once, a tab in a name makes a column', async () => {
    const text = 'contexts:\n- {name: "日本", context: {cluster: c}}\n- {name: "a\\tb", context: {}}\n';
    const { host } = await run(['get-contexts', '-o', 'name'], { files: { '/cwd/config': text } });
    assert.equal(host.written.stdout, 'a     b\n日本\n');
  });

  test('a width stays, though a line of one cell began a new table', async () => {
    const text = 'contexts:\n- {name: "a\\tlonger cell\\tx"}\n- {name: b}\n- {name: "c\\td\\te"}\n';
    const { host } = await run(['get-contexts', '-o', 'name'], { files: { '/cwd/config': text } });
    assert.equal(host.written.stdout, 'a     longer cell   x\nb\nc     d             e\n');
  });
});

test('help lists the flags that do something, and exits 0; no subcommand exits 1', async () => {
  const { exit, host } = await run(['view', '--help']);
  assert.equal(exit, 0);
  assert.match(host.written.stdout, /--minify/);
  assert.doesNotMatch(host.written.stdout, /--token/);
  assert.equal((await run([])).exit, 1);
});
