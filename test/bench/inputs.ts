/** What the commands of `npm run bench` read: kubeconfigs of many contexts, and scripts of many lines. */
import { readFileSync } from 'node:fs';
import { pemData } from '../support/pki.js';
import { sampleCa } from '../support/sample.js';

/** A kubeconfig of so many contexts, as kubectl writes it: half of its users have certificates. */
export function kubeconfigOf(contexts: number): string {
  const names = Array.from({ length: contexts }, (_, index) => `site-${index}`);
  const credentials = (index: number): readonly string[] =>
    index % 2 === 0
      ? [`    token: site-${index}-0123456789abcdef`]
      : [
          `    client-certificate-data: ${pemData('client.crt')}`,
          `    client-key-data: ${pemData('client.key')}`,
        ];
  return [
    'apiVersion: v1',
    'clusters:',
    ...names.flatMap((name) => [
      '- cluster:',
      `    certificate-authority-data: ${sampleCa}`,
      `    server: https://${name}.example:6443`,
      `  name: ${name}`,
    ]),
    'contexts:',
    ...names.flatMap((name) => [
      '- context:',
      `    cluster: ${name}`,
      `    user: ${name}`,
      `  name: ${name}`,
    ]),
    'current-context: site-0',
    'kind: Config',
    'users:',
    ...names.flatMap((name, index) => [`- name: ${name}`, '  user:', ...credentials(index)]),
    '',
  ].join('\n');
}

/**
 * The steps of a generated script again and again, each time with variables of their own, until it has that many lines:
 * comments, long command lines and tests of what came back, as a long runbook has them. Without the line that says how
 * it was made, which would be compared with what is made now.
 */
export function repeated(script: string, atLeast: number): string {
  const lines = readFileSync(script, 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('# kubesteps: '));
  const first = lines.findIndex((line) => line.startsWith("say '[1/"));
  if (first === -1) throw new Error('a generated script does not say where its first step begins');
  const text = lines.slice(0, first);
  const steps = lines.slice(first, -1);
  for (let round = 1; round === 1 || text.length < atLeast; round++)
    text.push(...steps.map((line) => line.replaceAll(/\b(APISERVER|TOKEN|STATUS)\b/g, `$1_${round}`)));
  return `${text.join('\n')}\n`;
}

/** Nothing but commands, one a line, as nobody writes them: what takes longest. */
export function thousandCommands(): string {
  const lines = [
    '#!/usr/bin/env bash',
    'set -euo pipefail',
    'WORK=$(mktemp -d)',
    'trap \'rm -rf -- "$WORK"\' EXIT',
  ];
  while (lines.length < 1000) {
    const number = lines.length;
    lines.push(
      `SERVER_${number}=$(kubectl config view --minify --context=site-0 -o jsonpath='{.clusters[0].cluster.server}')`,
      `[ -n "$SERVER_${number}" ] || exit 1`,
      `curl --silent --fail --max-time 10 --output "$WORK/answer" "$SERVER_${number}/version?step=${number}"`,
      `printf '%s\\n' 'step ${number} done'`,
    );
  }
  return `${lines.slice(0, 1000).join('\n')}\n`;
}
