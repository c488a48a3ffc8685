/** The header line: how a script was made, and a digest of what it was made from. */
import { createHash } from 'node:crypto';
import type { CredentialOptions } from './options.js';
import type { Target } from './target.js';

export interface Header {
  readonly recipe: string;
  readonly shell: string;
  readonly lang: string;
  readonly options: Readonly<Record<string, string | boolean | readonly string[]>>;
  /** Of the parts of the kubeconfig that were used. */
  readonly digest: string;
}

/** What a header line begins with, after the comment mark. */
export const headerMark = 'kubesteps: ';

/** The header as the text of one comment line: ASCII, whatever the names hold. */
export function headerLine(header: Header): string {
  const json = JSON.stringify(header).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return headerMark + json;
}

/** The options that make the same script again; those at their defaults are left out. */
export function headerOptions(target: Target, options: CredentialOptions): Header['options'] {
  return {
    context: target.contextName,
    ...(target.kubeconfig === undefined ? {} : { kubeconfig: target.kubeconfig }),
    ...(target.clusterOverride === undefined ? {} : { cluster: target.clusterOverride }),
    ...(target.userOverride === undefined ? {} : { user: target.userOverride }),
    namespace: target.namespace,
    style: options.style,
    ...(options.serviceAccount === 'default' ? {} : { 'service-account': options.serviceAccount }),
    ...(options.duration === undefined ? {} : { duration: options.duration }),
    ...(options.audiences.length === 0 ? {} : { audience: options.audiences }),
    ...(options.method === 'GET' ? {} : { request: options.method }),
    ...(options.path === '/api' ? {} : { path: options.path }),
    ...(options.insecure ? { insecure: true } : {}),
  };
}

/**
 * SHA-256 of the parts of the kubeconfig that decide what a script does: names, server, TLS and proxy of one cluster.
 * No credential is part of it, so the digest tells nothing of one.
 */
export function digest(target: Target): string {
  const { cluster } = target;
  const parts = [
    target.contextName,
    target.clusterName,
    target.authInfoName,
    target.namespace,
    cluster.server,
    cluster.tlsServerName,
    String(cluster.insecureSkipTlsVerify),
    cluster.certificateAuthority,
    Buffer.from(cluster.certificateAuthorityData).toString('base64'),
    cluster.proxyUrl.replace(/\/\/[^/]*@/, '//'),
  ];
  return `sha256:${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`;
}
