"a" + 1
"a" + $null
1 + "1"
1 + " 1 "
1 + "0x10"
1 + "1e2"
1 + "1kb"
1 + ""
1 + $true
1 + $null
$null + 1
$null + "a"
$true + 1
$true + $true
"1" * 2
"ab" * 0
"ab" * "2"
"ab" * 2.5
"ab" * -1
@(1, 2) * 2
@(1, 2) + @(3)
@(1, 2) + $null
@(1, 2) + @()
@() + 1
@() + $null
,1 + 2
1, 2 + 3
1, (2 + 3)
1 + 2, 3
"5" - 2
"5" - "2"
"a" - 1
5 - "2"
10 / 4
10 / 5
9 / 3
7 % 3
-7 % 3
7 % -3
-7 / 2
7.5 % 2
1 / 3
2 / 3.0
1.0
1.10
1e3
1e20
0x10
0xff
0x7fffffff
0x80000000
0xffffffff
1kb
1mb
1gb
2gb
4gb
1tb
2147483647 + 1
2147483648
-2147483648
-2147483649
2147483647 * 2
9223372036854775807
9223372036854775808
9223372036854775807 + 1
65536 * 65536
65536 * 65536 * 65536 * 65536
1.5 + 1.5
0.1 + 0.2
1d
1.50d
10d / 4
1.0d + 1
1L
100000000000
1e15
1e16
123456789012345678
1.5e300 * 1e10
-1
- 1
-"1"
+"1"
-"a"
-$null
--5
-(5)
- "0x1"
+$true
!$true
!0
!""
!"0"
!@()
!@(0)
!@(0,0)
!@("")
!@($null)
!@($null, $null)
!$null
![string]$null
-not 1 -eq 2
-not (1 -eq 2)
-not 1
1 -eq 1.0
1 -eq "1"
1 -eq "1.0"
1 -eq " 1"
1 -eq "a"
"1" -eq 1
"1.0" -eq 1
"01" -eq 1
" 1" -eq 1
"a" -eq "A"
"a" -ceq "A"
"a" -ieq "A"
"" -eq $null
$null -eq ""
$null -eq $null
$null -eq @()
@() -eq $null
(@() -eq $null).Count
@(1,2,1) -eq 1
(@(1,2,1) -eq 1).Count
@(1,2) -ne 1
@("a","B") -eq "b"
@("a","b") -ceq "B"
@($null, 1) -eq $null
@(1, 2) -gt 1
@("a1","b2") -like "a*"
@("a1","b2") -match "2"
@("a1","b2") -notmatch "2"
@("a1","b2") -replace "\d", "x"
$true -eq 1
$true -eq 2
$true -eq "true"
$true -eq "false"
$true -eq ""
$false -eq 0
$false -eq ""
$false -eq "False"
$false -eq $null
0 -eq $false
1 -eq $true
2 -eq $true
"True" -eq $true
"true" -eq $true
"1" -eq $true
0 -eq $null
0 -eq ""
"" -eq 0
[char]65 -eq "A"
[char]65 -eq 65
[char]65 -eq "a"
"A" -eq [char]97
65 -eq [char]65
"a" -lt "B"
"a" -lt "b"
"a" -gt "A"
"a" -clt "A"
"B" -lt "a"
"10" -lt "9"
10 -lt "9"
"10" -lt 9
"a-b" -lt "ab"
"a_b" -lt "ab"
"a.b" -lt "a-b"
"" -lt "a"
$null -lt 1
$null -lt 0
$null -gt -1
$null -lt ""
1 -lt $null
"a" -lt $null
"abc" -like "a*"
"abc" -like "A?c"
"abc" -clike "A*"
"a[b" -like "a[b"
"ab" -like "a[b-d]"
"a-" -like "a[!b]"
"a*" -like 'a`*'
"" -like "*"
$null -like "*"
$null -like ""
12 -like "1*"
"a`nb" -like "a*"
"abc" -match "B"
"abc" -cmatch "B"
"abc" -match ""
$null -match ""
$null -match "a"
12 -match "2"
"a.b" -match "a.b"
"a`nb" -match "a.b"
"a`nb" -match "^b"
"ab`n" -match "b$"
"aB1_" -match "^\w+$"
"x" -notmatch "y"
"abc" -replace "b"
"abc" -replace "B", "x"
"abc" -creplace "B", "x"
"abc" -replace "(b)", '[$1]'
"abc" -replace "(b)", "[$1]"
"abc" -replace "(?<n>b)", '${n}${n}'
"abc" -replace "b", '$&$&'
"abc" -replace "b", '$$'
"abc" -replace "b", '$2'
"a.b.c" -replace ".", "x"
"a.b.c" -replace "\.", "x"
"abc" -replace "x*", "-"
"abc" -replace "", "-"
5 -replace "5", "6"
$null -replace "a", "b"
"abc" -replace "b", 5
"abc" -replace "b", $null
"a,b,,c" -split ","
("a,b,,c" -split ",").Count
"a,b,c" -split ",", 2
"a b  c" -split " "
-split "a b  c "
-split " a"
("" -split ",").Count
("abc" -split "").Count
"aXbxc" -split "x"
"aXbxc" -csplit "x"
"a.b" -split "."
"a.b" -split "\."
"a|b" -split "|"
"a1b2c" -split "\d"
"a1b2c" -split "(\d)"
"a,b","c,d" -split ","
1,2,3 -join ","
-join (1,2,3)
-join 1,2,3
@() -join ","
(@() -join ",").Length
"a" -join ","
1,$null,2 -join ","
1,"",2 -join ","
$true,$false -join " "
1.5,2 -join ";"
1,2 -join 0
"{0}" -f 1
"{0} {1}" -f 1, 2
"{0}" -f 1, 2
"{1}" -f 1, 2
"{0}{0}" -f "a"
"{{0}}" -f 1
"{{{0}}}" -f 1
"{0,5}" -f 1
"{0,-5}|" -f 1
"{0:d3}" -f 5
"{0:x}" -f 255
"{0:X4}" -f 255
"{0:n2}" -f 1234.5
"{0:f1}" -f 1.25
"{0:p0}" -f 0.5
"{0}" -f $null
"{0}" -f $true
"{0}" -f @(1,2)
"{0}{1}" -f @(1,2)
"{0}" -f (,@(1,2))
"{0}" -f 1.0
"{0}" -f "x{1}"
"x" -f 1
"{0}-" + "{1}" -f 1, 2
"a" + "{0}" -f 1
"{0:yyyy}" -f "x"
1..3
1..1
3..1
-1..1
"1".."3"
1.."3"
1.5..3
2.5..4
0..-2
"a".."c"
(1..3).Count
(1..0).Count
1..3 + 4
1..(2 + 1)
(1..3)[0]
(1..3)[-1]
(1..3)[5]
(1..3)[-5]
(1..3)[1..2]
(1..3)[0,2]
(1..3)["1"]
(1..3)[1.5]
(1..3)[$null]
"abc"[0]
"abc"[-1]
"abc"[3]
"abc"[0..1]
"abc"[1] + "x"
"abc"[1] + 1
"abc"[0,1] -join ""
("abc"[0]).GetType().Name
@{a=1}.a
@{a=1}.A
@{a=1}.b
@{a=1}["a"]
@{a=1}["A"]
@{1="x"}[1]
@{1="x"}["1"]
@{a=1}.Count
@{a=1;b=2}.Count
@{a=1}.Keys
@{a=1}.Values
@{count=5}.Count
@{a=@{b=2}}.a.b
@{a=1,2}.a
@{"a b"=1}."a b"
@{a=1}.ContainsKey("A")
@{a=1}.Contains("b")
@{}
@{a=1}
@{a=1}.GetType().Name
[pscustomobject]@{a=1}
([pscustomobject]@{a=1}).a
([pscustomobject]@{a=1}).b
([pscustomobject]@{a=1;b=2}).B
([ordered]@{b=1;a=2}).Keys
([ordered]@{b=1;a=2})[0]
$true
$false
$null
[string]$true
[int]$true
[int]"5"
[int]" 5 "
[int]"5.5"
[int]"2.5"
[int]"3.5"
[int]2.5
[int]3.5
[int]-2.5
[int]1.4999
[int]"0x10"
[int]"1e2"
[int]""
[int]$null
[int]"a"
[int]"-5"
[int]"+5"
[int]"007"
[int]"1,000"
[int]"99999999999"
[int]99999999999
[int][char]"a"
[int]"١"
[long]"5"
[long]99999999999
[double]"1.5"
[double]"1,5"
[double]5
[decimal]"1.50"
[bool]"false"
[bool]"0"
[bool]""
[bool]0
[bool]1.0
[bool]"$false"
[bool]@()
[bool]@(0)
[bool]@(1)
[bool]@(0,0)
[bool]@{}
[bool]$null
[bool]"x"
[bool]{}
[char]65
[char]"a"
[char]"ab"
[char]"65"
[char]65.5
[char]0x41
[string][char]65
[string]1.0
[string]1.5
[string]@(1,2)
[string]@()
[string]$null
[string]@($null)
[string]@($null,$null)
[string](1..3)
[string]{a b}
[string]@{a=1}
[string][int]
[string]1e10
[string]1e15
[string]-0.0
[string]0.00001
[string]100kb
[string][datetime]"2020-01-02"
[string]"a`0b"
[array]"a"
([array]"a").Count
([array]$null).Count
@("a").Count
@($null).Count
@(@(1,2)).Count
@(,@(1,2)).Count
@(1,@(2,3)).Count
@(1,@(2,3))
@(@(),@()).Count
$(1;2).Count
$(1).Count
$().Count
@().Count
(,1).Count
(,@(1,2)).Count
"abc".Count
"abc".Length
5.Length
(5).Count
(5).Length
$null.Count
$null.Length
$null.x
$null.x.y
$null[0]
(1,2).Length
(1,"abc").Length
("a","bc").Length
("a","bc").ToUpper()
"abc".ToUpper()
"ABC".ToLower()
"İ".ToLower()
"abc".Substring(1)
"abc".Substring(1,1)
"abc".Substring(3)
"abc".Substring(4)
"abc".Substring(-1)
"abc".Replace("b","x")
"abc".Replace("B","x")
"abc".Replace("","x")
"abc".Split("b")
("a,b;c".Split(",;")).Count
("a,b;c".Split(",",";")).Count
("a,b".Split(",")).Count
("abab".Split("ab")).Count
("a  b".Split(" ")).Count
("a  b".Split()).Count
"a-b".Split("-")[1]
"abc".IndexOf("b")
"abc".IndexOf("B")
"abc".IndexOf("")
"abc".IndexOf("x")
"abcb".LastIndexOf("b")
"abc".Contains("b")
"abc".Contains("B")
"abc".StartsWith("a")
"abc".StartsWith("A")
"abc".StartsWith("")
"abc".EndsWith("c")
"abc".EndsWith("C")
" a ".Trim()
"`ta`n".Trim()
"xax".Trim("x")
"xyaxy".Trim("xy")
"xyaxy".TrimStart("x")
"a/".TrimEnd("/")
"a".PadLeft(3)
"a".PadLeft(3,"0")
"a".PadRight(3) + "|"
"abc".Insert(1,"x")
"abc".Remove(1)
"abc".Remove(1,1)
"abc".ToCharArray()
"abc".ToCharArray().Count
"abc".Equals("ABC")
"abc".CompareTo("abd")
"abc".ToString()
"abc".GetType().Name
"abc".Chars(1)
(5).ToString()
(5).ToString("d3")
(255).ToString("x")
(1.5).ToString()
(1.0).ToString()
(12345.678).ToString("n1")
$true.ToString()
(1,2).ToString()
[char]::ToUpper("a")
[char]::IsDigit("5")
[math]::Max(1,2)
[math]::Min(1,2.5)
[math]::Floor(2.7)
[math]::Floor(-2.7)
[math]::Round(2.5)
[math]::Round(3.5)
[math]::Round(2.345,2)
[math]::Ceiling(2.1)
[math]::Abs(-5)
[math]::Pow(2,10)
[math]::PI
[int]::MaxValue
[int]::MinValue
[int]::Parse("5")
[int]::Parse("a")
[string]::Empty
[string]::IsNullOrEmpty("")
[string]::IsNullOrEmpty($null)
[string]::IsNullOrEmpty(" ")
[string]::IsNullOrWhiteSpace(" ")
[string]::IsNullOrWhiteSpace("`n")
[string]::IsNullOrEmpty(@())
[string]::IsNullOrEmpty(@("a","b"))
[string]::IsNullOrEmpty(0)
[string]::Join(",",1,2)
[string]::Join(",",@(1,2))
[string]::Join(",",@("a","b"))
[string]::Join(",","a","b")
[string]::Join(",","ab")
[string]::Join(",",@())
[string]::Format("{0}-{1}","a","b")
[string]::Concat("a","b")
[string]::Compare("a","B")
[string]::new("a",3)
[string]::Equals("a","A")
[regex]::Escape("a.b")
[regex]::Escape("a b#c")
[regex]::Escape("a-b]c}")
[regex]::Unescape("a\tb")
[regex]::Replace("abc","b","x")
[regex]::Match("abc","b").Value
[regex]::IsMatch("abc","B")
[regex]::Split("a1b","\d")
[uri]::EscapeDataString("a b/c?d=e&f'()*!~")
[uri]::EscapeDataString("é")
[uri]::UnescapeDataString("a%20b")
[Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("héllo"))
[Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes("hé"))
[Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes(""))
[Text.Encoding]::UTF8.GetString([Convert]::FromBase64String("aGk="))
[Text.Encoding]::UTF8.GetString([Convert]::FromBase64String("aGk"))
[Text.Encoding]::UTF8.GetString([Convert]::FromBase64String(" aG k= "))
[Text.Encoding]::UTF8.GetString([Convert]::FromBase64String(""))
[Text.Encoding]::UTF8.GetString([Convert]::FromBase64String("a-_k"))
[Text.Encoding]::ASCII.GetString([Convert]::FromBase64String("w6k="))
[Text.Encoding]::UTF8.GetString([Convert]::FromBase64String("/w=="))
[Text.Encoding]::UTF8.GetString([Convert]::FromBase64String("77u/YQ=="))
[Text.Encoding]::Unicode.GetString([Convert]::FromBase64String("YQBiAA=="))
[Convert]::ToInt32("ff",16)
[Convert]::ToInt32("5")
[Convert]::ToString(255,16)
[guid]::Empty
[IO.Path]::Combine("/a","b")
[IO.Path]::Combine("/a","/b")
[IO.Path]::Combine("a","")
[IO.Path]::GetFileName("/a/b.c")
[IO.Path]::GetExtension("/a/b.c")
[IO.Path]::GetDirectoryName("/a/b")
[IO.Path]::GetFullPath("x")
[IO.Path]::GetFullPath("/a/../b/./c")
[IO.File]::Exists("/nonexistent")
[IO.Directory]::Exists("/tmp/work")
[Environment]::GetEnvironmentVariable("NOPE")
[Environment]::NewLine
[Environment]::UserName
$env:NOPE
"$env:NOPE"
"$env:HOME"
$env:HOME.Length
"${env:HOME}x"
"$HOME"
"$PWD"
"$(Get-Location)"
(Get-Location).Path
"$PSScriptRoot".Length
"$nothing"
"$nothing.x"
"$nothing[0]"
"$(1)"
"$(1,2)"
"$(1;2)"
"$()"
"$(@())"
"$($null)"
"$($null,$null)"
"$(1,$null,2)"
"$(,(1,2))"
"$(@(1,@(2,3)))"
"$(@{a=1})"
"$(@{a=1}.a)"
"$([pscustomobject]@{a=1})"
"$([pscustomobject]@{a='x y'})"
"$({ a })"
"$([int])"
"$([string])"
"$(1.0)"
"$(1.50)"
"$(1e3)"
"$(1e-5)"
"$(0.1+0.2)"
"$(1/3)"
"$(10/3*3)"
"$(1d/3)"
"$(0x10)"
"$(1kb)"
"$($true)"
"$(!1)"
"$(-5)"
"$([char]97)"
"$('a','b')"
"$("a")"
"a$("b$("c")")"
"$('$x')"
'$x'
'a''b'
"a""b"
"a`"b"
"a'b"
'a"b'
"`$x"
"``"
"a`qb"
"`x41"
"`u{41}"
"`e"
"a`tb"
"a`nb"
"a`r`nb"
"a`0b"
"$"
"a$"
"$ a"
"$-"
"$1"
"$$"
"$?"
"$^".Length
"$_"
"$_x"
"$(1)$(2)"
"$true"
"$false"
"$null"
"$null$true"
"$($true -and $false)"
1 -and 0
1 -or 0
1 -xor 1
"a" -and ""
$null -or "x"
1 -band 3
5 -bor 2
5 -bxor 1
-bnot 0
1 -shl 3
16 -shr 2
"3" -band 1
1 -is [int]
"1" -is [string]
1 -isnot [string]
1 -is "int"
$null -is [string]
@() -is [array]
,1 -is [array]
1.0 -is [double]
1L -is [long]
@{} -is [hashtable]
"1" -as [int]
"a" -as [int]
($null -eq ("a" -as [int]))
1 -as [string]
1 -in 1,2
"A" -in "a","b"
"A" -cin "a","b"
3 -notin 1,2
1,2 -contains 1
"ab" -contains "a"
@() -contains $null
@($null) -contains $null
1,2 -contains "1"
"1" -in 1,2
1 -in "1"
1 -in $null
$null -in $null
$null -in @()
"" -in $null
$null ?? "d"
"" ?? "d"
0 ?? "d"
@() ?? "d"
$nothing ?? "d"
$nothing?.x
${nothing}?.x
$true ? 1 : 2
0 ? 1 : 2
"" ? "a" : "b"
"0" ? "a" : "b"
$null ? 1 : 2
@() ? 1 : 2
(1 -eq 1) ? "y" : "n"
(if ($true) { 1 })
$(if ($true) { 1 })
$(if ($false) { 1 })
$(if ($false) { 1 } else { 2 })
@(if ($false) { 1 }).Count
$(foreach ($i in 1..3) { $i })
$(foreach ($i in 1..3) { if ($i -eq 2) { continue }; $i })
$(foreach ($i in 1..3) { if ($i -eq 2) { break }; $i })
$(for ($i = 0; $i -lt 3; $i++) { $i })
$(while ($true) { 1; break })
$(switch (2) { 1 { "a" } 2 { "b" } })
$(switch (1,2) { 1 { "a" } 2 { "b" } })
$(switch ("x") { default { "d" } })
$(try { throw "x" } catch { "c$_" })
$(try { 1 } finally { 2 })
$(1 | ForEach-Object { $_ + 1 })
$(1,2 | ForEach-Object { $_ * 2 })
$(1,2,3 | Where-Object { $_ -gt 1 })
$("a","b" | ForEach-Object { "$_$_" })
$(1..5 | Select-Object -First 2)
$(1..5 | Select-Object -Last 2)
$(1..5 | Select-Object -Skip 3)
$(1..5 | Select-Object -Skip 1 -First 2)
$(1..5 | Select-Object -Index 2)
$(1,1,2 | Select-Object -Unique)
$("a","A" | Select-Object -Unique)
$("b","a","C" | Sort-Object)
$(10,9,"1" | Sort-Object)
$("a","b" | Sort-Object -Descending)
$("b","a","a" | Sort-Object -Unique)
$(1..4 | Measure-Object -Sum).Sum
$(1..4 | Measure-Object).Count
$("a","b" | Select-String b)
$("abc" | Select-String "b").Matches.Value
$(1,2 | Out-String).Trim()
$("a" | Out-String)
$(Write-Output 1 2)
$(Write-Output (1,2))
$(Write-Output -NoEnumerate (1,2)).Count
$(echo a b)
$(echo "a","b")
$(echo a,b)
$(Write-Output a -NoEnumerate)
$('{"a":1}' | ConvertFrom-Json).a
$('{"a":[1,2]}' | ConvertFrom-Json).a
$('{"a":1.0}' | ConvertFrom-Json).a
$('{"a":1.50}' | ConvertFrom-Json).a
$('{"a":1e2}' | ConvertFrom-Json).a
$('{"a":12345678901}' | ConvertFrom-Json).a
$('{"a":null}' | ConvertFrom-Json).a
$('{"a":true}' | ConvertFrom-Json).a
$('{"a":"2020-01-02T03:04:05Z"}' | ConvertFrom-Json).a
$('{"a":"2020-01-02"}' | ConvertFrom-Json).a
$('{"A":"x"}' | ConvertFrom-Json).a
$('{"a":1,"A":2}' | ConvertFrom-Json).a
$('[1,2,3]' | ConvertFrom-Json)
$('[1,2,3]' | ConvertFrom-Json).Count
$('[]' | ConvertFrom-Json).Count
$('[1]' | ConvertFrom-Json).Count
$('"x"' | ConvertFrom-Json)
$('5' | ConvertFrom-Json)
$('' | ConvertFrom-Json)
$('{"a":{"b":"c"}}' | ConvertFrom-Json).a.b
$('{"a":[{"n":"x"},{"n":"y"}]}' | ConvertFrom-Json).a.n
$('{"a-b":"c"}' | ConvertFrom-Json).'a-b'
$('{"a":"\u0041"}' | ConvertFrom-Json).a
$("{'a':'b'}" | ConvertFrom-Json).a
$('{a:1}' | ConvertFrom-Json).a
$('{"a":1,}' | ConvertFrom-Json).a
$('// c' , '{"a":1}' | ConvertFrom-Json).a
$(@{a=1} | ConvertTo-Json -Compress)
$(@{a="x/<>&'é"} | ConvertTo-Json -Compress)
$(@(1,2) | ConvertTo-Json -Compress)
$(1 | ConvertTo-Json)
$("a" | ConvertTo-Json)
$(,@(1) | ConvertTo-Json -Compress)
(ConvertTo-Json @{a=@{b=@{c=@{d=1}}}} -Compress)
(ConvertTo-Json -InputObject @(1) -Compress)
(ConvertTo-Json @($null) -Compress)
(ConvertTo-Json $null)
(Join-Path a b)
(Join-Path /a b)
(Join-Path /a/ /b)
(Join-Path a b c)
(Join-Path a "")
(Join-Path "" b)
(Join-Path /a ../b)
(Split-Path /a/b)
(Split-Path /a/b -Leaf)
(Test-Path /nonexistent)
(Test-Path /tmp/work)
(Test-Path "")
(Resolve-Path .).Path
(Get-Command kubectl).Name
(Get-Command kubectl).Source
(Get-Command nonsense -ErrorAction SilentlyContinue)
(Get-Command Get-Item).CommandType
(Get-Date -Year 2020 -Month 1 -Day 2 -Hour 0 -Minute 0 -Second 0).Year
(Get-Random -Minimum 5 -Maximum 6)
(New-Object string "a",3)
(Get-Variable HOME).Value
(Get-Item env:HOME).Value
(Get-ChildItem env:HOME).Value
$PSVersionTable.PSEdition
$PSVersionTable.PSVersion.Major -ge 7
$PSVersionTable["PSEdition"]
$IsLinux
$IsWindows
$PSCulture
$PID -gt 0
$Host.Name
$args.Count
$args[0]
$input.Count
$Error.Count
$MyInvocation.MyCommand.Name
$LASTEXITCODE
$?
$ErrorActionPreference
$WarningPreference
$OFS
$NestedPromptLevel
$ConfirmPreference
$PSNativeCommandUseErrorActionPreference
$PSNativeCommandArgumentPassing
$OutputEncoding.WebName
$ExecutionContext.SessionState.Path.CurrentLocation.Path
[TimeSpan]::FromSeconds("0").Days
[TimeSpan]::FromSeconds("3600").Hours
[TimeSpan]::FromSeconds("003600").Hours
[TimeSpan]::FromSeconds("4294967296").Days
[TimeSpan]::FromSeconds("4294967296").Minutes
[TimeSpan]::FromSeconds("922337203685").Days
[TimeSpan]::FromSeconds("922337203686").Days
[TimeSpan]::FromSeconds("90061").Seconds
[TimeSpan]::FromSeconds("1.5").Seconds
[TimeSpan]::FromSeconds("1e3").Minutes
[TimeSpan]::FromSeconds(86399).Hours
[TimeSpan]::FromSeconds("60").Weeks
$x = "" + (kubectl version); if ($x -cmatch '\A[0-9]+\z') { [TimeSpan]::FromSeconds($x).Days }
$x = "" + (kubectl version); [TimeSpan]::FromSeconds($x).Days
$x = [TimeSpan]::FromSeconds("90061"); "$($x.Days) $($x.Hours) $($x.Minutes)"
($x = [TimeSpan]::FromSeconds("90061")) -eq $null
