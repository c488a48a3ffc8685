$ErrorActionPreference = 'Stop'
$namespace = 'default'
$tries = 0
do {
    kubectl --context=lab -n "$namespace" wait --for=condition=Ready pod --all '--timeout=30s'
    $ready = $LASTEXITCODE -eq 0
    $tries++
    if (-not $ready -and $tries -gt 3) {
        kubectl --context=lab -n "$namespace" get pods
        exit 1
    }
    if (-not $ready) { Start-Sleep -Seconds 5 }
} until ($ready)
kubectl --context=lab -n "$namespace" get pods -o wide
