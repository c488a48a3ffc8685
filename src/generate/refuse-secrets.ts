/** The last net of `generate`: a text that holds a secret of the kubeconfig is refused, whatever step let it in. */
import { KubeconfigError } from '../errors.js';
import { type KnownSecret, secretsOf } from '../kubeconfig/secrets.js';
import type { Config } from '../kubeconfig/types.js';
import type { Target } from '../plan/target.js';

/**
 * Throws a KubeconfigError where the text holds a secret of the config: as it is, in base64, percent-encoded, or as
 * JSON and YAML write it. What is shorter than a secret should be, or a name of the config as well, is no evidence: the
 * types keep those out, which give a plan no secret to begin with.
 */
export function refuseSecrets(text: string, config: Config, target: Target): void {
  const names = publicTexts(config, target);
  const bare = lettersAndDigits(text);
  for (const secret of secretsOf(config)) {
    if (!isTelling(secret, names)) continue;
    const quoted = lettersAndDigits(secret.text);
    const form =
      formsOf(secret.text).find(([, one]) => text.includes(one))?.[0] ??
      (quoted.length >= 12 && bare.includes(quoted) ? ' (quoted)' : undefined);
    if (form === undefined) continue;
    throw new KubeconfigError(
      `the text would hold a secret of the kubeconfig${form}, so it was not written`,
      {
        hint: 'a secret stands where a name, a server or an option should: look at the context with kubesteps describe, and correct the kubeconfig or the options',
      },
    );
  }
}

/** Quoting, escapes and line breaks leave these as they are. */
const lettersAndDigits = (text: string): string => text.replace(/[^A-Za-z0-9]+/g, '');

/** What a text says anyway. A secret that is the whole of one of the names was no secret before. */
function publicTexts(config: Config, target: Target): ReadonlySet<string> {
  return new Set([
    ...config.clusters.keys(),
    ...config.contexts.keys(),
    ...config.authInfos.keys(),
    target.namespace,
    target.cluster.server,
    target.cluster.tlsServerName,
  ]);
}

/** Shorter ones, and words without a digit, stand in other texts by chance: `default`, `kubernetes`. */
function isTelling({ text, certain }: KnownSecret, names: ReadonlySet<string>): boolean {
  if (names.has(text)) return false;
  if (certain) return text.length >= 16 || (text.length >= 8 && /\d/.test(text) && /[^\d]/.test(text));
  // A region, a profile, the name of a cluster: what stands in a name of the config is said there.
  return text.length >= 20 && ![...names].some((name) => name.includes(text));
}

type Form = readonly [how: string, text: string];

function formsOf(secret: string): readonly Form[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const bytes = Buffer.from(secret);
  return [
    ['', secret],
    [' (in JSON)', json],
    [' (percent-encoded)', encodeURIComponent(bytes.toString('utf8'))],
    // Inside a longer text that was encoded, it begins at any of three places.
    ...[0, 1, 2].map((skip): Form => [' (in base64)', encoded(bytes, skip)]),
    [' (in hexadecimal)', bytes.toString('hex')],
  ];
}

/** The characters of base64 that the bytes alone decide, `skip` bytes behind a border of three. */
function encoded(bytes: Uint8Array, skip: number): string {
  const start = [0, 2, 3][skip] ?? 0;
  const text = Buffer.concat([Buffer.alloc(skip), bytes]).toString('base64');
  const whole = Math.floor(((skip + bytes.length) * 8) / 6);
  return text.slice(start, whole);
}
