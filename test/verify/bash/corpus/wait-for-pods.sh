#!/bin/bash
set -eu
namespace=default
tries=0
while ! kubectl --context=lab -n "$namespace" wait --for=condition=Ready pod --all --timeout=30s; do
  tries=$((tries + 1))
  if [ "$tries" -gt 3 ]; then
    kubectl --context=lab -n "$namespace" get pods
    exit 1
  fi
  sleep 5
done
kubectl --context=lab -n "$namespace" get pods -o wide | head -n 20
