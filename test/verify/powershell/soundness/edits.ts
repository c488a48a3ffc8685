/** Random edits of a PowerShell script, such as people make by mistake or on purpose. */
import type { Random } from '../../../support/random.js';

/** An edit: what it is called, and the script after it. */
export interface Edit {
  readonly name: string;
  readonly text: string;
}

export const commands: readonly [string, ...string[]] = [
  'kubectl delete namespace default',
  'kubectl get pods --context=prod',
  'curl http://example.com/',
  'Remove-Item / -Recurse -Force',
  'Remove-Item "$work/*" -Recurse',
  '$ErrorActionPreference = "Continue"',
  "$ErrorActionPreference = 'SilentlyContinue'",
  'Set-StrictMode -Off',
  'Set-StrictMode -Version Latest',
  '$token = $null',
  "$token = ''",
  "$context = 'prod'",
  "$apiserver = 'https://evil.example.com'",
  'exit',
  'exit 3',
  'return',
  'throw "stop"',
  'break',
  'continue',
  'Set-Location /',
  'function kubectl { "x" }',
  'function curl { }',
  'function Get-Command { "x" }',
  'Set-Alias kubectl curl',
  '$env:KUBECONFIG = "/tmp/other"',
  '$env:KUBECONFIG = $null',
  '$env:PATH = "/x"',
  '$LASTEXITCODE = 0',
  '$global:LASTEXITCODE = 0',
  '$global:context = "prod"',
  '$script:context = "prod"',
  '$PSNativeCommandUseErrorActionPreference = $true',
  '$PSNativeCommandArgumentPassing = "Legacy"',
  '$PSDefaultParameterValues["*:ErrorAction"] = "Stop"',
  '$OutputEncoding = [Text.Encoding]::UTF8',
  '$OutputEncoding = [Text.UTF8Encoding]::new($false)',
  '$OFS = ","',
  '$null = kubectl get nodes',
  '[void](kubectl get nodes)',
  'kubectl get nodes | Out-Null',
  'kubectl get nodes > $null',
  'kubectl get nodes 2>&1 | Out-Null',
  'kubectl get nodes 2>$null',
  'if ($false) { kubectl get nodes }',
  'if ($x) { kubectl get nodes }',
  'if (-not $x) { kubectl get nodes }',
  'if ($LASTEXITCODE) { kubectl get nodes }',
  'if ($?) { kubectl get nodes }',
  'while ($true) { kubectl get nodes; break }',
  'do { kubectl get nodes } while ($false)',
  'do { kubectl get nodes } until ($true)',
  'for ($i = 0; $i -lt 3; $i++) { kubectl get pods "$i" }',
  'foreach ($i in 1..3) { kubectl get pods "n$i" }',
  'foreach ($i in @()) { kubectl get nodes }',
  'foreach ($i in $null) { kubectl get nodes }',
  '1..3 | ForEach-Object { kubectl get pods "$_" }',
  '1, 2 | % { kubectl get pods "$_" }',
  '$null | ForEach-Object { kubectl get nodes }',
  '@() | ForEach-Object { kubectl get nodes }',
  "'x' | kubectl apply -f -",
  "'a', 'b' | kubectl apply -f -",
  '"a`nb" | kubectl apply -f -',
  '$null | kubectl apply -f -',
  '@() | kubectl apply -f -',
  "'' | kubectl apply -f -",
  "5, 'x' | kubectl apply -f -",
  'kubectl get pods | kubectl apply -f -',
  'kubectl config current-context | kubectl apply -f -',
  '& { kubectl get nodes }',
  '. { $context = "prod" }',
  '& { $context = "prod" }',
  'function f { kubectl get nodes }; f',
  'function f($a) { kubectl get pods "$a" }; f x',
  'function f { param([string] $Name = "n") kubectl get pods "$Name" }; f; f -Name y; f -N z',
  'function f { "out" }; $y = f; kubectl get pods "$y"',
  'function f { return "out"; kubectl get nodes }; f',
  'function f { $context = "prod" }; f',
  'function f { $script:context = "prod" }; f',
  'try { throw "x" } catch { kubectl get nodes }',
  'try { kubectl get nodes } finally { kubectl get pods }',
  'try { nonsense } catch { kubectl get pods "$($_.Exception.Message)" }',
  'try { throw "x" } catch { kubectl get pods "$_" }',
  'try { exit 4 } finally { kubectl get nodes }',
  'switch ("a") { "A" { kubectl get nodes } default { kubectl get pods } }',
  'switch -CaseSensitive ("a") { "A" { kubectl get nodes } default { kubectl get pods } }',
  'switch -Wildcard ("abc") { "a*" { kubectl get nodes } "*c" { kubectl get pods } }',
  'switch -Regex ("abc") { "^a(.)" { kubectl get pods "$($Matches[1])" } }',
  'switch (1, 2) { 1 { kubectl get nodes } 2 { kubectl get pods; break } }',
  'kubectl get nodes && kubectl get pods',
  'kubectl get nodes || kubectl get pods',
  'kubectl get nodes -o jsonpath={.items}',
  'kubectl get nodes -l a=b,c!=d',
  'kubectl get pods,svc',
  'kubectl get pods *',
  'kubectl get pods ~',
  'kubectl get pods $x',
  'kubectl get pods $($context)',
  'kubectl get pods ($context)',
  'kubectl get pods "--context=$context"',
  'kubectl get pods --context=$context',
  'kubectl get pods --context $context',
  'kubectl get pods -n:default',
  'kubectl get pods -n: default',
  'kubectl get pods -a.b',
  'kubectl get pods @("a", "b")',
  '$a = @("a", "b"); kubectl get pods @a',
  '$a = @("a", "b"); kubectl get pods $a',
  '$a = "x", "y"; kubectl get pods "$a"',
  '$a = @(1, 2) + 3; kubectl get pods "$a"',
  '$a = "a" + 1 + 2; kubectl get pods $a',
  '$a = 1 + "2"; kubectl get pods "$a"',
  '$a = "3" * 3; kubectl get pods "$a"',
  '$a = 7 / 2; kubectl get pods "$a"',
  '$a = 2147483647 + 1; kubectl get pods "$a"',
  '$a = -7 % 3; kubectl get pods "$a"',
  '$a = "{0}-{1}" -f "x", 2; kubectl get pods "$a"',
  '$a = "a,b" -split ","; kubectl get pods "$($a[1])"',
  '$a = "a.b" -replace "\\.", "-"; kubectl get pods "$a"',
  '$a = "abc" -match "b(.)"; kubectl get pods "$($Matches[1])"',
  '$a = "ABC".ToLower(); kubectl get pods "$a"',
  '$a = " x ".Trim(); kubectl get pods "$a"',
  '$a = "abc".Substring(1, 1); kubectl get pods "$a"',
  '$a = @{ n = "x" }; kubectl get pods "$($a.n)" "$($a["N"])"',
  '$a = @{ n = "x" }; $b = $a; $b.n = "y"; kubectl get pods "$($a.n)"',
  '$a = [string]$null; kubectl get pods "x$a"',
  '$a = [int]"5"; kubectl get pods "$a"',
  '$a = [bool]"false"; kubectl get pods "$a"',
  '[int] $a = "5"; $a = "6"; kubectl get pods "$a"',
  '[string] $a = 5; $a += 1; kubectl get pods "$a"',
  '$a, $b = "x", "y", "z"; kubectl get pods "$a" "$b"',
  '$a = $b = "x"; kubectl get pods "$a$b"',
  '$i = 0; $i++; ++$i; kubectl get pods "$i" "$($i++)" "$i"',
  '$a = if ($true) { "x" } else { "y" }; kubectl get pods "$a"',
  '$a = $true ? "x" : "y"; kubectl get pods "$a"',
  '$a = $null ?? "x"; kubectl get pods "$a"',
  '$a ??= "x"; kubectl get pods "$a"',
  '$a = @(kubectl get pods).Count; kubectl get pods "$a"',
  '$a = kubectl config current-context; kubectl get pods "$a" "$($a.Length)"',
  '$a = kubectl config get-contexts -o name; kubectl get pods "$a"',
  '$a = kubectl config view -o jsonpath="{.current-context}"; if ($a -eq "LAB") { kubectl get nodes }',
  'if ("a" -ceq "A") { kubectl get nodes } else { kubectl get pods }',
  'if ($null -eq "") { kubectl get nodes } else { kubectl get pods }',
  'if (@() -eq $null) { kubectl get nodes } else { kubectl get pods }',
  'if ("0") { kubectl get nodes } else { kubectl get pods }',
  'if (0) { kubectl get nodes } else { kubectl get pods }',
  'if (@(0)) { kubectl get nodes } else { kubectl get pods }',
  'if (@(0, 0)) { kubectl get nodes } else { kubectl get pods }',
  'if ("b" -in "a", "B") { kubectl get nodes }',
  'if ("a" -lt "b") { kubectl get nodes }',
  'if ("10" -gt 9) { kubectl get nodes }',
  'if (10 -gt "9") { kubectl get nodes }',
  'if ("abc" -like "A?C") { kubectl get nodes }',
  'kubectl get pods "$(1, 2)" "$(@())" "$($null)"',
  'kubectl get pods "`$x" \'$x\' "`"" "a`tb"',
  'kubectl get pods ""',
  'kubectl get pods $null x',
  'kubectl get pods $true 1.0 0x10 1kb',
  'kubectl get pods --% $x "y"',
  'Write-Host (kubectl get nodes)',
  'Write-Output x | kubectl apply -f -',
  'echo x y | kubectl apply -f -',
  'Write-Error "x"',
  'Write-Error "x" -ErrorAction SilentlyContinue',
  'Get-Content /nonexistent',
  'Get-Content /nonexistent -ErrorAction SilentlyContinue',
  '[IO.File]::ReadAllText("/nonexistent")',
  '[Convert]::FromBase64String("!")',
  'Invoke-Expression "kubectl get nodes"',
  'iex "kubectl get nodes"',
  'Start-Process kubectl -ArgumentList "get nodes" -Wait',
  'Start-Job { kubectl get nodes }',
  'Start-Sleep 1',
  'Start-Sleep -s 1',
  'Start-Sleep -Milli 1',
  '& "kubectl" get nodes',
  '& kubectl.exe get nodes',
  '& $context get nodes',
  '& (Get-Command kubectl) get nodes',
  '$k = "kubectl"; & $k get nodes',
  '$k = { kubectl get nodes }; & $k',
  'kubectl get nodes; kubectl get pods',
  'Get-Date | Out-Null',
  'trap { continue }',
  'trap { kubectl get nodes; continue }; throw "x"',
  'kubectl get pods | Select-Object -First 1',
  '$a = kubectl get pods | Select-Object -First 1; kubectl get pods "$a"',
  '"a", "b", "c" | Where-Object { $_ -ne "b" } | ForEach-Object { kubectl get pods "$_" }',
  '"a", "b" | Select-Object -Last 1 | % { kubectl get pods "$_" }',
  '\'{"a": ["x", "y"]}\' | ConvertFrom-Json | % { kubectl get pods "$($_.a[1])" }',
  '1..2 | % { $z = $_; $_ } | % { kubectl get pods "$z" }',
  '1..2 | % { kubectl get nodes; $_ } | % { kubectl get pods "$_" }',
  '"xa", "xb" | ? { $_ -match "x(.)" } | % { kubectl get pods "$($Matches[1])" }',
  'function f { "a"; kubectl get nodes; "b" }; f | % { kubectl get pods "$_" }',
  'kubectl get pods | % { kubectl get pods "x$_" }',
  'kubectl get pods | ? { $_ -like "some*" } | % { kubectl get nodes }',
  'kubectl get pods | Select-Object -Skip 1 | % { kubectl get nodes }',
  'foreach ($l in (kubectl get pods)) { kubectl get pods "x$l" }',
  '$a = kubectl get pods; kubectl get pods "x$($a[0])" "x$($a.Count)"',
  '$a = (kubectl get pods) -split " "; kubectl get pods "x$($a[1])"',
  '$a = kubectl get pods -o json | ConvertFrom-Json; kubectl get pods "x$($a.items[0].metadata.name)"',
  '$p = @{ Path = "/tmp/work/none" }; if (Test-Path @p) { kubectl get nodes }',
  'function f { param([ValidateSet("a", "b")] [string] $X) kubectl get pods "x$X" }; f b; f; f c',
  'function f { param([Parameter(Mandatory)] [string] $X) kubectl get pods "$X" }; f x; f ""',
  'function f { param($A, $B = "y$A") kubectl get pods "$A" "$B" }; f q; f -B w',
  'function f($A) { kubectl get pods "x$A" "x$args" }; $p = @{ A = 1 }; f @p; $q = 1, 2; f @q',
  '$a = foreach ($i in 1..2) { "n$i" }; kubectl get pods "$a"',
  '$a = while ($true) { "w"; break }; kubectl get pods "$a"',
  'switch (5) { { $_ -gt 3 } { kubectl get nodes } default { kubectl get pods } }',
  '$a = @{ n = 1 }, @{ n = 2 } | Where-Object n -EQ 2; kubectl get pods "$($a.n)"',
  'kubectl get pods > /nonexistent/x; kubectl get nodes',
  '"x" > /tmp/work/f; kubectl get pods "$(Get-Content /tmp/work/f)"',
  '[IO.File]::WriteAllText("/nonexistent/x", "y")',
  'try { [IO.File]::WriteAllText("/nonexistent/x", "y"); kubectl get nodes } catch { kubectl get pods }',
  'Set-Content /nonexistent/x y; kubectl get nodes',
  '$a = [string](kubectl get nothing -o name); if ($a -eq "") { kubectl get nodes } else { kubectl get pods }',
  '$a = kubectl get nothing -o name; if ($null -eq $a) { kubectl get nodes } else { kubectl get pods }',
  '[string] $a = kubectl get nothing -o name; kubectl get pods "x$a"',
  '$a = [string](kubectl get nothing -o name); try { $a.Trim(); kubectl get nodes } catch { kubectl get pods }',
  '$a = kubectl get nothing -o name; switch ($a) { default { kubectl get nodes } }',
  '$a = kubectl get nothing -o name; $a | % { kubectl get nodes }',
  '$a = kubectl get nothing -o name; $a | kubectl apply -f -',
  'Get-Date | Format-Table; (Get-Date -Format yyyy) | Out-Null',
  '$a = "b", "a" | Sort-Object; kubectl get pods "x$a"',
  'exit $null',
  'kubectl get pods | kubectl apply -f - "x$(kubectl get nodes)"',
  '"x" | kubectl apply -f - "--context=$(kubectl config current-context)"',
  '$nothing | kubectl apply -f -',
  '"$($nothing)" | kubectl apply -f -',
  'function f { $m = "a$nothing"; $m | kubectl apply -f - }; f',
  'function f { $m += "x"; kubectl get pods "$m" }; f',
  'function f { throw "x" }; try { f | kubectl apply -f - } catch { kubectl get nodes }',
  'Get-Content /tmp/work/none | kubectl apply -f -',
  'kubectl get pods | ForEach-Object { throw "x" }',
  'kubectl get pods | kubectl apply -f - > /nonexistent/x',
  'kubectl get pods 2>&1 | kubectl apply -f -',
  '$x = 1; function f { $x += 1; kubectl get pods "$x" }; f; kubectl get pods "$x"',
  'function f { $script:n = 7 }; f; kubectl get pods "$n"',
  'function g { kubectl get pods "$v" }; function f { $v = 5; g }; f',
  '$a = [string]::Join("-", @("a", "b")); kubectl get pods "$a"',
  '$a = [regex]::Unescape("\\u0041"); kubectl get pods "$a"',
  '$a = [char]65 + "b"; kubectl get pods "$a"',
  '$a = "a" + [char]65; kubectl get pods "$a"',
  '$a = -join ("a", "b"); kubectl get pods "$a"',
  '$a = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String("eA==")); kubectl get pods "$a"',
];

const characters: readonly [string, ...string[]] = [
  '"',
  "'",
  '\\',
  '$',
  '`',
  '(',
  ')',
  '{',
  '}',
  '[',
  ']',
  '<',
  '>',
  '|',
  '&',
  ';',
  '#',
  '!',
  '*',
  '?',
  '~',
  '=',
  ':',
  '-',
  '@',
  ',',
  '.',
  '/',
  ' ',
  '\t',
  '\n',
  '\r',
  '0',
  '1',
  'x',
  'é',
  '\u00a0',
  '\u200b',
  '\u2019',
  '\u201c',
  '\u2013',
  '\u0430',
  '%',
  '^',
  '+',
  '`\n',
  '${',
  '$(',
  '@(',
  '@{',
  '>>',
  '&&',
  '||',
  '2>',
  '<#',
  '#>',
  '`',
  '::',
  '..',
  '--',
  '@"\n',
  "'@\n",
  '\0',
];

const words: readonly [string, ...string[]] = [
  'kubectl',
  'curl',
  '--insecure',
  '-k',
  '--raw',
  '--context=prod',
  '--context',
  'prod',
  'lab',
  'default',
  'kube-system',
  '-n',
  '-o',
  'json',
  'name',
  '--minify',
  '"$token"',
  '$token',
  '"$context"',
  '$args',
  '@args',
  '$null',
  '$true',
  '$false',
  "''",
  '""',
  '--',
  '-',
  '-X',
  'DELETE',
  'GET',
  '--data',
  "'@-'",
  '--config',
  '-L',
  '-v',
  '-sS',
  '-d',
  '-w',
  '-O',
  '-f',
  '-i',
  '-e',
  'if',
  'else',
  'while',
  'foreach',
  'in',
  'do',
  'try',
  'catch',
  'finally',
  'throw',
  'return',
  'exit',
  'break',
  'continue',
  'function',
  'param',
  '{',
  '}',
  '(',
  ')',
  '|',
  '&&',
  '||',
  ';',
  '&',
  '>$null',
  '2>&1',
  '2>$null',
  'Out-Null',
  'Write-Host',
  'Write-Output',
  'echo',
  '$_',
  '$?',
  '$LASTEXITCODE',
  '$Matches[1]',
  '-eq',
  '-ne',
  '-lt',
  '-ge',
  '-and',
  '-or',
  '-not',
  '!',
  '-match',
  '-like',
  '-replace',
  '-split',
  '-join',
  '-f',
  '-is',
  '[string]',
  '[int]',
  '[bool]',
  '[void]',
  '@()',
  '@{}',
  '$(1)',
  '1',
  '0',
  '-1',
  '08',
  '1.5',
  '1kb',
  '0x1F',
  '1..3',
  'a*',
  '~',
  '~/x',
  '/',
  '..',
  '--v=9',
  '--token=x',
  '--server=https://x',
  '--as=admin',
  '-Path',
  '-LiteralPath',
  '-Force',
  '-Recurse',
  '-ErrorAction',
  'SilentlyContinue',
  'Stop',
  'Continue',
  '-First',
  '-Seconds',
  '-PassThru',
  '$env:HOME',
  '$env:KUBECONFIG',
  '200',
  '401',
  'https://prod.example.com/k8s/clusters/c-1/api',
  'http://127.0.0.1:8089/',
  '=',
  '+=',
  '+',
  '*',
  ',',
  '::',
  '.',
];

const token =
  /@'\n[\s\S]*?\n'@|@"\n[\s\S]*?\n"@|"(?:[^"`]|`.|"")*"|'(?:[^']|'')*'|\$\{[^}]*\}|\$\w+(?::\w+)?|-{0,2}[A-Za-z0-9_][A-Za-z0-9_./:=%+-]*|\s+|[^\s]/g;

/** Ways to put lines into something. */
const nestings: readonly [
  (lines: readonly string[]) => readonly string[],
  ...((lines: readonly string[]) => readonly string[])[],
] = [
  (lines) => ['if ($true) {', ...lines, '}'],
  (lines) => ['if ($LASTEXITCODE -eq 0) {', ...lines, '} else { kubectl get nodes }'],
  (lines) => ['foreach ($turn in 1..2) {', ...lines, '}'],
  (lines) => ['for ($turn = 0; $turn -lt 2; $turn++) {', ...lines, '}'],
  (lines) => ['do {', ...lines, '} while ($false)'],
  (lines) => ['try {', ...lines, '} catch { kubectl get nodes }'],
  (lines) => ['try {', ...lines, '} finally { kubectl get nodes }'],
  (lines) => ['try { throw "x" } catch {', ...lines, '}'],
  (lines) => ['try { } finally {', ...lines, '}'],
  (lines) => ['function nested {', ...lines, '}', 'nested'],
  (lines) => ['function nested {', '[CmdletBinding()] param()', ...lines, '}', 'nested'],
  (lines) => ['$given = & {', ...lines, '}', 'kubectl get "x$given"'],
  (lines) => ['. {', ...lines, '}'],
  (lines) => ['1..2 | ForEach-Object {', ...lines, '}'],
  (lines) => ['$null = @(', ...lines, ')'],
  (lines) => ['switch (1) { 1 {', ...lines, '} }'],
];

/** Other names of the same commands, and of some that are not the same. */
const names: readonly (readonly [RegExp, readonly [string, ...string[]]])[] = [
  [/\bWrite-Host\b/gi, ['echo', 'Write-Output', 'Out-Host', 'write-HOST', 'Write-Error', 'Write-Verbose']],
  [
    /\bForEach-Object\b|(?<=\| )%/gi,
    ['%', 'foreach', 'Where-Object', 'ForEach-Object -Process', 'Select-Object'],
  ],
  [/\bWhere-Object\b/gi, ['?', 'where', '%', 'Where-Object -Not']],
  [/\bGet-Content\b/gi, ['cat', 'gc', 'type', 'Test-Path', 'Get-Item']],
  [/\bRemove-Item\b/gi, ['rm', 'del', 'ri', 'rmdir', 'Get-Item']],
  [/\bSet-Content\b/gi, ['Add-Content', 'Out-File', 'sc', 'Set-Content -NoNewline']],
  [/\bSelect-Object\b/gi, ['select', 'Sort-Object', 'Measure-Object']],
  [/\bOut-Null\b/gi, ['Out-String', 'Out-Host', 'Write-Host', 'Select-Object -First 1']],
  [/\bcurl\b/g, ['curl.exe', 'wget', 'iwr', 'kubectl', '& curl', 'CURL']],
  [/\bkubectl\b/g, ['kubectl.exe', '& kubectl', 'curl', "& 'kubectl'", 'Kubectl', 'command kubectl']],
  [/\bInvoke-RestMethod\b/gi, ['irm', 'Invoke-WebRequest', 'curl']],
  [/\bJoin-Path\b/gi, ['Split-Path', 'Resolve-Path', 'Write-Output']],
];

/** One random edit; `others` are scripts to take words and lines from. */
export function editOf(text: string, random: Random, others: readonly string[] = []): Edit {
  const lines = text.split('\n');
  const tokens = text.match(token) ?? [];
  const solid = tokens.flatMap((one, index) => (/^\s/.test(one) ? [] : [index]));
  const pickToken = (): number => solid[random.below(solid.length)] ?? 0;
  const pickLine = (): number => random.below(lines.length);
  const withTokens = (name: string, change: (copy: string[]) => void): Edit => {
    const copy = [...tokens];
    change(copy);
    return { name, text: copy.join('') };
  };
  const withLines = (name: string, change: (copy: string[]) => void): Edit => {
    const copy = [...lines];
    change(copy);
    return { name, text: copy.join('\n') };
  };
  const at = random.below(text.length + 1);
  const splice = (name: string, start: number, drop: number, put: string): Edit => ({
    name,
    text: text.slice(0, start) + put + text.slice(start + drop),
  });
  const nothing = splice('nothing', 0, 0, '');
  const atOne = (name: string, pattern: RegExp, change: (found: string) => string): Edit => {
    const found = [...text.matchAll(pattern)];
    const one = found[random.below(Math.max(1, found.length))];
    return one === undefined ? nothing : splice(name, one.index, one[0].length, change(one[0]));
  };
  const kinds: readonly [() => Edit, ...(() => Edit)[]] = [
    () => withTokens('token removed', (copy) => copy.splice(pickToken(), 1)),
    () =>
      withTokens('token doubled', (copy) => {
        const i = pickToken();
        copy.splice(i, 0, copy[i] ?? '', ' ');
      }),
    () =>
      withTokens('tokens swapped', (copy) => {
        const [i, j] = [pickToken(), pickToken()];
        const kept = copy[i] ?? '';
        copy[i] = copy[j] ?? '';
        copy[j] = kept;
      }),
    () =>
      withTokens('token replaced', (copy) => {
        copy[pickToken()] = random.pick(words);
      }),
    () =>
      withTokens('token of elsewhere', (copy) => {
        copy[pickToken()] = copy[pickToken()] ?? '';
      }),
    () => withTokens('token inserted', (copy) => copy.splice(pickToken(), 0, random.pick(words), ' ')),
    () => splice('character inserted', at, 0, random.pick(characters)),
    () => splice('character removed', at, 1, ''),
    () => splice('character replaced', at, 1, random.pick(characters)),
    () => atOne('quote removed', /["']/g, () => ''),
    () => atOne('quotes removed', /"\$[^"]*"/g, (found) => found.slice(1, -1)),
    () => atOne('quotes removed', /'[^']*'/g, (found) => found.slice(1, -1)),
    () => atOne('quotes changed', /"[^"]*"/g, (found) => `'${found.slice(1, -1)}'`),
    () => atOne('quotes changed', /'[^']*'/g, (found) => `"${found.slice(1, -1)}"`),
    () =>
      atOne('option changed', /(?<=\s)--?[A-Za-z-]+/g, (found) =>
        random.pick([
          found.slice(0, -1),
          `${found}x`,
          found.slice(1),
          '--insecure',
          '-k',
          found.toUpperCase(),
        ]),
      ),
    () =>
      atOne('variable renamed', /\$\w+/g, (found) =>
        random.pick([
          found.slice(0, -1),
          `${found}s`,
          '$token',
          '$context',
          '$?',
          '$_',
          '$null',
          '$script:x',
          found.toUpperCase(),
        ]),
      ),
    () =>
      atOne(
        'operator changed',
        /(?<=\s)-(?:eq|ne|lt|le|gt|ge|and|or|not|match|like|replace|split|join|f)\b/g,
        () =>
          random.pick([
            '-eq',
            '-ne',
            '-lt',
            '-ge',
            '-and',
            '-or',
            '-ceq',
            '-match',
            '-notmatch',
            '-like',
            '-cne',
            '-in',
            '-xor',
          ]),
      ),
    () =>
      atOne('assignment changed', /(?<=\$\w+ )=/g, () =>
        random.pick(['+=', '-=', '-eq', '==', '??=', '*=', ' ']),
      ),
    () => atOne('number changed', /[0-9]+/g, () => String(random.below(500))),
    () =>
      atOne('case changed', /[A-Za-z]{2,}/g, (found) =>
        random.pick([found.toUpperCase(), found.toLowerCase()]),
      ),
    () =>
      atOne('look-alike', /[A-Za-z]/g, () => random.pick(['\u0430', '\u0435', '\u043e', '\u0441', '\uff41'])),
    () =>
      atOne('typography', /[-'" ]/g, () =>
        random.pick(['\u2013', '\u2019', '\u201d', '\u00a0', '\u201c', '\u201e', '\u2015']),
      ),
    () => withLines('line removed', (copy) => copy.splice(pickLine(), 1)),
    () =>
      withLines('line doubled', (copy) => {
        const i = pickLine();
        copy.splice(i, 0, copy[i] ?? '');
      }),
    () =>
      withLines('line moved', (copy) => {
        const [line = ''] = copy.splice(pickLine(), 1);
        copy.splice(random.below(copy.length + 1), 0, line);
      }),
    () => withLines('command inserted', (copy) => copy.splice(pickLine(), 0, random.pick(commands))),
    () => withLines('command inserted', (copy) => copy.splice(pickLine(), 0, random.pick(commands))),
    () => withLines('command inserted', (copy) => copy.splice(pickLine(), 0, random.pick(commands))),
    () =>
      withLines('command appended', (copy) => {
        const i = pickLine();
        copy[i] =
          `${copy[i] ?? ''}${random.pick(['; ', ' && ', ' || ', ' | ', ' & '])}${random.pick(commands)}`;
      }),
    () =>
      withLines('line commented', (copy) => {
        const i = pickLine();
        copy[i] = `# ${copy[i] ?? ''}`;
      }),
    () =>
      withLines('lines joined', (copy) => {
        const i = pickLine();
        copy.splice(i, 2, `${copy[i] ?? ''} ${copy[i + 1] ?? ''}`);
      }),
    () =>
      withLines('line ends with a backtick', (copy) => {
        const i = pickLine();
        copy[i] = `${copy[i] ?? ''} \``;
      }),
    () =>
      withLines('line ends with CR', (copy) => {
        const i = pickLine();
        copy[i] = `${copy[i] ?? ''}\r`;
      }),
    () =>
      withLines('line indented', (copy) => {
        const i = pickLine();
        copy[i] = `${random.pick([' ', '\t'])}${copy[i] ?? ''}`;
      }),
    () =>
      withLines('lines nested', (copy) => {
        const i = pickLine();
        const length = 1 + random.below(5);
        copy.splice(i, length, ...random.pick(nestings)(copy.slice(i, i + length)));
      }),
    () =>
      withLines('all but the first lines nested', (copy) => {
        const i = random.below(Math.min(6, copy.length));
        copy.splice(i, copy.length, ...random.pick(nestings)(copy.slice(i)));
      }),
    () =>
      withLines('lines swapped', (copy) => {
        const [i, j] = [pickLine(), pickLine()];
        const kept = copy[i] ?? '';
        copy[i] = copy[j] ?? '';
        copy[j] = kept;
      }),
    () =>
      withLines('lines doubled', (copy) => {
        const i = pickLine();
        copy.splice(pickLine(), 0, ...copy.slice(i, i + 1 + random.below(4)));
      }),
    () =>
      withLines('lines removed', (copy) => {
        copy.splice(pickLine(), 2 + random.below(3));
      }),
    () =>
      withLines('line of another script', (copy) => {
        copy.splice(
          pickLine(),
          random.below(2),
          random.pick([...lines, ...linesOf(others, random)] as [string]),
        );
      }),
    () =>
      withTokens('word of another script', (copy) => {
        const other = others[random.below(Math.max(1, others.length))] ?? text;
        const found = (other.match(token) ?? []).filter((one) => !/^\s/.test(one));
        copy[pickToken()] = found[random.below(Math.max(1, found.length))] ?? '';
      }),
    () => {
      const fitting = names.filter(([pattern]) => text.search(pattern) !== -1);
      const [pattern, others_] = fitting[random.below(Math.max(1, fitting.length))] ?? [/(?!)/g, ['']];
      return atOne('another name', pattern, () => random.pick(others_));
    },
    () =>
      atOne('parameter cut short', /(?<=\s)-[A-Z][A-Za-z]{2,}/g, (found) =>
        found.slice(0, 2 + random.below(found.length - 1)),
      ),
    () =>
      atOne('variable of another scope', /(?<=\$)(?=[A-Za-z])/g, () =>
        random.pick(['script:', 'local:', 'global:', 'env:', 'private:', 'variable:']),
      ),
    () =>
      atOne('variable written otherwise', /\$[A-Za-z]\w*/g, (found) =>
        random.pick([
          `\${${found.slice(1)}}`,
          `$(${found})`,
          `${found}.Length`,
          `${found}.Count`,
          `${found}[0]`,
          `@(${found})`,
          `(${found})`,
          `[string]${found}`,
          `[int]${found}`,
          `@${found.slice(1)}`,
          `!${found}`,
          `"${found}"`,
          `'${found}'`,
          `${found}++`,
        ]),
      ),
    () =>
      atOne('value written otherwise', /(?<=[\s(=])'[^'\n]*'/g, (found) =>
        random.pick([
          `(${found})`,
          `@(${found})`,
          `$(${found})`,
          `${found}, ${found}`,
          `(${found} + 'x')`,
          `"$(${found})"`,
          `[string]${found}`,
          `[char]${found}`,
          `${found}.Trim()`,
          `@'\n${found.slice(1, -1)}\n'@`,
          `$null`,
          `${found} * 2`,
        ]),
      ),
    () =>
      atOne('condition turned', /(?<=\b(?:if|while|elseif|until) )\(/gi, () =>
        random.pick(['(-not ', '(!', '($null -eq ', '(1 -and ', '(0 -or ', '((', '($?) -and (']),
      ),
    () =>
      withLines('statement ends otherwise', (copy) => {
        const i = pickLine();
        copy[i] = (copy[i] ?? '').replace(
          /(?<=[^{|,(\s])$/,
          random.pick([
            ' | Out-Null',
            ' > $null',
            ' 2>&1',
            ' *> $null',
            ' -ErrorAction Stop',
            ' -ErrorAction SilentlyContinue',
            ' -ea Ignore',
            ' 2>$null',
            '; exit',
            ' # x',
            ' | Select-Object -First 1',
            ' | ForEach-Object { $_ }',
            ' | Where-Object { $_ }',
            ' | Out-String',
            ' > out.txt',
            ' >> out.txt',
            '; if (-not $?) { exit 6 }',
            '; if ($LASTEXITCODE -ne 0) { throw "x" }',
          ]),
        );
      }),
    () =>
      withLines('statement starts otherwise', (copy) => {
        const i = pickLine();
        copy[i] = (copy[i] ?? '').replace(
          /^(\s*)(?=[$&\w])/,
          (blanks) =>
            blanks +
            random.pick([
              '$null = ',
              '[void] ',
              '$x = ',
              '& ',
              '. ',
              'return ',
              '-not ',
              '@',
              '"x" | ',
              '@() | ',
              'throw ',
              '# ',
              '[string] ',
              'exit ',
              '($x = ',
              ',',
            ]),
        );
      }),
    () =>
      splice(
        'characters swapped',
        at,
        2,
        text
          .slice(at, at + 2)
          .split('')
          .reverse()
          .join(''),
      ),
    () => splice('characters removed', at, 2 + random.below(8), ''),
    () => splice('characters doubled', at, 0, text.slice(at, at + 1 + random.below(8))),
    () => splice('byte order mark', 0, 0, '\ufeff'),
    () =>
      atOne('preference changed', /'(?:Stop|Continue)'|"stop"/g, () =>
        random.pick([
          "'Continue'",
          "'SilentlyContinue'",
          "'Ignore'",
          "'stop'",
          "'Inquire'",
          '$null',
          "''",
          '1',
          "'Sto'",
        ]),
      ),
    () =>
      atOne('bracket changed', /[()[\]{}]/g, () =>
        random.pick(['(', ')', '[', ']', '{', '}', '@(', '$(', '@{']),
      ),
    () =>
      atOne('type changed', /\[(?:string|int|switch|bool)\]/gi, () =>
        random.pick([
          '[string]',
          '[int]',
          '[switch]',
          '[bool]',
          '[string[]]',
          '[object]',
          '[array]',
          '[double]',
          '',
        ]),
      ),
    () => splice('cut short', at, text.length, ''),
    () => ({ name: 'CRLF', text: text.replaceAll('\n', '\r\n') }),
    () => ({ name: 'first lines cut', text: lines.slice(random.below(8)).join('\n') }),
  ];
  return random.pick(kinds)();
}

function linesOf(scripts: readonly string[], random: Random): string[] {
  return (scripts[random.below(Math.max(1, scripts.length))] ?? '').split('\n');
}
