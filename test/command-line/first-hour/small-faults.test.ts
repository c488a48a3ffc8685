/** H: small faults that irritate, numbered. Each test holds what is right in the place of one. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import stringWidth from 'string-width';
import { kubestepsInShell, root } from '../../support/paths.js';
import { pemData } from '../../support/pki.js';
import { realShells, runScript } from '../../support/shells.js';
import { portion } from '../../support/size.js';
import { standIns } from '../../support/stand-ins.js';
import { needs } from '../../support/tools.js';
import { kubeconfig, typed } from './typed.js';

/** A line of bash in an empty folder, where `kubesteps` is ours; the files that it made. */
function bash(
  line: string,
  files: Readonly<Record<string, string>> = {},
): {
  status: number | null;
  stdout: string;
  stderr: string;
  made: readonly string[];
} {
  const folder = mkdtempSync(join(tmpdir(), 'kubesteps-hour-'));
  try {
    for (const [name, text] of Object.entries({ k: kubeconfig, ...files }))
      writeFileSync(join(folder, name), text, { mode: 0o600 });
    const { PATH = '' } = process.env;
    const run = spawnSync('bash', ['-c', `kubesteps() { ${kubestepsInShell} "$@"; }\n${line}\n`], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 60_000,
      env: { PATH, HOME: folder, KUBECONFIG: join(folder, 'k') },
    });
    return { ...run, made: readdirSync(folder).filter((name) => name !== 'k' && !(name in files)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('H1: generate | verify -', () => {
  const { stdout, stderr } = bash('kubesteps generate | kubesteps verify -; echo "${PIPESTATUS[*]}"');
  assert.match(stdout, /\nProved: <stdin> \(bash\).*\n0 0\n$/);
  assert.equal(stderr, '');
});

test('H2: explain -o markdown | head -2', () => {
  const { stdout, stderr } = bash('kubesteps explain -o markdown | head -2; echo "${PIPESTATUS[*]}"');
  assert.match(stdout, /^# Findings\n\n0 0\n$/);
  assert.equal(stderr, '');
});

test('H3: generate -o json makes no file of that name', async () => {
  const { exit, files } = await typed('generate -o json');
  assert.deepEqual([exit, files], [3, {}]);
});

test('H4: generate -o a.ps1 is PowerShell', async () => {
  const { files } = await typed('generate -o a.ps1');
  assert.match(files['/cwd/a.ps1'] ?? '', /^#requires -Version 5\.1\n/);
});

test('H5: the help that a usage error names has the options', async () => {
  const { stderr } = await typed('generate --bad');
  const [, line = ''] = /see 'kubesteps (.*)'\n$/.exec(stderr) ?? [];
  assert.equal(line, 'generate --help');
  assert.match((await typed(line)).stdout, /--service-account/);
});

test('H6: messages do not follow LANG', async () => {
  const env = { LANG: 'ja_JP.UTF-8', LC_ALL: 'ja_JP.UTF-8' };
  const { stderr } = await typed('generate --bad', { env });
  assert.match(stderr, /^error: generate has no option --bad\n/);
});

test('H7: an option is named once, as it was typed', async () => {
  for (const verb of ['generate', 'lint', 'recipes']) {
    const { stderr } = await typed(`${verb} --all-namespaces`);
    assert.match(stderr, /^error: .*--all-namespaces/);
    assert.doesNotMatch(stderr, /allNamespaces/);
  }
});

test('H8: version and help are commands', async () => {
  assert.equal((await typed('version')).stdout, (await typed('--version')).stdout);
  assert.equal((await typed('help generate')).stdout, (await typed('generate --help')).stdout);
});

test('H9: --lang ja alone is the token script, as the help says', async () => {
  const { exit, stdout } = await typed('--lang ja');
  assert.equal(exit, 0);
  assert.match(stdout, /^#!.*bash\n# .*トークン/);
});

test('H10: lint takes a file, and -o as well as --format', async () => {
  const [file, json, format] = await Promise.all([
    typed('lint /home/user/.kube/config'),
    typed('lint -o json'),
    typed('lint --format json'),
  ]);
  assert.match(file.stdout, /KL\d{4}/);
  assert.deepEqual(json, format);
  assert.ok(JSON.parse(json.stdout));
});

test('H11: describe context payments-prod', async () => {
  assert.deepEqual(await typed('describe context payments-prod'), await typed('describe payments-prod'));
});

test('H12: --shell zsh is the script that runs under zsh', async () => {
  assert.match((await typed('generate --shell zsh')).stdout, /^#!/);
});

test('H13: a row of get contexts is a line of the terminal', async () => {
  for (const columns of [80, 100]) {
    const { stdout } = await typed('get contexts', { columns });
    const rows = stdout.trimEnd().split('\n');
    assert.equal(rows.length, 1 + 8, stdout);
    for (const row of rows) assert.ok(stringWidth(row) <= columns, row);
  }
});

test('H14: get clusters shows the port that the kubeconfig has, and no other', async () => {
  const { stdout } = await typed('get clusters');
  assert.match(stdout, /https:\/\/203\.0\.113\.10 /);
  assert.match(stdout, /https:\/\/127\.0\.0\.1:6443/);
  assert.doesNotMatch(stdout, /:443\b/);
});

test('H15: describe of a context whose plugin is not here', async () => {
  const { exit, stdout, stderr } = await typed('describe billing');
  assert.equal(exit, 0);
  assert.match(stdout, /program +NOT ON PATH/);
  assert.match(stderr, /^note: the program "kubelogin" is not on this machine/);
  assert.doesNotMatch(stderr, /Unable to connect/);
});

test('H16: recipes says which do not fit, and why', async () => {
  const k2 = JSON.stringify({
    'current-context': 'tls',
    clusters: [
      { name: 'plain', cluster: { server: 'http://127.0.0.1:8080' } },
      { name: 'tls', cluster: { server: 'https://127.0.0.1:6443' } },
    ],
    contexts: ['plain', 'tls'].map((name) => ({ name, context: { cluster: name, user: 'basic' } })),
    users: [{ name: 'basic', user: { username: 'joe', password: 'joes-own' } }],
  });
  for (const [context, why] of [
    ['plain', 'the server is plain http, where kubectl sends no credentials'],
    ['tls', 'user "basic" signs in with a user name and a password, which no API server since'],
  ]) {
    const { stdout } = bash(`kubesteps recipes --context ${context} --kubeconfig k2`, { k2 });
    assert.ok(stdout.includes(`token\n`) && stdout.includes(`does not fit: ${why}`), stdout);
    assert.doesNotMatch(stdout, /fits this context/);
  }
});

test('H17: no Japanese line ends with an opening bracket', async () => {
  for (const recipe of portion(['token', 'secret-token', 'proxy', 'whoami'], 1))
    for (const shell of ['bash', 'powershell']) {
      const { stdout } = await typed(`generate ${recipe} --lang ja --shell ${shell} --annotate full`);
      assert.doesNotMatch(stdout, /[（「『]$/m, recipe);
    }
});

test('H18: recipes --lang ja is Japanese throughout', async () => {
  const { stdout } = await typed('recipes --lang ja');
  assert.doesNotMatch(stdout, /needs|fits|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]\./u);
  assert.match(stdout, /必要なもの/);
});

test('H19: bash steps.sh | jq .', { skip: needs('bash') }, async () => {
  const [shell] = realShells;
  assert.ok(shell);
  const tools = standIns();
  try {
    const { stdout: script } = await typed('generate');
    const env = { PATH: `${tools.folder}:${process.env.PATH}`, STAND_IN_SERVER: 'https://127.0.0.1:6443' };
    const run = await runScript(shell, script, { env });
    assert.equal(run.status, 0, run.stderr);
    // The stand-in for curl answers with a status and nothing else: so nothing else is here.
    assert.equal(run.stdout, '');
    assert.match(run.stderr, /^\[1\/6\] /m);
  } finally {
    tools.remove();
  }
});

test('H20: every kubectl that a script runs or names for removal has the context', async () => {
  for (const shell of ['bash', 'powershell'])
    for (const lang of ['en', 'ja']) {
      const line = `generate secret-token --shell ${shell} --lang ${lang} --context payments-prod`;
      const { stdout } = await typed(`${line} --service-account builder`);
      const deletes = stdout.match(/kubectl delete .*/g) ?? [];
      assert.ok(deletes.length > 0);
      for (const one of deletes) assert.match(one, /--context/, one);
    }
});

test('H21: a PowerShell script says no more about its folder than bash', async () => {
  const { stdout } = await typed('generate --shell powershell');
  assert.doesNotMatch(stdout, /private folder/);
});

test('H22: where a redirect of npm start is shown, it is silent', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8').replaceAll('\n', ' ');
  assert.match(readme, /npm start --silent > steps\.sh/);
  for (const shown of readme.match(/npm start[^`]*> *\S+/g) ?? []) assert.match(shown, /--silent/);
});

test('H23: the name in a refusal is the name', async () => {
  const { stderr } = await typed('generate --shell powershell --context a"b');
  assert.match(stderr, /^error: "a\\"b" holds a double quote/);
});

test('H24: a script that reads the CA when it runs has not drifted when the CA changes', async () => {
  const { stdout: script } = await typed('generate');
  assert.doesNotMatch(script, /BEGIN CERTIFICATE/);
  const rotated = JSON.parse(kubeconfig);
  rotated.clusters[0].cluster['certificate-authority-data'] = pemData('ca.crt');
  const after = (text: string) =>
    typed('verify old.sh', {
      files: { '/cwd/old.sh': text, '/home/user/.kube/config': JSON.stringify(rotated) },
    });
  const { exit, stdout } = await after(script);
  assert.doesNotMatch(stdout, /error|warning/);
  assert.equal(exit, 0, stdout);
  const edited = await after(script.replace('--max-time 60', '--max-time 61'));
  assert.match(edited.stdout, /warning: the CA of the cluster is another one by now \[KS4203\]/);
});

test('H25: folders that are made are named; ~ is home or refused; config needs its subcommand', async () => {
  assert.match(
    (await typed('generate -o new/dir/x.sh')).stderr,
    /^written: new\/dir\/x\.sh; the folders? new\S* (?:is|are) new\n/,
  );
  const tilde = await typed('generate -o ~/x.sh');
  assert.deepEqual([tilde.exit, tilde.files], [3, {}]);
  assert.match(tilde.stderr, /would make a folder called ~/);
  // As kubectl's own: whoever calls one for the other gets the same.
  assert.equal((await typed('config')).exit, 1);
});

test('H26: English that one reads once', () => {
  const twice =
    /is like that|is no time|is no target|there is nothing called|it says nothing about itself|is by then|no token in sight|the ways in\b|else the context's|whose token|such a token live\?|no context to fit them to/;
  const texts = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join('src', name));
  for (const file of [...texts, 'templates/messages/en.yaml'])
    for (const line of readFileSync(join(root, file), 'utf8').split('\n'))
      if (!/^\s*(\/\/|\/?\*)/.test(line)) assert.doesNotMatch(line, twice, file);
});
