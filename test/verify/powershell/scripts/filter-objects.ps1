Set-StrictMode -Version 3.0
$text = @'
{
  "items": [
    { "name": "web", "ready": true, "replicas": 3, "labels": { "tier": "front" } },
    { "name": "db", "ready": false, "replicas": 1, "labels": { "tier": "back" } },
    { "name": "cache", "ready": true, "replicas": 0, "labels": { "tier": "back" } }
  ]
}
'@
$list = ($text | ConvertFrom-Json).items
$list | Where-Object { $_.ready -and $_.replicas -ne 0 } | ForEach-Object {
    kubectl scale deploy "$($_.name)" "--replicas=$($_.replicas)"
}
$back = @($list | Where-Object { $_.labels.tier -eq 'BACK' } | Select-Object -ExpandProperty name)
kubectl get deploy "$($back -join ',')" "--chunk-size=$($back.Count)"
$first, $rest = $back
if ($first -ceq 'db' -and $rest -is [string]) { kubectl rollout restart "deploy/$first" }
$sum = 0
$list | ForEach-Object { $sum++ }
$table = @{}
foreach ($one in $list) {
    if (-not $one.ready) { continue }
    $table[$one.name] = '{0}/{1}' -f $one.replicas, $sum
}
foreach ($key in 'web', 'cache') { kubectl annotate deploy "$key" "share=$($table[$key])" --overwrite }
$names = $list.name -replace '^c', 'k'
kubectl get pods -l "app in ($($names -join ', '))"
"$($list.Count) of $($list[0].name.ToUpper())" | kubectl apply -f -
