/** How a request's server and client prove who they are, and what the kubeconfig says they should. */
import type { Cluster, Config } from '../../kubeconfig/types.js';
import type { TlsPosture } from '../report.js';
import { show, textOf, type Value } from '../value.js';
import type { CurlOptions } from './curl-options-read.js';
import type { ToolCall } from './tool.js';

export interface TlsInput {
  readonly scheme: 'http' | 'https';
  readonly config: Config | undefined;
  /** The clusters whose server the request goes to. */
  readonly clusters: readonly string[];
}

/** The posture, with findings where it is weaker than the kubeconfig's, or cannot work. */
export function tlsOf(call: ToolCall, options: CurlOptions, input: TlsInput): TlsPosture {
  const clientCertificate = certificateOf(call, options);
  const posture = (kind: TlsPosture['kind'], description: string): TlsPosture => ({
    kind,
    description,
    clientCertificate,
  });
  if (input.scheme === 'http') return posture('none', 'not encrypted');
  const cluster = input.clusters
    .map((name) => input.config?.clusters.get(name))
    .find((one) => one !== undefined);
  if (options.on('insecure')) {
    const asked = cluster?.insecureSkipTlsVerify === true;
    call.recorder.find(
      'KS5003',
      options.place('insecure') ?? call.place,
      asked
        ? 'the certificate of the server is not verified: the kubeconfig asks for it'
        : 'the certificate of the server is not verified: whoever stands between can read what is sent',
      asked ? { severity: 'info' } : { fix: "--cacert with the kubeconfig's CA" },
    );
    return posture('insecure', 'not verified (--insecure)');
  }
  const ca = options.last('cacert');
  if (ca === undefined) return systemTrust(call, cluster, posture);
  return fileTrust(call, ca.value, ca.token.place, input, posture);
}

type Posture = (kind: TlsPosture['kind'], description: string) => TlsPosture;

function systemTrust(call: ToolCall, cluster: Cluster | undefined, posture: Posture): TlsPosture {
  if (
    cluster !== undefined &&
    (cluster.certificateAuthorityData.length > 0 || cluster.certificateAuthority !== '')
  ) {
    call.recorder.find(
      'KS5005',
      call.place,
      "the kubeconfig has a CA for this cluster, and curl is not given it: it asks the system's trust store",
      {
        fix: "--cacert with the kubeconfig's CA",
      },
    );
  }
  return posture('system', "system's trust store");
}

function fileTrust(
  call: ToolCall,
  path: Value,
  place: ToolCall['place'],
  input: TlsInput,
  posture: Posture,
): TlsPosture {
  if (!call.files.take(path)) {
    call.recorder.find(
      'KS5008',
      place,
      'a process substitution can be read once, and curl reads it for each URL',
      {
        fix: 'write it into a file of mktemp -d',
      },
    );
  }
  const named = caNamedBy(path, input.config);
  const found = call.files.look(path);
  if (found.kind === 'absent') {
    call.recorder.find('KS5006', place, `${show(path)} does not exist at this point`);
    return posture('file', show(path));
  }
  if (found.kind === 'known' && isStillEncoded(found.file.content, input.config)) {
    call.recorder.find('KS5007', place, `the CA in ${show(path)} is still base64`, {
      fix: 'base64 --decode',
    });
    return posture('file', `CA in ${show(path)}, still base64`);
  }
  const owners = found.kind === 'known' ? caHeldBy(found.file.content, input.config) : named;
  const [owner] = owners;
  if (owner === undefined) {
    const content = found.kind === 'known' ? found.file.content : undefined;
    if (input.config !== undefined || content === undefined) {
      call.recorder.find('KS5005', place, `the CA in ${show(path)} does not come from the kubeconfig`);
    }
    return posture('file', content === undefined ? show(path) : `CA in ${show(path)}`);
  }
  if (input.clusters.length > 0 && !input.clusters.some((name) => owners.includes(name))) {
    call.recorder.find(
      'KS5005',
      place,
      `this is the CA of cluster ${JSON.stringify(owner)}, and the request goes to cluster ${JSON.stringify(input.clusters[0])}`,
      {
        severity: 'error',
      },
    );
  }
  const name = input.clusters.find((one) => owners.includes(one)) ?? owner;
  return posture('kubeconfig-ca', `CA of cluster ${JSON.stringify(name)} (kubeconfig)`);
}

/** Clusters whose entry names this path. */
function caNamedBy(path: Value, config: Config | undefined): readonly string[] {
  const text = textOf(path);
  if (text === undefined || config === undefined) return [];
  return [...config.clusters]
    .filter(([, cluster]) => cluster.certificateAuthority === text)
    .map(([name]) => name);
}

/** The CA as the kubeconfig holds it, which no TLS library reads. */
function isStillEncoded(content: Value, config: Config | undefined): boolean {
  const text = textOf(content)?.trim();
  if (text === undefined || text === '' || config === undefined) return false;
  return [...config.clusters.values()].some(
    (cluster) => Buffer.from(cluster.certificateAuthorityData).toString('base64') === text,
  );
}

/** Clusters whose CA this content is: its text, and its origin. */
function caHeldBy(content: Value, config: Config | undefined): readonly string[] {
  const text = textOf(content);
  const byText =
    text === undefined || text.trim() === '' || config === undefined
      ? []
      : [...config.clusters]
          .filter(
            ([, cluster]) =>
              Buffer.from(cluster.certificateAuthorityData).toString('utf8').trim() === text.trim(),
          )
          .map(([name]) => name);
  // Both count: several clusters can share a CA, one as data and one as a file.
  const [only, ...more] = content;
  const kept =
    only?.kind === 'kubeconfig' && more.length === 0 && /\.certificate-authority-data$/.test(only.path);
  return kept && only.cluster !== undefined ? [...new Set([only.cluster, ...byText])] : byText;
}

function certificateOf(call: ToolCall, options: CurlOptions): string | undefined {
  const certificate = options.last('cert');
  if (certificate === undefined) return undefined;
  for (const name of ['cert', 'key']) {
    const file = options.last(name);
    if (file !== undefined && call.files.look(file.value).kind === 'absent') {
      call.recorder.find('KS5006', file.token.place, `${show(file.value)} does not exist at this point`);
    }
  }
  notePem(call, options, certificate.value);
  const found = call.files.look(certificate.value);
  const [only] = found.kind === 'known' ? found.file.content : [];
  if (only?.kind === 'kubeconfig') return only.path;
  return show(certificate.value);
}

/** Schannel, which the curl of Windows uses, reads PKCS #12 files and its own store (`Store\\Name\\thumbprint`). */
function notePem(call: ToolCall, options: CurlOptions, certificate: Value): void {
  if (call.world.os !== 'windows') return;
  const type = options.last('cert-type');
  const pem = type === undefined || textOf(type.value)?.toUpperCase() === 'PEM';
  const inStore =
    textOf(certificate)?.includes('\\') === true && !/\.(?:pem|crt|cer)$/i.test(textOf(certificate) ?? '');
  if (!pem || inStore) return;
  call.recorder.find(
    'KS6001',
    options.place('cert') ?? call.place,
    `the curl of Windows cannot read ${show(certificate)}: it takes no PEM files`,
    { fix: '--cert-type P12' },
  );
}
