/** Questions to the kubeconfig that have another answer than the script expects. */
import { spoilt, written } from './sabotage.js';

const token = spoilt('token', 'bash');
const powershell = spoilt('token', 'powershell');
const bash = written('bash');

const filter = '{.clusters[?(@.name==\\"$CLUSTER_NAME\\")].cluster.server}';
const server = `--minify --context="$CONTEXT" \\\n  -o jsonpath="${filter}"`;
const at = "|| APISERVER=''";

export const kubeconfigSabotages = [
  token('a misspelt field', server, server.replace('cluster.server', 'cluster.sever'), 'KS4004', { at }),
  token('a misspelt list', server, server.replace('clusters[', 'cluster['), 'KS4004', { at }),
  token('an index that is not there', server, server.replace(/\[.*\]/, '[1]'), 'KS4004', { at }),
  token('a brace is missing', server, server.replace('}', ''), 'KS4001', { at }),
  token('a bracket is missing', server, server.replace(']', ''), 'KS4001', { at }),
  token('no braces at all', server, server.replace('{', '').replace('}', ''), 'KS4002', { at }),
  token('all servers where one is needed', server, "-o jsonpath='{.clusters[*].cluster.server}'", 'KS4008', {
    at,
  }),
  token('--raw is forgotten', '--minify --raw --flatten', '--minify', 'KS4005', {
    at: 'certificate-authority-data',
  }),
  bash(
    'the token of the kubeconfig without --raw',
    [
      'set -euo pipefail',
      "T=$(kubectl config view --minify -o jsonpath='{.users[0].user.token}')",
      '[ -n "$T" ]',
    ],
    'KS4005',
    'config view',
  ),
  bash(
    'a filter that no cluster passes',
    [
      'set -euo pipefail',
      'S=$(kubectl config view -o jsonpath=\'{.clusters[?(@.name=="lap")].cluster.server}\')',
      '[ -n "$S" ]',
    ],
    'KS4004',
    'config view',
  ),
  bash(
    'a context that is not there',
    ['set -euo pipefail', 'kubectl get pods --context=staging'],
    'KS4003',
    '--context=staging',
  ),
  bash(
    'a cluster that is not there',
    ['set -euo pipefail', 'kubectl get pods --cluster=staging'],
    'KS4003',
    '--cluster=staging',
  ),
  bash(
    'a user that is not there',
    ['set -euo pipefail', 'kubectl get pods --user=staging'],
    'KS4003',
    '--user=staging',
  ),
  bash(
    'the fields of an object, in random order',
    ['set -euo pipefail', "kubectl config view -o jsonpath='{.clusters[0].cluster.*}'"],
    'KS4006',
    'config view',
  ),
  powershell('a misspelt field', "')].cluster.server}", "')].cluster.sever}", 'KS4004', {
    at: '-o "jsonpath={.clusters[?',
  }),
  powershell('--raw is forgotten', '--minify --raw --flatten', '--minify', 'KS4005', {
    at: 'certificate-authority-data',
  }),
  powershell('a brace is missing', "')].cluster.server}", "')].cluster.server", 'KS4001', {
    at: '-o "jsonpath={.clusters[?',
  }),
];
