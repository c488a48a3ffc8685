#!/bin/zsh
# Takes away what a trial left behind.
set -eu
set -o pipefail
context=lab
remove() {
  local namespace=$1
  kubectl --context $context delete secrets -n $namespace -l trial=yes --ignore-not-found || return 1
  echo "cleaned $namespace"
}
for namespace in trial-a trial-b; do
  remove "$namespace" || { echo "could not clean $namespace" >&2; exit 1; }
done
left=$(kubectl --context $context get secrets -A -l trial=yes -o name)
case $left in
  '') echo 'nothing left' ;;
  *) printf "left: %s\n" "$left"; exit 2 ;;
esac
