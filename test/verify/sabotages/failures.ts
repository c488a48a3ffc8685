/** Failures that nobody notices. */
import { spoilt, written } from './sabotage.js';

const token = spoilt('token', 'bash');
const article = spoilt('token', 'bash', 'article');
const typed = spoilt('token', 'powershell', 'article');
const bash = written('bash');
const ps = written('powershell');

export const failureSabotages = [
  article('set -e is missing', 'set -euo pipefail\n', '', 'KS2202', {
    at: 'WORK=$(mktemp',
  }),
  bash(
    'set -e is missing in a short one',
    ['TOKEN=$(kubectl create token default --context=lab)', '[ -n "$TOKEN" ]'],
    'KS2202',
    'TOKEN=$(kubectl',
  ),
  token(
    'set +e later on',
    'STATUS=$(',
    'set +e\nkubectl get pods --context="$CONTEXT"\nSTATUS=$(',
    'KS2202',
    { at: 'kubectl get pods' },
  ),
  bash(
    'local hides the status',
    [
      'set -euo pipefail',
      'f() {',
      '  local t=$(kubectl create token default --context=lab)',
      '  [ -n "$t" ]',
      '}',
      'f',
    ],
    'KS2104',
    'local t=',
  ),
  token('the script ends before the call', 'STATUS=$(', 'exit 0\nSTATUS=$(', 'KS2201', {
    at: 'exit 0',
  }),
  bash(
    'what stands below exit never runs',
    ['set -eu', 'exit 1', 'kubectl get pods --context=lab'],
    'KS2201',
    'exit 1',
  ),
  typed(
    'an exit status that is not checked',
    '\'--v=8\'\n    if ($LASTEXITCODE -ne 0) { throw "kubectl: $LASTEXITCODE" }\n',
    "'--v=8'\n",
    'KS2203',
    { at: "create token default '--v=8'" },
  ),
  ps(
    'an exit status that is not checked in a short one',
    [
      '$ErrorActionPreference = "Stop"',
      '$token = kubectl create token default --context=lab',
      '$token.Length',
    ],
    'KS2203',
    'create token',
  ),
  ps(
    '$ErrorActionPreference is not Stop',
    ['Get-Content -LiteralPath ./x', "'done'"],
    'KS2202',
    'Get-Content',
  ),
  ps(
    '&& needs PowerShell 7',
    [
      '$ErrorActionPreference = "Stop"',
      'kubectl get pods --context=lab && kubectl get nodes --context=lab',
      'if ($LASTEXITCODE -ne 0) { throw "kubectl" }',
    ],
    'KS1004',
    '&&',
  ),
  ps(
    '?: needs PowerShell 7',
    ['$ErrorActionPreference = "Stop"', '$a = 1', '$b = $a ? 1 : 2', 'Write-Output $b'],
    'KS1004',
    '?',
  ),
];
