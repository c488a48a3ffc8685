#!/bin/bash
set -euo pipefail
kubectl config view -o jsonpath='{range .clusters[*]}{.name}{"\n"}{end}' |
  while IFS= read -r name; do
    printf '%s\n' "cluster: $name"
  done
kubectl config view -o jsonpath='{.contexts[*].name}'
echo
current=$(kubectl config current-context)
echo "current: ${current:-none}"
kubectl version --context "$current" || true
