/** What each construct of PowerShell makes of a command line: foretold, and the same in real PowerShell. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needs } from '../../support/tools.js';
import { unforeseen } from '../../support/unforeseen.js';
import { calls, dryRun, kubeconfig } from './dry-run.js';
import { PowerShellSandbox } from './soundness/sandbox.js';

/** A script, and the calls of kubectl that it makes. */
const table: Readonly<Record<string, readonly [script: string, ...calls: string[]]>> = {
  'single quotes': [`kubectl get 'a b' '$x' 'it''s'`, "kubectl get a b $x it's"],
  'double quotes': [
    '$x = "a  b"; kubectl get "$x" "`$x" "a`tb" "${x}c"',
    'kubectl get a  b $x a\\u0009b a  bc',
  ],
  'a here-string': ["$x = @'\na\n'b'\n'@; kubectl get \"$x\"", "kubectl get a\\u000a'b'"],
  'an expandable here-string': ['$y = 1; $x = @"\n$y "z"\n"@; kubectl get "x$x"', 'kubectl get x1 "z"'],
  'a subexpression': ['kubectl get "$(1 + 2)x" "$("a"; "b")" "[$()]"', 'kubectl get 3x a b []'],
  'members in a string': ['$x = @{ n = 1 }; kubectl get "$($x.n)"', 'kubectl get 1'],
  'words of all kinds': [
    'kubectl get a/b:c=d 1.50 0x10 -n:z -o=name b%x',
    'kubectl get a/b:c=d 1.50 0x10 -n:z -o=name b%x',
  ],
  'a parameter that is split': ['kubectl get -A.b', 'kubectl get -A .b'],
  'a colon and a blank': ['$v = "w"; kubectl get -n: "$v" -n:"$v"', 'kubectl get -n: w -n:w'],
  'null is no argument': ['$x = $null; kubectl get a $x b', 'kubectl get a b'],
  'an array is several': ['$x = "a", "b"; kubectl get $x ($x[0])', 'kubectl get a b a'],
  'a splat': ['$x = @("a", "b c"); kubectl get @x', 'kubectl get a b c'],
  'an array in a string': ['$x = 1, 2, 3; kubectl get "$x"', 'kubectl get 1 2 3'],
  'booleans and numbers': ['$t = $true; $n = 5; kubectl get $t $n (1 + 1)', 'kubectl get True 5 2'],
  'stdin of a string': ["'a' | kubectl apply -f -", 'kubectl apply -f - <<< "a\\\\u000a"'],
  'stdin of several': [
    "'a', 'b', 5 | kubectl apply -f -",
    'kubectl apply -f - <<< "a\\\\u000ab\\\\u000a5\\\\u000a"',
  ],
  'stdin of lines': ['"a`nb" | kubectl apply -f -', 'kubectl apply -f - <<< "a\\\\u000ab\\\\u000a"'],
  'an empty stdin': ['@() | kubectl apply -f -', 'kubectl apply -f - <<< ""'],
  'null on stdin': ['$null | kubectl apply -f -', 'kubectl apply -f - <<< ""'],
  'an empty line on stdin': ["'' | kubectl apply -f -", 'kubectl apply -f - <<< "\\\\u000a"'],
  'adding texts': ['$x = "a" + 1 + "b"; $y = 3; kubectl get "$x" "$y"', 'kubectl get a1b 3'],
  arithmetic: [
    'kubectl get "$(7 % 4 * 2 - 1)" "x$(-7 % 3)" "$(6 / 2)" "$(2 + 3 * 4)"',
    'kubectl get 5 x-1 3 14',
  ],
  repetition: ['kubectl get "$("ab" * 3)"', 'kubectl get ababab'],
  ranges: ['kubectl get "$(1..3)" "$(3..1)"', 'kubectl get 1 2 3 3 2 1'],
  'counting up': ['$i = 0; $i++; ++$i; $i += 2; kubectl get "$i" "$($i--; $i)"', 'kubectl get 4 3'],
  'adding to arrays': [
    '$x = @(); $x += "a"; $x += "b", "c"; kubectl get "$x" "$($x.Count)"',
    'kubectl get a b c 3',
  ],
  indexes: ['$x = "a", "b", "c"; kubectl get "$($x[1])" "$($x[-1])"', 'kubectl get b c'],
  hashtables: [
    '$x = @{ Name = "a"; other = 2 }; $x.Name = "b"; $x["k"] = "v"; kubectl get "$($x.NAME)" "$($x["OTHER"])" "$($x.k)"',
    'kubectl get b 2 v',
  ],
  'a hashtable has two names': ['$a = @{ n = 1 }; $b = $a; $b.n = 2; kubectl get "$($a.n)"', 'kubectl get 2'],
  'an object': ['$x = [pscustomobject]@{ n = "v" }; kubectl get "$($x.N)"', 'kubectl get v'],
  'several assignments': [
    '$a, $b = 1, 2, 3; $c = $d = 4; kubectl get "$a" "$b" "$c$d"',
    'kubectl get 1 2 3 44',
  ],
  casts: [
    '[int] $a = "5"; $a = "6"; [string] $b = 7; $b += 1; kubectl get "$a" "$b" "$([bool]"false")" "$([int]"12")"',
    'kubectl get 6 71 True 12',
  ],
  characters: [
    'kubectl get "$([char]65 + "b")" "$("a" + [char]66)" "$(-join ("a", [char]0x43))"',
    'kubectl get Ab aB aC',
  ],
  'equality ignores case': [
    'if ("a" -eq "A") { kubectl get one }; if ("a" -ceq "A") { kubectl get two }; if ("a" -cne "A") { kubectl get three }',
    'kubectl get one',
    'kubectl get three',
  ],
  'the left side decides': [
    'if ("01" -eq 1) { kubectl get one }; if ($true -eq "x") { kubectl get three }',
    'kubectl get three',
  ],
  'null and empty': [
    'if ($null -eq "") { kubectl get one }; if ("" -eq $null) { kubectl get two }; if (-not "") { kubectl get three }; if ($null -ne 0) { kubectl get four }',
    'kubectl get three',
    'kubectl get four',
  ],
  'what is true': [
    'if ("0") { kubectl get one }; if (0) { kubectl get two }; if (@(0)) { kubectl get three }; if (@(0, 0)) { kubectl get four }; if (@{}) { kubectl get five }',
    'kubectl get one',
    'kubectl get four',
    'kubectl get five',
  ],
  containment: [
    'if ("b" -in "a", "B") { kubectl get one }; if ("a", "b" -ccontains "B") { kubectl get two }',
    'kubectl get one',
  ],
  'comparing an array': ['kubectl get "$(@(1, 2, 1) -eq 1)" "$(@(1, 2, 1) -ne 1)"', 'kubectl get 1 1 2'],
  like: [
    'if ("abc" -like "A?C") { kubectl get one }; if ("abc" -notlike "*d*") { kubectl get two }',
    'kubectl get one',
    'kubectl get two',
  ],
  match: [
    'if ("web-12" -match "^(\\w+)-(\\d+)$") { kubectl get "$($Matches[1])" "$($Matches[2])" "$($Matches[0])" }; if ("x" -notmatch "y") { kubectl get b }',
    'kubectl get web 12 web-12',
    'kubectl get b',
  ],
  replace: [
    `kubectl get "$("a.b.c" -replace "\\.", "-")" "$("abc" -replace "(b)", '[$1]')" "$("aXa" -creplace "x")"`,
    'kubectl get a-b-c a[b]c aXa',
  ],
  'split and join': [
    'kubectl get "$(("a,b,c" -split ",")[1])" "$(("a,b,c" -split ",", 2)[1])" "$(-split " x  y ")" "$("a", "b" -join "+")" "$(-join ("a", "b"))"',
    'kubectl get b b,c x y a+b ab',
  ],
  format: ['kubectl get "$("{0}/{1}-{0}" -f "a", 2)" "$("{{{0}}}" -f "x")"', 'kubectl get a/2-a {x}'],
  'and, or, xor': [
    'if ($true -and -not $false) { kubectl get a }; if ($false -or $true -xor $true) { kubectl get b }; if (!$x) { kubectl get c }',
    'kubectl get a',
    'kubectl get c',
  ],
  'the right side is not looked at': [
    'if ($false -and (kubectl get a)) { }; if ($true -or (kubectl get b)) { }; kubectl get c',
    'kubectl get c',
  ],
  ternary: [
    '#requires -Version 7\n$x = $true ? "a" : "b"; $y = $null ?? "c"; $z = "d" ?? "e"; kubectl get "$x$y$z"',
    'kubectl get acd',
  ],
  'if as a value': [
    '$x = if (1 -gt 2) { "a" } elseif (2 -ge 2) { "b" } else { "c" }; kubectl get "$x"',
    'kubectl get b',
  ],
  'methods of strings': [
    'kubectl get "$("aBc".ToLower())" "$(" x ".Trim())" "$("abc".Substring(1))" "$("abc".Substring(1, 1))" "$("a-b".Replace("-", "+"))" "$("a b".Split(" ")[1])" "$("abc".Length)"',
    'kubectl get abc x bc b a+b b 3',
  ],
  'questions to strings': [
    'if ("abc".StartsWith("ab")) { kubectl get a }; if ("abc".EndsWith("x")) { kubectl get b }; if ("abc".Contains("B")) { kubectl get c }; kubectl get "$("abc".IndexOf("c"))"',
    'kubectl get a',
    'kubectl get 2',
  ],
  'static methods': [
    'kubectl get "$([string]::Join("-", @("a", "b")))" "$([string]::IsNullOrEmpty($x))" "$([regex]::Escape("a.b"))" "$([regex]::Unescape("\\u0041"))" "$([Uri]::EscapeDataString("a b/c"))"',
    'kubectl get a-b True a\\.b A a%20b%2Fc',
  ],
  base64: [
    'kubectl get "$([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String("aGk=")))" "$([Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes("hi")))"',
    'kubectl get hi aGk=',
  ],
  paths: [
    'kubectl get "$([IO.Path]::Combine("a", "b"))" "$(Join-Path "a/" "b")" "$(Split-Path "a/b/c" -Leaf)" "$(Split-Path "a/b/c")"',
    'kubectl get a/b a/b c a/b',
  ],
  files: [
    '$ErrorActionPreference = "Stop"; [IO.File]::WriteAllText("f.txt", "one`ntwo`n"); kubectl get "$([IO.File]::ReadAllText("f.txt").Length)" "$((Get-Content f.txt)[1])" "$((Get-Content -LiteralPath f.txt -Raw).Trim())" "$(@(Get-Content f.txt -TotalCount 1))"; if (Test-Path f.txt) { Remove-Item f.txt }; if (-not (Test-Path -LiteralPath f.txt)) { kubectl get gone }',
    'kubectl get 8 two one\\u000atwo one',
    'kubectl get gone',
  ],
  'writing content': [
    '$ErrorActionPreference = "Stop"; "a", "b" | Set-Content g.txt; Add-Content g.txt "c"; kubectl get "$(Get-Content g.txt)"; "x" > h.txt; kubectl get "$(Get-Content h.txt)"',
    'kubectl get a b c',
    'kubectl get x',
  ],
  while: [
    '$i = 0; while ($i -lt 3) { $i++; if ($i -eq 2) { continue }; kubectl get "$i" }',
    'kubectl get 1',
    'kubectl get 3',
  ],
  do: [
    '$i = 0; do { $i++; kubectl get "$i" } while ($i -lt 2); do { kubectl get x } until ($true)',
    'kubectl get 1',
    'kubectl get 2',
    'kubectl get x',
  ],
  for: [
    'for ($i = 0; $i -lt 2; $i++) { kubectl get "$i" }; kubectl get "end$i"',
    'kubectl get 0',
    'kubectl get 1',
    'kubectl get end2',
  ],
  foreach: [
    'foreach ($x in "a", "b") { kubectl get "$x" }; foreach ($x in @()) { kubectl get no }; foreach ($x in $null) { kubectl get no }; kubectl get "$x"',
    'kubectl get a',
    'kubectl get b',
    'kubectl get b',
  ],
  'leaving an outer loop': [
    ':outer foreach ($x in 1, 2) { foreach ($y in 1, 2) { if ($y -eq 2) { continue outer }; kubectl get "$x$y" } }',
    'kubectl get 11',
    'kubectl get 21',
  ],
  switch: [
    'switch ("b") { "a" { kubectl get a } "B" { kubectl get b } "b" { kubectl get c; break } "b" { kubectl get d } default { kubectl get e } }',
    'kubectl get b',
    'kubectl get c',
  ],
  'switch over several': [
    'switch (1, 2, 3) { 1 { continue } 2 { kubectl get two } default { kubectl get "$_" } }',
    'kubectl get two',
    'kubectl get 3',
  ],
  'switch with patterns': [
    'switch -Wildcard ("abc") { "a*" { kubectl get one } "*z" { kubectl get two } }; switch -Regex ("abc") { "^a(.)" { kubectl get "$($Matches[1])" } }',
    'kubectl get one',
    'kubectl get b',
  ],
  'switch of null': [
    'switch ($null) { "" { kubectl get a } default { kubectl get b } }; switch (@()) { default { kubectl get c } }',
    'kubectl get a',
  ],
  'try and catch': [
    'try { throw "x"; kubectl get no } catch { kubectl get "$_" "$($_.Exception.Message)" } finally { kubectl get f }; kubectl get after',
    'kubectl get x x',
    'kubectl get f',
    'kubectl get after',
  ],
  'errors of methods are caught': [
    'try { [void][Convert]::FromBase64String("!"); kubectl get no } catch { kubectl get caught }',
    'kubectl get caught',
  ],
  'errors of methods end the statement': [
    '[void][Convert]::FromBase64String("!"); kubectl get on',
    'kubectl get on',
  ],
  'errors of cmdlets go on': [
    'try { Get-Content nothing-here -ErrorAction SilentlyContinue; kubectl get on } catch { kubectl get no }',
    'kubectl get on',
  ],
  'errors of cmdlets under Stop': [
    '$ErrorActionPreference = "Stop"; try { Write-Error "m"; kubectl get no } catch { kubectl get "$_" }',
    'kubectl get m',
  ],
  'finally on the way out': [
    'function f { try { return "v"; kubectl get no } finally { kubectl get f > $null } }; $x = f; kubectl get "$x"',
    'kubectl get f',
    'kubectl get v',
  ],
  'exit in try': ['try { exit 3 } finally { kubectl get f }; kubectl get no', 'kubectl get f'],
  functions: [
    'function f($A, $B = "d") { kubectl get "$A" "$B" "$args" }; f; f 1; f -B 2 3 4; F -a 5',
    'kubectl get  d ',
    'kubectl get 1 d ',
    'kubectl get 3 2 4',
    'kubectl get 5 d ',
  ],
  parameters: [
    'function f { [CmdletBinding()] param([Parameter(Mandatory)] [string] $Name, [int] $Count = 2, [switch] $All) kubectl get "$Name" "$Count" "$All" }; f -Na x -All; f y 7; f z -All:$false',
    'kubectl get x 2 True',
    'kubectl get y 7 False',
    'kubectl get z 2 False',
  ],
  'output of functions': [
    'function f { "a"; "b" | Out-Null; $null = "c"; return "d" }; $x = f; kubectl get "$x" "$($x.Count)"',
    'kubectl get a d 2',
  ],
  scopes: [
    '$x = 1; $y = 1; function f { $x = 2; $script:y = 2; kubectl get "$x$y" }; f; kubectl get "$x$y"',
    'kubectl get 22',
    'kubectl get 12',
  ],
  'script blocks': [
    '$x = 1; $b = { $x = 2; kubectl get "$x" }; & $b; kubectl get "$x"; . $b; kubectl get "$x"',
    'kubectl get 2',
    'kubectl get 1',
    'kubectl get 2',
  ],
  'arguments of a block': ['& { param($p) kubectl get "$p" "$args" } a b', 'kubectl get a b'],
  'a function in place of a program': ['function curl { kubectl get "$args" }; curl x y', 'kubectl get x y'],
  'ForEach-Object': [
    '1..2 | ForEach-Object { kubectl get "n$_" }; $x = "a", "b" | % { "$_!" }; kubectl get "$x"',
    'kubectl get n1',
    'kubectl get n2',
    'kubectl get a! b!',
  ],
  'null in a pipeline': [
    '$null | ForEach-Object { kubectl get once }; @() | ForEach-Object { kubectl get never }',
    'kubectl get once',
  ],
  'Where-Object': [
    '$x = "a", "bb", "ab" | Where-Object { $_ -like "a*" } | ForEach-Object { $_.ToUpper() }; kubectl get "$x"',
    'kubectl get A AB',
  ],
  'Select-Object': [
    'kubectl get "$(1..5 | Select-Object -First 2)" "$(1..5 | Select-Object -Last 1)" "$(1..5 | Select-Object -Skip 3)"',
    'kubectl get 1 2 5 4 5',
  ],
  echo: [
    `echo 'a' | kubectl apply -f -; kubectl get "$(Write-Output (1, 2))"`,
    'kubectl apply -f - <<< "a\\\\u000a"',
    'kubectl get 1 2',
  ],
  JSON: [
    `$x = '{"a":{"b":["c",2,true,null]},"D":"e"}' | ConvertFrom-Json; kubectl get "$($x.a.b[0])" "$($x.a.b[1])" "$($x.d)"`,
    'kubectl get c 2 e',
  ],
  'what a program printed': [
    '$x = kubectl config current-context; kubectl get "$x" "$($x.Length)" "$(@($x).Count)"',
    'kubectl config current-context',
    'kubectl get lab 3 1',
  ],
  'lines of a program': [
    '$x = kubectl config view -o "jsonpath={range .contexts[*]}{.name}{\'\\n\'}{end}"; kubectl get "$x" "$($x[1])" "$($x.Count)"',
    "kubectl config view -o jsonpath={range .contexts[*]}{.name}{'\\n'}{end}",
    'kubectl get lab prod prod 2',
  ],
  'no output of a program': [
    '$x = kubectl config view -o "jsonpath={.nothing}"; if ($null -eq $x) { kubectl get null }; if ($x -eq "") { kubectl get no }; $y = [string](kubectl config view -o "jsonpath={.nothing}"); if ($y -eq "") { kubectl get no }; kubectl get a $y b',
    'kubectl config view -o jsonpath={.nothing}',
    'kubectl get null',
    'kubectl config view -o jsonpath={.nothing}',
    'kubectl get a b',
  ],
  'the exit status': [
    'kubectl config view --context=lab --minify > $null; kubectl get "$LASTEXITCODE"',
    'kubectl config view --context=lab --minify',
    'kubectl get 0',
  ],
  'the exit status is kept': [
    'kubectl get a; Write-Output x | Out-Null; if ($LASTEXITCODE -eq 0) { kubectl get b }',
    'kubectl get a',
    'kubectl get b',
  ],
  chains: [
    '#requires -Version 7\nkubectl get a && kubectl get b || kubectl get c',
    'kubectl get a',
    'kubectl get b',
    'kubectl get c',
  ],
  'the environment': [
    '$env:X = "v"; kubectl get "$env:X" "$([Environment]::GetEnvironmentVariable("X"))"; $env:X = $null; if (-not $env:X) { kubectl get gone }',
    'kubectl get v v',
    'kubectl get gone',
  ],
  redirections: [
    'kubectl get a *> $null; $x = kubectl get b 2>$null > $null; if ($null -eq $x) { kubectl get c }',
    'kubectl get a',
    'kubectl get b',
    'kubectl get c',
  ],
  'unset variables': ['$x = "$nothing"; kubectl get "a$x"', 'kubectl get a'],
  'Set-Variable': ['Set-Variable -Name x -Value "v"; kubectl get "$x"', 'kubectl get v'],
  'lists in one argument': ['kubectl get a,b -l x=1,y!=2 c,1', 'kubectl get a,b -l x=1,y!=2 c,1'],
  'a template in a word': [
    "kubectl get pods -o jsonpath='{.items[*].x}'",
    'kubectl get pods -o jsonpath={.items[*].x}',
  ],
  'a script block in switch': [
    'switch (5) { { $_ -gt 3 } { kubectl get big } default { kubectl get small } }',
    'kubectl get big',
  ],
  'splats with names': [
    'function f($A, $B) { kubectl get "$A" "$B" }; $p = @{ B = 1; A = 2 }; f @p; $q = 3, 4; f @q',
    'kubectl get 2 1',
    'kubectl get 3 4',
  ],
  'defaults look at what is before them': [
    'function f { param($A = (1 + 1), $B = "x$A") kubectl get "$A" "$B" }; f; f 5; f -B y',
    'kubectl get 2 x2',
    'kubectl get 5 x5',
    'kubectl get 2 y',
  ],
  'parameters with conditions': [
    'function f { param([ValidateSet("a", "b")] [string] $X = "z", [Alias("q")] $Y) kubectl get "$X" "$Y" }; f; f A -q 1; try { f c } catch { kubectl get no }',
    'kubectl get z ',
    'kubectl get A 1',
    'kubectl get no',
  ],
  'mandatory means filled': [
    'function f { param([Parameter(Mandatory)] [string] $X) kubectl get "$X" }; try { f "" } catch { kubectl get empty }; try { f $null } catch { kubectl get null }',
    'kubectl get empty',
    'kubectl get null',
  ],
  'every attribute of a function counts': [
    'function f { [CmdletBinding()] param([Parameter(Mandatory)] [string] $X, [ValidateSet("a")] [string] $Y = "a") kubectl get "$X$Y" }; try { f "" } catch { kubectl get empty }; try { f x b } catch { kubectl get no }; f x A',
    'kubectl get empty',
    'kubectl get no',
    'kubectl get xA',
  ],
  'parameters of the script': [
    'param([string] $Name = "n", [int] $Count)\nkubectl get "$Name" "$Count"',
    'kubectl get n 0',
  ],
  'arguments of the script': ['kubectl get a @args "$($args.Count)"', 'kubectl get a 0'],
  'any number of lines': [
    'kubectl get pods | ForEach-Object { kubectl get "x$_" }; $a = kubectl get ns; foreach ($x in $a) { kubectl get "y$x" }',
    'kubectl get pods',
    'kubectl get x«a line of «output of kubectl get pods, line 1»»',
    'kubectl get ns',
    'kubectl get y«a line of «output of kubectl get ns, line 1»»',
  ],
  'Where-Object with a property': [
    '$x = @{ n = "a"; v = 1 }, @{ n = "b"; v = 2 } | Where-Object n -EQ "B"; kubectl get "$($x.v)"',
    'kubectl get 2',
  ],
  'Write-Output of several': [
    'Write-Output a b | kubectl apply -f -',
    'kubectl apply -f - <<< "a\\\\u000ab\\\\u000a"',
  ],
  'output of a loop': ['$x = foreach ($i in 1..2) { "n$i" }; kubectl get "$x"', 'kubectl get n1 n2'],
  'arguments come before the first command': [
    '"x" | kubectl apply -f - "--context=$(kubectl config current-context)"',
    'kubectl config current-context',
    'kubectl apply -f - --context=lab <<< "x\\\\u000a"',
  ],
  'a file that cannot be opened stops all of the pipeline': [
    'kubectl get a | kubectl apply -f - > /nonexistent/x; kubectl get b',
    'kubectl get a',
    'kubectl apply -f - <<< "«lines of «output of kubectl get a, line 1»\\\\u000a»"',
    'kubectl get b',
  ],
  'adding in a function': [
    '$x = 1; function f { $y = 1; $y += 1; $y++; kubectl get "$y" }; f; 1..2 | % { $x += 1 }; kubectl get "$x"',
    'kubectl get 3',
    'kubectl get 3',
  ],
  'a parameter hides a variable': [
    '$x = 1; function f($x) { kubectl get "$x"; $x = 3; kubectl get "$x" }; f 2; kubectl get "$x"',
    'kubectl get 2',
    'kubectl get 3',
    'kubectl get 1',
  ],
  'functions see what their callers have': [
    'function g { kubectl get "$v" }; function f { $v = 5; g }; f',
    'kubectl get 5',
  ],
  'exit with null': ['kubectl get a; exit $null', 'kubectl get a'],
  comments: ['kubectl get a # b\n<# c\n#> kubectl get a#b', 'kubectl get a', 'kubectl get a#b'],
  'lines that go on': [
    'kubectl get `\n  a `\n  b\n"x" |\n  kubectl apply -f -',
    'kubectl get a b',
    'kubectl apply -f - <<< "x\\\\u000a"',
  ],
};

const skip = needs('pwsh', 'bwrap', 'kubectl');

for (const [name, [script, ...expected]] of Object.entries(table)) {
  test(name, async () => {
    const report = await dryRun(script);
    assert.deepEqual(
      report.findings.filter((finding) => finding.notProved),
      [],
    );
    assert.deepEqual(calls(report), expected);
  });
}

test('real PowerShell does the same', { skip, timeout: 600_000 }, async () => {
  const sandbox = new PowerShellSandbox(kubeconfig);
  try {
    const entries = Object.entries(table);
    const runs = await sandbox.run(entries.map(([, [text]]) => ({ text, scenario: 'fine' })));
    for (const [index, [name, [text]]] of entries.entries()) {
      const report = await dryRun(text);
      let run = runs[index];
      if (run !== undefined && unforeseen(report, run) !== undefined)
        run = await sandbox.runFile({ text, scenario: 'fine' });
      assert.ok(run !== undefined);
      assert.equal(unforeseen(report, run), undefined, `${name}: ${run.stderr}`);
    }
  } finally {
    sandbox.remove();
  }
});
