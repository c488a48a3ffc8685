// For krew-index: `kubectl krew install api-steps`. Rules: krew's docs/NAMING_GUIDE.md and its pkg/index/validation/validate.go.
import { stringify } from 'yaml';

/** krew runs a plugin as kubectl-api_steps, which the executable goes by. */
export function krewManifest({ version, homepage, archives }) {
  const platforms = Object.entries(archives)
    // krew's selectors know an operating system and an architecture: the one that glibc runs.
    .filter(([platform]) => !platform.includes('-musl-'))
    .map(([platform, { url, sha256 }]) => {
      const [os, arch] = platform.split('-');
      const bin = os === 'windows' ? 'kubesteps.exe' : 'kubesteps';
      const files = [bin, 'LICENSE', 'LICENSES.txt'].map((from) => ({ from, to: '.' }));
      return { selector: { matchLabels: { os, arch } }, uri: url, sha256, files, bin };
    });
  return stringify({
    apiVersion: 'krew.googlecontainertools.github.com/v1alpha2',
    kind: 'Plugin',
    metadata: { name: 'api-steps' },
    spec: {
      version: `v${version}`,
      homepage,
      shortDescription: 'Write proven scripts that call the API with curl',
      description: [
        'From a kubeconfig to the exact steps that call its cluster by hand: an',
        'annotated bash or PowerShell script, a block to paste, or a runbook in',
        'Markdown or HTML. A dry run proves what a script sends, and to where,',
        'before it is handed over, and sends nothing itself.',
        '',
      ].join('\n'),
      caveats: 'The scripts need kubectl and curl where they run.\n',
      platforms,
    },
  });
}
