#!/bin/bash
set -eo pipefail
server=$(kubectl config view --minify --context=lab -o jsonpath='{.clusters[0].cluster.server}')
host=${server#https://}
host=${host%%:*}
port=${server##*:}
echo "$host $port"
first=$(kubectl --context=lab get pods -o name | sort | head -n 1)
count=$(kubectl --context=lab get pods -o name | wc -l)
if [ -n "$first" ]; then
  kubectl --context=lab logs "pod/x" --tail=5 | sed 's/error/ERROR/' || true
fi
kubectl --context=lab get nodes -o json | jq -r '.items[].metadata.name' | while IFS= read -r node; do
  printf 'node=%s\n' "$node"
done
{
  kubectl --context=lab get pods
  kubectl --context=lab get services
} | wc -l
echo "$count" | tr -d ' '
! kubectl --context=lab get secret nothing >/dev/null 2>&1 || echo there
