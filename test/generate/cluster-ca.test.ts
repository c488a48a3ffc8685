/** The CA of a cluster that `--cluster` names, whatever its name: the template finds it, and the dry run sees whose it is. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { generated } from '../support/generate.js';
import { pem as pkiPem } from '../support/pki.js';
import { needs } from '../support/tools.js';

const names = ['plain', "it's", '{{.kind}}', 'a`b\\', '名前'];
/** Text before a certificate is read by nobody. */
const pem = (name: string): string => `# ${name}\n${pkiPem('ca.crt')}`;
let folder = '';
let kubeconfig = '';

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubesteps-ca-'));
  kubeconfig = join(folder, 'config');
  writeFileSync(
    kubeconfig,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'own',
      contexts: [{ name: 'own', context: { cluster: 'plain', user: 'one' } }],
      users: [{ name: 'one', user: { token: 'abc' } }],
      clusters: names.map((name, index) => ({
        name,
        cluster: {
          server: `https://127.0.0.1:${index + 7000}`,
          'certificate-authority-data': Buffer.from(pem(name)).toString('base64'),
        },
      })),
    }),
  );
});
after(() => rmSync(folder, { recursive: true }));

for (const shell of ['bash', 'powershell'] as const) {
  test(`${shell}: of each of the names`, { skip: needs('kubectl', 'bash') }, async () => {
    for (const name of names) {
      const options = [`--kubeconfig=${kubeconfig}`, `--cluster=${name}`, `--shell=${shell}`];
      const text = await generated(['token', ...options]);
      const template = /go-template='?(\{\{range.*?\{\{end\}\}\{\{end\}\}\{\{end\}\})'/.exec(text)?.[1] ?? '';
      const { stdout } = spawnSync(
        'kubectl',
        ['config', 'view', '--raw', '--flatten', `--kubeconfig=${kubeconfig}`, `-ogo-template=${template}`],
        { encoding: 'utf8', env: { PATH: process.env.PATH, HOME: folder } },
      );
      assert.equal(stdout, pem(name), `${name}: ${template}`);
    }
  });
}
