$ErrorActionPreference = 'Stop'
$folder = Join-Path ([IO.Path]::GetTempPath()) "kube-$([Guid]::NewGuid())"
$null = New-Item -ItemType Directory -Path $folder
$manifest = Join-Path $folder 'manifest.yaml'
try {
    [IO.File]::WriteAllText($manifest, @'
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  mode: "a 'b' `c"
'@)
    if (-not (Test-Path -LiteralPath $manifest)) { throw 'nothing was written' }
    kubectl apply -f "$manifest" --context=lab
    if ($LASTEXITCODE -ne 0) { throw "apply ended with $LASTEXITCODE" }
    Set-Content -LiteralPath "$folder/names" -Value 'web', 'api'
    Add-Content -LiteralPath "$folder/names" -Value 'db'
    foreach ($name in Get-Content -LiteralPath "$folder/names") {
        kubectl get deploy "$name" --context=lab --ignore-not-found
    }
    "count: $((Get-Content -LiteralPath "$folder/names").Count)" | Out-Null
} catch [IO.IOException] {
    kubectl get events --context=lab
    exit 4
} finally {
    Remove-Item -LiteralPath $folder -Recurse -Force -ErrorAction SilentlyContinue
}
if (Test-Path $folder) { kubectl get nodes --context=lab } else { kubectl get ns --context=lab }
