/** What kubectl's commands ask for, held against what real kubectls of five versions asked a recording server for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type RequestInfo, requestInfo } from '../../../src/api/request-info.js';
import type { KnownAccess } from '../../../src/verify/access.js';
import { hostWorld } from '../../../src/verify/host-world.js';
import { requestWords } from '../../../src/verify/rights/words.js';
import { modelledKubectlCommands } from '../../../src/verify/tools/kubectl.js';
import { verifyText } from '../../../src/verify/verify.js';
import { fakeHost } from '../../support/host.js';
import { argumentLists, wordsOf } from '../tools/kubectl-requests/cases.js';
import { kubeconfigFor } from '../tools/kubectl-requests/observe.js';
import { newest, recordedRequests, versions } from '../tools/kubectl-requests/recorded.js';

const world = hostWorld(
  fakeHost({
    files: { '/home/user/config': kubeconfigFor((cluster) => `https://${cluster}.example`) },
    env: { HOME: '/home/user', KUBECONFIG: '/home/user/config', PATH: '/usr/bin:/bin', LANG: 'C.UTF-8' },
    home: '/home/user',
    cwd: '/tmp/work',
  }),
);

function scriptOf(line: string): string {
  const { argv, stdin } = wordsOf(line);
  const call = `kubectl ${argv.map((word) => `'${word}'`).join(' ')}`;
  return stdin === undefined ? `${call}\n` : `${call} <<'MANIFEST'\n${stdin.replace(/\n?$/, '\n')}MANIFEST\n`;
}

/** A request with who sends it; `who` is `*` where a token of the command line, or impersonation, says so. */
interface Asked {
  readonly cluster: string | undefined;
  readonly who: string;
  readonly request: RequestInfo;
}

/** `METHOD cluster user path?query`; the server writes the name of what is made behind its path. */
function asked(recorded: string): Asked {
  const [, method = '', cluster, who = '', url = ''] = /^(\S+) (\S+) (\S+) (.*)$/.exec(recorded) ?? [];
  const [path = '', query = ''] = url.split('?');
  const request = requestInfo(method, method === 'POST' ? path.replace(/\/[^/]*$/, '') : path, query);
  assert.ok(request !== undefined, recorded);
  return { cluster, who, request };
}

/** kubectl 1.33 puts PATH in the place of the server's own path, which is the name of the cluster here. */
function withCluster(line: string, version: string, recorded: string): string {
  if (!line.startsWith('get --raw') || version === newest) return recorded;
  return recorded.replace(
    /^(\S+) (\S+) (\S+) (.*)$/,
    (_, method: string, first: string, who: string, rest: string) =>
      `${method} lab ${who} /${first}${rest === '/' ? '' : rest}`,
  );
}

function foretold({ caller, request }: KnownAccess): Asked {
  const { credential, cluster } = caller;
  return { cluster, who: credential.kind === 'user' ? credential.user : '*', request };
}

/** Whether the right to the one is a right to the other. */
function covers(right: Asked, wanted: Asked): boolean {
  if (right.cluster !== wanted.cluster || (right.who !== '*' && right.who !== wanted.who)) return false;
  const [mine, other] = [right.request, wanted.request];
  if (mine.kind === 'path' || other.kind === 'path') return requestWords(mine) === requestWords(other);
  return (
    requestWords({ ...mine, name: '', namespace: '' }) ===
      requestWords({ ...other, name: '', namespace: '' }) &&
    (mine.name === '' || mine.name === other.name) &&
    (mine.namespace === '' || mine.namespace === other.namespace)
  );
}

/** What kubectl asks for and does well without: whether what it deleted is gone (delete.go), and, of what it does not find, whether there is such a namespace (cli-runtime, resource/visitor.go). */
function isIdleQuestion(line: string, { request }: Asked): boolean {
  const words = requestWords(request);
  return (
    (/(?:^| )delete /.test(line) && /^(?:get|list|watch) /.test(words)) ||
    (/(?:^| )apply /.test(line) && /^get namespaces /.test(words))
  );
}

const shown = (line: string, { cluster, who, request }: Asked): string =>
  `${line}: ${cluster} ${who} ${requestWords(request)}`;

test('of every call whose rights are told, all that real kubectls ask for is among them, and nothing else is', async () => {
  const lacking: string[] = [];
  const idle: string[] = [];
  let told = 0;
  for (const line of argumentLists) {
    const report = await verifyText({ file: 'script', text: scriptOf(line), shell: 'bash' }, world);
    if (report.verdict === 'not-proved' || report.accesses.some(({ kind }) => kind === 'unknown')) continue;
    told += 1;
    const accesses = report.accesses.filter((access) => access.kind === 'request');
    const rights = accesses.map(foretold);
    const real = versions.flatMap((version) =>
      (recordedRequests(version).get(line) ?? []).map((one) => asked(withCluster(line, version, one))),
    );
    for (const one of real)
      if (!isIdleQuestion(line, one) && !rights.some((right) => covers(right, one)))
        lacking.push(shown(line, one));
    for (const access of accesses) {
      const right = foretold(access);
      if (access.where !== undefined || right.request.kind === 'path' || right.request.verb === 'impersonate')
        continue;
      if (!real.some((one) => covers(right, one))) idle.push(shown(line, right));
    }
  }
  assert.ok(told > 100, `${told}`);
  assert.deepEqual([...new Set(lacking)], []);
  assert.deepEqual(idle, []);
});

/** A call for each command that is modelled, with what it asks for: `?` where that is not modelled. */
const commands: Readonly<Record<string, readonly [call: string, ...asks: string[]]>> = {
  'create token': ['create token bot', 'create serviceaccounts/token bot -n team'],
  get: ['get secrets a -n far', 'get secrets a -n far'],
  version: ['version', 'get /version'],
  'cluster-info': ['cluster-info', 'list services -n kube-system'],
  'api-resources': ['api-resources', 'get /api', 'get /apis'],
  'api-versions': ['api-versions', 'get /api', 'get /apis'],
  'auth can-i': ['auth can-i get pods', 'create selfsubjectaccessreviews.authorization.k8s.io'],
  'auth whoami': ['auth whoami', 'create selfsubjectreviews.authentication.k8s.io'],
  wait: ['wait pod/a --for=delete', '?'],
  'rollout status': ['rollout status deploy/web', '?'],
  describe: ['describe pod a', '?'],
  'apply view-last-applied': ['apply view-last-applied pod a', '?'],
  logs: ['logs web', 'get pods web -n team', 'get pods/log web -n team'],
  'top node': ['top node', '?'],
  'top pod': ['top pod', '?'],
  explain: ['explain pods', 'get /api', 'get /apis', 'get /openapi/v3'],
  apply: ['apply -f -', 'get configmaps a -n far', 'create configmaps -n far', 'patch configmaps a -n far'],
  create: ['create -f -', 'create configmaps -n far'],
  replace: ['replace -f -', 'get configmaps a -n far', 'update configmaps a -n far'],
  delete: ['delete pod/a secret/b', 'delete pods a -n team', 'delete secrets b -n team'],
  annotate: ['annotate pod a x=y', 'get pods a -n team', 'patch pods a -n team'],
  label: ['label pods -l a=b x=y', 'list pods -n team', 'patch pods -n team'],
  patch: [
    'patch deploy a --subresource=status -p {}',
    'get deployments.apps/status a -n team',
    'patch deployments.apps/status a -n team',
  ],
  scale: [
    'scale deploy/a --replicas=1',
    'get deployments.apps a -n team',
    'patch deployments.apps/scale a -n team',
  ],
  'rollout restart': [
    'rollout restart deploy a',
    'get deployments.apps a -n team',
    'patch deployments.apps a -n team',
  ],
  'create namespace': ['create namespace n', 'create namespaces'],
  'create clusterrole': [
    'create clusterrole r --verb=get --resource=pods',
    'create clusterroles.rbac.authorization.k8s.io',
  ],
  'create service clusterip': ['create service clusterip s --tcp=80', 'create services -n team'],
  'create quota': ['create quota q', 'create resourcequotas -n team'],
};

/** They read or write files alone, or are asked by others. */
const silent = (command: string): boolean => command.startsWith('config ') || command === 'proxy';

/** Of these, one of a kind is enough. */
const isLikeAnother = (command: string): boolean => /^create (?!token|namespace|clusterrole$)/.test(command);

test('every command that is modelled says what it asks for, or that this is not modelled', async () => {
  const rest = [...modelledKubectlCommands].filter((one) => !silent(one) && !isLikeAnother(one));
  assert.deepEqual(
    rest.filter((one) => commands[one] === undefined),
    [],
  );
  for (const [command, [line, ...asks]] of Object.entries(commands)) {
    assert.ok(modelledKubectlCommands.has(command), command);
    const report = await verifyText(
      { file: 'script', text: scriptOf(line.endsWith('-f -') ? `${line} <<< json` : line), shell: 'bash' },
      world,
    );
    const said = report.accesses.map((access) =>
      access.kind === 'request' ? requestWords(access.request) : '?',
    );
    assert.deepEqual(said, asks, `${line}: ${JSON.stringify(report.findings)}`);
  }
});

for (const command of [...modelledKubectlCommands].filter(isLikeAnother)) {
  if (commands[command] !== undefined) continue;
  test(`kubectl ${command} asks to create`, async () => {
    const more = /rolebinding$/.test(command) ? '--clusterrole=view --user=u' : '';
    const text = `kubectl ${command} n ${more}\n`;
    const { accesses } = await verifyText({ file: 'script', text, shell: 'bash' }, world);
    assert.deepEqual(
      accesses.map(
        (access) => access.kind === 'request' && access.request.kind === 'resource' && access.request.verb,
      ),
      ['create'],
    );
  });
}

test('without a request there is none: --client, --dry-run=client', async () => {
  for (const line of ['version --client', 'create configmap c --dry-run=client -o yaml']) {
    const { accesses } = await verifyText({ file: 'script', text: scriptOf(line), shell: 'bash' }, world);
    assert.deepEqual(accesses, [], line);
  }
});
