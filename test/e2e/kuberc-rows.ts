/** Defaults of a kuberc that change what scripts do (tried with kubectl 1.34 to 1.36). */
export interface Row {
  readonly command: string;
  readonly flag: string;
  readonly value: string;
}

const row = (command: string, flag: string, value: string): Row => ({ command, flag, value });

export const rows: readonly Row[] = [
  row('delete', 'interactive', 'true'),
  row('apply', 'dry-run', 'server'),
  row('create', 'dry-run', 'client'),
  row('create token', 'duration', '24h'),
  row('create token', 'audience', 'vault'),
  row('create token', 'output', 'yaml'),
  row('create token', 'insecure-skip-tls-verify', 'true'),
  row('create token', 'server', 'https://127.0.0.1:9'),
  row('create token', 'as', 'nobody'),
  row('create token', 'token', 'of-somebody'),
  row('config view', 'raw', 'true'),
  row('config view', 'minify', 'true'),
  row('config view', 'kubeconfig', '/nonexistent'),
  row('get', 'context', 'nowhere'),
  row('get', 'output', 'yaml'),
  row('delete', 'namespace', 'kube-system'),
  row('proxy', 'port', '9'),
];

/** A kuberc with these defaults. */
export function kubercOf(all: readonly Row[]): string {
  const commands = [...new Set(all.map(({ command }) => command))];
  return JSON.stringify({
    apiVersion: 'kubectl.config.k8s.io/v1beta1',
    kind: 'Preference',
    defaults: commands.map((command) => ({
      command,
      options: all
        .filter((one) => one.command === command)
        .map(({ flag, value }) => ({ name: flag, default: value })),
    })),
  });
}
