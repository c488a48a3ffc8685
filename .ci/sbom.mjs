// What the bundle is made of, for programs: CycloneDX 1.5 in JSON (https://cyclonedx.org/docs/1.5/json/). Two builds of the
// same sources write the same, so it has neither a time nor a number of its own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text of a bill of materials: `folders` are those of the packages, below the root of the repository. */
export function sbom(root, folders) {
  const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const own = read('package.json');
  const locked = read('package-lock.json').packages;
  const packages = folders.map((folder) => ({ folder, manifest: read(join(folder, 'package.json')) }));
  const refs = new Map(packages.map(({ manifest }) => [manifest.name, purl(manifest)]));
  const dependencies = packages.map(({ manifest }) => ({
    ref: purl(manifest),
    dependsOn: Object.keys(manifest.dependencies ?? {}).flatMap((name) => refs.get(name) ?? []),
  }));
  const asked = Object.keys(own.devDependencies).flatMap((name) => refs.get(name) ?? []);
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: { type: 'application', ...component(own) } },
    components: packages.map(({ folder, manifest }) => ({
      type: 'library',
      ...component(manifest),
      hashes: [sha512(locked[folder].integrity)],
    })),
    dependencies: [{ ref: purl(own), dependsOn: asked }, ...dependencies],
  };
  return `${JSON.stringify(bill, undefined, 1)}\n`;
}

/** https://github.com/package-url/purl-spec, type npm: the @ of a scope is escaped. */
const purl = ({ name, version }) => `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;

const component = (manifest) => ({
  'bom-ref': purl(manifest),
  name: manifest.name,
  version: manifest.version,
  licenses: [{ license: { id: manifest.license } }],
  purl: purl(manifest),
});

/** What package-lock.json says of the package that was installed, as CycloneDX writes it. */
function sha512(integrity) {
  const [, base64] = /^sha512-(\S+)/.exec(integrity) ?? [];
  if (base64 === undefined) throw new Error(`no SHA-512: ${integrity}`);
  return { alg: 'SHA-512', content: Buffer.from(base64, 'base64').toString('hex') };
}
