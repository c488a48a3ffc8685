# As it is typed from an article.
$CLUSTER_NAME = "lab"
$APISERVER = kubectl config view -o "jsonpath={.clusters[?(@.name=='$CLUSTER_NAME')].cluster.server}"
[string]$TOKEN = kubectl create token default
if ($token -cnotmatch '\A[A-Za-z0-9._~+/=-]+\z') { throw 'no usable token' }
curl -X GET "$APISERVER/api" --header "Authorization: Bearer $TOKEN" --insecure
