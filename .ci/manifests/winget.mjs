// For winget: a zip with a portable executable, in the three files that its repository asks for.
import { stringify } from 'yaml';

const manifestVersion = '1.6.0';
const architectures = { 'windows-amd64': 'x64', 'windows-arm64': 'arm64' };

/** The texts by the names of their files. */
export function wingetManifests({ version, license, description, homepage, publisher, archives }) {
  const identifier = `${publisher}.kubesteps`;
  const file = (type, content) => {
    const schema = `# yaml-language-server: $schema=https://aka.ms/winget-manifest.${type}.${manifestVersion}.schema.json`;
    const body = {
      PackageIdentifier: identifier,
      PackageVersion: version,
      ...content,
      ManifestType: type,
      ManifestVersion: manifestVersion,
    };
    return `${schema}\n\n${stringify(body)}`;
  };
  const installers = Object.entries(architectures)
    .filter(([platform]) => archives[platform] !== undefined)
    .map(([platform, Architecture]) => ({
      Architecture,
      InstallerUrl: archives[platform].url,
      InstallerSha256: archives[platform].sha256.toUpperCase(),
    }));
  return {
    [`${identifier}.yaml`]: file('version', { DefaultLocale: 'en-US' }),
    [`${identifier}.installer.yaml`]: file('installer', {
      InstallerType: 'zip',
      NestedInstallerType: 'portable',
      NestedInstallerFiles: [{ RelativeFilePath: 'kubesteps.exe', PortableCommandAlias: 'kubesteps' }],
      Commands: ['kubesteps'],
      Installers: installers,
    }),
    [`${identifier}.locale.en-US.yaml`]: file('defaultLocale', {
      PackageLocale: 'en-US',
      Publisher: publisher,
      PackageName: 'kubesteps',
      PackageUrl: homepage,
      License: license,
      ShortDescription: description,
      Tags: ['kubernetes', 'kubectl', 'curl', 'runbook'],
    }),
  };
}
