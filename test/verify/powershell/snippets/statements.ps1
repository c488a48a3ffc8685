function f { param([double] $x) kubectl get "x$x" }; f
function f { param([double] $x = 1) kubectl get "x$x" }; f
function f { param([nosuch] $x) kubectl get "x$x" }; f
function f { param([long] $x) kubectl get "x$x" }; f; f 5
function f { param([char] $x) kubectl get "x$x" }; f
function f { param([string[]] $x) kubectl get "x$x" "n$(@($x).Count)" }; f; f a; f a,b; f $null
function f { param([object] $x) kubectl get "x$x" }; f; f 1
function f { param([array] $x) kubectl get "x$x" "n$(@($x).Count)" }; f; f 1; f 1,2
function f { param([int[]] $x) kubectl get "x$x" }; f 1,2
function f { param([bool] $x) kubectl get "x$x" }; f; f $true; f 1; f 0
function f { param([bool] $x) kubectl get "x$x" }; f "true"
function f { param([switch] $x) kubectl get "x$x" }; f; f -x; f -x:$false; f -x:$true
function f { param([switch] $x) kubectl get "x$x" "$args" }; f -x $false
function f { param([switch] $x = $true) kubectl get "x$x" }; f
function f { param([hashtable] $x) kubectl get "x$($x.a)" }; f; f @{a=1}
function f { param([int] $x) kubectl get "x$x" }; f "5"; f 2.5; f $null
function f { param([int] $x) kubectl get "x$x" }; f abc; kubectl get next
function f { param([string] $x) kubectl get "x$x" }; f 1.0; f 0x10; f 1kb; f $true; f 1,2; f @(); f @{}
function f { param([string] $x) kubectl get "x$x" }; f ($null); f @(1); f (1,2)
function f { param($x) kubectl get "x$x" }; f 1.0; f 0x10; f 1kb; f 010; f 1e3; f -5; f +5; f .5; f 1.
function f { param($x) kubectl get "x$x" }; f -x -5; f --; f -; f a-b; f a,b; f a,$null
function f { param($x) kubectl get "x$x" }; f a.b; f a:b; f /x; f ~; f *; f ..; f a=b; f @a
function f { kubectl get "x$args" "n$($args.Count)" }; f; f a; f a,b; f a b; f (1,2); f $null; f @()
function f { kubectl get "x$($args[0])" "y$($args[1])" }; f; f 1; f 1 2
function f { kubectl get "x$args" }; f -a; f -a 1; f -a:1; f --b; f -5; f "-c"; f --x=1
function f { param($a) kubectl get "x$a" "y$args" }; f -a 1 2; f 1 -b 2; f -b 1
function f { param($a, $b) kubectl get "x$a" "y$b" }; f -b 1 -a 2; f -B 1 2; f 1 -b 2; f -b 1 2
function f { param($abc, $abd) kubectl get "x$abc" }; f -ab 1
function f { param($abc) kubectl get "x$abc" }; f -a 1; f -AB 1; f -abc:1; f -abc: 1
function f { [CmdletBinding()] param($abc) kubectl get "x$abc" }; f -a 1; f 1 2
function f { [CmdletBinding()] param($abc) kubectl get "x$abc" }; f 1; f -x 1
function f { param([Parameter(Position=1)] $a, [Parameter(Position=0)] $b) kubectl get "x$a" "y$b" }; f 1 2; f 1
function f { param([Parameter(Mandatory)] $a) kubectl get "x$a" }; f 1; f ""; f $null
function f { param([Parameter(Mandatory)] [string] $a) kubectl get "x$a" }; f 5; f " "
function f { param([Parameter(Mandatory)] [string] $a) kubectl get "x$a" }; f ""; kubectl get next
function f { param([Parameter(Mandatory)] [string[]] $a) kubectl get "x$a" }; f a,b; f @()
function f { param([ValidateSet("a","b")] $x = "c") kubectl get "x$x" }; f; f A; f c
function f { param([ValidateNotNullOrEmpty()] $x) kubectl get "x$x" }; f a; f ""; f $null; f @()
function f { param([ValidateRange(1,5)] [int] $x) kubectl get "x$x" }; f 1; f 9
function f { param([Alias("y")] $x) kubectl get "x$x" }; f -y 1
function f { param($x = (Get-Date).Year) kubectl get "x" }; f
function f { param($x = $y) kubectl get "x$x" }; $y = 5; f
function f { param($x, $y = $x + 1) kubectl get "x$y" }; f 1; f "a"
function f { param($y = $x + 1, $x) kubectl get "x$y" }; f -x 3
function f { param($x = $(if ($false) { 1 })) kubectl get "n$(@($x).Count)" }; f
function f { param($x = @()) kubectl get "n$($x.Count)" }; f; f 1; f 1,2
function f { param($x = @(1)) kubectl get "n$($x.Count)" "x$x" }; f
function f { param([string] $x = $null) kubectl get "x$x" "e$($x -eq '')" "n$($null -eq $x)" }; f; f $null
function f { param([int] $x = $null) kubectl get "x$x" }; f
function f { param([string] $x = 5) kubectl get "x$($x + 1)" }; f
function f { param([int] $x = "5") kubectl get "x$($x + 1)" }; f
function f { param([int] $x) $x = "7"; kubectl get "x$($x + 1)" }; f
function f { param([int] $x) $x = "q"; kubectl get "x$($x)" }; f; kubectl get next
function f { param([string] $x) $x = $null; kubectl get "n$($null -eq $x)" }; f a
function f { param([switch] $x) $x = 5; kubectl get "x$x" }; f
function f { param([switch] $x) $x = $false; kubectl get "x$x" }; f -x
function f { param([bool] $x) $x = "a"; kubectl get "x$x" }; f
function f { param([string] $x) $x += 1; kubectl get "x$x" }; f 1; f
function f { param($x) $x += 1; kubectl get "x$x" }; f 1; f "1"; f
function f { param($x) if ($x) { kubectl get yes } else { kubectl get no } }; f; f 0; f "0"; f $false; f "false"; f @(); f @(0); f " "
function f { param($x) kubectl get "n$(@($x).Count)" }; f (kubectl get nothing -o name); f $(kubectl get nothing -o name); f @(kubectl get nothing -o name)
function f($a) { $a | % { kubectl get each "x$_" } }; f (kubectl get nothing)
function f($a) { foreach ($i in $a) { kubectl get each "x$i" } }; f (kubectl get nothing)
function f($a) { $a | kubectl apply -f - }; f (kubectl get nothing)
function f($a) { @($a) | kubectl apply -f - }; f (kubectl get nothing)
function f($a) { if ($a) { kubectl get yes } else { kubectl get no } }; f (kubectl get nothing)
function f($a) { if ($null -eq $a) { kubectl get yes } else { kubectl get no } }; f (kubectl get nothing)
function f($a) { kubectl get "n$($a.Count)" }; f (kubectl get nothing)
function f($a) { kubectl get "n$(@($a).Count)" }; f (kubectl get nothing)
function f($a) { kubectl get $a }; f (kubectl get nothing)
function f($a) { kubectl get "$a" }; f (kubectl get nothing)
function f($a) { $a.Trim(); kubectl get ok }; f (kubectl get nothing)
function f($a) { switch ($a) { "" { kubectl get empty } default { kubectl get other } } }; f (kubectl get nothing); f $null; f ""; f @()
function f([string] $a) { kubectl get "x$a" "n$($a.Length)" }; f (kubectl get nothing); f (kubectl config current-context)
function f([string] $a) { $a | kubectl apply -f - }; f (kubectl get nothing)
function f([string[]] $a) { $a | kubectl apply -f - }; f (kubectl get nothing)
function f([object[]] $a) { $a | kubectl apply -f - }; f (kubectl get nothing)
function f { kubectl get nothing }; $x = f; kubectl get "x$x" "n$(@($x).Count)"
function f { $y = kubectl get nothing; $y }; $x = f; kubectl get "x$x" "n$(@($x).Count)"
function f { $y = kubectl get nothing; return $y }; $x = f; if ($x) { kubectl get yes } else { kubectl get no }
function f { $y = kubectl get nothing; "$y" }; $x = f; kubectl get "n$(@($x).Count)"
function f { $null }; $x = f; kubectl get "n$(@($x).Count)"; f | % { kubectl get each }; f | kubectl apply -f -
function f { @() }; $x = f; kubectl get "n$(@($x).Count)"; f | % { kubectl get each }
function f { ,@() }; $x = f; kubectl get "n$(@($x).Count)" "c$($x.Count)"
function f { ,@(1,2) }; $x = f; kubectl get "n$(@($x).Count)" "c$($x.Count)"; f | % { kubectl get "e$_" }
function f { return ,@(1) }; $x = f; kubectl get "n$(@($x).Count)"
function f { 1; $null; 2 }; $x = f; kubectl get "n$(@($x).Count)" "x$x"
function f { [void]1; $null = 2; 3 | Out-Null; 4 > $null; 5 }; $x = f; kubectl get "x$x"
function f { $i = 1; $i++; ++$i; $i }; $x = f; kubectl get "x$x"
function f { $i = 1; ($i++); (++$i); $i }; $x = f; kubectl get "x$x"
function f { ($a = 5); $a = 6 }; $x = f; kubectl get "x$x"
function f { "a"; throw "b" }; try { $x = f } catch { kubectl get "x$x" }
function f { "a"; return; "b" }; $x = f; kubectl get "x$x"
function f { "a"; exit 3; "b" }; $x = f; kubectl get "x$x"
function f { foreach ($i in 1..3) { if ($i -eq 2) { return $i } } }; $x = f; kubectl get "x$x"
function f { 1..3 | % { if ($_ -eq 2) { return }; $_ } ; "end" }; $x = f; kubectl get "x$x"
function f { 1..3 | % { if ($_ -eq 2) { break }; $_ } ; "end" }; foreach ($q in 1) { $x = f }; kubectl get "x$x"
function f { 1..3 | % { if ($_ -eq 2) { continue }; $_ } ; "end" }; foreach ($q in 1) { $x = f }; kubectl get "x$x"
function f { break }; foreach ($i in 1..3) { f; kubectl get "i$i" }; kubectl get end
function f { continue }; foreach ($i in 1..3) { f; kubectl get "i$i" }; kubectl get end
:a foreach ($i in 1..2) { foreach ($j in 1..2) { if ($j -eq 2) { continue a }; kubectl get "$i$j" } }
:a foreach ($i in 1..2) { foreach ($j in 1..2) { if ($i -eq 2) { break a }; kubectl get "$i$j" } }
foreach ($i in 1..2) { switch ($i) { 1 { continue } default { kubectl get d } }; kubectl get "i$i" }
foreach ($i in 1..2) { switch ($i) { 1 { break } default { kubectl get d } }; kubectl get "i$i" }
foreach ($i in 1..3) { try { if ($i -eq 2) { continue }; kubectl get "i$i" } finally { kubectl get f } }
foreach ($i in 1..3) { try { if ($i -eq 2) { break }; kubectl get "i$i" } finally { kubectl get f } }
foreach ($i in 1..3) { try { if ($i -eq 2) { throw "x" }; kubectl get "i$i" } catch { kubectl get c; continue } finally { kubectl get f } }
foreach ($i in 1..3) { $i = 5; kubectl get "i$i" }
$l = 1,2,3; foreach ($i in $l) { $l += 4; kubectl get "i$i" }; kubectl get "n$($l.Count)"
for ($i = 0; $i -lt 3; $i++) { if ($i -eq 1) { continue }; kubectl get "i$i" }
$i = 0; while ($i -lt 3) { $i++; if ($i -eq 2) { continue }; kubectl get "i$i" }
$i = 0; do { $i++; if ($i -eq 2) { continue }; kubectl get "i$i" } while ($i -lt 3)
$i = 0; do { $i++; if ($i -eq 2) { break }; kubectl get "i$i" } until ($i -ge 3)
$i = 5; do { kubectl get "i$i"; $i-- } until ($i -lt 4)
for ($i, $j = 0, 5; $i -lt $j; $i++, $j--) { kubectl get "$i$j" }
for ($i = 3; $i; $i--) { kubectl get "i$i" }
foreach ($c in "abc") { kubectl get "c$c" }
foreach ($c in "abc".ToCharArray()) { kubectl get "c$c" }
foreach ($k in @{a=1}) { kubectl get "k$($k.a)" }
foreach ($k in @{a=1}.Keys) { kubectl get "k$k" }
foreach ($e in @{a=1}.GetEnumerator()) { kubectl get "k$($e.Key)$($e.Value)" }
foreach ($x in 1, @(2, 3)) { kubectl get "x$x" }
foreach ($x in @(1), @(2)) { kubectl get "x$x" }
foreach ($x in $null, 1) { kubectl get "x$x" }
foreach ($x in "") { kubectl get "x$x" }
foreach ($x in kubectl config get-contexts -o name) { kubectl get "x$x" }
foreach ($x in (kubectl config view -o jsonpath='{.contexts[*].name}') -split ' ') { kubectl get "x$x" }
[switch] $s = $true; kubectl get "$s"
[bool] $s = "x"; kubectl get "$s"; $s = 0; kubectl get "$s"
[int] $i = "5"; $i = "x"; kubectl get "$i"
[int] $i = 5; $i += "3"; kubectl get "$i"; $i += 1.5; kubectl get "$i"
[string] $s = 1, 2; kubectl get "$s"
[string[]] $s = 1; $s += 2; kubectl get "$s" "$($s.Count)"
[array] $s = 1; $s += 2; kubectl get "$s" "$($s.Count)"
[object[]] $s = 1; kubectl get "$($s.Count)"; $s = 2; kubectl get "$($s.Count)"
$s = [string[]] @(1, 2); kubectl get "$s"
$a = 1, 2; $b = $a; $b += 3; kubectl get "$a" "$b"
$a = 1, 2; $b = $a; $b[0] = 9; kubectl get "$a" "$b"
$a = @{x=1}; $b = $a; $b.x = 2; $b.y = 3; kubectl get "$($a.x)" "$($a.Count)"
$a = @{x=1}; $b = @{} + $a; $b.x = 2; kubectl get "$($a.x)"
$a = @{x=1}; $b = $a.Clone(); $b.x = 2; kubectl get "$($a.x)"
$a = @{x=@{y=1}}; $a.x.y = 2; kubectl get "$($a.x.y)"
$a = @{}; $a["k"] = 1; $a.K += 1; kubectl get "$($a.k)"
$a = @{}; $a.k += 1; kubectl get "$($a.k)"
$a = @{}; $a.k++; kubectl get "$($a.k)"
$a = @{k=1}; $a.Remove("k"); kubectl get "$($a.Count)"
$a = @{k=1}; $a.Add("l", 2); kubectl get "$($a.Count)"
$a = @{k=1}; $a.Add("K", 2); kubectl get "$($a.Count)"
$a = @{k=1}; $a.Clear(); kubectl get "$($a.Count)"
$a = @{k=1}; $a.nope; kubectl get "x$($a.nope)"
$a = @{k=1}; if ($a.k -and $a.l) { kubectl get yes } else { kubectl get no }
$a = [ordered]@{b=1;a=2}; foreach ($k in $a.Keys) { kubectl get "$k" }
$a = [ordered]@{b=1;a=2}; kubectl get "$($a.b)" "$($a['a'])" "$($a[0])"
$a = [ordered]@{b=1}; $a.c = 3; kubectl get "$($a.c)" "$($a.Count)"
$a = [pscustomobject]@{x=1}; $a.x = 2; kubectl get "$($a.x)"
$a = [pscustomobject]@{x=1}; $a.y = 2; kubectl get "$($a.y)"
$a = [pscustomobject]@{x=1}; "$($a.x)", $a.y | kubectl apply -f -
$h = @{Path="/tmp/work/f"; Value="v"}; Set-Content @h; kubectl get "$(Get-Content /tmp/work/f)"
$h = @{a=1; nope=2}; function f($a) { kubectl get "x$a" "$args" }; f @h
$h = @{a=1}; function f($a, $b) { kubectl get "x$a" "y$b" }; f @h -b 2; f 5 @h
$l = "x", "y"; function f($a, $b) { kubectl get "x$a" "y$b" }; f @l; f -b 1 @l
$l = "-b", "y"; function f($a, $b) { kubectl get "x$a" "y$b" }; f @l
$l = "get", "pods"; kubectl @l
$l = "get", "pods", ""; kubectl @l x
$l = @(); kubectl get @l x
$l = $null; kubectl get @l x
$l = "a b"; kubectl get @l x
$l = "get"; kubectl @l x
$l = @{n="x"}; kubectl get @l
$s = "a*"; kubectl get $s "$s"
$s = "--context=lab"; kubectl get $s
$s = ""; kubectl get $s x "$s"
$s = $null; kubectl get $s x "$s"
$s = @(); kubectl get $s x "$s"
$s = "a", "b"; kubectl get $s x "$s"
$s = "a", $null, "b"; kubectl get $s x
$s = "a", "", "b"; kubectl get $s x
$s = 1.0; kubectl get $s 1.0 "1.0" "$s"
$s = 1e3; kubectl get $s 1e3
kubectl get 010 0x1f 1kb 1e3 1.50 -1 +1 .5 1. 1_0
kubectl get -1.5 -0x1 -1kb -.5 -a.b -a:b -a=b -a,b
kubectl get --a=b --a= b --a='b c' --a="b c" --a=$null --a=$(1) --a=@(1)
kubectl get a$true a"b"c a'b'c "a"b 'a'b a"b c"d
kubectl get a`"b a`'b a` b a`$b `a `n "`n"
kubectl get a,b a, b a ,b a , b
kubectl get 'a','b' "a","b" a,"b" $true,$false
kubectl get (1,2) (1),(2) @(1,2) $(1,2) @()
kubectl get {a} {a b} { a } {"a"}
kubectl get a#b a #b
kubectl get a;b a&b
kubectl get a|b
kubectl get 'it''s' "say ""hi""" 'a"b' "a'b"
kubectl get "a\" 'a\' "a\\" 'a b\' "\"
kubectl get "" '' `"`" $null
kubectl get $true $false $null "$true"
kubectl get [a] [ab]* a[b] 'a[b]' "?" ?
kubectl get ~ ~/x "~" '~/x' a~
kubectl get -- -x -- "--" --
kubectl get - "-" -- -
kubectl get -o jsonpath='{.items[*].metadata.name}'
kubectl get -o jsonpath="{.items[*].metadata.name}"
kubectl get -o 'jsonpath={.items[*].metadata.name}' -o=name -o:name
kubectl get -o jsonpath={.items[0].metadata.name}
kubectl get -l a=b -l 'a in (b,c)' -l a!=b --selector=a=b
kubectl get $HOME "$HOME/x" $HOME/x ${HOME}/x
kubectl get $env:HOME $env:HOME/x "$env:HOME/x" $env:NOPE/x
kubectl get $s.x "$s.x" $s[0] "$s[0]" $s/x $s:x
$s = "abc"; kubectl get $s.Length $s[0] $s.x "$s.Length" "$s[0]" $s.ToUpper() $s/x "$s-x" $s-x $s,$s
$s = "abc"; kubectl get a$s a${s}b $s$s "$s$s" a$s.x $s=b
$s = @{a="b"}; kubectl get $s.a "$s.a" "$($s.a)" x$s.a $s["a"]
$t = "tok"; kubectl get --token=$t --token="$t" "--token=$t" --token $t
$t = "a b"; kubectl get --token=$t --token="$t" --x=$t.Length
$t = "a*"; kubectl get --token=$t x$t $t
$t = ""; kubectl get --token=$t x$t y
$t = "a", "b"; kubectl get --token=$t x$t "x$t" y
$t = $null; kubectl get --token=$t x$t y
kubectl get --x=(1) --x=(1,2) x(1) x$(1) x@(1)
kubectl get -x(1) -x:(1) -x: (1) -x:$true -x:"a b" -x:'c' -x:a
kubectl --% get pods $x "a b" ; more
kubectl get --% "a b" %HOME% x
kubectl get pods '--%' x
kubectl get pods 2>&1
kubectl get pods > $null; kubectl get x
kubectl get pods > /tmp/work/o; kubectl get "$(Get-Content /tmp/work/o)"
kubectl get pods >> /tmp/work/o; kubectl get pods >> /tmp/work/o; kubectl get "n$(@(Get-Content /tmp/work/o).Count)"
"a" > /tmp/work/o; "b" >> /tmp/work/o; kubectl get "$(Get-Content /tmp/work/o)"
"a" > /tmp/work/o; "b" > /tmp/work/o; kubectl get "$(Get-Content /tmp/work/o)"
"a","b" > /tmp/work/o; kubectl get "$(Get-Content /tmp/work/o)" "n$((Get-Content /tmp/work/o).Count)"
"a","b" > /tmp/work/o; kubectl get "$(Get-Content /tmp/work/o -Raw)"
"a" | Set-Content /tmp/work/o; kubectl get "$(Get-Content -Raw /tmp/work/o)x"
"a" | Set-Content -NoNewline /tmp/work/o; kubectl get "$(Get-Content -Raw /tmp/work/o)x"
Set-Content /tmp/work/o "a","b"; kubectl get "$(Get-Content /tmp/work/o)"
Add-Content /tmp/work/o "a"; Add-Content /tmp/work/o "b"; kubectl get "$(Get-Content /tmp/work/o)"
"a" | Out-File /tmp/work/o; "b" | Out-File -Append /tmp/work/o; kubectl get "$(Get-Content /tmp/work/o)"
$null > /tmp/work/o; kubectl get "x$(Get-Content /tmp/work/o)"
"" > /tmp/work/o; kubectl get "x$(Get-Content /tmp/work/o)" "n$(@(Get-Content /tmp/work/o).Count)"
1 > /tmp/work/o; kubectl get "x$(Get-Content /tmp/work/o)"
Set-Content /tmp/work/o ""; kubectl get "n$(@(Get-Content /tmp/work/o).Count)"
Set-Content /tmp/work/o $null; kubectl get "n$(@(Get-Content /tmp/work/o).Count)"
[IO.File]::WriteAllText("/tmp/work/o", "a`nb`n"); kubectl get "$(Get-Content /tmp/work/o)" "$([IO.File]::ReadAllText("/tmp/work/o"))"
[IO.File]::WriteAllText("/tmp/work/o", "a`r`nb"); kubectl get "$(Get-Content /tmp/work/o)"
[IO.File]::WriteAllLines("/tmp/work/o", @("a", "b")); kubectl get "$(Get-Content /tmp/work/o)"
[IO.File]::AppendAllText("/tmp/work/o", "a"); [IO.File]::AppendAllText("/tmp/work/o", "b"); kubectl get "$(Get-Content /tmp/work/o)"
[IO.File]::WriteAllBytes("/tmp/work/o", [byte[]](97, 98)); kubectl get "$(Get-Content /tmp/work/o)"
[IO.File]::WriteAllText("rel", "a"); kubectl get "$(Get-Content rel)"; Set-Location /tmp; kubectl get "x$(Get-Content rel -ErrorAction SilentlyContinue)"
"a" > rel; [IO.File]::Exists("rel"); kubectl get "$([IO.File]::Exists("rel"))" "$(Test-Path rel)" "$(Test-Path ./rel)" "$(Test-Path /tmp/work/rel)"
New-Item -ItemType Directory /tmp/work/d | Out-Null; kubectl get "$(Test-Path /tmp/work/d)" "$([IO.Directory]::Exists('/tmp/work/d'))"
New-Item -ItemType Directory /tmp/work/d | Out-Null; New-Item -ItemType Directory /tmp/work/d | Out-Null; kubectl get x
New-Item -ItemType Directory -Force /tmp/work/d | Out-Null; New-Item -ItemType Directory -Force /tmp/work/d | Out-Null; kubectl get x
New-Item /tmp/work/f -Value abc | Out-Null; kubectl get "$(Get-Content /tmp/work/f)"
"a" > /tmp/work/o; Remove-Item /tmp/work/o; kubectl get "$(Test-Path /tmp/work/o)"
Remove-Item /tmp/work/none; kubectl get x
Remove-Item /tmp/work/none -ErrorAction SilentlyContinue; kubectl get x
Remove-Item -Force /tmp/work/none; kubectl get x
"a" > /tmp/work/o; Copy-Item /tmp/work/o /tmp/work/p; kubectl get "$(Get-Content /tmp/work/p)"
"a" > /tmp/work/o; Move-Item /tmp/work/o /tmp/work/p; kubectl get "$(Get-Content /tmp/work/p)" "$(Test-Path /tmp/work/o)"
$f = New-TemporaryFile; Set-Content $f "a"; kubectl get "$(Get-Content $f)"; Remove-Item $f
$f = [IO.Path]::GetTempFileName(); [IO.File]::WriteAllText($f, "a"); kubectl get "$(Get-Content $f)"; Remove-Item $f; kubectl get "$(Test-Path $f)"
$d = Join-Path ([IO.Path]::GetTempPath()) "x"; New-Item -ItemType Directory $d -Force | Out-Null; "a" > "$d/f"; kubectl get "$(Get-Content "$d/f")"; Remove-Item -Recurse $d; kubectl get "$(Test-Path $d)"
Push-Location /tmp; "a" > q; Pop-Location; kubectl get "$(Test-Path q)" "$(Test-Path /tmp/q)"
Set-Location /tmp; kubectl get "$(Test-Path work)"; kubectl get "$PWD"
Get-ChildItem /tmp/work | % { kubectl get "$_" }; kubectl get x
$env:X = "a"; kubectl get "$env:X" $env:X; $env:X = ""; kubectl get "x$env:X"; $env:X = $null; kubectl get "x$env:X"
$env:X = 5; kubectl get "$($env:X + 1)"
$env:X = 1, 2; kubectl get "$env:X"
$env:X += "b"; $env:X += "c"; kubectl get "$env:X"
function f { $env:X = "in" }; f; kubectl get "$env:X"
Remove-Item env:HOME; kubectl get "x$env:HOME"
$env:KUBECONFIG = "/nonexistent"; $x = kubectl config current-context; kubectl get "x$x"
$env:HOME = "/nonexistent"; kubectl get "x$HOME" "y$env:HOME"
$i = 1; $a = @($i++); kubectl get "n$($a.Count)" "$i"
$i = 1; $a = @(++$i); kubectl get "n$($a.Count)" "$i"
$i = 1; $a = @(($i++)); kubectl get "n$($a.Count)" "$i"
$i = 1; $a = $($i++); kubectl get "n$(@($a).Count)" "$i"
$a = @($null[0]); kubectl get "n$(@($a).Count)"
$a = 5; $a = @($null[0]); kubectl get "n$(@($a).Count)" "x$a"
$a = @($null[0]; 1); kubectl get "n$(@($a).Count)"
$a = $($null[0]); kubectl get "n$(@($a).Count)"
$a = 5; $a = $($null[0]); kubectl get "n$(@($a).Count)" "x$a"
$a = 5; $a = ($null[0]); kubectl get "n$(@($a).Count)" "x$a"
$a = 5; $a = & { $null[0] }; kubectl get "n$(@($a).Count)" "x$a"
$a = 5; $a = if ($true) { $null[0] }; kubectl get "n$(@($a).Count)" "x$a"
$a = 5; $a = foreach ($i in 1) { $null[0]; 2 }; kubectl get "n$(@($a).Count)" "x$a"
$a = @(if ($true) { $null[0] }); kubectl get "n$(@($a).Count)" "x$a"
$a = @($null[0]) + 1; kubectl get "n$(@($a).Count)" "x$a"
$a = @{k = $null[0]}; kubectl get "n$($a.Count)"
$a = @{k = @($null[0])}; kubectl get "n$($a.Count)"
$a = @{k = 1; l = $null.Trim()}; kubectl get "n$($a.Count)"
$a = 1, $null[0]; kubectl get "n$($a.Count)"
$a = "x$($null[0])"; kubectl get "$a"
$a = "x$(@($null[0]))"; kubectl get "$a"
$a = "x$(1; $null[0]; 2)"; kubectl get "$a"
$a = "x$(@(1; $null[0]; 2))"; kubectl get "$a"
kubectl get "x$($null.Trim())" y
kubectl get @($null.Trim()) y
kubectl get $($null.Trim()) y
kubectl get ($null.Trim()) y
kubectl get $null.Trim() y
kubectl get $null[0] y
kubectl get @(1; $null[0]) y
if ($null[0]) { kubectl get yes } else { kubectl get no }
if (@($null[0])) { kubectl get yes } else { kubectl get no }
if ($($null[0])) { kubectl get yes } else { kubectl get no }
if (-not $null[0]) { kubectl get yes } else { kubectl get no }
while ($null[0]) { kubectl get yes }
foreach ($i in $null[0]) { kubectl get yes }
foreach ($i in @($null[0])) { kubectl get yes }
foreach ($i in 1, $null[0]) { kubectl get yes }
switch ($null[0]) { default { kubectl get yes } }
for ($i = $null[0]; $i -lt 2; $i++) { kubectl get "x$i" }
$null[0] | kubectl apply -f -
@($null[0]) | kubectl apply -f -
$($null[0]) | kubectl apply -f -
1, $null[0] | % { kubectl get "$_" }
1, 2 | % { $null[0]; kubectl get "$_" }
1, 2 | ? { $null[0] } | % { kubectl get "$_" }
1, 2 | ? { $null[0]; $true } | % { kubectl get "$_" }
1, 2 | % { if ($_ -eq 1) { throw "x" }; kubectl get "$_" }
function f { $null[0]; kubectl get in }; f
function f { $null[0]; 5 }; $a = f; kubectl get "x$a"
function f { return $null[0] }; $a = f; kubectl get "n$(@($a).Count)"
function f { return @($null[0]) }; $a = f; kubectl get "n$(@($a).Count)"
function f($a) { kubectl get "x$a" }; f $null[0]; f $null.Trim(); f ($null.Trim()); f @($null.Trim()); f "$($null.Trim())"
function f($a = $null[0]) { kubectl get "x$a" }; f; kubectl get next
$x = $true -and $null[0]; kubectl get "x$x"
$x = $null[0] -eq 1; kubectl get "x$x"
$x = $null[0] ?? 5; kubectl get "x$x"
$x = $true ? $null[0] : 1; kubectl get "x$x"
$x = 1; $x += $null[0]; kubectl get "x$x"
$x, $y = 1, $null[0]; kubectl get "x$x" "y$y"
throw $null[0]
exit $null[0]
return $null[0]
Write-Host $null[0]; kubectl get x
Write-Host ($null[0]); kubectl get x
[void] $null[0]; kubectl get x
$null = $null[0]; kubectl get x
try { $null[0]; kubectl get in } catch { kubectl get c }; kubectl get x
try { @($null[0]); kubectl get in } catch { kubectl get c }; kubectl get x
try { "$($null[0])"; kubectl get in } catch { kubectl get c }; kubectl get x
try { $a = $($null[0]); kubectl get in } catch { kubectl get c } finally { kubectl get f }; kubectl get x
try { kubectl get t } finally { $null[0]; kubectl get f }; kubectl get x
try { throw "a" } catch { $null[0]; kubectl get c }; kubectl get x
try { throw "a" } catch { throw "b" } finally { kubectl get f }; kubectl get x
try { try { throw "a" } catch { throw "b" } } catch { kubectl get "$_" }; kubectl get x
try { try { throw "a" } finally { kubectl get f } } catch { kubectl get "$_" }; kubectl get x
try { throw "a" } catch [System.IO.IOException] { kubectl get io } catch { kubectl get any }
try { [IO.File]::ReadAllText("/nonexistent/x") } catch [System.IO.DirectoryNotFoundException] { kubectl get io } catch { kubectl get any }
try { throw [System.IO.IOException]::new("x") } catch [System.IO.IOException] { kubectl get io } catch { kubectl get any }
try { throw @{a=1} } catch { kubectl get "$_" }
try { throw 5 } catch { kubectl get "$_" "$($_.Exception.Message)" "$($_.TargetObject)" }
try { throw } catch { kubectl get "$_" }
try { throw $null } catch { kubectl get "$_" }
try { throw "" } catch { kubectl get "x$_" }
try { throw 1, 2 } catch { kubectl get "x$_" }
try { Write-Error "e" -ErrorAction Stop } catch { kubectl get "$_" "$($_.Exception.Message)" }
try { nonsense-command } catch { kubectl get "$_" }
try { Get-Content /nonexistent -ErrorAction Stop } catch { kubectl get "$($_.Exception.GetType().Name)" }
try { [int]"a" } catch { kubectl get c }
try { 1 / 0 } catch { kubectl get c }
try { "a" * -1 } catch { kubectl get c }
try { kubectl get nope; if ($LASTEXITCODE) { throw "bad" } } catch { kubectl get c }
$ErrorActionPreference = "Stop"; try { Write-Error "x"; kubectl get in } catch { kubectl get c }
$ErrorActionPreference = "Stop"; Write-Error "x" -ErrorAction Continue; kubectl get in
$ErrorActionPreference = "Ignore"; kubectl get in
$ErrorActionPreference = "SilentlyContinue"; throw "x"; kubectl get in
$ErrorActionPreference = "SilentlyContinue"; try { throw "x" } catch { kubectl get c }; kubectl get in
$ErrorActionPreference = "SilentlyContinue"; function f { throw "x"; kubectl get f }; f; kubectl get in
$ErrorActionPreference = "stop"; Get-Content /nonexistent; kubectl get in
$ErrorActionPreference = 1; Get-Content /nonexistent; kubectl get in
$ErrorActionPreference = "nope"; kubectl get in
$ErrorActionPreference = $null; kubectl get in
$erroractionpreference = "Stop"; Get-Content /nonexistent; kubectl get in
$script:ErrorActionPreference = "Stop"; Get-Content /nonexistent; kubectl get in
function f { $script:ErrorActionPreference = "Stop" }; f; Get-Content /nonexistent; kubectl get in
function f { $ErrorActionPreference = "Stop" }; f; Get-Content /nonexistent; kubectl get in
& { $ErrorActionPreference = "Stop" }; Get-Content /nonexistent; kubectl get in
. { $ErrorActionPreference = "Stop" }; Get-Content /nonexistent; kubectl get in
if ($true) { $ErrorActionPreference = "Stop" }; Get-Content /nonexistent; kubectl get in
$x = if ($false) { 1 }; kubectl get "n$(@($x).Count)"; $y = $x; $x | % { kubectl get each }
$x = @(); $x += 1; $x += "a"; kubectl get "$x" "$($x[0] + 1)"
$x = ""; $x += 1; $x += 2; kubectl get "$x"
$x = $null; $x += 1; $x += 2; kubectl get "$x"
$x = $null; $x += "a"; $x += 2; kubectl get "$x"
$x = $null; $x += @(1); $x += 2; kubectl get "$x" "n$($x.Count)"
$x = 1; $x -= "1"; $x *= 3; kubectl get "$x"
$x = "5"; $x -= 1; kubectl get "$x"; $x = "5"; $x++; kubectl get "$x"
$x = $null; $x++; kubectl get "$x"
$x = "a"; $x++; kubectl get "$x"
$x = 1.5; $x++; kubectl get "$x"
$x = 2147483647; $x++; kubectl get "$x"
$x = 10; $x /= 4; kubectl get "$x"; $x = 10; $x %= 4; kubectl get "$x"
$x ??= 1; $x ??= 2; kubectl get "$x"
$x = $y = 1, 2; $x += 3; kubectl get "$x" "$y"
$x, $y = 1; kubectl get "x$x" "y$y" "$($null -eq $y)"
$x, $y = 1, 2, 3; kubectl get "x$x" "y$y"
$x, $y = $null; kubectl get "x$x" "y$y"
$x, $x = 1, 2; kubectl get "x$x"
$x, $y = "ab"; kubectl get "x$x" "y$y"
$x = 1; $y = 2; $x, $y = $y, $x; kubectl get "$x$y"
$x, ($y, $z) = 1, (2, 3); kubectl get "$x$y$z"
($x) = 1; kubectl get "$x"
$x = (1); $x = (,1); kubectl get "n$($x.Count)"
${a b} = 1; kubectl get "${a b}" "$(${a b} + 1)"
$X = 1; kubectl get "$x" "${x}y" "$xy"
$a1 = 1; kubectl get "$a1" "$a_1" "$a1_"
$_ = 5; kubectl get "x$_"
$? = 1
$true = 1; kubectl get x
$null = 5; kubectl get "x$null"
$args = 1, 2; kubectl get "x$args"
$input = 1; kubectl get "x$input"
$Matches = 1; kubectl get "x$Matches"
$HOME = 1; kubectl get x
$PID = 1; kubectl get x
$OFS = "-"; $a = 1, 2; kubectl get "$a" "$(1,2)" "$([string]$a)" $a
$a = 1, 2; & { $OFS = "-"; kubectl get "$a" }; kubectl get "$a"
"a" -match "(a)" | Out-Null; "b" -match "c" | Out-Null; kubectl get "$($Matches[1])"
if ("x1" -match "x(\d)") { & { "y2" -match "y(\d)" | Out-Null }; kubectl get "$($Matches[1])" }
function f { $null = "y2" -match "y(\d)" }; $null = "x1" -match "x(\d)"; f; kubectl get "$($Matches[1])"
$null = "x1" -match "x(?<n>\d)"; kubectl get "$($Matches.n)" "$($Matches['n'])" "$($Matches[0])" "n$($Matches.Count)"
$null = "x" -match "(y)?x"; kubectl get "n$($Matches.Count)" "x$($Matches[1])"
$null = "ab" -match "(a)(b)"; kubectl get "$($Matches[1])$($Matches[2])" "$($Matches.1)"
$null = "a","b" -match "a"; kubectl get "x$($Matches[0])"
switch -regex ("a1") { "a(\d)" { kubectl get "$($Matches[1])" } }; kubectl get "x$($Matches[1])"
$x = "a1" -replace "(\d)", "$1"; kubectl get "$x"
$x = "a1" -notmatch "b"; kubectl get "x$x" "$($Matches.Count)"
$x = kubectl get pods; kubectl get "x$($x[0])" "y$($x[1])" "z$($x[2])" "l$($x[-1])"
$x = kubectl get nothing; kubectl get "x$($x[0])"
$x = @(kubectl get nothing); kubectl get "n$($x.Count)" "x$($x[0])"
$x = @(kubectl get pods); if ($x.Count -gt 1) { kubectl get many } elseif ($x.Count -eq 1) { kubectl get one } else { kubectl get none }
$x = kubectl get pods; if ($x -eq "some output") { kubectl get yes } else { kubectl get no }
$x = kubectl get pods; if ($x -ne "some output") { kubectl get yes } else { kubectl get no }
$x = kubectl get pods; if ($x -match "output") { kubectl get yes } else { kubectl get no }
$x = kubectl get pods; if ($x -notmatch "output") { kubectl get yes } else { kubectl get no }
$x = kubectl get pods; if ($x -like "*output*") { kubectl get yes } else { kubectl get no }
$x = kubectl get pods; if ($x -contains "some output") { kubectl get yes } else { kubectl get no }
$x = kubectl get pods; if ("some output" -in $x) { kubectl get yes } else { kubectl get no }
$x = kubectl get pods; $y = $x -replace "o", "0"; kubectl get "$y"
$x = kubectl get pods; $y = $x -join ","; kubectl get "$y"
$x = kubectl get pods; $y = $x -split "o"; kubectl get "x$($y[0])"
$x = (kubectl get pods) -join ""; if ($x) { kubectl get yes } else { kubectl get no }
$x = "$(kubectl get pods)"; if ($x -eq "") { kubectl get yes } else { kubectl get no }
$x = [string](kubectl get pods); if ($null -eq $x) { kubectl get null } elseif ($x -eq "") { kubectl get empty } else { kubectl get full }
[string] $x = kubectl get pods; if ($null -eq $x) { kubectl get null } elseif ($x -eq "") { kubectl get empty } else { kubectl get full }
$x = kubectl get pods | Out-String; if ($x) { kubectl get yes } else { kubectl get no }; kubectl get "n$($x.Length)"
$x = kubectl get pods | Select-Object -First 1; if ($x) { kubectl get "y$x" } else { kubectl get no }
$x = kubectl get pods | Select-Object -Last 1; if ($x) { kubectl get "y$x" } else { kubectl get no }
$x = kubectl get pods | Where-Object { $_ -match "some" }; if ($x) { kubectl get "y$x" } else { kubectl get no }
$x = kubectl get pods | Where-Object { $false }; if ($x) { kubectl get "y$x" } else { kubectl get no }
$x = kubectl get pods | ForEach-Object { "[$_]" }; kubectl get "$x"
$x = kubectl get pods | ForEach-Object { $_.Length }; kubectl get "$x"
$n = 0; kubectl get pods | ForEach-Object { $n++ }; kubectl get "n$n"
$n = 0; foreach ($l in kubectl get pods) { $n++ }; kubectl get "n$n"
foreach ($l in (kubectl get pods)) { if ($l -match "two") { break }; kubectl get "l$l" }; kubectl get "$l"
$found = $false; foreach ($l in (kubectl get pods)) { if ($l -match "two") { $found = $true } }; if ($found) { kubectl get yes } else { kubectl get no }
$last = ""; foreach ($l in (kubectl get pods)) { $last = $l }; kubectl get "x$last"
kubectl get pods | ForEach-Object -Begin { $n = 0 } -Process { $n++ } -End { kubectl get "n$n" }
kubectl get pods | ForEach-Object { kubectl get begin } { kubectl get each } { kubectl get end }
kubectl get pods | ForEach-Object Length | ForEach-Object { kubectl get "n$_" }
kubectl get pods | ForEach-Object ToUpper | ForEach-Object { kubectl get "n$_" }
"a", "b" | ForEach-Object ToUpper | ForEach-Object { kubectl get "n$_" }
"a", "bc" | ForEach-Object Length | ForEach-Object { kubectl get "n$_" }
"a", "bc" | Where-Object Length -gt 1 | ForEach-Object { kubectl get "n$_" }
1..3 | ForEach-Object { $_ } -End { "e" } | ForEach-Object { kubectl get "n$_" }
1..3 | ForEach-Object -Begin { "b" } -Process { $_ } | ForEach-Object { kubectl get "n$_" }
1..3 | ForEach-Object { return "r$_"; "no" } | ForEach-Object { kubectl get "$_" }
1..3 | Where-Object { $_ -ne 2 } | ForEach-Object { $_ * 2 } | ForEach-Object { kubectl get "$_" }
1..5 | Select-Object -First 2 | ForEach-Object { kubectl get "$_" }
1..5 | ForEach-Object { kubectl get "a$_"; $_ } | Select-Object -First 2 | ForEach-Object { kubectl get "b$_" }
1, $null, 2 | ForEach-Object { kubectl get "x$_" }
$null | ForEach-Object { kubectl get "x$_" }
@($null, $null) | Where-Object { $true } | ForEach-Object { kubectl get "x$_" }
, (1, 2) | ForEach-Object { kubectl get "x$_" "n$($_.Count)" }
@{a=1} | ForEach-Object { kubectl get "x$($_.a)" }
"a" | Write-Output | ForEach-Object { kubectl get "x$_" }
Write-Output (1, 2) | ForEach-Object { kubectl get "x$_" }
Write-Output 1, 2 | ForEach-Object { kubectl get "x$_" }
Write-Output 1 2 | ForEach-Object { kubectl get "x$_" }
Write-Output -InputObject (1, 2) | ForEach-Object { kubectl get "x$_" }
Write-Output "" | kubectl apply -f -; Write-Output | kubectl apply -f -
Write-Host a | kubectl apply -f -
"a" | Tee-Object /tmp/work/t | kubectl apply -f -
"a`nb" | ForEach-Object { kubectl get "x$_" }
"a`r`nb" | kubectl apply -f -
"a", "", "b" | kubectl apply -f -
"a", $null, "b" | kubectl apply -f -
1.5, $true, 1e3 | kubectl apply -f -
, (1, 2) | kubectl apply -f -
(1, 2), 3 | kubectl apply -f -
@{a=1} | kubectl apply -f -
[pscustomobject]@{a=1} | kubectl apply -f -
"é" | kubectl apply -f -
$x = "a"; "$x-$x" | kubectl apply -f -; $x | kubectl apply -f -
"a" | kubectl apply -f - | ForEach-Object { kubectl get "x$_" }
"a" | & kubectl apply -f -
"a" | & "kubectl" apply -f -
"a" | kubectl apply -f - | kubectl apply -f -
$x = "a" | kubectl apply -f -; kubectl get "x$x"
"a" | kubectl apply -f - > $null; "b" | kubectl apply -f - 2>&1 | Out-Null
"a" | kubectl get pods
kubectl config current-context | kubectl apply -f -
kubectl config view -o jsonpath='{.current-context}' | kubectl apply -f -
kubectl config get-contexts -o name | kubectl apply -f -
kubectl config get-contexts -o name | ForEach-Object { kubectl get "c$_" }
kubectl config get-contexts -o name | Where-Object { $_ -ne "lab" } | ForEach-Object { kubectl get "c$_" }
kubectl config get-contexts -o name | Select-Object -First 1 | ForEach-Object { kubectl get "c$_" }
kubectl config get-contexts -o name | Select-Object -Skip 1 | ForEach-Object { kubectl get "c$_" }
$c = kubectl config get-contexts -o name; kubectl get "n$($c.Count)" "$($c[0])" "$($c[-1])"
$c = @(kubectl config get-contexts -o name); foreach ($x in $c) { kubectl get "c$x" }
$c = kubectl config get-contexts -o name; if ($c -contains "LAB") { kubectl get yes } else { kubectl get no }
$c = kubectl config get-contexts -o name; if ($c -ccontains "LAB") { kubectl get yes } else { kubectl get no }
$c = kubectl config current-context; if ($c -eq "LAB") { kubectl get yes } elseif ($c -like "p*") { kubectl get prod } else { kubectl get no }
$c = kubectl config current-context; switch ($c) { "lab" { kubectl get lab } "prod" { kubectl get prod } default { kubectl get other } }
$c = kubectl config view -o jsonpath='{.contexts[*].name}'; foreach ($x in $c -split " ") { kubectl get "c$x" }
$c = kubectl config view -o jsonpath='{.contexts[*].name}'; foreach ($x in $c.Split(" ")) { kubectl get "c$x" }
$c = (kubectl config view -o jsonpath='{.clusters[0].cluster.server}') -replace "^https://", ""; kubectl get "$c"
$c = (kubectl config view -o jsonpath='{.clusters[0].cluster.server}').TrimEnd("/"); kubectl get "$c"
$c = (kubectl config view -o jsonpath='{.clusters[0].cluster.server}').Substring(8); kubectl get "$c"
$c = ([uri](kubectl config view -o jsonpath='{.clusters[0].cluster.server}')).Host; kubectl get "$c"
$c = kubectl config view -o json | ConvertFrom-Json; kubectl get "$($c.'current-context')" "$($c.clusters[0].name)" "n$($c.contexts.Count)"
$c = kubectl config view -o jsonpath='{.nope}'; if ($c) { kubectl get yes } else { kubectl get no }; kubectl get "x$c" "n$(@($c).Count)"
$c = kubectl config view -o jsonpath='{"a\nb\n"}'; kubectl get "$c" "n$($c.Count)" "$($c[0])"
$c = kubectl config view -o jsonpath='{"\n"}'; kubectl get "x$c" "n$(@($c).Count)"; if ($c) { kubectl get yes } else { kubectl get no }
$c = kubectl config view -o jsonpath='{"\n\n"}'; kubectl get "x$c" "n$(@($c).Count)"; if ($c) { kubectl get yes } else { kubectl get no }
$c = kubectl config view -o jsonpath='{"a\n\nb"}'; kubectl get "x$c" "n$(@($c).Count)"
$c = kubectl config view -o jsonpath='{" a "}'; kubectl get "x$c" $c
$c = kubectl config view -o jsonpath='{"0"}'; if ($c) { kubectl get yes } else { kubectl get no }; if ($c -eq 0) { kubectl get zero }; if ([int]$c) { kubectl get nz }
$c = kubectl config view -o jsonpath='{"5"}'; kubectl get "$($c + 1)" "$([int]$c + 1)" "$(1 + $c)"
kubectl get nope; if ($LASTEXITCODE -ne 0) { kubectl get bad } else { kubectl get good }
kubectl config use-context nope; kubectl get "$LASTEXITCODE"
kubectl config get-contexts nope; kubectl get "$LASTEXITCODE" "$?"
kubectl config get-contexts nope 2>$null; if ($?) { kubectl get yes } else { kubectl get no }
kubectl config current-context > $null; if ($?) { kubectl get yes } else { kubectl get no }
$x = kubectl config get-contexts nope; if ($?) { kubectl get yes } else { kubectl get no }
if (kubectl config get-contexts nope) { kubectl get yes } else { kubectl get no }
if (kubectl config current-context) { kubectl get yes } else { kubectl get no }
if (-not (kubectl config current-context)) { kubectl get yes } else { kubectl get no }
kubectl config get-contexts nope || kubectl get or; kubectl get next
kubectl config current-context && kubectl get and; kubectl get next
kubectl config get-contexts nope && kubectl get and || kubectl get or
kubectl config get-contexts nope || throw "x"
kubectl config get-contexts nope || exit 4
kubectl config current-context && exit 5
$x = kubectl config current-context && kubectl get and; kubectl get "x$x"
kubectl get pods && kubectl get a || kubectl get b
kubectl get pods; exit $LASTEXITCODE
kubectl config get-contexts nope; exit $LASTEXITCODE
function f { kubectl config get-contexts nope; return $LASTEXITCODE }; $x = f; kubectl get "x$x" "n$(@($x).Count)"
function f { kubectl config current-context; return $LASTEXITCODE }; $x = f; kubectl get "x$x" "n$(@($x).Count)"
function f { kubectl config current-context | Out-Null; return $LASTEXITCODE -eq 0 }; if (f) { kubectl get yes } else { kubectl get no }
function f { kubectl get pods | Out-Null; return $LASTEXITCODE -eq 0 }; if (f) { kubectl get yes } else { kubectl get no }
function f { kubectl get pods | Out-Null; $? }; if (f) { kubectl get yes } else { kubectl get no }
function f { kubectl get pods; $? }; if (f) { kubectl get yes } else { kubectl get no }
function f { exit 3 }; f; kubectl get no
function f { exit 3 }; try { f } finally { kubectl get fin }
function f { exit 3 }; try { f } catch { kubectl get c } finally { kubectl get fin }
& { exit 3 }; kubectl get no
1..2 | ForEach-Object { exit $_ }; kubectl get no
$x = $(exit 3); kubectl get no
try { exit 3 } finally { exit 4 }
exit 256
exit -1
exit "3"
exit "a"
exit 1, 2
exit 3.7
exit $true
exit (1 + 1)
exit $nothing
$PSNativeCommandUseErrorActionPreference = $true; kubectl config get-contexts nope; kubectl get next
$PSNativeCommandUseErrorActionPreference = $true; $ErrorActionPreference = "Stop"; kubectl config get-contexts nope; kubectl get next
$PSNativeCommandUseErrorActionPreference = $true; $ErrorActionPreference = "Stop"; try { kubectl config get-contexts nope; kubectl get next } catch { kubectl get c }
$PSNativeCommandUseErrorActionPreference = $true; $ErrorActionPreference = "Stop"; kubectl get pods; kubectl get next
Set-StrictMode -Version Latest; $x = $nothing; kubectl get next
Set-StrictMode -Version Latest; kubectl get "x$nothing"; kubectl get next
Set-StrictMode -Version Latest; if ($nothing) { kubectl get yes } else { kubectl get no }; kubectl get next
Set-StrictMode -Version Latest; $x = @{}; kubectl get "x$($x.nope)"; kubectl get next
Set-StrictMode -Version Latest; $x = "a"; kubectl get "x$($x.nope)"; kubectl get next
Set-StrictMode -Version Latest; $x = "a"; kubectl get "x$($x.Count)"; kubectl get next
Set-StrictMode -Version Latest; $x = 1, 2; kubectl get "x$($x[5])"; kubectl get next
Set-StrictMode -Version Latest; function f($a) { kubectl get "x$a" }; f; f(1); f (1) 
Set-StrictMode -Version Latest; function f($a) { $b; kubectl get "x$a" }; f 1
Set-StrictMode -Version 1; $x = @{}; kubectl get "x$($x.nope)" "y$nothing"
Set-StrictMode -Version 2; $x = @{}; kubectl get "x$($x.nope)"; kubectl get next
Set-StrictMode -Version 3; kubectl get "x$LASTEXITCODE"; kubectl get next
function f { Set-StrictMode -Version Latest; kubectl get "x$nothing" }; f; kubectl get "x$nothing"
Set-StrictMode -Version Latest; Set-StrictMode -Off; kubectl get "x$nothing"
Set-StrictMode -Version Latest; & { Set-StrictMode -Off; kubectl get "x$nothing" }; kubectl get "x$nothing"; kubectl get end
