kubectl config view -o jsonpath='{"Cluster name\tServer\n"}{range .clusters[*]}{.name}{"\t"}{.cluster.server}{"\n"}{end}'
export CLUSTER_NAME="lab"
APISERVER=$(kubectl config view -o jsonpath="{.clusters[?(@.name==\"$CLUSTER_NAME\")].cluster.server}")
TOKEN=$(kubectl create token default)
export LC_ALL=C
case $TOKEN in '' | *[!A-Za-z0-9._~+/=-]*) exit 1 ;; esac
curl -X GET $APISERVER/api --header "Authorization: Bearer $TOKEN" --insecure
kubectl create token default --v=8
