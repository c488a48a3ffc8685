/**
 * Kubeconfigs in the shapes that the well-known tools write, each in a folder of its own below test/kubeconfigs. What
 * the explorer makes of them stands in `transcript`; UPDATE_GOLDEN=1 writes it anew: review the difference as code.
 * Names, addresses and tokens are invented; certificates were made for these tests and vouch for nothing.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Files, realFiles } from '../src/host.js';
import { loadConfig } from '../src/kubeconfig/load.js';
import { loadingRules } from '../src/kubeconfig/rules.js';
import { main } from '../src/main.js';
import { type FakeHost, fakeHost } from './support/host.js';
import { root } from './support/paths.js';

const shapes = join(root, 'test/kubeconfigs');
const home = '/home/jane';

const commands: readonly (readonly string[])[] = [
  ['get', 'contexts'],
  ['get', 'contexts', '-o', 'wide'],
  ['get', 'clusters'],
  ['get', 'users'],
  ['describe'],
  ['lint'],
];

/** The files of a shape: its `home` is the home folder, modes do not depend on the checkout, plugins are installed. */
function filesOf(folder: string): Files {
  const real = (path: string): string =>
    path.startsWith(`${home}/`) ? join(folder, 'home', path.slice(home.length)) : path;
  return {
    ...realFiles,
    read: (path) => realFiles.read(real(path)),
    stat(path) {
      const stat = realFiles.stat(real(path));
      return stat === undefined ? undefined : { ...stat, mode: 0o600 };
    },
    isExecutable: (path) => path.startsWith('/usr/local/bin/'),
  };
}

function hostOf(folder: string): FakeHost {
  const list = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return fakeHost({
    realFiles: filesOf(folder),
    cwd: folder,
    home,
    env: { KUBECONFIG: list.sort().join(':'), PATH: '/usr/local/bin' },
  });
}

for (const shape of readdirSync(shapes).sort()) {
  const folder = join(shapes, shape);

  test(`${shape}: listed, described and linted`, async () => {
    let transcript = '';
    for (const args of commands) {
      const host = hostOf(folder);
      const exit = await main(args, host);
      const { stdout, stderr } = host.written;
      assert.doesNotMatch(stderr, /internal error/);
      const failed = stderr === '' ? '' : `(stderr)\n${stderr}`;
      // Which recipes there are is no matter of the shape.
      const shown = stdout.replace(/^Recipes\n(?: .*\n)*/m, '');
      transcript += `$ kubesteps ${args.join(' ')}\n${shown}${failed}(exit ${exit})\n\n`;
    }
    transcript = transcript.replaceAll(folder, '${FOLDER}');
    const golden = join(folder, 'transcript');
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden, transcript);
    assert.equal(transcript, readFileSync(golden, 'utf8'));
  });

  test(`${shape}: every context is described as JSON, and no secret is in anything`, async () => {
    const host = hostOf(folder);
    const config = loadConfig(loadingRules({}, host), host);
    const secrets = [...config.authInfos.values()]
      .flatMap(({ token, password, clientKeyData }) => [
        token,
        password,
        Buffer.from(clientKeyData).toString('base64').slice(0, 60),
      ])
      .filter((secret) => secret !== '');
    for (const name of config.contexts.keys()) {
      const one = hostOf(folder);
      assert.equal(await main(['describe', name, '-o', 'json'], one), 0, one.written.stderr);
      const description = JSON.parse(one.written.stdout);
      const context = config.contexts.get(name);
      assert.equal(description.context.name, name);
      assert.equal(description.cluster.server.value, config.clusters.get(context?.cluster ?? '')?.server);
      assert.equal(description.refusal, null);
      for (const secret of secrets) assert.ok(!one.written.stdout.includes(secret));
    }
  });
}
