/** KS42xx: a script with our header, held against what would be generated now. */
import { type Explanation, script } from './explanation.js';

/** The header of a token script for the example kubeconfig, with something else in it. */
const header = (context: string, changes: Readonly<Record<string, string>> = {}): string =>
  script(
    `# kubesteps: ${JSON.stringify({
      recipe: 'token',
      shell: 'bash',
      lang: 'en',
      options: { context, namespace: 'default', style: 'safe' },
      server: `https://${context}.example.com:6443`,
      ca: changes.ca ?? caOf[context] ?? '',
      digest: changes.digest ?? digestOf[context] ?? '',
      ...changes,
    })}`,
    'set -euo pipefail',
  );

/** As `generate` writes them for the example kubeconfig; a test holds them to it. */
const caOf: Readonly<Record<string, string>> = {
  lab: 'sha256:73d5e8d0af6597f9c404f890257dae0f328cbcd7c6a846f0527bd61a59d62c8e',
};
const digestOf: Readonly<Record<string, string>> = {
  lab: 'sha256:7f6201cb6d225a43ed9d40bfd3c5d229ae4f955f8ba8966dffb67d2a015b7dd7',
};

const update = 'Read what changed, then let `kubesteps verify --update` write the script anew.';
const example = (wrong: string, right: string, ...args: readonly string[]) =>
  ({ shell: 'bash', wrong, right, command: ['verify', ...args] }) as const;

export const driftCodes = {
  KS4201: {
    why: "The header names the context that the script was made for, and the kubeconfig has it no more, or a client could not use it. Whoever follows the script gets an error. As information it says that a recipe or templates of one's own made it, which `--recipes` or `--templates` has to name.",
    fix: 'Generate it for a context that is there, or remove the script.',
    examples: [example(header('gone'), header('lab'))],
  },
  KS4202: {
    why: 'The kubeconfig names another server now. The script looks the server up when it runs, but its comments speak of the old one, and what was written down for it (a TLS server name, a proxy) no longer fits.',
    fix: update,
    examples: [example(header('lab', { server: 'https://old.example.com:6443' }), header('lab'))],
  },
  KS4203: {
    why: 'The kubeconfig trusts another CA now, and a script that is written now is another text: the cluster was renewed, or is another one behind the same name. A script that looks the CA up when it runs, and is otherwise as it would be written now, is not concerned.',
    fix: update,
    examples: [example(header('lab', { ca: 'sha256:old' }), header('lab'))],
  },
  KS4204: {
    why: 'Something else that the script uses has changed in the kubeconfig: the cluster or user of the context, its namespace, tls-server-name, proxy-url or insecure-skip-tls-verify.',
    fix: update,
    examples: [example(header('lab', { digest: 'sha256:old' }), header('lab'))],
  },
  KS4205: {
    why: 'The kubeconfig is the same, and still the text is not what would be generated: someone edited it, or another version of kubesteps wrote it.',
    fix: update,
    examples: [example(header('lab'), script('set -euo pipefail'))],
  },
  KS4206: {
    why: 'With `--watch-expiry` the dry run looks at the CA of each cluster that a script calls. After its end every call fails.',
    fix: 'Renew the CA of the cluster, and write the kubeconfig anew.',
    examples: [
      example(
        script('curl -q --fail --max-time 10 https://lab.example.com:6443/api'),
        script('curl -q --fail --max-time 10 https://prod.example.com:6443/api'),
        '--watch-expiry',
        '9000d',
      ),
    ],
  },
} as const satisfies Readonly<Record<string, Explanation>>;
