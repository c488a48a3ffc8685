/** An exec plugin that answers with a client certificate, as Pinniped's and Teleport's do. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kubectl } from './cluster.js';

interface Admin {
  readonly clusters: readonly object[];
  readonly users: readonly {
    readonly user: { readonly 'client-certificate-data'?: string; readonly 'client-key-data'?: string };
  }[];
}

/** Makes the folder with a kubeconfig whose plugin answers with the admin's own certificate and key: its path. */
export function certificatePlugin(folder: string): string {
  const shown = kubectl('config', 'view', '--raw', '--flatten', '--minify', '-o', 'json');
  const { clusters, users }: Admin = JSON.parse(shown);
  const decoded = (data = ''): string => Buffer.from(data, 'base64').toString('utf8');
  const status = {
    expirationTimestamp: new Date(Date.now() + 300_000).toISOString(),
    clientCertificateData: decoded(users[0]?.user['client-certificate-data']),
    clientKeyData: decoded(users[0]?.user['client-key-data']),
  };
  const apiVersion = 'client.authentication.k8s.io/v1';
  mkdirSync(folder);
  const plugin = join(folder, 'sign-in');
  writeFileSync(join(folder, 'answer'), JSON.stringify({ kind: 'ExecCredential', apiVersion, status }), {
    mode: 0o600,
  });
  writeFileSync(plugin, `#!/bin/bash -p\nprintf '%s\\n' "$(<"\${0%/*}/answer")"\n`, { mode: 0o755 });
  const path = join(folder, 'certificate-plugin.kubeconfig');
  const config = {
    'current-context': 'lab',
    contexts: [{ name: 'lab', context: { cluster: 'lab', user: 'lab' } }],
    clusters: [{ ...clusters[0], name: 'lab' }],
    users: [{ name: 'lab', user: { exec: { apiVersion, command: './sign-in', interactiveMode: 'Never' } } }],
  };
  writeFileSync(path, JSON.stringify(config), { mode: 0o600 });
  return path;
}
