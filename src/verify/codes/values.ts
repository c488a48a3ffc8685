/** KS2xxx: variables, quoting, and what happens to failures. */
import { bash, type Explanation, powershell, script, tokenCheck } from './explanation.js';

export const valueCodes = {
  KS2001: {
    why: 'The variable has no value here: a misspelled name, or one that only the author’s own shell has. Under `set -u` the script stops; without it, the text is empty.',
    fix: 'Correct the name, or set the variable first.',
    examples: [
      bash(script("TOKEN_FILE='a'", 'echo "$TOKN_FILE"'), script("TOKEN_FILE='a'", 'echo "$TOKEN_FILE"')),
      powershell(
        script("$context = 'lab'", 'Write-Output "$contxt"'),
        script("$context = 'lab'", 'Write-Output "$context"'),
      ),
    ],
  },
  KS2002: {
    why: 'The value is never read. Often the name that reads it is misspelled.',
    fix: 'Remove the line, or correct the name.',
    examples: [
      bash(script("CONTEXT='lab'", 'echo ready'), script("CONTEXT='lab'", 'echo "$CONTEXT"')),
      powershell(script("$context = 'lab'", "'ready'"), script("$context = 'lab'", '"$context"')),
    ],
  },
  KS2003: {
    why: '`${name:?message}` ends the script when the variable is empty, and here it is.',
    fix: 'Set the variable first, or give it a default with `${name:-default}`.',
    examples: [
      bash(
        script('CONTEXT=', 'echo "${CONTEXT:?choose a context}"'),
        script("CONTEXT='lab'", 'echo "${CONTEXT:?choose a context}"'),
      ),
    ],
  },
  KS2004: {
    why: 'Documents write `<your-token>` or `CHANGE_ME` where readers put in something of their own. Sent as it stands, it is refused.',
    fix: 'Put in the value, or the command that finds it.',
    examples: [
      bash(
        script(
          `printf 'header = "Authorization: Bearer %s"\\n' '<your-token>' |`,
          '  curl -q --config - --fail --max-time 10 https://lab.example.com:6443/api',
        ),
        script(
          'TOKEN=$(kubectl create token default --context=lab)',
          tokenCheck,
          `printf 'header = "Authorization: Bearer %s"\\n' "$TOKEN" |`,
          '  curl -q --config - --fail --max-time 10 https://lab.example.com:6443/api',
        ),
      ),
    ],
  },
  KS2101: {
    why: 'Without quotes, arguments with spaces fall apart and `*` becomes a list of files.',
    fix: 'Write `"$@"`.',
    examples: [
      bash(
        script('show() {', "  printf '%s\\n' $@", '}', "show 'a b'"),
        script('show() {', '  printf \'%s\\n\' "$@"', '}', "show 'a b'"),
      ),
    ],
  },
  KS2102: {
    why: 'Outside of quotes the shell splits a value at white space and turns `*` into names of files. How many arguments the command receives here is known only when it runs.',
    fix: 'Put the expansion in double quotes.',
    examples: [
      bash(
        script('PODS=$(kubectl get pods -o name)', "printf '%s\\n' $PODS"),
        script('PODS=$(kubectl get pods -o name)', 'printf \'%s\\n\' "$PODS"'),
      ),
    ],
  },
  KS2103: {
    why: 'Today the value is one word. A space or a `*` in it, and the command receives other arguments.',
    fix: 'Put the expansion in double quotes.',
    examples: [
      bash(script("NAME='lab'", 'echo $NAME'), script("NAME='lab'", 'echo "$NAME"')),
      powershell(
        script("$context = 'lab'", 'kubectl config view --minify --context $context'),
        script("$context = 'lab'", 'kubectl config view --minify --context "$context"'),
      ),
    ],
  },
  KS2104: {
    why: '`export x=$(command)` has the status of `export`, which is 0: a failing command goes unnoticed.',
    fix: 'Assign on one line, export on the next.',
    examples: [
      bash(
        script('set -eu', 'export SERVER="$(kubectl config current-context)"', 'echo "$SERVER"'),
        script('set -eu', 'SERVER="$(kubectl config current-context)"', 'export SERVER', 'echo "$SERVER"'),
      ),
    ],
  },
  KS2201: {
    why: 'The command does not end by itself, or always fails: the lines below it never run.',
    fix: 'Run what goes on for ever in the background and kill it at the end; mend what always fails.',
    examples: [
      bash(
        script('kubectl proxy --port=8001', 'curl -q --fail --max-time 10 http://127.0.0.1:8001/api'),
        script(
          'kubectl proxy --port=8001 &',
          'PROXY=$!',
          'curl -q --fail --max-time 10 http://127.0.0.1:8001/api',
          'kill "$PROXY"',
        ),
      ),
    ],
  },
  KS2202: {
    why: 'When a command fails, the script goes on with what it has: an empty token, the wrong server.',
    fix: "bash: `set -euo pipefail` at the top. PowerShell: `$ErrorActionPreference = 'Stop'`.",
    examples: [
      bash(
        script('TOKEN=$(kubectl create token default)', 'echo "${#TOKEN} characters"'),
        script('set -euo pipefail', 'TOKEN=$(kubectl create token default)', 'echo "${#TOKEN} characters"'),
      ),
    ],
  },
  KS2203: {
    why: 'PowerShell does not stop when a program fails. The script goes on with an empty text.',
    fix: "Test `$LASTEXITCODE` right behind the call: `if ($LASTEXITCODE -ne 0) { throw '…' }`.",
    examples: [
      powershell(
        script(
          "$ErrorActionPreference = 'Stop'",
          '$token = kubectl create token default',
          '"$($token.Length) characters"',
        ),
        script(
          "$ErrorActionPreference = 'Stop'",
          '$token = kubectl create token default',
          "if ($LASTEXITCODE -ne 0) { throw 'kubectl gave no token' }",
          '"$($token.Length) characters"',
        ),
      ),
    ],
  },
  KS2301: {
    why: 'Windows PowerShell 5.1 and PowerShell before 7.3 drop double quotes and empty arguments on their way to a program. The same line sends other arguments there.',
    fix: 'Avoid `"` inside arguments: in JSONPath write `\'`; send JSON through a file or a pipe.',
    examples: [
      powershell(
        script('kubectl config view -o \'jsonpath={.clusters[?(@.name=="lab")].cluster.server}\''),
        script('kubectl config view -o "jsonpath={.clusters[?(@.name==\'lab\')].cluster.server}"'),
      ),
    ],
  },
} as const satisfies Readonly<Record<string, Explanation>>;
