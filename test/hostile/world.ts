/** A folder with a home, a temporary folder and a working folder: the only place of the machine that a run can write to. */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { pem } from '../support/pki.js';
import type { RealShell } from '../support/shells.js';

export class World {
  readonly #folder = mkdtempSync(join(tmpdir(), 'kubesteps-hostile-'));
  readonly home = join(this.#folder, 'home');
  readonly #kubeconfig: string;

  readonly #server: URL;

  /** @param server what the kubeconfig leads to, and a pod's environment. */
  constructor(kubeconfig: string, server: URL) {
    this.#kubeconfig = kubeconfig;
    this.#server = server;
    for (const name of ['home', 'home/.kube', 'tmp', 'work', 'bin', 'pod'])
      mkdirSync(join(this.#folder, name));
    const inPod = { token: 'pod.token-1', 'ca.crt': pem('loopback.crt'), namespace: 'default' };
    for (const [name, text] of Object.entries(inPod)) writeFileSync(join(this.#folder, 'pod', name), text);
    writeFileSync(this.#config, kubeconfig);
    // A script waits a second at a time.
    writeFileSync(join(this.#folder, 'bin/sleep'), '#!/bin/sh\nexec /bin/sleep 0.2\n');
    chmodSync(join(this.#folder, 'bin/sleep'), 0o755);
  }

  get #config(): string {
    return join(this.home, '.kube/config');
  }

  /** Runs a script to its end with the real kubectl and curl; rejects where it does not end. */
  run(shell: RealShell, text: string): Promise<{ status: number | null; stderr: string }> {
    const file = join(this.#folder, 'bin', shell.dialect === 'bash' ? 'script.sh' : 'script.ps1');
    writeFileSync(file, text);
    const mounts = [
      '--ro-bind',
      '/',
      '/',
      '--dev',
      '/dev',
      '--proc',
      '/proc',
      '--bind',
      this.#folder,
      this.#folder,
      '--tmpfs',
      '/run',
      '--ro-bind',
      join(this.#folder, 'pod'),
      '/run/secrets/kubernetes.io/serviceaccount',
    ];
    const world = [
      '--unshare-pid',
      '--die-with-parent',
      '--new-session',
      '--chdir',
      join(this.#folder, 'work'),
    ];
    const env = {
      PATH: `${join(this.#folder, 'bin')}${delimiter}${process.env.PATH ?? ''}`,
      HOME: this.home,
      TMPDIR: join(this.#folder, 'tmp'),
      // Where zsh keeps here-documents.
      TMPPREFIX: join(this.#folder, 'tmp/zsh'),
      LANG: 'C.UTF-8',
      KUBERNETES_SERVICE_HOST: this.#server.hostname,
      KUBERNETES_SERVICE_PORT: this.#server.port,
      POWERSHELL_TELEMETRY_OPTOUT: '1',
      POWERSHELL_UPDATECHECK: 'Off',
      DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1',
    };
    return new Promise((resolve, reject) => {
      const child = spawn('bwrap', [...mounts, ...world, shell.program, ...shell.args(file)], {
        env,
        stdio: ['ignore', 'ignore', 'pipe'],
        timeout: 180_000,
      });
      let stderr = '';
      child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
        if (stderr.length < 5_000) stderr += chunk;
      });
      child.on('error', reject);
      child.on('close', (status, signal) => {
        if (signal === null) resolve({ status, stderr });
        else reject(new Error(`ended by ${signal}: ${stderr}`));
      });
    });
  }

  /** Files that no part of a run has to leave. kubectl keeps what it discovered, .NET its own sockets and profiles. */
  strangers(): readonly string[] {
    const own =
      /^(pod\/(token|ca\.crt|namespace)|bin\/(sleep|script\.(sh|ps1))|home\/\.kube\/(config|cache\/.*)|home\/\.(cache|local|config)\/(powershell|share\/powershell|NuGet|\.mono)\b.*|home\/\.dotnet\b.*|tmp\/(clr-debug-pipe|dotnet-diagnostic|\.dotnet|CoreFxPipe).*)$/;
    const files = readdirSync(this.#folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(this.#folder, join(entry.parentPath, entry.name)));
    const changed = readFileSync(this.#config, 'utf8') === this.#kubeconfig ? [] : ['home/.kube/config'];
    return [...files.filter((file) => !own.test(file)), ...changed];
  }

  /** What a run left in a file, and who may read it. */
  read(file: string): { readonly mode: number; readonly text: string } {
    const path = join(this.#folder, file);
    return { mode: statSync(path).mode, text: readFileSync(path, 'utf8') };
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}
