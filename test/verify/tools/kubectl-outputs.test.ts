/** The formats of `--output`, held to the real kubectl; nothing answers at the address that it is given. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { refusesOutput } from '../../../src/kubectl-flags/output-formats.js';
import { needsKubectl } from '../../support/tools.js';

const run = promisify(execFile);

const nowhere = '--server=http://127.0.0.1:1';
const calls: Readonly<Record<string, readonly string[]>> = {
  'config get-contexts': [],
  'config view': [],
  'create token': ['default', nowhere],
  version: ['--client'],
};

const outputs = [
  ...['', 'json', 'JSON', 'yaml', 'kyaml', 'name', 'wide', 'nonsense', '=json', 'yaml=x', 'true'],
  ...['jsonpath', 'jsonpath=', 'jsonpath={.a}', 'jsonpath-as-json={.a}', 'template={{.a}}', 'go-template'],
  ...['custom-columns', 'custom-columns=A:.a', 'go-template={{.a}}', 'templatefile='],
];

/** What kubectl says where it does not know a format. */
const refusal = /unable to match a printer|template format specified|is not available in|--output must be/;

for (const [path, more] of Object.entries(calls)) {
  test(`kubectl ${path} refuses the formats that the table refuses`, { skip: needsKubectl(36) }, async () => {
    const env = { PATH: process.env.PATH, KUBECONFIG: '/dev/null', HOME: '/nonexistent', GOGC: 'off' };
    for (const output of outputs) {
      const args = [...path.split(' '), ...more, `--output=${output}`];
      const { stderr } = await run('kubectl', args, { env, timeout: 60_000 }).catch(
        (failure: { stderr: string }) => failure,
      );
      assert.equal(refusesOutput(path, output), refusal.test(stderr), `${args.join(' ')}\n${stderr}`);
    }
  });
}
