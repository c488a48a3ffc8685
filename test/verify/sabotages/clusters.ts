/** A token of one cluster for the server of another, and names that stand for nothing. */
import { spoilt, written } from './sabotage.js';

const token = spoilt('token', 'bash');
const article = spoilt('token', 'bash', 'article');
const powershell = spoilt('token', 'powershell');
const bash = written('bash');

const call = `printf 'header = "Authorization: Bearer %s"\\n' "$TOKEN" |`;

export const clusterSabotages = [
  token(
    'the token comes from another context than the server',
    'TOKEN=$(kubectl create token default --context="$CONTEXT"',
    'TOKEN=$(kubectl create token default --context=prod',
    'KS4101',
    { at: 'curl --disable --config -' },
  ),
  token(
    'the server comes from another context than the token',
    'APISERVER=$(kubectl config view --minify --context="$CONTEXT"',
    'APISERVER=$(kubectl config view --minify --context=prod',
    'KS4004',
    { at: "|| APISERVER=''" },
  ),
  token(
    'the context changes between server and token',
    'TOKEN=$(kubectl create token',
    "CONTEXT='prod'\nTOKEN=$(kubectl create token",
    'KS4101',
    { at: 'curl --disable --config -' },
  ),
  article(
    'the name of another cluster, while the token is the current context’s',
    'export CLUSTER_NAME="lab"',
    'export CLUSTER_NAME="prod"',
    'KS4004',
    { at: '--minify --raw --flatten' },
  ),
  token('a context that is not in the kubeconfig', "CONTEXT='lab'", "CONTEXT='lba'", 'KS4003', {
    at: 'APISERVER=$(kubectl config view',
  }),
  article(
    'a placeholder cluster name that is not in the kubeconfig',
    'export CLUSTER_NAME="lab"',
    'export CLUSTER_NAME="test"',
    'KS4004',
    { at: 'APISERVER=$(kubectl config view' },
  ),
  powershell('a context that is not in the kubeconfig', "$context = 'lab'", "$context = 'lba'", 'KS4003', {
    at: '$apiserver = [string](& kubectl config view',
  }),
  powershell(
    'the token comes from another context than the server',
    '$token = [string](& kubectl create token default "--context=$context"',
    '$token = [string](& kubectl create token default --context=prod',
    'KS4101',
    { at: '& $curl --disable --config -' },
  ),
  powershell(
    'the server of another context',
    `--minify "--context=$context" \`\n        -o "jsonpath={.clusters[?`,
    `--minify --context=prod -o "jsonpath={.clusters[?`,
    'KS4004',
    { at: '$apiserver = [string]' },
  ),
  bash(
    'the first cluster of the file, whichever it is',
    [
      'set -euo pipefail',
      "SERVER=$(kubectl config view -o jsonpath='{.clusters[1].cluster.server}')",
      'TOKEN=$(kubectl create token default --context=prod)',
      call,
      '  curl -q --config - --fail --max-time 10 "$SERVER/api"',
    ],
    'KS4102',
    'clusters[1]',
  ),
  bash(
    'use-context changes the current context for everyone',
    ['set -euo pipefail', 'kubectl config use-context prod', 'kubectl get pods'],
    'KS3105',
    'use-context',
  ),
  bash(
    'the token of the current context for a server written by hand',
    [
      'set -euo pipefail',
      'TOKEN=$(kubectl create token default)',
      call,
      '  curl -q --config - --fail --max-time 10 https://prod.example.com:6443/api',
    ],
    'KS4101',
    'https://prod.example.com',
  ),
];
