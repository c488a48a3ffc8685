/** One document for several contexts: each context's commands are proved on their own, held against the others', and renewed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lint } from 'markdownlint/sync';
import { flavors } from '../../src/document/flavor.js';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';
import { pasteable } from '../support/pasteable.js';
import { sampleCa } from '../support/sample.js';
import { portion } from '../support/size.js';

const ca = { 'certificate-authority-data': sampleCa };
const arn = 'arn:aws:eks:eu-west-1:1:cluster/edge';
/** One as the others, one in another namespace and through a proxy, one that has no CA. */
const clusters: Readonly<Record<string, object>> = {
  lab: { server: 'https://127.0.0.1:6443', ...ca },
  prod: { server: 'https://prod.example.com/k8s/1', ...ca, 'proxy-url': 'http://127.0.0.1:3128' },
  edge: { server: 'https://10.0.0.9:6443' },
};
const contexts = { lab: {}, 'prod-east': { cluster: 'prod', namespace: 'shop' }, [arn]: { cluster: 'edge' } };
const kubeconfig = (change: Readonly<Record<string, object>> = {}): string =>
  JSON.stringify({
    'current-context': 'lab',
    clusters: Object.entries({ ...clusters, ...change }).map(([name, cluster]) => ({ name, cluster })),
    contexts: Object.entries(contexts).map(([name, own]) => ({
      name,
      context: { cluster: name, user: 'me', ...own },
    })),
    users: [{ name: 'me', user: { token: 'not-shown' } }],
  });

async function run(
  args: readonly string[],
  files: Readonly<Record<string, string>> = {},
  config = kubeconfig(),
): Promise<{ code: number; stdout: string; stderr: string; memory: Map<string, unknown> }> {
  const host = fakeHost({
    files: { '/cwd/k.yaml': config, ...files },
    env: { KUBECONFIG: 'k.yaml', PATH: '/bin' },
  });
  const code = await main(args, host);
  return { code, ...host.written, memory: host.memory };
}

const all = Object.keys(contexts).map((name) => `--context=${name}`);

const pages = new Map<string, Promise<string>>();
/** The page of the kubeconfig above: the same arguments make the same one. */
function written(...args: readonly string[]): Promise<string> {
  const made = pages.get(args.join(' ')) ?? generate(args);
  pages.set(args.join(' '), made);
  return made;
}

async function generate(args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await run([
    'generate',
    ...args,
    ...(args.join().includes('--context') ? [] : all),
  ]);
  assert.equal(code, 0, stderr);
  return stdout;
}

const closing = (stdout: string): string[] =>
  stdout.split('\n').filter((line) => /^(?:Proved|Not proved)/.test(line));
const findings = (stdout: string): string[] =>
  stdout.split('\n').filter((line) => /(?:warning|error): /.test(line));

const forms = [...flavors.map((flavor) => ['markdown', '--flavor', flavor]), ['html']].flatMap((form) =>
  pasteable.map((recipe) => [recipe, '--format', ...form]),
);
for (const [index, args] of portion(forms, 2, 12).entries())
  test(`${args.join(' ')}: each context is proved by itself, in both shells, and all do the same`, async () => {
    const text = await written(...args, '--lang', index % 2 === 0 ? 'en' : 'ja');
    const file = args.includes('html') ? 'a.html' : 'a.md';
    const { code, stdout } = await run(['verify', file], { [`/cwd/${file}`]: text });
    assert.equal(code, 0, stdout);
    assert.deepEqual(findings(stdout), []);
    assert.deepEqual(
      closing(stdout).map((line) => line.replace(/ · .*/, '')),
      ['1', '2', '3'].flatMap((number) => [
        `Proved: ${file} (bash, context ${number})`,
        `Proved: ${file} (powershell, context ${number})`,
      ]),
    );
    assert.match(stdout, /^assuming: the commands for each context are run in a window of their own$/m);
  });

const planted = [
  ['the context of another', '--minify --context=prod-east', '--minify --context=lab', 'bash', 2],
  ['no check of the certificate', '--cacert "$WORK/ca.crt" --capath "$WORK"', '--insecure', 'bash', 1],
  [
    'another server',
    `--request GET "$apiserver/api"`,
    '--request GET "https://10.9.9.9/api"',
    'powershell',
    1,
  ],
] as const;
for (const format of portion(['markdown', 'html'], 1))
  for (const [what, before, after, shell, number] of planted)
    test(`${format}: ${what} is found in the block of that context, at its line`, async () => {
      const text = await written('token', '--format', format);
      assert.ok(text.includes(before), before);
      const line = text.slice(0, text.indexOf(before)).split('\n').length;
      const file = format === 'html' ? 'a.html' : 'a.md';
      const { code, stdout } = await run(['verify', '-o', 'json', file], {
        [`/cwd/${file}`]: text.replace(before, () => after),
      });
      assert.notEqual(code, 0);
      const { files } = JSON.parse(stdout) as {
        files: {
          shell: string;
          choice: number;
          findings: { line: number; severity: string; code: string }[];
        }[];
      };
      const bad = files.flatMap((one) =>
        one.findings
          .filter(({ severity, code: found }) => severity !== 'info' && !/^KS(?:42|6006)/.test(found))
          .map((finding) => ({ ...finding, ...one })),
      );
      assert.ok(bad.length > 0, stdout);
      for (const one of bad) assert.deepEqual([one.shell, one.choice], [shell, number]);
      // A command that goes on over lines is named by its first.
      assert.ok(
        bad.some(
          (one) =>
            files.length === 6 && one.findings.some((each) => each.line <= line + 1 && each.line > line - 8),
        ),
        `${line} ${JSON.stringify(bad)}`,
      );
    });

test('a server may have another name, a path, a slash at its end or brackets: all do the same', async () => {
  const config = kubeconfig({
    lab: { server: 'https://127.0.0.1:6443', ...ca, 'tls-server-name': 'lab.example.com' },
    prod: { server: 'https://prod.example.com/k8s/1/', ...ca },
    edge: { server: 'https://[2001:db8::9]:6443/' },
  });
  const patch = ['-X', 'PATCH', '--resource', 'deployments/web', '--content-type', 'merge', '-d', '{}'];
  for (const [format, ...request] of [['markdown'], ['html'], ['markdown', ...patch]]) {
    const made = await run(['generate', 'token', ...all, `--format=${format}`, ...request], {}, config);
    assert.equal(made.code, 0, made.stderr);
    const file = format === 'html' ? 'a.html' : 'a.md';
    const { stdout } = await run(['verify', file], { [`/cwd/${file}`]: made.stdout }, config);
    assert.deepEqual(findings(stdout), []);
  }
});

test('what one context asks for and the others do not is a finding', async () => {
  for (const [format, file] of [
    ['markdown', 'a.md'],
    ['html', 'a.html'],
  ] as const) {
    const text = await written('token', '--format', format);
    const at = text.lastIndexOf('"$APISERVER/api"');
    const changed = `${text.slice(0, at)}"$APISERVER/version"${text.slice(at + '"$APISERVER/api"'.length)}`;
    const { stdout } = await run(['verify', file], { [`/cwd/${file}`]: changed });
    const [one, two, ...more] = findings(stdout).filter((line) => line.includes('KS6006'));
    assert.deepEqual(more, []);
    assert.match(
      `${one}\n${two}`,
      /the blocks for context 1 and those for context 3 do not do the same: only in context 1: GET https:\/\/127\.0\.0\.1:6443\/api; only in context 3: GET https:\/\/10\.0\.0\.9:6443\/version/,
    );
    assert.match(`${one}\n${two}`, /the blocks for bash and those for PowerShell do not/);
  }
});

test('markdownlint finds nothing, and each link leads to a heading', async () => {
  for (const flavor of portion(flavors, 2)) {
    const text = await written('token', '--format', 'markdown', '--flavor', flavor);
    const dialect = { mkdocs: { MD046: false, MD031: false, MD051: false }, docusaurus: { MD033: false } };
    const own = dialect[flavor as keyof typeof dialect] ?? {};
    const found = lint({ strings: { text }, config: { MD013: { code_blocks: false }, ...own } }).text ?? [];
    assert.deepEqual(
      found.map(({ lineNumber, ruleNames }) => `${lineNumber}: ${ruleNames[0]}`),
      [],
    );
    assert.match(
      text,
      /^- \[`prod-east`\]\(#context-2-prod-east\): `https:\/\/prod\.example\.com\/k8s\/1`$/m,
    );
    // Of a name with other characters, renderers make other ids.
    assert.match(text, /^- `arn:aws:eks:eu-west-1:1:cluster\/edge`: /m);
  }
});

test('what has drifted is said of its context, and --update renews it and keeps what people wrote', async () => {
  for (const [format, file] of [
    ['markdown', 'a.md'],
    ['html', 'a.html'],
  ] as const) {
    const text = (await written('token', '--format', format)).replace(
      'Whom to ask for access',
      'Ask #platform',
    );
    const now = kubeconfig({ edge: { server: 'https://10.0.0.10:6443' } });
    const files = { [`/cwd/${file}`]: text };
    assert.deepEqual(findings((await run(['verify', file], files)).stdout), []);
    const { code, stdout } = await run(['verify', file], files, now);
    assert.equal(code, 1);
    assert.match(
      stdout,
      /the server of context "arn:aws:eks:eu-west-1:1:cluster\/edge" was "https:\/\/10\.0\.0\.9:6443" and is now "https:\/\/10\.0\.0\.10:6443" \[KS4202\]/,
    );
    const line = text.split('\n').findIndex((each) => /\(kubesteps:\w{20}|name=kubesteps/.test(each)) + 1;
    assert.match(stdout, new RegExp(`^${file}:${line}:1: warning: the server of context`, 'm'));
    const update = await run(['verify', '--update', file], files, now);
    assert.equal(update.code, 0, update.stdout + update.stderr);
    const after = `${update.memory.get(`/cwd/${file}`)}`;
    assert.match(after, /https:\/\/10\.0\.0\.10:6443/);
    assert.doesNotMatch(after, /https:\/\/10\.0\.0\.9:6443/);
    if (format === 'markdown') assert.match(after, /Ask #platform/);
    const other = kubeconfig({ lab: { server: 'https://127.0.0.1:6443' } });
    assert.match(
      (await run(['verify', file], files, other)).stdout,
      /the CA of context "lab" is another one by now/,
    );
  }
});

test('a namespace that was asked for holds for all, else each context has its own', async () => {
  const own = await written('token', '--format', 'markdown');
  assert.match(own, /`shop\/default`/);
  const asked = await written('token', '--format', 'markdown', '--namespace', 'tools', ...all);
  assert.doesNotMatch(asked, /`shop\/default`/);
  assert.deepEqual(findings((await run(['verify', 'a.md'], { '/cwd/a.md': asked })).stdout), []);
});

test('the same context twice is one, and two are no script', async () => {
  const page = await written('token', '--format', 'markdown', '--context=lab', '--context=lab');
  assert.equal(page, await written('token', '--format', 'markdown', '--context=lab'));
  for (const form of ['script', 'paste']) {
    const { code, stderr } = await run([
      'generate',
      'token',
      '--format',
      form,
      '--context=lab',
      '--context',
      arn,
    ]);
    assert.equal(code, 3);
    assert.match(stderr, /--context is said more than once, and a script is for one context\n {2}name one, /);
  }
  for (const option of ['cluster', 'user'])
    assert.match(
      (await run(['generate', '--format=html', ...all, `--${option}=lab`])).stderr,
      new RegExp(`--${option} has no meaning with more than one --context`),
    );
  const editable = await run(['generate', '--format=html', ...all, '--editable']);
  assert.match(editable.stderr, /--editable has no meaning with more than one --context\n {2}.*--output-dir/);
  const many = Array.from({ length: 21 }, (_, index) => `--context=c${index}`);
  assert.match((await run(['generate', '--format=html', ...many])).stderr, /at most 20 contexts/);
});

test('what stands outside is for all, and what looks like a mark in a block is none', async () => {
  const block = (text: string): string => `\`\`\`bash\n${text}\n\`\`\`\n\n`;
  const mark = (number: number): string => `[//]: # (kubesteps:context ${number})\n\n`;
  const get = (name: string): string => block(`kubectl get pods --context=${name}`);
  const commands = async (text: string): Promise<string[]> =>
    closing((await run(['verify', 'a.md'], { '/cwd/a.md': text })).stdout).map((line) =>
      line.replace(/^.*: | · \d+ API.*/g, ''),
    );
  const shared = `${get('lab')}${mark(1)}${get('lab')}${mark(2)}${get('prod-east')}${get('prod-east')}`;
  const end = `[//]: # (kubesteps:contexts-end)\n\n${get('lab')}`;
  assert.deepEqual(await commands(shared + end), [
    'a.md (bash, context 1) · 3 commands',
    'a.md (bash, context 2) · 4 commands',
  ]);
  const inBlock = `${get('lab')}${block(`cat <<'END'\n${mark(2).trim()}\nEND`)}${get('prod-east')}`;
  assert.deepEqual(await commands(inBlock), ['a.md (bash) · 3 commands']);
});
