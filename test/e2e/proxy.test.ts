/**
 * The proxy recipe is private: while kubectl proxy runs, no other user of the machine gets an answer through it; and
 * however the script ends, neither a process nor a socket nor a folder of it is left.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { generated } from '../support/generate.js';
import { holdingPrograms } from '../support/holding-programs.js';
import { type RealShell, type Run, realShells, runScript } from '../support/shells.js';
import { crossed } from '../support/size.js';
import { needsCluster } from '../support/tools.js';
import { adminKubeconfig } from './cluster.js';

const skip =
  process.platform === 'linux' ? needsCluster('bash', 'zsh', 'pwsh', 'kubectl', 'curl') : 'reads /proc';
const asOther =
  process.getuid?.() === 0 ? skip : skip || 'only root can try it as another user of the machine';
const nobody = 65534;

const shells = realShells.filter(({ name }) => name !== 'pwsh Legacy');

interface Held {
  /** Where the script's own folder stands, open to everybody. */
  readonly temporary: string;
  /** The script. */
  readonly pid: number;
}

/** Runs the proxy recipe, and does something while the nth call of a program is held back. */
async function during(
  shell: RealShell,
  held: { readonly program: string; readonly call: number },
  look: (held: Held) => Promise<void> | void,
  change: (text: string) => string = (text) => text,
  atEnd: (temporary: string) => void = () => undefined,
): Promise<{ readonly run: Run; readonly left: readonly string[] }> {
  const temporary = mkdtempSync(join(tmpdir(), 'kubesteps-proxy-'));
  chmodSync(temporary, 0o1777);
  const programs = holdingPrograms(['kubectl', 'curl', 'sleep'], held);
  const options = ['proxy', '--shell', shell.dialect, '--kubeconfig', adminKubeconfig];
  const text = change(await generated(options));
  let looked: Promise<void> | undefined;
  try {
    const env = { TMPDIR: temporary, PATH: `${programs.folder}:${process.env.PATH}` };
    const run = await runScript(shell, text, {
      env,
      started: (pid) => {
        looked = programs
          .reached()
          .then(() => look({ temporary, pid }))
          .finally(() => programs.release());
      },
    });
    await looked;
    const own = (name: string): boolean =>
      !/^(clr-debug-pipe|dotnet-diagnostic|\.dotnet|CoreFxPipe)/.test(name);
    const running = await stillRunning(temporary);
    atEnd(temporary);
    return { run, left: [...readdirSync(temporary).filter(own), ...running] };
  } finally {
    for (const { pid } of processesOf(temporary)) process.kill(Number(pid));
    programs.remove();
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Processes that name the folder, once those that were told to end have had the time. */
async function stillRunning(folder: string): Promise<readonly string[]> {
  for (let attempt = 0; attempt < 50 && processesOf(folder).length > 0; attempt += 1) await pause(100);
  return processesOf(folder).map(({ commandLine }) => commandLine);
}

function processesOf(folder: string): readonly { readonly pid: string; readonly commandLine: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .map((pid) => ({
      pid,
      commandLine: textOf(`/proc/${pid}/cmdline`),
      environment: textOf(`/proc/${pid}/environ`),
    }))
    .filter(({ commandLine, environment }) => `${commandLine}\0${environment}`.includes(folder));
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** What curl says, as another user: the status, or that there was none. */
function curl(args: readonly string[], user: number): string {
  const options = [
    '--disable',
    '--silent',
    '--max-time',
    '10',
    '--output',
    '/dev/null',
    '--write-out',
    '%{http_code}',
  ];
  return spawnSync('curl', [...options, ...args], { uid: user, gid: user, encoding: 'utf8' }).stdout;
}

/** The socket of the one folder that the script made. */
function socketIn(temporary: string): string {
  const [path] = readdirSync(temporary)
    .map((name) => join(temporary, name, 'proxy.sock'))
    .filter((one) => existsSync(one));
  assert.ok(path, 'there is a socket');
  return path;
}

const atCurl = { program: 'curl', call: 1 };

for (const shell of crossed(shells, 1, ({ dialect }) => [dialect])) {
  test(`nobody else gets through: ${shell.name}`, { skip: asOther }, async () => {
    const seen: string[] = [];
    const { run, left } = await during(shell, atCurl, ({ temporary }) => {
      const through = ['--unix-socket', socketIn(temporary)];
      const root = process.getuid?.() ?? 0;
      for (const user of [root, nobody]) seen.push(curl([...through, 'http://localhost/api'], user));
      seen.push(curl([...through, 'http://localhost/version'], root));
      seen.push(curl([...through, '--request', 'DELETE', 'http://localhost/api'], root));
      seen.push(String(listeningPorts(temporary)));
    });
    assert.deepEqual(
      seen,
      ['200', '000', '403', '403', ''],
      'its owner, another user, another path, DELETE, ports',
    );
    assert.equal(run.status, 0, run.stderr);
    assert.match(run.stderr, /^HTTP 200$/m);
    assert.equal(JSON.parse(run.stdout).kind, 'APIVersions');
    assert.deepEqual(left, []);
  });
}

/** The TCP ports on which processes listen that name the folder. */
function listeningPorts(folder: string): readonly number[] {
  const inodes = new Map<string, number>();
  for (const line of ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((path) => textOf(path).split('\n'))) {
    const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
    if (state === '0A') inodes.set(`socket:[${inode}]`, Number.parseInt(local.replace(/^.*:/, ''), 16));
  }
  const listening = processesOf(folder).flatMap(({ pid }) => openFiles(pid));
  return [...new Set(listening)].flatMap((link) => inodes.get(link) ?? []);
}

function openFiles(pid: string): readonly string[] {
  const list = spawnSync('readlink', readNames(`/proc/${pid}/fd`), { encoding: 'utf8' });
  return list.stdout.split('\n');
}

function readNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

test('where there is no socket it is a port, the script says so, and others do get through', {
  skip: asOther,
}, async () => {
  const [pwsh] = shells.filter(({ dialect }) => dialect === 'powershell');
  assert.ok(pwsh);
  const seen: string[] = [];
  const { run, left } = await during(
    pwsh,
    atCurl,
    ({ temporary }) => {
      const [port] = listeningPorts(temporary);
      seen.push(curl([`http://127.0.0.1:${port}/api`], nobody));
    },
    (text) => text.replaceAll("[version]'7.3' -and", "[version]'99.0' -and"),
  );
  assert.deepEqual(seen, ['200']);
  assert.match(run.stderr, /every user of this machine can call \/api through it as/);
  assert.match(run.stderr, /^HTTP 200$/m);
  assert.deepEqual([run.status, left], [0, []]);
});

/** Every call of the recipe that takes time. */
const moments = [{ program: 'kubectl', call: 2 }, { program: 'kubectl', call: 3 }, atCurl] as const;

const signals = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const;

for (const shell of crossed(shells, 1, ({ dialect }) => [dialect])) {
  // pwsh runs no `finally` when it is terminated: what is left then has a test of its own.
  for (const [signal, status] of signals.filter(([name]) => shell.dialect === 'bash' || name === 'SIGINT')) {
    test(`${signal} at each call: nothing is left, ${shell.name}`, { skip }, async () => {
      for (const moment of moments) {
        const { run, left } = await during(shell, moment, ({ pid }) => void process.kill(pid, signal));
        const which = `${moment.program} ${moment.call}: ${run.stderr}`;
        assert.deepEqual(left, [], which);
        // Behind `-Command`, pwsh itself decides which failure it is.
        if (shell.dialect === 'bash') assert.equal(run.status, status, which);
        else assert.notEqual(run.status, 0, which);
      }
    });
  }
}

test('SIGTERM ends PowerShell without a clean-up: what is left, no other user can enter, and it holds no secret', {
  skip,
}, async () => {
  const [pwsh] = shells.filter(({ dialect }) => dialect === 'powershell');
  assert.ok(pwsh);
  const texts: string[] = [];
  const modes: number[] = [];
  const { run } = await during(
    pwsh,
    atCurl,
    ({ pid }) => void process.kill(pid, 'SIGTERM'),
    undefined,
    (temporary) => {
      const folders = readdirSync(temporary).filter((name) => name.startsWith('kubesteps-'));
      for (const folder of folders.map((name) => join(temporary, name))) {
        modes.push(statSync(folder).mode & 0o777);
        for (const name of readdirSync(folder)) texts.push(textOf(join(folder, name)));
      }
    },
  );
  assert.notEqual(run.status, 0);
  assert.deepEqual(modes, [0o700]);
  assert.match(texts.join(), /Starting to serve/);
  assert.doesNotMatch(texts.join(), /PRIVATE KEY|Bearer|eyJ/);
});
