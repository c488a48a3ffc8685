/**
 * The server that a script calls, and asks for its token, is an attacker: every recipe, style and shell, with the real
 * kubectl and curl, against answers that are hostile in every field. Each answer is one run.
 */
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, before, test } from 'node:test';
import { main } from '../../src/main.js';
import { fuzzCount, fuzzTest } from '../support/fuzz.js';
import { fakeHost } from '../support/host.js';
import { pemData } from '../support/pki.js';
import { type RealShell, realShells } from '../support/shells.js';
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
  const code = await main(['generate', recipe, '--style', style, '--shell', shell.dialect], host);
  assert.equal(code, 0, host.written.stderr);
  return host.written.stdout;
}

/** A port that nothing listens on: article style has kubectl's own. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** The script with fewer and shorter waits; all else is as it was generated. */
async function quick(text: string, recipe: string): Promise<string> {
  const port = await freePort();
  const fewer =
    recipe === 'proxy' ? text.replaceAll('8001', String(port)) : text.replaceAll(/(-lt|-ge) 60\b/g, '$1 3');
  return fewer.replaceAll('Start-Sleep -Seconds 1', 'Start-Sleep -Milliseconds 200');
}

const secret = '/api/v1/namespaces/default/secrets';

const tokenRequest = 'POST /api/v1/namespaces/default/serviceaccounts/default/token';

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
}

const foretold: Readonly<Record<string, Foretold>> = {
  token: { curl: ['GET /api'], kubectl: [tokenRequest] },
  'bound-token': { curl: ['GET /api'], kubectl: [...ofSecret('default-bound-token'), tokenRequest] },
  'secret-token': { curl: ['GET /api'], kubectl: ofSecret('default-token') },
  proxy: { curl: ['GET /api', 'GET /version'], kubectl: [] },
  whoami: {
    curl: ['POST /apis/authentication.k8s.io/v1/selfsubjectreviews'],
    kubectl: [tokenRequest],
  },
  'can-i': {
    curl: ['POST /apis/authorization.k8s.io/v1/selfsubjectrulesreviews'],
    kubectl: [tokenRequest],
  },
  self: { curl: ['GET /api'], kubectl: [] },
};

function isForetold(recipe: string, { method, path, agent }: Received): boolean {
  const asked = `${method} ${path}`;
  const { curl = [], kubectl = [] } = foretold[recipe] ?? {};
  if (agent.startsWith('curl')) return curl.includes(asked);
  // Google Cloud's kubectl asks which version it is to start.
  if (agent.startsWith('kubectl-dispatcher/')) return asked === 'GET /version';
  // A redirect of its own server is kubectl's to follow.
  if (/^GET (\/api|\/apis|\/api\/v1|\/openapi\/.*)$/.test(asked) || path === '/payload') return true;
  return kubectl.includes(asked);
}

function confirmHarmless(recipe: string, world: World): void {
  assert.deepEqual(world.strangers(), [], 'no file but its own');
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
  ['safe', 'article'].flatMap((style) => shells.map((shell) => ({ recipe, style, shell }))),
);

/** For each kind; a seed of the run stands for so many, one behind the other. */
const answers = fuzzCount({ quick: 1, full: 1, every: 20 });

for (const [number, { recipe, style, shell }] of kinds.entries()) {
  fuzzTest(
    `hostile answers: ${recipe}, ${style}, ${shell.name}`,
    {
      skip: skip || needs(shell.program),
    },
    async (firstSeed) => {
      const text = await generate(recipe, style, shell);
      for (let round = 0; round < answers; round++) {
        const seed = firstSeed + number + round * kinds.length;
        const world = new World(kubeconfig());
        try {
          server.begin(seed, world.home);
          const run = await world.run(shell, await quick(text, recipe));
          try {
            confirmHarmless(recipe, world);
            assert.ok(server.received.length > 0, `it began: ${run.stderr}`);
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

test('some answers let a script come to its call', { skip }, () => {
  // Every third seed has a good token.
  assert.ok(sent > 0);
});

test('without its check, a script does what the server says', { skip }, async () => {
  const [bash] = shells;
  assert.ok(bash !== undefined);
  const text = await generate('token', 'safe', bash);
  const check = /^case \$TOKEN in [\s\S]*?^esac\n/m;
  assert.match(text, check);
  const seeds = Array.from({ length: 40 }, (_, index) => index + 1);
  const world = new World(kubeconfig());
  try {
    const unchecked = await quick(text.replace(check, ''), 'token');
    let harmed = false;
    for (const seed of seeds) {
      server.begin(seed, world.home);
      await world.run(bash, unchecked);
      harmed ||= server.received.some(({ path, agent }) => agent.startsWith('curl') && path === '/payload');
      if (harmed) break;
    }
    assert.ok(harmed, 'the answers are hostile');
  } finally {
    world.remove();
  }
});
