/** KS4xxx: what is read out of the kubeconfig, and for which cluster it holds. */
import { bash, type Explanation, powershell, script, tokenCheck } from './explanation.js';

export const kubeconfigCodes = {
  KS4001: {
    why: 'kubectl cannot read the template and stops.',
    fix: 'Close every brace, bracket and quote; try it with `kubesteps query`.',
    examples: [
      bash(
        script("kubectl config view -o jsonpath='{.clusters[0.name}'"),
        script("kubectl config view -o jsonpath='{.clusters[0].name}'"),
      ),
    ],
  },
  KS4002: {
    why: 'Outside braces a template is text: kubectl prints it as it stands and ends well.',
    fix: 'Put braces around the path: `{.current-context}`.',
    examples: [
      bash(
        script('kubectl config view -o jsonpath=.current-context'),
        script("kubectl config view -o jsonpath='{.current-context}'"),
      ),
    ],
  },
  KS4003: {
    why: 'The kubeconfig has no such context, cluster or user: a placeholder that was left in, or another machine’s name.',
    fix: 'Take a name that `kubectl config get-contexts` lists.',
    examples: [
      bash(
        script(
          "kubectl config view --minify --context='my-cluster' -o jsonpath='{.clusters[0].cluster.server}'",
        ),
        script("kubectl config view --minify --context='lab' -o jsonpath='{.clusters[0].cluster.server}'"),
      ),
      powershell(
        script("kubectl get pods --context='my-cluster'"),
        script("kubectl get pods --context='lab'"),
      ),
    ],
  },
  KS4004: {
    why: 'The template finds nothing, and kubectl then prints nothing and ends well. The script goes on with an empty text.',
    fix: 'Correct the name or the path, and test for an empty result.',
    examples: [
      bash(
        script(
          'SERVER=$(kubectl config view -o jsonpath=\'{.clusters[?(@.name=="test")].cluster.server}\')',
          'echo "$SERVER"',
        ),
        script(
          'SERVER=$(kubectl config view -o jsonpath=\'{.clusters[?(@.name=="lab")].cluster.server}\')',
          'echo "$SERVER"',
        ),
      ),
    ],
  },
  KS4005: {
    why: 'Without `--raw`, `kubectl config view` prints `DATA+OMITTED` or `REDACTED` in place of certificates and secrets.',
    fix: 'Add `--raw`, and keep what comes out off the screen.',
    examples: [
      bash(
        script(
          "kubectl config view --minify -o jsonpath='{.clusters[0].cluster.certificate-authority-data}' | base64 --decode",
        ),
        script(
          "kubectl config view --minify --raw -o jsonpath='{.clusters[0].cluster.certificate-authority-data}' | base64 --decode",
        ),
      ),
    ],
  },
  KS4006: {
    why: 'kubectl walks over the fields of an object in random order: the same command prints other text each time.',
    fix: 'Name the fields, one by one.',
    examples: [
      bash(
        script("kubectl config view --minify -o jsonpath='{.contexts[0].context.*}'"),
        script("kubectl config view --minify -o jsonpath='{.contexts[0].context.cluster}'"),
      ),
    ],
  },
  KS4007: {
    why: 'The text of a variable becomes part of the template. A quote in it ends the string; a crafted name selects another cluster, or prints a token.',
    fix: 'Select with `--minify --context="$CONTEXT"`; there the name is data.',
    examples: [
      bash(
        script(
          'read -r CLUSTER_NAME',
          'kubectl config view -o jsonpath="{.clusters[?(@.name==\\"$CLUSTER_NAME\\")].cluster.server}"',
        ),
        script(
          "CONTEXT='lab'",
          'kubectl config view --minify --context="$CONTEXT" -o jsonpath=\'{.clusters[0].cluster.server}\'',
        ),
      ),
    ],
  },
  KS4008: {
    why: 'The template finds several values, and kubectl prints them in one line, with spaces between. The variable holds no address but several.',
    fix: 'Select one: `--minify --context`, or a filter by name.',
    examples: [
      bash(
        script("SERVER=$(kubectl config view -o jsonpath='{.clusters[*].cluster.server}')", 'echo "$SERVER"'),
        script(
          "SERVER=$(kubectl config view --minify --context=lab -o jsonpath='{.clusters[0].cluster.server}')",
          'echo "$SERVER"',
        ),
      ),
    ],
  },
  KS4101: {
    why: '`kubectl create token` asks the current context’s cluster, while the server comes from another entry of the kubeconfig. A working token of one cluster lands in the log of another.',
    fix: 'Name the same context in both: `--context="$CONTEXT"`.',
    examples: [
      bash(
        script(
          'set -euo pipefail',
          "SERVER=$(kubectl config view --minify --context=prod -o jsonpath='{.clusters[0].cluster.server}')",
          'TOKEN=$(kubectl create token default)',
          tokenCheck,
          `printf 'header = "Authorization: Bearer %s"\\n' "$TOKEN" |`,
          '  curl -q --config - --fail --max-time 10 "$SERVER/api"',
        ),
        script(
          'set -euo pipefail',
          "SERVER=$(kubectl config view --minify --context=prod -o jsonpath='{.clusters[0].cluster.server}')",
          'TOKEN=$(kubectl create token default --context=prod)',
          tokenCheck,
          `printf 'header = "Authorization: Bearer %s"\\n' "$TOKEN" |`,
          '  curl -q --config - --fail --max-time 10 "$SERVER/api"',
        ),
      ),
    ],
  },
  KS4102: {
    why: '`kubectl config view` sorts clusters, contexts and users by name. `[0]` is the first of the alphabet, not of the file, and another one as soon as an entry is added.',
    fix: 'Use `--minify`, which leaves one of each, or a filter by name.',
    examples: [
      bash(
        script("kubectl config view -o jsonpath='{.clusters[0].cluster.server}'"),
        script("kubectl config view --minify -o jsonpath='{.clusters[0].cluster.server}'"),
      ),
    ],
  },
} as const satisfies Readonly<Record<string, Explanation>>;
