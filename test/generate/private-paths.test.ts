/** No text for others holds where a file is on the machine of whoever wrote it; and it still finds the file. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { stylesOf } from '../../src/plan/recipe.js';
import { recipeNamed } from '../../src/plan/recipes.js';
import { fakeHost } from '../support/host.js';
import { kubeconfigRecipes } from '../support/recipes.js';
import { sampleCa } from '../support/sample.js';
import { portion } from '../support/size.js';

const kubeconfig = JSON.stringify({
  'current-context': 'c',
  contexts: [{ name: 'c', context: { cluster: 'k', user: 'u' } }],
  clusters: [
    { name: 'k', cluster: { server: 'https://127.0.0.1:6443', 'certificate-authority-data': sampleCa } },
  ],
  users: [{ name: 'u', user: { token: 'not-shown' } }],
});

/** What `kubesteps` prints on a machine with that home folder. */
async function run(
  args: readonly string[],
  {
    home = '/home/user',
    files = {},
    cwd = home,
  }: { home?: string; files?: Record<string, string>; cwd?: string },
): Promise<{ readonly exit: number; readonly stdout: string; readonly stderr: string }> {
  const host = fakeHost({ env: { HOME: home }, home, files, cwd });
  const exit = await main(args, host);
  return { exit, stdout: host.written.stdout, stderr: host.written.stderr };
}

const shells = ['bash', 'powershell'] as const;
const forms = kubeconfigRecipes.flatMap((name) =>
  shells.flatMap((shell) => stylesOf(recipeNamed(name)).map((style) => ({ name, shell, style }))),
);

for (const { name, shell, style } of portion(forms, 3)) {
  test(`below the home folder: ${name}, ${shell}, ${style}`, async () => {
    const generate = ['generate', name, '--shell', shell, '--style', style, '--lang', 'ja'];
    const named = ['--kubeconfig', 'private/admin.kubeconfig'];
    const made = await run([...generate, ...named], {
      files: { '/home/user/private/admin.kubeconfig': kubeconfig },
    });
    assert.equal(made.exit, 0, made.stderr);
    assert.doesNotMatch(made.stdout, /\/home\/user/);
    assert.match(
      made.stdout,
      /--kubeconfig(?: |\n# )~\/private\/admin\.kubeconfig/,
      'the command that makes it again',
    );
    assert.match(made.stdout, /--kubeconfig="?\$HOME\/private\/admin\.kubeconfig/, 'the argument of kubectl');
    const file = `/tmp/steps.${shell === 'bash' ? 'sh' : 'ps1'}`;
    const elsewhere = { [file]: made.stdout, '/Users/ann/private/admin.kubeconfig': kubeconfig };
    const held = await run(['verify', file], { home: '/Users/ann', files: elsewhere });
    assert.match(held.stdout, /^Proved/m, held.stdout);
    assert.doesNotMatch(held.stdout, /KS42|KS4003/, 'it has not drifted, and finds its context');
  });
}

for (const path of ['/srv/k8s/admin.kubeconfig', '/home/user2/admin.kubeconfig', '/home/user']) {
  test(`elsewhere it stays, and is said: ${path}`, async () => {
    for (const shell of shells) {
      const made = await run(['generate', '--shell', shell, '--kubeconfig', path], {
        files: { [path]: kubeconfig },
      });
      assert.equal(made.exit, 0, made.stderr);
      assert.ok(made.stdout.includes(`--kubeconfig=${path}`));
      assert.match(made.stdout.replace(/\n# /g, ' '), /its place on the machine where this was written/);
    }
  });
}

test('what a folder is called needs quotes', async () => {
  for (const folder of ['a b', "it's", 'x$y', 'x`y', '東京', '~', 'a!b']) {
    const path = `/home/user/${folder}/k`;
    const [bash] = shells;
    for (const shell of /["`]/.test(folder) ? [bash] : shells) {
      const made = await run(['generate', '--shell', shell, '--kubeconfig', path], {
        files: { [path]: kubeconfig },
      });
      assert.equal(made.exit, 0, `${folder}: ${made.stderr}`);
      assert.doesNotMatch(made.stdout, /\/home\/user/);
      const file = `/tmp/steps.${shell === 'bash' ? 'sh' : 'ps1'}`;
      const held = await run(['verify', file], { files: { [file]: made.stdout, [path]: kubeconfig } });
      assert.match(held.stdout, /^Proved: /m, `${folder}: ${held.stdout}`);
    }
  }
});

test('where HOME is no folder of its own, a path stays as it is', async () => {
  for (const home of ['/', '', 'relative']) {
    const made = await run(['generate', '--kubeconfig', '/k'], {
      home,
      cwd: '/',
      files: { '/k': kubeconfig },
    });
    assert.equal(made.exit, 0, made.stderr);
    assert.ok(made.stdout.includes('--kubeconfig=/k'), home);
    // What goes wrong with it has nothing to do with KUBECONFIG.
    assert.match(made.stdout, /kubectl cannot read \/k \(see above\)/);
    assert.doesNotMatch(made.stdout, /check KUBECONFIG/);
  }
});
