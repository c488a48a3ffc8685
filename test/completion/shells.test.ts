/** The completion scripts in the real shells: whatever a name holds, the completed line gives exactly that name. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { hostileNames } from '../support/hostile.js';
import { cli, executable, kubectlComplete, root } from '../support/paths.js';
import { inTurn, portion } from '../support/size.js';
import { Terminal } from '../support/terminal.js';
import { findProgram, needs } from '../support/tools.js';
import { makeWorld, type World } from './world.js';

const everywhere = [
  'default/api-host:6443/kube:admin',
  'kubernetes-admin@kubernetes',
  'my context',
  "it's",
  'q"!',
  "end'",
  'with"',
];

/** Each name behind a start that is its own, so that the start and a TAB are enough. */
const numbered = hostileNames.map((name, index) => `n${String(index).padStart(2, '0')}${name}`);
const start = (name: string): string => name.slice(0, 3);

/** Some of a third of them for each shell on a terminal, where every TAB takes its time. */
const third = (which: number): readonly string[] =>
  portion(
    numbered.filter((_, index) => index % 3 === which),
    1,
    8,
  );

const bare = makeWorld(hostileNames);
const started = makeWorld([...numbered, ...everywhere]);
after(() => {
  bare.remove();
  started.remove();
});

function run(world: World, program: string, args: readonly string[], input = ''): string {
  const result = spawnSync(program, args, { env: world.env, cwd: world.folder, encoding: 'utf8', input });
  assert.equal(result.stderr.replace(/.*compopt: not currently executing.*\n/g, ''), '');
  return result.stdout;
}

test('bash: all names at once, in every kind of quote', { skip: needs('bash') }, () => {
  const script = `
    source <(kubesteps completion bash)
    for quote in '' "'" '"' "$'"; do
      COMP_LINE="kubesteps describe $quote" COMP_WORDBREAKS=$' \\t\\n"\\'@><=;|&(:'
      COMP_POINT=\${#COMP_LINE}
      _kubesteps
      close=\${quote: -1}
      for reply in "\${COMPREPLY[@]}"; do
        # Readline closes the quote, unless the text ends in its character.
        case $reply in *"\${close:-none}") end='' ;; *) end=$close ;; esac
        eval "printf '%s\\0' $quote$reply$end"
      done
    done`;
  const names = run(bare, 'bash', ['--norc', '-c', script]).split('\0').slice(0, -1);
  assert.deepEqual(names, [...hostileNames, ...hostileNames, ...hostileNames, ...hostileNames]);
});

test('the bash script is as shellcheck wants it', { skip: needs('shellcheck') }, () => {
  assert.equal(run(bare, 'shellcheck', [join(root, 'templates/completion/kubesteps.bash')]), '');
});

/** Types each line into a shell on a terminal, and waits for the calls that it makes. */
async function typed(
  world: World,
  terminal: Terminal,
  lines: readonly (readonly [string, string])[],
): Promise<void> {
  for (const [line, expected] of lines) {
    const made = world.calls().length + line.split(';').length;
    terminal.type(line);
    terminal.press('Tab', 'Enter');
    for (let wait = 0; world.calls().length < made; wait += 1) {
      assert.ok(wait < 1500, `${line} called nothing:\n${terminal.screen()}`);
      await sleep(20);
    }
    assert.deepEqual(world.calls().at(-1)?.at(-1), expected, `${line}\n${terminal.screen()}`);
  }
}

/** In a shell with readline's or zle's own idea of words. */
const wordy: readonly (readonly [string, string])[] = [
  ["kubesteps describe 'it", "it's"],
  ['kubesteps describe "it', "it's"],
  ['kubesteps describe it', "it's"],
  ["kubesteps describe 'q", 'q"!'],
  ["kubesteps describe 'end", "end'"],
  ['kubesteps describe "wit', 'with"'],
  ['kubesteps describe "q\\"', 'q"!'],
  ['kubesteps describe default/api-host:6443/kube:a', 'default/api-host:6443/kube:admin'],
  ['kubesteps describe "default/api-host:6443/kube:a', 'default/api-host:6443/kube:admin'],
  ['kubesteps describe kubernetes-admin@k', 'kubernetes-admin@kubernetes'],
  ['kubesteps describe my\\ c', 'my context'],
  ["kubesteps describe my' c", 'my context'],
  ['kubesteps generate --context=my', '--context=my context'],
  ['kubesteps generate --context=default/api-host:6', '--context=default/api-host:6443/kube:admin'],
  ['kubesteps generate --shell=po', '--shell=powershell'],
  ['kubesteps generate --sho; kubesteps describe my', 'my context'],
];

const lines = (names: readonly string[]): readonly (readonly [string, string])[] =>
  names.map((name) => [`kubesteps describe ${start(name)}`, name]);

test('bash on a terminal', { skip: needs('bash', 'tmux') }, async (t) => {
  const terminal = new Terminal(['bash', '--norc', '--noprofile', '-i'], {
    env: started.env,
    cwd: started.folder,
  });
  t.after(() => terminal.stop());
  terminal.type("PS1='ready> '; source <(kubesteps completion bash)");
  terminal.press('Enter');
  await terminal.until(/^ready>/m);
  await typed(started, terminal, [...portion(wordy, 1), ...lines(third(0))]);
});

/** Files where files are wanted, and only there: two pairs, of which each shell has one in a quick run. */
const fileLines: readonly (readonly (readonly [string, string])[])[] = [
  [
    ['kubesteps verify scr', 'script one.sh'],
    ['kubesteps describe scr', 'scr'],
  ],
  [
    ['kubesteps generate --kubeconfig=scr', '--kubeconfig=script one.sh'],
    ['kubesteps config view -o jsonpath-as', 'jsonpath-as-json='],
  ],
];

test('bash on a terminal: files where files are wanted, and only there', {
  skip: needs('bash', 'tmux'),
}, async (t) => {
  const world = makeWorld(['one']);
  t.after(() => world.remove());
  writeFileSync(join(world.folder, 'script one.sh'), '');
  const terminal = new Terminal(['bash', '--norc', '--noprofile', '-i'], {
    env: world.env,
    cwd: world.folder,
  });
  t.after(() => terminal.stop());
  terminal.type("PS1='ready> '; source <(kubesteps completion bash)");
  terminal.press('Enter');
  await terminal.until(/^ready>/m);
  await typed(world, terminal, inTurn(fileLines, 0).flat());
});

test('zsh on a terminal', { skip: needs('zsh', 'tmux') }, async (t) => {
  const terminal = new Terminal(['zsh', '-f', '-i'], { env: started.env, cwd: started.folder });
  t.after(() => terminal.stop());
  terminal.type("PS1='ready> '; autoload -Uz compinit; compinit -D -u; source <(kubesteps completion zsh)");
  terminal.press('Enter');
  await terminal.until(/^ready>/m);
  await typed(started, terminal, [...portion(wordy, 1), ...lines(third(1))]);
  writeFileSync(join(started.folder, 'script one.sh'), '');
  await typed(started, terminal, inTurn(fileLines, 1).flat());
});

test('zsh: the script as a file in fpath', { skip: needs('zsh', 'tmux') }, async (t) => {
  const world = makeWorld(['one context', 'two']);
  t.after(() => world.remove());
  symlinkSync(join(root, 'templates/completion/_kubesteps'), join(world.folder, '_kubesteps'));
  const terminal = new Terminal(['zsh', '-f', '-i'], { env: world.env, cwd: world.folder });
  t.after(() => terminal.stop());
  terminal.type("PS1='ready> '; fpath=($PWD $fpath); autoload -Uz compinit; compinit -D -u");
  terminal.press('Enter');
  await terminal.until(/^ready>/m);
  await typed(world, terminal, [
    ['kubesteps describe o', 'one context'],
    ['kubesteps describe o', 'one context'],
  ]);
});

test('fish on a terminal', { skip: needs('fish', 'tmux') }, async (t) => {
  const terminal = new Terminal(['fish', '--no-config', '-i'], { env: started.env, cwd: started.folder });
  t.after(() => terminal.stop());
  terminal.type('function fish_prompt; echo "ready> "; end; kubesteps completion fish | source');
  terminal.press('Enter');
  await terminal.until(/^ready>/m);
  // A tab ends a value in fish's own protocol.
  const possible = third(2).filter((name) => !name.includes('\t'));
  const fishes = portion(wordy, 1).filter(([line]) => !line.includes(';'));
  await typed(started, terminal, [...fishes, ...lines(possible)]);
});

test('fish: candidates and their descriptions', { skip: needs('fish') }, () => {
  const world = makeWorld(['one context', 'two']);
  try {
    const ask = (line: string): readonly string[] => {
      const script = `kubesteps completion fish | source; complete -C ${JSON.stringify(line)}`;
      return run(world, 'fish', ['--no-config', '-c', script]).split('\n').slice(0, -1);
    };
    assert.deepEqual(ask('kubesteps describe '), [
      'one context\thttps://c.example',
      'two\thttps://c.example',
    ]);
    assert.deepEqual(ask("kubesteps describe 'one c"), ['one context\thttps://c.example']);
    assert.deepEqual(ask('kubesteps generate --shell '), ['bash', 'powershell', 'sh']);
    assert.ok(ask('kubesteps verify con').some((line) => line.startsWith('config')));
    assert.ok(
      ask('kubesteps generate --kubeconfig=con').some((line) => line.startsWith('--kubeconfig=config')),
    );
  } finally {
    world.remove();
  }
});

const powershellCases = `
$ErrorActionPreference = 'Stop'
kubesteps completion powershell | Out-String | Invoke-Expression
$global:LASTEXITCODE = 42
$found = [System.Collections.Generic.List[object]]::new()
function complete([string] $line) {
  $found = TabExpansion2 -inputScript $line -cursorColumn $line.Length
  foreach ($match in $found.CompletionMatches) {
    $whole = $line.Remove($found.ReplacementIndex, $found.ReplacementLength).Insert($found.ReplacementIndex, $match.CompletionText)
    # The words of the completed line, as PowerShell itself reads them.
    $call = $whole -replace '^kubesteps', 'Write-Arguments'
    [pscustomobject]@{ line = $line; words = Invoke-Expression $call; shown = $match.ListItemText; tip = $match.ToolTip }
  }
}
function Write-Arguments { , @($args | ForEach-Object { "$_" }) }
$answers = foreach ($line in $env:LINES_TO_COMPLETE -split "\`n") { complete $line }
[pscustomobject]@{ exitCode = $global:LASTEXITCODE; answers = @($answers) } | ConvertTo-Json -Depth 5 -EscapeHandling EscapeNonAscii
`;

interface PowerShellAnswer {
  readonly line: string;
  readonly words: readonly string[];
  readonly shown: string;
  readonly tip: string;
}

function askPowerShell(world: World, asked: readonly string[]): readonly PowerShellAnswer[] {
  const file = join(world.folder, 'cases.ps1');
  writeFileSync(file, powershellCases);
  const result = spawnSync('pwsh', ['-NoProfile', '-NonInteractive', '-File', file], {
    env: { ...world.env, LINES_TO_COMPLETE: asked.join('\n') },
    cwd: world.folder,
    encoding: 'utf8',
  });
  assert.equal(result.status, 0, result.stderr + result.stdout);
  const { exitCode, answers } = JSON.parse(result.stdout) as {
    exitCode: number;
    answers: PowerShellAnswer[];
  };
  assert.equal(exitCode, 42, 'a TAB leaves $LASTEXITCODE alone');
  return answers;
}

test('PowerShell: all names, in and out of quotes', { skip: needs('pwsh') }, () => {
  const asked = [
    'kubesteps get users ',
    'kubesteps describe ',
    "kubesteps describe '",
    'kubesteps describe "',
  ];
  const answers = askPowerShell(bare, asked);
  for (const line of asked.slice(1)) {
    const own = answers.filter((answer) => answer.line === line);
    assert.deepEqual(
      own.map(({ words }) => words.at(-1)),
      hostileNames,
      line,
    );
    assert.ok(own.every(({ shown, tip }) => /^[^\x00-\x1f\x7f-\x9f\u2028\u202e]+$/.test(shown + tip)));
  }
});

test('PowerShell: words, options, files', { skip: needs('pwsh') }, () => {
  const asked = [
    'kubesteps get contexts my',
    'kubesteps generate --context=my',
    'kubesteps generate --context MY',
    'kubesteps generate --shell ',
    'kubesteps generate token --insec',
    'kubesteps describe nowhere',
    'kubesteps verify ./conf',
    'kubesteps generate --kubeconfig=./conf',
  ];
  const words = askPowerShell(started, asked).map((answer) => answer.words.join('|'));
  assert.deepEqual(words, [
    'get|contexts|my context',
    'generate|--context=my context',
    'generate|--context|my context',
    'generate|--shell|bash',
    'generate|--shell|powershell',
    'generate|--shell|sh',
    'generate|token|--insecure',
    'describe|nowhere',
    'verify|./config',
    'generate|--kubeconfig=./config',
  ]);
});

test('kubectl completes `kubectl steps` through kubectl_complete-steps', { skip: needs('kubectl') }, (t) => {
  const world = makeWorld(['prod', 'my context', 'a\nb']);
  t.after(() => world.remove());
  const bin = join(world.folder, 'bin');
  for (const [name, file] of [
    ['kubectl-steps', cli],
    ['kubectl_complete-steps', kubectlComplete],
  ] as const) {
    // An executable goes by the name that it is called by.
    if (executable !== undefined) symlinkSync(executable, join(bin, name));
    else {
      writeFileSync(join(bin, name), `#!/bin/sh\nexec '${process.execPath}' '${file}' "$@"\n`);
      chmodSync(join(bin, name), 0o755);
    }
  }
  const ask = (...words: string[]): readonly string[] => {
    const result = spawnSync(findProgram('kubectl') ?? '', ['__complete', 'steps', ...words], {
      env: world.env,
      encoding: 'utf8',
    });
    return result.stdout.split('\n');
  };
  assert.deepEqual(ask('describe', ''), [
    'prod\thttps://c.example',
    'my context\thttps://c.example',
    ':4',
    '',
  ]);
  assert.ok(ask('').some((line) => line.startsWith('generate\t')));
  assert.deepEqual(ask('generate', '--shell=p'), ['--shell=powershell', ':4', '']);
  assert.equal(ask('verify', '').at(-2), ':0', 'files are completed by the shell');
});
