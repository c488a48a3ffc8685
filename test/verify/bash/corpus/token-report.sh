#!/bin/bash
# How long do tokens of several ServiceAccounts live?
set -euo pipefail

: "${ACCOUNTS:=default}"
CONTEXT=prod
DURATION=15m

work="$(mktemp -d)"
chmod 700 "$work"
finish() {
  local code=$?
  rm -rf "${work:?}"
  if ((code != 0)); then echo "failed: $code" >&2; fi
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

for account in default builder; do
  if ! kubectl create token "$account" --context "$CONTEXT" --duration "$DURATION" -o json >"$work/$account.json" 2>"$work/errors"; then
    sed 's/^/  /' "$work/errors" >&2
    continue
  fi
  expires=$(grep '"expirationTimestamp"' "$work/$account.json" | head -n1 | cut -d'"' -f4) || expires=''
  case "${expires:-none}" in
    none) echo "$account: no answer" ;;
    *T*Z) echo "$account: until ${expires%T*}" ;;
    *) echo "$account: $expires" ;;
  esac
done

cat <<EOF
Context:  $CONTEXT
Duration: ${DURATION%m} minutes
EOF
kubectl auth can-i create serviceaccounts/token --context "$CONTEXT" || echo 'may not create tokens'
