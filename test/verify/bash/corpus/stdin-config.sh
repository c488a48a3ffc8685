#!/usr/bin/env bash
# Calls the API of one context with a token that no argument list shows.
set -euo pipefail

usage() {
  cat >&2 <<'TEXT'
usage: stdin-config
TEXT
  exit 64
}

[ "$#" -eq 0 ] || usage

CONTEXT=prod
SERVER=$(kubectl config view --minify --context "$CONTEXT" -o jsonpath='{.clusters[0].cluster.server}') || exit 1
TOKEN=$(kubectl create token default --context "$CONTEXT") || exit 1
export LC_ALL=C
case $TOKEN in '' | *[!A-Za-z0-9._~+/=-]*) exit 1 ;; esac

call() {
  local method=$1 path=$2
  curl --disable --config - --request "$method" --silent --show-error --max-time 30 \
    --output /dev/null --write-out '%{http_code}' "$SERVER$path" <<CONFIG
header = "Authorization: Bearer $TOKEN"
header = "Accept: application/json"
CONFIG
}

status=$(call GET /api/v1/namespaces/default/pods)
case "$status" in
  200) echo 'fine' ;;
  401 | 403) echo "refused: $status" >&2; exit 1 ;;
  *) echo "unexpected: $status" >&2; exit 2 ;;
esac
