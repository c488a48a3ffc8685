/** Base64 as kubectl 1.33.1 took or refused it: the fault's byte is part of its message. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeBase64 } from '../../src/go/base64.js';

const recorded: readonly (readonly [text: string, answer: string | number])[] = [
  ['', ''],
  ['\n', ''],
  ['YQ==', 'a'],
  ['YQ==\n', 'a'],
  ['YQ=\n=', 'a'],
  ['Y\nQ\r\n==', 'a'],
  ['YWI=', 'ab'],
  ['YWJj\n', 'abc'],
  ['YQ', 0],
  ['YQ=', 3],
  ['YQ=a', 2],
  ['YQ=\na', 3],
  ['YQ==a', 4],
  ['YQ==\na', 5],
  ['Y', 0],
  ['Y=', 1],
  ['=', 0],
  ['YWI=a', 4],
  ['YWI=\n\na', 6],
  ['YW I=', 2],
  ['é', 0],
  ['YWJjé', 4],
  ['YWJ\n', 1],
  ['YQ\n\n', 2],
];

for (const [text, answer] of recorded) {
  test(JSON.stringify(text), () => {
    const decoded = decodeBase64(text);
    if (typeof answer === 'number') {
      assert.deepEqual(decoded, { problem: `illegal base64 data at input byte ${answer}` });
    } else {
      assert.ok(decoded instanceof Uint8Array);
      assert.equal(Buffer.from(decoded).toString(), answer);
    }
  });
}
