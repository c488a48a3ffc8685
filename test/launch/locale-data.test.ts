/** What starts in prompts and loops loads no data of locales: the first use of it takes a third of the time in which Node starts. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { cli, root } from '../support/paths.js';

const refusing = `
const refuse = () => { throw new Error('data of locales') };
for (const type of [Number, BigInt, Date, Array, String])
  for (const name of ['toLocaleString', 'toLocaleDateString', 'localeCompare'])
    if (name in type.prototype) type.prototype[name] = refuse;
for (const name of ['NumberFormat', 'DateTimeFormat', 'Collator', 'Segmenter', 'ListFormat']) Intl[name] = refuse;
`;
const hook = `data:text/javascript,${encodeURIComponent(refusing)}`;
const KUBECONFIG = join(root, 'templates/sample/kubeconfig.yaml');

for (const args of [['get', 'contexts'], ['config', 'get-contexts'], ['describe'], ['query', '{.kind}']])
  test(args.join(' '), () => {
    const { status, stderr } = spawnSync(process.execPath, ['--import', hook, cli, ...args], {
      env: { PATH: process.env.PATH, HOME: '/nowhere', KUBECONFIG },
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
  });
