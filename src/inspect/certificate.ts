/** X.509 certificates in PEM: who they are for, who made them, and how long they hold. */
import { X509Certificate } from 'node:crypto';
import { certificateProblem, pemBlocks } from '../kubeconfig/pem.js';
import { type Expiry, expiryOf } from './expiry.js';

export interface CertificateFacts {
  /** `O=system:masters, CN=admin` */
  readonly subject: string;
  readonly issuer: string;
  /** The common name and the organizations of the subject: to Kubernetes, a user and its groups. */
  readonly commonName: string | undefined;
  readonly organizations: readonly string[];
  /** Subject alternative names: `DNS:…`, `IP Address:…`. */
  readonly names: readonly string[];
  readonly notBefore: Date;
  readonly notYetValid: boolean;
  readonly expiry: Expiry;
  readonly isAuthority: boolean;
}

/** What a PEM text holds. */
export interface Bundle {
  readonly certificates: readonly CertificateFacts[];
  /** Why nothing in it can be used, in Go's words; undefined where something can. */
  readonly problem: string | undefined;
  /** Blocks that call themselves certificates and are none. */
  readonly malformed: number;
}

/** Every certificate of a bundle, in its order. Never throws. */
export function readBundle(pem: Uint8Array, now: Date): Bundle {
  const blocks = pemBlocks(pem).filter(({ type }) => type === 'CERTIFICATE');
  const certificates = blocks.flatMap(({ text }) => readCertificate(text, now) ?? []);
  return {
    certificates,
    problem: certificates.length > 0 ? undefined : certificateProblem(pem),
    malformed: blocks.length - certificates.length,
  };
}

/** Many clusters may have one CA, and OpenSSL takes its time for each certificate. */
const parsedBefore = new Map<string, X509Certificate>();
const mostRemembered = 100;

function parse(pem: string): X509Certificate {
  const before = parsedBefore.get(pem);
  if (before !== undefined) return before;
  const certificate = new X509Certificate(pem);
  if (parsedBefore.size === mostRemembered) parsedBefore.clear();
  parsedBefore.set(pem, certificate);
  return certificate;
}

function readCertificate(pem: string, now: Date): CertificateFacts | undefined {
  try {
    return factsOf(parse(pem), now);
  } catch {
    return undefined;
  }
}

/** A list of a thousand clusters asks each certificate for its end alone, so each fact is found when it is asked for. */
function factsOf(certificate: X509Certificate, now: Date): CertificateFacts {
  const notBefore = (): Date => new Date(certificate.validFrom);
  return {
    get subject() {
      return oneLine(certificate.subject);
    },
    get issuer() {
      return oneLine(certificate.issuer);
    },
    get commonName() {
      return attributes(certificate.subject, 'CN')[0];
    },
    get organizations() {
      return attributes(certificate.subject, 'O');
    },
    get names() {
      return alternativeNames(certificate.subjectAltName);
    },
    get notBefore() {
      return notBefore();
    },
    get notYetValid() {
      return notBefore() > now;
    },
    expiry: expiryOf(new Date(certificate.validTo), now),
    get isAuthority() {
      return certificate.ca;
    },
  };
}

/** The length of the shortest RSA key among the certificates, in bits; undefined where none has such a key. */
export function weakestRsaKey(pem: Uint8Array): number | undefined {
  const lengths = pemBlocks(pem)
    .filter(({ type }) => type === 'CERTIFICATE')
    .flatMap(({ text }) => rsaKeyLength(text) ?? []);
  return lengths.length === 0 ? undefined : lengths.reduce((least, next) => Math.min(least, next));
}

function rsaKeyLength(pem: string): number | undefined {
  try {
    return parse(pem).publicKey.asymmetricKeyDetails?.modulusLength;
  } catch {
    return undefined;
  }
}

/** The SHA-256 of each certificate, as OpenSSL shows it: `AB:CD:…`. */
export function certificateFingerprints(pem: Uint8Array): readonly string[] {
  const blocks = pemBlocks(pem).filter(({ type }) => type === 'CERTIFICATE');
  return blocks.flatMap(({ text }) => {
    try {
      return [parse(text).fingerprint256];
    } catch {
      return [];
    }
  });
}

/** Node writes an attribute on each line, special characters escaped as RFC 2253 has it. */
function oneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ');
}

function attributes(name: string | undefined, type: string): readonly string[] {
  return (name ?? '')
    .split('\n')
    .filter((line) => line.startsWith(`${type}=`))
    .map((line) => line.slice(type.length + 1).replaceAll(/\\(.)/g, '$1'));
}

/** Separated by commas; a name that holds one is written as a JSON string (Node's fix of CVE-2021-44532). */
function alternativeNames(text: string | undefined): readonly string[] {
  const names = (text ?? '').match(/(?:"(?:[^"\\]|\\.)*"|[^,"])+/g) ?? [];
  return names.map((name) => name.trim().replace(/".*"$/, (json) => JSON.parse(json) as string));
}

/** A CA bundle is good for as long as one of its certificates is. */
export function lastToExpire(bundle: Bundle | undefined): Expiry | undefined {
  return bundle?.certificates
    .map(({ expiry }) => expiry)
    .reduce<Expiry | undefined>(
      (last, next) => (last === undefined || next.at > last.at ? next : last),
      undefined,
    );
}
