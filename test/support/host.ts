/** A Host made in memory, for tests of whole command lines. */
import type { FileStat, Files, Host } from '../../src/host.js';

export interface FakeHost extends Host {
  /** What was written so far. */
  readonly written: { stdout: string; stderr: string; stdoutBytes: number[] };
  readonly memory: Map<string, string | Uint8Array>;
}

export interface FakeHostOptions {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly home?: string;
  readonly stdin?: string | Uint8Array;
  readonly now?: string;
  readonly isTTY?: boolean;
  readonly columns?: number;
  /** Real files instead of those in memory. */
  readonly realFiles?: Files;
}

function absent(path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`ENOENT: no such file or directory, open '${path}'`), { code: 'ENOENT' });
}

function memoryFiles(memory: Map<string, string | Uint8Array>): Files {
  const isDirectory = (path: string): boolean =>
    [...memory.keys()].some((name) => name.startsWith(path.endsWith('/') ? path : `${path}/`));
  return {
    read(path) {
      const content = memory.get(path);
      if (content === undefined) {
        if (isDirectory(path)) throw Object.assign(new Error(`EISDIR: ${path}`), { code: 'EISDIR' });
        throw absent(path);
      }
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
    stat(path): FileStat | undefined {
      const content = memory.get(path);
      if (content !== undefined) return { kind: 'file', mode: 0o600, size: content.length };
      return isDirectory(path) ? { kind: 'directory', mode: 0o755, size: 0 } : undefined;
    },
    isLink: () => false,
    list(path) {
      const prefix = path.endsWith('/') ? path : `${path}/`;
      const names = [...memory.keys()].filter((name) => name.startsWith(prefix));
      return [...new Set(names.map((name) => name.slice(prefix.length).split('/')[0] ?? ''))].sort();
    },
    write: (path, content) => void memory.set(path, content),
    remove: (path) => void memory.delete(path),
    isExecutable: (path) => memory.has(path),
  };
}

/** A host whose files, environment, streams and clock are given; what is written is kept in `written`. */
export function fakeHost(options: FakeHostOptions = {}): FakeHost {
  const memory = new Map(Object.entries(options.files ?? {}));
  const written = { stdout: '', stderr: '', stdoutBytes: [] as number[] };
  const stdin = options.stdin ?? '';
  const text = (chunk: string | Uint8Array): string =>
    typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk);
  return {
    program: 'kubesteps',
    env: options.env ?? {},
    platform: 'linux',
    cwd: options.cwd ?? '/cwd',
    home: options.home ?? '/home/user',
    stdin: {
      isTTY: false,
      readAll: () => (typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin),
    },
    stdout: {
      write(chunk) {
        written.stdout += text(chunk);
        for (const byte of typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk)
          written.stdoutBytes.push(byte);
      },
      isTTY: options.isTTY ?? false,
      columns: options.columns ?? 80,
    },
    stderr: {
      write(chunk) {
        written.stderr += text(chunk);
      },
      isTTY: false,
      columns: 80,
    },
    files: options.realFiles ?? memoryFiles(memory),
    now: () => new Date(options.now ?? '2026-11-24T06:00:00Z'),
    written,
    memory,
  };
}
