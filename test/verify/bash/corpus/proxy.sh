#!/bin/bash
set -euo pipefail
kubectl proxy --context=lab --port=8089 &
pid=$!
trap 'kill "$pid"' EXIT
sleep 2
if curl --silent --fail --max-time 5 http://127.0.0.1:8089/healthz; then
  curl --silent --fail --max-time 5 'http://127.0.0.1:8089/api/v1/namespaces?limit=1'
else
  echo 'the proxy does not answer' >&2
  exit 1
fi
