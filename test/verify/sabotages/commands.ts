/** Commands and options that are not what the script needs. */
import { spoilt, written } from './sabotage.js';

const secretToken = spoilt('secret-token', 'bash');
const powershell = spoilt('token', 'powershell');
const bash = written('bash');
const ps = written('powershell');

export const commandSabotages = [
  bash(
    'an unknown option of kubectl',
    ['set -eu', 'kubectl get pods --name-space=default'],
    'KS3301',
    '--name-space',
  ),
  bash('an unknown option of base64', ['set -eu', 'printf eA== | base64 --decipher'], 'KS3301', '--decipher'),
  bash('a verb that kubectl lacks', ['set -eu', 'kubectl list pods'], 'KS3201', 'list pods'),
  bash(
    'kubectl exec runs anything',
    ['set -eu', 'kubectl exec web -- rm -rf /data'],
    'KS3201',
    'kubectl exec',
  ),
  bash('a command that is not modelled', ['set -eu', 'helm upgrade --install web ./chart'], 'KS3102', 'helm'),
  bash('a misspelt command', ['set -eu', 'kubeclt get pods'], 'KS3102', 'kubeclt'),
  bash('sudo', ['set -eu', 'sudo kubectl get pods'], 'KS3111', 'sudo'),
  bash('ssh', ['set -eu', 'ssh root@node.example.com reboot'], 'KS3111', 'ssh'),
  secretToken(
    'another kubectl on the way',
    '\n  kubectl delete secrets default-token',
    '\n  ./kubectl delete secrets default-token',
    'KS3102',
    { at: './kubectl delete' },
  ),
  powershell('an unknown option of curl', '--globoff --silent', '--nonsense --globoff --silent', 'KS3301', {
    at: '--nonsense',
  }),
  powershell(
    'a command that is not modelled',
    '    $status = [string](',
    '    helm list\n    $status = [string](',
    'KS3102',
    { at: 'helm list' },
  ),
  ps(
    'curl is an alias in Windows PowerShell',
    [
      '$ErrorActionPreference = "Stop"',
      'curl --disable --fail --max-time 9 https://lab.example.com:6443/api',
      'if ($LASTEXITCODE -ne 0) { throw "curl" }',
    ],
    'KS3112',
    'curl --disable',
  ),
  ps('an unknown parameter of a cmdlet', ['Write-Output -Nonsense a'], 'KS3301', '-Nonsense'),
  ps('Remove-Item of everything', ['Remove-Item -Recurse -Force /'], 'KS3110', 'Remove-Item'),
];
