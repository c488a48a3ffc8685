/**
 * A script for a kubeconfig with hostile names, pasted through a real terminal into an interactive shell, with and
 * without the marks of a paste: what runs is the script's own steps, and no name. Whatever else a script does that is
 * made to be run and not pasted (its `set -e` ends the shell), it does no harm.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';
import { sampleCa } from '../support/sample.js';
import { every, full } from '../support/size.js';
import { standIns } from '../support/stand-ins.js';
import { Terminal } from '../support/terminal.js';
import { needs } from '../support/tools.js';

const server = 'https://127.0.0.1:9';

/** Each makes a file where it runs: as words, in a substitution, after a line's end, behind a quote, in zsh's globs. */
const names = [
  'x; touch PWNED; echo',
  '`touch PWNED`',
  '$(touch PWNED)',
  'x\ntouch PWNED\n',
  'x\r\ntouch PWNED\r\n',
  "x'; touch PWNED; '",
  'x"; touch PWNED; "',
  'x!!; touch PWNED; !',
  '!touch PWNED',
  '\u202e; touch PWNED; \u2066',
  '\u001b[201~\ntouch PWNED\n',
  '\u0003\u0015touch PWNED\n\u0004',
  '\u2028touch PWNED\u0085touch PWNED',
  '<(touch PWNED)',
  '/(e:touch PWNED:)',
  '’; New-Item PWNED; ’',
  '$(New-Item PWNED)',
  '#> New-Item PWNED <#',
  'x\\',
] as const;

const fields = ['context', 'cluster', 'user', 'server', 'proxy-url', 'namespace'] as const;
type Field = (typeof fields)[number] | 'all';

function kubeconfig(name: string, field: Field): string {
  const named = (of: Field): string => (field === of || field === 'all' ? name : 'plain');
  const cluster = {
    server: field === 'server' ? `${server}/${name}` : server,
    'certificate-authority-data': sampleCa,
    ...(field === 'proxy-url' ? { 'proxy-url': `http://127.0.0.1:9/${name}` } : {}),
  };
  const context = {
    cluster: named('cluster'),
    user: named('user'),
    ...(field === 'namespace' ? { namespace: name } : {}),
  };
  return JSON.stringify({
    clusters: [{ name: named('cluster'), cluster }],
    contexts: [{ name: named('context'), context }],
    users: [{ name: named('user'), user: { token: 'not-to-be-shown' } }],
    'current-context': named('context'),
  }).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

interface Case {
  readonly name: string;
  readonly field: Field;
  readonly recipe: string;
  readonly style: string;
}

/** The script, or undefined where it is refused: then with a reason, and what to do. */
async function scriptOf({ name, field, recipe, style }: Case, shell: string): Promise<string | undefined> {
  const host = fakeHost({ files: { '/k': kubeconfig(name, field) }, env: { KUBECONFIG: '/k' } });
  const code = await main(['generate', recipe, '--style', style, '--shell', shell], host);
  const { stdout, stderr } = host.written;
  if (code === 0) return stdout;
  assert.equal(stdout, '');
  assert.match(stderr, /^(error: )?.+\n {2}\S/, 'a reason, and what to do');
  return undefined;
}

/** Every name in every field, with recipes and styles in turn; with SUITE=every, each with each. */
const cases: readonly Case[] = names.flatMap((name, row) =>
  ([...fields, 'all'] as const).flatMap((field, column) => {
    const kinds = ['token', 'secret-token', 'proxy', 'whoami'].flatMap((recipe) =>
      ['safe', 'article'].map((style) => ({ name, field, recipe, style })),
    );
    return every ? kinds : kinds.slice((row + column) % kinds.length).slice(0, 1);
  }),
);

/** Cases that are written, so many of them; in each run the same. */
async function written(shell: string, count: number): Promise<readonly (readonly [Case, string])[]> {
  const scripts: (readonly [Case, string])[] = [];
  // A stride that meets every name and field before it meets one again.
  for (let index = 0; index < cases.length && scripts.length < count; index += 1) {
    const one = cases[(index * 37) % cases.length];
    const text = one === undefined ? undefined : await scriptOf(one, shell);
    if (one !== undefined && text !== undefined) scripts.push([one, text]);
  }
  assert.ok(scripts.length > 0);
  return scripts;
}

const shells = {
  bash: ['bash', '--norc', '--noprofile', '-i'],
  zsh: ['zsh', '-f', '-i'],
  pwsh: ['pwsh', '-NoProfile', '-NoLogo'],
} as const;

interface Pasted {
  /** The files that came into the working folder. */
  readonly made: readonly string[];
  /** Whether kubectl was called: a script's own steps ran. */
  readonly ran: boolean;
}

/** Waits until the shell has read it all, or has ended. */
async function pasted(
  program: keyof typeof shells,
  text: string,
  bracketed: boolean,
  options: readonly string[] = [],
): Promise<Pasted> {
  const world = mkdtempSync(join(tmpdir(), 'kubesteps-paste-'));
  const [home, work, temporary] = ['home', 'work', 'tmp'].map((name) => join(world, name));
  for (const folder of [home, work, temporary]) mkdirSync(folder ?? '');
  const tools = standIns();
  const ended = join(world, 'ended');
  const read = join(world, 'read');
  const terminal = new Terminal(
    ['sh', '-c', `"$@"; : >'${ended}'; sleep 60`, 'sh', ...shells[program], ...options],
    {
      cwd: work ?? '/',
      columns: 200,
      env: {
        PATH: `${tools.folder}:${process.env.PATH}`,
        HOME: home ?? '',
        TMPDIR: temporary ?? '',
        LANG: 'C.UTF-8',
        PS1: 'ready> ',
        STAND_IN_SERVER: server,
        HISTFILE: '/dev/null',
        POWERSHELL_TELEMETRY_OPTOUT: '1',
        POWERSHELL_UPDATECHECK: 'Off',
        DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1',
      },
    },
  );
  try {
    await terminal.until(/^(?:ready>|PS .*>)/m, 40);
    terminal.paste(text, { bracketed });
    terminal.press('Enter');
    // A quote that a name has opened would hide what comes, and so would a name that is typed twice.
    terminal.press('Enter');
    terminal.paste(program === 'pwsh' ? `[void](New-Item '${read}')\n` : `: >'${read}'\n`, {
      bracketed: false,
    });
    terminal.press('Enter');
    for (const end = Date.now() + 60_000; !existsSync(ended) && !existsSync(read); await sleep(50))
      assert.ok(Date.now() < end, `neither read to its end nor ended:\n${terminal.screen()}`);
    return { made: readdirSync(work ?? ''), ran: existsSync(join(tools.folder, '../record')) };
  } finally {
    terminal.stop();
    tools.remove();
    rmSync(world, { recursive: true, force: true });
  }
}

// PSReadLine asks for no marks of a paste on Unix.
for (const [program, dialect, counts] of [
  ['bash', 'bash', { quick: 2, full: 7, every: 133 }],
  ['zsh', 'bash', { quick: 2, full: 7, every: 133 }],
  ['pwsh', 'powershell', { quick: 1, full: 3, every: 40 }],
] as const)
  for (const bracketed of program === 'pwsh' ? [false] : [true, false]) {
    const how = bracketed ? 'as a paste' : 'as if typed';
    const skip = needs('tmux', program);
    test(`pasted through a terminal into ${program}, ${how}: no name runs`, { skip }, async (t) => {
      const scripts = await written(dialect, every ? counts.every : full ? counts.full : counts.quick);
      let ran = 0;
      for (const [index, [one, text]] of scripts.entries()) {
        // zsh as it comes looks for `!/usr/bin/env` in its history, or ends at a comment, by `set -e`; many people's goes on.
        const options =
          program === 'zsh' && index % 2 === 1 ? ['-o', 'interactive_comments', '-o', 'no_bang_hist'] : [];
        const result = await pasted(program, text, bracketed, options);
        assert.deepEqual(result.made, [], JSON.stringify(one));
        ran += result.ran ? 1 : 0;
      }
      t.diagnostic(`${scripts.length} scripts, of which ${ran} came to call kubectl`);
      assert.ok(ran > 0, 'some script came to its own steps');
    });
  }

const canaries: readonly (readonly [program: keyof typeof shells, text: string, bracketed: boolean])[] = [
  ['zsh', '# x; touch PWNED; echo\n', false],
  ['bash', 'echo x; touch PWNED; echo\n', true],
  ['pwsh', "'x'; [void](New-Item PWNED)\n", false],
];

for (const [program, text, bracketed] of canaries)
  test(
    `the canary sings in ${program}: what is no name does run`,
    { skip: needs('tmux', program) },
    async () => assert.deepEqual((await pasted(program, text, bracketed)).made, ['PWNED']),
  );
