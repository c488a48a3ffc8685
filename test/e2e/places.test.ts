/**
 * Clusters as they come: the same script, through another address, a path, a name or a proxy, asks for the same and ends
 * the same as on the straight way. Real kubectl, real curl, real TLS.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { kubeconfigRecipes } from '../support/recipes.js';
import { realShells } from '../support/shells.js';
import { every, portion } from '../support/size.js';
import { needs, needsCluster } from '../support/tools.js';
import { Authorities } from '../tls/authorities.js';
import type { Place } from './front.js';
import { limiter } from './limiter.js';
import { type Observed, observed, type Wanted } from './observed.js';
import { httpProxy, type LocalProxy, socksProxy } from './proxies.js';

const skip = needsCluster('bash', 'zsh', 'pwsh', 'kubectl', 'curl') || needs('openssl');
const made = new Authorities();
const name = 'api.shop.invalid';
let proxies: Readonly<Record<'http' | 'socks', LocalProxy>> | undefined;

before(async () => {
  if (skip) return;
  made.authority('kube');
  made.signed('addresses', 'kube');
  made.signed('named', 'kube', { extensions: [`subjectAltName=DNS:${name}`] });
  proxies = { http: await httpProxy(), socks: await socksProxy() };
});
after(() => {
  for (const proxy of Object.values(proxies ?? {})) proxy.close();
});

const tlsOf = (name: string): NonNullable<Place['tls']> => {
  const { certificate, key } = made.pair(name);
  return { cert: readFileSync(certificate, 'utf8'), key: readFileSync(key, 'utf8'), ca: made.pem('kube') };
};

/** The name of the server, which none but the proxies know. */
const through = (kind: 'http' | 'socks'): Place => ({
  host: name,
  tls: tlsOf('named'),
  cluster: { 'proxy-url': proxies?.[kind].url ?? '' },
});

const plain = 'plain http';

const places: Readonly<Record<string, () => Place>> = {
  'a path': () => ({ path: '/k8s/clusters/c-1' }),
  IPv6: () => ({ address: '::1', tls: tlsOf('addresses') }),
  'tls-server-name': () => ({ tls: tlsOf('named'), cluster: { 'tls-server-name': name } }),
  'an HTTP proxy': () => through('http'),
  'a SOCKS proxy': () => through('socks'),
  [plain]: () => ({ tls: 'none' }),
  'a path, a name and a proxy': () => ({
    ...through('http'),
    host: 'another.invalid',
    path: '/k8s/clusters/c-1',
    cluster: { 'tls-server-name': name, ...through('http').cluster },
  }),
};

/** A kubeconfig with a token is of no use there, and is refused. */
const isOfUse = (place: string, recipe: string): boolean => place !== plain || recipe !== 'kubeconfig';

/** Each recipe at two places or more, and the shells in turn; with `SUITE=every`, at each and in each. */
const shells = realShells.filter(({ name }) => name !== 'pwsh Legacy');
const cases = Object.keys(places).flatMap((place, row) =>
  kubeconfigRecipes.flatMap((recipe, index) =>
    shells
      .filter(() => isOfUse(place, recipe) && (every || (row + index) % 3 === 0))
      .filter((_, number) => every || number === (row + Math.floor(index / 3)) % shells.length)
      .map((shell) => ({ place, recipe, shell })),
  ),
);

const limit = limiter(4);
const straight = new Map<string, Promise<Observed>>();

function straightOf({ recipe, shell }: Wanted): Promise<Observed> {
  const key = `${recipe} ${shell.name}`;
  const known = straight.get(key) ?? limit(() => observed('places', { recipe, shell }));
  straight.set(key, known);
  return known;
}

type Facts = Pick<Observed, 'status' | 'requests' | 'left' | 'files'>;
const facts = ({ status, requests, left, files }: Observed): Facts => ({ status, requests, left, files });

/** Everybody is, where nobody signs in. */
const signedIn = (all: Facts): Facts => ({
  ...all,
  requests: [...new Set(all.requests.map((request) => request.replace(/^somebody /, 'admin ')))].sort(),
});

test('a script does the same wherever the cluster is', { skip, concurrency: true }, async (t) => {
  await Promise.all(
    portion(cases, 2).map(({ place, recipe, shell }) =>
      t.test(`${recipe}, ${place}, ${shell.name}`, async () => {
        const [expected, seen] = await Promise.all([
          straightOf({ recipe, shell }),
          limit(() => observed('places', { recipe, shell, place: places[place]?.() ?? {} })),
        ]);
        assert.deepEqual(
          facts(seen),
          place === plain ? signedIn(facts(expected)) : facts(expected),
          seen.stderr,
        );
        assert.ok(expected.requests.length > 0);
      }),
    ),
  );
  for (const { seen } of Object.values(proxies ?? {})) assert.ok(!seen.includes('nobody'), seen.join(' '));
});
