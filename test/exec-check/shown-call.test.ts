/** What is shown of a recorded call: which word differs, and no secret. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownCall } from '../../src/exec-check/shown-call.js';

test('words as JSON, and stdin beside them', () => {
  assert.equal(shownCall(['kubectl', 'get', 'a b'], undefined), '["kubectl","get","a b"]');
  assert.equal(
    shownCall(['curl', '-K', '-'], 'url = x\n'),
    '{"argv":["curl","-K","-"],"stdin":"url = x\\n"}',
  );
});

test('what could act on a terminal does not', () => {
  assert.equal(shownCall(['kubectl', '\u009b2J\u202e'], undefined), '["kubectl","\\u009b2J\\u202e"]');
});

const secret = 'hunter2hunter2';
for (const [name, argv] of [
  ['a bearer token', ['curl', '-H', `Authorization: Bearer ${secret}`]],
  ['basic credentials', ['curl', '-H', `Authorization: basic ${secret}`]],
  ['a JWT', ['kubectl', `--token=eyJ${secret}.${secret}`]],
  ['a JWT in base64', ['kubectl', `ZXlK${secret}==`]],
  ['name and password', ['curl', '-u', `admin:${secret}`]],
  ['name and password for a proxy', ['curl', '--proxy-user', `admin:${secret}`]],
  ['a password in a URL', ['curl', `https://admin:${secret}@host/`]],
  ['a token option', ['kubectl', `--token=${secret}`]],
  ['a password in JSON', ['kubectl', `{"password": "${secret}"}`]],
  ['a private key', ['echo', `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`]],
] as const) {
  test(`${name} is masked`, () => {
    const shown = shownCall(argv, undefined);
    assert.doesNotMatch(shown, new RegExp(secret));
    assert.match(shown, /«/);
  });
}

test('so are those of a file of options for curl', () => {
  const shown = shownCall(['curl'], `header = "Authorization: Bearer ${secret}"\nuser = "admin:${secret}"\n`);
  assert.doesNotMatch(shown, new RegExp(secret));
  assert.match(shown, /user = \\"admin:«secret»\\"/);
});

test('what is masked already stays as it is', () => {
  const argv = ['curl', '-H', 'Authorization: Bearer «token of ServiceAccount a/b, from line 3»'];
  assert.equal(shownCall(argv, undefined), JSON.stringify(argv));
});

test('a long text is cut short', () => {
  assert.match(shownCall(['echo', 'x'.repeat(1000)], undefined), /^\["echo","x{400}…"\]$/);
});
