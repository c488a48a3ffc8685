#!/bin/sh
set -e
out=${OUT:-backup}
mkdir -p "$out"
for kind in configmaps secrets services; do
  file=$out/$kind.yaml
  if kubectl --context=lab -n default get "$kind" -o yaml >"$file"; then
    echo "$kind: $file"
  else
    rm -f "$file"
    echo "no $kind" >&2
  fi
done
cd "$out"
kubectl --context=lab version >version.txt || echo "no version" >&2
