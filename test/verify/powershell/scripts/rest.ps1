$ErrorActionPreference = 'Stop'
$context = 'prod'
$server = kubectl config view --minify "--context=$context" -o 'jsonpath={.clusters[0].cluster.server}'
[string]$token = kubectl create token viewer "--context=$context" -n team '--duration=10m'
if ($token -cnotmatch '\A[A-Za-z0-9._~+/=-]+\z') { throw 'no usable token' }
if ($LASTEXITCODE) { exit $LASTEXITCODE }
$headers = @{ Authorization = "Bearer $token"; Accept = 'application/json' }
try {
    $pods = Invoke-RestMethod -Uri "$server/api/v1/namespaces/team/pods?limit=5" -Headers $headers -TimeoutSec 30
    Write-Output "first: $($pods.items[0].metadata.name)"
} catch {
    Write-Warning "the request failed: $($_.Exception.Message)"
    kubectl auth can-i list pods "--context=$context" -n team
    exit 1
}
