/** A kubeconfig that a script writes: proved where its cluster is, in every field, one that was read, and refused else. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { hostWorld } from '../../../src/verify/host-world.js';
import type { FileReport } from '../../../src/verify/report.js';
import { verifyText } from '../../../src/verify/verify.js';
import { fakeHost } from '../../support/host.js';

const cases = 'test/cases';
const kubeconfig =
  readFileSync(`${cases}/kubeconfig-fields-bash/kubeconfig.yaml`, 'utf8') +
  '- {name: other, user: {token: not-shown}}\n';
const script = {
  bash: readFileSync(`${cases}/kubeconfig-fields-bash/stdout`, 'utf8'),
  powershell: readFileSync(`${cases}/kubeconfig-fields-powershell/stdout`, 'utf8'),
};
type Shell = keyof typeof script;

async function report(shell: Shell, text: string, os?: 'windows'): Promise<FileReport> {
  const host = fakeHost({
    files: { '/k': kubeconfig },
    env: { KUBECONFIG: '/k', PATH: '/bin' },
    cwd: '/cwd',
  });
  return verifyText({ file: 'script', text, shell }, hostWorld(host, os === undefined ? {} : { os }));
}

for (const shell of ['bash', 'powershell'] as const)
  for (const os of [undefined, 'windows'] as const)
    test(`${shell}${os === undefined ? '' : ` on ${os}`}: proved; the report says where the secret is, and who may read it`, async () => {
      if (shell === 'bash' && os === 'windows') return;
      const { verdict, files, findings } = await report(shell, script[shell], os);
      assert.equal(verdict, 'proved', JSON.stringify(findings));
      const [placed] = files.slice(-1);
      assert.match(placed?.path ?? '', /default\.kubeconfig$/);
      assert.match(placed?.content ?? '', /token: "«token of ServiceAccount shop\/default, from line \d+»"/);
      assert.equal(placed?.mode, os === 'windows' ? undefined : '0600');
    });

/** What someone changes, and what the report says then. */
const changes: Readonly<
  Record<Shell, readonly (readonly [what: string, from: string | RegExp, to: string, code: RegExp])[]>
> = {
  bash: [
    ['another server', '\\"$APISERVER\\"', '\\"https://evil.example\\"', /KS3105/],
    ['no verification', '    disable-compression: true', '    insecure-skip-tls-verify: true', /KS3105/],
    ['another TLS name', '"kubernetes"', '"evil"', /KS3105/],
    ['no CA', /\n.*certificate-authority-data: .*/, '', /KS3105/],
    ['another proxy', '\\"$PROXY_URL\\"', '\\"http://evil.example:1\\"', /KS3105/],
    ['a plugin', '"    token: \\"$TOKEN\\""', "'    exec: {command: x, apiVersion: a}'", /KS3105/],
    [
      'a plugin beside the token',
      "'  user:' \\\n",
      "'  user:' '    exec: {command: x, apiVersion: a}' \\\n",
      /KS3105/,
    ],
    ['a second user', "'users:' \\\n", "'users:' '- name: a' \\\n", /KS3105/],
    ['the certificate of somebody', "'  user:' \\\n", "'  user:' '    client-key: a' \\\n", /KS3105/],
    ['a token that was not looked at', /case \$TOKEN in[\s\S]*?esac\n/, '', /KS3107/],
    ['a context that is not there', '--context=default@full', '--context=full', /KS4003/],
    ['no YAML', "'kind: Config'", "'kind: ]'", /KS3105/],
    [
      'the token of another cluster',
      'create token default --context="$CONTEXT"',
      'create token default --context=insecure',
      /KS4101/,
    ],
    ['everybody may read it', /(kubectl version --kubeconfig)/, 'chmod 644 "$PART"\n$1', /KS5104/],
    ['another folder in between', /\{ \[ -n/, 'cd / || exit 1\n{ [ -n', /KS3105/],
    ['written once more', /(\nsay 'default)/, '\nprintf a >"$PART"$1', /KS3105/],
    ['written by its new name', /(\nsay 'default)/, '\nprintf a >default.kubeconfig$1', /KS3105/],
    ['opened to others later', /(\nsay 'default)/, '\nchmod 644 "$PART"$1', /KS3105/],
    ['opened to others by its new name', /(\nsay 'default)/, '\nchmod 644 default.kubeconfig$1', /KS3105/],
    ['a name in another folder', '"$PART" default.kubeconfig', '"$PART" /etc/kubeconfig', /KS3105/],
    ['a namespace that a run finds', `'    namespace: "shop"'`, '"    namespace: \\"$LIFE\\""', /KS3105/],
    [
      'printed once more',
      /(kubectl version --kubeconfig)/,
      'kubectl config view --raw --kubeconfig="$PART" -o jsonpath={.kind}\n$1',
      /KS1003|KS3105/,
    ],
    [
      'another context made current',
      /(kubectl version --kubeconfig=\S+) --context=\S+/,
      'kubectl config use-context default@full --kubeconfig="$PART"\n$1',
      /KS1003|KS3105/,
    ],
    [
      'a cluster that is changed in it',
      /(kubectl version --kubeconfig)/,
      'kubectl config set-cluster a --kubeconfig="$PART"\n$1',
      /KS/,
    ],
    ['a symbolic link', 'ln -- ', 'ln -s -- ', /KS3301/],
    ['a template of few letters', '.XXXXXXXXXX', '.XXX', /KS3301/],
  ],
  powershell: [
    ['another server', '`"$apiserver`"', '`"https://evil.example`"', /KS3105/],
    ['no verification', '    disable-compression: true', '    insecure-skip-tls-verify: true', /KS3105/],
    [
      'a token that was not looked at',
      / -or \$token -cnotmatch .*(\) \{\n +throw 'no usable token)/,
      '$1',
      /KS3107/,
    ],
    ['everybody may read it', ']384', ']420', /KS5104/],
    [
      'nobody said who may',
      /\n +if \(\$PSVersionTable.PSEdition -ne 'Desktop'[\s\S]*?\n {8}\}/,
      '',
      /KS5104/,
    ],
    ['a folder of everybody', /, \[IO\.UnixFileMode\]448(\)\n +\} else \{\n +throw)/, '$1', /KS5104/],
    ['moved twice', /(\n +\[IO.File\]::Move.*)/, '$1$1', /KS3105/],
    ['another folder', '-LiteralPath .\n', '-LiteralPath ..\n', /KS3301/],
    ['over what is there', "'default.kubeconfig'))", "'default.kubeconfig'), $true)", /KS1003/],
  ],
};

for (const shell of ['bash', 'powershell'] as const)
  for (const [what, from, to, code] of changes[shell])
    test(`${shell}: ${what}`, async () => {
      const text = script[shell].replace(from, to);
      assert.notEqual(text, script[shell], 'the change is made');
      const { verdict, findings } = await report(shell, text);
      assert.notEqual(verdict, 'proved');
      const open = findings.filter(({ ignored, severity }) => ignored === undefined && severity !== 'info');
      assert.match(open.map((one) => one.code).join(' '), code, JSON.stringify(open));
    });
