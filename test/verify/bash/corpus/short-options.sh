#!/bin/bash
# usage: short-options.sh [-c CONTEXT] [-n NAMESPACE] [-v] [KIND…]
set -o errexit -o nounset -o pipefail

context=prod
namespace=kube-system
verbose=false
set -- -c lab -v deployments configmaps
while (( $# )); do
  case "$1" in
    -c) context=${2:?-c wants a value}; shift 2 ;;
    -n) namespace=${2:?-n wants a value}; shift 2 ;;
    -v) verbose=true; shift ;;
    -*) printf 'unknown option %s\n' "$1" >&2; exit 64 ;;
    *) break ;;
  esac
done

if "$verbose"; then
  echo "context $context, namespace $namespace" >&2
fi

for kind in "$@"; do
  case $kind in
    *[!a-z]*) echo "no such kind: $kind" >&2; exit 65 ;;
    deploy | deployment*) output=wide ;;
    *) output=name ;;
  esac
  kubectl --context "$context" -n "$namespace" get "$kind" -o "$output"
done
