/**
 * `verify` proves each document as it was written, and finds what somebody changed in it: in the commands of that shell, in
 * that block, at that line.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flavors } from '../../src/document/flavor.js';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';
import { pasteable } from '../support/pasteable.js';
import { sampleCa } from '../support/sample.js';
import { crossed } from '../support/size.js';

const config = JSON.stringify({
  'current-context': 'lab',
  contexts: ['lab', 'other'].map((name) => ({ name, context: { cluster: name, user: 'me' } })),
  clusters: ['lab', 'other'].map((name, index) => ({
    name,
    cluster: { server: `https://127.0.0.${index + 1}:6443`, 'certificate-authority-data': sampleCa },
  })),
  users: [{ name: 'me', user: { token: 'not-shown' } }],
});

interface Finding {
  readonly line: number;
  readonly severity: string;
  readonly code: string;
}
interface Report {
  readonly files: readonly { readonly shell: string; readonly findings: readonly Finding[] }[];
}

async function run(args: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const host = fakeHost({
    files: { '/cwd/k.yaml': config, ...files },
    env: { KUBECONFIG: 'k.yaml', PATH: '/bin' },
  });
  const code = await main(args, host);
  return { code, ...host.written };
}

async function verified(file: string, text: string): Promise<{ code: number; report: Report }> {
  const { code, stdout } = await run(['verify', '-o', 'json', file], { [`/cwd/${file}`]: text });
  return { code, report: JSON.parse(stdout) as Report };
}

const forms = [...flavors.map((flavor) => ['markdown', '--flavor', flavor]), ['html']];
const all = forms.flatMap((form) =>
  pasteable.flatMap((recipe) => ['en', 'ja'].map((lang) => ({ form: form.join(' '), recipe, lang }))),
);

/** What somebody does to a line of one of the shells, and what stands there then. */
const faults: readonly (readonly [what: string, shell: string, line: RegExp, instead: string])[] = [
  ['another server', 'bash', /"\$APISERVER\/[^"]*"/, '"https://10.9.9.9/api"'],
  ['another server', 'powershell', /"\$apiserver\/[^"]*"/, '"https://10.9.9.9/api"'],
  ['another CA', 'bash', /--cacert "\$WORK\/ca.crt"/, '--cacert /etc/other.crt'],
  ['another CA', 'powershell', /--cacert "\$work\/ca.crt"/, '--cacert /etc/other.crt'],
  ['no CA', 'bash', /--cacert "\$WORK\/ca.crt" --capath "\$WORK" /, ''],
  ['a dropped option', 'bash', /command curl --disable /, 'command curl '],
  ['a dropped option', 'powershell', /\$curl --disable /, '$curl '],
  ['a swapped context', 'bash', /--context=lab/, '--context=other'],
  ['a swapped context', 'powershell', /'--context=lab'/, "'--context=other'"],
];

for (const { form, recipe, lang } of crossed(all, 2, (one) => [
  `${one.recipe} ${one.lang}`,
  `${one.form} ${one.lang}`,
]))
  test(`${recipe} as ${form}, ${lang}: proved; what is changed in it is found where it is`, async () => {
    const { code, stdout, stderr } = await run([
      ...['generate', recipe, '--context=lab', '--lang', lang],
      ...['--format', ...form.split(' ')],
    ]);
    assert.equal(code, 0, stderr);
    const file = form === 'html' ? 'a.html' : 'a.md';
    const clean = await verified(file, stdout);
    assert.equal(clean.code, 0);
    for (const shell of ['bash', 'powershell'])
      assert.deepEqual(
        findingsOf(clean.report, shell).filter(({ severity }) => severity !== 'info'),
        [],
      );
    let found = 0;
    for (const [what, shell, pattern, instead] of faults) {
      const at = stdout.search(pattern);
      if (at === -1) continue;
      found += 1;
      const line = stdout.slice(0, at).split('\n').length;
      const planted = await verified(
        file,
        stdout.replace(pattern, () => instead),
      );
      assert.notEqual(planted.code, 0, `${what} ${shell}`);
      const news = (of: string): readonly Finding[] => {
        const before = findingsOf(clean.report, of).map(({ line: at, code: its }) => `${at} ${its}`);
        return findingsOf(planted.report, of).filter((one) => !before.includes(`${one.line} ${one.code}`));
      };
      // A command that goes on over lines is named by its first.
      const isHere = (one: Finding): boolean => one.line <= line + 1 && one.line > line - 10;
      const report = JSON.stringify(planted.report);
      // What is asked through a proxy is the same on each cluster.
      const isTold = recipe === 'proxy' && what === 'a swapped context';
      assert.ok(isTold || news(shell).some(isHere), `${what} ${shell} ${line} ${report}`);
      const drifted = planted.report.files.flatMap(({ findings }) =>
        findings.filter(({ code }) => code === 'KS4205'),
      );
      assert.deepEqual(
        drifted.map((one) => one.line),
        [line],
        report,
      );
      if (isTold) assert.match(report, /GET http:\/\/localhost\/api, to cluster \\"other\\"/);
      const other = shell === 'bash' ? 'powershell' : 'bash';
      assert.deepEqual(news(other), [], `${what} ${shell}`);
    }
    assert.ok(found >= (recipe === 'proxy' ? 3 : 8), `${found}`);
  });

/** But for that the two shells do not do the same any more (KS6006), and from where on the page is not what is made now. */
const findingsOf = ({ files }: Report, shell: string): readonly Finding[] => {
  const its = files.find((one) => one.shell === shell);
  assert.ok(its !== undefined, shell);
  return its.findings.filter(({ code }) => !/^KS(?:42|6006)/.test(code));
};
