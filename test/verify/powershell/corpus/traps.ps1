echo a"b c"d 'e'f "g"h $i/j $k.l/m $n[0]x $o=5 -p:q -r: s -t:$u -v$w -x"y" --z="$a" --b=$c
#----
cmd -- -a -- b ; cmd - ; cmd -5 +5 .5 5. -.5 1..3 10s 5d 0x10 1kb 7z 1.2.3.4 10.0.0.1:80
#----
kubectl get pods -o=jsonpath='{.items[0].metadata.name}' -l 'a in (b,c)' --x='it''s' --y="say `"hi`""
#----
curl.exe -H @headers -d '@body.json' -H "X: $(Get-Date -Format "yyyy")"
#----
echo a`,b a` b `$x `"q`" c:\x d:/y \\server\share ~/x ./x ../x *.txt [a-z]* a[0] ]b %x% a@b.c a=b =c a#b #c
#----
echo $x.Length "$x".Length 'a'.Length $x::y (1).z [int]5 [int]::MaxValue @x @(1) @{a=1} {b}
#----
echo one, two,three ,four
#----
echo one, two,
three
#----
& $cmd a | & "b c" d | &$e f | . ./g.ps1
#----
& (Get-Command kubectl)[0] get pods ; & "$dir/tool.exe" --flag ; &{ 1 }
#----
cmd /c >out.txt 'x'
#----
cmd>out.txt
#----
 cmd 2>&1>out.txt ; a>b ; 'a'>b ; 1>b ; $x>$null 2>&1
#----
$y = $a ? $b : $c ; cmd $a ? $b : $c ; cmd :x
#----
$a=1;$b='2';$c=$a+$b;$d=$a-1;$e=$a,$b;$f=@($a);$g={$a};$h="$a$b";$i=$a..$b;$j=!$a
#----
if($a){b}elseif($c){d}else{e}
foreach($x in $y){$x}
while($a){break}
do{$a}while($b)
switch($a){1{b}default{c}}
try{a}catch{b}finally{c}
function f{g}
function h($i){$j}
#----
"$a:b" -eq "${a}:$b" ; "$a::$b" ; "$env:X`:y" ; "a$" ; "$ a" ; "$$" ; "$?" ; "$(a)b" ; "$a.b[0]" ; "$($a.b[0])"
#----
'a' -eq'b' ; 1 -eq2 ; $a-eq$b ; $a -f1,2 ; $a-1 ; $a -1 ; $a - 1 ; 1+1 ; 1 +1 ; -1 ; - 1 ; +-1
#----
return$x
#----
return $x ; throw 'x' ; throw'x' ; exit 3 ; exit(4)
#----
"a
b" ; 'c
d' ; @'
'@ ; @"

"@
#----
echo "a" "b"; echo 'x' -y; echo -x 'y', 'z' -w
#----
$x = a b c | d e ; $y = & a b ; $z = (a b) + (c d) ; $w = @(a; b) ; $v = $(a; b)
#----
echo `
  a `
  b
echo c ` 
d
#----
$a[0].b['c']."d".'e'.$f.g() ; $a.b.c = 1 ; $a[1] = 2 ; $a.b[0].c += 3 ; [A.B]::C = 4 ; $a, $b.c = 5, 6
#----
if (($a = b c) -and $d) { e } ; while ($null -ne ($line = $r.ReadLine())) { $line }
#----
kubectl get pods | Select-String web ; kubectl get pods|Select-String web|Out-Null
#----
kubectl get pods
| Select-String web
| Out-Null
#----
cmd a;cmd b
cmd c ;; cmd d
{ a }; { b } | c
#----
-not $a ; !$a ; -bnot 5 ; ,1 ; ++$a ; $a++ ; $b-- ; -join $a ; -split $a ; [int]$a ; [int][string]$a ; [int] $a ; [int]-5
#----
echo "ctrl `0`a`b`e`f`n`r`t`v`u{1F600}`x"
#----
echo "nested $("inner $('deep')") end"
#----
1kb, 1.5mb, 0xFF, 1e3, 1d, 1l, 2147483648, 0.1, 1.0e-5, 100gb
#----
Foo-Bar -A:1,2 -B:'x' -C:(1 + 2) -D:$x.y -E:@(1) -F:{ x } -G:"$z" -H:h/i.j
