# A new token Secret in both clusters.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Continue'
$script:failed = 0

function Invoke-Rotation {
    param([string] $Context, [string] $Namespace = 'default')
    $name = "reader-$Context"
    kubectl --context "$Context" -n "$Namespace" delete secret "$name" --ignore-not-found | Out-Null
    if ($LASTEXITCODE -ne 0) { return $false }
    $manifest = @"
apiVersion: v1
kind: Secret
metadata:
  name: $name
  annotations:
    kubernetes.io/service-account.name: default
type: kubernetes.io/service-account-token
"@
    $manifest | kubectl --context "$Context" -n "$Namespace" apply -f - | Out-Null
    return $LASTEXITCODE -eq 0
}

foreach ($c in @('lab', 'prod')) {
    if (-not (Invoke-Rotation -Context $c)) {
        Write-Host "failed in $c"
        $script:failed = 1
    } else {
        Write-Host ('rotated in {0}' -f $c)
    }
}
exit $script:failed
