param([string]$Context = "lab", [string]$Namespace = "default", [switch]$Quiet)

$kubectl = Get-Command kubectl -CommandType Application -TotalCount 1 -ErrorAction Stop
$server = & $kubectl.Source config view --minify "--context=$Context" -o "jsonpath={.clusters[0].cluster.server}"
if ([string]::IsNullOrWhiteSpace($server)) { Write-Error "no cluster for $Context"; exit 1 }
if ($server -notmatch '^https://(.+)$') { throw "not https: $server" }
if (-not $Quiet) { Write-Host "host $($Matches[1])" }

$body = '{"kind":"SelfSubjectReview","apiVersion":"authentication.k8s.io/v1"}'
[string]$token = (& $kubectl.Source create token default "--context=$Context" -n "$Namespace")
if (!$token) { exit 1 }
if ($token -cnotmatch '\A[A-Za-z0-9._~+/=-]+\z') { throw 'no usable token' }
$request = @{
    Uri         = "$server/apis/authentication.k8s.io/v1/selfsubjectreviews"
    Method      = 'Post'
    Headers     = @{ Authorization = "Bearer $token" }
    ContentType = 'application/json'
    Body        = $body
}
try {
    $me = Invoke-RestMethod @request -TimeoutSec 15
    $name = $me.status.userInfo.username
    if ($name -like 'system:serviceaccount:*') { Write-Output "an account: $name" } else { Write-Output $name }
} catch {
    if ($Quiet) { exit 3 }
    Write-Host "failed: $_"
    & $kubectl.Source auth whoami "--context=$Context"
    exit $LASTEXITCODE
}
