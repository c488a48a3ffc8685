/** Pages as people write them, and what `adopt` makes of them. */
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';
import { sampleCa } from '../support/sample.js';

const ca = { 'certificate-authority-data': sampleCa };

export const kubeconfig = JSON.stringify({
  'current-context': 'test',
  clusters: [
    { name: 'test', cluster: { server: 'https://10.0.0.1:6443', ...ca } },
    { name: 'other', cluster: { server: 'https://other.example.com:6443', ...ca } },
  ],
  contexts: [
    { name: 'test', context: { cluster: 'test', user: 'me' } },
    { name: 'prod', context: { cluster: 'other', user: 'me', namespace: 'shop' } },
  ],
  users: [{ name: 'me', user: { token: 'not-shown-8d1f3a' } }],
});

export interface Outcome {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The file at /cwd of that name. */
  file(name: string): string | undefined;
}

export async function adopt(
  page: string,
  args: readonly string[] = [],
  files: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  return await command(['adopt', 'page.md', ...args], { 'page.md': page, ...files });
}

export async function command(
  args: readonly string[],
  files: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const all = Object.entries({ k: kubeconfig, ...files });
  const host = fakeHost({
    files: Object.fromEntries(all.map(([name, text]) => [`/cwd/${name}`, text])),
    env: { KUBECONFIG: 'k', PATH: '/bin' },
  });
  const exit = await main(args, host);
  const file = (name: string): string | undefined => {
    const content = host.memory.get(`/cwd/${name}`);
    return content === undefined ? undefined : String(content);
  };
  return { exit, stdout: host.written.stdout, stderr: host.written.stderr, file };
}

export const fenced = (language: string, ...lines: readonly string[]): string =>
  `\`\`\`${language}\n${lines.join('\n')}\n\`\`\`\n`;

const server = `APISERVER=$(kubectl config view --minify -o jsonpath='{.clusters[0].cluster.server}')`;
const caFile = `kubectl config view --minify --raw -o jsonpath='{.clusters[0].cluster.certificate-authority-data}' | base64 -d > ca.crt`;
const token = 'TOKEN=$(kubectl create token default)';
const call = 'curl -s --cacert ca.crt -H "Authorization: Bearer $TOKEN" "$APISERVER/api"';

/** The lines of a page that calls the API by hand; the commands stand in its lines 4 to 7. */
export const byHand = ['# The API by hand', '', '```bash', server, caFile, token, call, '```', ''].join('\n');

/** The same in PowerShell: lines 4 to 6. */
export const inPowerShell = [
  '# The API by hand',
  '',
  '```powershell',
  `$APISERVER = kubectl config view --minify -o 'jsonpath={.clusters[0].cluster.server}'`,
  '$TOKEN = kubectl create token default',
  'curl.exe -k -H "Authorization: Bearer $TOKEN" "$APISERVER/api"',
  '```',
  '',
].join('\n');

/** The page of `generate` with these options. */
export async function ours(...args: readonly string[]): Promise<string> {
  const { exit, stdout, stderr } = await command(['generate', ...args, '--format=markdown'], {});
  if (exit !== 0) throw new Error(stderr);
  return stdout;
}
