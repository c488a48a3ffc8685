/** What is refused, where, and why; and that nothing breaks the parser. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePowerShell } from '../../../src/verify/powershell/parse/parse.js';
import { lineAndColumn, PowerShellSyntaxRefusal } from '../../../src/verify/powershell/parse/refusal.js';
import { full } from '../../support/size.js';

function refusal(script: string): PowerShellSyntaxRefusal {
  try {
    parsePowerShell(script);
  } catch (error) {
    assert.ok(error instanceof PowerShellSyntaxRefusal, `no refusal but ${String(error)}`);
    return error;
  }
  return assert.fail(`accepted: ${script.slice(0, 200)}`);
}

const cases: readonly [script: string, place: string, reason: RegExp][] = [
  ['kubectl\u00a0get', '1:8', /U\+00A0/],
  ['a\nkubectl \u2013n x', '2:9', /U\+2013/],
  ['a \u201cb\u201d', '1:3', /U\+201C/],
  ['x "a\u201d', '1:5', /typographic quote/],
  ["x 'a\u2019 b'", '1:5', /typographic quote/],
  ['x "$a\u00e9"', '1:6', /may or may not belong/],
  ['kubect\u043b get', '1:7', /U\+043B/],
  ['a\0', '1:2', /U\+0000/],
  ["a 'b\0'", '1:3', /closing quote/],
  ["a\nb 'c", '2:3', /closing quote/],
  ['a "b', '1:3', /closing quote/],
  ["@'\na", '1:1', /closing quote/],
  ["@' a\n'@", '1:4', /after the opening quote/],
  ['a (b', '1:3', /`\)` expected/],
  ['a )', '1:3', /does not fit/],
  ['{ a', '1:1', /`}` expected/],
  ['x --% y', '1:3', /--%/],
  ["x '--%' y", '1:3', /--%/],
  ['x -a$b"--%', '1:7', /closing quote/],
  ['a &', '1:3', /background/],
  ['a < b', '1:3', /`<`/],
  ['a > b > c', '1:7', /redirected twice/],
  ['a 1>&2', '1:3', /redirection/],
  ['a ,b', '1:3', /before `,`/],
  ['a b,', '1:5', /after `,`/],
  ['a | ', '1:5', /missing after `\|`/],
  ["a | 'b'", '1:5', /neither a command/],
  ['a | 5', '1:5', /number/],
  ['$x = ', '1:6', /missing after `=`/],
  ['f() = 1', '1:3', /./],
  ['$x.f() = 1', '1:1', /assigned to/],
  ['5 = 1', '1:1', /assigned to/],
  ['"a" "b"', '1:5', /continues neither/],
  ['$a -foo 1', '1:4', /continues neither/],
  ['class A {}', '1:1', /`class`/],
  ['using namespace A', '1:1', /`using`/],
  ['a @x, b', '1:3', /splatted/],
  ['$a = @x', '1:6', /`@`/],
  ['a -b:@x', '1:6', /`@`/],
  ['try { a }', '1:1', /without `catch`/],
  ['try { a } catch { b } catch [C] { d }', '1:11', /shadow/],
  ['try { a } finally { return }', '1:21', /leaves a `finally`/],
  ['try { a } finally { break }', '1:21', /leave a `finally`/],
  ['@{ a = 1; A = 2 }', '1:11', /same key/],
  ['param($a, $A)', '1:11', /same parameter/],
  ['function f($a) { param($b) }', '1:18', /declared twice/],
  ['function f { [ValidateSet($x)] param($a) }', '1:27', /constant/],
  ['"$a:"', '1:2', /colons/],
  ['"${a`}b}"', '1:3', /braces/],
  ['"$($a -join "")"', '1:13', /doubled/],
  ['"$(\')\')"', '1:4', /closing quote/],
  ['"$(\'(\')"', '1:2', /without its/],
  ['"$(a | b\n)"', '1:2', /several lines/],
  ['"$x" -f "`u{110000}"', '1:10', /no character/],
  ['x a`\nb', '1:4', /line break/],
  ["x a'{b}'$c", '1:3', /braces/],
  ['x `{a$c', '1:3', /braces/],
  ['a || 0#"', '1:8', /do not pair up/],
  ['0xFFFFFFFF', '1:1', /hexadecimal/],
  ['99999999999999999999', '1:1', /exactly/],
  ['99999s', '1:1', /too large/],
  ['$using:x', '1:1', /using/],
  ['[int]+5', '1:6', /plus sign/],
  ['@{ +5 = 1 }', '1:4', /plus sign/],
  ['[ordered]5', '1:1', /ordered/],
  ['#requires -Version 5 -Modules A', '1:1', /#requires/],
  ['#requires', '1:1', /#requires/],
  ['a\n# SIG # Begin signature block\n', '2:1', /signature/],
  ['# Sig # Begn signaure blok', '1:1', /signature/],
  ['a <# b', '1:3', /without an end/],
  ['a `', '1:3', /backtick/],
  ['a\n\n| b', '3:1', /start of a line/],
  ['a\r\nb\rc )', '3:3', /does not fit/],
  // The variable of `foreach` is scanned as an argument is.
  ['foreach ($a`\n in 1) { b }', '1:12', /must end/],
  ['foreach ($a#\n in 1) { b }', '1:12', /must end/],
  // PowerShell scans the first word of a statement as a command's before it sees an expression, and keeps the error.
  ["$true#'", '1:7', /do not pair up/],
];

for (const [script, place, reason] of cases) {
  test(`refused: ${JSON.stringify(script)}`, () => {
    const found = refusal(script);
    assert.match(found.reason, reason);
    assert.equal(`${found.line}:${found.column}`, place, found.reason);
    assert.ok(found.message.startsWith(`${place}: `));
  });
}

test('lines end at LF, CRLF and a lone CR; columns count UTF-16 units', () => {
  const text = 'a\r\nb\rc\n\u{1f600}d';
  assert.deepEqual(
    [0, 1, 3, 5, 7, 9].map((offset) => lineAndColumn(text, offset)),
    [
      { line: 1, column: 1 },
      { line: 1, column: 2 },
      { line: 2, column: 1 },
      { line: 3, column: 1 },
      { line: 4, column: 1 },
      { line: 4, column: 3 },
    ],
  );
});

const openings = [
  '(',
  '$(',
  '@(',
  '{',
  '@{a=',
  '"$(',
  '$x[',
  '$x.y(',
  'if(1){',
  '-not ',
  '!',
  '[int]',
  '[a[',
  'try{',
  '$a=',
  '& {',
  'switch(1){1{',
  'function f{',
  'a (',
  '"$("$(',
];

test('deep nesting and long rows are refused, never a stack overflow', () => {
  for (const opening of openings) refusal(opening.repeat(100_000));
  for (const opening of ['1+', '$a.b', 'a&&'] as const)
    refusal(`${opening}${opening.slice(1).repeat(100_000)}`);
  for (const junk of ['`', '"$', '\u0001', '\ud800', '$', "@'", ']', '%{']) refusal(junk.repeat(100_001));
});

test('what no tree is deep for may be long', () => {
  parsePowerShell(`'a'${" + 'b'".repeat(900)}`);
  parsePowerShell(`a${' b'.repeat(50_000)}`);
  parsePowerShell(`1${', 2'.repeat(50_000)}`);
  parsePowerShell('if (1) { a }\n'.repeat(20_000));
  parsePowerShell(`'${'x'.repeat(5_000_000)}'`);
});

test('time grows with the text, not with its square', () => {
  const line = 'if ($a.b -eq "c $d") { kubectl get pods -o "$e" | Out-Null } # comment\n';
  /** Processor time, which a busy machine does not stretch. */
  const time = (lines: number): number => {
    const text = line.repeat(lines);
    const start = process.cpuUsage();
    parsePowerShell(text);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  const few = full ? 5000 : 2000;
  time(few);
  const small = Math.min(time(few), time(few));
  const large = Math.min(time(8 * few), time(8 * few));
  assert.ok(large < small * 32, `${few} lines: ${small} ms; ${8 * few} lines: ${large} ms`);
});
