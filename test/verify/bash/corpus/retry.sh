#!/bin/bash
set -uo pipefail

die() { echo "$*" >&2; exit 1; }

retry() {
  local -r tries=$1
  shift
  local attempt=1
  until "$@"; do
    (( attempt >= tries )) && return 1
    (( attempt++ ))
    sleep "$attempt"
  done
}

ready() {
  local code
  code=$(curl -q -sS --max-time 5 -o /dev/null -w '%{http_code}' --cacert "$ca" "$server/readyz") || return
  [[ $code == 200 || $code == 40[13] ]]
}

ca=$(mktemp) || exit
trap 'rm -f "$ca"' EXIT
kubectl config view --raw --minify --flatten --context lab \
  -o jsonpath='{.clusters[0].cluster.certificate-authority-data}' | base64 -d >"$ca" || die 'no CA'
server=$(kubectl config view --minify --context lab -o jsonpath='{.clusters[0].cluster.server}')
[[ "$server" == https://* ]] || die "no https: $server"
retry 3 ready || die "not ready after 3 attempts"
set +e
kubectl --context lab version
rc=$?
set -e
if [ "$rc" -ne 0 ]; then
  die "kubectl says $rc"
fi
host=${server#https://}
host=${host%%:*}
line=$(printf '%s: %s' "$host" ok)
echo "$line"
