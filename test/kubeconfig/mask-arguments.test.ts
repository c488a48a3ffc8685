import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasSecretArgument, isSecretName, maskArguments } from '../../src/kubeconfig/mask-arguments.js';
import { maskProxyUrl, maskUrl } from '../../src/kubeconfig/mask-url.js';

const urls: readonly (readonly [given: string, shown: string])[] = [
  ['https://api.example.com:6443', 'https://api.example.com:6443'],
  ['https://[::1]:6443/k8s/clusters/c-1', 'https://[::1]:6443/k8s/clusters/c-1'],
  ['http://jane:hunter2@proxy:3128', 'http://jane:***@proxy:3128'],
  ['socks5://jane:hunter2@proxy', 'socks5://jane:***@proxy'],
  ['http://jane:hun/ter?2#x@proxy:3128', 'http://jane:***@proxy:3128'],
  ['http://jane:a@b@proxy', 'http://jane:***@proxy'],
  ['http://hunter2@proxy', 'http://***@proxy'],
  ['http://:hunter2@proxy', 'http://***@proxy'],
  ['jane:hunter2@proxy:3128', 'jane:***@proxy:3128'],
  ['https://x.example?token=hunter2', 'https://x.example?***'],
  ['https://x.example/#hunter2', 'https://x.example/#***'],
  ['https://x.example/a?b=hunter2#c', 'https://x.example/a?***'],
  ['http://a\nb:hunter2@proxy', 'http://***@proxy'],
  ['', ''],
];

for (const [given, shown] of urls) {
  test(`the URL ${JSON.stringify(given)} is shown as ${shown}`, () => assert.equal(maskUrl(given), shown));
}

for (const [given, shown] of [
  ['http://jane:hunter2@proxy:3128/hunter2', 'http://jane:***@proxy:3128/***'],
  ['http://hunter2@proxy:3128/', 'http://***@proxy:3128/'],
  ['http://proxy:3128', 'http://proxy:3128'],
  ['socks5://proxy/hunter2?hunter2', 'socks5://proxy/***?***'],
  ['hunter2@proxy/hunter2', '***@proxy/***'],
] as const) {
  test(`the proxy-url ${given} is shown as ${shown}`, () => assert.equal(maskProxyUrl(given), shown));
}

const lines: readonly (readonly [given: string, shown: string])[] = [
  [
    'eks get-token --cluster-name prod --region eu-west-1',
    'eks get-token --cluster-name prod --region eu-west-1',
  ],
  ['kube credentials --kube-cluster=prod', 'kube credentials --kube-cluster=prod'],
  ['token -i prod', 'token -i prod'],
  ['get-token --client-secret hunter2', 'get-token --client-secret ***'],
  ['get-token --client-secret=hunter2', 'get-token --client-secret=***'],
  ['get-token --client-secret -hunter2', 'get-token --client-secret ***'],
  ['get-token --client-secret token', 'get-token --client-secret ***'],
  ['--verbose get-token', '--verbose get-token'],
  ['--verbose hunter2', '--verbose ***'],
  ['-phunter2', '***'],
  ['-p hunter2', '-p ***'],
  ['-token=hunter2', '-token=***'],
  ['hunter2', '***'],
  ['-c curl', '-c ***'],
  ['--cluster-name eyJhbGciOiJSUzI1NiJ9.e30.x', '--cluster-name ***'],
  ['--proxy=http://jane:hunter2@x', '--proxy=http://jane:***@x'],
  ['--region -hunter2', '--region ***'],
  ['--=hunter2', '***'],
  ['--hunter2hunter2x9', '***'],
  ['--k8s-cluster=prod', '--k8s-cluster=***'],
  ['--weird$name=hunter2', '***'],
];

for (const [given, shown] of lines) {
  test(`the arguments ${given} are shown as ${shown}`, () => {
    assert.equal(maskArguments(given.split(' ')).join(' '), shown);
  });
}

test('an empty list, and an argument of several lines', () => {
  assert.deepEqual(maskArguments([]), []);
  assert.deepEqual(maskArguments(['--token=a\nb', 'x\ny', '--region', 'a\nb']), [
    '--token=***',
    '***',
    '--region',
    'a\nb',
  ]);
});

for (const name of [
  'AWS_SECRET_ACCESS_KEY',
  'API_TOKEN',
  'PGPASSWORD',
  '--client-secret',
  'GITHUB_PAT_TOKEN',
]) {
  test(`${name} is there to hold a secret`, () => assert.equal(isSecretName(name), true));
}
for (const name of ['AWS_PROFILE', 'HOME', 'TOKEN_FILE', '--token-cache-dir', 'KEY_ID', 'OIDC_TOKEN_URL']) {
  test(`${name} is not`, () => assert.equal(isSecretName(name), false));
}

const findings: readonly (readonly [args: string, secret: boolean])[] = [
  ['get-token --client-secret hunter2', true],
  ['get-token --client-secret=hunter2', true],
  ['eyJhbGciOiJSUzI1NiJ9.e30.x', true],
  ['http://jane:hunter2@proxy', true],
  ['get-token --client-id abc', false],
  ['get-token --client-secret=', false],
  ['eks get-token --cluster-name prod', false],
  ['anything', false],
];
for (const [args, secret] of findings) {
  test(`${args}: ${secret ? 'worth a warning' : 'no warning'}`, () => {
    assert.equal(hasSecretArgument(args.split(' ')), secret);
  });
}
