#!/bin/bash
set -euo pipefail

account=reader
ctx=lab

if kubectl --context "$ctx" get serviceaccount "$account" >/dev/null 2>&1; then
  echo "ServiceAccount $account exists"
else
  kubectl --context "$ctx" create serviceaccount "$account"
fi

kubectl --context "$ctx" apply -f - <<YAML
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: $account-view
  namespace: default
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: view
subjects:
- kind: ServiceAccount
  name: $account
  namespace: default
YAML

if ! kubectl --context "$ctx" auth can-i list pods --as="system:serviceaccount:default:$account" --quiet; then
  echo "the binding does not work" >&2
  exit 1
fi
