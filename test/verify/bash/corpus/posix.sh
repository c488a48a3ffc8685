#!/bin/sh
# The same in every POSIX shell.
set -eu
umask 077
context=lab

die() {
  printf '%s\n' "$1" >&2
  exit 1
}

command -v kubectl >/dev/null || die 'kubectl is missing'
folder=$(mktemp -d)
trap 'rm -rf -- "$folder"' EXIT INT TERM

server=$(kubectl config view --minify --context "$context" -o 'jsonpath={.clusters[0].cluster.server}')
case $server in
  https://*) ;;
  *) die "no https: $server" ;;
esac
kubectl config view --minify --raw --flatten --context "$context" \
  -o 'jsonpath={.clusters[0].cluster.certificate-authority-data}' | base64 -d >"$folder/ca"
token=$(kubectl create token default --context "$context")
export LC_ALL=C
case $token in '' | *[!A-Za-z0-9._~+/=-]*) exit 1 ;; esac
n=0
while [ "$n" -lt 2 ]; do
  n=$((n + 1))
  status=$(
    printf 'header = "Authorization: Bearer %s"\n' "$token" |
      curl -q -K - -sS --max-time 9 --cacert "$folder/ca" -o "$folder/out" -w '%{http_code}' "$server/readyz?n=$n"
  ) || die 'no answer'
  if [ "$status" != 200 ]; then
    cat "$folder/out" >&2
    exit 2
  fi
done
kubectl --context "$context" -n default get events | head -n 3
