/** The options of one transfer, in groups that the model understands; what it does not is refused. */
import { show, type Value } from '../value.js';
import type { CurlOption } from './curl-arguments.js';
import { argumentValue, type Token } from './token.js';
import type { ToolCall } from './tool.js';

/** They change how long, how loud or how exactly, not what is asked of whom. */
const harmless: ReadonlySet<string> = new Set([
  'silent',
  'show-error',
  'fail',
  'fail-with-body',
  'fail-early',
  'max-time',
  'connect-timeout',
  'retry',
  'retry-delay',
  'retry-max-time',
  'retry-connrefused',
  'retry-all-errors',
  'globoff',
  'disable',
  'config',
  'compressed',
  'no-buffer',
  'buffer',
  'progress-bar',
  'progress-meter',
  'http1.0',
  'http1.1',
  'http2',
  'tlsv1',
  'tlsv1.0',
  'tlsv1.1',
  'tlsv1.2',
  'tlsv1.3',
  'tls-max',
  'ipv4',
  'ipv6',
  'max-filesize',
  'max-redirs',
  'keepalive',
  'keepalive-time',
  'tcp-nodelay',
  'tcp-fastopen',
  'speed-limit',
  'speed-time',
  'limit-rate',
  'ssl-revoke-best-effort',
  'show-headers',
  'verbose',
  'styled-output',
  'path-as-is',
  'expect100-timeout',
  'no-progress-meter',
  'disallow-username-in-url',
  'raw',
  'tr-encoding',
  'alpn',
]);

/** They are modelled in `curl-transfer.ts` and what it calls. */
const modelled: ReadonlySet<string> = new Set([
  'url',
  'request',
  'head',
  'get',
  'header',
  'data',
  'data-ascii',
  'data-raw',
  'data-binary',
  'json',
  'insecure',
  'cacert',
  'capath',
  'ca-native',
  'proxy-cacert',
  'proxy-capath',
  'proxy-ca-native',
  'proxy-insecure',
  'cert',
  'key',
  'cert-type',
  'key-type',
  'location',
  'location-trusted',
  'output',
  'output-dir',
  'create-dirs',
  'remote-name',
  'write-out',
  'connect-to',
  'resolve',
  'unix-socket',
  'proxy',
  'noproxy',
  'user',
  'oauth2-bearer',
  'user-agent',
  'referer',
  'dump-header',
  'basic',
  'stderr',
]);

export class CurlOptions {
  readonly #options: readonly CurlOption<Token>[];
  readonly #byName = new Map<string, CurlOption<Token>[]>();

  constructor(call: ToolCall, options: readonly CurlOption<Token>[]) {
    this.#options = options;
    for (const option of options) {
      const { name } = option.definition;
      const same = this.#byName.get(name);
      if (same === undefined) this.#byName.set(name, [option]);
      else same.push(option);
      if (option.expand) {
        call.recorder.refuse('KS3301', option.token.place, `curl: ${option.spelled} is not modelled`);
      } else if (!harmless.has(name) && !modelled.has(name)) {
        call.recorder.refuse(
          'KS3301',
          option.token.place,
          `curl: what ${show([{ kind: 'literal', text: option.spelled }])} changes is not modelled`,
        );
      }
    }
  }

  /** The values of one or more options, in order. */
  all(
    ...names: readonly string[]
  ): readonly { readonly value: Value; readonly token: Token; readonly name: string }[] {
    if (!names.some((name) => this.#byName.has(name))) return [];
    return this.#options.flatMap(({ definition: { name }, value, token }) =>
      names.includes(name) && value !== undefined ? [{ value: argumentValue(value), token, name }] : [],
    );
  }

  /** Where the answers go, in the order of the URLs: `--output FILE`, and `--remote-name` without a value. */
  outputs(): readonly { readonly value: Value | undefined; readonly token: Token; readonly on: boolean }[] {
    const found: { readonly value: Value | undefined; readonly token: Token; readonly on: boolean }[] = [];
    for (const { definition, value, on, token } of this.#options) {
      if (definition.name === 'output' && value !== undefined)
        found.push({ value: argumentValue(value), token, on });
      else if (definition.name === 'remote-name') found.push({ value: undefined, token, on });
    }
    return found;
  }

  /** The last value of an option. */
  last(name: string): { readonly value: Value; readonly token: Token } | undefined {
    return this.all(name).at(-1);
  }

  /** Whether a switch ends up on. */
  on(name: string): boolean {
    return this.#byName.get(name)?.at(-1)?.on ?? false;
  }

  /** Where an option stands. */
  place(name: string): Token['place'] | undefined {
    return this.#byName.get(name)?.at(-1)?.token.place;
  }
}
