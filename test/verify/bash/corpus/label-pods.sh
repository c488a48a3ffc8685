#!/bin/bash
set -o errexit -o pipefail
dry_run=false
ns=default
selector=
set -- --namespace web --dry-run
while [ $# -gt 0 ]; do
  case "$1" in
    -n | --namespace) ns=$2; shift 2 ;;
    --dry-run) dry_run=true; shift ;;
    --) shift; break ;;
    -*) echo "unknown option: $1" >&2; exit 2 ;;
    *) selector=$1; shift ;;
  esac
done
args=(--context=lab "--namespace=$ns")
[[ -z $selector ]] || args+=(-l "$selector")
if $dry_run; then
  args+=(--dry-run=server)
fi
for action in label annotate; do
  kubectl "${args[@]}" "$action" pods --all "checked=$(printf '%s-%s' "$action" 1)" --overwrite || {
    rc=$?
    echo "failed with $rc" >&2
    exit "$rc"
  }
done
