#!/bin/dash
# A Secret of the old kind, and its token as soon as the control plane has filled it.
set -eu

name="reader-token"
context="lab"
applied=no

undo() {
  code=$?
  trap - EXIT
  [ "$applied" = no ] || kubectl --context="$context" delete secret "$name" --ignore-not-found >/dev/null || :
  exit "$code"
}
trap undo EXIT
trap 'exit 1' HUP INT TERM

kubectl --context="$context" apply -f - <<EOF >/dev/null
apiVersion: v1
kind: Secret
metadata:
  name: ${name}
  annotations:
    kubernetes.io/service-account.name: reader
type: kubernetes.io/service-account-token
EOF
applied=yes

tries=0
token=
while [ -z "$token" ] && [ "$tries" -lt 10 ]; do
  tries=$((tries+1))
  token=$(kubectl --context="$context" get secret "$name" -o 'jsonpath={.data.token}' 2>/dev/null | base64 -d) || token=
  if [ -z "$token" ]; then sleep 1; fi
done
[ -n "$token" ] || { printf 'no token after %s attempts\n' "$tries" >&2; exit 1; }

server=$(kubectl --context="$context" config view --minify -o jsonpath='{..server}')
kubectl --context="$context" --token="$token" version
