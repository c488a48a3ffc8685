/**
 * The last net: values carry where they come from and are masked as they are shown, but a script can make anything of
 * a secret, such as the name of a context. Whatever a report says, it does not say a secret of the kubeconfigs read.
 */
import type { AuthInfo, Config } from '../kubeconfig/types.js';

/** Shorter ones stand in too many words. */
const shortest = 6;

/** What plugins are given is a profile or a region as often as a secret. */
const shortestOfPlugins = 20;

/** The report with `«secret»` for every secret of the kubeconfigs; the same object where there is none in it. */
export function maskSecrets<T extends object>(report: T, configs: readonly Config[]): T {
  const secrets = configs
    .flatMap((config) => [...config.authInfos.values()].flatMap(secretsOf))
    .filter((secret) => secret.length >= shortest)
    .sort((a, b) => b.length - a.length);
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

/** As they stand in the file, and as a script can decode them; lines of a key one by one. */
function secretsOf(user: AuthInfo): string[] {
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
    ].filter((value) => value.length >= shortestOfPlugins),
  ];
}
