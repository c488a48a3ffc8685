/** A kubectl command as those that translate it read it: its flags by what they are, and which of them they know. */
import { resourceTypeNamed } from '../../api/resources.js';
import { quoted } from '../../display.js';
import { UsageError } from '../../errors.js';
import { resourcePath } from '../resource-path.js';
import type { CommandWords } from './words.js';

/** Flags of every command that say what is aimed at, and that change nothing of a request. */
const everywhere = [
  'context',
  'cluster',
  'user',
  'kubeconfig',
  'namespace',
  'v',
  'warnings-as-errors',
  'cache-dir',
];

/** Flags that say how kubectl prints an answer. */
export const printing = [
  'output',
  'template',
  'allow-missing-template-keys',
  'show-managed-fields',
  'no-headers',
  'show-labels',
  'show-kind',
  'label-columns',
  'output-watch-events',
] as const;

export class Command {
  readonly verb: string;
  readonly args: readonly string[];
  readonly namespace: string;
  readonly #flags: CommandWords['flags'];

  /** `namespace`: where the command names none. */
  constructor({ verb, args, flags }: CommandWords, namespace: string) {
    this.verb = verb;
    this.args = args;
    this.#flags = flags;
    this.namespace = flags.get('namespace')?.at(-1) || namespace;
  }

  text(name: string): string | undefined {
    return this.#flags.get(name)?.at(-1);
  }

  texts(name: string): readonly string[] {
    return this.#flags.get(name) ?? [];
  }

  isOn(name: string): boolean {
    return this.text(name) === 'true';
  }

  /** Throws where the command has a flag that is none of these: what it does to the request is not known here. */
  knows(...names: readonly string[]): void {
    const stray = [...this.#flags.keys()].find((name) => !everywhere.includes(name) && !names.includes(name));
    if (stray === undefined) return;
    throw new UsageError(`kubectl ${this.verb} --${stray} is not known here as a part of one request`, {
      hint: 'leave it out, or write the request itself with --path, --query, --request and --data',
    });
  }

  refuse(what: string, hint: string): UsageError {
    return new UsageError(`kubectl ${this.verb}: ${what}`, { hint });
  }

  /** The one type, and the one name, that the arguments say: `pods`, `pods web`, `pods/web`. */
  object(args: readonly string[] = this.args): { readonly type: string; readonly name: string | undefined } {
    const [first, second, ...more] = args;
    if (first === undefined) throw this.refuse('no type is named', 'name one, such as pods');
    const one = 'each object, and each type, is a request of its own';
    if (first.includes(',') || more.length > 0 || (first.includes('/') && second !== undefined))
      throw this.refuse(one, 'name one type, and at most one object');
    const [type = '', name = second, ...steps] = first.split('/');
    if (steps.length > 0 || type === '')
      throw this.refuse(`${quoted(first)} is no TYPE/NAME`, 'such as pods/web');
    if (type === 'all') throw this.refuse(one, 'name one type, such as pods');
    return { type, name };
  }

  /** The path of what the arguments name. */
  path(
    { type, name }: { readonly type: string; readonly name: string | undefined },
    subresource?: string,
  ): string {
    const known = resourceTypeNamed(type);
    if (known === undefined && !/^[^.]+\.v\d[a-z0-9]*\../.test(type))
      throw this.refuse(
        `${quoted(type)} is no type that Kubernetes itself brings`,
        'write it with its version and group, such as widgets.v1.example.com',
      );
    return resourcePath({
      resource: type,
      name,
      subresource,
      apiVersion: undefined,
      allNamespaces: this.isOn('all-namespaces') && known?.namespaced !== false && name === undefined,
      namespace: this.namespace,
    }).path;
  }

  /** `--dry-run`, as kubectl understands it. */
  dryRun(): readonly (readonly [string, string])[] {
    const said = this.text('dry-run');
    if (said === undefined || said === 'none') return [];
    if (said === 'server') return [['dryRun', 'All']];
    throw this.refuse('with --dry-run=client nothing is sent', 'leave it out, or write --dry-run=server');
  }
}

/** A path with its query, as Go's url.Values writes it, but for the order. */
export function withQuery(path: string, pairs: readonly (readonly [string, string | undefined])[]): string {
  const query = pairs.flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${encodeURIComponent(value).replace(/[!'()*]/g, percent)}`],
  );
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}

const percent = (unit: string): string => `%${unit.charCodeAt(0).toString(16).toUpperCase()}`;
