/** What `config view` prints, with each value's place in the kubeconfig, and the secrets in it known as such. */

import { isList, isMap } from '../../go/item.js';
import type { Value as JsonValue } from '../../go/value.js';
import { type EvaluateOptions, evaluate } from '../../jsonpath/evaluate.js';
import { parseTemplate } from '../../jsonpath/parse.js';
import { itemText, printText } from '../../jsonpath/print.js';
import { omitted } from '../../kubeconfig/redact.js';
import { holdsKey } from '../../kubeconfig/secrets.js';
import type { AuthInfo, Config } from '../../kubeconfig/types.js';
import { toWire } from '../../kubeconfig/wire.js';
import type { Credential } from '../access.js';
import { alphabets } from '../alphabet.js';
import {
  concatAll,
  evaluatedAnew,
  type FromKubeconfig,
  freshId,
  literal,
  type Segment,
  secret,
  unknown,
  type Value,
} from '../value.js';
import { type Owners, ownersOf } from './config-owners.js';

interface Origin {
  readonly path: string;
  readonly cluster: string | undefined;
  /** The clusters that it stands in. */
  readonly holders: readonly string[];
}

interface SecretText {
  readonly origin: string;
  readonly cluster: string | undefined;
  readonly holder: Credential;
}

interface Index {
  readonly wire: JsonValue;
  readonly origins: ReadonlyMap<string, Origin>;
}

const indexes = new WeakMap<Config, Index>();
const secretTexts = new WeakMap<Config, ReadonlyMap<string, SecretText>>();

/** What `-o jsonpath=…` prints. */
export interface Printed {
  readonly stdout: Value;
  /** The output differs where maps are walked over in another order: Go's is random. */
  readonly inAnyOrder: boolean;
}

const printedBefore = new WeakMap<Config, Map<string, Printed>>();

/**
 * The output of `-o jsonpath=…` for `config`, which is what is left of `whole`. Worked out once for each template: long
 * scripts ask the same again and again. Throws a JsonPathError where kubectl stops.
 */
export function printTemplate(
  source: string,
  config: Config,
  whole: Config,
  options: EvaluateOptions,
): Printed {
  const known = printedBefore.get(config) ?? new Map<string, Printed>();
  printedBefore.set(config, known);
  const key = `${options.allowMissingKeys} ${source}`;
  const before = known.get(key);
  if (before !== undefined) return { ...before, stdout: evaluatedAnew(before.stdout) };
  const stdout = printOnce(source, config, whole, options);
  const printed = { stdout, inAnyOrder: dependsOnOrder(source, config, options) };
  known.set(key, printed);
  return printed;
}

function printOnce(source: string, config: Config, whole: Config, options: EvaluateOptions): Value {
  const { wire, origins } = indexOf(config);
  const secrets = secretsOf(config, whole);
  const template = parseTemplate(source);
  const pieces: Value[] = [];
  let plain = '';
  let owners: Owners | undefined;
  for (const [group, items] of [...evaluate(template, wire, options)].entries()) {
    items.forEach((item, index) => {
      const text = itemText(item);
      const between = index === 0 ? '' : ' ';
      const shown = typeof text === 'string' ? text : undefined;
      plain += between + (shown ?? '\uffff');
      pieces.push(literal(between));
      if (shown === undefined) pieces.push(unknown('bytes that are no text'));
      else if (typeof item === 'string') {
        const segment = segmentOf(shown, origins, secrets);
        if (segment.kind === 'kubeconfig' && segment.holders.length > 1) {
          owners ??= ownersOf(source, wire, options);
          pieces.push([ownedBy(segment, owners(group, index, shown))]);
        } else pieces.push([segment]);
      } else pieces.push(containerText(shown, config, whole));
    });
  }
  // The printer has the last word on what stands between the items.
  const printed = Buffer.from(printText(template, wire, options)).toString('utf8');
  if (!plain.includes('\uffff') && printed !== plain) return containerText(printed, config, whole);
  return concatAll(pieces);
}

/** A text that stands in what is left of a kubeconfig, with its place, or masked. */
export function textInConfig(text: string, config: Config, whole: Config): Value {
  return text === '' ? [] : [segmentOf(text, indexOf(config).origins, secretsOf(config, whole))];
}

/** What kubectl's printers get of it. */
export const wireOf = (config: Config): JsonValue => indexOf(config).wire;

/** One other order is tried, which moves every member but that in the middle. */
function dependsOnOrder(source: string, config: Config, options: EvaluateOptions): boolean {
  const { wire } = indexOf(config);
  const template = parseTemplate(source);
  const [one, other] = [wire, reversed(wire)].map((value) => printText(template, value, options));
  return one === undefined || other === undefined || !Buffer.from(one).equals(Buffer.from(other));
}

function reversed(value: JsonValue): JsonValue {
  if (isList(value)) return value.map(reversed);
  if (!isMap(value)) return value;
  return new Map([...value].reverse().map(([key, member]) => [key, reversed(member)]));
}

/** A text made of much of `config`, which is what is left of `whole`: a secret in its entirety where it holds one. */
export function containerText(text: string, config: Config, whole: Config): Value {
  if (text === '') return [];
  const held = [...secretsOf(config, whole)].filter(([one]) => text.includes(one));
  const [first] = held;
  if (first === undefined)
    return [{ kind: 'kubeconfig', text, path: 'config view', cluster: undefined, holders: [] }];
  const clusters = new Set(held.map(([, one]) => one.cluster));
  return secret(
    `output of kubectl config view, with ${first[1].origin}`,
    clusters.size === 1 ? first[1].cluster : undefined,
    { text },
  );
}

function segmentOf(
  text: string,
  origins: Index['origins'],
  secrets: ReadonlyMap<string, SecretText>,
): Segment {
  const hidden = secrets.get(text);
  if (hidden !== undefined) {
    const { origin, cluster, holder } = hidden;
    return {
      kind: 'secret',
      id: freshId(),
      text,
      origin,
      cluster,
      nonEmpty: true,
      characters: alphabets.any,
      holder,
    };
  }
  const origin = origins.get(text);
  if (origin === undefined) return { kind: 'literal', text };
  return { kind: 'kubeconfig', text, ...origin };
}

/** The text as that of this cluster; as it is, where that is not known. */
function ownedBy(segment: FromKubeconfig, owner: string | undefined): FromKubeconfig {
  if (owner === undefined || owner === segment.cluster) return segment;
  const path = segment.path.replace(JSON.stringify(segment.cluster), () => JSON.stringify(owner));
  return { ...segment, path, cluster: owner };
}

function indexOf(config: Config): Index {
  const known = indexes.get(config);
  if (known !== undefined) return known;
  const wire = toWire(config);
  const origins = new Map<string, Origin>();
  const visit = (value: JsonValue, path: string, cluster: string | undefined): void => {
    if (typeof value === 'string') {
      const before = origins.get(value);
      if (before === undefined) {
        if (value !== '')
          origins.set(value, { path, cluster, holders: cluster === undefined ? [] : [cluster] });
      } else if (cluster !== undefined && !before.holders.includes(cluster))
        origins.set(value, { ...before, holders: [...before.holders, cluster] });
    } else if (isMap(value)) {
      for (const [key, member] of value) visit(member, `${path}.${key}`, cluster);
    } else if (isList(value)) {
      value.forEach((member, index) => {
        const name = isMap(member) ? member.get('name') : undefined;
        const step = typeof name === 'string' ? JSON.stringify(name) : String(index);
        const own = path === 'clusters' && typeof name === 'string' ? name : cluster;
        visit(member, `${path}[${step}]`, own);
      });
    }
  };
  if (isMap(wire)) {
    // Clusters first: a text that stands in several places is most of use as a cluster's.
    for (const key of ['clusters', 'users', 'contexts', 'current-context']) {
      const member = wire.get(key);
      if (member !== undefined) visit(member, key, undefined);
    }
  }
  const index = { wire, origins };
  indexes.set(config, index);
  return index;
}

/**
 * The credentials of every user, as text and as they are written (base64). Those that `--flatten` reads out of files
 * stand only in what is left of the whole.
 */
function secretsOf(config: Config, whole: Config): ReadonlyMap<string, SecretText> {
  const known = secretTexts.get(config);
  if (known !== undefined) return known;
  const ofWhole = config === whole ? new Map<string, SecretText>() : secretsOf(whole, whole);
  const clusters = clustersByUser(whole);
  const own = [...config.authInfos].flatMap(([name, user]) => textsOf(name, user, clusters.get(name)));
  // What is left of a kubeconfig has hardly ever more than the kubeconfig: a map of thousands is not made again.
  const secrets = own.every(([text]) => ofWhole.has(text)) ? ofWhole : new Map([...own, ...ofWhole]);
  secretTexts.set(config, secrets);
  return secrets;
}

const userClusters = new WeakMap<Config, ReadonlyMap<string, ReadonlySet<string>>>();

/** The clusters that a user signs in to, by its name. */
function clustersByUser(whole: Config): ReadonlyMap<string, ReadonlySet<string>> {
  const known = userClusters.get(whole);
  if (known !== undefined) return known;
  const found = new Map<string, Set<string>>();
  for (const { authInfo, cluster } of whole.contexts.values())
    found.set(authInfo, (found.get(authInfo) ?? new Set()).add(cluster));
  userClusters.set(whole, found);
  return found;
}

function textsOf(
  name: string,
  user: AuthInfo,
  clusters: ReadonlySet<string> | undefined,
): readonly (readonly [string, SecretText])[] {
  const cluster = clusters?.size === 1 ? [...clusters][0] : undefined;
  return credentials(user)
    .filter(([, text]) => text !== '' && text !== 'REDACTED')
    .map(([what, text]) => [
      text,
      { origin: `${what} of user ${name}`, cluster, holder: { kind: 'user', user: name } },
    ]);
}

function credentials(user: AuthInfo): readonly (readonly [string, string])[] {
  const { clientKeyData: key, clientCertificateData: certificate } = user;
  const keys = [
    ...(key.length === 0 || key === omitted ? [] : ([['client key', key]] as const)),
    ...(holdsKey(certificate) ? ([['client certificate and key', certificate]] as const) : []),
  ].flatMap(([what, bytes]) =>
    (['base64', 'utf8'] as const).map((encoding) => [what, Buffer.from(bytes).toString(encoding)] as const),
  );
  const provider = [...(user.authProvider?.config ?? [])].filter(([name]) =>
    /token|secret|password/i.test(name),
  );
  return [
    ['token', user.token],
    ['password', user.password],
    ...keys,
    ...provider.map(([name, text]) => [name, text] as const),
  ];
}
