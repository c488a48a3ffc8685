/** Reports to format: one with a request, a write, a file and findings of each kind; made by hand. */
import type { FileReport, Finding } from '../../../src/verify/report.js';

export function finding(details: Partial<Finding>): Finding {
  return {
    code: 'KS5101',
    severity: 'warning',
    line: 7,
    column: 3,
    message: 'the token travels in the argument list',
    fix: undefined,
    notProved: false,
    ignored: undefined,
    ...details,
  };
}

export function report(details: Partial<FileReport>): FileReport {
  return {
    file: 'token.sh',
    shell: 'bash',
    verdict: 'proved',
    requests: [],
    writes: [],
    files: [],
    calls: [],
    decisions: [],
    ends: [],
    findings: [],
    accesses: [],
    assumptions: [],
    ...details,
  };
}

export const rich = report({
  verdict: 'not-proved',
  requests: [
    {
      line: 42,
      column: 5,
      step: 2,
      proved: true,
      method: 'GET',
      url: 'https://1.2.3.4:6443/api',
      headers: { Authorization: 'Bearer «token of ServiceAccount default/default, from line 31»' },
      body: undefined,
      tls: {
        kind: 'kubeconfig-ca',
        description: 'CA of cluster "dev" (kubeconfig)',
        trust: [{ kind: 'kubeconfig', cluster: 'dev' }],
        clientCertificate: undefined,
      },
      cluster: 'dev',
      notes: ['redirects off'],
      by: 'curl',
      repeated: true,
    },
  ],
  writes: [
    {
      line: 50,
      column: 1,
      step: 3,
      proved: false,
      by: 'kubectl',
      user: undefined,
      doubt: undefined,
      verb: 'delete',
      object: 'Secret default/x',
      manifests: [],
      cluster: 'dev',
      context: undefined,
      repeated: false,
    },
  ],
  files: [
    {
      step: 1,
      proved: true,
      line: 12,
      column: 9,
      path: '«folder of mktemp»/ca.crt',
      content: 'PEM',
      mode: '0600',
    },
  ],
  calls: [
    { line: 12, column: 1, id: 1, argv: ['kubectl'], stdin: undefined, after: [0], repeated: false },
    { line: 42, column: 5, id: 2, argv: ['curl'], stdin: undefined, after: [1], repeated: true },
  ],
  findings: [
    finding({ line: 42, column: 7, fix: '-H @"$d/h"' }),
    finding({
      code: 'KS3102',
      severity: 'error',
      line: 60,
      column: 1,
      message: 'frobnicate is not modelled',
      notProved: true,
    }),
    finding({
      code: 'KS5003',
      severity: 'info',
      line: 43,
      column: 1,
      message: 'TLS is not verified',
      ignored: 'a test cluster',
    }),
  ],
  assumptions: ['kubeconfig /home/user/.kube/config'],
});
