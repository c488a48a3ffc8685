#!/bin/bash
# Which of the contexts answer?
set -uo pipefail
ok=0 bad=0
contexts=(lab prod)
report() { local name=$1 state=${2:-unknown}; printf '%-10s %s\n' "$name" "$state" >&2; }
check() {
  local ctx=$1 out
  out=$(kubectl --context="$ctx" version -o json 2>/dev/null) || return 1
  case $out in
    *serverVersion*) return 0 ;;
    '') return 2 ;;
  esac
  return 3
}
for ctx in "${contexts[@]}"; do
  if check "$ctx"; then
    ok=$((ok + 1))
  else
    rc=$?
    bad=$((bad + 1))
    echo "$ctx: $rc" >&2
  fi
done
if ((bad > 0)); then
  kubectl --context="${contexts[0]}" get events -n kube-system --field-selector=type=Warning || :
fi
echo "$ok of $((ok + bad))"
[ "$bad" -eq 0 ]
