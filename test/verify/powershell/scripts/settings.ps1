#requires -Version 7.0
$ErrorActionPreference = 'Stop'
$settings = @{
    Context  = $env:KUBE_CONTEXT ?? 'lab'
    Limit    = 20
    Labels   = 'app=web', 'tier=front'
    Insecure = $false
}
$arguments = @('get', 'pods', "--context=$($settings.Context)", "--limit=$($settings.Limit)")
foreach ($label in $settings.Labels) { $arguments += '-l'; $arguments += $label }
$null = kubectl version --client "--context=$($settings.Context)"
$mode = $settings.Insecure ? '--insecure' : '--fail'
$server = kubectl config view --minify "--context=$($settings.Context)" -o 'jsonpath={.clusters[0].cluster.server}'
if (-not $server) { throw [string]::Format('no server for {0}', $settings.Context) }
$code = curl $mode --silent --max-time 10 --output /dev/null --write-out '%{http_code}' "$server/healthz"
if ($LASTEXITCODE -eq 60) { Write-Warning 'the certificate is not trusted' }
elseif ($LASTEXITCODE -ne 0) { Write-Warning ('curl: ' + $LASTEXITCODE) }
$verdict = switch -Wildcard ($code) { '2*' { 'up'; break } '4??' { 'refused' } '' { 'silent' } default { 'odd' } }
kubectl annotate node --all "health=$verdict" --overwrite "--context=$($settings.Context)"
if ($settings.ContainsKey('Verbose') -or -not $settings.ContainsKey('labels')) { exit 8 }
