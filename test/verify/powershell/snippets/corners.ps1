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
