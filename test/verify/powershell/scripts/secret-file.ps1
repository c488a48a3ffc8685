$ErrorActionPreference = 'Stop'
$out = 'token.txt'
$data = kubectl get secret default-token -n default --context=lab -o 'jsonpath={.data.token}'
if ($LASTEXITCODE -ne 0 -or -not $data) { exit 1 }
$token = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($data)).Trim()
[IO.File]::WriteAllText($out, $token)
$json = '{"kind":"TokenReview","apiVersion":"authentication.k8s.io/v1","spec":{"x":[1,2]}}' | ConvertFrom-Json
kubectl api-resources "--api-group=$($json.kind)" "--context=lab"
kubectl get pods --context=lab 2>&1 > $null
$json.kind, $json.spec.x[1] | kubectl apply --context=lab -f -
