/** Every recorded answer of `kubectl config`, through the same arguments; and the clients that kubectl would not build. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { KubeconfigError } from '../../src/errors.js';
import { realHost } from '../../src/host.js';
import { loadConfig } from '../../src/kubeconfig/load.js';
import { loadingRules } from '../../src/kubeconfig/rules.js';
import { confirmUsable } from '../../src/kubeconfig/usable.js';
import { main } from '../../src/main.js';
import { type FakeHost, fakeHost } from '../support/host.js';
import { conformance } from '../support/paths.js';
import { changed, newer, type Recording, recordings } from './newer.js';
import { withoutValues } from '../support/without-values.js';

/** Cases that have another answer since are held to that one. */
const cases: readonly Recording[] = [
  ...recordings('kubeconfig.jsonl').filter(({ id }) => !changed.has(id)),
  ...newer,
];

const inputs = join(conformance, 'inputs');
const { files } = realHost();

function hostOf({ files: list, home }: Recording): FakeHost {
  return fakeHost({
    realFiles: files,
    env: { ...(list.length > 0 ? { KUBECONFIG: list.join(':') } : {}), PATH: '/usr/bin:/bin' },
    cwd: inputs,
    home: home === undefined ? '' : join(inputs, home),
  });
}

const here = (text: string): string => text.replaceAll('${DIR}', inputs);

/** kubectl's message comes first, to the byte; ours may follow. */
function checkStderr(recorded: Recording, stderr: string): void {
  if (recorded.stderrContains !== null) assert.ok(stderr.includes(here(recorded.stderrContains)), stderr);
  if (recorded.stderr === undefined) return;
  const exact = withoutValues(here(recorded.stderr));
  assert.equal(stderr.slice(0, exact.length), exact);
}

async function checkConfig(recorded: Recording): Promise<void> {
  const host = hostOf(recorded);
  const exit = await main(recorded.args, host);
  const { stdout, stderr } = host.written;
  assert.equal(exit, recorded.exit, stderr);
  const answers = [recorded.stdout, ...(recorded.stdoutAnyOf ?? [])];
  if (!answers.includes(stdout)) assert.equal(stdout, recorded.stdout);
  if (recorded.exit === 0) assert.equal(stderr, '');
  checkStderr(recorded, stderr);
}

/** The value of one of the case's flags. */
function flag({ args }: Recording, name: string): string | undefined {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? undefined : args[at + 1];
}

function checkClient(recorded: Recording): void {
  const host = hostOf(recorded);
  const build = (): void => {
    const config = loadConfig(loadingRules({ kubeconfig: flag(recorded, 'kubeconfig') }, host), host);
    const overrides = { cluster: flag(recorded, 'cluster'), user: flag(recorded, 'user') };
    confirmUsable(config, flag(recorded, 'context'), overrides, host);
  };
  assert.throws(build, (error) => {
    assert.ok(error instanceof KubeconfigError, String(error));
    assert.ok(error.hint !== undefined && error.hint !== '');
    checkStderr(recorded, `${error.label}${error.message}\n`);
    return true;
  });
}

test('there are 241 cases, 98 of them with another answer since, and 226 new ones', () =>
  assert.equal(cases.length, 241 - 98 + 324));

for (const group of new Set(cases.map((recorded) => recorded.group))) {
  describe(group, () => {
    for (const recorded of cases.filter((one) => one.group === group)) {
      const name = `${recorded.id} ${recorded.files.join(':')} ${recorded.args.join(' ')}`;
      test(name, () => (group === 'client' ? checkClient(recorded) : checkConfig(recorded)));
    }
  });
}
