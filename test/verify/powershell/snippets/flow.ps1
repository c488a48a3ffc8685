$x = 1; function f { $x }; kubectl get "$(f)"
$x = 1; function f { $x = 2; $x }; kubectl get "$(f)" "$x"
$x = 1; & { $x = 2; kubectl get "$x" }; kubectl get "$x"
$x = 1; . { $x = 2 }; kubectl get "$x"
$x = @{ a = 1 }; function f { $x.a = 2 }; f; kubectl get "$($x.a)"
$x = 1; function f { $script:x++ }; f; f; kubectl get "$x"
$x = 1; 1..3 | ForEach-Object { $x += $_ }; kubectl get "$x"
$x = 1; foreach ($i in 1..3) { $x += $i }; kubectl get "$x" "$i"
foreach ($i in @()) { }; kubectl get "x$i"
for ($i = 0; $i -lt 2; $i++) { $z = $i }; kubectl get "$i" "$z"
function f($a) { $a = 5; kubectl get "$a" }; $a = 1; f 2; kubectl get "$a"
function f { $local:q = 3; kubectl get "$q" }; f; kubectl get "x$q"
function f { param($x) kubectl get "$x" "$args" }; f 1 2 3
function f { kubectl get "$args" "$($args.Count)" "$($args[0])" }; f a b
function f($a, $b) { kubectl get "$a" "x$b" }; f(1, 2)
function f($a, $b) { kubectl get "$a" "x$b" }; f 1, 2
function f($a, $b) { kubectl get "$a" "x$b" }; f -b 1 2
function f([int] $a) { kubectl get "$($a + 1)" }; f "4"
function f([string] $a) { kubectl get "x$a" }; f $null; f; f 5; f 1,2
function f([string[]] $a) { kubectl get "$a" "$($a.Count)" }; f a,b; f a; f
function f([switch] $s) { kubectl get "$s" }; f -s; f; f -s:$false
function f([bool] $b) { kubectl get "$b" }; f $true; f 0; f
function f([int] $a = 3, [string] $b = "x$a") { kubectl get "$a" "$b" }; f; f 4; f -b z
function f { 1; 2 }; $r = f; kubectl get "$r" "$($r.Count)"
function f { ,@(1, 2) }; $r = f; kubectl get "$r" "$($r.Count)"
function f { @() }; $r = f; kubectl get "x$r" "$($null -eq $r)"
function f { $null }; $r = f; kubectl get "x$r" "$(@($r).Count)"
function f { }; $r = f; kubectl get "x$r" "$(@($r).Count)"
function f { }; $r = @(f); kubectl get "$($r.Count)"
function f { return }; $r = @(f); kubectl get "$($r.Count)"
function f { return $null }; $r = @(f); kubectl get "$($r.Count)"
function f { $x = 5; $x++; $x }; kubectl get "$(f)"
function f { ($x = 5) }; kubectl get "$(f)"
function f { $i = 1; $i++; ($i++); $i }; kubectl get "$(f)"
function f { "a"; if ($true) { return "b" }; "c" }; kubectl get "$(f)"
function f { foreach ($i in 1..3) { if ($i -eq 2) { return $i } } }; kubectl get "$(f)"
function f { 1..3 | ForEach-Object { if ($_ -eq 2) { return $_ } else { "x$_" } } }; kubectl get "$(f)"
function f { 1..3 | ForEach-Object { return } ; "end" }; kubectl get "$(f)"
foreach ($i in 1..3) { if ($i -eq 2) { continue }; kubectl get "$i" }
:a foreach ($i in 1..3) { foreach ($j in 1..3) { if ($j -eq 2) { continue a }; kubectl get "$i$j" } }
:a foreach ($i in 1..3) { foreach ($j in 1..3) { if ($j -eq 2) { break a }; kubectl get "$i$j" } }
foreach ($i in 1..2) { switch ($i) { 1 { break } 2 { kubectl get two } }; kubectl get "s$i" }
foreach ($i in 1..2) { switch ($i) { 1 { continue } 2 { kubectl get two } }; kubectl get "s$i" }
switch (1, 2, 3) { 1 { continue } 2 { break } default { kubectl get d } }
switch (1, 2, 3) { 2 { kubectl get two; break } default { kubectl get "d$_" } }
switch ("abc") { "ABC" { kubectl get one } "abc" { kubectl get two } }
switch ("5") { 5 { kubectl get five } default { kubectl get other } }
switch (5) { "5" { kubectl get five } default { kubectl get other } }
switch ($null) { $null { kubectl get null } default { kubectl get other } }
switch (@()) { default { kubectl get other } }
switch ("") { "" { kubectl get empty } default { kubectl get other } }
switch -Regex ("abc") { "B" { kubectl get "$($Matches[0])" } "^x" { kubectl get no } }
switch -Regex -CaseSensitive ("abc") { "B" { kubectl get b } default { kubectl get d } }
switch ("a") { { $_ -eq "a" } { kubectl get blk } "a" { kubectl get "x$_" } }
$r = switch (1..3) { 2 { "two" } default { $_ } }; kubectl get "$r"
while ($true) { kubectl get a; if ($LASTEXITCODE -eq 0) { break } else { break } }
do { $n++; kubectl get "$n" } while ($n -lt 2)
$n = 0; do { $n++; if ($n -eq 1) { continue }; kubectl get "$n" } until ($n -ge 3)
$n = 3; while ($n--) { kubectl get "$n" }
$n = 0; while ($n++ -lt 3) { if ($n -eq 2) { continue }; kubectl get "$n" }
for ($i, $j = 0, 5; $i -lt $j; $i += 2) { kubectl get "$i" }
for (;;) { kubectl get once; break }
$a = @(1, 2); $a += 3, 4; kubectl get "$a" "$($a.Count)"
$a = @(1, 2); $a += , (3, 4); kubectl get "$($a.Count)"
$a = 1; $a += 2; kubectl get "$a"
[IO.File]::ReadAllText("/nonexistent"); kubectl get next
$x = [IO.File]::ReadAllText("/nonexistent"); kubectl get "x$x"
$x = 5; $x = [IO.File]::ReadAllText("/nonexistent"); kubectl get "x$x"
Get-Content /nonexistent; kubectl get next
$x = Get-Content /nonexistent; kubectl get "x$x"
$x = 5; $x = Get-Content /nonexistent; kubectl get "x$x"
$x = Get-Content /nonexistent -ErrorAction SilentlyContinue; kubectl get "x$x"
Get-Content /nonexistent -ErrorAction Stop; kubectl get next
try { Get-Content /nonexistent; kubectl get next } catch { kubectl get c }
try { Get-Content /nonexistent -ErrorAction Stop; kubectl get next } catch { kubectl get c }
try { [IO.File]::ReadAllText("/nonexistent"); kubectl get next } catch { kubectl get c }
try { [IO.File]::ReadAllText("/nonexistent"); kubectl get next } finally { kubectl get f }; kubectl get same
function f { [IO.File]::ReadAllText("/nonexistent"); kubectl get next }; f; kubectl get same
function f { [IO.File]::ReadAllText("/nonexistent"); kubectl get next }; try { f; kubectl get aft } catch { kubectl get c }
function f { [IO.File]::ReadAllText("/nonexistent"); kubectl get next }; try { f; kubectl get aft } finally { kubectl get c }
function f { throw "x"; kubectl get next }; f; kubectl get same
function f { throw "x"; kubectl get next }; try { f } catch { kubectl get "$_" }; kubectl get same
function f { $ErrorActionPreference = "Stop"; Get-Content /nonexistent; kubectl get next }; f; kubectl get same
function f { $ErrorActionPreference = "Stop"; Get-Content /nonexistent; kubectl get next }; try { f } catch { kubectl get c }; kubectl get same
function f { $ErrorActionPreference = "Continue"; Get-Content /nonexistent; kubectl get next }; f; kubectl get same
function f { $ErrorActionPreference = "SilentlyContinue"; Get-Content /nonexistent; kubectl get next }; f; Get-Content /nonexistent; kubectl get same
& { $ErrorActionPreference = "Stop" }; Get-Content /nonexistent; kubectl get same
. { $ErrorActionPreference = "Stop" }; Get-Content /nonexistent; kubectl get same
$ErrorActionPreference = "Stop"; Write-Error "x"; kubectl get next
$ErrorActionPreference = "Stop"; try { Write-Error "x" } catch { kubectl get "$_" }
Write-Error "x"; kubectl get "$?"
Write-Error x -ErrorAction SilentlyContinue; kubectl get "$?"
if ((kubectl get a) -and $?) { kubectl get b }
kubectl auth can-i x; if ($LASTEXITCODE -ne 0) { kubectl get no } else { kubectl get yes }
kubectl auth can-i x && kubectl get yes || kubectl get no
kubectl auth can-i x; $s = $LASTEXITCODE; kubectl get a; if ($s) { kubectl get no } else { kubectl get yes }
kubectl auth can-i x; if ($LASTEXITCODE) { exit $LASTEXITCODE }
kubectl auth can-i x; exit $LASTEXITCODE
kubectl auth can-i x; if (!$?) { throw "no" }
kubectl auth can-i x; throw "no"
try { kubectl auth can-i x; if ($LASTEXITCODE -ne 0) { throw "no" } kubectl get yes } catch { kubectl get "$_" ; exit 3 }
try { exit 3 } finally { kubectl get f }
try { exit 3 } catch { kubectl get c } finally { kubectl get f }
function f { exit 3 }; f; kubectl get no
function f { try { exit 3 } finally { kubectl get f } }; f; kubectl get no
& { exit 3 }; kubectl get no
$x = & { exit 3 }; kubectl get no
1..2 | ForEach-Object { exit 3 }; kubectl get no
function f { foreach ($i in 1, 2) { try { continue } finally { kubectl get "f$i" } } }; f
foreach ($i in 1, 2) { try { break } finally { kubectl get "f$i" } }; kubectl get e
try { try { throw "a" } finally { kubectl get f } } catch { kubectl get "$_" }
try { try { throw "a" } catch { throw "b" } } catch { kubectl get "$_" }
try { try { throw "a" } catch { throw } } catch { kubectl get "$_" }
try { try { throw "a" } catch { throw $_ } } catch { kubectl get "$_" }
try { throw "a" } catch { try { throw "b" } catch { kubectl get "$_" }; kubectl get "$_" }
try { throw "a" } catch [InvalidOperationException] { kubectl get i } catch { kubectl get c }
try { [IO.File]::ReadAllText("/nonexistent") } catch [IO.FileNotFoundException] { kubectl get i } catch { kubectl get c }
try { Get-Content /nonexistent -ErrorAction Stop } catch [Management.Automation.ItemNotFoundException] { kubectl get i }
try { throw } catch { kubectl get "$_" }
throw "a"; kubectl get no
& $null; kubectl get yes
& $undefined x; kubectl get yes
$c = "kubectl"; & $c get a; & "$c" get b
$c = "get", "a b", "c"; & kubectl $c
$c = "get", "a b", "c"; & kubectl @c
$c = @(); kubectl get $c x
$c = $null; kubectl get $c x
$c = ""; kubectl get $c x
$c = ""; kubectl get "$c" x
kubectl get $undefined x
kubectl get "$undefined" x
kubectl get $(if ($true) { "a"; "b" }) x
kubectl get $(if ($false) { "a" }) x
kubectl get (1, 2) x
kubectl get a,b c
kubectl get "a"b c
kubectl get a"b c"d
kubectl get a'b c'd
kubectl get 'a''b' "a""b" "a`"b"
kubectl get "a\b" 'a\"b' "a\\" "a b\"
$c = "q"; kubectl get "${c}x" "$c-x" "$c/x" "$c[0]" "$($c)[0]" "$c.Length"
$c = @{ x = "q" }; kubectl get "$($c.x)" $c.x
$c = "a", "b"; kubectl get "$c[1]" "$($c[1])" $c[1]
kubectl get "$(1 + 1)" "$('a')" "$(; 'b' ;)" "$()"
kubectl get "$(1; 2)" "$("a"; $null; "b")"
kubectl get "$($x = 5)" "$($x = 6; $x)" "$x"
kubectl get "$([string]::Join(',', @(1, 2)))"
kubectl get @'⏎a "b" $c⏎'@
kubectl get @"⏎a "b" $(1 + 1)⏎"@
$t = @"⏎a⏎⏎b⏎"@; kubectl get "$t" "$($t.Length)"
$t = @'⏎'@; kubectl get "x$t"
$t = "a`r`nb"; kubectl get "$($t.Length)"; $t | kubectl apply -f -
"a" | kubectl apply -f -; "a`n" | kubectl apply -f -; "" | kubectl apply -f -
1, 2 | kubectl apply -f -
$true | kubectl apply -f -
1.5 | kubectl apply -f -
@() | kubectl apply -f -
$null | kubectl apply -f -
"a", $null, "b" | kubectl apply -f -
Write-Output "a" "b" | kubectl apply -f -
Write-Output ("a", "b") | kubectl apply -f -
echo "a b" c | kubectl apply -f -
"a" | Out-String | kubectl apply -f -
"a" | Write-Host | kubectl apply -f -
kubectl get x | Out-String | kubectl apply -f -
kubectl get x | kubectl apply -f -
(kubectl get x) | kubectl apply -f -
$(kubectl get x) | kubectl apply -f -
"$(kubectl get x)" | kubectl apply -f -
kubectl config current-context | % { "$_" } | kubectl apply -f -
[string]$x = kubectl config current-context; $x | kubectl apply -f -
$x = kubectl config view -o jsonpath='{.clusters[*].name}'; kubectl get "$x"; kubectl get "$($x.Split(' ')[0])"
$x = kubectl config view -o json | ConvertFrom-Json; kubectl get "$($x.'current-context')"
$x = kubectl config view -o json | ConvertFrom-Json; foreach ($c in $x.contexts) { kubectl get "$($c.name)" }
$x = kubectl config view -o json | Out-String | ConvertFrom-Json; kubectl get "$($x.clusters.Count)" "$($x.clusters[0].name)"
$x = "a,b"; $y, $z = $x.Split(","); kubectl get "$y" "$z"
$x = "abc".Substring(1); $y = "abc".Substring(0, 2); kubectl get "$x" "$y"
$x = "abc".IndexOf("c"); $y = "abc".Contains("b"); $z = "abc".StartsWith("A"); kubectl get "$x" "$y" "$z"
$x = "abc".ToUpper(); $y = "aXbX".TrimEnd("X"); $z = "  a ".TrimStart(); kubectl get "$x" "$y" "$z"
$x = "{0} and {1}" -f "a", "b"; kubectl get "$x"
$x = "{1} {0}" -f "a", "b"; kubectl get "$x"
$x = "{{0}} {0}" -f "a"; kubectl get "$x"
$x = "{0}" -f @("a", "b"); kubectl get "$x"
$x = "{0}" -f $null; kubectl get "x$x"
$x = "{0}" -f $true; kubectl get "$x"
$x = "a {0}" -f "b" + "c"; kubectl get "$x"
$x = "a" + "b {0}" -f "c"; kubectl get "$x"
$x = "{0}" -f (1, 2, 3); kubectl get "$x"
kubectl get ("{0}" -f "x")
kubectl get "a" + "b"
kubectl get ("a" + "b")
Write-Host "a" -NoNewline; kubectl get after1
$x = Write-Host "a"; kubectl get "x$x"
$x = Write-Output "a"; kubectl get "x$x"
$x = echo a b; kubectl get "$x"
$x = 3..1; kubectl get "$x"
$x = 1..1; kubectl get "$x" "$($x.Count)"
$x = 1..3 | ForEach-Object { $_ * 2 }; kubectl get "$x"
$x = 1..3 | % { if ($_ -eq 2) { return }; $_ }; kubectl get "$x"
$x = 1..5 | Select-Object -First 2; kubectl get "$x"
$x = 1..5 | Select-Object -Last 2; kubectl get "$x"
$x = 1..5 | Select-Object -Skip 2 -First 1; kubectl get "$x"
$x = "a", "b" | Where-Object { $_ -eq "a" }; kubectl get "$x"
$x = "a", "b" | ? { $_ -ne "a" }; kubectl get "$x"
$x = 1, 2 | ForEach-Object { $y = $_ } ; kubectl get "$y"
"a" | ForEach-Object { "b" | ForEach-Object { kubectl get "$_" }; kubectl get "$_" }
"a" | ForEach-Object { $o = $_; "b" | ForEach-Object { kubectl get "$o$_" } }
function f { [CmdletBinding()] param() $ErrorActionPreference = "Stop"; [IO.File]::ReadAllText("/nonexistent"); kubectl get next }; f; kubectl get same
function f { [CmdletBinding()] param() $ErrorActionPreference = "Stop"; [IO.File]::ReadAllText("/nonexistent"); kubectl get next }; try { f; kubectl get aft } finally { kubectl get fin }; kubectl get same
function f { [CmdletBinding()] param() $ErrorActionPreference = "Stop"; try { [IO.File]::ReadAllText("/nonexistent"); kubectl get next } finally { kubectl get fin } }; f; kubectl get same
function f { [CmdletBinding()] param() $ErrorActionPreference = "Stop"; g; kubectl get nextf }; function g { [IO.File]::ReadAllText("/nonexistent"); kubectl get nextg }; f; kubectl get same
function f { $ErrorActionPreference = "Stop"; g; kubectl get nextf }; function g { [CmdletBinding()] param() [IO.File]::ReadAllText("/nonexistent"); kubectl get nextg }; f; kubectl get same
function f { [CmdletBinding()] param() $ErrorActionPreference = "Stop"; throw "q" }; f; kubectl get same
function f { [CmdletBinding()] param() $ErrorActionPreference = "Stop"; Write-Error "q" }; f; kubectl get same
function f { [CmdletBinding()] param() $ErrorActionPreference = "Stop"; "x" > /nonexistent/y }; f; kubectl get same
function f { [CmdletBinding()] param() $ErrorActionPreference = "Stop"; Set-Content /nonexistent/y x }; f; kubectl get same
function f { [CmdletBinding()] param() $ErrorActionPreference = "Stop"; & $null }; f; kubectl get same
try { throw "a" } catch { [IO.File]::ReadAllText("/nonexistent"); kubectl get next }; kubectl get same
try { throw "a" } catch { [IO.File]::ReadAllText("/nonexistent"); kubectl get next } finally { kubectl get fin }; kubectl get same
try { throw "a" } catch { kubectl get c } finally { [IO.File]::ReadAllText("/nonexistent"); kubectl get fin }; kubectl get same
try { throw "a" } catch { Get-Content /nonexistent; kubectl get next }; kubectl get same
try { throw "a" } catch { if ($true) { [IO.File]::ReadAllText("/nonexistent"); kubectl get next } }; kubectl get same
foreach ($i in 1, 2) { try { throw "a" } catch { [IO.File]::ReadAllText("/nonexistent"); kubectl get next }; kubectl get "i$i" }
try { throw "a" } catch { try { [IO.File]::ReadAllText("/nonexistent"); kubectl get n } finally { kubectl get fin }; kubectl get next }; kubectl get same
try { throw "a" } catch { try { [IO.File]::ReadAllText("/nonexistent"); kubectl get n } catch { kubectl get cc }; kubectl get next }; kubectl get same
try { throw "a" } catch { try { kubectl get q } finally { [IO.File]::ReadAllText("/nonexistent"); kubectl get fin }; kubectl get next }; kubectl get same
try { $ErrorActionPreference = "Stop"; [IO.File]::ReadAllText("/nonexistent") } finally { $ErrorActionPreference = "Continue" }; kubectl get same
try { [IO.File]::ReadAllText("/nonexistent") } finally { $ErrorActionPreference = "Stop" }; kubectl get same
$ErrorActionPreference = "Stop"; function f { $ErrorActionPreference = "Continue"; [IO.File]::ReadAllText("/nonexistent"); kubectl get x }; f; kubectl get same
$ErrorActionPreference = "Stop"; try { function f { $ErrorActionPreference = "Continue"; [IO.File]::ReadAllText("/nonexistent"); kubectl get x }; f } finally { kubectl get fin }; kubectl get same
try { Set-Content /nonexistent/x y; kubectl get aft } catch { kubectl get c }; kubectl get same
try { Out-File /nonexistent/x -InputObject y; kubectl get aft } catch { kubectl get c }; kubectl get same
try { New-Item /nonexistent/x -ItemType File; kubectl get aft } catch { kubectl get c }; kubectl get same
try { "x" > /nonexistent/y; kubectl get aft } catch { kubectl get c }; kubectl get same
Set-Content /nonexistent/x y -ErrorAction Stop; kubectl get same
Set-Content /nonexistent/x y -ErrorAction SilentlyContinue; kubectl get same
Out-File /nonexistent/x -InputObject y -ErrorAction SilentlyContinue; kubectl get same
Set-Content /proc/x y; kubectl get same
try { Set-Content /proc y; kubectl get aft } catch { kubectl get c }; kubectl get same
Invoke-RestMethod http://127.0.0.1:1/ -ErrorAction Stop; kubectl get same
try { Invoke-RestMethod http://127.0.0.1:1/ -ErrorAction SilentlyContinue; kubectl get aft } catch { kubectl get c }; kubectl get same
$x = 5; $x = Invoke-RestMethod http://127.0.0.1:1/; kubectl get "x$x"
Get-Content /nonexistent -ea Stop; kubectl get same
$ErrorActionPreference = "stop"; Get-Content /nonexistent; kubectl get same
kubectl get "$([char]0x41)" "`u{41}" "`u{1F600}" "`e[0m"
curl http://example.com/
curl -sS http://example.com/ -o /dev/null
$r = curl -s http://example.com/; kubectl get "x$r"
echo "a"; kubectl get a
1 | % { kubectl get a }
1, 2 | foreach { kubectl get "$_" }
1, 2 | where { $_ -eq 1 } | foreach { kubectl get "$_" }
gc /nonexistent; kubectl get a
iwr http://127.0.0.1:1/; kubectl get a
irm http://127.0.0.1:1/; kubectl get a
write-host a; WRITE-HOST b; kubectl get a
Write-Host -Obj a -NoNew; kubectl get a
1, 2 | Select-Object -F 1 | % { kubectl get "$_" }
1, 2 | Select-Object -Fi 1 | % { kubectl get "$_" }
1, 2 | Select -First 1 | % { kubectl get "$_" }
Start-Sleep -Sec 0; kubectl get a
Start-Sleep -M 1; kubectl get a
Get-Content -Path /nonexistent -ErrorA SilentlyContinue; kubectl get a
Test-Path /tmp; kubectl get a
if (Test-Path /tmp/work) { kubectl get y } else { kubectl get n }
if (Test-Path /nonexistent) { kubectl get y } else { kubectl get n }
if (Test-Path /tmp -PathType Leaf) { kubectl get y } else { kubectl get n }
Set-Content f x; if (Test-Path f) { kubectl get y } else { kubectl get n }
kubectl get x > f; kubectl get "x$(Get-Content f)"
kubectl get x > f; Get-Content f | % { kubectl get "x$_" }
[IO.File]::Exists("/nonexistent"); if ([IO.File]::Exists("/tmp")) { kubectl get y } else { kubectl get n }
$p = Join-Path "a" "b"; kubectl get "$p"
$p = Join-Path "a" "b" "c"; kubectl get "$p"
$p = Join-Path -Path "/tmp" -ChildPath "x"; kubectl get "$p"
$p = [IO.Path]::Combine("a", "b"); kubectl get "$p"
$p = Split-Path "/a/b" -Leaf; kubectl get "$p"
$p = Split-Path "/a/b"; kubectl get "$p"
$p = [IO.Path]::GetFileName("/a/b.c"); kubectl get "$p"
$b = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("abc")); kubectl get "$b"
$s = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String("YWJj")); kubectl get "$s"
$s = [Text.Encoding]::ASCII.GetString([Convert]::FromBase64String("YWJj")); kubectl get "$s"
$s = [Convert]::FromBase64String("YWJ"); kubectl get "x$s"
$d = kubectl get secret x -o 'jsonpath={.data.token}'; $t = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($d)); kubectl get "x$t"
$s = [Uri]::EscapeDataString("a b/c"); kubectl get "$s"
$s = [string]::IsNullOrEmpty(""); kubectl get "$s"
$s = [string]::IsNullOrWhiteSpace(" "); kubectl get "$s"
$s = [string]::IsNullOrEmpty($undefinedvar); kubectl get "$s"
$s = [string]::Concat("a", "b"); kubectl get "$s"
$s = [Environment]::GetEnvironmentVariable("HOME"); kubectl get "$s"
$s = $env:HOME; kubectl get "$s" "$env:HOME" "x$env:UNDEF"
$env:X = "a"; kubectl get "$env:X" "${env:X}" "$($env:X)"
$env:X = ""; kubectl get "x$env:X"; if ($env:X) { kubectl get y } else { kubectl get n }
$env:X = 5; kubectl get "$($env:X + 1)"
$env:X = "a", "b"; kubectl get "$env:X"
$env:X = $true; kubectl get "$env:X"
$env:X += "a"; kubectl get "$env:X"
$env:KUBECONFIG = "/tmp/other"; kubectl config current-context; kubectl get a
function f { $env:X = "f" }; f; kubectl get "$env:X"
& { $env:X = "f" }; kubectl get "$env:X"
$j = '{"a":1,"b":[1,2],"c":{"d":null,"e":true},"f":"x"}' | ConvertFrom-Json; kubectl get "$($j.a)" "$($j.b)" "$($j.b.Count)" "x$($j.c.d)" "$($j.c.e)" "$($j.F)"
$j = '[1,2]' | ConvertFrom-Json; kubectl get "$($j.Count)" "$j"
$j = '[]' | ConvertFrom-Json; kubectl get "$($j.Count)" "x$j"
$j = '[{"a":1},{"a":2}]' | ConvertFrom-Json; kubectl get "$($j.a)" "$($j[1].a)"
$j = 'null' | ConvertFrom-Json; kubectl get "x$j"
$j = '"x"' | ConvertFrom-Json; kubectl get "$j"
$j = '{"a":12345678901}' | ConvertFrom-Json; kubectl get "$($j.a)"
$j = '{"a":{"b":{"c":1}}}' | ConvertFrom-Json; kubectl get "$($j.a.b.c)" "x$($j.x.y.z)"
$j = ConvertFrom-Json '{"a":1}'; kubectl get "$($j.a)"
$h = @{ Context = "lab" }; function f($Context, $Q = "d") { kubectl get "$Context" "$Q" }; f @h; f @h -Q z
$a = @("x", "y"); function f($p, $q) { kubectl get "$p" "$q" }; f @a; f $a
function f { kubectl get one }; f; function f { kubectl get two }; f
function kubectl { "mine" }; kubectl get a
function f { param([Alias("n")] $Name) kubectl get "$Name" }; f -n x
function f { param([ValidateSet("a", "b")] $x) kubectl get "$x" }; f A; f c; kubectl get aft
function f { param([ValidateNotNullOrEmpty()] $x) kubectl get "x$x" }; f a; f ""; f $null; f; kubectl get aft
function f { param([Parameter(Mandatory)] $x) kubectl get "x$x" }; f a; f ""; f $null; kubectl get aft
function f { param([Parameter(Position = 1)] $a, [Parameter(Position = 0)] $b) kubectl get "$a" "$b" }; f x y
function f([string] $a) { if ($null -eq $a) { kubectl get null } elseif ($a -eq "") { kubectl get empty } }; f; f $null
function f([string] $a) { kubectl get "$a" }; f 1.0; f 1kb; f $true; f 1, 2
function f { return $args.Count }; kubectl get "$(f)" "$(f 1)" "$(f 1 2)" "$(f 1, 2)"
$f = { kubectl get "$args" }; & $f a b
$x = 1; $f = { kubectl get "$x" }; $x = 2; & $f
function f { $x = "in"; & $g }; $x = "out"; $g = { kubectl get "$x" }; f
function f { $script:y = 1; $y = 2; kubectl get "$y" "$script:y" }; f; kubectl get "$y"
Set-Variable y 5; kubectl get "$y"
Set-StrictMode -Version Latest; $a = 1, 2; kubectl get "x$($a[5])"
Set-StrictMode -Version Latest; $n = $null; kubectl get "x$($n.Foo)"
Set-StrictMode -Version Latest; $s = "abc"; kubectl get "x$($s.Count)"
Set-StrictMode -Version Latest; if ($undefd) { kubectl get y } else { kubectl get n }
Set-StrictMode -Version Latest; kubectl get "x$env:UNDEFD"
Set-StrictMode -Version Latest; kubectl get "$LASTEXITCODE"
Set-StrictMode -Version Latest; function f($a) { kubectl get "x$a" }; f
Set-StrictMode -Version Latest; $x += 1; kubectl get "$x"
Set-StrictMode -Version Latest; $x++; kubectl get "$x"
Set-StrictMode -Off; kubectl get "x$undefd"
$PSNativeCommandUseErrorActionPreference = $false; kubectl auth can-i x; kubectl get next
$r = kubectl auth can-i x 2>&1; if ($LASTEXITCODE -ne 0) { kubectl get no } else { kubectl get yes }
$r = kubectl auth can-i x 2>$null; if ($?) { kubectl get yes } else { kubectl get no }
$r = kubectl auth can-i x *>$null; if ($?) { kubectl get yes } else { kubectl get no }
kubectl auth can-i x 2>err.txt; if (Test-Path err.txt) { kubectl get yes } else { kubectl get no }
kubectl auth can-i x > out.txt 2>&1; if (Test-Path out.txt) { kubectl get yes } else { kubectl get no }
$null = kubectl auth can-i x; if ($?) { kubectl get yes } else { kubectl get no }
kubectl auth can-i x | Out-Null; if ($?) { kubectl get yes } else { kubectl get no }
kubectl auth can-i x | Out-Null; if ($LASTEXITCODE -eq 0) { kubectl get yes } else { kubectl get no }
kubectl auth can-i x | kubectl get b; if ($LASTEXITCODE -eq 0) { kubectl get yes } else { kubectl get no }
kubectl get b | kubectl auth can-i x; if ($LASTEXITCODE -eq 0) { kubectl get yes } else { kubectl get no }
kubectl get b | Where-Object { kubectl auth can-i x } ; if ($LASTEXITCODE -eq 0) { kubectl get yes } else { kubectl get no }
& { kubectl auth can-i x; 1 }; if ($LASTEXITCODE -eq 0) { kubectl get yes } else { kubectl get no }
function f { kubectl auth can-i x | Out-Null; return $LASTEXITCODE -eq 0 }; if (f) { kubectl get yes } else { kubectl get no }
function f { kubectl auth can-i x | Out-Null; $? }; if (f) { kubectl get yes } else { kubectl get no }
function f { kubectl auth can-i x > $null; return $LASTEXITCODE }; $r = f; if ($r -ne 0) { exit $r }
function f { kubectl get a; return $true }; if (f) { kubectl get yes } else { kubectl get no }
function f { kubectl get a | Out-Null; return $false }; if (f) { kubectl get yes } else { kubectl get no }
function f { Write-Host "x"; $false }; if (f) { kubectl get yes } else { kubectl get no }
function f { Write-Output "x"; $false }; if (f) { kubectl get yes } else { kubectl get no }
function f { [Console]::Error.WriteLine("x"); $false }; if (f) { kubectl get yes } else { kubectl get no }
function f { $s = "a"; $s.ToUpper() ; return }; kubectl get "$(f)"
function f { $null = 1; [void]2; 3 | Out-Null; (4); $(5) }; kubectl get "$(f)"
function f { if ($true) { 1 } else { 2 } }; kubectl get "$(f)"
function f { $x = if ($true) { 1 }; $x }; kubectl get "$(f)"
function f { try { 1 } finally { 2 } }; kubectl get "$(f)"
function f { try { 1; throw "x"; 2 } catch { 3 } finally { 4 } }; kubectl get "$(f)"
function f { try { return 1 } finally { 2 } }; kubectl get "$(f)"
function f { switch (1, 2) { 1 { "a"; continue } 2 { "b" } } }; kubectl get "$(f)"
function f { foreach ($i in 1..3) { $i; if ($i -eq 2) { break } } }; kubectl get "$(f)"
function f { 1..3 | ForEach-Object { $_ } | Where-Object { $_ -ne 2 } }; kubectl get "$(f)"
function f { $i = 0; while ($i -lt 3) { $i++; $i } }; kubectl get "$(f)"
function f { $i = 0; do { ($i++) } while ($i -lt 3) }; kubectl get "x$(f)"
function f { for ($i = 0; $i -lt 3; $i++) { $i } }; kubectl get "$(f)"
function f { for ($i = 0; $i -lt 3; ($i++)) { $i } }; kubectl get "$(f)"
function f { for (($i = 7); $i -lt 8; $i++) { "a" } }; kubectl get "$(f)"
function f { $a = 1, 2; $a }; kubectl get "$((f).Count)"
function f { , (1, 2) }; kubectl get "$((f).Count)"
function f { return @() }; if ($null -eq (f)) { kubectl get null } else { kubectl get some }
function f { return "" }; if (f) { kubectl get some } else { kubectl get none }
function f { return 0 }; if (f) { kubectl get some } else { kubectl get none }
function f { return 0, 0 }; if (f) { kubectl get some } else { kubectl get none }
function f { return "0" }; if (f) { kubectl get some } else { kubectl get none }
function f { return "False" }; if (f) { kubectl get some } else { kubectl get none }
function f { return $false, $false }; if (f) { kubectl get some } else { kubectl get none }
function f { exit }; f; kubectl get no
function f { exit 5 }; try { f } catch { kubectl get c } finally { kubectl get fin }
function f { exit 5 }; $x = "$(f)"; kubectl get no
function f { exit 5 }; if (f) { kubectl get y } else { kubectl get n }
function f { exit 5 }; foreach ($i in 1, 2) { f; kubectl get "$i" }
function f { exit 5 }; 1, 2 | ForEach-Object { f; kubectl get "$_" }
function f { return }; foreach ($i in 1, 2) { f; kubectl get "$i" }; kubectl get end
& { return; kubectl get no }; kubectl get yes
. { return; kubectl get no }; kubectl get yes
if ($true) { return }; kubectl get no
foreach ($i in 1, 2) { return; kubectl get no }; kubectl get no
try { return } finally { kubectl get f }; kubectl get no
1, 2 | ForEach-Object { return }; kubectl get yes
1, 2 | ForEach-Object { kubectl get "$_"; throw "x" }; kubectl get yes
1, 2 | ForEach-Object { kubectl get "$_"; Write-Error "x" }; kubectl get yes
1, 2 | ForEach-Object { kubectl get "$_"; [IO.File]::ReadAllText("/nonexistent"); kubectl get "n$_" }; kubectl get yes
try { 1, 2 | ForEach-Object { kubectl get "$_"; throw "x" } } catch { kubectl get "$_" }
try { 1, 2 | ForEach-Object { [IO.File]::ReadAllText("/nonexistent") } } catch { kubectl get c }
foreach ($i in 1, 2) { try { if ($i -eq 1) { throw "x" }; kubectl get "$i" } catch { continue }; kubectl get "e$i" }
foreach ($i in 1, 2) { try { if ($i -eq 1) { continue }; kubectl get "$i" } finally { kubectl get "f$i" } }
foreach ($i in 1, 2) { try { throw "x" } catch { break } finally { kubectl get "f$i" } }; kubectl get end
$i = 0; while ($true) { try { $i++; if ($i -gt 2) { break } ; throw "x" } catch { kubectl get "c$i" } }; kubectl get "$i"
:l while ($true) { while ($true) { break l }; kubectl get no }; kubectl get yes
while ($true) { switch (1) { 1 { break } }; kubectl get once; break }
while ($true) { switch (1) { default { kubectl get d; break } }; break }
switch ("a") { "a" { kubectl get 1; return } }; kubectl get no
switch (kubectl config current-context) { "lab" { kubectl get l } "prod" { kubectl get p } default { kubectl get d } }
switch -Regex (kubectl config current-context) { "^l" { kubectl get l } "b$" { kubectl get b; break } "a" { kubectl get a } }
switch -Wildcard (kubectl config current-context) { "L*" { kubectl get l } "*" { kubectl get any } }
if ((kubectl config current-context) -eq "LAB") { kubectl get y } else { kubectl get n }
if ((kubectl config current-context) -ceq "LAB") { kubectl get y } else { kubectl get n }
if ((kubectl config current-context) -match "^(l)(a)") { kubectl get "$($Matches[2])" }
if (kubectl config current-context) { kubectl get y }
if (-not (kubectl config get-contexts nope -o name)) { kubectl get n }
$c = kubectl config current-context; if ($c -in "lab", "prod") { kubectl get y "--context=$c" }
$c = kubectl config view -o 'jsonpath={.contexts[*].name}'; foreach ($n in $c -split ' ') { kubectl get "$n" "--context=$n" }
$c = (kubectl config view -o 'jsonpath={.contexts[*].name}').Split(' '); $c | ForEach-Object { kubectl get pods "--context=$_" }
$c = kubectl config view -o 'jsonpath={range .contexts[*]}{.name}{"\n"}{end}'; foreach ($n in $c) { kubectl get "$n" }
$c = kubectl config view -o 'jsonpath={.nothing}'; if ($null -eq $c) { kubectl get null } elseif ($c -eq '') { kubectl get empty } else { kubectl get "x$c" }
$c = kubectl config view -o 'jsonpath={.users[0].user.token}' --raw; kubectl get "x$c"
$c = "$(kubectl config current-context)x"; kubectl get "$c"
$c = (kubectl config current-context).ToUpper(); kubectl get "$c"
$c = kubectl config current-context; $c += "x"; kubectl get "$c"
$c = @(kubectl config current-context) + "x"; kubectl get "$c" "$($c.Count)"
$c = [string](kubectl config current-context); kubectl get "$($c.Substring(0, 2))"
[string] $c = kubectl config current-context; kubectl get "$($c.Replace('a', 'b'))"
$x = kubectl get a; if ($x -match "some") { kubectl get y } else { kubectl get n }
$x = kubectl get a; if ($x -like "some*") { kubectl get y } else { kubectl get n }
$x = kubectl get a; if ($x -eq "some output") { kubectl get y } else { kubectl get n }
$x = kubectl get a; if ($x.Count -eq 2) { kubectl get y } else { kubectl get n }
$x = kubectl get a; if ($null -ne $x) { kubectl get y } else { kubectl get n }
$x = kubectl get a; if ($x) { kubectl get y } else { kubectl get n }
$x = kubectl get a | Out-String; if ($x) { kubectl get y } else { kubectl get n }
$x = (kubectl get a | Out-String).Trim(); kubectl get "x$x"
$x = kubectl get a; kubectl get "x$($x -join '|')"
$x = kubectl get a; kubectl get "x$($x -replace 'some', 'any')"
$x = (kubectl get a)[0]; kubectl get "x$x"
$x = @(kubectl get a)[0]; kubectl get "x$x"
$x = @(kubectl get a)[-1]; kubectl get "x$x"
$x = kubectl get a -o name; kubectl get "x$x"
$x = @(kubectl get a -o name); if ($x.Count -eq 0) { kubectl get none } else { kubectl get "x$($x[0])" }
foreach ($p in kubectl get a -o name) { kubectl get "x$p" }; kubectl get end
foreach ($p in @(kubectl get a)) { kubectl get "x$p"; break }; kubectl get end
kubectl get a | ForEach-Object { if ($_ -match "two") { kubectl get two } }
kubectl get a | Select-Object -Skip 1 | ForEach-Object { kubectl get "x$_" }
kubectl get a | Select-String two | ForEach-Object { kubectl get "x$_" }
kubectl get a | Measure-Object | ForEach-Object { kubectl get "x$($_.Count)" }
kubectl get a | Sort-Object | kubectl apply -f -
kubectl get a -o json | ConvertFrom-Json | ForEach-Object { kubectl get b }
$j = kubectl get a -o json | ConvertFrom-Json; foreach ($i in $j.items) { kubectl get "x$($i.metadata.name)" }
$t = kubectl create token default; if (-not $t) { throw "no token" }; kubectl get "x$t"
$t = kubectl create token default; if ($LASTEXITCODE -ne 0 -or -not $t) { exit 4 }; kubectl get ok
$t = kubectl create token default; if (!$?) { exit 4 }; kubectl get ok
$t = kubectl create token default | Out-String; kubectl get "x$($t.Trim())"
$h = @{ Authorization = "Bearer $(kubectl create token default)" }; kubectl get "x$($h.Authorization)"
try { $t = kubectl create token default; if ($LASTEXITCODE) { throw "status $LASTEXITCODE" }; kubectl get ok } catch { kubectl get "c$_" }
$ErrorActionPreference = "Stop"; $t = kubectl create token default; kubectl get "x$t"
$ErrorActionPreference = "Stop"; $t = kubectl create token default 2>&1; kubectl get "x$t"
$ErrorActionPreference = "Stop"; try { kubectl create token default | Out-Null; kubectl get aft } catch { kubectl get c }
kubectl create token default | Set-Content t; kubectl get "x$(Get-Content t)"
$k = "kubectl"; & $k get a; $a = "get", "b"; & $k @a; & $k $a
$k = Get-Command kubectl; & $k get a
$k = (Get-Command kubectl).Source; & $k get a
$k = (Get-Command kubectl -CommandType Application | Select-Object -First 1).Path; & $k get a
if (Get-Command kubectl -ErrorAction SilentlyContinue) { kubectl get y } else { kubectl get n }
function k { & kubectl $args }; k get a "b c"
Get-Content /nonexistent | Out-Null; if ($?) { kubectl get yes } else { kubectl get no }
1 | ForEach-Object { kubectl auth can-i x }; if ($?) { kubectl get yes } else { kubectl get no }
"x" | kubectl auth can-i x; if ($?) { kubectl get yes } else { kubectl get no }
kubectl auth can-i x | Out-Null && kubectl get yes
kubectl auth can-i x | Out-Null || kubectl get no
if ($_ -eq "x") { kubectl get y } else { kubectl get n }
kubectl get "x$_"
function f { foreach ($k in @()) { }; kubectl get "x$k" }; f
function D { param($C,$N) kubectl get pods "x$C" "y$N" }; D (⏎kubectl get ns one⏎) -N (⏎kubectl get ns two⏎)
$i = 0; $p = Join-Path "/a$(++$i; $i)" -ChildPath "b$(++$i; $i)"; kubectl get "$p"
$l='[{"t":["a","b"]},{"t":["c"]}]'|ConvertFrom-Json; foreach($t in $l.t){kubectl get pods "$t"}; kubectl get "n$($l.t.Count)"
$pods=@('[{"n":"abc"}]'|ConvertFrom-Json); kubectl get pods "$($pods.n)" "$($pods.n.Length)"
'{"tags":["a","b"]}'|ConvertFrom-Json|Select-Object -ExpandProperty tags|ForEach-Object{kubectl get pods "$_"}
$ErrorActionPreference='Stop'; kubectl get pods -o json | ConvertFrom-Json | Select-Object -ExpandProperty items | ForEach-Object { kubectl get one }; kubectl get after
$x=[pscustomobject]@{a=1}|Select-Object -ExpandProperty nope -ErrorAction SilentlyContinue; kubectl get nodes "x$x"
function script:one { kubectl get inner }; function g { one }; g; function global:two { kubectl get inner2 }; two
function f { [CmdletBinding()] param([string]$X) kubectl get pods "x$X" }; $p = kubectl get pods -o json | ConvertFrom-Json; f $p.items[0].metadata.name; kubectl get nodes
function f { [CmdletBinding()] param([string]$X, [int]$N) kubectl get pods "x$X" "$N" }; f (kubectl config current-context) 1.0; f -X 1.50 -N 0x10
function f { [Text.Encoding]::UTF8.GetBytes('abc') }; $b = f; kubectl get "x$([Text.Encoding]::UTF8.GetString($b))"
$env:Q = ''; kubectl get "x$env:Q"; if ($env:Q) { kubectl get y } else { kubectl get n }; $env:Q = $null; if ($null -eq $env:Q) { kubectl get z }
$ErrorActionPreference='Stop'; kubectl config view -o 'jsonpath={.current-context}' > /tmp/work/f; kubectl get pods "x$([IO.File]::ReadAllText('/tmp/work/f'))."
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,'abc',[Text.Encoding]::UTF8); $x=Get-Content $f -Raw; kubectl get "$x" "n$($x.Length)"
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,"ab`n"); Get-Content $f > $f; kubectl get "x$([IO.File]::ReadAllText($f))"
$ErrorActionPreference='Stop'; $d = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid()); [IO.Directory]::CreateDirectory($d) | Out-Null; kubectl get nothing | Set-Content "$d/g"; if (Test-Path "$d/g") { kubectl get yes } else { kubectl get no }
1..5|Select-Object -Last 1 -Skip 1|ForEach-Object{kubectl get "$_"}; kubectl get "n$(($null,1|Measure-Object).Count)"
(1,2),(3,4)|Write-Output|ForEach-Object{kubectl get pods "$_"}
$PSNativeCommandArgumentPassing='Legacy'; kubectl get pods 'a b' c
try { Get-Content /tmp/work/none -ErrorAction Stop } catch { kubectl get pods "m$_" }; try { throw 'own' } catch { kubectl get pods "m$_" }
$x = @{a=0}; foreach ($l in kubectl get pods) { $x.a = 1 }; kubectl get "x$($x.a)"; if ($x.a -eq 0) { kubectl get none }
$x = @('a'); foreach ($l in kubectl get pods) { $x = @(kubectl get nodes) }; kubectl get "n$($x.Count)"
$failed = @(); foreach ($p in 'a', 'b') { $failed += 'x', 'y' | Where-Object { $_ -eq $p } }; if ($failed.Count -gt 0) { kubectl get pods } else { kubectl get nodes }
$x = kubectl config view -o jsonpath='{.x}'; $y = @('a') + $x; $y += kubectl config view -o jsonpath='{.y}'; kubectl get pods "n$($y.Count)"; kubectl get 'pods' ('x{0}-{1}' -f $x, 'b')
$delay = 1; foreach ($l in kubectl get pods) { Start-Sleep -Milliseconds $delay; $delay = $delay * 2 + 1 }; kubectl get nodes
function f { param([string]$n = (kubectl config view -o jsonpath='{.x}')) kubectl get pods "x$n" }; f
