/** A: defects that were met in a first hour, numbered. Each test holds what is right in the place of one. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { copy } from '../../../src/explore/clipboard.js';
import { fakeHost } from '../../support/host.js';
import { type RealShell, type Run, realShells, runScript } from '../../support/shells.js';
import { portion } from '../../support/size.js';
import { standIns } from '../../support/stand-ins.js';
import { needs } from '../../support/tools.js';
import { type Answer, kubeconfig, typed } from './typed.js';

type Entry = { name: string; [field: string]: unknown };

/** The kubeconfig with another name for what the context `lab` has of that kind. */
function renamed(kind: 'context' | 'cluster' | 'user', name: string): string {
  const config = JSON.parse(kubeconfig) as {
    'current-context': string;
    contexts: { name: string; context: Record<string, string> }[];
    clusters: Entry[];
    users: Entry[];
  };
  const old = kind === 'user' ? 'jane' : 'lab';
  for (const entry of config[`${kind}s`]) if (entry.name === old) entry.name = name;
  for (const { context } of config.contexts) if (context[kind] === old) context[kind] = name;
  if (kind === 'context') config['current-context'] = name;
  return JSON.stringify(config);
}

test('A1.1: no name of a kubeconfig runs in an interactive zsh, which has no comments', {
  skip: needs('zsh'),
}, async () => {
  for (const kind of ['context', 'cluster', 'user'] as const)
    for (const line of portion(['generate', 'generate proxy', 'generate --style article --lang ja'], 1)) {
      const config = renamed(kind, 'x; touch PWNED; echo');
      const { exit, stdout, stderr } = await typed(line, { files: { '/home/user/.kube/config': config } });
      if (exit !== 0) {
        assert.match(stderr, /^(error|エラー): .*\n {2}\S/, 'refused with a reason');
        continue;
      }
      const folder = mkdtempSync(join(tmpdir(), 'kubesteps-hour-'));
      try {
        const comments = stdout.split('\n').filter((text) => text.startsWith('#'));
        spawnSync('zsh', ['-f', '-i'], {
          cwd: folder,
          input: `${comments.join('\n')}\n`,
          env: { PATH: '/bin:/usr/bin' },
        });
        assert.deepEqual(readdirSync(folder), [], `${kind}, ${line}`);
      } finally {
        rmSync(folder, { recursive: true });
      }
    }
});

test('A1.1: lint names what a shell or a terminal acts on', async () => {
  for (const name of ['x; touch PWNED; echo', '$(touch x)', 'a`b`', 'a\u202eb', 'a\u0007b', 'a\nb']) {
    const files = { '/home/user/.kube/config': renamed('context', name) };
    const { stdout } = await typed('lint', { files });
    assert.match(
      stdout,
      /which a (shell|terminal) acts on|a control character|text that turns/,
      JSON.stringify(name),
    );
  }
});

test('A1.2, A1.3: who copies is told where to paste it', async () => {
  const host = fakeHost({ files: { '/bin/pbcopy': '' }, env: { PATH: '/bin' } });
  for (const exitCode of [0, 1])
    assert.match(
      await copy('x\n', 'bash', { ...host, feed: async () => exitCode }),
      /blocks to paste into bash or zsh$/,
    );
});

/** What is said of a deletion whose cluster was changed, or may have been, before it. */
const moved: readonly (readonly [file: string, before: string, said: RegExp])[] = [
  [
    'a.sh',
    'kubectl config use-context payments-prod',
    /delete secret payments\/db {2}\(cluster "arn:.*payments-prod/,
  ],
  [
    'a.ps1',
    'kubectl config use-context payments-prod',
    /delete secret payments\/db {2}\(cluster "arn:.*payments-prod/,
  ],
  ['a.sh', 'kubectx payments-prod', /\(context not known: /],
  ['a.sh', 'kubens payments', /\(context not known: /],
  ['a.sh', 'kubectl config set-context --current --namespace=payments', /\(context not known: /],
  ['a.sh', 'aws eks update-kubeconfig --name shop', /\(context not known: /],
  ['a.ps1', 'aws eks update-kubeconfig --name shop', /\(context not known: /],
  ['a.sh', 'gcloud container clusters get-credentials shop', /\(context not known: /],
  [
    'a.md',
    'kubectl config use-context payments-prod\n```\n\nThen:\n\n```bash',
    /\(cluster "arn:.*payments-prod/,
  ],
];

for (const [file, before, said] of moved)
  test(`A2: after ${before.split('\n')[0]} in ${file}, a deletion is of the cluster that it is of`, async () => {
    const script = `${before}\nkubectl delete secret db\n`;
    const text = file === 'a.md' ? `# Clean up\n\n\`\`\`bash\n${script}\`\`\`\n` : script;
    const { exit, stdout } = await typed(`verify ${file}`, { files: { [`/cwd/${file}`]: text } });
    assert.notEqual(exit, 0);
    assert.match(stdout, said);
    assert.doesNotMatch(stdout, /cluster "lab"/);
  });

test('A4.1: PowerShell in article style for a context beyond ASCII', async () => {
  for (const recipe of ['token', 'secret-token'])
    for (const lang of ['en', 'ja']) {
      const line = `generate ${recipe} --style article --shell powershell --context 検証環境 --lang ${lang}`;
      const { exit, stderr } = await typed(line);
      assert.deepEqual([exit, stderr], [0, '']);
    }
});

test('A4.2: two clusters with one server, of which one has a CA', async () => {
  const config = JSON.parse(kubeconfig);
  const [{ cluster }] = config.clusters;
  config.clusters.push({ name: 'bare', cluster: { server: cluster.server } });
  config.contexts.push({ name: 'bare', context: { cluster: 'bare', user: 'jane' } });
  const here = JSON.stringify(config);
  for (const context of ['bare', 'lab'])
    for (const [path, option] of [
      ['/home/user/.kube/config', ''],
      ['/cwd/other.yaml', '--kubeconfig other.yaml'],
    ] as const) {
      const { exit, stderr } = await typed(`generate --context ${context} ${option}`, {
        files: { [path]: here },
      });
      assert.deepEqual([exit, stderr], [0, '']);
    }
});

// A name with ! is refused: typed between the article's double quotes, an interactive shell looks for it in its history.
test('A4.3: article style for a cluster beyond ASCII', async () => {
  for (const name of ['検証クラスター', 'équipe', '😀']) {
    const files = { '/home/user/.kube/config': renamed('cluster', name) };
    const { exit, stderr } = await typed('generate --style article', { files });
    assert.equal(exit, 0, stderr);
  }
});

test('A4.4: a plugin that is not here is a note, in generate, recipes and describe', async () => {
  for (const line of ['generate --context billing', 'recipes --context billing', 'describe billing']) {
    const { exit, stdout, stderr } = await typed(line);
    assert.equal(exit, 0, stderr);
    assert.match(stderr, /^note: the program "kubelogin" is not on this machine .*\n$/);
    // Recipe self says that a plugin is for kubectl to run; nothing else is kept back.
    const others = (stdout + stderr).replace(/^self\n(?: .*\n)+/m, '').replace(/^.*\bself\b.*\n/m, '');
    assert.doesNotMatch(others, /Unable to connect|does not fit/);
  }
});

/** Runs a script where the API answers with one status. */
async function answered(
  shell: RealShell,
  script: string,
  status: number,
): Promise<Run & { calls: readonly string[] }> {
  const tools = standIns();
  try {
    writeFileSync(join(tools.folder, 'curl'), `#!/bin/sh\ncat >/dev/null\nprintf ${status}\n`);
    const env = { PATH: `${tools.folder}:${process.env.PATH}`, STAND_IN_SERVER: 'https://127.0.0.1:6443' };
    const run = await runScript(shell, script, { env });
    return { ...run, calls: tools.calls().map((call) => call.join(' ')) };
  } finally {
    tools.remove();
  }
}

for (const shell of portion(
  realShells.filter(({ name }) => name !== 'pwsh Legacy'),
  1,
))
  test(`A5: what secret-token made is removed after 403, in ${shell.name}`, {
    skip: needs(shell.program),
  }, async () => {
    const { stdout: script } = await typed(
      `generate secret-token --path /api/v1/secrets --shell ${shell.dialect}`,
    );
    const { status, stderr, calls } = await answered(shell, script, 403);
    assert.notEqual(status, 0);
    assert.match(stderr, /403 Forbidden/);
    const deletes = calls.filter((call) => call.startsWith('kubectl delete secrets default-token '));
    assert.equal(deletes.length, 1, calls.join('\n'));
    assert.match(deletes[0] ?? '', / --context=lab /);
    assert.doesNotMatch(stderr, /is still there/);
  });

test('A7: a run names its steps, and stdout is the answer alone', { skip: needs('bash') }, async () => {
  const [bash] = realShells;
  assert.ok(bash);
  const { stdout: script } = await typed('generate');
  const run = await answered(bash, script, 200);
  assert.equal(run.stdout, '');
  for (const step of [1, 2, 3, 4, 5, 6]) assert.match(run.stderr, new RegExp(`\\[${step}/6\\] \\S`));
  assert.match(run.stderr, /^HTTP 200$/m);
});

test('A7: the wait for the 401 says that it waits', async () => {
  const { stdout } = await typed('generate secret-token');
  assert.match(stdout, /say '\[8\/8\] Wait for 401/);
});

test('A7: columns by what is needed: no origin of one file, and what ends', async () => {
  const { stdout } = await typed('get contexts', { columns: 100 });
  assert.doesNotMatch(stdout, /ORIGIN|:443\b/);
  const wide = await typed('get contexts -o wide');
  assert.match(wide.stdout, /ORIGIN/);
  assert.match((await typed('get clusters')).stdout, /\(.*\) CA|CA\n/);
});

const inLanguage = (line: string, lang: string): Promise<Answer> =>
  typed(line, { env: { LANG: lang, LC_ALL: lang } });

test('A8: neither messages nor help follow LANG', async () => {
  for (const line of ['generate --bad', '--help', 'generate --help', 'get'])
    for (const lang of ['ja_JP.UTF-8', 'de_DE.UTF-8', 'fr_FR.UTF-8'])
      assert.deepEqual(await inLanguage(line, lang), await inLanguage(line, 'C'), `${line}, ${lang}`);
});

test('A8: every comment of a Japanese script is Japanese', async () => {
  for (const shell of ['bash', 'powershell'])
    for (const recipe of portion(['token', 'secret-token', 'proxy', 'whoami'], 1)) {
      const { stdout } = await typed(`generate ${recipe} --lang ja --shell ${shell} --annotate full`);
      // One comment goes over several lines: it ends where the next line is none.
      const comments = stdout.match(/(?:^ *# .*\n)+/gm) ?? [];
      assert.ok(comments.length > 2);
      for (const comment of comments.filter((one) => !/^\s*# kubesteps: /.test(one)))
        assert.match(comment, /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u, recipe);
    }
});

const unfilled: readonly (readonly [line: string, place: string])[] = [
  ['NAMESPACE=<your namespace>', '1:11'],
  ['kubectl get pods -n <namespace>', '1:21'],
  ['kubectl get pods -n <namespace> -o name', '1:21'],
  ['kubectl get pods -n <name-space> | head', '1:21'],
];

for (const [line, place] of unfilled)
  test(`A6: a placeholder is named as one: ${line}`, async () => {
    const { exit, stdout } = await typed('verify -', { stdin: `${line}\n` });
    assert.equal(exit, 2);
    assert.ok(stdout.startsWith(`<stdin>:${place}: error: <`), stdout);
    assert.match(stdout, /> is a placeholder \[KS2004\]/);
    assert.doesNotMatch(stdout, / writes -|redirect target/);
  });

test('A6: two redirections are no placeholder', async () => {
  for (const line of ['cat <in >out', 'cat <in>out', 'cat < in > out'])
    assert.doesNotMatch((await typed('verify -', { stdin: `${line}\n` })).stdout, /KS2004/, line);
});

test('A6: curl takes an address without a scheme, and asks by http', async () => {
  for (const address of ['localhost:8080/healthz', '127.0.0.1:8080', 'example.com']) {
    const { stdout } = await typed('verify -', { stdin: `curl ${address}\n` });
    assert.match(stdout, new RegExp(`GET http://${address.replaceAll(/[[\]]/g, '\\$&')}$`, 'm'));
    assert.doesNotMatch(stdout, /KS5001/);
  }
  for (const address of [
    'ftp.example.com/x',
    'localhost:99999999/x',
    '/healthz',
    '--proto-default https localhost:8080',
  ])
    assert.doesNotMatch((await typed('verify -', { stdin: `curl ${address}\n` })).stdout, /GET http:/);
});
