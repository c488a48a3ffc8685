/** KS31xx: which commands run, on what. */
import { bash, type Explanation, powershell, script } from './explanation.js';

export const commandCodes = {
  KS3101: {
    why: 'The name of the command is put together while the script runs. What runs cannot be told from the text.',
    fix: 'Write the name of the command.',
    examples: [
      bash(script('"$EDITOR" notes'), script('kubectl config view')),
      powershell(script('& $env:EDITOR notes'), script('kubectl config view')),
    ],
  },
  KS3102: {
    why: 'The dry run has no model of this command, so it cannot say what it would do.',
    fix: 'Use a command that it knows, or keep this one out of the script that is verified.',
    examples: [
      bash(script('helm list'), script('kubectl get namespaces')),
      powershell(script('helm list'), script('kubectl get namespaces')),
    ],
  },
  KS3103: {
    why: 'PATH, LD_PRELOAD, BASH_ENV, a proxy variable and their like change which program runs, or where its requests go, without a trace in the lines below.',
    fix: 'Leave the variable alone; name a proxy with `--proxy`.',
    examples: [
      bash(
        script('export PATH="/opt/tools:$PATH"', 'kubectl version --client'),
        script('kubectl version --client'),
      ),
      powershell(
        script('$env:PATH = "/opt/tools"', 'kubectl version --client'),
        script('kubectl version --client'),
      ),
    ],
  },
  KS3104: {
    why: '`/dev/tcp/host/port` opens a connection from the shell itself: a request that no model sees.',
    fix: 'Use curl.',
    examples: [
      bash(
        script('printf hello >/dev/tcp/lab.example.com/80'),
        script('curl -q --fail --max-time 10 https://lab.example.com:6443/version'),
      ),
    ],
  },
  KS3105: {
    why: 'The file is outside the folder that the script made for itself: it can be anything, and others may depend on it.',
    fix: 'Make a folder with `mktemp -d` and keep files there.',
    examples: [
      bash(
        script('echo ready >/etc/motd'),
        script('WORK=$(mktemp -d)', 'echo ready >"$WORK/state"', 'rm -rf -- "$WORK"'),
      ),
    ],
  },
  KS3106: {
    why: 'What a trap runs is text that is read later, in whatever state the script is in then.',
    fix: 'Set the trap once, at the top, with a single-quoted command or the name of a function.',
    examples: [
      bash(
        script('WORK=$(mktemp -d)', 'trap "$ON_EXIT" EXIT', 'echo "$WORK"'),
        script('WORK=$(mktemp -d)', 'trap \'rm -rf -- "$WORK"\' EXIT', 'echo "$WORK"'),
      ),
    ],
  },
  KS3107: {
    why: 'The text of a variable would be run or evaluated: `eval`, an array index, arithmetic on unchecked text. Whoever controls the text controls the shell.',
    fix: 'Do without `eval`; check that text is a number before you calculate with it.',
    examples: [
      bash(script("REQUEST='kubectl get pods'", 'eval "$REQUEST"'), script('kubectl get pods')),
      powershell(
        script("$request = 'kubectl get pods'", 'Invoke-Expression $request'),
        script('kubectl get pods'),
      ),
    ],
  },
  KS3108: {
    why: 'Nothing in the loop is sure to end it.',
    fix: 'Count the rounds and give up after some.',
    examples: [
      bash(
        script('until kubectl get namespaces; do', '  sleep 1', 'done'),
        script(
          'attempt=0',
          'until kubectl get namespaces; do',
          '  attempt=$((attempt + 1))',
          '  [ "$attempt" -lt 30 ] || exit 1',
          '  sleep 1',
          'done',
        ),
      ),
    ],
  },
  KS3109: {
    why: 'A background job runs beside the lines below it, in an order that no text fixes.',
    fix: 'Run the command in the foreground. `kubectl proxy` is the exception: keep its `$!` and kill it.',
    examples: [bash(script('kubectl get pods &', 'wait'), script('kubectl get pods'))],
  },
  KS3110: {
    why: 'With an empty variable, or one step too high, this removes files that are not the script’s.',
    fix: 'Remove the folder that `mktemp -d` made, by its own name: `rm -rf -- "$WORK"`.',
    examples: [bash(script('DIR=', 'rm -rf "$DIR/"'), script('DIR=$(mktemp -d)', 'rm -rf -- "$DIR"'))],
  },
  KS3111: {
    why: 'What is downloaded is run as it comes. Nobody has read it, and half of it may have arrived.',
    fix: 'Download to a file, check it, and run it by hand.',
    examples: [
      bash(
        script('curl -q --fail https://lab.example.com:6443/install.sh | bash'),
        script(
          'WORK=$(mktemp -d)',
          'curl -q --fail --max-time 60 --output "$WORK/install.sh" https://lab.example.com:6443/install.sh',
          'rm -rf -- "$WORK"',
        ),
      ),
    ],
  },
  KS3112: {
    why: 'In Windows PowerShell 5.1 `curl` is an alias of Invoke-WebRequest, which takes other arguments.',
    fix: 'Write `curl.exe`, or find the program: `(Get-Command curl -CommandType Application)`.',
    examples: [
      powershell(
        script('curl --disable --fail https://lab.example.com:6443/version'),
        script('curl.exe --disable --fail https://lab.example.com:6443/version'),
        { os: 'windows', targets: { powershell: '5.1' } },
      ),
    ],
  },
} as const satisfies Readonly<Record<string, Explanation>>;
