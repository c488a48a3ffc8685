/** KS31xx: which commands run, on what. */
import { bash, type Explanation, powershell, script } from './explanation.js';

export const commandCodes = {
  KS3101: {
    why: 'The name of the command is put together while the script runs. What runs cannot be told from the text.',
    fix: 'Write the name of the command.',
    examples: [
      bash(
        script('NAME=$(kubectl get pods -o name)', '"$NAME"'),
        script('NAME=$(kubectl get pods -o name)', 'echo "$NAME"'),
      ),
      powershell(
        script('$name = kubectl get pods -o name', '& $name'),
        script('$name = kubectl get pods -o name', 'Write-Output "$name"'),
      ),
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
    why: 'Which file this is cannot be told, or it is not one of the script’s own: it can be anything, and others may depend on it.',
    fix: 'Make a folder with `mktemp -d` and keep files there.',
    examples: [
      bash(
        script('NAME=$(kubectl get pods -o name)', 'echo ready >"$NAME"'),
        script('WORK=$(mktemp -d)', 'echo ready >"$WORK/state"', 'rm -rf -- "$WORK"'),
      ),
    ],
  },
  KS3106: {
    why: 'The trap runs at moments, or does things, that the dry run does not follow.',
    fix: 'Set traps for EXIT, INT, TERM and HUP only, once, at the top, with a single-quoted command or the name of a function.',
    examples: [
      bash(
        script("trap 'echo ready' DEBUG", 'kubectl get pods'),
        script("trap 'echo ready' EXIT", 'kubectl get pods'),
      ),
    ],
  },
  KS3107: {
    why: 'Text would become more than a text. In arithmetic, `a[$(command)]` runs the command, and a format of printf reads its arguments as it likes. What a server answers can be anything: a quote and a line break in a token are an option of its own for `curl --config`, a line break is a header of its own, a slash another path. Whoever controls the text controls what happens.',
    fix: 'Calculate only with what is known to be a number; give printf a fixed format; look at what was answered before it is used, character by character. In bash, zsh and sh ranges mean ASCII only under `LC_ALL=C`; in PowerShell `\\z` is the end, while `$` lets a line break through.',
    examples: [
      bash(
        script('COUNT=$(kubectl get pods -o name)', 'echo $((COUNT + 1))'),
        script('COUNT=3', 'echo $((COUNT + 1))'),
      ),
      bash(
        script(
          'set -euo pipefail',
          'TOKEN=$(kubectl create token default --context=lab)',
          `printf 'header = "Authorization: Bearer %s"\\n' "$TOKEN" |`,
          '  curl -q --config - --fail --max-time 10 https://lab.example.com:6443/api',
        ),
        script(
          'set -euo pipefail',
          'export LC_ALL=C',
          'TOKEN=$(kubectl create token default --context=lab)',
          "case $TOKEN in '' | *[!A-Za-z0-9._~+/=-]*) exit 1 ;; esac",
          `printf 'header = "Authorization: Bearer %s"\\n' "$TOKEN" |`,
          '  curl -q --config - --fail --max-time 10 https://lab.example.com:6443/api',
        ),
      ),
      powershell(
        script(
          "$ErrorActionPreference = 'Stop'",
          '[string] $token = kubectl create token default --context=lab',
          "if ($LASTEXITCODE -ne 0) { throw 'no token' }",
          '"header = `"Authorization: Bearer $token`"" |',
          "    curl.exe -q --config '-' --fail --max-time '10' https://lab.example.com:6443/api",
        ),
        script(
          "$ErrorActionPreference = 'Stop'",
          '[string] $token = kubectl create token default --context=lab',
          "if ($LASTEXITCODE -ne 0 -or $token -cnotmatch '\\A[A-Za-z0-9._~+/=-]+\\z') { throw 'no token' }",
          '"header = `"Authorization: Bearer $token`"" |',
          "    curl.exe -q --config '-' --fail --max-time '10' https://lab.example.com:6443/api",
        ),
      ),
    ],
  },
  KS3108: {
    why: 'Nothing in the loop is sure to end it.',
    fix: 'Count the rounds and give up after some.',
    examples: [
      bash(
        script('while true; do', '  kubectl get pods', '  sleep 1', 'done'),
        script('for attempt in 1 2 3; do', '  echo "$attempt"', '  kubectl get pods', '  sleep 1', 'done'),
      ),
    ],
  },
  KS3109: {
    why: 'A background job runs beside the lines below it, in an order that no text fixes.',
    fix: 'Run the commands in the foreground. `kubectl proxy` is the exception: keep its `$!` and kill it.',
    examples: [
      bash(
        script('(kubectl get pods; kubectl get nodes) &', 'wait'),
        script('kubectl get pods', 'kubectl get nodes'),
      ),
    ],
  },
  KS3110: {
    why: 'With an empty variable, or one step too high, this removes files that are not the script’s.',
    fix: 'Remove the folder that `mktemp -d` made, by its own name: `rm -rf -- "$WORK"`.',
    examples: [bash(script('DIR=', 'rm -rf "$DIR/"'), script('DIR=$(mktemp -d)', 'rm -rf -- "$DIR"'))],
  },
  KS3111: {
    why: 'Text is run as code that does not stand in the script: what was downloaded, or what `eval` is given. Nobody has read it; of a download, half may have arrived.',
    fix: 'Write the commands out. Download to a file, check it, and run it by hand.',
    examples: [
      bash(
        script('curl -q --fail https://lab.example.com:6443/install.sh | bash'),
        script(
          'WORK=$(mktemp -d)',
          'curl -q --fail --max-time 60 --output "$WORK/install.sh" https://lab.example.com:6443/install.sh',
          'rm -rf -- "$WORK"',
        ),
      ),
      bash(script("REQUEST='kubectl get pods'", 'eval "$REQUEST"'), script('kubectl get pods')),
      powershell(
        script("$request = 'kubectl get pods'", 'Invoke-Expression $request'),
        script('kubectl get pods'),
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
