/** Whose CA a file holds: the clusters of a kubeconfig that name it, or hold it. */
import { isAbsolute } from 'node:path';
import type { Cluster, Config } from '../../kubeconfig/types.js';
import { textOf, type Value } from '../value.js';
import type { World } from '../world.js';

/** Clusters whose entry names this path, as it stands there or from the root. */
export function caNamedBy(path: Value, config: Config | undefined, world: World): readonly string[] {
  const text = textOf(path);
  if (text === undefined || text === '' || config === undefined) return [];
  return [...config.clusters]
    .filter(([, cluster]) => cluster.certificateAuthority === text || world.caFile(cluster) === text)
    .map(([name]) => name);
}

/** The CA as the kubeconfig holds it, which no TLS library reads. */
export function isStillEncoded(content: Value, config: Config | undefined): boolean {
  const text = textOf(content)?.trim();
  if (text === undefined || text === '' || config === undefined) return false;
  return authoritiesIn(config.clusters).encoded.has(text);
}

interface Authorities {
  /** As the kubeconfig holds them. */
  readonly encoded: ReadonlySet<string>;
  /** Those who trust a CA, by its text without the blanks around it. */
  readonly owners: ReadonlyMap<string, readonly string[]>;
}

const authoritiesBefore = new WeakMap<ReadonlyMap<string, Cluster>, Authorities>();

/** Decoded once: a kubeconfig may have thousands of clusters, and many scripts. */
function authoritiesIn(clusters: ReadonlyMap<string, Cluster>): Authorities {
  const before = authoritiesBefore.get(clusters);
  if (before !== undefined) return before;
  const encoded = new Set<string>();
  const owners = new Map<string, string[]>();
  for (const [name, { certificateAuthorityData }] of clusters) {
    const { buffer, byteOffset, byteLength } = certificateAuthorityData;
    const data = Buffer.from(buffer, byteOffset, byteLength);
    encoded.add(data.toString('base64'));
    const text = data.toString('utf8').trim();
    const others = owners.get(text);
    if (others === undefined) owners.set(text, [name]);
    else others.push(name);
  }
  const authorities = { encoded, owners };
  authoritiesBefore.set(clusters, authorities);
  return authorities;
}

/** Clusters whose CA this content is: its text, and its origin. */
export function caHeldBy(content: Value, config: Config | undefined): readonly string[] {
  const text = textOf(content);
  const byText =
    text === undefined || text.trim() === '' || config === undefined
      ? []
      : (authoritiesIn(config.clusters).owners.get(text.trim()) ?? []);
  // All count: several clusters can share a CA, one as data and one as a file, or name one file.
  const owners = ownersOf(content);
  return [...new Set([...owners, ...byText, ...owners.flatMap((one) => withFileOf(one, config))])];
}

/** The clusters whose CA stands in the same file as that of this one. */
function withFileOf(name: string, config: Config | undefined): readonly string[] {
  const own = config?.clusters.get(name);
  if (config === undefined || own === undefined || own.certificateAuthority === '') return [];
  const isSame = ({ certificateAuthority, certificateAuthorityData, locationOfOrigin }: Cluster): boolean =>
    certificateAuthority === own.certificateAuthority &&
    certificateAuthorityData.length + own.certificateAuthorityData.length === 0 &&
    (isAbsolute(certificateAuthority) || locationOfOrigin === own.locationOfOrigin);
  return [...config.clusters].filter(([, other]) => isSame(other)).map(([one]) => one);
}

/** The clusters whose CA all of it is; what a shell took apart into lines and joined again is still of them. */
function ownersOf(content: Value): readonly string[] {
  const [first, ...more] = content.filter((one) => one.kind !== 'literal' || !/^[\r\n]*$/.test(one.text));
  if (first?.kind !== 'kubeconfig' || !/\.certificate-authority-data$/.test(first.path)) return [];
  const isOfIt = more.every(
    (one) => one.kind === 'kubeconfig' && one.path === first.path && one.cluster === first.cluster,
  );
  if (!isOfIt) return [];
  // Its own first: a message names one.
  return first.cluster === undefined ? first.holders : [first.cluster, ...first.holders];
}
