/** Certificate authorities and servers' certificates, made by openssl for one test file. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

export interface Pair {
  /** Paths of PEM files. */
  readonly certificate: string;
  readonly key: string;
}

/** What a certificate is made with, beside its name. */
export interface Shape {
  /** Lines of openssl's x509v3_config; without them, the names and addresses of this machine. */
  readonly extensions?: readonly string[];
  readonly subject?: string;
  /** openssl's `-newkey`; an elliptic curve by default, which is made at once. */
  readonly key?: readonly string[];
  readonly digest?: string;
  /** Such as `20200101000000Z`. */
  readonly from?: string;
  readonly until?: string;
  /** The key that is there already, for a certificate that takes another one's place. */
  readonly reuseKey?: true;
}

const curve = ['ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
export const ownNames = 'subjectAltName=IP:127.0.0.1,IP:::1,DNS:localhost';

export class Authorities {
  readonly folder: string = mkdtempSync(join(tmpdir(), 'kubesteps-tls-'));

  constructor() {
    after(() => rmSync(this.folder, { recursive: true, force: true }));
    writeFileSync(this.path('index.txt'), '');
    writeFileSync(this.path('serial'), '01\n');
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** A CA that signs itself. */
  authority(name: string, shape: Shape = {}): Pair {
    const { extensions = [], key = curve, digest = 'sha256' } = shape;
    this.openssl(
      ...['req', '-x509', '-nodes', '-days', '3650', '-subj', `/CN=${name}`, `-${digest}`, '-newkey', ...key],
      ...extensions.flatMap((line) => ['-addext', line]),
      ...['-keyout', `${name}.key`, '-out', `${name}.crt`],
    );
    return this.pair(name);
  }

  /** A certificate that an authority signs. */
  signed(name: string, authority: string, shape: Shape = {}): Pair {
    const { extensions = [ownNames], subject = `/CN=${name}`, key = curve, digest = 'sha256' } = shape;
    const { from = '20260101000000Z', until = '20550101000000Z' } = shape;
    const withKey =
      shape.reuseKey === true
        ? ['-new', '-key', `${name}.key`]
        : ['-nodes', '-newkey', ...key, '-keyout', `${name}.key`];
    this.openssl('req', '-subj', subject, ...withKey, '-out', `${name}.csr`);
    const settings = [
      ...['[ca]', 'default_ca=d', '[d]', 'database=index.txt', 'new_certs_dir=.', 'serial=serial'],
      ...['policy=p', 'unique_subject=no', '[p]', 'commonName=optional', '[extensions]', ...extensions],
    ];
    writeFileSync(this.path('ca.cnf'), `${settings.join('\n')}\n`);
    this.openssl(
      ...['ca', '-batch', '-config', 'ca.cnf', '-notext', '-extensions', 'extensions', '-md', digest],
      ...['-cert', `${authority}.crt`, '-keyfile', `${authority}.key`, '-startdate', from, '-enddate', until],
      ...['-in', `${name}.csr`, '-out', `${name}.crt`],
    );
    return this.pair(name);
  }

  pair(name: string): Pair {
    return { certificate: this.path(`${name}.crt`), key: this.path(`${name}.key`) };
  }

  /** The PEM text of a certificate. */
  pem(name: string): string {
    return readFileSync(this.path(`${name}.crt`), 'utf8');
  }

  /** Puts a certificate into a folder under the name by which OpenSSL finds it there. */
  hash(name: string, folder: string): void {
    const hash = execFileSync('openssl', ['x509', '-hash', '-noout', '-in', this.path(`${name}.crt`)], {
      encoding: 'utf8',
    }).trim();
    symlinkSync(this.path(`${name}.crt`), join(folder, `${hash}.0`));
  }

  /** The PEM text of a private key. */
  keyText(name: string): string {
    return readFileSync(this.path(`${name}.key`), 'utf8');
  }

  openssl(...args: readonly string[]): void {
    execFileSync('openssl', args, { cwd: this.folder, stdio: ['ignore', 'ignore', 'pipe'] });
  }
}
