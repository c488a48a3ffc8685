/** whoami says who one is on servers of each age: by the review, and on older ones by what the token is, which the server confirms. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generated } from '../support/generate.js';
import { realShells, runScript } from '../support/shells.js';
import { portion } from '../support/size.js';
import { needsCluster } from '../support/tools.js';
import { adminKubeconfig } from './cluster.js';

const skip = needsCluster('bash', 'zsh', 'pwsh', 'kubectl', 'curl');
const name = 'system:serviceaccount:default:default';

for (const shell of portion(realShells, 1))
  for (const lang of ['en', 'ja'])
    test(`${shell.name}, ${lang}`, { skip }, async () => {
      const text = await generated(['whoami', '--shell', shell.dialect, '--lang', lang], {
        KUBECONFIG: adminKubeconfig,
      });
      const run = await runScript(shell, text, { env: { KUBECONFIG: adminKubeconfig } });
      const answer = JSON.parse(run.stdout);
      if (run.status === 0) {
        assert.equal(answer.status.userInfo.username, name);
        return;
      }
      assert.equal(run.status, 1, run.stderr);
      assert.match(run.stderr, /^HTTP 40[34]$/m);
      const last = run.stderr.trimEnd().split('\n').slice(-1).join();
      assert.ok(last.includes('1.28') && last.includes(name), last);
      if (answer.code === 403) assert.ok(answer.message.includes(`"${name}"`), answer.message);
    });
