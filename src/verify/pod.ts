/**
 * What the kubelet puts into every container of a pod: the address of the API server in variables (kubelet's
 * envvars.FromServices), and in files a token of the pod's ServiceAccount, the CA of its cluster and its namespace.
 */
import { Alphabet, alphabets } from './alphabet.js';
import { type PodPart, secret, textOf, unknown, type Value } from './value.js';
import type { World } from './world.js';

/** The variables of the API server, by name, and what each holds. */
export const podVariables: Readonly<Record<string, 'host' | 'port'>> = {
  KUBERNETES_SERVICE_HOST: 'host',
  KUBERNETES_SERVICE_PORT: 'port',
  KUBERNETES_SERVICE_PORT_HTTPS: 'port',
  KUBERNETES_PORT_443_TCP_ADDR: 'host',
  KUBERNETES_PORT_443_TCP_PORT: 'port',
};

const lettersAndDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** What a host and a port are made of: anything else could lead elsewhere. */
export const podAddressParts = {
  host: Alphabet.of(`${lettersAndDigits}.:-`),
  port: Alphabet.of('0123456789'),
} as const;

/** What such a variable holds; undefined for others. `isSet`: it is known not to be empty. */
export function podVariable(name: string, isSet: boolean): Value | undefined {
  const part = Object.hasOwn(podVariables, name) ? podVariables[name] : undefined;
  if (part === undefined) return undefined;
  return unknown(name, { nonEmpty: isSet, characters: podAddressParts[part].assumed(), ofPod: part });
}

/**
 * The variables of a pod that a text names, each evaluated once: the shell holds one text for the whole run, so that a
 * check of it counts wherever it is used.
 */
export function podVariablesIn(
  text: string,
  { environment }: Pick<World, 'environment'>,
): readonly { readonly name: string; readonly value: Value }[] {
  return Object.keys(podVariables).flatMap((name) => {
    const value = new RegExp(`\\b${name}\\b`).test(text) ? environment(name) : undefined;
    return value === undefined ? [] : [{ name, value }];
  });
}

/** Whether a variable holds what the kubelet set it to: the script has not changed it. */
export const isAsInPod = (name: string, [only, ...more]: Value): boolean =>
  only?.kind === 'unknown' && only.ofPod !== undefined && only.what === name && more.length === 0;

/** What a script takes for granted that finds this under a name of its environment. */
export function environmentAssumption(name: string, value: Value | undefined): string {
  if (value === undefined) return `${name} is not set in the environment`;
  return value.some((segment) => segment.kind === 'unknown' && segment.ofPod !== undefined)
    ? 'the script runs in a pod, where the kubelet says where the API server is (KUBERNETES_SERVICE_HOST)'
    : `${name} is set in the environment as it is here`;
}

/** Names of the API server in the DNS of its cluster (cluster.local, where the cluster has no other). */
const dnsName = /^kubernetes(?:\.default(?:\.svc(?:\.cluster\.local)?)?)?\.?$/;

/** Whether a host, in lower case, is the API server of the cluster that a pod runs in. */
export const isPodServer = (host: string): boolean => dnsName.test(host);

/** Where a request goes, in the report. */
export const podNote = 'the API server of the cluster that the pod runs in';

export const podCaPath = '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt';

/** /var/run is a link to /run. */
const mounted = /^\/(?:var\/)?run\/secrets\/kubernetes\.io\/serviceaccount\/(token|ca\.crt|namespace)$/;

/** What is in such a file, at an absolute path; undefined for others. */
export function podFile(path: Value): Value | undefined {
  const [, name] = mounted.exec(textOf(path) ?? '') ?? [];
  switch (name) {
    case 'token':
      return secret("token of the pod's ServiceAccount", undefined, {
        characters: alphabets.word.assumed(),
        ofPod: true,
        holder: { kind: 'pod' },
      });
    case 'ca.crt':
      return unknown("CA of the pod's cluster", { ofPod: 'ca' });
    case 'namespace':
      return unknown('namespace of the pod', {
        characters: Alphabet.of('abcdefghijklmnopqrstuvwxyz0123456789-').assumed(),
        ofPod: 'namespace',
      });
    default:
      return undefined;
  }
}

/** Whether a text is the CA of the pod's cluster, perhaps with line breaks at its end. */
export function isPodCa(content: Value): boolean {
  const [first, ...more] = content;
  return (
    first?.kind === 'unknown' &&
    first.ofPod === ('ca' satisfies PodPart) &&
    more.every((one) => one.kind === 'literal' && /^[\r\n]*$/.test(one.text))
  );
}
