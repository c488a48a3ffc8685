#!/bin/bash
set -euo pipefail
umask 077
dir=$(mktemp -d)
trap 'rm -rf -- "$dir"' EXIT
field() {
  kubectl config view --raw --flatten --minify --context=prod -o jsonpath="$1" | base64 --decode
}
field '{.clusters[0].cluster.certificate-authority-data}' >"$dir/ca.crt"
field '{.users[0].user.client-certificate-data}' >"$dir/tls.crt"
field '{.users[0].user.client-key-data}' >"$dir/tls.key"
server=$(kubectl config view --minify --context=prod -o jsonpath='{.clusters[0].cluster.server}')
curl --disable --silent --show-error --fail-with-body --max-time 30 \
  --cacert "$dir/ca.crt" --cert "$dir/tls.crt" --key "$dir/tls.key" \
  "${server}/apis/apps/v1/deployments?limit=5"
