/** The words of commands: what each is, and its exact value. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command, CommandElement, Redirection } from '../../../src/verify/powershell/parse/ast.js';
import { parsePowerShell } from '../../../src/verify/powershell/parse/parse.js';

/** The commands of a script that is one pipeline of commands. */
function pipeline(script: string): readonly Command[] {
  const [statement, ...rest] = parsePowerShell(script).end?.statements ?? [];
  assert.equal(rest.length, 0, 'one statement expected');
  assert.equal(statement?.kind, 'Pipeline');
  return statement.elements.map((element) => {
    assert.equal(element.kind, 'Command');
    return element;
  });
}

/** A short form of an argument: `bare:x`, `single:x`, `$x`, `-name`, `-name:…`, `(kind)`. */
function short(element: CommandElement): string {
  switch (element.kind) {
    case 'StringConstant':
      return `${element.quote}:${element.value}`;
    case 'ExpandableString': {
      const parts = element.parts.map((part) => (part.kind === 'Text' ? part.value : `<${short(part)}>`));
      return `${element.quote}:${parts.join('')}`;
    }
    case 'NumberConstant':
      return `${element.type}:${element.value}`;
    case 'Variable': {
      const scope = element.scope === undefined ? '' : `${element.scope}:`;
      return `${element.splatted ? '@' : '$'}${scope}${element.name}`;
    }
    case 'CommandParameter': {
      const gap = element.spaceAfterColon ? ' ' : '';
      return `-${element.name}${element.argument === undefined ? '' : `:${gap}${short(element.argument)}`}`;
    }
    case 'ArrayLiteral':
      return element.elements.map(short).join(', ');
    case 'Member':
      return `${short(element.target)}${element.static ? '::' : '.'}${short(element.member)}`;
    case 'Index':
      return `${short(element.target)}[${short(element.index)}]`;
    default:
      return `(${element.kind})`;
  }
}

const words = (script: string): string[] =>
  pipeline(script).flatMap((command) => command.elements.map(short));

const cases: readonly [script: string, ...words: string[]][] = [
  ['kubectl get pods -o name', 'bare:kubectl', 'bare:get', 'bare:pods', '-o', 'bare:name'],
  ['x \'it\'\'s\' "a`"b" "a""b"', 'bare:x', "single:it's", 'double:a"b', 'double:a"b'],
  // Quotes that open a word of their own end it with the closing quote; inside a word they do not.
  ['x "a"b c"d" \'e\'f', 'bare:x', 'double:a', 'bare:b', 'bare:cd', 'single:e', 'bare:f'],
  ['x --context=lab --x="$y" -- a', 'bare:x', 'bare:--context=lab', 'bare:--x=<$y>', '--', 'bare:a'],
  ['x -- -a -- b', 'bare:x', '--', 'bare:-a', 'bare:--', 'bare:b'],
  ['x -foo:bar -foo: bar -foo:$y -n=1', 'bare:x', '-foo:bare:bar', '-foo: bare:bar', '-foo:$y', '-n=1'],
  ['x -a$b -a"b" -a.b -a.5', 'bare:x', '-a$b', 'bare:-ab', '-a', 'bare:.b', '-a', 'double:0.5'],
  [
    'x $a/b $a.b/c $a[0]x $a=5 a$b.c',
    'bare:x',
    'bare:<$a>/b',
    '$a.bare:b',
    'bare:/c',
    '$a[int:0]',
    'bare:x',
    '$a',
    'bare:=5',
    'bare:a<$b>.c',
  ],
  ['x "a".Length $env:PATH @y', 'bare:x', 'double:a.bare:Length', '$env:PATH', '@y'],
  ['x a,b "c", $d', 'bare:x', 'bare:a, bare:b', 'double:c, $d'],
  ['x a`,b `$c a` b', 'bare:x', 'bare:a,b', 'bare:$c', 'bare:a b'],
  [
    'x {a} (b) @(c) $(d) @{e=1}',
    'bare:x',
    '(ScriptBlockExpression)',
    '(Paren)',
    '(ArrayExpression)',
    '(SubExpression)',
    '(Hashtable)',
  ],
  [
    'x 5 -5 0x10 1kb 1.5 10s 1d 1..3 7z 10.0.0.1',
    'bare:x',
    'int:5',
    'bare:-5',
    'int:16',
    'int:1024',
    'double:1.5',
    'short:10',
    'decimal:1',
    'bare:1..3',
    'bare:7z',
    'bare:10.0.0.1',
  ],
  ['x 86400s 300y', 'bare:x', 'bare:86400s', 'bare:300y'],
  [
    'x - ] [a] a#b c:\\d ~/e %f% :g',
    'bare:x',
    'bare:-',
    'bare:]',
    'bare:[a]',
    'bare:a#b',
    'bare:c:\\d',
    'bare:~/e',
    'bare:%f%',
    'bare::g',
  ],
  ['x jsonpath={.a}', 'bare:x', 'bare:jsonpath=', '(ScriptBlockExpression)'],
  ['& $curl --config -', '$curl', 'bare:--config', 'bare:-'],
  ['& "a b" c', 'double:a b', 'bare:c'],
  ['. ./a.ps1 b', 'bare:./a.ps1', 'bare:b'],
  ['./run.sh x', 'bare:./run.sh', 'bare:x'],
  ['x $a ? $b : $c', 'bare:x', '$a', 'bare:?', '$b', 'bare::', '$c'],
  ['x a `\n  b # c', 'bare:x', 'bare:a', 'bare:b'],
  [
    'x "$a:b" "$a::b" "$a.b" "${a}b" "$" "$ a"',
    'bare:x',
    'double:<$a:b>',
    'double:<$a>::b',
    'double:<$a>.b',
    'double:<$a>b',
    'double:$',
    'double:$ a',
  ],
  [
    "x '\u2019\u2019' '\u201c\u201d' \"\u2018\"",
    'bare:x',
    'single:\u2019',
    'single:\u201c\u201d',
    'double:\u2018',
  ],
  ["x @'\na'b\n\n'@ @\"\n$c\n\"@", 'bare:x', "single-here:a'b\n", 'double-here:<$c>'],
  ["x @'\r\na\r\nb\r\n'@", 'bare:x', 'single-here:a\r\nb'],
  ['x "`0`a`b`f`n`r`t`v`e`u{1F600}`x`$"', 'bare:x', 'double:\0\u0007\b\f\n\r\t\v\u001b\u{1f600}x$'],
  ['if`x a', 'bare:ifx', 'bare:a'],
];

for (const [script, ...expected] of cases) {
  test(`words of ${JSON.stringify(script)}`, () => assert.deepEqual(words(script), expected));
}

test('text may be piped into &', () => {
  const [statement] = parsePowerShell('"a" | & $curl --config - | Out-Null').end?.statements ?? [];
  assert.equal(statement?.kind, 'Pipeline');
  assert.deepEqual(
    statement.elements.map((element) => [element.kind, element.kind === 'Command' ? element.invocation : '']),
    [
      ['CommandExpression', ''],
      ['Command', '&'],
      ['Command', undefined],
    ],
  );
});

test('redirections come in the order of their streams, targets as arguments', () => {
  const [command] = pipeline('x a 2>&1 > out.txt b 3>> "$y" *>&1');
  const texts = command?.redirections.map((redirection: Redirection) =>
    redirection.kind === 'FileRedirection'
      ? [redirection.from, redirection.append ? '>>' : '>', short(redirection.target)]
      : [redirection.from, redirection.to],
  );
  assert.deepEqual(texts, [
    ['all', 'output'],
    ['output', '>', 'bare:out.txt'],
    ['error', 'output'],
    ['warning', '>>', 'double:<$y>'],
  ]);
  assert.deepEqual(command?.elements.map(short), ['bare:x', 'bare:a', 'bare:b']);
  assert.equal(command?.extent.end, 'x a 2>&1 > out.txt b 3>> "$y" *>&1'.length);
});

test('the extent of a part is its source', () => {
  const script = 'x --a="b$c$(d)e"f';
  const [command] = pipeline(script);
  const word = command?.elements[1];
  assert.equal(word?.kind, 'ExpandableString');
  assert.deepEqual(
    word.parts.map(({ kind, extent }) => [kind, script.slice(extent.start, extent.end)]),
    [
      ['Text', '--a="b'],
      ['Variable', '$c'],
      ['SubExpression', '$(d)'],
      ['Text', 'e"f'],
    ],
  );
});
