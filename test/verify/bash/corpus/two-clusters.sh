#!/usr/bin/env bash
set -euo pipefail

contexts=(lab prod)
for context in "${contexts[@]}"; do
  server=$(kubectl config view --minify --context="$context" -o jsonpath='{.clusters[0].cluster.server}')
  if [[ -z $server ]]; then
    echo "no server for $context" >&2
    exit 1
  fi
  echo "$context is at $server"
  kubectl get nodes --context="$context" -o name
done
