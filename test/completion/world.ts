/** A kubeconfig, and a `kubesteps` on PATH that answers completions and records what else it is called with. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { kubestepsInShell } from '../support/paths.js';

/** A kubeconfig with contexts of these names, in their order. */
export function kubeconfigOf(contexts: readonly string[]): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    contexts: contexts.map((context) => ({ name: context, context: { cluster: 'c', user: 'u' } })),
    clusters: [{ name: 'c', cluster: { server: 'https://c.example' } }],
    users: [{ name: 'u', user: {} }],
  }).replace(
    /[\u007f-\u00a0\u2028\u2029\ufeff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export interface World {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** The arguments of every call that was no completion, so far. */
  calls(): readonly (readonly string[])[];
  remove(): void;
}

export function makeWorld(contexts: readonly string[]): World {
  const folder = mkdtempSync(join(tmpdir(), 'kubesteps-completion-'));
  const bin = join(folder, 'bin');
  const home = join(folder, 'home');
  mkdirSync(bin);
  mkdirSync(home);
  const record = join(folder, 'calls');
  const program = join(bin, 'kubesteps');
  writeFileSync(
    program,
    `#!/bin/sh
case $1 in __complete|completion) exec ${kubestepsInShell} "$@";; esac
{ printf '%s\\0' "$@"; printf '\\n\\0'; } >>'${record}'
`,
  );
  chmodSync(program, 0o755);
  const kubeconfig = join(folder, 'config');
  writeFileSync(kubeconfig, kubeconfigOf(contexts));
  return {
    folder,
    env: {
      PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
      HOME: home,
      KUBECONFIG: kubeconfig,
      LANG: 'C.UTF-8',
      LC_ALL: 'C.UTF-8',
      POWERSHELL_TELEMETRY_OPTOUT: '1',
      POWERSHELL_UPDATECHECK: 'Off',
      DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1',
    },
    calls: () =>
      existsSync(record)
        ? readFileSync(record, 'utf8')
            .split('\0\n\0')
            .slice(0, -1)
            .map((call) => call.split('\0'))
        : [],
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
