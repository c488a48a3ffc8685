/** An article that waits in vain says for what, and what to look at: real shells, and programs that never answer as is hoped. */
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { generated } from '../support/generate.js';
import { root } from '../support/paths.js';
import { realShells, runScript } from '../support/shells.js';
import { inTurn } from '../support/size.js';
import { needs } from '../support/tools.js';

const folder = mkdtempSync(join(tmpdir(), 'kubesteps-waits-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** No token comes into a Secret; every token is good for ever. */
const programs = {
  kubectl: `#!/bin/sh
case "$*" in
  'create token'*) printf 'stand-in-token' ;;
  *cluster.server*) printf 'https://127.0.0.1:32784' ;;
  *certificate-authority-data*) printf 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==' ;;
esac
`,
  curl: `#!/bin/sh
case "$*" in
  *--write-out*) printf 200 ;;
  *) printf '{"kind":"Secret","metadata":{"uid":"1"},"status":{"token":"stand-in-token"}}' ;;
esac
`,
};
for (const [name, text] of Object.entries(programs)) {
  writeFileSync(join(folder, name), text);
  chmodSync(join(folder, name), 0o755);
}

const tokenFile = join(folder, 'token');
writeFileSync(tokenFile, 'stand-in-token', { mode: 0o600 });

const waits: readonly (readonly [args: readonly string[], says: RegExp])[] = [
  [['secret-token'], /no token comes into the Secret default-token: is there a ServiceAccount default/],
  [['secret-token', '--without-kubectl'], /no token comes into the Secret default-token: is there a Serv/],
  [['bound-token'], /the token still works a minute after its Secret default-bound-token was removed: ask/],
];

for (const [turn, [args, says]] of waits.entries())
  for (const shell of inTurn(realShells, turn))
    test(`${args.join(' ')}: ${shell.name}`, { skip: needs(shell.program) }, async () => {
      const text = await generated([...args, '--style', 'article', '--shell', shell.dialect], {
        KUBECONFIG: args.includes('--without-kubectl')
          ? byFile()
          : join(root, 'templates/sample/kubeconfig.yaml'),
      });
      const quick = text.replaceAll(/(-lt|-ge) 60/g, '$1 2');
      assert.notEqual(quick, text);
      const run = await runScript(shell, quick, { env: { PATH: `${folder}:${process.env.PATH}` } });
      assert.equal(run.status, 1, run.stdout);
      assert.match(run.stderr, says);
    });

function byFile(): string {
  const path = join(folder, 'kubeconfig');
  const config = {
    'current-context': 'test',
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
    clusters: [{ name: 'test', cluster: { server: 'https://127.0.0.1:32784' } }],
    users: [{ name: 'test', user: { tokenFile } }],
  };
  writeFileSync(path, JSON.stringify(config));
  return path;
}
