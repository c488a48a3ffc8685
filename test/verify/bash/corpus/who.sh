#!/bin/sh
# Who am I, with a token that stands in a file of curl's?
set -eu
export LC_ALL=C
need() {
  for tool; do
    command -v "$tool" >/dev/null 2>&1 || { echo "needs $tool" >&2; return 1; }
  done
}
need kubectl curl base64
ctx=${CTX-lab}
dir=$(mktemp -d) && trap 'rm -rf "$dir"' 0
chmod 0700 "$dir"
view() { kubectl config view --minify --flatten --raw --context="$ctx" -o jsonpath="$1"; }
server=$(view '{.clusters[0].cluster.server}')
server=${server%/}
view '{.clusters[0].cluster.certificate-authority-data}' | base64 -d > "$dir/ca"
{
  printf 'cacert = "%s/ca"\n' "$dir"
  token=$(kubectl --context="$ctx" create token default)
  case $token in *[!A-Za-z0-9._~+/=-]*) exit 1 ;; esac
  printf 'header = "Authorization: Bearer %s"\n' "$token"
  echo 'header = "Content-Type: application/json"'
} > "$dir/curlrc"
body='{"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview"}'
code=$(curl -q -K "$dir/curlrc" -sS -m 10 -X POST --data "$body" -o "$dir/answer" -w '%{http_code}' \
  "$server/apis/authentication.k8s.io/v1/selfsubjectreviews")
if test "$code" -ge 200 && test "$code" -lt 300
then tr ',' '\n' < "$dir/answer" | grep username || true
elif [ "$code" = 404 ]; then echo 'older than 1.28'
else
  printf 'HTTP %s\n' "$code" >&2
  exit 1
fi
