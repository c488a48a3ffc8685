/** The catalogue of codes: complete, and its examples are whole scripts. That they trigger is tested with the verifier. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, codeGroups, findCode } from '../../src/verify/codes/catalogue.js';

for (const { name, title, why, fix, examples } of catalogue()) {
  test(`${name} is explained, with examples that differ`, () => {
    assert.match(title, /^[a-zA-Z$].*[^.]$/);
    assert.match(why, /[.?]$/);
    assert.match(fix, /[.)]$/);
    // An example of KS1007 would be a mistake of the dry run; one of KS6006 is a page, and no script.
    assert.equal(examples.length > 0, !['KS1007', 'KS6006'].includes(name));
    for (const { wrong, right } of examples) {
      assert.notEqual(wrong, right);
      assert.ok(wrong.endsWith('\n') && right.endsWith('\n'));
    }
    const groups = codeGroups.filter(([prefix]) => name.startsWith(prefix));
    assert.equal(groups.length, 1);
  });
}

test('a code is found as people write it', () => {
  for (const text of ['KS4101', 'ks4101', '4101', 'Ks4101']) assert.equal(findCode(text)?.name, 'KS4101');
  for (const text of ['', 'KS', 'KS410', '__proto__', 'constructor', 'KS4101 '])
    assert.equal(findCode(text), undefined);
});
