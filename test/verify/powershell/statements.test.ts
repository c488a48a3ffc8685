/** Statements, blocks, functions, `#requires`, and the first version that reads a construct. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Statement } from '../../../src/verify/powershell/parse/ast.js';
import { parsePowerShell } from '../../../src/verify/powershell/parse/parse.js';

const kinds = (script: string): string[] =>
  (parsePowerShell(script).end?.statements ?? []).map(({ kind }) => kind);

function only<K extends Statement['kind']>(script: string, kind: K): Extract<Statement, { kind: K }> {
  const [statement] = parsePowerShell(script).end?.statements ?? [];
  const isKind = (value: Statement | undefined): value is Extract<Statement, { kind: K }> =>
    value?.kind === kind;
  if (!isKind(statement)) return assert.fail(`${kind} expected, got ${statement?.kind}`);
  return statement;
}

test('statements end at lines and semicolons; blocks need no end', () => {
  assert.deepEqual(kinds('a; b\n\n;; c\nif ($x) { d } e'), [
    'Pipeline',
    'Pipeline',
    'Pipeline',
    'If',
    'Pipeline',
  ]);
  assert.deepEqual(kinds('kubectl apply -f -\nkubectl get x'), ['Pipeline', 'Pipeline']);
  assert.deepEqual(kinds(''), []);
  assert.deepEqual(kinds('# only a comment\r\n<# and\nanother #>'), []);
  assert.deepEqual(kinds('return; throw; exit; break; continue'), [
    'Return',
    'Throw',
    'Exit',
    'Break',
    'Continue',
  ]);
  assert.deepEqual(kinds('IF(1){}ElseIf(2){}ELSE{}'), ['If']);
  assert.deepEqual(kinds('a |\n # c\n b |\n c'), ['Pipeline']);
});

test('if has a clause for each condition', () => {
  const statement = only('if (a) { 1 } elseif ($b -eq 2) { 2 }\nelse\n{ 3; 4 }', 'If');
  assert.equal(statement.clauses.length, 2);
  assert.equal(statement.else?.statements.length, 2);
});

test('try, catch with types, finally', () => {
  const statement = only('try { a } catch [A.B], [C] { b } catch { c } finally { d }', 'Try');
  const types = statement.catches.map((clause) => clause.types.map(({ type }) => type.name));
  assert.deepEqual(types, [['A.B', 'C'], []]);
  assert.equal(statement.finally?.statements.length, 1);
});

test('loops carry their labels', () => {
  assert.equal(only(':outer foreach ($x in 1..3) { break outer }', 'ForEach').label, 'outer');
  const loop = only('for ($i = 0; $i -lt 3; $i++) { a }', 'For');
  assert.deepEqual(
    [loop.initializer?.kind, loop.condition?.kind, loop.iterator?.kind],
    ['Assignment', 'Pipeline', 'Pipeline'],
  );
  assert.equal(only('for (;;) { a }', 'For').condition, undefined);
  assert.equal(only('do { a } until ($b)', 'DoUntil').body.statements.length, 1);
  assert.equal(only('while (a) { b }', 'While').condition.kind, 'Pipeline');
});

test('switch keeps flags, clauses and default', () => {
  const statement = only(
    "switch -Regex -CaseSensitive ($x) { 'a' { 1 } b { 2 } { $_ } { 3 } default { 4 } }",
    'Switch',
  );
  assert.deepEqual(statement.flags, ['regex', 'casesensitive']);
  const conditions = statement.clauses.map(({ condition }) => condition.kind);
  assert.deepEqual(conditions, ['StringConstant', 'StringConstant', 'ScriptBlockExpression']);
  assert.equal(statement.default?.statements.length, 1);
});

test('a quoted default is no default', () => {
  assert.equal(only("switch ($x) { 'default' { 1 } }", 'Switch').default, undefined);
});

test('functions: parameters in either place, attributes, named blocks', () => {
  const first = only('function Get-X([int]$a, $b = 2) { $a }', 'FunctionDefinition');
  assert.deepEqual(
    first.body.params?.parameters.map(({ variable }) => variable.name),
    ['a', 'b'],
  );
  const second = only(
    "function f { [CmdletBinding()] param([Parameter(Mandatory, Position = 1)][ValidateSet('x', 'y')][string]$a) process { 1 } end { 2 } }",
    'FunctionDefinition',
  );
  assert.deepEqual(
    second.body.params?.attributes.map(({ type }) => type.name),
    ['CmdletBinding'],
  );
  const attributes = second.body.params?.parameters[0]?.attributes ?? [];
  assert.deepEqual(
    attributes.map(({ type }) => type.name),
    ['Parameter', 'ValidateSet', 'string'],
  );
  assert.deepEqual(
    [second.body.begin, second.body.process?.statements.length, second.body.end?.statements.length],
    [undefined, 1, 1],
  );
  assert.equal(only('filter f { $_ }', 'FunctionDefinition').filter, true);
});

test('script parameters and traps', () => {
  const script = parsePowerShell('param([string]$Context = $(x), $b)\ntrap [A] { exit 1 }\na');
  assert.deepEqual(
    script.params?.parameters.map(({ variable }) => variable.name),
    ['Context', 'b'],
  );
  assert.deepEqual(
    script.end?.traps.map(({ type }) => type?.type.name),
    ['A'],
  );
  assert.equal(script.end?.statements.length, 1);
});

test('#requires lines are read', () => {
  const script = parsePowerShell(
    '#requires -Version 5.1\n#Requires -Modules A, B.C\n#REQUIRES -RunAsAdministrator\na',
  );
  assert.deepEqual(
    script.requires.map(({ name, values }) => [name, ...values]),
    [['version', '5.1'], ['modules', 'A', 'B.C'], ['runasadministrator']],
  );
});

/** Every `minVersion` in a tree. */
function versions(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'minVersion' in node ? [String(node.minVersion)] : [];
  return [...own, ...Object.values(node).flatMap(versions)];
}

test('what 5.1 does not read, or reads otherwise, says so', () => {
  const cases: readonly [script: string, ...versions: string[]][] = [
    ['a | b; if ($c) { $d = "`n" }'],
    ['a && b || c', '7.0', '7.0'],
    ['$a ? 1 : 2', '7.0'],
    ['$a ?? 1', '7.0'],
    ['$a ??= 1', '7.0'],
    ['a\n| b', '7.0'],
    ['"`e[0m"', '6.0'],
    ['"`u{41}"', '6.0'],
    ['x a`e', '6.0'],
    ['sleep 10s', '6.2'],
  ];
  for (const [script, ...expected] of cases)
    assert.deepEqual(versions(parsePowerShell(script)), expected, script);
});
