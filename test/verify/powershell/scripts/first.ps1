# Hand-written: the shortest way to the API.
$ErrorActionPreference = 'Stop'
$name = 'lab'
$server = kubectl config view -o "jsonpath={.clusters[?(@.name=='$name')].cluster.server}"
if (-not $server) { throw "no server for $name" }
Write-Host "server: $server"
kubectl get pods "--context=$name" -o name
if ($LASTEXITCODE -ne 0) { exit 2 }
