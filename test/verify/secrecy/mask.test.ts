/** Literal secrets are masked by their place, in every format and diff, and found; placeholders are neither. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { main } from '../../../src/main.js';
import { formatNames } from '../../../src/verify/formats/format.js';
import { maskArguments } from '../../../src/verify/secrecy/mask.js';
import { secretSpans } from '../../../src/verify/secrecy/spans.js';
import { fakeHost } from '../../support/host.js';
import { jwt } from '../../support/pki.js';
import { portion } from '../../support/size.js';
import { kubeconfig } from '../bash/dry-run.js';

const secret = 'h0nter2-L1teral-31415926';
const server = 'https://127.0.0.1:6443/api';

/** Lines of bash that hold the secret. */
const lines: Readonly<Record<string, string>> = {
  'Authorization: Bearer': `curl -q -H "Authorization: Bearer ${secret}" ${server}`,
  'Authorization: Basic': `curl -q -H 'Authorization: Basic ${secret}' ${server}`,
  'Authorization without a scheme': `curl -q --header 'authorization: ${secret}' ${server}`,
  'Proxy-Authorization': `curl -q --proxy-header 'Proxy-Authorization: Basic ${secret}' ${server}`,
  'X-Api-Key': `curl -q -H 'X-Api-Key: ${secret}' ${server}`,
  'a header that ends with Token': `curl -q -H 'X-Vault-Token: ${secret}' ${server}`,
  Cookie: `curl -q -H 'Cookie: session=${secret}' ${server}`,
  'a cookie': `curl -q -b 'session=${secret}' ${server}`,
  '-u': `curl -q -u 'bob:${secret}' ${server}`,
  '-u in one word': `curl -q -ubob:${secret} ${server}`,
  '--user=': `curl -q --user=bob:${secret} ${server}`,
  '--proxy-user': `curl -q --proxy http://p:3128 --proxy-user bob:${secret} ${server}`,
  'the password of a URL': `curl -q 'https://bob:${secret}@127.0.0.1:6443/api'`,
  'the user name of a URL': `curl -q 'https://${secret}@127.0.0.1:6443/api'`,
  'a proxy': `curl -q --proxy http://bob:${secret}@p:3128 ${server}`,
  ...Object.fromEntries(
    ['token', 'access_token', 'key', 'api_key', 'password', 'secret', 'sig', 'client_secret'].map((name) => [
      `the parameter ${name}`,
      `curl -q '${server}?limit=1&${name}=${secret}'`,
    ]),
  ),
  'a body of JSON': `curl -q -d '{"user": "bob", "password": "${secret}"}' ${server}`,
  'a body of a form': `curl -q -d 'user=bob&password=${secret}' ${server}`,
  'a body from stdin': `printf '{"token": "${secret}"}' | curl -q -d @- ${server}`,
  'a Secret in JSON': `curl -q -d '{"kind": "Secret", "data": {"any": "${secret}"}}' ${server}`,
  'a Secret in YAML': `kubectl apply --context=lab -f - <<'END'\nkind: Secret\nmetadata: {name: a}\nstringData:\n  any: ${secret}\nEND`,
  'several lines of a Secret': `kubectl apply --context=lab -f - <<'END'\nkind: Secret\nstringData:\n  any: |\n    one ${secret}\nEND`,
  'a Secret in flow style': `kubectl apply --context=lab -f - <<'END'\nkind: Secret\nstringData: {any: ${secret}}\nEND`,
  'all of a Secret in flow style': `kubectl apply --context=lab -f - <<< '{kind: Secret, data: {any: ${secret}, b: abc}}'`,
  'a patch of a Secret': `kubectl patch secret a --context=lab -p '{"data":{"any":"${secret}"}}'`,
  'a patch of stringData': `kubectl patch secret/a --context=lab -p '{"stringData":{"any":"${secret}"}}'`,
  'a patch in YAML': `kubectl patch secret/a --context=lab -p 'stringData:\n  any: ${secret}\n'`,
  '--cert': `curl -q --cert client.pem:${secret} ${server}`,
  '-E': `curl -q -E client.pem:${secret} ${server}`,
  '--proxy-cert': `curl -q --proxy https://p:3128 --proxy-cert 'client:${secret}' ${server}`,
  'cert in a config': `curl -q --config - ${server} <<'END'\ncert = "client.pem:${secret}"\nEND`,
  'a word of printf': `printf 'header = "Authorization: Bearer %s"\\n' ${secret} | curl -q --config - ${server}`,
  'a word of printf for user': `printf 'user = "bob:%s"\\n' '${secret}' | curl -q --config - ${server}`,
  'docker login -p': `docker login -u bob -p ${secret}`,
  'a line of a config': `printf 'header = "Authorization: Bearer ${secret}"\\n' | curl -q --config - ${server}`,
  'user in a config': `curl -q --config - ${server} <<'END'\nuser = "bob:${secret}"\nEND`,
  'kubectl --token=': `kubectl get pods --context=lab --token=${secret}`,
  'kubectl --token': `kubectl get pods --context=lab --token ${secret}`,
  'kubectl --password': `kubectl get pods --context=lab --username=a --password=${secret}`,
  '--from-literal': `kubectl create secret generic a --context=lab --from-literal=any=${secret}`,
  '--from-literal, apart': `kubectl create secret generic a --context=lab --from-literal 'any=${secret}'`,
  '--docker-password': `kubectl create secret docker-registry a --context=lab --docker-password=${secret}`,
  'a variable': `TOKEN='${secret}'\necho "$TOKEN"`,
  'a variable that becomes a name': `API_KEY=${secret}\nkubectl get "$API_KEY" --context="$API_KEY"`,
  'an exported variable': `export DB_PASSWORD="${secret}"\nkubectl get pods --context=lab`,
  'a comment': `# Authorization: Bearer ${secret}\nkubectl get pods --context=lab`,
  'a JWT': `kubectl get "${jwt({ sub: secret })}" --context=lab`,
  'what no shell reads': `kubectl get pods --token=${secret} ((`,
};

async function printed(file: string, text: string, args: readonly string[]): Promise<string> {
  const host = fakeHost({
    files: { '/cwd/k.yaml': kubeconfig, [`/cwd/${file}`]: text },
    env: { KUBECONFIG: 'k.yaml' },
  });
  assert.notEqual(await main(['verify', ...args, file], host), 70, host.written.stderr);
  return host.written.stdout + host.written.stderr;
}

const commands = [...formatNames.map((name) => ['--format', name]), ['--fix']];

function assertHidden(shown: string, what: string): void {
  assert.ok(!shown.includes(secret) && !shown.includes(jwt({ sub: secret })), `${what}: ${shown}`);
  const encoded = Buffer.from(secret).toString('base64').slice(0, 24);
  assert.ok(!shown.includes(encoded), `${what}: ${shown}`);
}

describe('masked in every format, and found', () => {
  for (const [name, line] of portion(Object.entries(lines), 8)) {
    test(name, async () => {
      for (const args of commands) {
        // Quotes that are missing make a diff whose context holds the line.
        const text = `A=$(kubectl get ns --context=lab)\n${line}\necho $A\n`;
        assertHidden(await printed('script.sh', text, args), args.join(' '));
        if (args.includes('json') || args.includes('--fix'))
          assertHidden(
            await printed('doc.md', `# Steps\n\n\`\`\`bash\n${text}\`\`\`\n`, args),
            args.join(' '),
          );
      }
      const json = JSON.parse(await printed('script.sh', `${line}\n`, ['--format', 'json']));
      const codes = json.files.flatMap(({ findings }: { findings: { code: string }[] }) =>
        findings.map(({ code }) => code),
      );
      assert.ok(codes.includes('KS5107'), codes.join(' '));
    });
  }
});

describe('PowerShell', () => {
  for (const line of [
    `$token = '${secret}'`,
    `$env:API_TOKEN = "${secret}"`,
    `curl.exe -q -H 'Authorization: Bearer ${secret}' ${server}`,
    `Invoke-RestMethod -Uri ${server} -Headers @{ Authorization = 'Bearer ${secret}' }`,
    `Invoke-RestMethod -Uri '${server}?token=${secret}'`,
    `kubectl get pods "--token=${secret}"`,
    `$p = ConvertTo-SecureString '${secret}' -AsPlainText -Force`,
    `curl.exe -q --cert 'client.p12:${secret}' ${server}`,
  ]) {
    test(line.replace(secret, '…'), async () => {
      for (const args of commands)
        assertHidden(await printed('script.ps1', `${line}\n`, args), args.join(' '));
      assert.match(await printed('script.ps1', `${line}\n`, ['--format', 'gcc']), /KS5107/);
    });
  }
});

describe('no secret', () => {
  for (const text of [
    'TOKEN=$(kubectl create token default)',
    'curl -H "Authorization: Bearer $TOKEN" https://a.example/api',
    'curl -H "Authorization: Bearer ${TOKEN}" https://a.example/api',
    'curl -H "Authorization: Bearer <token>" https://a.example/api',
    'curl -H "Authorization: Bearer YOUR_TOKEN" https://a.example/api',
    'curl -H "Authorization: Bearer YOUR_TOKEN_HERE" https://a.example/api',
    "curl -H 'Authorization: Bearer xxxxxxxx' https://a.example/api",
    "curl -H 'Authorization: Bearer REDACTED' https://a.example/api",
    'printf \'header = "Authorization: Bearer %s"\\n\' "$TOKEN"',
    'kubectl --token="$TOKEN" get pods',
    'kubectl --token=<token> get pods',
    'kubectl create secret generic a --from-literal=password="$PASSWORD"',
    'kubectl create secret generic a --from-literal=password=changeme',
    'kubectl create configmap a --from-literal=color=h0nter2-L1teral',
    'kubectl create token default --duration=10m',
    'kubectl get secrets default-token-x7k2p -o jsonpath={.data.token}',
    "kubectl get secrets -o jsonpath='{.items[0].data.token}' | base64 --decode",
    'SECRET=default-token',
    'TOKEN_FILE=/var/run/secrets/kubernetes.io/serviceaccount/token',
    'TOKEN=""',
    'PASSWORD=',
    'read -rs TOKEN',
    'automountServiceAccountToken: false',
    "grep 'token:' file | awk '{print $2}'",
    'fail "no token: check the name, the namespace and your rights"',
    "fail 'no token in Secret robot-29-token: does the ServiceAccount robot-29 exist in namespace a1?'",
    'PWD=/home/someone/project-2024',
    'curl --cert C:/certs/client2024.pem https://a.example/',
    "curl --cert 'pkcs11:object=client2024' https://a.example/",
    "grep -E 'name:pattern1234' file",
    'printf \'Bearer %s\\n\' "$TOKEN"',
    'ssh-login host -p 22',
    'kind: ConfigMap\ndata: {color: h0nter2-L1teral}',
    'kind: Secret\nstringData: {password: <password>}',
    'docker run -u 1000:1000 image',
    'kubectl config set-context lab --user=admin',
    'git clone ssh://git@github.com/a/b',
    'https://user:password@host/',
    'https://<user>:<password>@host/',
    'curl https://a.example/api?limit=500&continue=abc',
    'kind: Secret\nmetadata:\n  name: default-token\n  annotations:\n    kubernetes.io/service-account.name: default\ntype: kubernetes.io/service-account-token\n',
    '-----BEGIN CERTIFICATE-----\nMIIBgDCCASWgAwIBAgIUK9CV/H2eWjsvSCKpwSVN\n-----END CERTIFICATE-----',
  ]) {
    test(text, () => assert.deepEqual(secretSpans(text), []));
  }
});

test('a passphrase that a variable holds', async () => {
  const text = `P=${secret}\ncurl -q --cert client.pem:$P ${server}\n`;
  const shown = await printed('script.sh', text, []);
  assert.match(shown, /client certificate: client\.pem:«secret» /);
  assertHidden(shown, 'text');
});

test('the words of a call keep what tells them apart', () => {
  assert.deepEqual(maskArguments(['curl', '-u', `bob:${secret}`, '-H', 'Accept: a/b', server]), [
    'curl',
    '-u',
    'bob:«secret»',
    '-H',
    'Accept: a/b',
    server,
  ]);
  const masked = ['curl', '-H', 'Authorization: Bearer «token of ServiceAccount a/b, from line 3»'];
  assert.deepEqual(maskArguments(masked), masked);
});

test('texts that repeat what begins a secret are read in time', () => {
  const parts = [
    'token: ',
    'Authorization: ',
    'a-',
    '://a:',
    '-u a',
    '"token": "',
    '--token ',
    'kind: Secret\n',
    'stringData: {',
    '--cert a',
    ' login -p',
    'bearer %s',
  ];
  for (const part of portion(parts, 4)) secretSpans(part.repeat(40_000 / part.length));
});

test('behind a context that is called basic stands an option, and behind the scheme what only begins like one', () => {
  assert.deepEqual(secretSpans('kubectl --context basic --service-account=default2'), []);
  const [span] = secretSpans('Authorize with Basic --h0nter2L1teral31415926');
  assert.equal(span?.what, 'credentials');
});
