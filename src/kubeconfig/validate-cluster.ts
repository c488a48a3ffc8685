/** What client-go checks of a cluster before it builds a client (tools/clientcmd/validation.go, rest/url_utils.go). */

import { quoted } from '../display.js';
import { goQuote } from '../go/quote.js';
import type { Host } from '../host.js';
import { maskProxyUrl } from './mask-url.js';
import { resolvePath } from './paths.js';
import { type Problem, problemOf } from './problem.js';
import type { Cluster } from './types.js';
import { parseUrl } from './url.js';
import { openFailure, orMissing } from './validate-user.js';

/** client-go's findings, in its order; a password in a URL is masked, which client-go does not do. A cluster without a server is one, too: kubectl would try localhost:8080. */
export function validateCluster(name: string, cluster: Cluster, host: Host): readonly Problem[] {
  const problems: Problem[] = [];
  const { server, proxyUrl, certificateAuthority, certificateAuthorityData } = cluster;
  if (server === '') {
    problems.push(
      problemOf(cluster, 'server', `no server found for cluster ${goQuote(name)}`, 'add its server'),
    );
  }
  const proxyProblem = proxyUrl === '' ? undefined : checkProxy(proxyUrl);
  if (proxyProblem !== undefined) {
    const message = `invalid 'proxy-url' ${goQuote(maskProxyUrl(proxyUrl))} for cluster ${goQuote(name)}: ${proxyProblem}`;
    problems.push(problemOf(cluster, 'proxy-url', message, 'write it like http://proxy.example.com:3128'));
  }
  if (certificateAuthority !== '' && certificateAuthorityData.length > 0) {
    const message = `certificate-authority-data and certificate-authority are both specified for ${name}. certificate-authority-data will override.`;
    problems.push(
      problemOf(
        cluster,
        'certificate-authority',
        message,
        'keep one of certificate-authority and certificate-authority-data',
      ),
    );
  }
  const path = resolvePath(cluster, certificateAuthority, host);
  const failure = openFailure(path, host);
  if (failure !== undefined) {
    const message = `unable to read certificate-authority ${path} for ${name} due to ${failure.message}`;
    const problem = problemOf(
      cluster,
      'certificate-authority',
      message,
      'check the path in certificate-authority',
    );
    const whose = `certificate-authority of cluster ${quoted(name)}`;
    problems.push(orMissing(problem, failure, certificateAuthority, whose));
  }
  return problems;
}

/** Why client-go takes no such proxy (rest's proxy check); undefined where it does. */
export function checkProxy(proxyUrl: string): string | undefined {
  const url = parseUrl(proxyUrl);
  if (url === undefined) return `could not parse: ${maskProxyUrl(proxyUrl)}`;
  if (['http', 'https', 'socks5'].includes(url.scheme)) return undefined;
  return `unsupported scheme ${goQuote(url.scheme)}, must be http, https, or socks5`;
}
