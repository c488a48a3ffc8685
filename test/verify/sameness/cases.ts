/**
 * Scripts whose run takes many ways that differ in one thing that a shell knows. That thing is set by `yes` where the
 * cluster answers, by `no` where it does not, and shows in what `shows` calls.
 */
export interface Difference {
  readonly what: string;
  /** Before the ways part. */
  readonly first?: string;
  readonly yes: string;
  readonly no: string;
  readonly shows: string;
}

/** Questions whose answers no later command looks at, but for a variable of each. */
const questions = ['pods', 'secrets', 'services', 'events', 'jobs'] as const;

/** `ways`: how many more questions part the ways: 3 for 16 of them, 5 for more than are kept apart. */
export function bashScript({ first = '', yes, no, shows }: Difference, ways: 0 | 3 | 5): string {
  const asked = questions.slice(0, ways);
  return [
    "a='' b='' c='' d='' e=''",
    first,
    'if kubectl get nodes; then',
    yes === '' ? ':' : yes,
    'else',
    no === '' ? ':' : no,
    'fi',
    ...asked.map((question, at) => `kubectl get ${question} || ${'abcde'.charAt(at)}=no`),
    shows,
    'kubectl get last "x$a" "x$b" "x$c" "x$d" "x$e"',
    'exit 0',
    '',
  ].join('\n');
}

export function powershellScript({ first = '', yes, no, shows }: Difference, ways: 0 | 3 | 5): string {
  const asked = questions.slice(0, ways);
  return [
    "$ErrorActionPreference = 'Stop'",
    "$a = 'y'; $b = 'y'; $c = 'y'; $d = 'y'; $e = 'y'",
    first,
    'kubectl get nodes',
    `if ($LASTEXITCODE -eq 0) {\n${yes}\n} else {\n${no}\n}`,
    '$global:LASTEXITCODE = 0',
    ...asked.flatMap((question, at) => [
      `kubectl get ${question}`,
      `if ($LASTEXITCODE -ne 0) { $${'abcde'.charAt(at)} = 'n' }`,
      '$global:LASTEXITCODE = 0',
    ]),
    shows,
    'kubectl get last "x$a" "x$b" "x$c" "x$d" "x$e"',
    'exit 0',
    '',
  ].join('\n');
}

/** In the folder are `there.txt` with a line in it, `folder/inside.txt`, and an empty `x[12,y`. */
export const bashDifferences: readonly Difference[] = [
  {
    what: 'which file was made and removed',
    yes: ': >there.txt; rm there.txt',
    no: ': >other.txt; rm other.txt',
    shows: 'if [ -e there.txt ]; then kubectl get there; else kubectl get gone; fi',
  },
  {
    what: 'which file of somebody else may be removed',
    yes: 'rm -f there.txt',
    no: 'rm -f other.txt',
    shows: 'if [ -e there.txt ]; then kubectl get there; else kubectl get gone; fi',
  },
  {
    what: 'names of files that look like evaluations',
    yes: ": >'x[12,y'; rm 'x[12,y'",
    no: ": >'x[13,y'; rm 'x[13,y'",
    shows: "if [ -e 'x[12,y' ]; then kubectl get twelve; else kubectl get thirteen; fi",
  },
  {
    what: 'a file that a command in the background prints to',
    first: ': >out.txt',
    yes: 'kubectl proxy >out.txt &',
    no: 'sleep 9 &',
    shows: 'read -r line <out.txt || line=none; kubectl get "x$line"; kill "$!"',
  },
  {
    what: 'what is in a file',
    yes: 'echo one >f.txt',
    no: 'echo two >f.txt',
    shows: 'read -r line <f.txt; kubectl get "x$line"',
  },
  {
    what: 'what was put behind what is in a file',
    first: 'echo one >f.txt',
    yes: 'echo two >>f.txt',
    no: ':',
    shows: 'while read -r line; do kubectl get "x$line"; done <f.txt',
  },
  {
    what: 'a folder or a file',
    yes: 'mkdir thing',
    no: ': >thing',
    shows: 'if [ -d thing ]; then kubectl get folder; else kubectl get file; fi',
  },
  {
    what: 'the mode of a folder',
    first: 'mkdir d; : >d/f; chmod 700 d',
    yes: 'chmod 000 d',
    no: ':',
    shows: 'if [ -e d/f ]; then kubectl get there; else kubectl get gone; fi',
  },
  {
    what: 'which of two temporary files is removed',
    first: 'one=$(mktemp); two=$(mktemp)',
    yes: 'rm -f "$one"; : >"$two"',
    no: 'rm -f "$two"; : >"$one"',
    shows: 'if [ -e "$one" ]; then kubectl get one; else kubectl get none; fi; rm -f "$one" "$two"',
  },
  {
    what: 'which of two temporary files a name leads to',
    first: 'one=$(mktemp); two=$(mktemp); echo 1 >"$one"; echo 2 >"$two"',
    yes: 'f=$one',
    no: 'f=$two',
    shows: 'echo 3 >"$f"; read -r line <"$one"; kubectl get "x$line"; rm -f "$one" "$two"',
  },
  {
    what: 'the working folder',
    yes: 'cd folder',
    no: ':',
    shows: 'if [ -e inside.txt ]; then kubectl get inside; else kubectl get outside; fi',
  },
  {
    what: 'a temporary folder to work in',
    yes: 'w=$(mktemp -d); cd "$w"; echo yes >f.txt',
    no: 'w=$(mktemp -d); cd "$w"; echo no >f.txt',
    shows: 'read -r line <f.txt; kubectl get "x$line"; cd /; rm -rf -- "$w"',
  },
  { what: 'whether a variable is exported', yes: 'export x=1', no: 'x=1', shows: 'kubectl get "x$x"' },
  {
    what: 'whether KUBECONFIG is exported',
    first: 'unset KUBECONFIG',
    yes: 'export KUBECONFIG=there.txt',
    no: 'KUBECONFIG=there.txt',
    shows: 'kubectl get "x$KUBECONFIG"',
  },
  {
    what: 'whether a variable may be changed',
    first: 'x=1',
    yes: 'readonly x',
    no: ':',
    shows: 'x=2; kubectl get open',
  },
  {
    what: 'whether an array may be changed',
    first: 'x=(1 2)',
    yes: 'readonly x',
    no: ':',
    shows: 'x=(3 4); kubectl get open',
  },
  {
    what: 'how many elements an array has',
    yes: 'x=(1 2)',
    no: 'x=(1)',
    shows: 'for one in "${x[@]}"; do kubectl get "x$one"; done',
  },
  { what: 'an element of an array', yes: 'x=(1 2)', no: 'x=(1 3)', shows: 'kubectl get "x${x[1]}"' },
  {
    what: 'whether a variable is set',
    yes: 'x=1',
    no: 'unset x',
    shows: 'if [ "${x+set}" ]; then kubectl get set; else kubectl get unset; fi',
  },
  {
    what: 'whether a variable may be read under set -u',
    yes: 'x=1',
    no: 'unset x',
    shows: 'set -u; kubectl get "x$x"; set +u',
  },
  { what: 'a default', yes: "x=''", no: 'unset x', shows: 'kubectl get "${x-none}"' },
  {
    what: 'what a trap does',
    yes: "trap 'kubectl get one' EXIT",
    no: "trap 'kubectl get two' EXIT",
    shows: 'kubectl get end',
  },
  { what: 'whether there is a trap', yes: "trap 'kubectl get one' EXIT", no: ':', shows: 'kubectl get end' },
  { what: 'the umask', yes: 'umask 077', no: 'umask 022', shows: ': >f; kubectl get end' },
  { what: 'set -e', yes: 'set -e', no: ':', shows: 'kubectl get fails; kubectl get after; set +e' },
  { what: 'set -f', yes: 'set -f', no: ':', shows: "x='a b'; kubectl get $x" },
  {
    what: 'pipefail',
    yes: 'set -o pipefail',
    no: ':',
    shows: 'if kubectl get fails | cat; then kubectl get fine; else kubectl get bad; fi',
  },
  { what: 'the status', yes: 'true', no: 'false', shows: 'kubectl get "s$?"' },
  { what: 'which status', yes: '(exit 3)', no: '(exit 4)', shows: 's=$?; kubectl get "s$s"' },
  {
    what: 'what a function does',
    yes: 'f() { kubectl get one; }',
    no: 'f() { kubectl get two; }',
    shows: 'f',
  },
  {
    what: 'whether a function is defined',
    yes: 'kubectl() { command kubectl get "own$2"; }',
    no: ':',
    shows: 'kubectl get end',
  },
  {
    what: 'which of the same functions was defined',
    first: 'f() { kubectl get one; }',
    yes: 'f() { kubectl get one; kubectl get more; }',
    no: ':',
    shows: 'f',
  },
  { what: 'an alias', yes: "alias k='kubectl get'", no: ':', shows: 'kubectl get end' },
  {
    what: 'how many parameters there are',
    yes: 'set -- a b',
    no: 'set -- a',
    shows: 'kubectl get "$#" "$@"',
  },
  { what: 'a parameter', yes: 'set -- a b', no: 'set -- a c', shows: 'kubectl get "x$2"' },
  {
    what: 'where output goes',
    yes: '{ echo here; } >f.txt',
    no: '{ echo here; } >g.txt',
    shows: 'if [ -s f.txt ]; then kubectl get f; else kubectl get g; fi',
  },
  {
    what: 'whether output goes to a file',
    first: 'say() { echo here; }',
    yes: 'say >f.txt',
    no: 'say',
    shows: 'if [ -e f.txt ]; then kubectl get f; else kubectl get none; fi',
  },
  {
    what: 'where input comes from',
    first: 'echo one >f.txt; echo two >g.txt',
    yes: 'read -r line <f.txt',
    no: 'read -r line <g.txt',
    shows: 'kubectl get "x$line"',
  },
  {
    what: 'how much of the input was read',
    first: "printf '1\\n2\\n3\\n' >f.txt; {",
    yes: 'read -r line',
    no: ':',
    shows: 'read -r line; kubectl get "x$line"; } <f.txt',
  },
  { what: 'IFS', first: 'x=a-b', yes: 'IFS=-', no: 'IFS=,', shows: 'kubectl get $x; unset IFS' },
  {
    what: 'a local variable',
    first: 'x=out; show() { kubectl get "x$x"; }',
    yes: 'go() { local x=in; show; }',
    no: 'go() { x=in; show; }',
    shows: 'go; kubectl get "x$x"',
  },
  {
    what: 'whether something runs in the background',
    yes: 'sleep 0 &',
    no: ':',
    shows: 'if wait; then kubectl get waited; fi',
  },
  {
    what: 'what a command substitution gave',
    yes: 'x=$(echo a)',
    no: 'x=$(echo b)',
    shows: 'y=$x; kubectl get "x$y"',
  },
  {
    what: 'what a check showed of a text',
    first: 'export LC_ALL=C; x=$(kubectl get pattern); [ -n "$x" ] || exit 1',
    yes: 'case $x in *[!A-Za-z0-9]*) exit 1 ;; esac',
    no: '',
    shows: 'kubectl get name -- $x',
  },
  {
    what: 'what a check showed of a text, in a loop',
    first: 'export LC_ALL=C; x=$(kubectl get pattern); [ -n "$x" ] || exit 1; i=0',
    yes: '',
    no: '',
    shows:
      'while [ "$i" -lt 2 ]; do case $x in *[!A-Za-z0-9]*) ;; *) break ;; esac; ' +
      'kubectl get fails && break; i=$((i + 1)); done; kubectl get name -- $x',
  },
  {
    what: 'what a check showed of an element',
    first: 'export LC_ALL=C; x=(a "$(kubectl get pattern)"); [ -n "${x[1]}" ] || exit 1',
    yes: 'case ${x[1]} in *[!A-Za-z0-9]*) exit 1 ;; esac',
    no: '',
    shows: 'kubectl get name -- ${x[1]}',
  },
  {
    what: 'what a check showed of a parameter',
    first: 'export LC_ALL=C; set -- "$(kubectl get pattern)"; [ -n "$1" ] || exit 1',
    yes: 'case $1 in *[!A-Za-z0-9]*) exit 1 ;; esac',
    no: '',
    shows: 'kubectl get name -- $1',
  },
  {
    what: 'whether a text was found not to be empty',
    first: 'x=$(kubectl get empty)',
    yes: '[ -n "$x" ] || exit 1',
    no: '',
    shows: 'kubectl get "x${x:-none}"',
  },
  {
    what: 'the rounds of a loop',
    first: ': >f.txt',
    yes: 'rounds=1',
    no: 'rounds=2',
    shows: 'i=0; while [ "$i" -lt "$rounds" ]; do i=$((i + 1)); kubectl get "r$i"; done',
  },
];

export const powershellDifferences: readonly Difference[] = [
  {
    what: 'which file was made and removed',
    yes: 'Set-Content -LiteralPath ./there.txt -Value 1; Remove-Item -LiteralPath ./there.txt',
    no: 'Set-Content -LiteralPath ./other.txt -Value 1; Remove-Item -LiteralPath ./other.txt',
    shows: 'if (Test-Path -LiteralPath ./there.txt) { kubectl get there } else { kubectl get gone }',
  },
  {
    what: 'which file of somebody else may be removed',
    yes: '[IO.File]::Delete("./there.txt")',
    no: '[IO.File]::Delete("./other.txt")',
    shows: 'if (Test-Path -LiteralPath ./there.txt) { kubectl get there } else { kubectl get gone }',
  },
  {
    what: 'what is in a file',
    yes: 'Set-Content -LiteralPath ./f.txt -Value one',
    no: 'Set-Content -LiteralPath ./f.txt -Value two',
    shows: '$t = Get-Content -LiteralPath ./f.txt; kubectl get "x$t"',
  },
  {
    what: 'whether a file was made',
    yes: 'Set-Content -LiteralPath ./f.txt -Value one',
    no: '',
    shows: 'if (Test-Path -LiteralPath ./f.txt) { kubectl get there } else { kubectl get gone }',
  },
  {
    what: 'a folder or a file',
    yes: '$null = New-Item -ItemType Directory -Path ./thing -Force',
    no: 'Set-Content -LiteralPath ./thing -Value 1',
    shows:
      'if (Test-Path -LiteralPath ./thing -PathType Container) { kubectl get folder } else { kubectl get file }',
  },
  {
    what: 'whether a variable is set, under strict mode',
    first: 'Set-StrictMode -Version Latest',
    yes: "$w = 'set'",
    no: '',
    shows: 'try { kubectl get "x$w" } catch { kubectl get unset }',
  },
  {
    what: 'whether a variable is set',
    yes: "$w = 'set'",
    no: '',
    shows: 'if ($null -eq $w) { kubectl get unset } else { kubectl get set }',
  },
  {
    what: 'what may be assigned',
    yes: "[ValidateSet('a', 'b')] $w = 'a'",
    no: "$w = 'a'",
    shows: 'try { $w = \'c\'; kubectl get "x$w" } catch { kubectl get refused }',
  },
  {
    what: 'the type of a variable',
    yes: '[int] $w = 1',
    no: '$w = 1',
    shows: '$w = \'07\'; kubectl get "x$w"',
  },
  {
    what: 'the type of a variable that keeps its text',
    yes: "[string] $w = '1'",
    no: "$w = '1'",
    shows: '$w = 2, 3; kubectl get "x$($w.Length)"',
  },
  {
    what: 'a variable of the environment',
    yes: "$env:THING = 'one'",
    no: "$env:THING = 'two'",
    shows: 'kubectl get "x$env:THING"',
  },
  {
    what: 'whether a variable of the environment is there',
    first: "$env:THING = 'one'",
    yes: '$env:THING = $null',
    no: '',
    shows:
      'if (Test-Path env:THING) { kubectl get there } else { kubectl get gone }; kubectl get "x$env:THING"',
  },
  {
    what: '$LASTEXITCODE',
    yes: '$s = $LASTEXITCODE',
    no: '$s = $LASTEXITCODE + 1',
    shows: 'kubectl get "s$s"',
  },
  {
    what: 'a condition that was looked at',
    yes: '$ok = $true',
    no: '$ok = $false',
    shows: 'if ($ok) { kubectl get fine } else { kubectl get bad }',
  },
  {
    what: 'what a function does',
    yes: 'function Show { kubectl get one }',
    no: 'function Show { kubectl get two }',
    shows: 'Show',
  },
  {
    what: 'whether a function is defined',
    yes: 'function kubectl { & (Get-Command kubectl -CommandType Application) get own }',
    no: '',
    shows: 'kubectl get end',
  },
  {
    what: 'strict mode',
    yes: 'Set-StrictMode -Version Latest',
    no: '',
    shows: 'try { kubectl get "x$nothing" } catch { kubectl get strict }',
  },
  {
    what: 'what happens on errors',
    yes: "$ErrorActionPreference = 'Stop'",
    no: "$ErrorActionPreference = 'SilentlyContinue'",
    shows: 'try { $t = Get-Content -LiteralPath ./folder/none; kubectl get on } catch { kubectl get caught }',
  },
  {
    what: 'the working folder',
    yes: 'Set-Location -LiteralPath ./folder',
    no: '',
    shows: 'if (Test-Path -LiteralPath ./inside.txt) { kubectl get inside } else { kubectl get outside }',
  },
  {
    what: 'what is in a hashtable',
    yes: "$h = @{ n = 'one' }",
    no: "$h = @{ n = 'two' }",
    shows: 'kubectl get "x$($h.n)"',
  },
  {
    what: 'whether two names mean one hashtable',
    first: "$h = @{ n = 'one' }",
    yes: '$g = $h',
    no: "$g = @{ n = 'one' }",
    shows: '$g.n = \'two\'; kubectl get "x$($h.n)"',
  },
  {
    what: 'which keys a hashtable has',
    yes: '$h = @{ a = 1; b = 2 }',
    no: '$h = @{ a = 1; c = 2 }',
    shows: 'kubectl get "x$($h.b)"',
  },
  {
    what: 'whether a hashtable keeps its order',
    yes: "$h = [ordered] @{ a = 'x'; b = 'y' }",
    no: "$h = @{ a = 'x'; b = 'y' }",
    shows: 'kubectl get "x$($h[0])"',
  },
  { what: 'how long an array is', yes: '$w = 1, 2', no: '$w = 1, 2, 3', shows: 'kubectl get "n$($w.Count)"' },
  { what: 'an element', yes: '$w = 1, 2', no: '$w = 1, 3', shows: 'kubectl get "n$($w[1])"' },
  {
    what: 'nothing or no text',
    yes: '$w = $null',
    no: "$w = ''",
    shows: 'if ($null -eq $w) { kubectl get nothing } else { kubectl get text }',
  },
  { what: 'a number or its text', yes: '$w = 1', no: "$w = '1'", shows: 'kubectl get "x$($w + 1)"' },
  {
    what: 'a block',
    yes: '$w = { kubectl get one }',
    no: '$w = { kubectl get two }',
    shows: '& $w',
  },
  {
    what: 'what was thrown',
    yes: "$m = 'one'",
    no: "$m = 'two'",
    shows: 'try { throw $m } catch { kubectl get "x$_" }',
  },
  {
    what: 'what was given out before an error',
    yes: "function Give { 'one'; throw 'x' }",
    no: "function Give { 'one'; 'two'; throw 'x' }",
    shows: '$r = @(try { Give } catch { "caught" }); kubectl get "n$($r.Count)"',
  },
  {
    what: 'what was given out',
    yes: '$r = @(1)',
    no: '$r = @()',
    shows: 'foreach ($one in $r) { kubectl get "x$one" }',
  },
  {
    what: 'a variable of the script, set by a function',
    first: "function Set-It($v) { $script:w = $v }; $w = 'none'",
    yes: "Set-It 'one'",
    no: "Set-It 'two'",
    shows: 'kubectl get "x$w"',
  },
  {
    what: 'an alias',
    yes: 'Set-Alias -Name thing -Value kubectl',
    no: '',
    shows: 'try { thing get one } catch { kubectl get none }',
  },
  {
    what: 'what a check showed of a text',
    first: "$x = (kubectl get pattern) -join ''; if ($x -eq '') { exit 1 }",
    yes: "if ($x -cnotmatch '\\A[A-Za-z0-9]+\\z') { exit 1 }",
    no: '',
    shows: 'kubectl get name -- $x',
  },
  {
    what: 'what a check showed of a text, in a loop',
    first: "$x = (kubectl get pattern) -join ''; if ($x -eq '') { exit 1 }; $i = 0",
    yes: '',
    no: '',
    shows:
      "while ($i -lt 2) { if ($x -cmatch '\\A[A-Za-z0-9]+\\z') { break }; kubectl get fails; " +
      'if ($LASTEXITCODE -eq 0) { break }; $i++ }; $global:LASTEXITCODE = 0; kubectl get name -- $x',
  },
  {
    what: 'what a check showed of an element',
    first: "$x = @('a', ((kubectl get pattern) -join '')); if ($x[1] -eq '') { exit 1 }",
    yes: "if ($x[1] -cnotmatch '\\A[A-Za-z0-9]+\\z') { exit 1 }",
    no: '',
    shows: '$y = $x[1]; kubectl get name -- $y',
  },
  {
    what: 'what a check showed of what is in a hashtable',
    first: "$h = @{ n = (kubectl get pattern) -join '' }; if ($h.n -eq '') { exit 1 }",
    yes: "if ($h.n -cnotmatch '\\A[A-Za-z0-9]+\\z') { exit 1 }",
    no: '',
    shows: '$y = $h.n; kubectl get name -- $y',
  },
  {
    what: 'whether a text was found not to be empty',
    first: "$x = (kubectl get empty) -join ''",
    yes: "if ($x -eq '') { exit 1 }",
    no: '',
    shows: "if ($x -eq '') { kubectl get none } else { kubectl get some }",
  },
  {
    what: 'an array without an element, behind a redirection',
    yes: '$w = @() 2>$null',
    no: "$w = @('other')",
    shows: '$w += \'lab\'; kubectl get "x$($w[0])"',
  },
  {
    what: 'an array of one element, behind a redirection',
    yes: "$w = @('lab') 2>$null",
    no: "$w = @('other') 2>$null",
    shows: 'kubectl get "x$($w[0])"',
  },
];
