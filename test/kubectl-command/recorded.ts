/** What a real kubectl sends for a command: `requests.json`, which UPDATE_KUBECTL_COMMANDS=1 writes anew. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../support/paths.js';
import { kubeconfigFor } from '../verify/tools/kubectl-requests/observe.js';
import {
  startRecordingServer,
  type WholeRequest,
} from '../verify/tools/kubectl-requests/recording-server.js';
import { openApiAt } from './openapi.js';

export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly accept: string;
  readonly contentType: string;
  /** JSON, or the base64 of protobuf; empty where there is none. */
  readonly body: unknown;
}

const file = join(root, 'test/kubectl-command/requests.json');

/** By command line, the requests in their order, without those of discovery. */
export const recordedRequests = (): Readonly<Record<string, readonly Recorded[]>> =>
  JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly Recorded[]>>;

export function keepRequests(requests: Readonly<Record<string, readonly Recorded[]>>): void {
  const lines = Object.entries(requests).map(
    ([line, list]) => `${JSON.stringify(line)}: ${JSON.stringify(list, null, 1).replace(/\n */g, ' ')}`,
  );
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
}

/** Runs each command with that kubectl against a server of its own. `files` stand in the working folder. */
export async function record(
  program: string,
  commands: readonly (readonly string[])[],
  files: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, readonly Recorded[]>>> {
  const folder = mkdtempSync(join(tmpdir(), 'kubesteps-commands-'));
  const server = await startRecordingServer(openApiAt);
  try {
    writeFileSync(join(folder, 'config'), kubeconfigFor(server.address));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const found: Record<string, readonly Recorded[]> = {};
    for (const argv of commands) {
      server.taken();
      server.takenWhole();
      await run(program, argv, folder);
      found[argv.join(' ')] = server.takenWhole().map(recordOf);
    }
    return found;
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(program: string, argv: readonly string[], folder: string): Promise<void> {
  const env = { PATH: process.env.PATH, HOME: folder, KUBECONFIG: 'config', TZ: 'UTC' };
  return new Promise((done) => {
    const child = execFile(program, [...argv], { env, cwd: folder, timeout: 8_000 }, () => done());
    child.stdin?.on('error', () => undefined);
    child.stdin?.end();
  });
}

function recordOf({ method, path, accept, contentType, body }: WholeRequest): Recorded {
  const isJson = body[0] === 0x7b || body[0] === 0x5b;
  const text = isJson ? (JSON.parse(body.toString('utf8')) as unknown) : body.toString('base64');
  return { method, path, accept, contentType, body: text };
}
