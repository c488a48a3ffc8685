/** What is wrong with one cluster, whoever uses it. */
import { quoted } from '../display.js';
import type { Host } from '../host.js';
import { inspectCluster } from '../inspect/cluster.js';
import { holdsCredentials, maskProxyUrl } from '../kubeconfig/mask-url.js';
import type { Cluster } from '../kubeconfig/types.js';
import { checkProxy } from '../kubeconfig/validate-cluster.js';
import { checkAuthority } from './check-authority.js';
import { type Problem, placeOf, problem } from './problem.js';
import type { Code } from './rules.js';

/** `soon` is in milliseconds. */
export function checkCluster(name: string, cluster: Cluster, soon: number, host: Host): readonly Problem[] {
  const problems: Problem[] = [];
  const what = `cluster ${quoted(name)}`;
  const add = (code: Code, field: string, message: string, fix: string): void => {
    problems.push(problem(code, placeOf(cluster, field), `${what} ${message}`, fix));
  };
  const { server, tls, authority } = inspectCluster(cluster, host);
  if (cluster.server === '') {
    // A server of a wrong type is a finding of its own.
    if (!cluster.origins.has('server'))
      add('KL4004', 'name', 'has no server', 'add server: https://HOST:PORT');
  } else if (server.host === undefined) {
    const fix = 'write it like https://api.example.com:6443';
    add('KL4004', 'server', `has a server that no client can read: ${quoted(server.url)}`, fix);
  }
  if (holdsCredentials(cluster.server)) {
    add('KL4007', 'server', 'has credentials in its server', 'move them to the user of the context');
  }
  if (tls === 'plaintext') {
    const message = 'is reached by plain http: credentials and answers can be read and changed on the way';
    add('KL4001', 'server', message, 'use https, and the CA of the server');
  }
  if (cluster.insecureSkipTlsVerify) problems.push(...checkSkip(what, cluster));
  problems.push(...checkProxyUrl(what, cluster));
  const { certificateAuthority, certificateAuthorityData } = cluster;
  if (certificateAuthority !== '' && certificateAuthorityData.length > 0) {
    const message = 'has both certificate-authority and certificate-authority-data: clients refuse it';
    add('KL3013', 'certificate-authority', message, 'remove one of the two');
  }
  if (authority !== undefined) problems.push(...checkAuthority(what, cluster, authority, soon, host));
  return problems;
}

function checkSkip(what: string, cluster: Cluster): readonly Problem[] {
  const place = placeOf(cluster, 'insecure-skip-tls-verify');
  const hasAuthority = cluster.certificateAuthority !== '' || cluster.certificateAuthorityData.length > 0;
  const open = problem(
    'KL4002',
    place,
    `${what} does not verify its server: whoever is in between can take the credentials`,
    hasAuthority
      ? 'remove insecure-skip-tls-verify'
      : 'remove insecure-skip-tls-verify, and add certificate-authority-data',
  );
  if (!hasAuthority) return [open];
  const message = `${what} has a CA beside insecure-skip-tls-verify: clients refuse it`;
  return [open, problem('KL4003', place, message, 'remove insecure-skip-tls-verify')];
}

function checkProxyUrl(what: string, cluster: Cluster): readonly Problem[] {
  const { proxyUrl } = cluster;
  if (proxyUrl === '') return [];
  const place = placeOf(cluster, 'proxy-url');
  const wrong = checkProxy(proxyUrl);
  return [
    ...(wrong === undefined
      ? []
      : [
          problem(
            'KL4005',
            place,
            `${what} has the proxy-url ${quoted(maskProxyUrl(proxyUrl))}: ${wrong}`,
            'write it like http://proxy.example.com:3128',
          ),
        ]),
    ...(holdsCredentials(proxyUrl)
      ? [
          problem(
            'KL4006',
            place,
            `${what} has a password in proxy-url, which 'kubectl config view' shows`,
            'use a proxy that needs none here, or set HTTPS_PROXY where it is needed',
          ),
        ]
      : []),
  ];
}
