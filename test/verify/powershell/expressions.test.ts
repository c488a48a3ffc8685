/** Expressions: how they group, and what their operators mean. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Expression, Statement } from '../../../src/verify/powershell/parse/ast.js';
import { parsePowerShell } from '../../../src/verify/powershell/parse/parse.js';

function only(script: string): Statement {
  const [statement, ...rest] = parsePowerShell(script).end?.statements ?? [];
  assert.ok(statement !== undefined && rest.length === 0, 'one statement expected');
  return statement;
}

/** The expression with its grouping in brackets. */
function grouped(value: Expression): string {
  switch (value.kind) {
    case 'Binary':
      return `[${grouped(value.left)} ${value.operator} ${grouped(value.right)}]`;
    case 'Unary':
      return `[${value.operator} ${grouped(value.operand)}]`;
    case 'Postfix':
      return `[${grouped(value.operand)} ${value.operator}]`;
    case 'Ternary':
      return `[${grouped(value.condition)} ? ${grouped(value.then)} : ${grouped(value.else)}]`;
    case 'ArrayLiteral':
      return `[${value.elements.map(grouped).join(', ')}]`;
    case 'Convert':
      return `[(${value.type.name}) ${grouped(value.operand)}]`;
    case 'TypeExpression':
      return `<${value.type.name}>`;
    case 'Member':
      return `[${grouped(value.target)}${value.static ? '::' : '.'}${grouped(value.member)}]`;
    case 'InvokeMember': {
      const args = value.arguments.map(grouped).join('; ');
      return `[${grouped(value.target)}${value.static ? '::' : '.'}${grouped(value.member)}(${args})]`;
    }
    case 'Index':
      return `[${grouped(value.target)}[${grouped(value.index)}]]`;
    case 'Variable':
      return `$${value.name}`;
    case 'NumberConstant':
      return String(value.value);
    case 'StringConstant':
      return value.quote === 'bare' ? value.value : `'${value.value}'`;
    default:
      return `(${value.kind})`;
  }
}

function expression(script: string): Expression {
  const statement = only(script);
  assert.equal(statement.kind, 'Pipeline');
  const [element] = statement.elements;
  assert.equal(element?.kind, 'CommandExpression');
  return element.expression;
}

const cases: readonly [script: string, grouping: string][] = [
  ['1 + 2 * 3', '[1 + [2 * 3]]'],
  ['1 - 2 - 3', '[[1 - 2] - 3]'],
  ['1+2-eq3 -and $x', '[[[1 + 2] -eq 3] -and $x]'],
  ['$a -or $b -and $c', '[[$a -or $b] -and $c]'],
  ['$a -bor 1 -eq 2', '[$a -bor [1 -eq 2]]'],
  ['1, 2 + 3, 4', '[[1, 2] + [3, 4]]'],
  ["'{0}' -f 1 + 2", "[['{0}' -f 1] + 2]"],
  ['1..3 -join 2', '[[1 .. 3] -join 2]'],
  ['$a ?? 1 -eq 2', '[[$a ?? 1] -eq 2]'],
  ['$a ? $b : $c ? 1 : 2', '[$a ? $b : [$c ? 1 : 2]]'],
  ['-not $a -eq $b', '[[-not $a] -eq $b]'],
  ['-join $a, 1', '[[-join $a], 1]'],
  ['-5 + - $x', '[-5 + [- $x]]'],
  ['!$a', '[! $a]'],
  [',1', '[, 1]'],
  ['$i++', '[$i ++]'],
  ['--$i', '[-- $i]'],
  ['[int][string]1', '[(int) [(string) 1]]'],
  ['[int]-5', '[(int) -5]'],
  ["[string] + 'x'", "[(string) [+ 'x']]"],
  ['$x -is [int] -and 1', '[[$x -is <int>] -and 1]'],
  ["[IO.File]::ReadAllText('a', 1).Trim().Length", "[[[<IO.File>::ReadAllText('a'; 1)].Trim()].Length]"],
  ['$a.b[0]["c"].d', "[[[[$a.b][0]]['c']].d]"],
  ['$a[1, 2]', '[$a[[1, 2]]]'],
  [
    "$a -ieq 1 -iNotLike 'b' -CMatch 2 -in 3 -isnot 4",
    "[[[[[$a -eq 1] -notlike 'b'] -cmatch 2] -in 3] -isnot 4]",
  ],
  ["$a -split ',' -replace 'b', 'c'", "[[$a -split ','] -replace ['b', 'c']]"],
  [
    '[Collections.Generic.Dictionary[string, int[]]]::new()',
    '[<Collections.Generic.Dictionary[string,int[]]>::new()]',
  ],
  ['$a +\n 1', '[$a + 1]'],
];

for (const [script, grouping] of cases) {
  test(`grouping of ${script}`, () => assert.equal(grouped(expression(script)), grouping));
}

const numbers: readonly [text: string, type: string, value: number][] = [
  ['0', 'int', 0],
  ['2147483647', 'int', 2147483647],
  ['2147483648', 'long', 2147483648],
  ['-2147483648', 'int', -2147483648],
  ['0x7F', 'int', 127],
  ['1l', 'long', 1],
  ['1mb', 'int', 1048576],
  ['4gb', 'long', 4294967296],
  ['1.5kb', 'double', 1536],
  ['1e3', 'double', 1000],
  ['.5', 'double', 0.5],
  ['5.', 'double', 5],
  ['7d', 'decimal', 7],
  ['7s', 'short', 7],
  ['-7y', 'sbyte', -7],
];
for (const [text, type, value] of numbers) {
  test(`the number ${text}`, () => {
    const number = expression(text);
    assert.equal(number.kind, 'NumberConstant');
    assert.deepEqual([number.type, number.value, number.text], [type, value, text]);
  });
}

test('variables carry their scope or drive', () => {
  const scopes = [
    '$x',
    '$global:x',
    '$ENV:Path',
    '${env:ProgramFiles(x86)}',
    '${a b}',
    '$_',
    '$?',
    '$x?',
  ].map((text) => {
    const variable = expression(text);
    assert.equal(variable.kind, 'Variable');
    return [variable.scope, variable.name];
  });
  assert.deepEqual(scopes, [
    [undefined, 'x'],
    ['global', 'x'],
    ['env', 'Path'],
    ['env', 'ProgramFiles(x86)'],
    [undefined, 'a b'],
    [undefined, '_'],
    [undefined, '?'],
    [undefined, 'x?'],
  ]);
});

test('assignments nest, and take any statement', () => {
  const outer = only('$a, $b.c = $d += if (1) { x } else { y }');
  assert.equal(outer.kind, 'Assignment');
  assert.equal(outer.operator, '=');
  assert.equal(grouped(outer.left), '[$a, [$b.c]]');
  assert.equal(outer.right.kind, 'Assignment');
  assert.equal(outer.right.operator, '+=');
  assert.equal(outer.right.right.kind, 'If');
});

test('a hashtable keeps its keys in order, with statements as values', () => {
  const table = expression("@{ a = 1; 'b c' = x y\n $k = @{}\n 3 = if ($z) { 1 } }");
  assert.equal(table.kind, 'Hashtable');
  assert.deepEqual(
    table.entries.map(({ key, value }) => [grouped(key), value.kind]),
    [
      ['a', 'Pipeline'],
      ["'b c'", 'Pipeline'],
      ['$k', 'Pipeline'],
      ['3', 'If'],
    ],
  );
});
