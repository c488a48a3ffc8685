/** How a request's server and client prove who they are, and what the kubeconfig says they should. */
import type { Config } from '../../kubeconfig/types.js';
import { isPodCa, podCaPath } from '../pod.js';
import type { Place, TlsPosture, TrustSource } from '../report.js';
import { show, textOf, type Value } from '../value.js';
import { assumeNoKeyLog, assumeSystemTrust } from './caller-environment.js';
import { clientCertificateOf } from './client-certificate.js';
import { caHeldBy, caNamedBy, isStillEncoded } from './cluster-ca.js';
import { asksForNoCheck, notGivenCa, type Reached } from './curl-cluster.js';
import type { CurlOptions } from './curl-options-read.js';
import { besideCaFile, trustInWords, withoutCaFile } from './curl-trust.js';
import type { ToolCall } from './tool.js';

export interface TlsInput {
  readonly scheme: 'http' | 'https';
  readonly config: Config | undefined;
  /** The clusters whose server the request goes to. */
  readonly reached: Reached;
  /** The request carries a credential, in whatever place. */
  readonly sendsSecret: boolean;
}

/** The posture, with findings where it is weaker than the kubeconfig's, or cannot work. */
export function tlsOf(call: ToolCall, options: CurlOptions, input: TlsInput): TlsPosture {
  const clientCertificate = clientCertificateOf(call, options);
  const posture: Posture = (kind, description, trust = []) => ({
    kind,
    description,
    trust,
    clientCertificate,
  });
  if (input.scheme === 'http') return posture('none', 'not encrypted');
  assumeNoKeyLog(call);
  const { meant } = input.reached;
  if (options.on('insecure')) {
    const asked = asksForNoCheck(meant);
    call.recorder.find(
      'KS5003',
      options.place('insecure') ?? call.place,
      asked
        ? 'the certificate of the server is not verified: the kubeconfig asks for it'
        : 'the certificate of the server is not verified: whoever stands between can read what is sent',
      asked ? { severity: 'info' } : { fix: caFix(input.reached) },
    );
    return posture('insecure', 'not verified (--insecure)');
  }
  const ca = options.last('cacert');
  if (ca === undefined) return systemTrust(call, options, input.reached, posture);
  return fileTrust(call, options, ca, input, posture);
}

type Posture = (kind: TlsPosture['kind'], description: string, trust?: readonly TrustSource[]) => TlsPosture;

function systemTrust(call: ToolCall, options: CurlOptions, reached: Reached, posture: Posture): TlsPosture {
  const trust = withoutCaFile(call, options, '');
  const folder = options.last('capath');
  const words = folder === undefined ? "system's trust store" : trustInWords(trust);
  const lacking = notGivenCa(reached);
  if (lacking !== undefined) {
    call.recorder.find(
      'KS5005',
      call.place,
      `${lacking}, and curl is not given it: it asks the ${folder === undefined ? words : 'folder of --capath'}`,
      { fix: caFix(reached) },
    );
  }
  assumeSystemTrust(call);
  const named = trust.flatMap((source) => (source.kind === 'environment' ? [source] : []));
  return posture('system', trustInWords([...named, { kind: 'words', words }]), trust);
}

function fileTrust(
  call: ToolCall,
  options: CurlOptions,
  ca: NonNullable<ReturnType<CurlOptions['last']>>,
  input: TlsInput,
  posture: Posture,
): TlsPosture {
  const { value: path } = ca;
  const { place } = ca.token;
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
  const found = call.files.look(path);
  const content = found.kind === 'known' ? found.file.content : undefined;
  const file: TrustSource = { kind: 'file', path: show(path) };
  const beside = (isSameCa: (content: Value) => boolean): readonly TrustSource[] =>
    besideCaFile(call, options, '', isSameCa);
  if (found.kind === 'absent') {
    call.recorder.find('KS5006', place, `${show(path)} does not exist at this point`);
    return posture('file', show(path), [file]);
  }
  if (content !== undefined && isStillEncoded(content, input.config)) {
    call.recorder.find('KS5007', place, `the CA in ${show(path)} is still base64`, {
      fix: 'base64 --decode',
    });
    return posture('file', `CA in ${show(path)}, still base64`, [file]);
  }
  const owners =
    content !== undefined ? caHeldBy(content, input.config) : caNamedBy(path, input.config, call.world);
  const [owner] = owners;
  if (owner === undefined && isPodCa(content ?? call.files.read(path) ?? [])) {
    if (input.reached.pod !== true) noteStrangePod(call, place, input);
    const more = beside(isPodCa);
    noteMore(call, options, ca, more, input);
    const trust: readonly TrustSource[] = [{ kind: 'pod' }, ...more];
    return posture('file', trustInWords(trust), trust);
  }
  if (owner === undefined) {
    if (input.config !== undefined || content === undefined) {
      call.recorder.find('KS5005', place, `the CA in ${show(path)} does not come from the kubeconfig`);
    }
    const more = beside((other) => content !== undefined && isSameText(other, content));
    noteMore(call, options, ca, more, input);
    const words = content === undefined ? show(path) : `CA in ${show(path)}`;
    return posture('file', trustInWords([{ kind: 'words', words }, ...more]), [file, ...more]);
  }
  if (input.reached.pod === true && input.reached.names.length === 0) {
    call.recorder.find(
      'KS5005',
      place,
      `this is the CA of cluster ${JSON.stringify(owner)}, and the request goes to the cluster of the pod`,
      { severity: 'error', fix: caFix(input.reached) },
    );
  }
  if (input.reached.names.length > 0 && !input.reached.names.some((name) => owners.includes(name))) {
    call.recorder.find(
      'KS5005',
      place,
      `this is the CA of cluster ${JSON.stringify(owner)}, and the request goes to cluster ${JSON.stringify(input.reached.names[0])}`,
      {
        severity: 'error',
      },
    );
  }
  const cluster = input.reached.names.find((one) => owners.includes(one)) ?? owner;
  const more = beside((other) => caHeldBy(other, input.config).includes(cluster));
  noteMore(call, options, ca, more, input);
  const trust: readonly TrustSource[] = [{ kind: 'kubeconfig', cluster }, ...more];
  return posture('kubeconfig-ca', trustInWords(trust), trust);
}

const caFix = ({ pod, names }: Reached): string =>
  pod === true && names.length === 0 ? `--cacert ${podCaPath}` : "--cacert with the kubeconfig's CA";

/** The CA of the pod's cluster vouches for another server: a certificate of that one is not signed by it. */
function noteStrangePod(call: ToolCall, place: Place, { reached }: TlsInput): void {
  const [name] = reached.names;
  const where = name === undefined ? 'somewhere else' : `to cluster ${JSON.stringify(name)}`;
  call.recorder.find(
    'KS5005',
    place,
    `this is the CA of the cluster of the pod, and the request goes ${where}`,
    name === undefined ? {} : { severity: 'error' },
  );
}

const isSameText = (one: Value, other: Value): boolean =>
  textOf(one) !== undefined && textOf(one) === textOf(other);

/** Says what else is believed than the file of `--cacert`, which is all that kubectl believes. */
function noteMore(
  call: ToolCall,
  options: CurlOptions,
  ca: NonNullable<ReturnType<CurlOptions['last']>>,
  more: readonly TrustSource[],
  { sendsSecret }: TlsInput,
): void {
  if (more.length === 0) return;
  // What Apple's curl believes beside it cannot be turned off by any option.
  const mendable = more.some(({ kind }) => kind !== 'system');
  const what = trustInWords(more);
  const place = options.last('capath')?.token.place ?? ca.token.place;
  call.recorder.find(
    'KS5012',
    place,
    mendable
      ? `curl believes more than the CA of --cacert: ${what}`
      : `with Apple's own curl, ${what} is believed beside the CA of --cacert`,
    {
      severity: sendsSecret && mendable ? 'warning' : 'info',
      ...(mendable ? { fix: '--capath with a folder that holds no other CA, or /dev/null' } : {}),
    },
  );
}
