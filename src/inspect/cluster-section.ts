/** A cluster's section of a description. */
import type { CertificateFacts } from './certificate.js';
import type { AuthorityFacts, TlsPosture } from './cluster.js';
import type { Description } from './describe.js';
import { type Line, optional, type Section, until } from './section.js';
import { addressOf } from './server.js';

/** More certificates than this hide the rest. */
const shownCertificates = 3;

export function clusterSection({ cluster }: Description): Section {
  const { facts, origins } = cluster;
  const { server, authority } = facts;
  const at = (field: string) => ({ position: origins.get(field) });
  return {
    title: 'Cluster',
    lines: [
      { label: 'name', value: cluster.name, position: cluster.position },
      ...overridden(cluster.overrides),
      { label: 'server', value: server.url === '' ? 'none' : server.url, ...at('server') },
      ...reached(addressOf(server), server.path),
      { label: 'TLS', ...posture[facts.tls], ...at('insecure-skip-tls-verify') },
      ...optional('TLS server name', facts.tlsServerName, at('tls-server-name')),
      ...optional('proxy', facts.proxyUrl, at('proxy-url')),
      ...(authority === undefined ? [] : authorityLines(authority, at(authority.field))),
      ...optional('compression', facts.disableCompression ? 'off' : undefined, at('disable-compression')),
      ...optional('extensions', cluster.extensions.join(', '), at('extensions')),
    ],
  };
}

/** The entries of the same name that are not used. */
export function overridden(positions: Description['cluster']['overrides']): readonly Line[] {
  return positions.map((position) => ({
    label: 'overrides',
    value: 'an entry of the same name in a later file',
    position,
  }));
}

function reached(address: string | undefined, path: string | undefined): readonly Line[] {
  if (address === undefined) return [{ label: 'address', value: 'no client can read it', style: 'error' }];
  return [
    { label: 'address', value: address },
    ...(path === undefined || path === '' ? [] : [{ label: 'path', value: path }]),
  ];
}

const posture: Readonly<Record<TlsPosture, Pick<Line, 'value' | 'style'>>> = {
  'ca-data': { value: "verified with the kubeconfig's CA" },
  'ca-file': { value: 'verified with the CA file' },
  system: { value: "verified with this system's CAs" },
  insecure: { value: 'NOT VERIFIED: anyone in between can take the credentials', style: 'error' },
  plaintext: { value: 'NONE: plain http, credentials and answers can be read on the way', style: 'error' },
};

function authorityLines(authority: AuthorityFacts, at: Pick<Line, 'position'>): readonly Line[] {
  const { path, problem, bundle } = authority;
  const wrong = problem ?? bundle?.problem;
  const certificates = bundle?.certificates ?? [];
  const hidden = certificates.length - shownCertificates;
  return [
    ...optional('CA file', path, at),
    ...(wrong === undefined ? [] : [{ label: 'CA', value: wrong, style: 'error' as const, ...at }]),
    ...certificates
      .slice(0, shownCertificates)
      .flatMap((certificate) => certificateLines('CA', certificate, at)),
    ...(hidden > 0 ? [{ label: 'CA', value: `and ${hidden} more certificates` }] : []),
  ];
}

/** Subject, issuer, names and validity of one certificate. */
export function certificateLines(
  label: string,
  certificate: CertificateFacts,
  at: Pick<Line, 'position'>,
): readonly Line[] {
  const { subject, issuer, names, notYetValid, notBefore, expiry } = certificate;
  const valid = notYetValid
    ? ({ value: `NOT YET VALID, from ${notBefore.toISOString()}`, style: 'error' } as const)
    : until(expiry, notBefore);
  return [
    { label, value: subject === '' ? '(no subject)' : subject, ...at },
    { label: '  issuer', value: issuer === subject ? 'itself' : issuer },
    ...optional('  names', names.join(', ')),
    { label: '  valid', ...valid },
  ];
}
