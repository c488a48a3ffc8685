/** The sandbox: a script that means harm finds nothing and leaves nothing. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { environmentFor } from '../../src/exec-check/environment.js';
import { Runs } from '../../src/exec-check/runs.js';
import { type Host, realHost } from '../../src/host.js';
import { needs } from '../support/tools.js';

const folder = mkdtempSync(join(tmpdir(), 'kubesteps-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, 'secret'), 'do-not-read');

// What bwrap itself is started with.
process.env.OTHER = 'do-not-read';

const host: Host = {
  ...realHost(),
  cwd: folder,
  env: { PATH: process.env.PATH, HOME: homedir(), PRIVATE: 'do-not-read', OTHER: 'do-not-read' },
};

/** What the script says by calling kubectl. */
async function said(text: string, seconds = 10) {
  const runs = new Runs([{ path: '/home/someone/.kube/config', content: '{}' }], [], host);
  try {
    const environment = environmentFor(text, undefined, host);
    const run = await runs.run(text, 'bash', 'fine', environment, seconds);
    return { ...run, words: run.calls.flatMap(({ argv }) => argv.slice(1)) };
  } finally {
    runs.remove();
  }
}

const skip = needs('bwrap', 'bash', 'kubectl');

test('an honest script runs', { skip }, async () => {
  const { words, status } = await said('kubectl get pods; sleep 1000; exit 3\n');
  assert.deepEqual(words, ['get', 'pods']);
  assert.equal(status, 3);
});

test('nothing of the machine can be written', { skip }, async () => {
  const targets = [join(folder, 'written'), join(homedir(), 'kubesteps-was-here'), '/etc/kubesteps-was-here'];
  await said(targets.map((path) => `echo x > ${path}\n`).join(''));
  assert.deepEqual(
    targets.filter((path) => existsSync(path)),
    [],
  );
});

test('files of people cannot be read, and variables are not told', { skip }, async () => {
  const { words } = await said(
    `kubectl "$(cat ${folder}/secret)" "$PRIVATE" "$(ls -A "$HOME" | grep -v config)" "$(env | grep -c do-not-read)"\n`,
  );
  assert.deepEqual(words, ['', 'value', '', '0']);
});

test('there is no network', { skip }, async () => {
  let connections = 0;
  const server = createServer(() => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  try {
    const { words } = await said(
      `if (exec 3<>/dev/tcp/127.0.0.1/${port}) 2>/dev/null; then kubectl yes; else kubectl no; fi\n`,
    );
    assert.deepEqual(words, ['no']);
    assert.equal(connections, 0);
  } finally {
    server.close();
  }
});

test('no process of the machine can be seen or killed', { skip }, async () => {
  const { words } = await said(
    `kill -9 ${process.pid} 2>/dev/null || kubectl refused\nkubectl "$([ -e /proc/${process.pid}/environ ] && cat /proc/${process.pid}/environ | tr '\\0' '\\n' | grep -c PATH)"\n`,
  );
  assert.equal(words[0], 'refused');
  assert.equal(words[1], '');
});

test('what runs in the background ends with it', { skip }, async () => {
  const mark = `kubesteps${process.pid}`;
  await said(`(exec -a ${mark} /bin/sleep 60) & disown; exit 0\n`);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const left = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, 'utf8').startsWith(mark);
      } catch {
        return false;
      }
    });
  assert.deepEqual(left, []);
});

for (const [what, endless] of [
  ['works', 'while :; do :; done'],
  ['waits', '/bin/sleep 1000'],
])
  test(`a script that ${what} without end is cut off`, { skip }, async () => {
    const { cut, words } = await said(`kubectl get pods\n${endless}\n`, 1);
    assert.equal(cut, true);
    assert.deepEqual(words, ['get', 'pods']);
  });

test('a script that waits longer than it may work is not', { skip }, async () => {
  const { cut, words } = await said('/bin/sleep 1.5; kubectl get pods\n', 1);
  assert.equal(cut, false);
  assert.deepEqual(words, ['get', 'pods']);
});

test('a file that grows without end is cut off', { skip }, async () => {
  const { words } = await said('yes >/tmp/full; kubectl "$(($(stat -c %s /tmp/full) <= 67108864))"\n');
  assert.deepEqual(words, ['1']);
});

test('kubectl and curl with their folder are the stand-ins too', { skip }, async () => {
  const { calls } = await said('/usr/bin/curl https://a; /usr/bin/kubectl get pods; /bin/curl https://b\n');
  const installed = ['/usr/bin/curl', '/usr/bin/kubectl', '/bin/curl'].filter((path) => existsSync(path));
  assert.deepEqual(
    calls.map(({ argv }) => argv[0]),
    installed.map((path) => basename(path)),
  );
});

test('of the machine, there is nothing but its programs', { skip }, async () => {
  const { words } = await said(
    'kubectl / /*; kubectl etc /etc/*; (echo x >/written) 2>/dev/null || kubectl refused\n',
  );
  const known = /^\/(?:bin|dev|etc|gnu|home|lib\w*|media|mnt|nix|opt|proc|root|run|sbin|srv|tmp|usr|var)?$/;
  const [top, etc] = [words.slice(1, words.indexOf('etc')), words.slice(words.indexOf('etc') + 1, -1)];
  assert.deepEqual(
    top.filter((path) => !known.test(path)),
    [],
  );
  assert.ok(etc.includes('/etc/passwd'));
  assert.ok(!etc.includes('/etc/shadow') && !etc.includes('/etc/hostname'), etc.join(' '));
  assert.equal(words.at(-1), 'refused');
});
