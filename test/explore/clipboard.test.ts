/** Which program copies, and what it is given. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copy } from '../../src/explore/clipboard.js';
import type { Host } from '../../src/host.js';
import { fakeHost } from '../support/host.js';

interface Copied {
  readonly how: string;
  readonly fed: readonly { readonly command: readonly string[]; readonly input: Uint8Array }[];
  readonly stdout: string;
}

async function copied(
  programs: readonly string[],
  env: Readonly<Record<string, string>>,
  exitCode: number | null = 0,
  shell: 'bash' | 'powershell' = 'bash',
): Promise<Copied> {
  const files = Object.fromEntries(programs.map((name) => [`/bin/${name}`, '']));
  const host = fakeHost({ files, env: { PATH: '/nowhere:/bin', ...env } });
  const fed: { command: readonly string[]; input: Uint8Array }[] = [];
  const withFeed: Host = {
    ...host,
    feed: async (command, input) => {
      fed.push({ command, input });
      return exitCode;
    },
  };
  const how = await copy('Ò\n', shell, withFeed);
  return { how, fed, stdout: host.written.stdout };
}

test('the first program of this desktop copies, and is given the text', async () => {
  const cases: readonly (readonly [
    readonly string[],
    Readonly<Record<string, string>>,
    readonly string[],
  ])[] = [
    [['pbcopy'], {}, ['/bin/pbcopy']],
    [['wl-copy', 'xclip'], { WAYLAND_DISPLAY: 'w', DISPLAY: ':0' }, ['/bin/wl-copy']],
    [['wl-copy', 'xclip', 'xsel'], { DISPLAY: ':0' }, ['/bin/xclip', '-selection', 'clipboard']],
    [['xsel'], { DISPLAY: ':0' }, ['/bin/xsel', '--clipboard', '--input']],
    [['xsel', 'clip.exe'], {}, ['/bin/clip.exe']],
  ];
  for (const [programs, env, command] of cases) {
    const { fed, stdout, how } = await copied(programs, env);
    assert.deepEqual(
      fed.map((one) => one.command),
      [command],
    );
    assert.equal(stdout, '');
    assert.match(how, /^copied, with \S+: blocks to paste into bash or zsh$/);
    const encoding = command[0] === '/bin/clip.exe' ? 'utf-16le' : 'utf-8';
    assert.equal(new TextDecoder(encoding).decode(fed[0]?.input), 'Ò\n');
  }
});

test('without a program that works the terminal is asked, and the note says that it may refuse', async () => {
  for (const { stdout, how } of [
    await copied([], {}, 0, 'powershell'),
    await copied(['xclip', 'wl-copy'], {}),
    await copied(['pbcopy'], {}, 1),
    await copied(['pbcopy'], {}, null),
  ]) {
    assert.equal(stdout, `\u001b]52;c;${Buffer.from('Ò\n').toString('base64')}\u0007`);
    assert.match(how, /if the terminal allows: blocks to paste into (?:bash or zsh|PowerShell)$/);
    assert.ok(how.length <= 80);
  }
});
