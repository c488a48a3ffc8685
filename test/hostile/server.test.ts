/**
 * The server that a script calls, and asks for its token, is an attacker: every recipe, style and shell, with the real
 * kubectl and curl, against answers that are hostile in every field. Each answer is one run.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { parse } from 'yaml';
import { main } from '../../src/main.js';
import { fuzzCount, fuzzTest } from '../support/fuzz.js';
import { fakeHost } from '../support/host.js';
import { pemData } from '../support/pki.js';
import { withPortOfItsOwn } from '../support/proxy-port.js';
import { type RealShell, realShells } from '../support/shells.js';
import { crossed } from '../support/size.js';
import { needs } from '../support/tools.js';
import { HostileServer, type Received } from './server.js';
import { World } from './world.js';

const skip = needs('bwrap', 'kubectl', 'curl', 'bash');

const server = new HostileServer();
before(() => server.listen());
after(() => server.close());

function kubeconfig(): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'lab',
    clusters: [
      { name: 'lab', cluster: { server: server.url, 'certificate-authority-data': pemData('loopback.crt') } },
    ],
    contexts: [{ name: 'lab', context: { cluster: 'lab', user: 'lab' } }],
    users: [{ name: 'lab', user: { token: 'own-token' } }],
  });
}

async function generate(recipe: string, style: string, shell: RealShell): Promise<string> {
  const host = fakeHost({ files: { '/k': kubeconfig() }, env: { KUBECONFIG: '/k' } });
  const { command = [] } = foretold[recipe] ?? {};
  const code = await main(['generate', recipe, '--style', style, '--shell', shell.dialect, ...command], host);
  assert.equal(code, 0, host.written.stderr);
  return host.written.stdout;
}

/** The script with fewer and shorter waits; all else is as it was generated. */
async function quick(text: string, recipe: string): Promise<string> {
  const own = await withPortOfItsOwn(text);
  // A proxy is waited for as long as it takes.
  const fewer = recipe === 'proxy' ? own : own.replaceAll(/(-lt|-ge) 60\b/g, '$1 3');
  return fewer.replaceAll('Start-Sleep -Seconds 1', 'Start-Sleep -Milliseconds 200');
}

const secret = '/api/v1/namespaces/default/secrets';

const tokenRequest = 'POST /api/v1/namespaces/default/serviceaccounts/default/token';

const rbac = '/apis/rbac.authorization.k8s.io/v1';

/** What is made, looked at and removed of `service-account`. */
const ofAccount: readonly string[] = [
  '/api/v1/namespaces/default/serviceaccounts',
  `${rbac}/clusterroles`,
  `${rbac}/clusterrolebindings`,
].flatMap((path) => [`POST ${path}`, `GET ${path}`, `GET ${path}/kubesteps`, `DELETE ${path}/kubesteps`]);

const ofSecret = (name: string): readonly string[] => [
  `POST ${secret}`,
  `GET ${secret}`,
  `GET ${secret}/${name}`,
  `DELETE ${secret}/${name}`,
];

interface Foretold {
  /** What the dry run says curl does. */
  readonly curl: readonly string[];
  /** What kubectl's commands ask for by themselves, discovery aside. */
  readonly kubectl: readonly string[];
  /** What stands behind the recipe's name and options. */
  readonly command?: readonly string[];
  /** The style that there is none of. */
  readonly not?: string;
}

const foretold: Readonly<Record<string, Foretold>> = {
  token: { curl: ['GET /api'], kubectl: [tokenRequest] },
  'bound-token': { curl: ['GET /api'], kubectl: [...ofSecret('default-bound-token'), tokenRequest] },
  'secret-token': { curl: ['GET /api'], kubectl: ofSecret('default-token') },
  proxy: { curl: ['GET /api', 'GET /version'], kubectl: [] },
  'service-account': {
    curl: ['GET /api'],
    kubectl: [...ofAccount, 'POST /api/v1/namespaces/default/serviceaccounts/kubesteps/token'],
  },
  whoami: {
    curl: ['POST /apis/authentication.k8s.io/v1/selfsubjectreviews'],
    kubectl: [tokenRequest],
  },
  'can-i': {
    curl: ['POST /apis/authorization.k8s.io/v1/selfsubjectrulesreviews'],
    kubectl: [tokenRequest],
  },
  self: { curl: ['GET /api'], kubectl: [] },
  'in-pod': { curl: ['GET /api'], kubectl: [] },
  kubeconfig: { curl: [], kubectl: [tokenRequest, 'GET /version'], not: 'article' },
  request: {
    // The article's form calls by a proxy, and waits for it.
    curl: ['GET /api/v1/namespaces/default/pods', 'GET /version'],
    kubectl: [tokenRequest],
    command: ['--', 'kubectl', 'get', 'pods', '-l', 'app=web', '-o', 'wide'],
  },
};

function isForetold(recipe: string, { method, path, agent }: Received): boolean {
  const asked = `${method} ${path}`;
  const { curl = [], kubectl = [] } = foretold[recipe] ?? {};
  if (agent.startsWith('curl')) return curl.includes(asked);
  // Google Cloud's kubectl asks which version it is to start.
  if (agent.startsWith('kubectl-dispatcher/')) return asked === 'GET /version';
  // A redirect of its own server is kubectl's to follow.
  if (/^GET (\/api|\/apis|\/api\/v1|\/apis\/[\w.]+\/v1|\/openapi\/.*)$/.test(asked) || path === '/payload')
    return true;
  return kubectl.includes(asked);
}

/** The file that recipe kubeconfig is for: its owner's alone, and nothing but a token in the place of one. */
function confirmKubeconfig(world: World): void {
  const { mode, text } = world.read('work/default.kubeconfig');
  assert.equal(mode & 0o077, 0);
  const { clusters, users, ...rest } = parse(text) as Record<string, unknown>;
  assert.deepEqual(Object.keys(rest), ['apiVersion', 'kind', 'contexts', 'current-context']);
  const cluster = { server: server.url, 'certificate-authority-data': pemData('loopback.crt') };
  assert.deepEqual(clusters, [{ name: 'lab', cluster }]);
  const [user, ...others] = users as readonly { name: string; user: { token: string } }[];
  assert.deepEqual([user?.name, Object.keys(user?.user ?? {}), others], ['default', ['token'], []]);
  assert.match(user?.user.token ?? '', /^[A-Za-z0-9._~+/=-]+$/);
}

function confirmHarmless(recipe: string, world: World): void {
  const strangers = world.strangers();
  const isKept = recipe === 'kubeconfig' && strangers.includes('work/default.kubeconfig');
  assert.deepEqual(strangers, isKept ? ['work/default.kubeconfig'] : [], 'no file but its own');
  if (isKept) confirmKubeconfig(world);
  assert.deepEqual(
    server.received.filter((one) => !isForetold(recipe, one)),
    [],
    'no request but those foretold',
  );
  for (const { agent, authorization, injected } of server.received) {
    assert.equal(injected, false, "no header of the server's making");
    if (!agent.startsWith('curl') || recipe === 'proxy') continue;
    assert.match(authorization ?? '', /^Bearer [A-Za-z0-9._~+/=-]+$/);
    sent += 1;
  }
}

/** Requests of curl that bore a token which was let through. */
let sent = 0;

const shells = realShells.filter(({ name }) => name !== 'pwsh Legacy');
const kinds = Object.keys(foretold).flatMap((recipe) =>
  ['safe', 'article']
    .filter((style) => style !== foretold[recipe]?.not)
    .flatMap((style) => shells.map((shell) => ({ recipe, style, shell }))),
);

/** Hostile answers to each kind, at least, in as many runs as they take. */
const answers = fuzzCount({ quick: 1, full: 1, every: 500 });

/** Each recipe in each style, and in bash and PowerShell. */
const chosen = crossed([...kinds.entries()], 4, ([, { recipe, style, shell }]) => [
  `${recipe} ${style}`,
  `${recipe} ${shell.dialect}`,
  `${style} ${shell.name}`,
]);

for (const [number, { recipe, style, shell }] of chosen) {
  fuzzTest(
    `hostile answers: ${recipe}, ${style}, ${shell.name}`,
    {
      skip: skip || needs(shell.program),
    },
    async (firstSeed) => {
      const text = await generate(recipe, style, shell);
      for (let seed = firstSeed + number, answered = 0; answered < answers; seed += kinds.length) {
        const world = new World(kubeconfig(), new URL(server.url));
        try {
          server.begin(seed, world.home);
          const run = await world.run(shell, await quick(text, recipe));
          try {
            confirmHarmless(recipe, world);
            assert.ok(server.lies > 0, `it began: ${run.stderr}`);
            answered += server.lies;
          } catch (error) {
            throw new Error(`answer ${seed}: ${String(error)}\n${run.stderr}`, {
              cause: error,
            });
          }
        } finally {
          world.remove();
        }
      }
    },
  );
}

/** Runs a script against one seed behind the other, until an answer has come of which this is so. */
async function untilSome(
  recipe: string,
  text: string,
  shell: RealShell,
  isSo: () => boolean,
  first = 1,
): Promise<boolean> {
  for (let seed = first; seed < first + 200; seed++) {
    const world = new World(kubeconfig(), new URL(server.url));
    try {
      server.begin(seed, world.home);
      await world.run(shell, await quick(text, recipe));
      if (isSo()) return true;
    } finally {
      world.remove();
    }
  }
  return false;
}

const [bash] = shells;
assert.ok(bash !== undefined);

test('some answers let a script come to its call, or to its file', { skip }, async () => {
  assert.ok(sent > 0);
  const text = await generate('kubeconfig', 'safe', bash);
  const ready = (): boolean =>
    server.received.some(({ method, path }) => `${method} ${path}` === 'GET /version');
  assert.ok(await untilSome('kubeconfig', text, bash, ready));
});

test('without its check, a script does what the server says', { skip }, async () => {
  const text = await generate('token', 'safe', bash);
  const check = /^case \$TOKEN in [\s\S]*?^esac\n/m;
  assert.match(text, check);
  const harmed = (): boolean =>
    server.received.some(({ path, agent }) => agent.startsWith('curl') && path === '/payload');
  // The first seed of which this is so: each one before it is a run of the script.
  const first = 124;
  assert.ok(
    await untilSome('token', text.replace(check, ''), bash, harmed, first),
    'the answers are hostile',
  );
});
