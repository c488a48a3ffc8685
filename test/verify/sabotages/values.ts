/** Variables and words that are not what they seem. */
import { spoilt, written } from './sabotage.js';

const token = spoilt('token', 'bash');
const article = spoilt('token', 'bash', 'article');
const powershell = spoilt('token', 'powershell');
const bash = written('bash');

const secretData = [
  'set -euo pipefail',
  "DATA=$(kubectl get secret default-token --context=lab -o jsonpath='{.data.token}')",
  '[ -n "$DATA" ] || exit 1',
];
const call = [
  `printf 'header = "Authorization: Bearer %s"\\n' "$TOKEN" |`,
  '  curl -q --config - --fail --max-time 10 https://lab.example.com:6443/api',
];

export const valueSabotages = [
  token('a misspelt variable', '"$TOKEN" |', '"${TOKN}" |', 'KS2001'),
  article(
    'a misspelt variable in the header',
    '"Authorization: Bearer $TOKEN"',
    '"Authorization: Bearer $TOKN"',
    'KS2001',
  ),
  token('an assignment to another name', 'TOKEN=$(kubectl', 'TOKN=$(kubectl', 'KS2001', {
    at: 'case $TOKEN in',
  }),
  article('an unquoted variable in the URL', '"$APISERVER/api"', '$APISERVER/api', 'KS2103'),
  token('an unquoted variable in a test', '[ -s "$WORK/ca/ca.crt" ]', '[ -s $WORK/ca.crt ]', 'KS2103'),
  token('an unquoted folder', 'rm -rf -- "$WORK"', 'rm -rf -- $WORK', 'KS2103'),
  bash(
    'an unquoted value with a space is two words',
    ['set -euo pipefail', "NAME='my pod'", 'kubectl get pods $NAME --context=lab'],
    'KS2102',
    '$NAME --context',
  ),
  bash(
    'an unquoted value with a star is a pattern',
    ['set -eu', "NAME='*'", 'echo $NAME'],
    'KS2102',
    'echo $NAME',
  ),
  bash('an unquoted $@', ['set -euo pipefail', 'f() { printf "%s\\n" $@; }', 'f a b'], 'KS2101', '$@'),
  bash(
    'a required variable that is empty',
    ['set -eu', 'NAME=', ': "${NAME:?}"', 'echo done'],
    'KS2003',
    '${NAME:?}',
  ),
  token('a placeholder for the token is left in', '"$TOKEN" |', "'<your-token>' |", 'KS2004', {
    at: 'curl --disable --config -',
  }),
  token('a placeholder for the context is left in', "CONTEXT='lab'", "CONTEXT='CHANGE_ME'", 'KS4003', {
    at: 'APISERVER=$(kubectl config view',
  }),
  article(
    'a placeholder for the cluster is left in',
    'CLUSTER_NAME="lab"',
    'CLUSTER_NAME="<your-cluster>"',
    'KS4004',
    {
      at: 'APISERVER=$(kubectl config view',
    },
  ),
  bash(
    'a placeholder in capitals',
    ['set -euo pipefail', "TOKEN='YOUR_TOKEN_HERE'", ...call],
    'KS2004',
    'curl -q',
  ),
  bash(
    'CHANGE_ME in the path',
    ['set -eu', "curl -q --fail --max-time 9 'https://lab.example.com:6443/api/CHANGE_ME'"],
    'KS2004',
    'curl -q',
  ),
  bash(
    'an unquoted placeholder is a redirection',
    ['set -euo pipefail', 'kubectl create token default --context <your-context>'],
    'KS2004',
    '<your-context>',
  ),
  bash(
    'a placeholder for the server is left in',
    ['set -euo pipefail', "curl -q --fail --max-time 9 'https://<your-server>:6443/api'"],
    'KS5001',
    '<your-server>',
  ),
  bash(
    'a mistake is exported and hides its failure',
    ['set -euo pipefail', 'export TOKEN=$(kubectl create token default --context=lab)', '[ -n "$TOKEN" ]'],
    'KS2104',
    'export TOKEN',
  ),
  bash(
    'single quotes keep the variable from being read',
    [
      'set -euo pipefail',
      "SERVER='https://lab.example.com:6443'",
      "curl -q --fail --max-time 9 '$SERVER/api'",
    ],
    'KS5001',
    "'$SERVER/api'",
  ),
  bash(
    'base64 without --decode: its lines end early in the header',
    [...secretData, 'TOKEN=$(printf %s "$DATA" | base64)', ...call],
    'KS3107',
    'curl -q',
  ),
  bash('a token that is still base64', [...secretData, 'TOKEN=$DATA', ...call], 'KS5007', 'curl -q'),
  powershell(
    'a token that is still base64',
    `$token = [string](& kubectl create token default "--context=$context" '--namespace=default')`,
    `$token = [string](& kubectl get secret default-token "--context=$context" -o 'jsonpath={.data.token}')`,
    'KS5007',
    { at: '& $curl --disable' },
  ),
  bash('base64 -D is macOS alone', ['set -eu', 'printf eA== | base64 -D'], 'KS6002', 'base64 -D'),
  powershell('a misspelt variable', 'Bearer $token`""', 'Bearer $tokn`""', 'KS2001'),
  powershell(
    'single quotes keep the variable from being read',
    '"$apiserver/api"',
    "'$apiserver/api'",
    'KS5001',
  ),
  powershell('a colon swallows the name', '"$apiserver/api"', '"$apiserver:/api"', 'KS1001'),
];
