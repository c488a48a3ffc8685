import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { realFiles } from '../../src/host.js';
import { main } from '../../src/main.js';
import { recipes } from '../../src/plan/recipes.js';
import { type FakeHostOptions, fakeHost } from '../support/host.js';
import { conformance } from '../support/paths.js';
import { pem } from '../support/pki.js';

const yaml = `apiVersion: v1
kind: Config
clusters:
- name: lab
  cluster:
    server: https://lab.example.com/k8s
    certificate-authority: ca.crt
    tls-server-name: lab.internal
    proxy-url: http://jane:hunter2@proxy:3128
- {name: other, cluster: {server: "https://other.example.com"}}
users:
- name: jane
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1
      command: own-plugin
      args: [get-token, --client-secret, hunter2]
      env: [{name: OWN_TOKEN, value: hunter2}]
      interactiveMode: Never
      installHint: |
        ask the
        platform team
    as: admin
    as-groups: [ops]
- {name: cert, user: {client-certificate: client.crt, client-key: client.key}}
contexts:
- {name: lab, context: {cluster: lab, user: jane, namespace: shop}}
- {name: files, context: {cluster: lab, user: cert}}
- {name: loose, context: {cluster: lab, user: nobody}}
current-context: files
`;

const files = {
  '/etc/k/a.yaml': yaml,
  '/etc/k/b.yaml': 'clusters:\n- {name: lab, cluster: {server: "https://wrong.example.com"}}\n',
  '/etc/k/ca.crt': pem('ca.crt'),
  '/etc/k/client.crt': pem('client.crt'),
  '/etc/k/client.key': pem('client.key'),
  '/opt/bin/own-plugin': '',
};

async function describe(
  args: string,
  options: FakeHostOptions = {},
): Promise<{ exit: number; stdout: string; stderr: string }> {
  const env = { KUBECONFIG: '/etc/k/a.yaml:/etc/k/b.yaml', PATH: '/opt/bin' };
  const host = fakeHost({ files, env, ...options });
  const exit = await main(['describe', ...args.split(' ').filter((word) => word !== '')], host);
  return { exit, stdout: host.written.stdout, stderr: host.written.stderr };
}

/** The lines as `label: value @ place`. */
function lines(text: string): readonly string[] {
  return text.split('\n').map((line) =>
    line
      .trim()
      .split(/\s{2,}/)
      .join(' | '),
  );
}

test('everything about a context, each value with its place, and which entry is hidden', async () => {
  const { exit, stdout, stderr } = await describe('lab');
  assert.deepEqual([exit, stderr], [0, '']);
  const shown = lines(stdout);
  for (const line of [
    'name | lab | /etc/k/a.yaml:27',
    'namespace | shop | /etc/k/a.yaml:27',
    'overrides | an entry of the same name in a later file | /etc/k/b.yaml:2',
    'server | https://lab.example.com/k8s | /etc/k/a.yaml:6',
    'address | lab.example.com:443',
    'path | /k8s',
    'TLS | verified with the CA file',
    'TLS server name | lab.internal | /etc/k/a.yaml:8',
    'proxy | http://jane:***@proxy:3128 | /etc/k/a.yaml:9',
    'CA file | /etc/k/ca.crt | /etc/k/a.yaml:7',
    'CA | CN=sample-ca | /etc/k/a.yaml:7',
    'signs in with | an exec plugin',
    'command | own-plugin | /etc/k/a.yaml:16',
    'arguments | get-token --client-secret *** | /etc/k/a.yaml:17',
    'environment | OWN_TOKEN | /etc/k/a.yaml:18',
    'program | /opt/bin/own-plugin',
    'acts as | admin | /etc/k/a.yaml:23',
    'groups | ops | /etc/k/a.yaml:24',
  ]) {
    assert.ok(shown.includes(line), `${line} is not in\n${shown.join('\n')}`);
  }
  assert.ok(!stdout.includes('hunter2'));
});

test('every recipe is there, and whether it fits', async () => {
  const { stdout } = await describe('files');
  const list = stdout.slice(stdout.indexOf('\nRecipes\n'));
  for (const name of recipes.keys()) assert.match(list, new RegExp(`^  ${name} `, 'm'));
  const json = JSON.parse((await describe('files -o json')).stdout);
  assert.deepEqual(
    json.recipes.map(({ name }: { name: string }) => name),
    [...recipes.keys()],
  );
});

test('the current context, with files read beside the kubeconfig', async () => {
  const { stdout } = await describe('');
  assert.match(stdout, /current +yes +\/etc\/k\/a\.yaml:30/);
  assert.match(stdout, /key +matches the certificate \(\/etc\/k\/client\.key\)/);
  assert.match(stdout, /signs in as +user jane, groups dev, ops, "quoted"/);
});

test('--context, --cluster, --user and -n', async () => {
  assert.match((await describe('--context lab')).stdout, /namespace +shop/);
  const { stdout } = await describe('lab --cluster other --user cert -n kube-system');
  const shown = lines(stdout);
  for (const line of [
    'cluster | other (from the command line)',
    'user | cert (from the command line)',
    'namespace | kube-system (from the command line)',
    'address | other.example.com:443',
  ]) {
    assert.ok(shown.includes(line), line);
  }
});

test('what is not there is an error with the place and the nearest name', async () => {
  const unknown = await describe('lba');
  assert.deepEqual([unknown.exit, unknown.stdout], [1, '']);
  assert.match(
    unknown.stderr,
    /^error: context "lba" does not exist\n {2}did you mean the context "lab"\?\n$/,
  );
  const loose = await describe('loose');
  assert.equal(loose.exit, 1);
  assert.match(
    loose.stderr,
    /^error: user "nobody" was not found for context "loose"\n {2}at \/etc\/k\/a\.yaml:29:/,
  );
});

test('a plugin that is not there: the description, how to install it, recipes, and a note', async () => {
  const { exit, stdout, stderr } = await describe('lab', {
    env: { KUBECONFIG: '/etc/k/a.yaml', PATH: '/bin' },
  });
  assert.equal(exit, 0);
  assert.match(stdout, /program +NOT ON PATH\n +to install +ask the platform team\n/);
  assert.match(stderr, /^note: the program "own-plugin" is not on this machine .*\n$/);
  assert.match(stdout, /^Recipes$/m);
});

test('colours are the only difference on a terminal', async () => {
  const { stdout } = await describe('lab', { isTTY: true, columns: 200 });
  assert.match(stdout, /\u001b\[1m/);
  assert.equal(stdout.replaceAll(/\u001b\[\d+m/g, ''), (await describe('lab')).stdout);
});

interface Case {
  readonly id: string;
  readonly group: string;
  readonly files: readonly string[];
  readonly args: readonly string[];
  readonly stderrContains: string;
}

const inputs = join(conformance, 'inputs');
const clients = readFileSync(join(conformance, 'kubeconfig.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Case)
  .filter(({ group }) => group === 'client');

test('json, yaml and kyaml hold the same', async () => {
  const json = JSON.parse((await describe('-o json')).stdout);
  assert.ok(json.cluster !== undefined);
  for (const output of ['yaml', 'kyaml']) {
    assert.deepEqual(parse((await describe(`-o ${output}`)).stdout), json, output);
  }
});

test('there are recorded clients that kubectl refuses', () => assert.equal(clients.length, 26));

/** Its CA is not there, and stands beside insecure-skip-tls-verify: kubectl names the one, we name the other. */
const twice = 's-kc-client-014';

/** What kubectl refuses only because it is not on the machine where it runs. */
const notHere = ({ id, files: list, stderrContains }: Case): boolean =>
  list.length > 0 &&
  id !== twice &&
  /^[^\n]*(?:no such file or directory|executable \S+ not found)/.test(stderrContains);

test('some of them would be right on another machine', () => assert.equal(clients.filter(notHere).length, 5));

for (const { id, files: list, args } of clients.filter(notHere)) {
  test(`${id}: what is not on this machine is a note of describe`, async () => {
    const flags = args.slice(args.indexOf('/') + 1);
    const env = { KUBECONFIG: list.join(':'), PATH: '/usr/bin:/bin' };
    const host = fakeHost({ realFiles, cwd: inputs, env });
    assert.equal(await main(['describe', ...flags, '-o', 'json'], host), 0);
    assert.match(
      host.written.stderr,
      /^(?:note: the (?:file|program) "[^"]+" is not on this machine .*\n)+$/,
    );
    assert.ok(JSON.parse(host.written.stdout).missing.length > 0);
  });
}

for (const { id, files: list, args, stderrContains } of clients.filter((one) => !notHere(one))) {
  test(`${id}: what kubectl refuses is an error of describe`, async () => {
    const flags = args.slice(args.indexOf('/') + 1);
    for (const output of [[], ['-o', 'json']]) {
      const host = fakeHost({
        realFiles,
        cwd: inputs,
        env: { KUBECONFIG: list.join(':'), PATH: '/usr/bin:/bin' },
      });
      assert.equal(await main(['describe', ...flags, ...output], host), 1);
      if (id === twice) assert.match(host.written.stderr, /insecure flag is not allowed/);
      else
        assert.ok(
          host.written.stderr.includes(stderrContains.replaceAll('${DIR}', inputs)),
          host.written.stderr,
        );
      if (output.length > 0 && host.written.stdout !== '') {
        assert.ok(JSON.parse(host.written.stdout).refusal.message !== '');
      }
    }
  });
}
