/** Rules that the recorded cases do not touch; each was measured with kubectl 1.33. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseJson } from '../../src/go/parse-json.js';
import { JsonPathError } from '../../src/jsonpath/error.js';
import { parseTemplate } from '../../src/jsonpath/parse.js';
import { printJson, printText } from '../../src/jsonpath/print.js';

const root = parseJson(
  `{"rows":[{"k":"a\\")b","n":1},{"k":"c","n":2},{"n":3}],"null":[null],"deep":[[{"x":1}],[{"x":2}]]}`,
);

function outcome(template: string, strict = false): string {
  try {
    return Buffer.from(printText(parseTemplate(template), root, { allowMissingKeys: !strict })).toString();
  } catch (error) {
    assert.ok(error instanceof JsonPathError, String(error));
    return `${error.stage}: ${error.message}`;
  }
}

describe('filters', () => {
  const cases: [string, string][] = [
    ['{.rows[?(@.k=="a\\")b")].n}', '1'],
    ['{.rows[?(@.k>"b")].n}', '2'],
    ['{.rows[0,\t1].n}', 'parse: invalid array index \t1'],
    ['{.rows[?(@.n==1),1].n}', 'parse: unclosed array expect ]'],
    ['{.rows[1,?(@.n==1)].n}', '2 1'],
    ['{.rows[?(range @.k)].n}{.rows[0].n}', '1'],
    ['{.null[?(@)]}', 'null'],
    ['{.null[?(@==1)]}', 'evaluate: invalid type for comparison'],
  ];
  for (const [template, expected] of cases) test(template, () => assert.equal(outcome(template), expected));
});

describe('ranges', () => {
  const cases: [string, string][] = [
    ['{range .rows[*]}{.n}{range .k}[{@}]{end};{end}.', '1[a")b];2[c];3;.'],
    ['{range .deep[*]}{range @[*]}{.x}{end}{end}', '12'],
    ['{range .null[*]}{@}{end}', '<no value>'],
    ['{range .null[*]}{.x[0]}{end}', ''],
    ['{range .null[*]}{[0]}{end}', 'crash: kubectl crashes here: the template asks for something of nothing'],
  ];
  for (const [template, expected] of cases) test(template, () => assert.equal(outcome(template), expected));

  test('a null inside range cannot be written as JSON', () => {
    const template = parseTemplate('{range .null[*]}{@}{end}');
    assert.throws(
      () => printJson(template, root, { allowMissingKeys: true }),
      (error) => error instanceof JsonPathError && error.stage === 'crash' && error.exitCode === 2,
    );
  });
});

describe('literals', () => {
  const cases: [string, string][] = [
    ['{"\\400"}', 'parse: unquote string "\\400" error invalid syntax'],
    ['{"\\377"}', '\ufffd'],
    ['{"\\101\\x42"}', 'AB'],
    ['{+5}{2.}{-1}', '52-1'],
  ];
  for (const [template, expected] of cases) test(template, () => assert.equal(outcome(template), expected));
});

test('an error of the evaluation points at the step', () => {
  const template = '{.rows[*].n}{.rows[0].k[1]}';
  assert.throws(
    () => printText(parseTemplate(template), root, { allowMissingKeys: true }),
    (error) => error instanceof JsonPathError && template.slice(error.offset) === '[1]}',
  );
});
