#!/usr/bin/env zsh
set -eu
context=prod
server=$(kubectl config view --minify --context "$context" -o jsonpath='{.clusters[0].cluster.server}')
if [ -z "$server" ]; then
  print_usage() { printf 'no server\n' >&2; }
  print_usage
  exit 1
fi
token=$(kubectl create token default --context "$context") || exit 3
export LC_ALL=C
case $token in '' | *[!A-Za-z0-9._~+/=-]*) exit 1 ;; esac
curl -q -K - --silent --fail --max-time 20 "${server}/version" <<CONFIG
header = "Authorization: Bearer $token"
CONFIG
for kind in pods services; do
  kubectl --context "$context" get "$kind" -o name
done
