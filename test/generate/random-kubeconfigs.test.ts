/**
 * Kubeconfigs × recipe × style × shell × language × options: a kubeconfig that is right gives a script that its own
 * verifier proves; one with hostile names, that or a refusal that says why. FUZZ_COUNT=5000 is a good portion.
 */
import assert from 'node:assert/strict';
import { main } from '../../src/main.js';
import { fuzzCount, fuzzTest } from '../support/fuzz.js';
import { fakeHost } from '../support/host.js';
import { hostileNames } from '../support/hostile.js';
import { pem, pemData } from '../support/pki.js';
import { Random } from '../support/random.js';

type Some<T> = [T, ...T[]];

const goodNames: Some<string> = [
  'lab',
  'prod.example-1',
  'kubernetes-admin@kubernetes',
  'default/api-host:6443/kube:admin',
  'kube:admin/api-host-example:6443',
  'arn:aws:eks:eu-west-1:123456789012:cluster/prod',
  'gke_acme-shop_europe-west1-b_prod',
  '検証環境',
  '本番 クラスター',
  'тест',
  'équipe été',
  '😀',
  'two words',
  'UPPER_lower',
  '0',
  'true',
];
const servers: Some<string> = [
  'https://k8s.example.com',
  'https://k8s.example.com:443',
  'https://k8s.example.com:6443',
  'https://K8S.Example.com/',
  'https://rancher.example.com/k8s/clusters/c-1',
  'https://[2001:db8::1]:6443',
  'https://203.0.113.7',
  'http://127.0.0.1:8080',
  'https://a_b.example.com',
];
const proxies: Some<string> = [
  'http://proxy.example.com:3128',
  'https://proxy.example.com',
  'socks5://127.0.0.1:1080',
  'http://jane:s3cret%40x@proxy.example.com:3128',
];
const exec = (command: string): object => ({
  exec: { apiVersion: 'client.authentication.k8s.io/v1', command, interactiveMode: 'Never' },
});
const users: Some<object> = [
  { token: 'abc.def' },
  { tokenFile: '/run/secrets/token' },
  { username: 'jane', password: 'hunter2hunter2' },
  { 'client-certificate-data': pemData('client.crt'), 'client-key-data': pemData('client.key') },
  { 'client-certificate': 'pki/client.crt', 'client-key': 'pki/client.key' },
  { 'client-certificate': '/gone/client.crt', 'client-key': '/gone/client.key' },
  exec('kubelogin'),
  exec('/opt/gone/plugin'),
  { ...exec('aws'), token: 't' },
  { token: 't', as: 'admin', 'as-groups': ['ops'] },
  {},
];

/** YAML has an escape of its own for what is beyond U+FFFF. */
function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff
    ? `\\U${code.toString(16).padStart(8, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}

interface Drawn {
  readonly files: Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

/** A kubeconfig or two, and a command line of `generate` for it. */
function draw(random: Random, names: Some<string>): Drawn {
  const name = (): string => random.pick(names);
  const authority = (): object =>
    random.pick<object>([
      {},
      { 'certificate-authority-data': pemData('ca.crt') },
      { 'certificate-authority-data': pemData('ca.crt', 'weak-ca.crt') },
      { 'certificate-authority': 'pki/ca.crt' },
      { 'certificate-authority': '/gone/ca.crt' },
      { 'insecure-skip-tls-verify': true },
    ]);
  const distinct = (count: number): readonly string[] => [...new Set(Array.from({ length: count }, name))];
  const config = (): {
    readonly text: string;
    readonly contexts: readonly string[];
    clusters: readonly string[];
    users: readonly string[];
  } => {
    const shared = random.pick(servers);
    const clusters = distinct(1 + random.below(3)).map((own) => ({
      name: own,
      cluster: {
        server: random.chance(0.5) ? shared : random.pick(servers),
        ...authority(),
        ...(random.chance(0.2) ? { 'proxy-url': random.pick(proxies) } : {}),
        ...(random.chance(0.2) ? { 'tls-server-name': 'api.internal' } : {}),
      },
    }));
    const people = distinct(1 + random.below(3)).map((own) => ({ name: own, user: random.pick(users) }));
    const contexts = distinct(1 + random.below(4)).map((own) => ({
      name: own,
      context: {
        cluster: random.pick(clusters as Some<(typeof clusters)[number]>).name,
        ...(random.chance(0.9) ? { user: random.pick(people as Some<(typeof people)[number]>).name } : {}),
        ...(random.chance(0.3) ? { namespace: 'kube-system' } : {}),
      },
    }));
    const current = contexts[0]?.name;
    const data = {
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': current,
      clusters,
      contexts,
      users: people,
    };
    return {
      text: JSON.stringify(data).replace(/[^ -~]/gu, escaped),
      contexts: contexts.map((one) => one.name),
      clusters: clusters.map((one) => one.name),
      users: people.map((one) => one.name),
    };
  };
  const main = config();
  const other = config();
  const given = random.chance(0.3);
  const chosen = given ? other : main;
  const choice = (values: readonly string[]): string => random.pick(values as Some<string>);
  const secure = (): string[] => (random.chance(0.15) ? ['--insecure'] : []);
  const recipe = random.pick(['token', 'bound-token', 'secret-token', 'proxy']);
  const style = random.pick(['safe', 'article']);
  const credentials = [
    ...(random.chance(0.2) ? ['--service-account=builder'] : []),
    ...(recipe === 'token' && random.chance(0.2) ? ['--duration=2h'] : []),
    ...(recipe === 'token' && random.chance(0.2) ? ['--audience=https://vault.example.com'] : []),
    ...(style === 'safe' ? secure() : []),
  ];
  return {
    files: {
      '/home/user/.kube/config': main.text,
      '/home/user/.kube/other': other.text,
      '/home/user/.kube/pki/ca.crt': pem('ca.crt'),
      '/home/user/.kube/pki/client.crt': pem('client.crt'),
      '/home/user/.kube/pki/client.key': pem('client.key'),
    },
    args: [
      recipe,
      `--style=${style}`,
      `--shell=${random.pick(['bash', 'powershell'])}`,
      `--lang=${random.pick(['en', 'ja'])}`,
      ...(given ? ['--kubeconfig=/home/user/.kube/other'] : []),
      ...(random.chance(0.6) ? [`--context=${choice(chosen.contexts)}`] : []),
      ...(random.chance(0.15) ? [`--cluster=${choice(chosen.clusters)}`] : []),
      ...(random.chance(0.15) ? [`--user=${choice(chosen.users)}`] : []),
      ...(recipe !== 'proxy' && random.chance(0.15) ? ['--namespace=shop'] : []),
      ...(recipe === 'proxy' ? [] : credentials),
      ...(random.chance(0.3)
        ? [`--path=${random.pick(['/api/v1/pods', '/apis?x=1', '/api/v1/namespaces/a/secrets'])}`]
        : []),
    ],
  };
}

/** Reasons that have nothing to do with the names: what the recipe or the kubeconfig itself rules out. */
const ruledOut =
  /insecure flag is not allowed|does not read|signs in without|has no meaning|no user|anonymous|basic|does not fit|--insecure/;

/** A refusal is held against the words above, so it is asked for again in English. */
async function generate({ files, args }: Drawn): Promise<{ code: number; out: string; err: string }> {
  const host = fakeHost({ files, env: { HOME: '/home/user' }, home: '/home/user', cwd: '/home/user' });
  const code = await main(['generate', ...args], host);
  if (code !== 0 && args.includes('--lang=ja'))
    return generate({ files, args: args.map((one) => (one === '--lang=ja' ? '--lang=en' : one)) });
  return { code, out: host.written.stdout, err: host.written.stderr };
}

fuzzTest('a kubeconfig that is right gives a proved script', async (seed, context) => {
  const random = new Random(seed);
  const count = fuzzCount({ quick: 6, full: 250, every: 5000 });
  let refused = 0;
  for (let index = 0; index < count; index += 1) {
    const drawn = draw(random, goodNames);
    const { code, out, err } = await generate(drawn);
    const what = `case ${index}: ${JSON.stringify(drawn.args)}\n${drawn.files['/home/user/.kube/config']}\n${drawn.files['/home/user/.kube/other']}\n${err}`;
    if (code === 0) assert.notEqual(out, '', what);
    else {
      refused += 1;
      assert.ok(code === 1 || code === 3, what);
      assert.match(err, ruledOut, what);
    }
    assert.doesNotMatch(err, /does not prove|proved with findings|please report|internal error/, what);
  }
  context.diagnostic(
    `${count} command lines, of which ${refused} are ruled out by the recipe or the kubeconfig`,
  );
  assert.ok(refused < count / 5, `${refused} of ${count} are refused`);
});

fuzzTest('hostile names give a proved script, or a refusal that says why', async (seed, context) => {
  const random = new Random(seed + 1);
  const count = fuzzCount({ quick: 5, full: 180, every: 5000 });
  let refused = 0;
  for (let index = 0; index < count; index += 1) {
    const drawn = draw(random, [...(hostileNames as Some<string>), ...goodNames]);
    const { code, err } = await generate(drawn);
    const what = `case ${index}: ${JSON.stringify(drawn.args)}\n${drawn.files['/home/user/.kube/config']}\n${drawn.files['/home/user/.kube/other']}\n${err}`;
    assert.ok(code === 0 || code === 1 || code === 3, what);
    assert.doesNotMatch(err, /does not prove|proved with findings|please report|internal error/, what);
    if (code !== 0) refused += 1;
  }
  context.diagnostic(`${count} command lines, of which ${refused} are refused`);
});
