kubectl get pods -n kube-system -o wide
#----
kubectl config get-contexts -o name
#----
kubectl --context=prod-eu --namespace web get deploy,svc,ingress -l app=shop,tier!=cache
#----
$clusters = kubectl config view -o jsonpath='{range .clusters[*]}{.name}{"\t"}{.cluster.server}{"\n"}{end}'
$clusters | ForEach-Object { ($_ -split "`t")[0] }
#----
$env:KUBECONFIG = "$HOME/.kube/lab.yaml"
$CLUSTER_NAME = 'lab'
$APISERVER = kubectl config view -o jsonpath="{.clusters[?(@.name=='$CLUSTER_NAME')].cluster.server}"
$TOKEN = kubectl create token default --duration=10m
curl.exe -sS "$APISERVER/api" --header "Authorization: Bearer $TOKEN" --insecure
#----
$secret = kubectl get secret default-token -o json | ConvertFrom-Json
$token = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($secret.data.token))
#----
kubectl get pods -o json |
  ConvertFrom-Json |
  Select-Object -ExpandProperty items |
  Where-Object { $_.status.phase -ne 'Running' } |
  ForEach-Object { "{0}/{1}" -f $_.metadata.namespace, $_.metadata.name }
#----
@'
apiVersion: v1
kind: Secret
metadata:
  name: default-token
  annotations:
    kubernetes.io/service-account.name: default
type: kubernetes.io/service-account-token
'@ | kubectl --context lab apply -f -
#----
$manifest = @"
apiVersion: v1
kind: ServiceAccount
metadata:
  name: $name
  namespace: $($config.Namespace)
"@
$manifest | & kubectl apply -f - 2>&1 | Out-Null
if ($LASTEXITCODE) { throw "kubectl apply failed with exit code $LASTEXITCODE" }
#----
kubectl delete secret default-token --ignore-not-found
kubectl wait --for=delete secret/default-token --timeout=60s
kubectl wait --for=condition=Ready pod --all --timeout 90s
#----
foreach ($ns in (kubectl get ns -o jsonpath='{.items[*].metadata.name}') -split ' ') {
  Write-Host "== $ns"
  kubectl get events -n $ns --sort-by=.lastTimestamp | Select-Object -Last 5
}
#----
kubectl exec -it deploy/shop -- /bin/sh -c 'ls -la /data'
#----
kubectl port-forward svc/api 8080:80 --address 127.0.0.1
#----
kubectl logs -f pod/api-0 --since=5m --tail 100 | Select-String -Pattern 'error|fail' -CaseSensitive
#----
$job = Start-Job { kubectl proxy --port=8001 }
Start-Sleep -Seconds 2
try { Invoke-RestMethod -Uri http://127.0.0.1:8001/api/v1/namespaces }
finally { Stop-Job $job; Remove-Job $job }
#----
$headers = @{ Authorization = "Bearer $token"; Accept = 'application/json' }
$answer = Invoke-RestMethod -Uri "$server/api/v1/namespaces/default/pods?limit=5" -Headers $headers -SkipCertificateCheck
$answer.items | ForEach-Object { $_.metadata.name }
#----
kubectl patch deploy web -p '{\"spec\":{\"replicas\":3}}' --type=merge
#----
kubectl annotate ns team-a "owner=$env:USERNAME" --overwrite
#----
kubectl run tmp --rm -i --restart=Never --image=busybox:1.36 -- wget -qO- http://api.default.svc
#----
kubectl get nodes -o custom-columns='NAME:.metadata.name,CPU:.status.capacity.cpu'
#----
kubectl rollout status deployment/web --timeout=120s
if (-not $?) { Write-Error 'rollout failed'; exit 1 }
#----
$ctx = kubectl config current-context
if ($ctx -notlike '*-dev') { throw "refusing to run against $ctx" }
#----
kubectl create clusterrolebinding viewer --clusterrole=view --serviceaccount="${namespace}:$name" --dry-run=client -o yaml | kubectl apply -f -
#----
kubectl auth can-i --list --as="system:serviceaccount:${ns}:default" -n $ns
#----
kubectl cp ./dump.sql "$pod`:/tmp/dump.sql" -c db
#----
kubectl get cm app -o go-template='{{index .data "app.properties"}}'
#----
$server = [string](& kubectl config view --minify --raw '--context=lab' -o 'jsonpath={.clusters[0].cluster.server}')
if ($LASTEXITCODE -ne 0 -or [string]::IsNullOrWhiteSpace($server)) { throw 'the kubeconfig names no server' }
#----
$pods = @(kubectl get pods -o name); "$($pods.Count) pods"
#----
kubectl top pod --containers | sort-object { [int]($_ -replace '\D') } -Descending | select -First 3
#----
kubectl scale --replicas=0 deploy/web && kubectl scale --replicas=3 deploy/web || Write-Warning 'scaling failed'
#----
kubectl get pod web -o jsonpath='{.status.containerStatuses[0].state.waiting.reason}' > reason.txt 2> err.txt
#----
Get-ChildItem ./manifests -Filter *.yaml | Sort-Object Name | ForEach-Object { kubectl apply -f $_.FullName }
#----
$expires = (kubectl create token default -v 8 2>&1 | Select-String 'expirationSeconds').Matches[0].Value
#----
kubectl config set-credentials ci --token=$token --kubeconfig "$work/kubeconfig"
#----
kubectl label pods --all env=test tier-
#----
& kubectl --kubeconfig "$work/kube config" get --raw /healthz
#----
. ./functions.ps1
. "$PSScriptRoot/lib.ps1" -Verbose:$false
#----
kubectl get pods --field-selector=status.phase!=Running,spec.nodeName=node-1 -A
#----
kubectl explain pod.spec.containers[0] --recursive
#----
helm upgrade --install web ./chart --set image.tag=$tag,replicas=2 --wait --atomic --timeout 5m0s
#----
$kubeconfig = Get-Content -Raw ~/.kube/config
$match = [regex]::Match($kubeconfig, '(?m)^current-context:\s*(\S+)')
if ($match.Success) { $match.Groups[1].Value }
#----
kubectl get ns | Select-Object -Skip 1 | % { ($_ -split '\s+')[0] } | ? { $_ -match '^team-' }
#----
1..5 | ForEach-Object { kubectl get --raw "/healthz?n=$_"; Start-Sleep -Milliseconds 200 }
#----
while ((kubectl get pod web -o jsonpath='{.status.phase}') -ne 'Running') {
  Start-Sleep 1
  if (++$n -gt 30) { throw 'timeout' }
}
#----
do {
  $phase = kubectl get job import -o jsonpath='{.status.succeeded}'
  Start-Sleep -s 2
} until ($phase -eq 1)
#----
$json = kubectl get deploy -A -o json | Out-String | ConvertFrom-Json
$rows = foreach ($d in $json.items) {
  [pscustomobject]@{
    Name      = $d.metadata.name
    Namespace = $d.metadata.namespace
    Image     = $d.spec.template.spec.containers[0].image
    Ready     = "$($d.status.readyReplicas)/$($d.spec.replicas)"
  }
}
$rows | Format-Table -AutoSize
#----
kubectl get secret web-tls -o jsonpath="{.data['tls\.crt']}" | % { [Text.Encoding]::ASCII.GetString([Convert]::FromBase64String($_)) }
