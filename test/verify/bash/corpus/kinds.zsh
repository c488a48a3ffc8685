#!/bin/zsh
set -e
one() {
  local kind="$1"
  local list
  list=$(kubectl --context lab get "$kind" -o name) || return 4
  if [ -n "$list" ]; then
    printf '%s\n' "$list" | head -n 3
  else
    echo "no $kind" >&2
  fi
}
for k in pods services secrets; do
  one "$k" || exit 4
done
n=1
while [ "$n" -le 3 ]; do
  if kubectl --context lab auth can-i get pods --quiet; then break; fi
  n=$((n + 1))
done
case $n in
  4) echo never >&2; exit 5 ;;
  *) kubectl --context lab get pods ;;
esac
