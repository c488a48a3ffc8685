#!/bin/sh
# Long options without getopts.
set -eu
context='' kind=pods limit=5
set -- --context lab --limit=3 nodes
while [ $# -gt 0 ]; do
  case "$1" in
    --context) context=$2; shift ;;
    --context=*) context=${1#*=} ;;
    --limit=*) limit=${1#--limit=} ;;
    --) shift; break ;;
    -*) echo "unknown: $1" >&2; exit 64 ;;
    *) kind=$1 ;;
  esac
  shift
done
: "${context:?no context}"
case $limit in
  '' | *[!0-9]*) echo 'the limit is no number' >&2; exit 64 ;;
esac
kubectl get "$kind" --context="$context" --chunk-size="$limit" --no-headers | sed -n 's/^web-//p' | cut -d' ' -f1
