/**
 * The same server, asked by kubectl and by curl with the kubeconfig's CA and no other: where they differ is what
 * scripts cannot take over from kubectl. Go's crypto/x509 against OpenSSL at Debian's security level 2.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { findProgram, needs } from '../support/tools.js';
import { Authorities, ownNames } from './authorities.js';
import { tlsServer } from './server.js';

const skip = needs('curl', 'kubectl', 'openssl');

interface Row {
  readonly name: string;
  /** The server's certificate, and the file that the kubeconfig gives as its CA. */
  readonly server: string;
  readonly ca: string;
  readonly host?: string;
  readonly tlsServerName?: string;
  readonly kubectl: boolean;
  readonly curl: boolean;
}

const both = (yes: boolean): Pick<Row, 'kubectl' | 'curl'> => ({ kubectl: yes, curl: yes });
const row = (name: string, server: string, ca: string, rest: Partial<Row> = {}): Row => ({
  name,
  server,
  ca,
  ...both(true),
  ...rest,
});

const rows: readonly Row[] = [
  row('its own CA', 'good', 'kube.crt'),
  row('another CA', 'foreign', 'kube.crt', both(false)),
  row('an IPv6 server', 'good', 'kube.crt', { host: '[::1]' }),
  row('a DNS name', 'good', 'kube.crt', { host: 'localhost' }),
  // Go reads no common name (since 1.17); curl falls back on it where there are no alternative names.
  row('a common name and no SAN', 'no-san', 'kube.crt', { host: 'localhost', kubectl: false }),
  row('an address as a DNS name', 'address-as-name', 'kube.crt', both(false)),
  row('another name', 'other-name', 'kube.crt', both(false)),
  row('tls-server-name', 'wildcard', 'kube.crt', { tlsServerName: 'a.example.test' }),
  row('tls-server-name in capitals', 'wildcard', 'kube.crt', { tlsServerName: 'A.EXAMPLE.test' }),
  row('tls-server-name with a dot at its end', 'wildcard', 'kube.crt', { tlsServerName: 'a.example.test.' }),
  row('a wildcard for two labels', 'wildcard', 'kube.crt', {
    tlsServerName: 'a.b.example.test',
    ...both(false),
  }),
  row('a wildcard for everything', 'star', 'kube.crt', { host: 'localhost', ...both(false) }),
  row('a certificate for clients', 'for-clients', 'kube.crt', both(false)),
  row('signed with SHA-1', 'sha1', 'kube.crt', both(false)),
  row('a CA that signed itself with SHA-1', 'by-sha1-ca', 'sha1-ca.crt'),
  row('an RSA key of 1024 bits', 'short-key', 'kube.crt', { curl: false }),
  row('a CA with an RSA key of 1024 bits', 'by-short-ca', 'short-ca.crt', { curl: false }),
  row('the server’s own certificate as CA', 'good', 'good.crt'),
  row('a certificate that signed itself and is no CA', 'alone', 'alone.crt'),
  row('an intermediate as CA', 'by-intermediate', 'intermediate.crt'),
  row('the root, and the intermediate is not sent', 'by-intermediate', 'kube.crt', both(false)),
  row('an expired CA', 'by-expired-ca', 'expired-ca.crt', both(false)),
  row('an expired certificate', 'expired', 'kube.crt', both(false)),
  row('name constraints that forbid it', 'constrained', 'constraining.crt', both(false)),
  row('name constraints that allow it', 'allowed', 'allowing.crt'),
  row('a CA that may not sign', 'by-no-signer', 'no-signer.crt', both(false)),
  row('several CAs', 'good', 'bundle.pem'),
  row('text around the CA', 'good', 'text.pem'),
  row('CRLF', 'good', 'crlf.pem'),
  row('a private key before the CA', 'good', 'key-first.pem'),
  row('a block that is no certificate behind the CA', 'good', 'junk.pem', { curl: false }),
  row('OpenSSL’s TRUSTED CERTIFICATE', 'good', 'trusted.pem', { kubectl: false }),
  row('a byte order mark', 'good', 'bom.pem', { kubectl: false }),
  row('DER', 'good', 'kube.der', both(false)),
  row('indented', 'good', 'indented.pem', both(false)),
  row('an empty file', 'good', 'empty.pem', both(false)),
];

function make(): Authorities {
  const made = new Authorities();
  const rsa = (bits: number): readonly string[] => [`rsa:${bits}`];
  made.authority('kube');
  made.authority('other');
  made.authority('sha1-ca', { digest: 'sha1' });
  made.authority('short-ca', { key: rsa(1024) });
  made.authority('no-signer', { extensions: ['keyUsage=digitalSignature'] });
  made.authority('constraining', { extensions: ['nameConstraints=critical,permitted;DNS:example.org'] });
  made.authority('allowing', { extensions: ['nameConstraints=critical,permitted;DNS:localhost'] });
  made.authority('alone', { extensions: ['basicConstraints=critical,CA:FALSE', ownNames] });
  const authority = 'basicConstraints=critical,CA:TRUE';
  made.signed('intermediate', 'kube', { extensions: [authority] });
  // One that signs itself, long ago: `openssl ca` takes dates, `openssl req` does not.
  made.authority('expired-ca');
  made.signed('expired-ca', 'expired-ca', {
    extensions: [authority],
    from: '20200101000000Z',
    until: '20210101000000Z',
    reuseKey: true,
  });
  made.signed('good', 'kube');
  made.signed('foreign', 'other');
  made.signed('no-san', 'kube', { subject: '/CN=localhost', extensions: ['extendedKeyUsage=serverAuth'] });
  made.signed('address-as-name', 'kube', { extensions: ['subjectAltName=DNS:127.0.0.1'] });
  made.signed('other-name', 'kube', { extensions: ['subjectAltName=DNS:example.org'] });
  made.signed('wildcard', 'kube', { extensions: ['subjectAltName=DNS:*.example.test'] });
  made.signed('star', 'kube', { extensions: ['subjectAltName=DNS:*'] });
  made.signed('for-clients', 'kube', { extensions: [ownNames, 'extendedKeyUsage=clientAuth'] });
  made.signed('sha1', 'kube', { digest: 'sha1' });
  made.signed('by-sha1-ca', 'sha1-ca');
  made.signed('short-key', 'kube', { key: rsa(1024) });
  made.signed('by-short-ca', 'short-ca');
  made.signed('by-intermediate', 'intermediate');
  made.signed('by-expired-ca', 'expired-ca');
  made.signed('expired', 'kube', { from: '20200101000000Z', until: '20210101000000Z' });
  made.signed('constrained', 'constraining');
  made.signed('allowed', 'allowing', { extensions: ['subjectAltName=DNS:localhost,IP:127.0.0.1'] });
  made.signed('by-no-signer', 'no-signer');
  const kube = made.pem('kube');
  const junk = '-----BEGIN CERTIFICATE-----\nbm8gY2VydGlmaWNhdGU=\n-----END CERTIFICATE-----\n';
  const texts: Readonly<Record<string, string>> = {
    'bundle.pem': made.pem('other') + kube,
    'text.pem': `# the CA\nSubject: CN=kube\n${kube}and more text\n`,
    'crlf.pem': kube.replaceAll('\n', '\r\n'),
    'key-first.pem': made.keyText('good') + kube,
    'junk.pem': kube + junk,
    'bom.pem': `\ufeff${kube}`,
    'indented.pem': kube.replace(/^/gm, '  '),
    'empty.pem': '',
  };
  for (const [name, text] of Object.entries(texts)) writeFileSync(made.path(name), text);
  made.openssl('x509', '-in', 'kube.crt', '-trustout', '-out', 'trusted.pem');
  made.openssl('x509', '-in', 'kube.crt', '-outform', 'DER', '-out', 'kube.der');
  return made;
}

test('what kubectl takes and what curl takes', { skip }, async (t) => {
  const made = make();
  for (const one of rows) {
    await t.test(one.name, async () => {
      const server = await tlsServer(made.pair(one.server));
      try {
        const answers = {
          kubectl: await asksByKubectl(made, one, server.port),
          curl: await asksByCurl(made, one, server.port),
        };
        assert.deepEqual(answers, { kubectl: one.kubectl, curl: one.curl });
      } finally {
        server.close();
      }
    });
  }
});

function asksByKubectl(made: Authorities, { ca, host, tlsServerName }: Row, port: number): Promise<boolean> {
  const cluster = {
    server: `https://${host ?? '127.0.0.1'}:${port}`,
    'certificate-authority': made.path(ca),
    ...(tlsServerName === undefined ? {} : { 'tls-server-name': tlsServerName }),
  };
  const kubeconfig = {
    clusters: [{ name: 'lab', cluster }],
    contexts: [{ name: 'lab', context: { cluster: 'lab', user: 'lab' } }],
    users: [{ name: 'lab', user: { token: 'a-token' } }],
    'current-context': 'lab',
  };
  writeFileSync(made.path('kubeconfig'), JSON.stringify(kubeconfig), { mode: 0o600 });
  return succeeds(made, 'kubectl', [`--kubeconfig=${made.path('kubeconfig')}`, 'get', '--raw', '/version']);
}

function asksByCurl(made: Authorities, { ca, host, tlsServerName }: Row, port: number): Promise<boolean> {
  const address = `${tlsServerName ?? host ?? '127.0.0.1'}:${port}`;
  const trust = ['--cacert', made.path(ca), '--capath', made.path('no-other-ca')];
  const route = tlsServerName === undefined ? [] : ['--connect-to', `::127.0.0.1:${port}`];
  const quiet = ['--disable', '--silent', '--fail', '--noproxy', '*', '--max-time', '10', '--globoff'];
  return succeeds(made, 'curl', [...quiet, ...trust, ...route, `https://${address}/version`]);
}

function succeeds(made: Authorities, program: string, args: readonly string[]): Promise<boolean> {
  const env = { PATH: process.env.PATH, HOME: made.folder, KUBERC: 'off' };
  return new Promise((resolve) =>
    execFile(findProgram(program) ?? program, args, { env, timeout: 120_000 }, (error) =>
      resolve(error === null),
    ),
  );
}
