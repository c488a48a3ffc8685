/** Variables that reach programs and plugins: what steers them is not proved, and what is the script's own is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostWorld } from '../../src/verify/host-world.js';
import type { FileReport } from '../../src/verify/report.js';
import { verifyText } from '../../src/verify/verify.js';
import { fakeHost } from '../support/host.js';
import { portion } from '../support/size.js';
import { dryRunOf, kubeconfig, marks } from './dry-run.js';

/** Each of them makes a program or a credential plugin do something else. */
const steering = `
PYTHONPATH PYTHONSTARTUP PYTHONHOME PYTHONINSPECT PYTHONWARNINGS PYTHONUSERBASE NODE_OPTIONS NODE_PATH NODE_EXTRA_CA_CERTS
NODE_TLS_REJECT_UNAUTHORIZED NPM_CONFIG_PREFIX PERL5OPT PERL5LIB PERLLIB RUBYOPT RUBYLIB GEM_HOME GEM_PATH BUNDLE_GEMFILE
JAVA_TOOL_OPTIONS JAVA_OPTS JAVA_HOME _JAVA_OPTIONS JDK_JAVA_OPTIONS CLASSPATH PHPRC LUA_PATH LUA_INIT DOTNET_STARTUP_HOOKS
COMPlus_EnableDiagnostics CORECLR_PROFILER CORECLR_ENABLE_PROFILING POWERSHELL_TELEMETRY_OPTOUT PSModulePath CLOUDSDK_PYTHON
CLOUDSDK_CONFIG CLOUDSDK_ACTIVE_CONFIG_NAME CLOUDSDK_CORE_ACCOUNT CLOUDSDK_AUTH_ACCESS_TOKEN_FILE
GOOGLE_APPLICATION_CREDENTIALS USE_GKE_GCLOUD_AUTH_PLUGIN AWS_CONFIG_FILE AWS_SHARED_CREDENTIALS_FILE AWS_PROFILE
AWS_ENDPOINT_URL AWS_ENDPOINT_URL_STS AWS_CA_BUNDLE AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_REGION
AWS_ROLE_ARN AWS_WEB_IDENTITY_TOKEN_FILE AWS_EC2_METADATA_SERVICE_ENDPOINT AZURE_CONFIG_DIR AZURE_CLIENT_ID
AZURE_AUTHORITY_HOST AZURE_FEDERATED_TOKEN_FILE ARM_CLIENT_SECRET AAD_LOGIN_METHOD MSI_ENDPOINT IDENTITY_ENDPOINT
OCI_CLI_CONFIG_FILE VAULT_ADDR OS_AUTH_URL OS_CLOUD GCONV_PATH HOSTALIASES LOCALDOMAIN RES_OPTIONS NLSPATH LOCPATH
MALLOC_CHECK_ MALLOC_TRACE GLIBC_TUNABLES LD_PRELOAD LD_LIBRARY_PATH LD_AUDIT DYLD_INSERT_LIBRARIES GODEBUG GOTRACEBACK
GOCOVERDIR SSL_CERT_FILE SSL_CERT_DIR SSLKEYLOGFILE OPENSSL_CONF OPENSSL_MODULES OPENSSL_ENGINES CURL_CA_BUNDLE CURL_HOME
CURL_SSL_BACKEND NETRC REQUESTS_CA_BUNDLE KRB5_CONFIG KRB5CCNAME KUBECACHEDIR KUBE_EDITOR KUBECTL_EXTERNAL_DIFF
KUBECTL_COMMAND_HEADERS KUBECTL_PORT_FORWARD_WEBSOCKETS KUBERNETES_SERVICE_HOST KUBERNETES_SERVICE_PORT KUBERNETES_MASTER
KUBERNETES_EXEC_INFO XDG_CONFIG_HOME XDG_CACHE_HOME XDG_DATA_DIRS HOME PATH TMPDIR SHELL EDITOR VISUAL PAGER BROWSER
HTTP_PROXY http_proxy HTTPS_PROXY https_proxy ALL_PROXY all_proxy NO_PROXY no_proxy BASH_ENV ENV GIT_SSH_COMMAND SSH_ASKPASS
SSH_AUTH_SOCK GNUPGHOME DOCKER_CONFIG HELM_PLUGINS KREW_ROOT POSIXLY_CORRECT GREP_OPTIONS JQ_LIBRARY_PATH LC_MESSAGES LANG
`
  .trim()
  .split(/\s+/);

const verdictIn = async (shell: 'bash' | 'powershell', text: string): Promise<FileReport['verdict']> =>
  (await dryRunOf(shell, `${text}\n`)).verdict;

test('at least 90 names', () => assert.ok(new Set(steering).size >= 90, String(steering.length)));

for (const name of portion(steering, 25)) {
  test(`${name} is not proved, in whatever form it reaches a program`, async () => {
    for (const text of [
      `export ${name}=/tmp/x`,
      `${name}=/tmp/x\nexport ${name}`,
      `declare -x ${name}=/tmp/x`,
      `${name}=/tmp/x kubectl get pods`,
      `f() { export ${name}=/tmp/x; }\nf`,
      `export A=1 ${name}=/tmp/x`,
      `readonly ${name}=/tmp/x\nexport ${name}`,
      `env ${name}=/tmp/x kubectl get pods`,
      `set -a\n${name}=/tmp/x`,
    ])
      assert.equal(
        await verdictIn('bash', `${text}\nprintf '%s' "$${name}"\nkubectl get pods`),
        'not-proved',
        text,
      );
    for (const text of [
      `$env:${name} = '/tmp/x'`,
      `\${env:${name}} = '/tmp/x'`,
      `[Environment]::SetEnvironmentVariable('${name}', '/tmp/x')`,
      `Set-Item env:${name} '/tmp/x'`,
      `New-Item -Path env:${name} -Value '/tmp/x'`,
      `function f { $env:${name} = '/tmp/x' }\nf`,
    ])
      assert.equal(await verdictIn('powershell', `${text}\nkubectl get pods`), 'not-proved', text);
  });
}

test("the script's own names are fine, exported or not", async () => {
  const own =
    'CLUSTER_NAME APISERVER TOKEN NAMESPACE CONTEXT KUBE_CONTEXT KUBE_NAMESPACE GOAL MY_PATH NODE_NAME GIT_SHA';
  for (const name of own.split(' ')) {
    for (const text of [`export ${name}="test"`, `${name}=test\nexport ${name}`, `${name}=test`]) {
      const script = `set -eu\n${text}\nkubectl get pods --context=lab -n "$${name}"`;
      assert.deepEqual(marks(await dryRunOf('bash', `${script}\n`)), [], script);
    }
    const script = `$env:${name} = 'test'\nkubectl get pods --context=lab -n "$env:${name}"`;
    assert.equal(await verdictIn('powershell', script), 'proved', script);
  }
});

test('what is known and good is fine: LC_ALL=C, KUBERC=off; any other value is not', async () => {
  for (const [text, verdict] of [
    ['export LC_ALL=C', 'proved'],
    ['LC_ALL=C', 'proved'],
    ['export KUBERC=off', 'proved'],
    ['KUBERC=off kubectl get pods', 'proved'],
    ['KUBECTL_KUBERC=false kubectl get pods', 'proved'],
    ['LC_ALL=C kubectl get pods', 'proved'],
    ['KUBECONFIG=/home/user/config kubectl get pods', 'proved'],
    ['NO_COLOR=1 kubectl get pods', 'proved'],
    ['export TZ=UTC', 'proved'],
    ['export LC_ALL=tr_TR.UTF-8', 'not-proved'],
    ['export KUBERC=/tmp/kuberc', 'not-proved'],
    ['KUBERC=/tmp/kuberc kubectl get pods', 'not-proved'],
    ['KUBERC=$HOME kubectl get pods', 'not-proved'],
    ['unset KUBERC', 'not-proved'],
    ['export KUBERC', 'not-proved'],
    ['KUBECTL_KUBERC=true kubectl get pods', 'not-proved'],
    ['UNHEARD_OF=1 kubectl get pods', 'not-proved'],
    ['UNHEARD_OF=1 curl --disable https://127.0.0.1:6443/version', 'not-proved'],
  ] as const) {
    const report = await dryRunOf('bash', `${text}\nkubectl get pods --context=lab\n`);
    assert.equal(report.verdict === 'findings' ? 'proved' : report.verdict, verdict, text);
  }
  for (const [text, verdict] of [
    ["$env:KUBERC = 'off'", 'proved'],
    ["$env:LC_ALL = 'C'", 'proved'],
    ["$env:KUBERC = '/tmp/kuberc'", 'not-proved'],
    ['$env:KUBERC = $null', 'not-proved'],
    ["$old = $env:KUBERC\n$env:KUBERC = 'off'\n$env:KUBERC = $old", 'proved'],
    ["$env:KUBERC = 'off'\n$env:KUBERC = '/tmp/kuberc'", 'not-proved'],
  ] as const)
    assert.equal(await verdictIn('powershell', `${text}\nkubectl get pods --context=lab`), verdict, text);
});

test('a name of a program that is set for the script alone is an assumption', async () => {
  const report = await dryRunOf(
    'bash',
    'AWS_REGION=eu-west-1\nkubectl get pods --context=lab -n "$AWS_REGION"\n',
  );
  assert.notEqual(report.verdict, 'not-proved');
  assert.ok(report.assumptions.includes('AWS_REGION is not set in the environment'));
  // Where it is in the environment, it is for the programs.
  const host = fakeHost({
    files: { '/k': kubeconfig },
    env: { KUBECONFIG: '/k', AWS_REGION: 'x', HOME: '/h' },
  });
  const text = 'AWS_REGION=eu-west-1\nkubectl get pods --context=lab\n';
  const set = await verifyText({ file: 'a.sh', text }, hostWorld(host));
  assert.equal(set.verdict, 'not-proved');
});

test('a credential plugin sees what the script exports: what it does not read itself is not proved', async () => {
  const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: 'p', interactiveMode: 'Never' };
  const config = (user: object): string =>
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'c',
      clusters: [{ name: 'k', cluster: { server: 'https://127.0.0.1:9' } }],
      contexts: [{ name: 'c', context: { cluster: 'k', user: 'u' } }],
      users: [{ name: 'u', user }],
    });
  const verdict = async (user: object, shell: 'bash' | 'powershell', text: string): Promise<string> => {
    const world = hostWorld(
      fakeHost({ files: { '/k': config(user) }, env: { KUBECONFIG: '/k', HOME: '/h' } }),
    );
    return (await verifyText({ file: 'x', shell, text }, world)).verdict;
  };
  const call = 'kubectl get pods --context=c';
  for (const [text, shell] of [
    [`export UNHEARD_OF=1\n${call}\n`, 'bash'],
    [`export UNHEARD_OF=1\nkubectl create token default --context=c >/dev/null\n`, 'bash'],
    [`$env:UNHEARD_OF = '1'\n${call}\n`, 'powershell'],
  ] as const) {
    assert.equal(await verdict({ exec }, shell, text), 'not-proved', text);
    assert.notEqual(await verdict({ token: 't' }, shell, text), 'not-proved', text);
  }
  const read = `export NAMESPACE=web\n${call} -n "$NAMESPACE"\n`;
  assert.equal(await verdict({ exec }, 'bash', read), 'proved');
  assert.equal(await verdict({ exec }, 'powershell', `$env:NS = 'web'\n${call} -n "$env:NS"\n`), 'proved');
});
