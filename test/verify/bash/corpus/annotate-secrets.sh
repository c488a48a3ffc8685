#!/usr/bin/env bash
# Secrets of one namespace, one after the other.
set -euo pipefail

readonly CONTEXT="lab"
readonly SELECTOR='kubesteps.example/kind=token'
namespace=${1:-default}
dry=""

log() { printf '[%s] %s\n' "${0##*/}" "$*" >&2; }

kube() {
  kubectl --context="$CONTEXT" --namespace="$namespace" "$@"
}

listed=$(kube get secrets --selector="$SELECTOR" -o jsonpath='{range .items[*]}{.metadata.name}{"\n"}{end}')
if [[ -z "${listed//[[:space:]]/}" ]]; then
  log "nothing to do in $namespace"
  exit 0
fi

count=0
while IFS= read -r name; do
  [[ -n $name ]] || continue
  count=$((count + 1))
  kube annotate secrets --selector="$SELECTOR" "kubesteps.example/seen=$count" --overwrite ${dry:+--dry-run=client} </dev/null
done <<<"$listed"

log "$count Secrets"
