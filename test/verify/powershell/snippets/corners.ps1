function D { param($C,$N) kubectl get pods }; D (⏎kubectl get ns one⏎) -N (⏎kubectl get ns two⏎)
function D { param($C,$N) kubectl get "$C" "$N" }; $i = 0; D "a$(++$i; $i)" -N "b$(++$i; $i)"
function D { param($C,$N) kubectl get "$C" "$N" }; $i = 0; D -N "b$(++$i; $i)" "a$(++$i; $i)"
$i = 0; $p = Join-Path "/a$(++$i; $i)" -ChildPath "b$(++$i; $i)"; kubectl get "$p"
$i = 0; Write-Host "a$(kubectl get ns one)" -NoNewline "b$(kubectl get ns two)"
$i = 0; Write-Host "a$(kubectl get ns one)" -ForegroundColor $(kubectl get ns three; 'Red') "b$(kubectl get ns two)"
$pods=@('[{"n":"abc"}]'|ConvertFrom-Json); kubectl get pods "$($pods.n[0])"
$pods=@('[{"n":"abc"}]'|ConvertFrom-Json); kubectl get pods "$($pods.n.Length)"
$l='[{"t":["a","b"]},{"t":["c"]}]'|ConvertFrom-Json; foreach($t in $l.t){kubectl get pods "$t"}
$l='[{"t":["a","b"]},{"t":["c"]}]'|ConvertFrom-Json; kubectl get pods @($l.t)
$l='[{"t":["a","b"]},{"t":["c"]}]'|ConvertFrom-Json; kubectl get pods "$($l.t.Count)" "$($l.t)"
$l='[{"t":[["a","b"],["c"]]},{"t":["d"]}]'|ConvertFrom-Json; kubectl get pods "$($l.t.Count)"
$l='[{"t":null},{"t":"a"}]'|ConvertFrom-Json; kubectl get pods "$($l.t.Count)"; foreach($t in $l.t){kubectl get pods "x$t"}
$l='[{"t":[]},{"t":[]}]'|ConvertFrom-Json; kubectl get pods "x$(@($l.t).Count)"; foreach($t in $l.t){kubectl get pods "x$t"}
$l='[{"t":[]},{"t":"a"}]'|ConvertFrom-Json; kubectl get pods "x$(@($l.t).Count)$($l.t[0])"
$l='[{"t":"a"},{"t":"b"}]'|ConvertFrom-Json; kubectl get pods "x$(@($l.t).Count)$($l.t[0])"
$l=@(@(), @()); kubectl get pods "x$($l.t -eq $null)"
$l=@(); kubectl get pods "x$($l.t)y"
$l='{"items":[{"t":null}]}'|ConvertFrom-Json; kubectl get pods "x$($null -eq $l.items.t)" "n$(@($l.items.t).Count)"
'{"tags":["a","b"]}'|ConvertFrom-Json|select -ExpandProperty tags|%{kubectl get pods "$_"}
'{"tags":["a","b"]}'|ConvertFrom-Json|Select-Object -ExpandProperty tags -First 1|%{kubectl get pods "$_"}
'{"tags":[["a","b"],["c"]]}'|ConvertFrom-Json|Select-Object -ExpandProperty tags|%{kubectl get pods "$_"}
$ErrorActionPreference='Stop'; $x=[pscustomobject]@{a=1}|select -ExpandProperty nope; kubectl get nodes
$x=[pscustomobject]@{a=1}|select -ExpandProperty nope; kubectl get nodes "x$x"
$x=[pscustomobject]@{a=1}|select -ExpandProperty nope -ErrorAction SilentlyContinue; kubectl get nodes "x$x" "$?"
try { [pscustomobject]@{a=1}|select -ExpandProperty nope -ErrorAction Stop; kubectl get on } catch { kubectl get caught }
$x=@([pscustomobject]@{a=$null}|select -ExpandProperty a); kubectl get nodes "x$($x.Count)"
[pscustomobject]@{a=$null}|select -ExpandProperty a|%{ kubectl get one "x$_" }
$x=@([pscustomobject]@{a=@()}|select -ExpandProperty a); kubectl get nodes "x$($x.Count)"
$x=@(@{a=1}|select -ExpandProperty a); kubectl get nodes "x$($x.Count)"
$x=@('abc'|select -ExpandProperty Length); kubectl get nodes "x$x"
$x=@($null|select -ExpandProperty Length); kubectl get nodes "x$($x.Count)"
'{"a":{"b":[1,2]}}'|ConvertFrom-Json|select -ExpandProperty a|select -ExpandProperty b|%{kubectl get "$_"}
$PSNativeCommandArgumentPassing='Legacy'; kubectl patch deploy x -p '{"a":"b"}'
$PSNativeCommandArgumentPassing='Legacy'; kubectl get pods ''
$PSNativeCommandArgumentPassing='Legacy'; kubectl get pods 'a b\'
$PSNativeCommandArgumentPassing='Legacy'; kubectl get pods 'a b' c
$PSNativeCommandArgumentPassing='Windows'; kubectl patch deploy x -p '{"a":"b"}' ''
$PSNativeCommandArgumentPassing='Standard'; kubectl patch deploy x -p '{"a":"b"}' ''
function f { $PSNativeCommandArgumentPassing='Legacy'; kubectl get pods 'a"b' }; f; kubectl get pods 'a"b'
function f { $PSNativeCommandArgumentPassing='Standard'; kubectl get pods 'a"b' }; $PSNativeCommandArgumentPassing='Legacy'; f; kubectl get pods 'ab'
$PSNativeCommandArgumentPassing='Legacy'; $x = @('a', ''); kubectl get pods @x
$PSNativeCommandArgumentPassing='Legacy'; $x = kubectl config view; kubectl get pods "$x"
function global:kubectl { curl http://example.com/ }; kubectl get pods
function script:kubectl { curl http://example.com/ }; kubectl get pods
function local:kubectl { curl http://example.com/ }; kubectl get pods
function private:kubectl { curl http://example.com/ }; kubectl get pods
function script:k { kubectl get inner }; function g { k }; g
function f { function script:k { kubectl get inner } }; f; k
function f { function global:k { kubectl get inner } }; f; k
function global:k { kubectl get inner }; k
$x = @($null,1|select -First 1); kubectl get "n$($x.Count)"
$x = @($null|select -First 1); kubectl get "n$($x.Count)"
$x = @(1,$null,2|select -Last 1 -Skip 1); kubectl get "n$($x.Count)"
1..5|select -Last 1 -Skip 1|%{kubectl get "$_"}
1..5|select -Last 2 -Skip 4|%{kubectl get "$_"}
1..5|select -Last 9 -Skip 1|%{kubectl get "$_"}
1..5|select -First 2 -Skip 1|%{kubectl get "$_"}
1..5|select -Last 0 -Skip 1|%{kubectl get "$_"}
1..5|select -Skip 4|%{kubectl get "$_"}
$o = kubectl get pods -o json | ConvertFrom-Json | Select-Object -ExpandProperty items; foreach ($i in $o) { kubectl get x }
kubectl get pods -o json | ConvertFrom-Json | Select-Object -ExpandProperty nope; kubectl get x
$ErrorActionPreference='Stop'; kubectl get pods -o json | ConvertFrom-Json | Select-Object -ExpandProperty nope; kubectl get x
$x = @(kubectl get pods -o json | ConvertFrom-Json); kubectl get "$($x.Count)"
try{Get-Content /tmp/work/none -ErrorAction Stop}catch{kubectl get pods "$_"}
try{Get-Content /tmp/work/none -ErrorAction Stop}catch{kubectl get pods "m$($_.Exception.Message)"}
try{$x = [IO.File]::ReadAllText('/tmp/work/none')}catch{kubectl get pods "m$_"}
try{$x = [int]'a'}catch{kubectl get pods "m$_"}
try{$x = $null.Foo()}catch{kubectl get pods "m$_"}
try{throw 'own'}catch{kubectl get pods "m$_"}
try{Write-Error 'own' -ErrorAction Stop}catch{kubectl get pods "m$_"}
function f { throw 'own' }; try{f}catch{kubectl get pods "m$($_.Exception.Message)"}
try { throw } catch {kubectl get pods "m$_"}
Set-StrictMode -Version Latest; try { kubectl get $nope } catch { if ("$_" -match 'nope') { kubectl get a } else { kubectl get b } }
kubectl get "n$(($null,1|measure).Count)" "n$(($null|measure).Count)" "n$((1,2|measure).Count)"
foreach ($e in ($null,"a"|sort)) { kubectl get "x$e" }
$x=@($null|sort); kubectl get "n$($x.Count)"
$x=@($null,1|select -Skip 1); kubectl get "n$($x.Count)"
function f { param($a,$b) kubectl get "$a" "$b" }; $h=@{a=1}; f @h -b 2; f -b (1 + 1) @h
function f { param($a,$b) kubectl get "$a" "$b" }; $h=@{a=1}; f -b ($h=@{a=2}) @h
$x = @(kubectl get pods -o json | ConvertFrom-Json); kubectl get "n$($x.Count)"
function f { [CmdletBinding()] param([string]$X) kubectl get pods "$X" }; f a,b; kubectl get nodes
function f { [CmdletBinding()] param([string]$X) kubectl get pods "$X" }; f @('a'); kubectl get nodes
function f { [CmdletBinding()] param([string]$X) kubectl get pods "x$X" }; f @(); kubectl get nodes
function f { [CmdletBinding()] param([int]$X) kubectl get pods "x$X" }; f 1,2; kubectl get nodes
function f { [CmdletBinding()] param([string]$X) kubectl get pods "x$X" }; f (kubectl config get-contexts -o name); kubectl get nodes
function f { [CmdletBinding()] param([string]$X) kubectl get pods "x$X" }; f (kubectl get pods); kubectl get nodes
function f { [CmdletBinding()] param([string]$X) kubectl get pods "x$X" }; f (kubectl config current-context); kubectl get nodes
function f { [CmdletBinding()] param([string]$X) kubectl get pods "x$X" }; f $null; kubectl get nodes
function f { [CmdletBinding()] param([string]$X) kubectl get pods "x$X" }; $p = kubectl get pods -o json | ConvertFrom-Json; f $p.items[0].metadata.name; kubectl get nodes
function f { [CmdletBinding()] param([string]$X) kubectl get pods "x$X" }; f ([pscustomobject]@{a=1}).a; kubectl get nodes
function f { [CmdletBinding()] param([string[]]$X) kubectl get pods "x$X" }; f a,b; kubectl get nodes
function f { [CmdletBinding()] param([bool]$X) kubectl get pods "x$X" }; f $true; kubectl get nodes
function f { param([string]$X) kubectl get pods "$X" }; f a,b; kubectl get nodes
function f { param([int]$X) kubectl get pods "$X" }; f 1,2; kubectl get nodes
function f { param([string]$X, [Parameter()]$Y) kubectl get pods "$X" }; f a,b; kubectl get nodes
function f { [CmdletBinding()] param($X) kubectl get pods "$X" }; f a,b; kubectl get nodes
function f { [CmdletBinding()] param([string]$X = @('a','b')) kubectl get pods "$X" }; f; kubectl get nodes
function f { param([Parameter(Mandatory)][string]$db) kubectl get pods "$db" }; f x
function f { param([Parameter(Mandatory)][string]$wa) kubectl get pods "$wa" }; f x
function f { param([Parameter(Mandatory)][string]$ov) kubectl get pods "$ov" }; f x
function f { [CmdletBinding()] param([switch]$Verbose) kubectl get pods "$Verbose" }; f
function f { [CmdletBinding()] param([Alias('vb')]$x) kubectl get pods "$x" }; f
function f { [CmdletBinding()] param($ErrorAction) kubectl get pods "$ErrorAction" }; f x
function f { [CmdletBinding()] param($x, [Alias('X')]$y) kubectl get pods "$x" }; f
function f { param($x, [Alias('X')]$y) kubectl get pods "$x" }; f
function f { param($x, [Alias('x')]$y) kubectl get pods "$x" "$y" }; f -x 1
function f { [CmdletBinding()] param([Alias('a','a')]$y) kubectl get pods "$y" }; f -a 1
function f { param($Verbose) kubectl get pods "$Verbose" }; f x
function f { [CmdletBinding()] param($WhatIf) kubectl get pods "$WhatIf" }; f x
function f { [CmdletBinding()] param($cf) kubectl get pods "$cf" }; f x
function f { [CmdletBinding()] param($ProgressAction) kubectl get pods "$ProgressAction" }; f x
function f { [CmdletBinding()] param($proga) kubectl get pods "$proga" }; f x
function f { param([Parameter(Position=0)]$a,[Parameter(Position=0)]$b) kubectl get pods "$a" "$b" }; f x y
function f { param([Parameter(Position=0)]$a,[Parameter(Position=1)]$b) kubectl get pods "$a" "$b" }; f x y
function f { param([Parameter(Position=1)]$a,[Parameter(Position=0)]$b) kubectl get pods "$a" "$b" }; f x y
function f { param([Parameter(Position=0)]$a,$b) kubectl get pods "$a" "$b" }; f x
function f($v){kubectl get pods $v}; f 1.0
function f($v){kubectl get pods "$v"}; f 1.0
function f($v){kubectl get pods $v}; f 0x10
function f($v){kubectl get pods $v}; f 10
function f($v){kubectl get pods $v}; f 1kb
function f($v){kubectl get pods $v}; f 1e3
function f($v){kubectl get pods $v}; f (1.0)
function f($v){kubectl get pods $v}; f -v 1.0
function f($v){kubectl get pods $v}; f -v:1.50
function f($v){kubectl get pods ($v + 1)}; f 1.0
function f($v){kubectl get pods $v}; f 007
function f($v){kubectl get pods $v}; f +5
function f($v){kubectl get pods $v}; f 1.50
function f([object]$v){kubectl get pods $v}; f 1.0
function f([int]$v){kubectl get pods $v}; f 1.0
function f([string[]]$v){kubectl get pods $v}; f 1.0
function f([object[]]$v){kubectl get pods $v}; f 1.0
function f([string]$v){kubectl get pods $v}; f 1.0
function f($v){kubectl get pods $v}; f 1.0,2.0
function f($v){kubectl get pods $v}; f 1,2
function f($v){kubectl get pods $v}; $x = 1.0; f $x
function k{kubectl get @args}; k pods 1.0 0x10 1kb
function k{kubectl get @args}; k pods 10
function k{kubectl get "$args"}; k pods 1.0 0x10 1kb
function k{kubectl get @args}; function m { k @args }; m 1.0
& { param($a) kubectl get $a } 1.0
echo 0x10|kubectl apply -f -
Write-Output 1.0|kubectl apply -f -
Write-Output 10|kubectl apply -f -
Write-Output 1.0 2.0|kubectl apply -f -
Write-Output 1.0|%{kubectl get "$_"}
$x = Write-Output 1.0; kubectl get "$x" $x
1.0|Write-Output|kubectl apply -f -
Write-Output -InputObject 1.0|kubectl apply -f -
Set-Variable x 1.0; kubectl get "$x" $x
ConvertTo-Json 1.0 | kubectl apply -f -
Join-Path /tmp 1.0 | %{ kubectl get "$_" }
(1,2),(3,4)|Write-Output|%{kubectl get pods "$_"}
(1,2),3|Write-Output|%{kubectl get pods "$_"}
$x = @((1,2),(3,4)|Write-Output); kubectl get "n$($x.Count)"
Write-Output (1,2) (3,4)|%{kubectl get pods "$_"}
Write-Output (1,2),(3,4)|%{kubectl get pods "$_"}
Write-Output (1,2) 3|%{kubectl get pods "$_"}
Write-Output @(1,2)|%{kubectl get pods "$_"}
Write-Output ((1,2),(3,4))|%{kubectl get pods "$_"}
Write-Output $null|%{kubectl get pods "x$_"}
$null|Write-Output|%{kubectl get pods "x$_"}
@()|Write-Output|%{kubectl get pods "x$_"}
Write-Output @()|%{kubectl get pods "x$_"}
$x = @(Write-Output a $null b); kubectl get "n$($x.Count)"
function f { [CmdletBinding()] param([string]$X) $X = 'a','b'; kubectl get "$X" }; f x
function f { [CmdletBinding()] param([string]$X) kubectl get "x$X" }; $p = kubectl get pods -o json | ConvertFrom-Json; f $p.items; kubectl get nodes
[CmdletBinding()] param([string]$X = @('a','b')); kubectl get "$X"
[CmdletBinding()] param([string]$Context = (kubectl config current-context)); kubectl get "x$Context"
[CmdletBinding()] param([string]$db); kubectl get "x$db"
foreach($b in [Text.Encoding]::UTF8.GetBytes('abc')){kubectl get nodes}
[Text.Encoding]::UTF8.GetBytes('abc')|%{kubectl get nodes}
$bytes=[Text.Encoding]::UTF8.GetBytes('abc'); kubectl get "n$(@($bytes).Count)"
$bytes=[Text.Encoding]::UTF8.GetBytes('abc'); kubectl get "n$($bytes.Count)"
$bytes=[Text.Encoding]::UTF8.GetBytes('abc'); kubectl get "n$($bytes.Length)"
$bytes=[Text.Encoding]::UTF8.GetBytes('abc'); kubectl get "n$(($bytes | measure).Count)"
$bytes=[Text.Encoding]::UTF8.GetBytes('abc'); kubectl get "n$bytes"
$bytes=[Text.Encoding]::UTF8.GetBytes('abc'); $a,$b = $bytes; kubectl get "n$a"
$bytes=[Text.Encoding]::UTF8.GetBytes('abc'); switch ($bytes) { default { kubectl get x } }
$bytes=[Text.Encoding]::UTF8.GetBytes('abc'); $a = @(1) + $bytes; kubectl get "n$($a.Count)"
$bytes=[Text.Encoding]::UTF8.GetBytes('abc'); $a = 1, $bytes; kubectl get "n$($a.Count)"
$bytes=[Text.Encoding]::UTF8.GetBytes('abc'); if ($bytes) { kubectl get y }
$bytes=[Text.Encoding]::UTF8.GetBytes('abc'); Write-Output $bytes | Out-Null; kubectl get y
function f { [Text.Encoding]::UTF8.GetBytes('abc') }; $b = f; kubectl get "x$([Text.Encoding]::UTF8.GetString($b))"
function f { return [Text.Encoding]::UTF8.GetBytes('a') }; $b = f; kubectl get "x$([Text.Encoding]::UTF8.GetString($b))"
function f { return [Text.Encoding]::UTF8.GetBytes('') }; $b = f; kubectl get "x$([Text.Encoding]::UTF8.GetString($b))"
function f { [Text.Encoding]::UTF8.GetBytes('abc') }; f | % { kubectl get x }
function f { [Text.Encoding]::UTF8.GetBytes('abc') }; foreach ($b in f) { kubectl get x }
function f { [Text.Encoding]::UTF8.GetBytes('abc') }; $b = @(f); kubectl get "n$($b.Count)"
$x = if ($true) { [Text.Encoding]::UTF8.GetBytes('abc') }; kubectl get "x$([Text.Encoding]::UTF8.GetString($x))"
[Text.Encoding]::UTF8.GetBytes('abc') | kubectl apply -f -
$o='{"text":"hi"}'|ConvertFrom-Json; kubectl get pods "$o"
$o=[pscustomobject]@{text='hi'}; kubectl get pods "$o"
$k = Get-Command kubectl -CommandType Application; & $k get pods
$env:X = ''; kubectl get "x$($null -eq $env:X)"
$env:X = ''; if ($null -eq $env:X) { kubectl get null } else { kubectl get empty }
$env:X = ''; if ($env:X) { kubectl get y } else { kubectl get n }
$env:X = ''; kubectl get "x$env:X"
$env:X = ''; kubectl get "n$(@($env:X).Count)"
$env:X = ''; if (Test-Path env:X) { kubectl get y } else { kubectl get n }
$env:X = ''; $y = $env:X ?? 'd'; kubectl get "x$y"
$env:X = ''; kubectl get pods $env:X
$env:X = ''; foreach ($e in $env:X) { kubectl get "x$e" }
$env:X = ''; $env:X | % { kubectl get "x$_" }
$env:X = ''; if ([string]::IsNullOrEmpty($env:X)) { kubectl get y }
$env:X = ''; $y = $env:X; if ($y -eq $null) { kubectl get y } else { kubectl get n }
$env:X = ''; $y = $env:X.Length; kubectl get "x$y"
$env:X = ''; $y = $env:X.Trim(); kubectl get "x$y"
$env:X = ''; kubectl get "x$($env:X -eq '')"
$env:X = $null; kubectl get "x$($null -eq $env:X)"
[Environment]::SetEnvironmentVariable('X',''); kubectl get "x$($null -eq $env:X)"
[Environment]::SetEnvironmentVariable('X',''); kubectl get "x$($null -eq [Environment]::GetEnvironmentVariable('X'))"
[Environment]::SetEnvironmentVariable('X',$null); kubectl get "x$($null -eq $env:X)"
$env:X = 'a'; $env:X = ''; kubectl get "x$($null -eq $env:X)"
$env:KUBECONFIG = ''; kubectl get pods
$env:KUBECONFIG = $null; kubectl get pods
$env:X = 'a'; if ($true) { $env:X = '' }; kubectl get "x$($null -eq $env:X)"
function f { $env:X = '' }; f; kubectl get "x$($env:X ?? 'd')"
$env:X = ''; $env:X += 'a'; kubectl get "x$env:X"
$ErrorActionPreference='Stop'; kubectl config view -o 'jsonpath={.current-context}' > /tmp/work/f; kubectl get pods "x$([IO.File]::ReadAllText('/tmp/work/f'))."
kubectl config view -o 'jsonpath={.current-context}' > /tmp/work/f; $x = Get-Content /tmp/work/f -Raw; kubectl get pods "x$x."
kubectl config view -o 'jsonpath={.current-context}' > /tmp/work/f; $x = Get-Content /tmp/work/f; kubectl get pods "x$x."
kubectl config current-context > /tmp/work/f; kubectl get pods "x$([IO.File]::ReadAllText('/tmp/work/f'))."
kubectl config view -o 'jsonpath={.current-context}' | Out-File /tmp/work/f; kubectl get pods "x$([IO.File]::ReadAllText('/tmp/work/f'))."
kubectl config view -o 'jsonpath={.current-context}' >> /tmp/work/f; kubectl config view -o 'jsonpath={.current-context}' >> /tmp/work/f; kubectl get pods "x$([IO.File]::ReadAllText('/tmp/work/f'))."
kubectl config view -o 'jsonpath={.current-context}' > /tmp/work/f 2>&1; kubectl get pods "x$([IO.File]::ReadAllText('/tmp/work/f'))."
kubectl config view -o 'jsonpath={.current-context}' > /tmp/work/f 2> $null; kubectl get pods "x$([IO.File]::ReadAllText('/tmp/work/f'))."
'a' | kubectl config view -o 'jsonpath={.current-context}' > /tmp/work/f; kubectl get pods "x$([IO.File]::ReadAllText('/tmp/work/f'))."
$x = kubectl config view -o 'jsonpath={.current-context}'; $x > /tmp/work/f; kubectl get pods "x$([IO.File]::ReadAllText('/tmp/work/f'))."
'a' > /tmp/work/f; kubectl get pods "x$([IO.File]::ReadAllText('/tmp/work/f'))."
'a','b' > /tmp/work/f; kubectl get pods "x$([IO.File]::ReadAllText('/tmp/work/f'))."
function f { kubectl config view -o 'jsonpath={.current-context}' }; f > /tmp/work/f; kubectl get pods "x$([IO.File]::ReadAllText('/tmp/work/f'))."
& { kubectl config view -o 'jsonpath={.current-context}' } > /tmp/work/f; kubectl get pods "x$([IO.File]::ReadAllText('/tmp/work/f'))."
(kubectl config view -o 'jsonpath={.current-context}') > /tmp/work/f; kubectl get pods "x$([IO.File]::ReadAllText('/tmp/work/f'))."
kubectl config view -o 'jsonpath={.current-context}' | Set-Content /tmp/work/f; kubectl get pods "x$([IO.File]::ReadAllText('/tmp/work/f'))."
$f='/tmp/work/f'; & { throw 'x' } > $f; kubectl get "x$(Test-Path $f)"
$ErrorActionPreference='Stop'; @()|Set-Content /tmp/work/g; kubectl get pods; if(Test-Path /tmp/work/g){kubectl get nodes}else{kubectl get ns}
@()|Set-Content /tmp/work/g; if(Test-Path /tmp/work/g){kubectl get nodes}else{kubectl get ns}
@()|Add-Content /tmp/work/g; if(Test-Path /tmp/work/g){kubectl get nodes}else{kubectl get ns}
@()|Out-File /tmp/work/g; if(Test-Path /tmp/work/g){kubectl get nodes}else{kubectl get ns}
$null|Set-Content /tmp/work/g; if(Test-Path /tmp/work/g){kubectl get nodes "x$([IO.File]::ReadAllText('/tmp/work/g'))"}else{kubectl get ns}
$null,'a'|Set-Content /tmp/work/g; if(Test-Path /tmp/work/g){kubectl get nodes "x$([IO.File]::ReadAllText('/tmp/work/g'))"}else{kubectl get ns}
Set-Content /tmp/work/g @(); if(Test-Path /tmp/work/g){kubectl get nodes "x$([IO.File]::ReadAllText('/tmp/work/g'))"}else{kubectl get ns}
Set-Content /tmp/work/g $null; if(Test-Path /tmp/work/g){kubectl get nodes "x$([IO.File]::ReadAllText('/tmp/work/g'))"}else{kubectl get ns}
'old' > /tmp/work/g; @()|Set-Content /tmp/work/g; kubectl get "x$([IO.File]::ReadAllText('/tmp/work/g'))"
kubectl get nothing | Set-Content /tmp/work/g; if(Test-Path /tmp/work/g){kubectl get nodes}else{kubectl get ns}
kubectl get nothing | Add-Content /tmp/work/g; if(Test-Path /tmp/work/g){kubectl get nodes}else{kubectl get ns}
kubectl get nothing > /tmp/work/g; if(Test-Path /tmp/work/g){kubectl get nodes}else{kubectl get ns}
$x = kubectl get nothing; $x | Set-Content /tmp/work/g; if(Test-Path /tmp/work/g){kubectl get nodes}else{kubectl get ns}
$x = kubectl get nothing; Set-Content /tmp/work/g $x; if(Test-Path /tmp/work/g){kubectl get nodes}else{kubectl get ns}
kubectl config current-context | Set-Content /tmp/work/g; if(Test-Path /tmp/work/g){kubectl get nodes}else{kubectl get ns}
kubectl config view -o 'jsonpath={.nope}' | Set-Content /tmp/work/g; if(Test-Path /tmp/work/g){kubectl get nodes}else{kubectl get ns}
@()|Set-Content /tmp/work/nope/g; kubectl get x
$ErrorActionPreference='Stop'; @()|Set-Content /tmp/work/nope/g; kubectl get x
'a_b' -replace '\_','-' | % { kubectl get "$_" }
kubectl get "$([regex]::Unescape('a\_b'))"
kubectl get "x$('<none>' -match '\<none>')"
kubectl get "x$('<none>' -match '\<none\>')"
kubectl get "x$('<none>' -match '<none>')"
kubectl get "x$('it''s' -match 'it\''s')"
kubectl get "x$('a-b' -match 'a\-b')" "x$('a b' -match 'a\ b')" "x$('a#b' -match 'a\#b')"
kubectl get "x$('a:b' -match 'a\:b')" "x$('a,b' -match 'a\,b')" "x$('a/b' -match 'a\/b')" "x$('a=b' -match 'a\=b')" "x$('a@b' -match 'a\@b')" "x$('a%b' -match 'a\%b')" "x$('a&b' -match 'a\&b')" "x$('a~b' -match 'a\~b')" "x$('a!b' -match 'a\!b')"
kubectl get "x$('a"b' -match 'a\"b')" "x$('a;b' -match 'a\;b')" "x$('a>b' -match 'a\>b')" "x$('a<b' -match 'a\<b')" "x$('a`b' -match 'a\`b')"
if ('ab' -match '(?:(a)|b)+') { kubectl get "x$($Matches[1])" }
if ('ab' -match '(?:(a)|b)*') { kubectl get "x$($Matches[1])" "n$($Matches.Count)" }
if ('ab' -match '((a)|b)+') { kubectl get "x$($Matches[2])" }
if ('ab' -match '(a|b)+') { kubectl get "x$($Matches[1])" }
if ('a1b2' -match '^(?:([a-z])(\d))+$') { kubectl get "x$($Matches[1])$($Matches[2])" }
if ('10.0.0.1' -match '^(\d+\.){3}\d+$') { kubectl get "x$($Matches[1])" }
if ('a' -match '(a)?(b)?') { kubectl get "x$($Matches[1])$($Matches[2])" "n$($Matches.Count)" }
if ('aab' -match '(a){2}b') { kubectl get "x$($Matches[1])" }
kubectl get "x$('aXbX' -replace '(?:(a)|b)X','<$1>')"
kubectl get "x$('a_b' -match 'a[\_]b')"
kubectl get "x$('a<b' -match 'a[\<]b')"
kubectl get "x$('a-b' -match 'a[\-]b')" "x$('a.b' -match '[\w\.-]+')"
kubectl get "x$([regex]::Unescape('a\-b\.c\ d'))"
kubectl get "x$([regex]::Escape('a_b-c.d e'))"
kubectl get "x$([regex]::Unescape('a\<b'))"
'{"d":"/Date(1234656000000)/"}' | ConvertFrom-Json | % { kubectl get "x$($_.d)" }
'{"d":"2024-01-01T00:00:00Z"}' | ConvertFrom-Json | % { kubectl get "x$($_.d)" }
'{"d":"2024-01-01"}' | ConvertFrom-Json | % { kubectl get "x$($_.d)" }
'{"d":"2024-01-01 10:00:00"}' | ConvertFrom-Json | % { kubectl get "x$($_.d)" }
'{"d":"2024-01-01T10"}' | ConvertFrom-Json | % { kubectl get "x$($_.d)" }
'"2024-01-01T00:00:00Z"' | ConvertFrom-Json | % { kubectl get "x$_" }
'{"d":"/Date(x)/"}' | ConvertFrom-Json | % { kubectl get "x$($_.d)" }
'{"d":" 2024-01-01T00:00:00Z"}' | ConvertFrom-Json | % { kubectl get "x$($_.d)" }
'{"d":"2024-1-1T00:00:00Z"}' | ConvertFrom-Json | % { kubectl get "x$($_.d)" }
'1',''|ConvertFrom-Json|%{kubectl get pods "$_"}
'1','2'|ConvertFrom-Json|%{kubectl get pods "$_"}
'{"a":1}','{"a":2}'|ConvertFrom-Json|%{kubectl get pods "$($_.a)"}
'{','"a":1}'|ConvertFrom-Json|%{kubectl get pods "$($_.a)"}
'[1,','2]'|ConvertFrom-Json|%{kubectl get pods "$_"}
'','1'|ConvertFrom-Json|%{kubectl get pods "$_"}
'1',' '|ConvertFrom-Json|%{kubectl get pods "$_"}
'[1]',''|ConvertFrom-Json|%{kubectl get pods "$_"}
@('{', '"a": 1', '}')|ConvertFrom-Json|%{kubectl get pods "$($_.a)"}
'{"a":"x"}' | ConvertFrom-Json | % { kubectl get "$($_.a)" }
'null' | ConvertFrom-Json | % { kubectl get "x$_" }
@('null' | ConvertFrom-Json) | % { kubectl get "x$_" }
'[]' | ConvertFrom-Json | % { kubectl get "x$_" }
'[[1,2],[3]]' | ConvertFrom-Json | % { kubectl get "x$_" }
'[null]' | ConvertFrom-Json | % { kubectl get "x$_" }
'"a"' | ConvertFrom-Json | % { kubectl get "x$_" }
'true' | ConvertFrom-Json | % { kubectl get "x$_" }
'{"a":1,"a":2}' | ConvertFrom-Json | % { kubectl get "x$($_.a)" }
'{"a":1e3}' | ConvertFrom-Json | % { kubectl get "x$($_.a)" }
'{"a":1.0}' | ConvertFrom-Json | % { kubectl get "x$($_.a)" }
'{"a":-0}' | ConvertFrom-Json | % { kubectl get "x$($_.a)" }
'' | ConvertFrom-Json | % { kubectl get "x$_" }
'{"a":"\u0041\ud83d\ude00"}' | ConvertFrom-Json | % { kubectl get "x$($_.a)" }
'{"__proto__":1}' | ConvertFrom-Json | % { kubectl get "x$($_.__proto__)" }
kubectl get "x$(Split-Path '/a/..' -Leaf)"
kubectl get "x$(Split-Path '/a/.' -Leaf)"
kubectl get "x$(Split-Path '/a/../b' -Leaf)" "x$(Split-Path '/a/../b' -Parent)" "x$(Split-Path '/a/../b')"
kubectl get "x$(Split-Path '/a/./b')" "x$(Split-Path 'a/b')" "x$(Split-Path '/a/b')"
kubectl get "x$(Split-Path '/a/.hidden' -Leaf)" "x$(Split-Path '/a/b.c' -Leaf)" "x$(Split-Path '/a/...' -Leaf)"
kubectl get "x$(Split-Path '/a' )"
kubectl get "x$(Split-Path '/a' -Leaf)"
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,'abc',[Text.Encoding]::UTF8); $x=[IO.File]::ReadAllText($f); kubectl get "$x" "n$($x.Length)"
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,'abc',[Text.Encoding]::UTF8); $x=Get-Content $f; kubectl get "$x" "n$($x.Length)"
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,'abc',[Text.Encoding]::UTF8); $x=Get-Content $f -Raw; kubectl get "$x" "n$($x.Length)"
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,'abc',[Text.Encoding]::UTF8); $x=[Text.Encoding]::UTF8.GetString([IO.File]::ReadAllBytes($f)); kubectl get "$x" "n$($x.Length)"
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,'abc',[Text.Encoding]::UTF8); $x = [Convert]::ToBase64String([IO.File]::ReadAllBytes($f)); kubectl get "$x"
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,'abc',[Text.Encoding]::UTF8); Add-Content $f 'd'; $x=Get-Content $f; kubectl get "$x"
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,'',[Text.Encoding]::UTF8); $x=@(Get-Content $f); kubectl get "n$($x.Count)"; $x=@(Get-Content $f -Raw); kubectl get "n$($x.Count)"
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,'abc',[Text.Encoding]::UTF8); Get-Content $f | kubectl apply -f -; kubectl apply -f $f
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,"$([char]0xfeff)bc"); $x=[IO.File]::ReadAllText($f); kubectl get "$x" "n$($x.Length)"
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,"$([char]0xfeff)$([char]0xfeff)bc"); $x=[IO.File]::ReadAllText($f); kubectl get "n$($x.Length)"; $x=Get-Content $f; kubectl get "n$($x.Length)"
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,"ab`n"); Get-Content $f > $f; kubectl get "x$([IO.File]::ReadAllText($f))"
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,"ab`n"); (Get-Content $f) > $f; kubectl get "x$([IO.File]::ReadAllText($f))"
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,"ab`n"); (Get-Content $f) | Set-Content $f; kubectl get "x$([IO.File]::ReadAllText($f))"
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,"ab`n"); Get-Content $f >> $f; kubectl get "x$([IO.File]::ReadAllText($f))"
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,"ab`n"); Get-Content $f -Raw > $f; kubectl get "x$([IO.File]::ReadAllText($f))"
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,"ab`n"); & { kubectl get "x$([IO.File]::ReadAllText($f))" } > $f; kubectl get end
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,"ab`n"); "x$([IO.File]::ReadAllText($f))" > $f; kubectl get "x$([IO.File]::ReadAllText($f))"
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,"ab`n"); Get-Content $f | kubectl apply -f - > $f; kubectl get end
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,"ab`n"); kubectl apply -f $f > $f; kubectl get end
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,"ab`n"); Get-Content $f | Out-File $f; kubectl get "x$([IO.File]::ReadAllText($f))"
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,"ab`n"); Get-Content $f | Set-Content $f; kubectl get "x$([IO.File]::ReadAllText($f))"
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,"ab`n"); Get-Content $f | Add-Content $f; kubectl get "x$([IO.File]::ReadAllText($f))"
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,"ab`n"); if (Get-Content $f) { kubectl get "x$(Get-Content $f)" > $f }; kubectl get end
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,"ab`n"); kubectl config current-context 2> $f; kubectl get "x$([IO.File]::ReadAllText($f))"
$f='/tmp/work/f'; try { & { throw 'x' } > $f } catch { kubectl get "x$(Test-Path $f)" }
$ErrorActionPreference='Stop'; 'old' > /tmp/work/g; & { throw 'x' } > /tmp/work/g
$ErrorActionPreference='Stop'; 'old' > /tmp/work/g; try { & { throw 'x' } > /tmp/work/g } catch { kubectl get "x$([IO.File]::ReadAllText('/tmp/work/g'))" }
$ErrorActionPreference='Stop'; 'old' > /tmp/work/g; @()|Set-Content /tmp/work/g; kubectl get "x$([IO.File]::ReadAllText('/tmp/work/g'))"
$ErrorActionPreference='Stop'; 'old' > /tmp/work/g; @()|Out-File /tmp/work/g; kubectl get "x$([IO.File]::ReadAllText('/tmp/work/g'))"
$ErrorActionPreference='Stop'; 'old' > /tmp/work/g; @()|Add-Content /tmp/work/g; kubectl get "x$([IO.File]::ReadAllText('/tmp/work/g'))"
$ErrorActionPreference='Stop'; 'old' > /tmp/work/g; @() > /tmp/work/g; kubectl get "x$([IO.File]::ReadAllText('/tmp/work/g'))"
$ErrorActionPreference='Stop'; 'old' > /tmp/work/g; kubectl get nothing|Set-Content /tmp/work/g; kubectl get "x$([IO.File]::ReadAllText('/tmp/work/g'))"
$ErrorActionPreference='Stop'; 'old' > /tmp/work/g; Set-Content /tmp/work/g @(); kubectl get "x$([IO.File]::ReadAllText('/tmp/work/g'))"
$ErrorActionPreference='Stop'; $d = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid()); [IO.Directory]::CreateDirectory($d) | Out-Null; kubectl get nothing | Set-Content "$d/g"; if (Test-Path "$d/g") { kubectl get yes } else { kubectl get no }
$ErrorActionPreference='Stop'; $d = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid()); [IO.Directory]::CreateDirectory($d) | Out-Null; kubectl config current-context | Set-Content "$d/g"; if (Test-Path "$d/g") { kubectl get yes } else { kubectl get no }
$ErrorActionPreference='Stop'; $d = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid()); [IO.Directory]::CreateDirectory($d) | Out-Null; kubectl get nothing | Set-Content "$d/g"; $x = Get-Content "$d/g"; kubectl get "x$x"
$ErrorActionPreference='Stop'; $d = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid()); [IO.Directory]::CreateDirectory($d) | Out-Null; @() | Set-Content "$d/g"; if (Test-Path "$d/g") { kubectl get yes } else { kubectl get no }
$ErrorActionPreference='Stop'; $d = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid()); [IO.Directory]::CreateDirectory($d) | Out-Null; & { } > "$d/g"; if (Test-Path "$d/g") { kubectl get yes } else { kubectl get no }
$x = kubectl get pods -o json > /tmp/work/f; kubectl get "x$x"
$ErrorActionPreference='Stop'; $s = kubectl get secret s -o 'jsonpath={.data.token}' > /tmp/work/f; $t = [IO.File]::ReadAllText('/tmp/work/f'); kubectl get "x$t"
[Environment]::SetEnvironmentVariable('X',$null); kubectl get "x$($null -eq $env:X)"
[Environment]::SetEnvironmentVariable('X','a'); [Environment]::SetEnvironmentVariable('X',$null); kubectl get "x$env:X"; if ($env:X) { kubectl get y }
[Environment]::SetEnvironmentVariable('KUBECONFIG',$null); kubectl get pods
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,"ab`n"); (Get-Content $f) > $f; kubectl get "x$([IO.File]::ReadAllText($f))"
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,"ab`n"); "x$([IO.File]::ReadAllText($f))" > $f; kubectl get "x$([IO.File]::ReadAllText($f))"
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,"ab`n"); Get-Content $f | Out-File $f; kubectl get "x$([IO.File]::ReadAllText($f))"
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,"ab`n"); Get-Content $f | Out-File $f -Append; kubectl get "x$([IO.File]::ReadAllText($f))"
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,"ab`n"); Out-File $f -InputObject (Get-Content $f); kubectl get "x$([IO.File]::ReadAllText($f))"
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; [IO.File]::WriteAllText($f,"ab`n"); $x = (Get-Content $f) > $f; kubectl get "x$x"
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; "a$(kubectl get inner)" > $f; kubectl get end
$ErrorActionPreference='Stop'; "a$(kubectl get inner)" > "/tmp/work/$(kubectl config current-context)"; kubectl get end
$ErrorActionPreference='Stop'; $f='/tmp/work/f'; 'old' > $f; try { "a$([int]'x')" > $f } catch { kubectl get "x$([IO.File]::ReadAllText($f))" }
"a$(kubectl get inner)" > /tmp/nope/f; kubectl get end
$x = kubectl get pods -o json | ConvertFrom-Json; kubectl get "n$(@($x).Count)"
$p = kubectl get pods -o json | ConvertFrom-Json; kubectl get "n$($p.items.Count)"; foreach ($i in $p.items) { kubectl get pod "$($i.metadata.name)" }
$x = @('a'); foreach ($l in kubectl get pods) { $x = @(kubectl get nodes) }; kubectl get "n$($x.Count)"
$x = @('a'); while (kubectl get pods) { $x = @(kubectl get nodes); break }; kubectl get "n$($x.Count)"
$x = @('a'); foreach ($l in kubectl get pods) { $x = @(kubectl get nodes) }; foreach ($i in $x) { kubectl get one }
$x = @('a'); foreach ($l in kubectl get pods) { $x = @(kubectl get nodes) }; $x | % { kubectl get one }
$x = @('a'); foreach ($l in kubectl get pods) { $p = kubectl get nodes -o json | ConvertFrom-Json; $x = @($p.items) }; kubectl get "n$($x.Count)"
$x = @('a'); foreach ($l in kubectl get pods) { $p = kubectl get nodes -o json | ConvertFrom-Json; $x = @($p.nope) }; kubectl get "n$($x.Count)"
$p = kubectl get nodes -o json | ConvertFrom-Json; $x = @($p.items); foreach ($l in kubectl get pods) { $p = kubectl get nodes -o json | ConvertFrom-Json; $x = @($p.nope) }; kubectl get "n$($x.Count)"
$x = 'a'; foreach ($l in kubectl get pods) { $x = 'a','b' }; $y = @($x, 'c'); kubectl get "n$($y.Count)"
$x = 'a'; foreach ($l in kubectl get pods) { $x = 'a','b' }; $y = @($x); kubectl get "n$($y.Count)"
$x = 'a'; foreach ($l in kubectl get pods) { $x = 'a','b' }; kubectl get "n$($x.Count)" "x$x"; foreach ($i in $x) { kubectl get one }
$x = 'a'; foreach ($l in kubectl get pods) { $x = 'a','b' }; $y = 'z' + $x; kubectl get "x$y"
$x = 'a'; foreach ($l in kubectl get pods) { $x = $null }; if ($x -eq 'a') { kubectl get y } else { kubectl get n }; kubectl get "x$x"
$x = 'a'; foreach ($l in kubectl get pods) { $x = $null }; $y = @($x); kubectl get "n$($y.Count)"
$x = 'a'; foreach ($l in kubectl get pods) { $x = $null }; $y = @('c'); $y += $x; kubectl get "n$($y.Count)"
$x = 'a'; foreach ($l in kubectl get pods) { $x = $null }; $x += 'b'; kubectl get "x$x"
$x = 1; foreach ($l in kubectl get pods) { $x = 'z' }; kubectl get "x$($x + 1)"
$x = 1; foreach ($l in kubectl get pods) { $x = 'z' }; if ($x -lt 3) { kubectl get y } else { kubectl get n }; kubectl get after
$x = 1; foreach ($l in kubectl get pods) { $x++ }; if ($x -lt 3) { kubectl get y } else { kubectl get n }; kubectl get "x$x"
$x = 3; foreach ($l in kubectl get pods) { $x-- }; if ($x -lt 0) { kubectl get y } else { kubectl get n }; kubectl get "x$x"
$x = ''; foreach ($l in kubectl get pods) { $x += "$l," }; kubectl get "x$x" "x$($x.TrimEnd(','))"
$x = @{}; foreach ($l in kubectl get pods) { $x = @{a=1} }; kubectl get "x$($x.a)"
$x = @{a=0}; foreach ($l in kubectl get pods) { $x.a = 1 }; kubectl get "x$($x.a)"
$x = @{a=0}; foreach ($l in kubectl get pods) { $x.a++ }; kubectl get "x$($x.a)"
$x = @{a=0}; foreach ($l in kubectl get pods) { $x.b = 1 }; kubectl get "x$($x.b)" "c$($x.ContainsKey('b'))"
$x = [pscustomobject]@{a=1}; foreach ($l in kubectl get pods) { $x = [pscustomobject]@{a='q'} }; kubectl get "x$($x.a)"
$x = [pscustomobject]@{a=1}; foreach ($l in kubectl get pods) { $x = [pscustomobject]@{b=1} }; kubectl get "x$($x.a)$($x.b)"
Set-StrictMode -Version Latest; $x = [pscustomobject]@{a=1}; foreach ($l in kubectl get pods) { $x = [pscustomobject]@{b=1} }; kubectl get "x$($x.a)"; kubectl get after
Set-StrictMode -Version Latest; $x = @('a'); foreach ($l in kubectl get pods) { $x = $null }; kubectl get "x$($x.Count)"; kubectl get after
Set-StrictMode -Version Latest; foreach ($l in kubectl get pods) { $y = 1 }; kubectl get "x$y"; kubectl get after
Set-StrictMode -Version Latest; foreach ($l in kubectl get pods) { $y = 1 }; kubectl get "x$l"; kubectl get after
$env:X = 'a'; foreach ($l in kubectl get pods) { $env:X = '' }; kubectl get "x$env:X"; if ($null -eq $env:X) { kubectl get y } else { kubectl get n }
$env:X = ''; foreach ($l in kubectl get pods) { $env:X = 'b' }; if ($env:X) { kubectl get y } else { kubectl get n }; kubectl get pods "$env:X"
$env:X = $null; foreach ($l in kubectl get pods) { $env:X = '' }; if ($null -eq $env:X) { kubectl get y } else { kubectl get n }
foreach ($l in kubectl get pods) { $env:X = 'a' }; kubectl get "x$env:X"
$b = [Text.Encoding]::UTF8.GetBytes('ab'); foreach ($l in kubectl get pods) { $b = [Text.Encoding]::UTF8.GetBytes('cd') }; kubectl get "x$([Text.Encoding]::UTF8.GetString($b))"
function b { [Text.Encoding]::UTF8.GetBytes('ab') }; $b = @(,[Text.Encoding]::UTF8.GetBytes('x')); foreach ($l in kubectl get pods) { $b = @(b) }; kubectl get "n$($b.Count)"
$v = [version]'1.2'; foreach ($l in kubectl get pods) { $v = [version]'1.3' }; if ($v -gt [version]'1.2') { kubectl get y } else { kubectl get n }
$ErrorActionPreference='Stop'; Set-Content /tmp/work/o 'a'; foreach ($l in kubectl get pods) { Set-Content /tmp/work/o 'b' }; $x = Get-Content /tmp/work/o; kubectl get "x$x"
$ErrorActionPreference='Stop'; Set-Content /tmp/work/o 'a'; foreach ($l in kubectl get pods) { Add-Content /tmp/work/o 'b' }; $x = @(Get-Content /tmp/work/o); kubectl get "n$($x.Count)"
$ErrorActionPreference='Stop'; Set-Content /tmp/work/o 'a'; foreach ($l in kubectl get pods) { Remove-Item /tmp/work/o }; if (Test-Path /tmp/work/o) { kubectl get y } else { kubectl get n }
$s = { kubectl get one }; foreach ($l in kubectl get pods) { $s = { kubectl get two } }; & $s
$c = 'a'; foreach ($l in kubectl get pods) { $c = 'b' }; switch ($c) { 'a' { kubectl get a } 'b' { kubectl get b } }
$c = 'a'; foreach ($l in kubectl get pods) { $c = $l }; if ($c -match '^(\w+)') { kubectl get "x$($Matches[1])" }
$n = $null; foreach ($l in kubectl get pods) { if (-not $n) { $n = $l } }; kubectl get "x$n"; if ($n) { kubectl get y } else { kubectl get n }
$n = 0; foreach ($l in kubectl get pods) { if ($l -match 'Running') { $n++ } }; if ($n -gt 0) { kubectl get y } elseif ($n -eq 0) { kubectl get z } else { kubectl get never }
$i = 0; while ($true) { $r = kubectl get pods; if ($r -match 'x' -or $i -ge 3) { break }; $i++ }; kubectl get "x$i"
$i = 10; do { $r = kubectl get pods; $i-- } while (-not $r -and $i -gt 0); if ($i -eq 0) { kubectl get timeout } else { kubectl get fine }
$all = foreach ($l in kubectl get pods) { "x$l" }; kubectl get "n$(@($all).Count)" "y$all"
$all = foreach ($l in kubectl get pods) { if ($l -match 'q') { $l } }; if ($all) { kubectl get y } else { kubectl get n }
$s = "$(kubectl get pods -o 'jsonpath={.x}')"; if (3 -le $s) { kubectl get y } else { kubectl get n }; kubectl get after
$s = "$(kubectl get pods)"; if ($LASTEXITCODE -lt $s) { kubectl get y } else { kubectl get n }; kubectl get after
$s = "$(kubectl get pods)"; if (@(1,2) -contains $s) { kubectl get y } else { kubectl get n }; kubectl get after
$s = "$(kubectl get pods)"; switch ($s) { 1 { kubectl get y } default { kubectl get n } }; kubectl get after
$s = "$(kubectl get pods)"; switch (1) { $s { kubectl get y } default { kubectl get n } }; kubectl get after
$x = @{a=0}; $y = $x; foreach ($l in kubectl get pods) { $x.a = 1 }; kubectl get "x$($y.a)"
$x = @{a=@{b=0}}; foreach ($l in kubectl get pods) { $x.a.b = 1 }; kubectl get "x$($x.a.b)"
$x = @{a=0}; $x.self = $x; foreach ($l in kubectl get pods) { $x.a = 1 }; kubectl get "x$($x.self.a)"
$x = @(@{a=0}, @{a=5}); foreach ($l in kubectl get pods) { $x[0].a = 1 }; kubectl get "x$($x[0].a)$($x[1].a)"
$x = [pscustomobject]@{h=@{a=0}}; foreach ($l in kubectl get pods) { $x.h.a = 1 }; kubectl get "x$($x.h.a)"
$p = @{n='a'}; foreach ($l in kubectl get pods) { $p.o = 'name' }; function k($n, $o) { kubectl get pods -n "$n" -o "x$o" }; k @p
$h = @{}; foreach ($l in kubectl get pods) { $h = @{}; $h.a = 1; if ($l -match 'x') { $h.b = 2 } }; kubectl get after
function f { $h = @{}; if (kubectl get x) { $h.a = 1 }; $h.Count }; foreach ($l in kubectl get pods) { f | Out-Null }; kubectl get after
function f([ValidateSet('a','b')]$x) { foreach ($l in kubectl get pods) { kubectl get x }; $x = 'c'; kubectl get "x$x" }; f a
function f { $o = @(kubectl get nodes); return $o }; $x = @(f); foreach ($l in kubectl get pods) { $x = @('a') }; kubectl get "n$($x.Count)"
$x = foreach ($l in kubectl get pods) { if ($l -match 'q') { kubectl get nodes } else { 'a' } }; kubectl get "n$(@($x).Count)"
$a=@{k=0}; $b=@{k=0}; $x=$a; foreach ($l in kubectl get pods) { $x = $b }; $x.k = 1; kubectl get "$($a.k)$($b.k)"
$x=@{k=0}; foreach ($l in kubectl get pods) { $x = @{k=5} }; $x.k = 1; kubectl get "$($x.k)"
$x=@{k=0}; foreach ($l in kubectl get pods) { $x = @{k=5} }; kubectl get "x$($x.k)"
$x=@{k=0}; $y = $x; foreach ($l in kubectl get pods) { $x = @{k=5} }; $x.k = 3; kubectl get "x$($y.k)"
while (kubectl get pods) { $h = @{n=1}; kubectl get nodes; if ($LASTEXITCODE) { $h.n = 2 }; kubectl get "x$($h.n)" }
$state = @{ tries = 0 }; while (-not (kubectl get pods)) { $state.tries = $state.tries + 1; if ($state.tries -gt 3) { break } }; kubectl get "x$($state.tries)"
$e = 0; foreach ($n in 'a','b','c','d','e','f','g','h') { kubectl get ns $n; if ($LASTEXITCODE -ne 0) { $e++ } }; kubectl get "x$e"; if ($e -eq 0) { kubectl get y } else { kubectl get n }
$e = @(); foreach ($n in 'a','b','c','d','e','f') { kubectl get ns $n; if ($LASTEXITCODE -ne 0) { $e += $n } }; kubectl get "n$($e.Count)" "x$($e -join ',')"; foreach ($i in $e) { kubectl get "e$i" }
$e = @{}; foreach ($n in 'a','b','c','d','e','f') { kubectl get ns $n; if ($LASTEXITCODE -ne 0) { $e[$n] = 1 } }; kubectl get "x$($e['a'])$($e.f)" "c$($e.ContainsKey('c'))"
$e = ''; foreach ($n in 'a','b','c','d','e','f') { kubectl get ns $n; if ($LASTEXITCODE -ne 0) { $e = $n } }; kubectl get "x$e"; if ($e) { kubectl get y } else { kubectl get n }
$e = $null; foreach ($n in 'a','b','c','d','e','f') { kubectl get ns $n; if ($LASTEXITCODE -ne 0) { $e = @(kubectl get pods) } else { $e = @('q') } }; kubectl get "n$($e.Count)"; foreach ($i in $e) { kubectl get one }
$env:Q='a'; foreach ($n in 'a','b','c','d','e','f') { kubectl get ns $n; if ($LASTEXITCODE -ne 0) { $env:Q = '' } else { $env:Q = 'z' } }; kubectl get "x$env:Q"; if ($env:Q) { kubectl get y } else { kubectl get n }
$h = @{v=0}; foreach ($n in 'a','b','c','d','e','f') { kubectl get ns $n; if ($LASTEXITCODE -ne 0) { $h.v = 1 } else { $h.v = 2 } }; kubectl get "x$($h.v)"
$h = @{v=0}; foreach ($n in 'a','b','c','d','e','f') { kubectl get ns $n; if ($LASTEXITCODE -ne 0) { $h.v = $n } }; kubectl get "x$($h.v)"; if ($h.v -eq 0) { kubectl get y } else { kubectl get n }
$r = foreach ($n in 'a','b','c','d','e','f') { kubectl get ns $n | Out-Null; if ($LASTEXITCODE -ne 0) { $n } }; kubectl get "n$(@($r).Count)" "x$r"
$r = @(foreach ($n in 'a','b','c','d','e','f') { kubectl get ns $n | Out-Null; if ($LASTEXITCODE -ne 0) { kubectl get pods } else { 'q' } }); kubectl get "n$($r.Count)"
$r = @('a','b','c','d','e','f' | ? { kubectl get ns $_ | Out-Null; $LASTEXITCODE -ne 0 }); kubectl get "n$($r.Count)" "x$r"; foreach ($i in $r) { kubectl get "e$i" }
$r = 'a','b','c','d','e','f' | % { kubectl get ns $_ | Out-Null; if ($LASTEXITCODE) { $_ } }; kubectl get "n$(@($r).Count)" "x$r"
$ErrorActionPreference = "Stop"; Test-Path x -LiteralPath /tmp/work/n; kubectl get b
$ErrorActionPreference = "Stop"; Get-Content Get-Content -LiteralPath /tmp/work/n; kubectl get b
$ErrorActionPreference = "Stop"; Start-Sleep -Seconds 0 -Milliseconds 1; kubectl get b
$ErrorActionPreference = "Stop"; "a" | Out-File x -LiteralPath /tmp/work/y; kubectl get b
$ErrorActionPreference = "Stop"; Write-Warning (kubectl get pods); kubectl get ns
try { Write-Warning (kubectl get pods) } catch { kubectl get ns }
$ErrorActionPreference = "Stop"; $err = kubectl auth can-i x y 2>&1; if ($LASTEXITCODE) { Write-Error $err -ErrorAction Continue; exit 3 }; kubectl get ns
$ErrorActionPreference = "Stop"; Write-Verbose $env:NOT_SET; kubectl get ns
$ErrorActionPreference = "Stop"; Write-Debug $unset; kubectl get ns
$ErrorActionPreference = "Stop"; kubectl get pods | Select-String "*error*"; kubectl get ns
$ErrorActionPreference = "Stop"; kubectl get pods | Select-String ""; kubectl get ns
$ErrorActionPreference = "Stop"; kubectl get pods | Select-String "Running" | Out-Null; kubectl get ns
function gp { kubectl get pods -n default }; gp
function gu { kubectl get pods -n default }; gu
function gcs { kubectl get pods -n default }; gcs
$ErrorActionPreference = "Stop"; Write-Host "x" -ForegroundColor Orange; kubectl get nodes
$ErrorActionPreference = "Stop"; function Log($m, $color) { Write-Host $m -ForegroundColor $color }; Log "hi"; kubectl get nodes
$ErrorActionPreference = "Stop"; Write-Error x -Category NotFound -ErrorAction SilentlyContinue; kubectl get ns
$ErrorActionPreference = "Stop"; if (Test-Path /nope -ErrorAction SilentlyStop) { kubectl get a }; kubectl get ns
$ErrorActionPreference = "Stop"; Write-Host x -ErrorAction Foo; kubectl get ns
$ErrorActionPreference = "Stop"; Write-Host x -NoNewline:"y"; kubectl get ns
$ErrorActionPreference = "Stop"; $n = Split-Path -LiteralPath /tmp/work/a.yaml -Leaf; kubectl get pods "$n"
$ErrorActionPreference = "Stop"; $n = Split-Path -Parent -Leaf /tmp/work/a.yaml; kubectl get pods "$n"
$ErrorActionPreference = "Stop"; Get-Date -Format Z; kubectl get ns
$ErrorActionPreference = "Stop"; Get-Date -Format h; kubectl get ns
$ErrorActionPreference = "Stop"; $d = Get-Date -Format yyyyMMdd-HHmmss; kubectl get ns
$ErrorActionPreference = "Stop"; Get-Date -Format "ffffffff"; kubectl get ns
$ErrorActionPreference = "Stop"; Sort-Object -Top 0 -InputObject 1; kubectl get ns
$ErrorActionPreference = "Stop"; 1 | Out-String -Width 1; kubectl get ns
$ErrorActionPreference = "Stop"; 1 | ConvertTo-Json -Depth 101; kubectl get ns
$ErrorActionPreference = "Stop"; 1 | Format-Table @{Title="x";Expression={1}}; kubectl get ns
$ErrorActionPreference = "Stop"; Set-StrictMode -Version Latest -Off; kubectl get ns
$ErrorActionPreference = "Stop"; Join-Path C:/x y; kubectl get ns
function f {}; Write-Output (f) | % { kubectl get pods }
function f {}; Set-Variable x (f); $x | % { kubectl get pods }
$y=@(); $y += kubectl config view -o jsonpath='{.x}'; kubectl get pods "$($y.Count)"
$failed=@(); foreach($p in 'a','b'){ $failed += 'x','y' | Where-Object {$_ -eq $p} }; if($failed.Count -gt 0){kubectl get pods}else{kubectl get nodes}
$a = @('get','pods') + $(if($env:NOPE){'-n'}); kubectl @a; kubectl get "n$($a.Count)"
function f{}; $all=@('a'); $all += f; kubectl get "n$($all.Count)"; $h=@{l=@()}; $h.l += f; kubectl get "n$($h.l.Count)"; $x=f; $y=@('a')+$x; kubectl get "n$($y.Count)"; $y += $null; kubectl get "n$($y.Count)"
function g { param([string]$n = $(if($env:NOPE){$env:NOPE})) if($null -eq $n){kubectl get ns}else{kubectl get pods -A} }; g
function f{}; function g { param([string]$n = (f)) if($null -eq $n){kubectl get ns}else{kubectl get pods -A} }; g
param([string]$n = $(if($env:NOPE){$env:NOPE})) if($null -eq $n){kubectl get ns}else{kubectl get pods -A}
function g { param([string]$n = (kubectl config view -o jsonpath='{.x}')) if($null -eq $n){kubectl get ns}else{kubectl get pods -A} }; g
$ErrorActionPreference='Stop'; Set-Content /tmp/work/f 'é' -Encoding ascii; kubectl get pods "x$([IO.File]::ReadAllText('/tmp/work/f'))"
$ErrorActionPreference='Stop'; 'é' | Out-File /tmp/work/f -Encoding ascii; kubectl get pods "x$([IO.File]::ReadAllText('/tmp/work/f'))"
$ErrorActionPreference='Stop'; Set-Content /tmp/work/f 'é'; kubectl get pods "x$(Get-Content /tmp/work/f -Encoding ascii)"
$ErrorActionPreference='Stop'; Set-Content /tmp/work/f 'e' -Encoding ascii; kubectl get pods "x$(Get-Content /tmp/work/f -Encoding ascii)"
$ErrorActionPreference='Stop'; $n=@(kubectl get pods).Count - 3; Start-Sleep -Milliseconds $n; kubectl get ns
$ErrorActionPreference='Stop'; $n=@(kubectl get pods).Count * 2 + 1; Start-Sleep -Milliseconds $n; kubectl get ns
function f{}; (f),2 | % { kubectl get ns "x$_" }
function f{}; $a=(f),2; kubectl get "n$($a.Count)" "x$a" "$($a -join '-')"; $a | ? {$true} | % { kubectl get one }
function f{}; $a='get','pods',(f),'x'; kubectl @a; foreach($i in $a){ kubectl get "i$i" }
function f{}; kubectl get pods ('{0}|{1}' -f (f),2)
function f{}; ,(f) | % { kubectl get ns "x$_" }; $q=,(f); kubectl get "n$($q.Count)"
function f{}; if((f) -contains $null){kubectl get pods}else{kubectl get nodes}
function f{}; if($null -in (f)){kubectl get pods}else{kubectl get nodes}
function f{}; if((f) -notcontains 1){kubectl get pods}else{kubectl get nodes}
if((kubectl config view -o jsonpath='{.x}') -contains $null){kubectl get pods}else{kubectl get nodes}
if($null -in (kubectl config view -o jsonpath='{.x}')){kubectl get pods}else{kubectl get nodes}
$x=[void]1; $x | % {kubectl get nodes}; function f{ [void]1; 'a' }; $y=f; kubectl get "n$(@($y).Count)"
[void]1 | % {kubectl get nodes}; $y=@([void]1); kubectl get "n$($y.Count)"
$x=([void]1); $x | % {kubectl get nodes}
$h=@{k=[void]1}; $h.k | % {kubectl get nodes}
$h=@{}; $h.k=[void]1; $h['z']=[void]1; $h.k | % {kubectl get nodes}; $h['z'] | % {kubectl get nodes}
$a=@(); $a+=[void]1; kubectl get "n$($a.Count)"
$a=@()+[void]1; kubectl get "n$($a.Count)"
$x=if($true){[void]1}; $x | % {kubectl get nodes}
$t=$true ? [void]1 : 2; $t | % {kubectl get nodes}
function k($q){ $q | % {kubectl get nodes} }; k ([void]1)
function f{}; $h=@{k=f}; $h.k | % {kubectl get pods}; $h.z=f; $h.z | % {kubectl get nodes}; $h['y']=f; $h['y'] | % {kubectl get ns}
function f{}; function k { $args | % {kubectl get "x$_"}; kubectl get "n$($args.Count)" }; k (f) 2
function f{}; function k { $args | % {kubectl get "x$_"}; kubectl get "n$($args.Count)" }; $v=f; k $v 2
function f{}; function k { $args[0] | % {kubectl get "x$_"} }; k (f)
function f{}; function k($q){ $q | % {kubectl get nodes} }; k (f); $s=@{q=f}; k @s; $s=@{q=$null}; k @s
function f{}; $x=(f)*2; $x | % {kubectl get nodes}; $y=$null*2; $y | % {kubectl get pods}
function f{}; $x=(f)+(f); $x | % {kubectl get nodes}; $y=$null; $y+=f; $y | % {kubectl get pods}; $w=f; $w+='a'; kubectl get "w$w"
function f{}; [array](f) | % {kubectl get nodes}; [object](f) | % {kubectl get pods}; [string[]](f) | % {kubectl get ns}; [string](f) | % {kubectl get "x$_"}
function f{}; kubectl get "n$(@(-split (f)).Count)"
kubectl get "n$(@(-split $null).Count)"
kubectl get "n$(@(-split '').Count)"
function f{}; kubectl get "u$(-(f))" "p$((f)+1)" "q$(1+(f))" "c$((f).Count)" "j$(-join (f))" "j$((f) -join ',')"
function f{}; foreach($i in (f)){kubectl get pods}; switch(f){default{kubectl get nodes}}; switch($null){default{kubectl get ns}}
function f{}; $v=f; function r { return $v }; @(r) | % {kubectl get nodes}; function s { return $null }; @(s) | % {kubectl get pods}
function f{}; kubectl get a (f) b; $v=f; kubectl get a $v "b$v"
function f{}; if((f) -lt 1){kubectl get pods}else{kubectl get nodes}; if((f) -eq $null){kubectl get a}else{kubectl get b}; if((f) -ne $null){kubectl get c}else{kubectl get d}
function f{}; $m,$k=f; $m | % {kubectl get nodes}; $m,$k=1,(f); $k | % {kubectl get pods}
function f{}; $c=(f) ?? (f); $c | % {kubectl get nodes}; $d=$null; $d ??= (f); $d | % {kubectl get pods}
function f{}; $v=f; $x=$v.foo; $x | % {kubectl get nodes}; $null.foo | % {kubectl get pods}; $h=@{}; $h.foo | % {kubectl get ns}; $h['foo'] | % {kubectl get x}
$e=@(); $e.foo | % {kubectl get nodes}; $e[0] | % {kubectl get pods}; $o=[pscustomobject]@{a=1}; $o.foo | % {kubectl get ns}
function f{}; $v=f; $v.foo | % {kubectl get nodes}
$undef | % {kubectl get nodes}; $env:NOPE | % {kubectl get pods}; switch($env:NOPE){default{kubectl get ns}}
function f{}; $o=[pscustomobject]@{k=f}; $o.k | % {kubectl get nodes}; $o=[pscustomobject]@{k=$null}; $o.k | % {kubectl get pods}
function f{}; function s3([string[]]$q=(f)){ if($null -eq $q){kubectl get pods}; kubectl get "n$(@($q).Count)" }; s3
function f{}; function s4([object]$q=(f)){ $q | % {kubectl get pods} }; s4
function f{}; function s5([array]$q=(f)){ $q | % {kubectl get pods} }; s5
function f{}; function s2([int]$q=(f)){ kubectl get "i$q" }; s2
function f{}; function s4([object]$q){ $q | % {kubectl get pods} }; s4 (f)
function f{}; function k([string]$q){ if($null -eq $q){kubectl get pods}else{kubectl get nodes} }; k (f); $v=f; k $v; k -q (f)
function f{}; function k([string]$q){ if($null -eq $q){kubectl get pods}else{kubectl get nodes} }; $s=@{q=f}; k @s
function k { [string]$x = kubectl config view -o jsonpath='{.x}'; if($null -eq $x){kubectl get pods}else{kubectl get nodes} }; k
function f{}; 'x' | % { f } | % { kubectl get pods }; $q = 'x' | % { $null }; $q | % { kubectl get nodes }
function f{}; $t=@{}; $t.Add('k',(f)); $t.k | % {kubectl get pods}
function f{}; if ('a','b' -contains (f)) {kubectl get pods} else {kubectl get nodes}; if (@($null) -contains (f)) {kubectl get a} else {kubectl get b}; if ((f) -in 'a') {kubectl get c} else {kubectl get d}
function f{}; $x = 'a','b' -eq (f); kubectl get "n$(@($x).Count)"; $x = @('a',$null) -eq (f); kubectl get "n$(@($x).Count)"
function f{}; kubectl get "x$('ab' -replace 'a',(f))" "x$('ab' -replace (f),'z')" "x$('{0}' -f (f))"
function f{}; if('a' -match (f)){kubectl get pods}else{kubectl get nodes}; if('a' -like (f)){kubectl get pods}else{kubectl get nodes}
function f{}; $x = (f) -replace 'a','b'; $x | % {kubectl get nodes}; $y=$null -replace 'a','b'; $y | % {kubectl get pods}; $z = (f) -split ','; $z | % {kubectl get ns}
function f{}; kubectl get "x$([string]::IsNullOrEmpty((f)))" "y$('a'.Replace('a',(f)))"
function f{}; $l=[Collections.Generic.List[object]]::new(); $l.Add((f)); kubectl get "n$($l.Count)"; $l | % {kubectl get one}
function f{}; @(f) + @(f) + 'a' | % { kubectl get "x$_" }; @((f)) | % { kubectl get no }; @(f; f; 'b') | % { kubectl get "x$_" }
function f{}; $i=f; $i++; kubectl get "i$i"; $j=f; $j+=2; kubectl get "j$j"; $k=f; $k-=2; kubectl get "k$k"
function f{}; while(f){kubectl get pods}; do {kubectl get once} while(f); if(-not (f)){kubectl get nodes}; if(!(f) -and $true){kubectl get ns}
foreach($s in ' ',' a b ',''){ $r = -split $s; kubectl get "n$(@($r).Count)" "x$($r -join ',')" }
function f{}; [object]$x = f; $x | % {kubectl get pods}
$l = [ordered]@{}; [void]$l.Add('a',1); kubectl get "n$($l.Count)"; function q { [void](kubectl get ns); 'x' }; $z = q; kubectl get "n$(@($z).Count)"
& $a = @(kubectl get pods).Count; kubectl get pods "$a"
& $a > "/tmp/work/$(kubectl get ns)"; kubectl get pods
& $a x; kubectl get pods
function Stop-WithMessage { param([string] $Message, [int] $Code = 1) exit $Code }; $context = 'lab'; $namespace = 'team'; $round = 0⏎:outer while ($true) {⏎kubectl get pods x⏎    $round++⏎    foreach ($kind in 'pods', 'services', 'secrets') {⏎        if ($kind -eq 'secrets' -and $round -lt 2) { continue outer }⏎        if ($round -gt 2) { break outer }⏎        kubectl get $kind -n $namespace "--context=$context" > $null⏎        if (-not $?) { break }⏎    }⏎    if ($round -ge 3) { break }⏎}⏎Stop-WithMessage -Message 'done' -Code 0
function f { return $x = 5 }; $y = f; kubectl get "n$y"
function h { return $x += 5 }; $y = h; kubectl get "n$y"
if ('a' -match '^[A-.Za-z0-9]$') { kubectl get pods }
kubectl get pods 2> ""
