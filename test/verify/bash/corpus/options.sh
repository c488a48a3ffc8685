#!/bin/bash
set -o errexit -o nounset -o pipefail
KUBECTL="kubectl"
common=(--context=lab --namespace=kube-system)
args=(-o name)
verbose=0
if (( verbose )); then
  args+=(--v=6)
fi
"$KUBECTL" "${common[@]}" get configmaps "${args[@]}"
count=0
for kind in deployments services; do
  count=$((count + 1))
  [[ $kind == deploy* ]] && echo "first: $kind"
  kubectl "${common[@]}" get "$kind" | wc -l
done
echo "$count kinds"
