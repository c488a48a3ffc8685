/**
 * The last net: values carry where they come from and are masked as they are shown, but a script can make anything of
 * a secret, such as the name of a context. Whatever a report says, it does not say a secret of the kubeconfigs read.
 */
import { hasSecretArgument } from '../kubeconfig/mask-arguments.js';
import type { AuthInfo, Cluster, Config } from '../kubeconfig/types.js';

/** Shorter ones stand in too many words. */
const shortest = 6;

/** What plugins are given is a profile or a region as often as a secret. */
const shortestOfPlugins = 20;

/** The report with `«secret»` for every secret of the kubeconfigs; the same object where there is none in it. */
export function maskSecrets<T extends object>(report: T, configs: readonly Config[]): T {
  const secrets = secretsOf(configs);
  const holds = (text: string): boolean => secrets.some((secret) => text.includes(secret));
  if (secrets.length === 0 || !holds(JSON.stringify(report))) return report;
  const masked = (value: unknown): unknown => {
    if (typeof value === 'string')
      return secrets.reduce((text, secret) => text.replaceAll(secret, '«secret»'), value);
    if (Array.isArray(value)) return value.map(masked);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [masked(name), masked(one)]));
  };
  return masked(report) as T;
}

/** What is masked, the longest first. */
export function secretsOf(configs: readonly Config[]): readonly string[] {
  return configs
    .flatMap(({ clusters, authInfos }) => [
      ...[...clusters.values()].flatMap(secretsOfCluster),
      ...[...authInfos.values()].flatMap(secretsOfUser),
    ])
    .filter((secret) => secret.length >= shortest)
    .sort((a, b) => b.length - a.length);
}

/** The passwords in its URLs; a name without one may be a token. */
function secretsOfCluster({ server, proxyUrl }: Cluster): string[] {
  return [server, proxyUrl].flatMap((url) => {
    const credentials = /\/\/(.*)@/s.exec(url)?.[1] ?? '';
    const password = /^[^:]*:(.*)$/s.exec(credentials)?.[1];
    if (password !== undefined) return [password];
    return credentials.length >= shortestOfPlugins ? [credentials] : [];
  });
}

/** As they stand in the file, and as a script can decode them; lines of a key one by one. */
function secretsOfUser(user: AuthInfo): string[] {
  const args = user.exec?.args ?? [];
  const key = Buffer.from(user.clientKeyData);
  return [
    user.token,
    user.password,
    key.toString('base64'),
    ...key
      .toString('utf8')
      .split('\n')
      .filter((line) => !line.startsWith('-----')),
    ...[
      ...(user.exec?.env.map(({ value }) => value) ?? []),
      ...(user.authProvider?.config.values() ?? []),
      ...args
        .filter((argument, index) => hasSecretArgument([...args.slice(index - 1, index), argument]))
        .map((argument) => argument.replace(/^--?[\w-]+=/, '')),
    ].filter((value) => value.length >= shortestOfPlugins),
  ];
}
