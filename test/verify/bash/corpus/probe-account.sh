#!/bin/sh
set -eu
left=
finish() {
  code=$?
  trap - EXIT INT TERM
  [ -z "$left" ] || kubectl --context=lab delete serviceaccount "$left" --ignore-not-found
  exit $code
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
kubectl --context=lab create serviceaccount probe
left=probe
token=$(kubectl --context=lab create token probe) || token=''
if test -z "$token"
then
  echo 'no token' >&2
  exit 6
fi
attempt=1
while true
do
  if kubectl --context=lab auth can-i list pods --quiet; then break; fi
  attempt=$(( attempt + 1 ))
  test "$attempt" -le 4 || exit 7
  sleep 2
done
echo "after $attempt"
