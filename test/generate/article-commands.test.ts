/**
 * The five commands of the article stand in the script that `generate` writes where nothing else is asked, visibly and in
 * their order, and the real bash carries them out.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { generated } from '../support/generate.js';
import { root } from '../support/paths.js';
import { realShells, runScript } from '../support/shells.js';
import { standIns } from '../support/stand-ins.js';
import { needs } from '../support/tools.js';

const kubeconfig = join(root, 'templates/sample/kubeconfig.yaml');
const env = { KUBECONFIG: kubeconfig };

/** A command, as the lines of a script that it takes, joined. */
type Commands = readonly (readonly [what: string, command: RegExp])[];

const list = String.raw`{"Cluster name\tServer\n"}{range .clusters[*]}{.name}{"\t"}{.cluster.server}{"\n"}{end}`;
const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const bash: Commands = [
  ['list', new RegExp(`^kubectl config view -o jsonpath='${literally(list)}'`)],
  ['choose', /^export CLUSTER_NAME=['"]test['"]$/],
  [
    'server',
    /^APISERVER=\$\(kubectl config view (?:--minify --context="\$CONTEXT" )?-o jsonpath="\{\.clusters\[\?\(@\.name==\\"\$CLUSTER_NAME\\"\)\]\.cluster\.server\}"\)/,
  ],
  ['token', /^TOKEN=\$\(kubectl create token default(?: --context="\$CONTEXT" --namespace=default)?\)/],
  ['call', /(?:"\$TOKEN" \| )?curl .*(?:--request|-X) GET "\$APISERVER\/api"/],
];

const powershell: Commands = [
  ['list', new RegExp(`kubectl config view -o '?jsonpath=${literally(list.replaceAll('"', "''"))}'`)],
  ['choose', /^\$env:CLUSTER_NAME = 'test'$/],
  [
    'server',
    /^\$apiserver = (?:\[string\]\()?& kubectl config view (?:--minify "--context=\$context" )?-o "jsonpath=\{\.clusters\[\?\(@\.name=='\$env:CLUSTER_NAME'\)\]\.cluster\.server\}"/,
  ],
  ['token', /^\$token = (?:\[string\]\()?& kubectl create token default/],
  ['call', /& \$curl .*(?:--request|-X) GET "\$apiserver\/api"/],
];

/** The commands that are not there behind those before them. */
function missingFrom(text: string, commands: Commands): readonly string[] {
  const lines = text.replace(/(?:[\\`]|\|)\n\s*/g, (end) => (end.startsWith('|') ? '| ' : '')).split('\n');
  const own = lines.map((line) => line.trim()).filter((line) => !line.startsWith('#'));
  let from = 0;
  return commands.flatMap(([what, command]) => {
    const at = own.findIndex((line, index) => index >= from && command.test(line));
    if (at === -1) return [what];
    from = at + 1;
    return [];
  });
}

const names = bash.map(([what]) => what);

for (const style of ['safe', 'article']) {
  test(`${style}: all five in their order, in both shells`, async () => {
    const options = style === 'safe' ? [] : ['--style', style];
    assert.deepEqual(missingFrom(await generated(options, env), bash), []);
    assert.deepEqual(
      missingFrom(await generated([...options, '--shell', 'powershell'], env), powershell),
      [],
    );
  });
}

test('a script that lacks one of them, or has them in another order, is found', async () => {
  const text = await generated([], env);
  const steps = text.split(/\n\n(?=say )/);
  const lines = [
    ...text.matchAll(/^(?:kubectl config view|export CLUSTER|APISERVER=\$|TOKEN=\$|.*--request GET).*$/gm),
  ];
  assert.equal(lines.length, names.length, lines.join('\n'));
  for (const [index, [line]] of lines.entries())
    assert.deepEqual(missingFrom(text.replace(line, ''), bash), [names[index]]);
  const [frame = '', first = '', second = '', ...rest] = steps;
  assert.notDeepEqual(missingFrom([frame, second, first, ...rest].join('\n\n'), bash), []);
});

for (const shell of realShells.filter(({ dialect }) => dialect === 'bash')) {
  test(`${shell.name} carries them out`, { skip: needs(shell.program, 'curl') }, async () => {
    const programs = standIns();
    try {
      const server = 'https://127.0.0.1:32784';
      const run = await runScript(shell, await generated([], env), {
        env: { PATH: `${programs.folder}:${process.env.PATH}`, STAND_IN_SERVER: server },
      });
      assert.equal(run.status, 0, run.stderr);
      const calls = programs.calls().map((call) => call.join(' '));
      const order = [
        `kubectl config view -o jsonpath=${list}`,
        'kubectl config view --minify --context=test -o jsonpath={.clusters[?(@.name=="test")].cluster.server}',
        'kubectl create token default --context=test --namespace=default',
      ].map((call) => calls.indexOf(call));
      const called = calls.findIndex(
        (call) => call.startsWith('curl') && call.includes(` GET ${server}/api `),
      );
      assert.ok(!order.includes(-1) && called !== -1, calls.join('\n'));
      assert.deepEqual(
        [...order, called],
        [...order, called].sort((a, b) => a - b),
      );
    } finally {
      programs.remove();
    }
  });
}
