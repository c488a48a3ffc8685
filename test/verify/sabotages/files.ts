/** Files that others can read, that stay, or that are not the script's to touch. */
import { spoilt, written } from './sabotage.js';

const token = spoilt('token', 'bash');
const powershell = spoilt('token', 'powershell');
const bash = written('bash');

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
  token('the clean-up is missing', 'trap clean_up EXIT\n', '', 'KS5105', {
    at: 'WORK=$(mktemp -d)',
    todo: 'the private folder holds no secret here',
  }),
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
    '# 5. Call the API',
    'printf %s "$TOKEN" >"$HOME/token"\n# 5. Call the API',
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
  bash(
    'a file of the system is read',
    ['set -eu', 'cat /etc/shadow'],
    'KS3105',
    '/etc/shadow',
    'what is read outside the work folder counts as unknown text, without a finding',
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
  token(
    'the CA file has another name',
    '>"$WORK/ca.crt" || : >"$WORK/ca.crt"',
    '>"$WORK/ca.pem" || : >"$WORK/ca.pem"',
    'KS2201',
    {
      at: '[ -s "$WORK/ca.crt" ]',
    },
  ),
  bash(
    'a process substitution is read twice',
    [
      'set -euo pipefail',
      'f() {',
      '  curl -q --fail --max-time 9 --header @"$1" https://lab.example.com:6443/api',
      '  curl -q --fail --max-time 9 --header @"$1" https://lab.example.com:6443/apis',
      '}',
      "f <(printf 'Accept: application/json\\n')",
    ],
    'KS5008',
    '/apis',
  ),
  token(
    'something that is not base64 is decoded',
    `kubectl config view --minify --raw --flatten --context="$CONTEXT" -o jsonpath='{.clusters[0].cluster.certificate-authority-data}'`,
    `kubectl config view --minify --raw --flatten --context="$CONTEXT" -o jsonpath='{.clusters[0].cluster.server}'`,
    'KS5007',
    { at: 'base64 --decode' },
  ),
  powershell(
    'something that is not base64 is decoded',
    '{.clusters[0].cluster.certificate-authority-data}',
    '{.clusters[0].cluster.server} ',
    'KS5007',
    { at: 'WriteAllBytes' },
  ),
  powershell(
    'the token is kept in the home folder',
    '    # 5. Call the API',
    '    [IO.File]::WriteAllText("$HOME/token", $token)\n    # 5. Call the API',
    'KS5105',
    { at: '$HOME/token' },
  ),
  powershell(
    'the folder is not removed',
    'if (Test-Path -LiteralPath $work) { Remove-Item -LiteralPath $work -Recurse -Force }',
    '',
    'KS5105',
    { at: '[IO.File]::WriteAllBytes', todo: 'the private folder holds no secret here' },
  ),
];
