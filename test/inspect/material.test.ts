/** Certificates, tokens and times. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastToExpire, readBundle } from '../../src/inspect/certificate.js';
import { earliest, endsWithin, expiryOf, parseDuration } from '../../src/inspect/expiry.js';
import { readToken } from '../../src/inspect/token.js';
import { jwt, pem } from '../support/pki.js';

const now = new Date('2026-11-24T06:00:00Z');
const bundle = (...names: readonly string[]) => readBundle(Buffer.from(names.map(pem).join('')), now);

test('a client certificate: subject, issuer, user and groups, validity', () => {
  const { certificates, problem, malformed } = bundle('client.crt');
  assert.equal(problem, undefined);
  assert.equal(malformed, 0);
  const [leaf] = certificates;
  assert.equal(leaf?.commonName, 'jane');
  assert.deepEqual(leaf?.organizations, ['dev, ops', '"quoted"']);
  assert.match(leaf?.subject ?? '', /CN=jane/);
  assert.equal(leaf?.issuer, 'CN=sample-ca');
  assert.equal(leaf?.notBefore.toISOString(), '2020-01-01T08:30:00.000Z');
  assert.equal(leaf?.expiry.at.toISOString(), '2056-01-01T08:30:00.000Z');
  assert.equal(leaf?.isAuthority, false);
  assert.equal(leaf?.notYetValid, false);
});

test('alternative names, one with a comma', () => {
  assert.deepEqual(bundle('names.crt').certificates[0]?.names, [
    'DNS:a.example.com',
    'DNS:*.b.example.com',
    'IP Address:192.0.2.1',
    'URI:spiffe://a/b,c',
  ]);
});

test('a bundle holds until its last CA ends; what is expired and what is not valid yet is said', () => {
  const { certificates } = bundle('expired-ca.crt', 'soon-ca.crt');
  assert.deepEqual(
    certificates.map(({ expiry, isAuthority }) => [expiry.expired, isAuthority]),
    [
      [true, true],
      [false, true],
    ],
  );
  assert.equal(lastToExpire(bundle('soon-ca.crt', 'expired-ca.crt'))?.daysLeft, 7);
  assert.equal(bundle('future.crt').certificates[0]?.notYetValid, true);
});

test('blocks that are no certificates, and texts without any', () => {
  const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
  const half = readBundle(Buffer.from(broken + pem('ca.crt')), now);
  assert.deepEqual([half.certificates.length, half.malformed, half.problem], [1, 1, undefined]);
  assert.match(readBundle(Buffer.from(broken), now).problem ?? '', /malformed/);
  assert.match(readBundle(Buffer.from('x'), now).problem ?? '', /PEM/);
  assert.match(readBundle(Buffer.from(pem('client.key')), now).problem ?? '', /no valid certificate/);
  assert.equal(readBundle(Buffer.from(pem('ca.crt').replaceAll('\n', '\r\n')), now).certificates.length, 1);
});

test('a JWT: the claims that say whose it is and until when', () => {
  const claims = {
    iss: 'https://issuer',
    sub: 'system:serviceaccount:a:b',
    aud: ['x', 'y'],
    iat: 1795489200,
    nbf: 1795489200,
    exp: 1795575600,
    extra: 'hunter2',
  };
  const facts = readToken(`${jwt(claims)}\n`, now);
  assert.equal(facts.opaque, false);
  assert.equal(facts.issuer, 'https://issuer');
  assert.equal(facts.subject, 'system:serviceaccount:a:b');
  assert.deepEqual(facts.audiences, ['x', 'y']);
  assert.equal(facts.issuedAt?.toISOString(), '2026-11-24T03:00:00.000Z');
  assert.deepEqual(
    [facts.expiry?.daysLeft, facts.expiry?.expired, facts.expiry?.left],
    [0, false, 'in 21 hours'],
  );
  assert.ok(!JSON.stringify(facts).includes('hunter2'));
});

test('a JWT with one audience, one without an end, and one with claims of odd types', () => {
  assert.deepEqual(readToken(jwt({ aud: 'x' }), now).audiences, ['x']);
  assert.equal(readToken(jwt({ sub: 'a' }), now).expiry, undefined);
  const odd = readToken(jwt({ exp: 'soon', iss: 5, aud: [1, 'x'], iat: 1e300 }), now);
  assert.deepEqual(
    [odd.expiry, odd.issuer, odd.audiences, odd.issuedAt],
    [undefined, undefined, ['x'], undefined],
  );
});

for (const text of [
  '',
  'abc',
  'sha256~abc',
  'a.b.c',
  'a.b',
  `${jwt({})}.x`,
  `${jwt({})}!`,
  'bnVsbA.bnVsbA.x',
]) {
  test(`${JSON.stringify(text.slice(0, 20))} is opaque`, () =>
    assert.equal(readToken(text, now).opaque, true));
}

const spans: readonly (readonly [at: string, daysLeft: number, expired: boolean, left: string])[] = [
  ['2026-11-24T06:00:00Z', 0, true, '0 minutes ago'],
  ['2026-11-24T06:01:30Z', 0, false, 'in 1 minute'],
  ['2026-11-24T07:59:00Z', 0, false, 'in 1 hour'],
  ['2026-11-26T05:00:00Z', 1, false, 'in 47 hours'],
  ['2026-11-26T06:00:00Z', 2, false, 'in 2 days'],
  ['2026-11-23T06:00:00Z', -1, true, '24 hours ago'],
  ['2026-10-24T06:00:00Z', -31, true, '31 days ago'],
];
for (const [at, daysLeft, expired, left] of spans) {
  test(`what ends at ${at} ends ${left}`, () => {
    const expiry = expiryOf(new Date(at), now);
    assert.deepEqual([expiry.daysLeft, expiry.expired, expiry.left], [daysLeft, expired, left]);
  });
}

test('the earliest of several ends, and ends within a time', () => {
  const first = expiryOf(new Date('2026-11-25T06:00:00Z'), now);
  const second = expiryOf(new Date('2026-12-25T06:00:00Z'), now);
  assert.equal(earliest(undefined, second, first), first);
  assert.equal(earliest(undefined), undefined);
  assert.equal(endsWithin(first, 86_400_000, now), true);
  assert.equal(endsWithin(first, 86_399_999, now), false);
  assert.equal(endsWithin(undefined, 1, now), false);
});

const durations: readonly (readonly [text: string, seconds: number | undefined])[] = [
  ['30d', 2_592_000],
  ['2w', 1_209_600],
  ['1d12h', 129_600],
  ['90m', 5400],
  ['0s', 0],
  ['30', undefined],
  ['d', undefined],
  ['', undefined],
  ['-1d', undefined],
  ['1y', undefined],
  ['1 d', undefined],
];
for (const [text, seconds] of durations) {
  test(`the time ${JSON.stringify(text)}`, () => {
    assert.equal(parseDuration(text), seconds === undefined ? undefined : seconds * 1000);
  });
}
