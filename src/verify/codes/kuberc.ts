/** KS43xx: what kubectl's own preferences make of a call. */
import { type Explanation, script } from './explanation.js';

const head = ['apiVersion: kubectl.config.k8s.io/v1beta1', 'kind: Preference', 'defaults:'] as const;

/** A script without and with `KUBERC=off`, beside a kuberc with one default. */
const example = (command: string, name: string, value: string, call: string) =>
  ({
    shell: 'bash',
    wrong: script('set -euo pipefail', call),
    right: script('set -euo pipefail', 'export KUBERC=off', call),
    command: ['verify', '--kuberc', 'kuberc'],
    beside: {
      kuberc: script(...head, `- command: ${command}`, `  options: [{name: ${name}, default: "${value}"}]`),
    },
  }) as const;

const fix =
  "Write `export KUBERC=off` at the top of the script (in PowerShell `$env:KUBERC = 'off'`), or give the flag in the call.";

export const kubercCodes = {
  KS4301: {
    why: 'kubectl 1.34 and later read `~/.kube/kuberc`, which gives flags other defaults: a delete that asks and then removes nothing, an apply that makes nothing, a token for another audience. The calls end with 0.',
    fix,
    examples: [example('apply', 'dry-run', 'server', 'kubectl apply --context=lab -f deploy.yaml')],
  },
  KS4302: {
    why: 'A default in `~/.kube/kuberc` names another server, user or credential, or turns the check of the server off. What the script says of them is not what happens.',
    fix,
    examples: [
      example('get', 'insecure-skip-tls-verify', 'true', 'kubectl get pods --context=lab --namespace=shop'),
    ],
  },
  KS4303: {
    why: 'kubectl 1.34 and later stop before they do anything where `~/.kube/kuberc` is faulty, sets a flag that the command does not have, or has a policy that does not let the exec plugin of the context start.',
    fix,
    examples: [example('get', 'no-such-flag', 'x', 'kubectl get pods --context=lab --namespace=shop')],
  },
} satisfies Readonly<Record<string, Explanation>>;
