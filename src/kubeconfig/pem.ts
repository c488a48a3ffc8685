/** PEM certificates and keys, with the words of Go's crypto/tls and crypto/x509 where they do not fit. */
import { createPrivateKey, X509Certificate } from 'node:crypto';

export interface PemBlock {
  readonly type: string;
  readonly text: string;
}

/** The blocks of a PEM text, in its order. */
export function pemBlocks(bytes: Uint8Array): readonly PemBlock[] {
  const text = Buffer.from(bytes).toString('latin1');
  const pattern = /^-----BEGIN ([^\n]+?)-----[ \t]*\r?\n[\s\S]*?^-----END \1-----/gm;
  return [...text.matchAll(pattern)].map((match) => ({ type: match[1] ?? '', text: match[0] }));
}

/** Why the bytes are no certificate authority; undefined where they hold at least one certificate. */
export function certificateProblem(bytes: Uint8Array): string | undefined {
  const found = pemBlocks(bytes);
  if (found.length === 0) return 'unable to parse bytes as PEM block';
  const certificates = found.filter(({ type }) => type === 'CERTIFICATE');
  if (certificates.length === 0) return 'no valid certificate authority data seen';
  if (certificates.some(({ text }) => parseCertificate(text) !== undefined)) return undefined;
  return 'failed to parse certificate: x509: malformed certificate';
}

function parseCertificate(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

/** Why a certificate and a key are no pair (tls.X509KeyPair). */
export function keyPairProblem(certificate: Uint8Array, key: Uint8Array): string | undefined {
  const inCertificate = pemBlocks(certificate);
  const leaf = inCertificate.find(({ type }) => type === 'CERTIFICATE');
  if (leaf === undefined) return missing(inCertificate, 'certificate');
  const inKey = pemBlocks(key);
  const isKey = ({ type }: PemBlock): boolean => type === 'PRIVATE KEY' || type.endsWith(' PRIVATE KEY');
  const privateKey = inKey.find(isKey);
  if (privateKey === undefined) return missing(inKey, 'key');
  const parsed = parseCertificate(leaf.text);
  if (parsed === undefined) return 'x509: malformed certificate';
  return matchProblem(parsed, privateKey.text);
}

function matchProblem(certificate: X509Certificate, pem: string): string | undefined {
  try {
    const key = createPrivateKey(pem);
    if (certificate.checkPrivateKey(key)) return undefined;
    const sameType = certificate.publicKey.asymmetricKeyType === key.asymmetricKeyType;
    return `tls: private key ${sameType ? '' : 'type '}does not match public key${sameType ? '' : ' type'}`;
  } catch {
    return 'tls: failed to parse private key';
  }
}

function missing(found: readonly PemBlock[], what: 'certificate' | 'key'): string {
  if (found.length === 0) return `tls: failed to find any PEM data in ${what} input`;
  const [first] = found;
  if (found.length === 1 && what === 'certificate' && first?.type.endsWith('PRIVATE KEY')) {
    return 'tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched';
  }
  if (found.length === 1 && what === 'key' && first?.type === 'CERTIFICATE') {
    return 'tls: found a certificate rather than a key in the PEM for the private key';
  }
  const wanted =
    what === 'certificate'
      ? '"CERTIFICATE" PEM block in certificate input'
      : 'PEM block with type ending in "PRIVATE KEY" in key input';
  return `tls: failed to find ${wanted} after skipping PEM blocks of the following types: [${found.map(({ type }) => type).join(' ')}]`;
}
