function Get-Token {
  [CmdletBinding()]
  param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string]$Name,

    [Parameter(Position = 1)] [string] $Namespace = 'default',
    [ValidateSet('10m', '1h', '24h')][string]$Duration = '1h',
    [switch]$Raw
  )
  $token = & kubectl create token $Name --namespace $Namespace --duration $Duration
  if ($LASTEXITCODE -ne 0) { throw "no token for $Namespace/$Name" }
  if ($Raw) { return $token }
  [pscustomobject]@{ Name = $Name; Token = $token }
}
#----
<#
.SYNOPSIS
  Shows what a token is good for.
#>
param([string]$Context = $(kubectl config current-context), [int]$Port = 8001, [string[]]$Extra = @())
Write-Verbose "context $Context, port $Port, $($Extra.Length) more"
#----
function Add-Numbers($a, $b = 2) { return $a + $b }
Add-Numbers 1
Add-Numbers -a 1 -b (Add-Numbers 2 3)
#----
function Invoke-Retry([scriptblock]$Action, [int]$Times = 3) {
  for ($i = 1; $i -le $Times; $i++) {
    try { return & $Action }
    catch {
      if ($i -eq $Times) { throw }
      Start-Sleep -Seconds ([math]::Pow(2, $i))
    }
  }
}
Invoke-Retry { kubectl get --raw /readyz } -Times 5
#----
filter Where-Ready { if ($_.status.phase -eq 'Running') { $_ } }
#----
function Get-Lines {
  param([Parameter(ValueFromPipeline = $true)][string]$Line)
  begin { $n = 0 }
  process { $n++; "{0,4}: {1}" -f $n, $Line }
  end { Write-Verbose "$n lines" }
}
#----
trap { Write-Host "failed: $_" -ForegroundColor Red; exit 1 }
trap [System.IO.IOException] { continue }
Get-Content -Path ./missing.txt -ErrorAction Stop
#----
:outer foreach ($a in 1..3) {
  foreach ($b in 'x', 'y') {
    if ($b -eq 'y') { continue outer }
    if ($a -gt 2) { break outer }
    "$a$b"
  }
}
#----
$x = if ($env:CI) { 'ci' } elseif ($IsWindows -or $PSVersionTable.PSVersion.Major -lt 6) { 'windows' } else { 'unix' }
#----
$list = [System.Collections.Generic.List[string]]::new()
$list.Add('a'); $list.AddRange([string[]]('b', 'c'))
$map = [ordered]@{}
$map['one'] = 1
$map.two = 2
foreach ($key in $map.Keys) { "$key=$($map[$key])" }
#----
$text = 'it''s ' + "a `"quote`" and a tab`t" + 'no $expansion'
$text.Trim().ToUpper().Substring(0, 3)
#----
$a, $b = 'x=y' -split '=', 2
$first, $null, $rest = 1, 2, 3, 4
#----
$i = 0; $i++; $i += 2; $i *= 3; $i -= 1; $i /= 2; $i %= 4; --$i
#----
$flags = ($a -band 0x0F) -bor 16
$ok = -not ($a -eq $b) -and !$c -xor $d
$n = -5 + +3 - -$x * 2 / 4 % 3
#----
'a,b;c' -split '[,;]' -join '|' -replace 'a', 'A' -match '^A'
#----
-join ('a', 'b', 'c'), (-split ' a  b '), ,@(1, 2)
#----
if ($x -is [string] -and $x -isnot [array] -and ($y -as [int]) -gt 3) { [void]$z.Add($x) }
#----
$files = Get-ChildItem -Path $HOME -Recurse -Include *.kubeconfig, config -File -ErrorAction SilentlyContinue
#----
Write-Host -NoNewline -Object 'done' -ForegroundColor:Green
Write-Host ("{0:N2} MB" -f (1.5mb / 1MB)) ; Write-Host 10gb 0x1F 1e3 .5
#----
& { param($x) $x * 2 } 21
& 'C:\Program Files\Git\bin\git.exe' status --short
. { $script:loaded = $true }
#----
$sb = { param([int]$n) if ($n -le 1) { 1 } else { $n * (& $sb ($n - 1)) } }
& $sb 5
#----
$env:PATH = "$HOME/bin" + [IO.Path]::PathSeparator + $env:PATH
$env:NO_PROXY = '127.0.0.1,localhost'
Remove-Item Env:HTTPS_PROXY -ErrorAction Ignore
#----
"${env:ProgramFiles(x86)}\tool" ; "$env:USERPROFILE\.kube\config" ; "${name}_suffix" ; "$name.txt" ; "$($obj.Name).txt"
#----
"cost: `$5, 50%, {braces}, #no comment, ``tick``, $(1 + 1), $([math]::Round(2.5, 1)), $x[0], $($x[0])"
#----
@"
Quotes "inside" and 'single', $var and $(Get-Date -Format o), `$notvar
  indented "@ stays
"@
#----
@'
verbatim $var $(no) "double" 'single' `n
'@.Split("`n").Count
#----
Get-Process | Where-Object CPU -gt 10 | Sort-Object CPU -Descending | Select-Object -First 5 Name, CPU, @{ n = 'MB'; e = { [int]($_.WS / 1MB) } }
#----
Get-Process |
  # the busy ones
  Where-Object { $_.CPU -gt 10 } |
  Measure-Object
#----
$result = kubectl version --client -o json 2>&1 | ConvertFrom-Json
kubectl version *> all.txt
kubectl version 2>> errors.log > out.log
kubectl version 3>&1 | Out-Null
#----
$value = $config.timeout ?? 30
$config.retries ??= 3
$kind = $secure ? 'https' : 'http'
#----
throw [System.ArgumentException]::new('no context', 'Context')
#----
return
#----
try {
  try { kubectl apply -f ./a.yaml } finally { 'inner' }
} catch [System.Management.Automation.CommandNotFoundException] {
  Write-Error 'kubectl is not installed'
  exit 127
} catch {
  Write-Error -Message "failed: $($_.Exception.Message)" -ErrorAction Continue
  exit 1
}
#----
$params = @{
  Uri         = "$server/api"
  Method      = 'Get'
  Headers     = @{ 'X-Trace' = [guid]::NewGuid() }
  ErrorAction = 'Stop'
}
Invoke-RestMethod @params
#----
$date = Get-Date -Date '2024-01-02' -UFormat %s; $span = New-TimeSpan -Days 1 ; $date.AddDays(-1).ToString('yyyy-MM-dd')
#----
[Console]::OutputEncoding = [System.Text.Encoding]::UTF8
[Environment]::SetEnvironmentVariable('KUBECONFIG', $path, 'User')
[Environment]::GetEnvironmentVariable('PATH').Split([IO.Path]::PathSeparator)
#----
$bytes = [byte[]](1, 2, 255) ; $chars = [char[]]'abc' ; [int[]]$numbers = 1..10 ; [datetime]$when = '2024-01-01'
#----
('a' + [char]0x2019 + 'b'), (-join ('a', [char]0x2019)), ('a{0}' -f [char]0x2019), [regex]::Unescape('a\u2019')
#----
Get-Item *.log, *.tmp | Remove-Item -WhatIf -Confirm:$false
#----
Write-Output (Get-Content ./list.txt | Where-Object { $_ -and -not $_.StartsWith('#') })
#----
if (!(Test-Path $file)) { return } else { $content = Get-Content $file -Raw }
#----
$hash = @{ a = 1; 'b c' = 2; 3 = 'three'; $key = 'dynamic'; nested = @{ x = @(1, 2) } }
$hash.GetEnumerator() | Sort-Object Name | ForEach-Object { "$($_.Key): $($_.Value)" }
#----
Set-Location -Path ../deploy ; cd .. ; ls -Force ; cat README.md ; echo "done" ; rm -Recurse -Force ./tmp ; cp a b ; mkdir x | Out-Null
#----
ssh user@host "kubectl get nodes" ; docker run --rm -v "${PWD}:/src" -w /src node:20 npm ci ; git log --oneline -n 5
#----
dotnet build -c Release /p:Version=1.2.3 ; msbuild /t:Build /m ; cmd /c "dir /b" ; npm run test -- --watch=false
#----
az aks get-credentials --resource-group $rg --name $cluster --overwrite-existing --file "$HOME/.kube/$cluster"
aws eks update-kubeconfig --name $cluster --region eu-central-1
gcloud container clusters get-credentials $cluster --zone europe-west1-b
#----
Start-Process -FilePath kubectl -ArgumentList 'proxy', '--port=8001' -NoNewWindow -PassThru | Tee-Object -Variable proxy
#----
$s = "line1`r`nline2" ; $s -split '\r?\n' | ForEach-Object { $_.PadLeft(10, '.') }
#----
while ($true) { $key = Read-Host 'Continue (y/n)'; if ($key -in 'y', 'n') { break } }
#----
for ($i = 0; $i -lt $items.Count; $i++) { Write-Progress -Activity 'Working' -PercentComplete ($i / $items.Count * 100) }
for (;;) { break }
#----
Write-Host "Grüße aus Köln – «Zitat» … 日本語" # Kommentar mit ümläut
#----
# one
<# two
   lines #>
Get-Date # three
#----
Import-Module -Name ./tools.psm1 -Force -DisableNameChecking
Export-ModuleMember -Function 'Get-*'
#----
$process = Get-Process -Id $PID
"$($process.ProcessName) uses $([math]::Round($process.WorkingSet64 / 1MB)) MB"
#----
[string]::Join(', ', ($list | ForEach-Object { "'{0}'" -f ($_ -replace "'", "''") }))
#----
[Parameter]; $PSCmdlet.ShouldProcess($name, 'Delete') | Out-Null
#----
$x.y.z.Method($a, (1 + 2), { $_ }, @{ k = 1 }, [int]'3')[0]['k'].Length
#----
class Point { [int]$X; [int]$Y }
#----
using namespace System.IO
[Path]::GetTempPath()
#----
$results = $servers | ForEach-Object -Parallel { Test-Connection $using:source -TargetName $_ -Count 1 } -ThrottleLimit 4
#----
icacls.exe C:\data --% /grant Users:(OI)(CI)F
