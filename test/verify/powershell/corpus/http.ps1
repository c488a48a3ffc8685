#requires -Version 5.1
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$global:LASTEXITCODE = 0
$curl = @(Get-Command curl.exe, curl -CommandType Application -ErrorAction SilentlyContinue)[0].Source
$work = Join-Path ([IO.Path]::GetTempPath()) ('kubesteps-' + [Guid]::NewGuid().ToString('N'))
try {
  $server = [string](& kubectl config view --minify --raw '--context=lab' -o 'jsonpath={.clusters[0].cluster.server}')
  if ($LASTEXITCODE -ne 0 -or [string]::IsNullOrWhiteSpace($server)) { throw 'the kubeconfig names no server' }
  [IO.File]::WriteAllBytes("$work/ca.crt", [Convert]::FromBase64String($ca))
  $status = "header = `"Authorization: Bearer $token`"" | & $curl --disable --silent --config '-' --cacert "$work/ca.crt" --output "$work/body" --write-out '%{http_code}' "$server/api"
  foreach ($attempt in 1..30) { if ($status -eq '401') { break }; Start-Sleep -Seconds 1 }
} catch { [Console]::Error.WriteLine("error: $($_.Exception.Message)"); exit 1 }
finally { if (Test-Path -LiteralPath $work) { Remove-Item -LiteralPath $work -Recurse -Force } }
#----
curl.exe --fail --silent --show-error --location "https://example.com/install.sh" -o install.sh
#----
curl -X POST "$APISERVER/apis/authentication.k8s.io/v1/selfsubjectreviews" `
  -H "Authorization: Bearer $TOKEN" `
  -H 'Content-Type: application/json' `
  --data '@request.json' `
  --cacert ca.crt
#----
$config = @(
  'silent'
  'show-error'
  "header = `"Authorization: Bearer $token`""
  "url = `"$server/version`""
) -join "`n"
$body = $config | & $curl --config - 2>$null
#----
$response = try { Invoke-WebRequest -Uri $uri -Headers @{ Authorization = "Bearer $token" } } catch { $_.Exception.Response }
[int]$response.StatusCode
#----
if ($status -notin 200, 201, 409) { throw "HTTP $status" }
#----
switch ($status) {
  '200' { 'ok' }
  '401' { throw 'not signed in: the token is wrong or has expired' }
  '403' { throw "not allowed: $(Get-Content -Raw "$work/body")" }
  default { throw ('unexpected status {0}' -f $status) }
}
#----
switch -Wildcard ($server) {
  'https://*' { break }
  'http://127.0.0.1*' { Write-Warning 'no TLS'; break }
  default { throw "no https: $server" }
}
#----
switch -Regex -CaseSensitive ($line) { '^# (.+)$' { $Matches[1] } { $_.Length -gt 80 } { continue } 1 { 'one' } }
#----
Invoke-RestMethod -Method Post -Uri "$server/api/v1/namespaces/$ns/serviceaccounts/$sa/token" -Body (@{ apiVersion = 'authentication.k8s.io/v1'; kind = 'TokenRequest'; spec = @{ expirationSeconds = 600 } } | ConvertTo-Json -Depth 5) -ContentType 'application/json' -Headers @{ Authorization = "Bearer $token" }
#----
[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12
$client = New-Object Net.WebClient
$client.Headers.Add('Authorization', "Bearer $token")
$client.DownloadString("$server/api") | Out-File -Encoding utf8 api.json
#----
$parts = $token.Split('.')
$payload = $parts[1].Replace('-', '+').Replace('_', '/')
switch ($payload.Length % 4) { 2 { $payload += '==' } 3 { $payload += '=' } }
$claims = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($payload)) | ConvertFrom-Json
$lifetime = $claims.exp - $claims.iat
"$lifetime seconds, until $([DateTimeOffset]::FromUnixTimeSeconds($claims.exp).ToString('u'))"
#----
$uri = [uri]$server
$tcp = [Net.Sockets.TcpClient]::new()
try { $tcp.Connect($uri.Host, $uri.Port); Write-Output "TCP to $($uri.Host):$($uri.Port) works" }
catch [Net.Sockets.SocketException] { Write-Error "no TCP: $($_.Exception.InnerException.Message)" }
finally { $tcp.Dispose() }
#----
$cert = New-Object Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList @(, $bytes)
$days = ($cert.NotAfter - (Get-Date)).Days
if ($days -lt 30) { Write-Warning ("certificate of {0} expires in {1} days" -f $cert.Subject, $days) }
#----
$pem = "-----BEGIN CERTIFICATE-----`n" + [Convert]::ToBase64String($cert.RawData, 'InsertLineBreaks') + "`n-----END CERTIFICATE-----"
[IO.File]::WriteAllText("$work/ca.crt", $pem, [Text.UTF8Encoding]::new($false))
#----
$args = @('--silent', '--cacert', "$work/ca.crt", "$server/api")
& $curl @args
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
#----
$out = & $curl --silent --write-out "`n%{http_code}" --config "$work/curl.conf" "$server/healthz"
$code = $out[-1]
$text = $out[0..($out.Count - 2)] -join "`n"
#----
$null = New-Item -ItemType Directory -Path $work -Force
$OutputEncoding = [Text.UTF8Encoding]::new($false)
#----
'{"kind":"SelfSubjectAccessReview","apiVersion":"authorization.k8s.io/v1","spec":{"resourceAttributes":{"verb":"get","resource":"pods"}}}' | Set-Content "$work/review.json"
#----
curl.exe -k -u admin:$password https://10.0.0.1:6443/api --max-time 10 --retry 3 -v
#----
[System.Net.ServicePointManager]::ServerCertificateValidationCallback = { $true }
#----
Invoke-WebRequest https://dl.k8s.io/release/v1.30.0/bin/windows/amd64/kubectl.exe -OutFile kubectl.exe -UseBasicParsing
(Get-FileHash .\kubectl.exe -Algorithm SHA256).Hash -eq (Get-Content .\kubectl.exe.sha256)
#----
iwr -useb https://get.example.com/install.ps1 | iex
