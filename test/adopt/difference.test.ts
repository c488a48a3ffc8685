/** What a page does otherwise is shown with its line, and decides whether a document of ours takes its place. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { portion } from '../support/size.js';
import { adopt, byHand, inPowerShell } from './adopting.js';

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJrdWJlIn0.c2lnbmF0dXJlc2lnbmF0dXJl';

interface Case {
  readonly name: string;
  readonly page: string;
  readonly exit: number;
  /** Lines of stderr, in their order. */
  readonly says: readonly RegExp[];
}

const safer = (line: number): RegExp =>
  new RegExp(`^page\\.md:${line}: safer: GET .*: the page believes more CAs than ours$`, 'm');
const changed = (from: string | RegExp, to: string): string => {
  const page = byHand.replace(from, () => to);
  assert.notEqual(page, byHand);
  return page;
};

const cases: readonly Case[] = [
  {
    name: 'the same',
    page: byHand,
    exit: 0,
    says: [safer(7), /^adopted: recipe token does what page\.md does$/m],
  },
  {
    name: 'unverified',
    page: changed('--cacert ca.crt', '-k'),
    exit: 0,
    says: [
      /^page\.md:7: safer: GET https:\/\/10\.0\.0\.1:6443\/api: the page does not verify the server, ours does$/m,
    ],
  },
  {
    name: 'a secret that others see',
    page: changed('curl -s', 'kubectl create token default --v=8\ncurl -s'),
    exit: 0,
    says: [
      /^page\.md:7: safer: --v=8 logs the answer of the server, with the token in it$/m,
      /^page\.md:8: safer: «token of ServiceAccount default\/default, from line 6» is in the argument list of curl$/m,
    ],
  },
  {
    name: 'another server',
    page: changed('"$APISERVER/api"', 'https://10.0.0.9:6443/api'),
    exit: 1,
    says: [
      /^page\.md:7: differs: GET https:\/\/10\.0\.0\.9:6443\/api: another server than that of ours, https:\/\/10\.0\.0\.1:6443$/m,
    ],
  },
  {
    name: 'the server of another cluster',
    page: changed('"$APISERVER/api"', 'https://other.example.com:6443/api'),
    exit: 1,
    says: [
      /^page\.md:7: differs: GET https:\/\/other\.example\.com:6443\/api: another server than that of ours/m,
    ],
  },
  {
    name: 'another CA',
    page: changed('--cacert ca.crt', '--cacert /etc/corp.pem'),
    exit: 1,
    says: [/^page\.md:7: differs: GET .*\/api: the page verifies the server by other CAs than ours$/m],
  },
  {
    name: 'the CAs of the system',
    page: changed('--cacert ca.crt ', ''),
    exit: 1,
    says: [/^page\.md:7: differs: .*by other CAs than ours$/m],
  },
  {
    name: 'redirects',
    page: changed('curl -s', 'curl -sL'),
    exit: 0,
    says: [/^page\.md:7: safer: GET .*: the page follows redirects, ours does not$/m],
  },
  {
    name: 'a proxy',
    page: changed('curl -s', 'curl -s --proxy http://10.9.9.9:3128'),
    exit: 1,
    says: [/^page\.md:7: differs: GET .*: the page goes another way than ours: /m],
  },
  {
    name: 'a pasted token',
    page: changed('$TOKEN"', `${jwt}"`),
    exit: 1,
    says: [
      /^page\.md:7: differs: get \/api: the page asks as whoever signs in with .*, ours as ServiceAccount default\/default/m,
    ],
  },
  {
    name: 'the token of a Secret that is there already',
    page: changed(
      '$(kubectl create token default)',
      `$(kubectl get secret mine -o jsonpath='{.data.token}' | base64 -d)`,
    ),
    exit: 1,
    says: [
      /^page\.md:6: differs: get secrets mine -n default: ours does not do this$/m,
      /^page\.md: differs: create serviceaccounts\/token default -n default: only ours does this$/m,
    ],
  },
  {
    name: 'the token of another cluster',
    page: changed('create token default', 'create token default --context=prod'),
    exit: 1,
    says: [/^page\.md:6: differs: create serviceaccounts\/token default -n shop: /m],
  },
  {
    name: 'two tokens, one for longer',
    page: changed('TOKEN=', 'kubectl create token default --duration=2h\nTOKEN='),
    exit: 1,
    says: [/^page\.md:(?:6|7): differs: kubectl create token(?: --duration=2h)?: ours does not do this$/m],
  },
  {
    name: 'something else beside',
    page: changed('curl -s', 'kubectl get nodes\ncurl -s'),
    exit: 1,
    says: [/^page\.md:7: differs: list nodes: ours does not do this$/m],
  },
  {
    name: 'two calls',
    page: changed(
      /(curl -s.*)\/api"/,
      `curl -k -H "Authorization: Bearer $TOKEN" "$APISERVER/api"\ncurl -k -H "Authorization: Bearer $TOKEN" "$APISERVER/version"`,
    ),
    exit: 1,
    says: [
      /^page\.md:7: part: recipe token, --path \/api$/m,
      /^page\.md:8: part: recipe token, --path \/version$/m,
      /more than one document of ours\n {2}make a page of each/,
    ],
  },
  {
    name: 'PowerShell, another server',
    page: inPowerShell.replace('"$APISERVER/api"', 'https://10.0.0.9:6443/api'),
    exit: 1,
    says: [/^page\.md:6: differs: GET .*another server than that of ours/m],
  },
  {
    name: 'the shells differ',
    page: `${byHand}\n${inPowerShell.replace('/api"', '/version"')}`,
    exit: 1,
    says: [/^page\.md:(?:7|15): differs: /m],
  },
];

for (const { name, page, exit, says } of portion(cases, 6))
  test(`${name}: ${exit === 0 ? 'adopted' : 'shown, and nothing is written'}`, async () => {
    const found = await adopt(page, ['-o', 'out.md']);
    for (const what of says) assert.match(found.stderr, what);
    assert.equal(found.exit, exit, found.stderr);
    assert.equal(found.file('out.md') !== undefined, exit === 0);
    assert.equal(found.stdout, '');
    assert.ok(!found.stderr.includes(jwt));
  });
