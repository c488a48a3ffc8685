#!/bin/bash
set -euo pipefail
umask 077
readonly NAMESPACE=${NAMESPACE:-default}

tmp=$(mktemp -d)
cleanup() { rm -rf "$tmp"; }
trap cleanup EXIT

server=$(kubectl --context lab config view --minify -o "jsonpath={.clusters[0].cluster.server}")
kubectl --context lab config view --minify --raw --flatten \
  -o "jsonpath={.clusters[0].cluster.certificate-authority-data}" | base64 -d > "$tmp/ca.pem"
token="$(kubectl --context lab -n "$NAMESPACE" create token default --duration 10m)"
export LC_ALL=C
case $token in '' | *[!A-Za-z0-9._~+/=-]*) exit 1 ;; esac
printf 'Authorization: Bearer %s\n' "$token" > "$tmp/header"
unset token

for path in /version /api /apis; do
  echo "== $path"
  curl -q -sS --fail --max-time 20 --cacert "$tmp/ca.pem" -H @"$tmp/header" "$server$path"
done
