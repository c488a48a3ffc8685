$ErrorActionPreference = 'Stop'
foreach ($context in 'lab', 'prod') {
    $server = & kubectl config view --minify "--context=$context" -o 'jsonpath={.clusters[0].cluster.server}'
    if ([string]::IsNullOrEmpty($server)) {
        Write-Error "no server for $context"
    }
    Write-Host "$context is at $server"
    & kubectl get nodes "--context=$context" -o name
    if ($LASTEXITCODE -ne 0) { throw "kubectl ended with $LASTEXITCODE" }
}
