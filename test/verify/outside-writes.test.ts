/** What is written outside of the folders of a script stands in the report, and is a finding: whatever writes it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { needs } from '../support/tools.js';
import { dryRunOf } from './dry-run.js';

type Shell = 'bash' | 'powershell';

/** Commands, and the file that each writes outside, as the report shows it; empty where a refusal does as well. */
const outside: readonly (readonly [Shell, string, string])[] = [
  ['bash', 'echo x >~/.bashrc', '/home/user/.bashrc'],
  ['bash', 'echo x >>"$HOME/.profile"', '/home/user/.profile'],
  ['bash', 'cd /etc; echo x >motd', 'motd'],
  ['bash', 'kubectl get pods 2>/var/log/x', '/var/log/x'],
  ['bash', 'mkdir ~/x', '/home/user/x/'],
  ['bash', 'mkdir -p ~/x/y', '/home/user/x/y/'],
  ['bash', 'curl -sS -o ~/.bashrc https://example.com/a', '/home/user/.bashrc'],
  ['bash', 'curl -sS --output=/usr/local/bin/kubectl https://example.com/a', ''],
  ['bash', 'curl -sS --output /usr/local/bin/kubectl https://example.com/a', '/usr/local/bin/kubectl'],
  ['bash', 'curl -sS --output-dir /usr/local/bin -o kubectl https://example.com/a', '/usr/local/bin/kubectl'],
  ['bash', 'curl -sS --output-dir /usr/local/bin -O https://example.com/a/kubectl', '/usr/local/bin/kubectl'],
  ['bash', 'cd /usr/local/bin; curl -sSO https://example.com/a/kubectl', 'kubectl'],
  ['bash', 'curl -sS -D ~/.bashrc https://example.com/a', '/home/user/.bashrc'],
  ['bash', 'curl -sS --dump-header ~/.bashrc https://example.com/a', '/home/user/.bashrc'],
  ['bash', 'curl -sS -c ~/jar https://example.com/a', '/home/user/jar'],
  ['bash', 'curl -sS --trace ~/trace https://example.com/a', '/home/user/trace'],
  ['bash', 'curl -sS --trace-ascii ~/trace https://example.com/a', '/home/user/trace'],
  ['bash', 'curl --stderr ~/log https://example.com/a', '/home/user/log'],
  ['bash', 'curl -sS --libcurl ~/a.c https://example.com/a', '/home/user/a.c'],
  ['bash', 'curl -sS --etag-save ~/etag https://example.com/a', '/home/user/etag'],
  ['bash', 'curl -sS --hsts ~/hsts https://example.com/a', '/home/user/hsts'],
  ['bash', 'curl -sS --alt-svc ~/alt https://example.com/a', '/home/user/alt'],
  ['bash', "curl -sS -w '%output{/etc/x}a' https://example.com/a", ''],
  ['bash', 'curl -sS -O https://example.com/', ''],
  ['bash', 'curl -sS --remote-name-all https://example.com/a', ''],
  ['bash', "printf 'output = /etc/x\\n' | curl -sS -K - https://example.com/a", '/etc/x'],
  ['bash', 'cp a ~/x', ''],
  ['bash', 'mv a ~/x', ''],
  ['bash', 'ln -s a ~/x', ''],
  ['bash', 'kubectl get pods | tee ~/x', ''],
  ['bash', 'touch ~/x', ''],
  ['bash', 'install a ~/x', ''],
  ['bash', 'dd if=a of=/etc/x', ''],
  ['bash', 'chmod 600 ~/x', ''],
  ['bash', 'chown root ~/x', ''],
  ['bash', 'rm ~/x', 'none'],
  ['powershell', "Set-Content -LiteralPath /etc/x -Value 'a'", '/etc/x'],
  ['powershell', "Set-Content -LiteralPath ~/x -Value 'a'", ''],
  ['powershell', "Add-Content -LiteralPath /etc/x -Value 'a'", ''],
  ['powershell', "'a' | Out-File -FilePath /etc/x", '/etc/x'],
  ['powershell', "'a' > /etc/x", '/etc/x'],
  ['powershell', 'kubectl get pods 2> /etc/x', '/etc/x'],
  ['powershell', "[IO.File]::WriteAllText('/etc/x', 'a')", '/etc/x'],
  ['powershell', "[IO.File]::WriteAllLines('/etc/x', [string[]] @('a'))", ''],
  ['powershell', "[IO.File]::WriteAllBytes('/etc/x', [byte[]] @(1))", ''],
  ['powershell', "[IO.File]::AppendAllText('/etc/x', 'a')", ''],
  ['powershell', "$null = [IO.Directory]::CreateDirectory('/etc/x')", '/etc/x/'],
  ['powershell', "$null = New-Item -ItemType Directory -Path '/etc/x'", '/etc/x/'],
  ['powershell', "$null = New-Item -ItemType File -Path '/etc/x'", '/etc/x'],
  ['powershell', "Invoke-RestMethod -Uri 'https://example.com/a' -OutFile /etc/x", '/etc/x'],
  ['powershell', "Invoke-WebRequest -Uri 'https://example.com/a' -OutFile /etc/x", '/etc/x'],
  ['powershell', 'Start-Transcript -Path /etc/x', ''],
  ['powershell', "'a' | Tee-Object -FilePath /etc/x", ''],
  ['powershell', 'Copy-Item a /etc/x', ''],
  ['powershell', 'Move-Item a /etc/x', ''],
  ['powershell', 'curl.exe -sS -o /etc/x https://example.com/a', '/etc/x'],
];

for (const [shell, text, path] of outside) {
  test(`${shell}: ${text}`, async () => {
    const report = await dryRunOf(shell, `${text}\n`);
    if (path === '') {
      const told = report.findings.some(({ notProved, code }) => notProved || code === 'KS3105');
      assert.ok(told, JSON.stringify(report.findings));
      return;
    }
    assert.ok(
      report.findings.some(({ code }) => code === 'KS3105'),
      JSON.stringify(report.findings),
    );
    if (path !== 'none')
      assert.ok(
        report.files.some((file) => file.path === path),
        JSON.stringify(report.files),
      );
  });
}

/** Commands that write where the script was started, or in its own folder. */
const inside: readonly (readonly [Shell, string, readonly string[]])[] = [
  ['bash', 'echo x >out.txt', ['out.txt']],
  ['bash', 'mkdir out; echo x >out/a', ['out/', 'out/a']],
  ['bash', 'curl -sS -o ca.crt https://example.com/a', ['ca.crt']],
  ['bash', 'curl -sSO https://example.com/a/kubectl', ['kubectl']],
  ['bash', 'curl -sS --output-dir out -O "https://example.com/kubectl?x=y"', ['out/kubectl']],
  ['bash', 'curl -sS -o /dev/null https://example.com/a', []],
  ['bash', 'curl -sS -D headers.txt https://example.com/a', ['headers.txt']],
  [
    'bash',
    'W=$(mktemp -d) || exit 1\nmkdir "$W/a"\ncurl -sS -o "$W/a/b" https://example.com/a\nrm -rf -- "$W"',
    ['«temporary folder from line 1»/a/b'],
  ],
  ['powershell', "Set-Content -LiteralPath ./x -Value 'a'", ['./x']],
  ['powershell', "[IO.File]::WriteAllText('x', 'a')", ['x']],
  ['powershell', "$null = New-Item -ItemType Directory -Path 'out'", ['out/']],
];

for (const [shell, text, paths] of inside) {
  test(`${shell}: ${text}, which is the script's own`, async () => {
    const report = await dryRunOf(shell, `${text}\n`);
    assert.deepEqual(
      report.findings.filter(({ code }) => code === 'KS3105'),
      [],
    );
    assert.deepEqual(
      report.files.map(({ path }) => path),
      paths,
    );
  });
}

/** Arguments of curl, and the files that they leave; `URL` is the address of a folder with the files `one` and `two`. */
const outputs: readonly (readonly string[])[] = [
  ['-O', 'URL/one'],
  ['-o', 'a', '-O', 'URL/one', 'URL/two'],
  ['URL/one', '-O', 'URL/two', '-o', 'b'],
  ['--output-dir', 'folder', '-O', 'URL/one'],
  ['--output-dir', 'folder', '-o', 'a', 'URL/one'],
  ['-O', '--no-remote-name', 'URL/one', '-o', 'a', 'URL/two'],
];

test('a real curl leaves its answers where the report says', { skip: needs('curl') }, async () => {
  for (const given of outputs) {
    const base = mkdtempSync(join(tmpdir(), 'kubesteps-outputs-'));
    try {
      for (const folder of ['from', 'to/folder']) mkdirSync(join(base, folder), { recursive: true });
      for (const name of ['one', 'two']) writeFileSync(join(base, 'from', name), name);
      const real = given.map((argument) => argument.replace('URL', `file://${base}/from`));
      const { stderr } = spawnSync('curl', ['-q', '-sS', ...real], {
        cwd: join(base, 'to'),
        encoding: 'utf8',
      });
      const left = readdirSync(join(base, 'to'), { recursive: true, encoding: 'utf8' });
      const text = given.map((argument) => argument.replace('URL', 'https://example.com'));
      const report = await dryRunOf('bash', `curl -q -sS ${text.join(' ')}\n`);
      if (report.verdict === 'not-proved') continue;
      assert.deepEqual(
        left.filter((name) => name !== 'folder').sort(),
        report.files.map(({ path }) => path).sort(),
        `${given.join(' ')} ${stderr}`,
      );
    } finally {
      rmSync(base, { recursive: true, force: true });
    }
  }
});
