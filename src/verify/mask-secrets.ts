/**
 * The last net: values carry where they come from and are masked as they are shown, but a script can make anything of
 * a secret, such as the name of a context. Whatever a report says, it does not say a secret of the kubeconfigs read.
 */
import { secretsOf } from '../kubeconfig/secrets.js';
import type { Config } from '../kubeconfig/types.js';
import { HeldTexts } from '../matching/held-texts.js';

/** Shorter ones stand in too many words. */
const shortest = 6;

/** What plugins are given is a profile or a region as often as a secret. */
const shortestOfPlugins = 20;

/**
 * The report with `«secret»` for every secret of the kubeconfigs, and for the others; the same object where there is none
 * in it.
 */
export function maskSecrets<T extends object>(
  report: T,
  configs: readonly Config[],
  others: readonly string[] = [],
): T {
  const text = JSON.stringify(report);
  const isHeld = configs.some((config) => secretsIn(config).heldIn(text).length > 0);
  if (!isHeld && !others.some((secret) => text.includes(secret))) return report;
  const secrets = [...maskedTexts(configs), ...others].sort((a, b) => b.length - a.length);
  const masked = (value: unknown): unknown => {
    if (typeof value === 'string')
      return secrets.reduce((text, secret) => text.replaceAll(secret, '«secret»'), value);
    if (Array.isArray(value)) return value.map(masked);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [masked(name), masked(one)]));
  };
  return masked(report) as T;
}

const searched = new WeakMap<Config, HeldTexts>();

/** A kubeconfig has thousands, and a report is one of many. */
function secretsIn(config: Config): HeldTexts {
  const before = searched.get(config);
  if (before !== undefined) return before;
  const found = new HeldTexts(maskedTexts([config]), shortest);
  searched.set(config, found);
  return found;
}

/** What is masked, the longest first. */
export function maskedTexts(configs: readonly Config[]): readonly string[] {
  return configs
    .flatMap(secretsOf)
    .filter(({ text, certain }) => text.length >= (certain ? shortest : shortestOfPlugins))
    .map(({ text }) => text)
    .sort((a, b) => b.length - a.length);
}
