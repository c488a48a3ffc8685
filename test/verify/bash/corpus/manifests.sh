#!/usr/bin/env bash
set -euo pipefail
name=demo
replicas=2
manifest() {
  cat <<EOF
apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}-config
data:
  replicas: "$replicas"
  note: |
    costs \$5 and \`ticks\`
EOF
}
if [ "${DRY:-}" = yes ]; then
  manifest
  exit
fi
manifest | kubectl --context=lab apply -f -
kubectl --context=lab create -f - <<'RAW' || true
{"kind":"Namespace","apiVersion":"v1","metadata":{"name":"$name"}}
RAW
(
  cd /tmp
  manifest >/dev/null
  kubectl --context=lab get configmap "${name}-config" -o jsonpath='{.data.replicas}'
) || exit 9
IFS= read -r first <<<"a b c"
echo "${first:-} ${name^^} ${name/e/E}"
