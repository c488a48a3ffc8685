/** Requests that go unprotected, or nowhere. */
import { spoilt, written } from './sabotage.js';

const token = spoilt('token', 'bash');
const proxy = spoilt('proxy', 'bash');
const powershell = spoilt('token', 'powershell');
const bash = written('bash');

const start = ['set -euo pipefail', 'TOKEN=$(kubectl create token default --context=lab)'];
const config = `printf 'header = "Authorization: Bearer %s"\\n' "$TOKEN" |`;

export const requestSabotages = [
  token('-k is added', '--globoff --silent', '-k --globoff --silent', 'KS5003', {
    at: '-k --globoff',
  }),
  token('-k among short options', '--globoff --silent --show-error', '--globoff -sSk', 'KS5003', {
    at: '-sSk',
  }),
  token(
    'insecure in the lines of --config',
    `printf 'header = "Authorization: Bearer %s"\\n' "$TOKEN" |`,
    `printf 'header = "Authorization: Bearer %s"\\ninsecure\\n' "$TOKEN" |`,
    'KS5003',
    { at: 'curl --disable --config -' },
  ),
  token(
    'the CA of the system in place of the kubeconfig’s',
    '      --cacert "$WORK/ca/ca.crt" --capath "$WORK/ca" \\\n',
    '',
    'KS5005',
    { at: 'curl --disable --config -' },
  ),
  token('a CA file from elsewhere', '--cacert "$WORK/ca/ca.crt"', '--cacert /etc/ssl/other.crt', 'KS5005', {
    at: '/etc/ssl/other.crt',
  }),
  token(
    'the CA of another cluster',
    '--raw --flatten --context="$CONTEXT"',
    '--raw --flatten --context=prod',
    'KS5005',
    { at: '--cacert "$WORK/ca/ca.crt"' },
  ),
  token(
    'redirects are followed with credentials',
    '--globoff --silent',
    '--location-trusted --globoff --silent',
    'KS5004',
    { at: '--location-trusted' },
  ),
  token('a URL without scheme', '"$APISERVER/api"', '"lab.example.com:6443/api"', 'KS5002'),
  token('a URL without host', '"$APISERVER/api"', '"/api"', 'KS5001'),
  token('plain http', '"$APISERVER/api"', '"http://lab.example.com:6443/api"', 'KS5002'),
  token(
    'the scheme is cut from the server and http put before it',
    '"$APISERVER/api"',
    '"http://${APISERVER#https://}/api"',
    'KS5002',
  ),
  token('a space in the URL', '"$APISERVER/api"', '"$APISERVER/api v1"', 'KS5001'),
  proxy(
    'kubectl proxy for every machine',
    '--unix-socket="$WORK/proxy.sock" >',
    "--port=0 --address=0.0.0.0 --accept-hosts='.*' >",
    'KS3201',
    { at: '--address=0.0.0.0' },
  ),
  proxy('kubectl proxy for every user', '--unix-socket="$WORK/proxy.sock" >', '--port=8001 >', 'KS5108', {
    at: '--port=8001',
  }),
  proxy(
    'the proxy of another machine',
    '--unix-socket "$WORK/proxy.sock" \\\n    --request GET http://localhost/api',
    '--request GET http://proxy.example.net:8001/api',
    'KS5002',
    { at: 'http://proxy.example.net' },
  ),
  proxy(
    'the socket of somebody else',
    'curl --disable --unix-socket "$WORK/proxy.sock"',
    'curl --disable --unix-socket /run/proxy.sock',
    'KS3301',
    { at: '--unix-socket /run' },
  ),
  bash(
    'redirects are followed with the token',
    [
      ...start,
      config,
      '  curl -q -L --config - --fail --max-time 9 --request POST --oauth2-bearer x https://lab.example.com:6443/api',
    ],
    'KS5004',
    'curl -q',
  ),
  bash(
    'a proxy that sees everything, unverified',
    [
      ...start,
      config,
      '  curl -q --config - --fail --max-time 9 --proxy-insecure --proxy https://p.example.net -k https://lab.example.com:6443/api',
    ],
    'KS5003',
    'curl -q',
  ),
  bash(
    'the server of --resolve is another',
    [
      ...start,
      config,
      '  curl -q --config - --fail --max-time 9 -k --resolve lab.example.com:6443:203.0.113.9 https://lab.example.com:6443/api',
    ],
    'KS5003',
    'curl -q',
  ),
  bash(
    'an unknown option of curl',
    ['set -euo pipefail', 'curl -q --fail --max-time 9 --no-verify https://lab.example.com:6443/api'],
    'KS3301',
    '--no-verify',
  ),
  bash(
    'an option of curl that lacks its value',
    ['set -euo pipefail', 'curl -q --fail https://lab.example.com:6443/api --max-time'],
    'KS3302',
    '--max-time',
  ),
  bash(
    'a body file that does not exist',
    [
      'set -euo pipefail',
      'WORK=$(mktemp -d)',
      'trap \'rm -rf -- "$WORK"\' EXIT',
      'curl -q --fail --max-time 9 --data-binary @"$WORK/body.json" https://lab.example.com:6443/api',
    ],
    'KS5006',
    '--data-binary',
  ),
  powershell('--insecure is added', '--globoff --silent', '--insecure --globoff --silent', 'KS5003', {
    at: '--insecure --globoff',
  }),
  powershell(
    'plain http',
    '--request GET "$apiserver/api"',
    "--request GET 'http://lab.example.com:6443/api'",
    'KS5002',
  ),
  powershell(
    'a URL without scheme',
    '--request GET "$apiserver/api"',
    "--request GET 'lab.example.com:6443/api'",
    'KS5002',
  ),
  powershell(
    'redirects are followed with credentials',
    '--globoff --silent',
    '--location-trusted --globoff --silent',
    'KS5004',
    { at: '--location-trusted' },
  ),
  powershell(
    'the CA of the system in place of the kubeconfig’s',
    '            --cacert "$work/ca/ca.crt" --capath "$work/ca" `\n'.slice(4),
    '',
    'KS5005',
    { at: '& $curl --disable' },
  ),
];
