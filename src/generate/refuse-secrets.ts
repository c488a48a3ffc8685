/** The last net of `generate`: a text that holds a secret of the kubeconfig is refused, whatever step let it in. */
import { KubeconfigError } from '../errors.js';
import { type KnownSecret, secretsOf } from '../kubeconfig/secrets.js';
import type { Config } from '../kubeconfig/types.js';
import { HeldTexts } from '../matching/held-texts.js';
import type { Target } from '../plan/target.js';

/**
 * Throws a KubeconfigError where the text holds a secret of the config: as it is, in base64, percent-encoded, or as
 * JSON and YAML write it. What is shorter than a secret should be, or a name of the config as well, is no evidence: the
 * types keep those out, which give a plan no secret to begin with.
 */
export function refuseSecrets(text: string, config: Config, target: Target): void {
  const { whole, quoted } = formsIn(config);
  const held = [
    ...whole.texts.heldIn(text).flatMap((one) => whole.forms.get(one) ?? []),
    ...quoted.texts.heldIn(lettersAndDigits(text)).flatMap((one) => quoted.forms.get(one) ?? []),
  ];
  if (held.length === 0) return;
  const names = publicTexts(config, target);
  const [first] = held
    .filter(({ secret }) => isTelling(secret, names))
    .sort((one, other) => one.index - other.index || one.rank - other.rank);
  if (first === undefined) return;
  throw new KubeconfigError(
    `the text would hold a secret of the kubeconfig${first.how}, so it was not written`,
    {
      hint: 'a secret stands where a name, a server or an option should: look at the context with kubesteps describe, and correct the kubeconfig or the options',
    },
  );
}

/** What a secret may look like in a text. */
interface SecretForm {
  readonly secret: KnownSecret;
  /** Its place among the secrets; and that of the form among its forms. */
  readonly index: number;
  readonly rank: number;
  readonly how: string;
}

interface Forms {
  readonly texts: HeldTexts;
  readonly forms: ReadonlyMap<string, readonly SecretForm[]>;
}

const formsBefore = new WeakMap<Config, { readonly whole: Forms; readonly quoted: Forms }>();

/** Worked out once for a kubeconfig, which may have thousands: many texts may be made of it. */
function formsIn(config: Config): { readonly whole: Forms; readonly quoted: Forms } {
  const before = formsBefore.get(config);
  if (before !== undefined) return before;
  const whole = new Map<string, SecretForm[]>();
  const quoted = new Map<string, SecretForm[]>();
  const add = (to: Map<string, SecretForm[]>, text: string, form: SecretForm): void => {
    const others = to.get(text);
    if (others === undefined) to.set(text, [form]);
    else others.push(form);
  };
  for (const [index, secret] of secretsOf(config).entries()) {
    if (secret.text.length < shortest) continue;
    const forms = formsOf(secret.text);
    for (const [rank, [how, text]] of forms.entries()) add(whole, text, { secret, index, rank, how });
    const letters = lettersAndDigits(secret.text);
    if (letters.length >= shortestQuoted)
      add(quoted, letters, { secret, index, rank: forms.length, how: ' (quoted)' });
  }
  const found = {
    whole: { texts: new HeldTexts(whole.keys(), shortest), forms: whole },
    quoted: { texts: new HeldTexts(quoted.keys(), shortestQuoted), forms: quoted },
  };
  formsBefore.set(config, found);
  return found;
}

/** No shorter one is telling, and no form of one is shorter. */
const shortest = 8;
const shortestQuoted = 12;

/** Quoting, escapes and line breaks leave these as they are. */
const lettersAndDigits = (text: string): string => text.replace(/[^A-Za-z0-9]+/g, '');

/** What a text says anyway. A secret that is the whole of one of the names was no secret before. */
function publicTexts(config: Config, target: Target): ReadonlySet<string> {
  const { plugin } = target.authInfo;
  return new Set([
    ...config.clusters.keys(),
    ...config.contexts.keys(),
    ...config.authInfos.keys(),
    target.namespace,
    target.cluster.server,
    target.cluster.tlsServerName,
    // A script that runs the plugin gives it these, or is refused where one is known to be a secret.
    ...(plugin?.args ?? []),
    ...(plugin?.variables ?? []).map(({ value }) => value),
    plugin?.clusterConfig ?? '',
  ]);
}

/** Shorter ones, and words without a digit, stand in other texts by chance: `default`, `kubernetes`. */
function isTelling({ text, certain }: KnownSecret, names: ReadonlySet<string>): boolean {
  if (names.has(text)) return false;
  if (certain) return text.length >= 16 || (text.length >= shortest && /\d/.test(text) && /[^\d]/.test(text));
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
