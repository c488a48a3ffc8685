#!/bin/sh
set -eu
secret=${1:-old-token}
context=lab
kubectl --context="$context" get secret "$secret" -o jsonpath='{.metadata.name}' >/dev/null || {
  echo "no Secret $secret" >&2
  exit 0
}
kubectl --context="$context" delete secret "$secret" --wait=true
until [ -z "$(kubectl --context="$context" get secret "$secret" --ignore-not-found -o name)" ]; do
  sleep 1
done
