// For a bucket of Scoop, on Windows.

const architectures = { 'windows-amd64': '64bit', 'windows-arm64': 'arm64' };

/** A shim starts the executable by its own name: the alias for kubectl's completion hands it the words that the name stands for. */
export function scoopManifest({ version, license, description, homepage, archives }) {
  const architecture = (address) =>
    Object.fromEntries(
      Object.entries(architectures)
        .filter(([platform]) => archives[platform] !== undefined)
        .map(([platform, name]) => [name, address(archives[platform])]),
    );
  const next = (url) => url.replaceAll(version, '$version');
  return `${JSON.stringify(
    {
      version,
      description,
      homepage,
      license,
      architecture: architecture(({ url, sha256 }) => ({ url, hash: sha256 })),
      bin: [
        'kubesteps.exe',
        ['kubesteps.exe', 'kubectl-steps'],
        ['kubesteps.exe', 'kubectl_complete-steps', '__complete kubectl'],
      ],
      checkver: 'github',
      autoupdate: { architecture: architecture(({ url }) => ({ url: next(url) })) },
    },
    undefined,
    4,
  )}\n`;
}
