/** What messages name and what steps hang on: facts of a target and of the options that a step reads. */
import type { StepOption, StepOptions } from './options.js';
import type { StepTarget } from './step.js';

/** What messages may name of a target. Secrets are never among it. */
type TargetFact = 'cluster' | 'context' | 'server' | 'tlsServerName' | 'user';

/** Options without a text. */
type Flag = {
  [Name in StepOption]: StepOptions[Name] extends boolean ? Name : never;
}[StepOption];

export type Facts<Read extends StepOption = never> = Readonly<
  Record<TargetFact | Exclude<Read, Flag>, string>
>;

/** The values that messages name, of the target and of the options that are handed over. */
export function facts<Read extends StepOption>(
  target: StepTarget,
  options: Pick<StepOptions, Read>,
): Facts<Read> {
  const texts = Object.entries(options).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'boolean' ? [] : [[name, Array.isArray(value) ? value.join(', ') : (value ?? '')]],
  );
  return {
    ...Object.fromEntries(texts),
    cluster: target.clusterName,
    context: target.contextName,
    server: target.cluster.server,
    tlsServerName: target.cluster.tlsServerName,
    user: target.authInfoName,
  };
}

/**
 * Where the CA is kept. The folder holds nothing else: a curl that is built with GnuTLS or mbedTLS takes every file of
 * --capath for a CA, and beside it lie answers of the server.
 */
export const caFile = { folder: 'ca', file: 'ca.crt' } as const;

/** The server is verified with a CA that the kubeconfig gives. */
export function verifiesWithCa(target: StepTarget, options: { readonly insecure: boolean }): boolean {
  return target.server.secure && checksWithCa(target, options);
}

/** So is a proxy that is reached by https: client-go has one TLS configuration for both (net/http's Transport). */
export function verifiesProxyWithCa(target: StepTarget, options: { readonly insecure: boolean }): boolean {
  return proxyIsSecure(target) && checksWithCa(target, options);
}

export const proxyIsSecure = (target: StepTarget): boolean => /^https:/i.test(target.proxy?.place ?? '');

function checksWithCa(target: StepTarget, options: { readonly insecure: boolean }): boolean {
  return hasCa(target) && !options.insecure && !target.cluster.insecureSkipTlsVerify;
}

export const hasCa = ({ cluster }: StepTarget): boolean =>
  cluster.certificateAuthority !== '' || cluster.certificateAuthorityData.length > 0;

/** The proxy's URL may hold a secret, so it is looked up at run time and never written down. */
export function proxyIsSecret({ proxy }: StepTarget): boolean {
  return proxy !== undefined && typeof proxy.url !== 'string';
}
