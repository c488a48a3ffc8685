/** What a real kubectl asks of the recording server, call by call. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wordsOf } from './cases.js';
import { startRecordingServer } from './recording-server.js';

/** Two clusters and two users: `lab` with `ada` in the namespace `team`, `prod` with `eve`. */
export function kubeconfigFor(address: (cluster: string) => string): string {
  const cluster = (name: string): string =>
    `- name: ${name}\n  cluster: {server: "${address(name)}", insecure-skip-tls-verify: true}\n`;
  return `apiVersion: v1
kind: Config
current-context: lab
clusters:
${cluster('lab')}${cluster('prod')}contexts:
- name: lab
  context: {cluster: lab, user: ada, namespace: team}
- name: prod
  context: {cluster: prod, user: eve}
users:
- name: ada
  user: {token: token-of-ada}
- name: eve
  user: {token: token-of-eve}
`;
}

export interface Observed {
  readonly requests: readonly string[];
  readonly status: number;
  readonly said: string;
}

/** The requests of each line of `cases.ts`, by that program. */
export async function observe(
  program: string,
  lines: readonly string[],
): Promise<ReadonlyMap<string, Observed>> {
  const folder = mkdtempSync(join(tmpdir(), 'kubesteps-requests-'));
  const server = await startRecordingServer();
  try {
    const config = join(folder, 'config');
    writeFileSync(config, kubeconfigFor(server.address));
    const observed = new Map<string, Observed>();
    for (const line of lines) {
      server.taken();
      const { status, said } = await run(program, line, config, folder);
      observed.set(line, { requests: server.taken(), status, said });
    }
    return observed;
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(
  program: string,
  line: string,
  config: string,
  folder: string,
): Promise<{ status: number; said: string }> {
  const { argv, stdin } = wordsOf(line);
  const env = { PATH: process.env.PATH, HOME: folder, KUBECONFIG: config, TZ: 'UTC' };
  return new Promise((done) => {
    const child = execFile(
      program,
      [...argv],
      { env, cwd: folder, timeout: 60_000 },
      (error, stdout, stderr) => {
        done({
          status: error === null ? 0 : typeof error.code === 'number' ? error.code : -1,
          said: stdout + stderr,
        });
      },
    );
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(stdin ?? '');
  });
}
