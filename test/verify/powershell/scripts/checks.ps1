# Conditions of every kind.
$current = kubectl config current-context
if ($current -notlike '*lab*') { throw "refusing to run against $current" }
if ($null -eq $current -or $current.Length -eq 0) { exit 3 }
$found = kubectl get namespace team -o name --ignore-not-found
if (-not $found) {
    kubectl create namespace team
    if (-not $?) { exit 4 }
} elseif ($found -eq 'namespace/team') {
    kubectl label namespace team 'owner=me' --overwrite
} else {
    Write-Error 'something else' -ErrorAction SilentlyContinue
}
kubectl auth can-i create deployments -n team *> $null
$allowed = $LASTEXITCODE -eq 0
if ($allowed -and $found) { kubectl get deploy -n team } else { kubectl get events -n team 2> $null }
$count = 0
while ($true) {
    kubectl rollout status deploy/web -n team
    if ($LASTEXITCODE -eq 0) { break }
    $count += 1
    if ($count -ge 3) { throw 'not rolled out' }
}
try {
    kubectl get pods -n team
    if ($LASTEXITCODE -ne 0) { throw "pods: $LASTEXITCODE" }
} catch {
    Write-Host "$_"
    exit 5
} finally {
    kubectl get nodes
}
