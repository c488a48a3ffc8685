/**
 * curl's reading of its argument list (`parse_args` and `getparameter` in its src/tool_getparam.c), for one version.
 * Where curl stops with an error, so does this; where versions differ on what an option does, it refuses.
 */

import { compareVersions, type Version } from '../../tool-version.js';
import { type ArgumentToken, type ArgumentValue, knownPart, valueText } from './argument-token.js';
import type {
  CurlArgumentError,
  CurlArgumentErrorKind,
  CurlArguments,
  CurlOption,
} from './curl-argument-types.js';
import { findLongOption } from './curl-long-option.js';
import { type CurlOptionDefinition, curlOptionNames, curlOptionOfLetter } from './curl-options.js';
import { badCurlValue } from './curl-value.js';

/** The newest version that the option table describes. */
export const newestCurl: Version = [8, 22, 0];

export type {
  CurlArgumentError,
  CurlArgumentErrorKind,
  CurlArguments,
  CurlOption,
} from './curl-argument-types.js';

const equalSignSince: Version = [8, 16, 0];

/** Reads an argument list, without curl's own name, as that version of curl does. */
export function parseCurlArguments<T extends ArgumentToken>(
  tokens: readonly T[],
  target: Version = newestCurl,
): CurlArguments<T> {
  return new CurlArgumentReader(tokens, target).read();
}

function isSwitchedOn(definition: CurlOptionDefinition, sets: boolean): boolean {
  return definition.kind === 'switch' ? sets : true;
}

class CurlArgumentReader<T extends ArgumentToken> {
  private readonly options: CurlOption<T>[] = [];
  private readonly errors: CurlArgumentError<T>[] = [];
  private ends: CurlOption<T> | undefined;
  private index = 0;

  constructor(
    private readonly tokens: readonly T[],
    private readonly target: Version,
  ) {}

  read(): CurlArguments<T> {
    let stillOptions = true;
    let going = true;
    while (going && this.ends === undefined) {
      const token = this.tokens[this.index++];
      if (token === undefined) break;
      const known = knownPart(token);
      if (!stillOptions) going = this.url(token);
      else if (token.text === '--') stillOptions = false;
      else if (known === '' && token.text === undefined) going = this.fail('unknown-argument', token, '');
      else if (!known.startsWith('-')) going = this.url(token);
      else if (known.startsWith('--')) going = this.long(token, known);
      else going = this.short(token, known);
    }
    const first = this.tokens[0] === undefined ? '' : knownPart(this.tokens[0]);
    return {
      options: this.options,
      errors: this.errors,
      readsCurlrc: !(first.startsWith('-q') || this.tokens[0]?.text === '--disable'),
      ends: this.ends,
    };
  }

  /** Notes an error; false where nothing after it can be read for certain. */
  private fail(kind: CurlArgumentErrorKind, token: T, spelled: string, since?: Version): boolean {
    this.errors.push(since === undefined ? { kind, token, spelled } : { kind, token, spelled, since });
    return !['unknown-argument', 'unknown-option', 'ambiguous-option', 'missing-value'].includes(kind);
  }

  private url(token: T): boolean {
    const definition = curlOptionNames().get('url')?.definition;
    if (definition === undefined) throw new Error('no option called url');
    return this.add(
      {
        definition,
        spelled: '--url',
        on: true,
        value: { token, from: 0 },
        token,
        positional: true,
        abbreviated: false,
        expand: false,
      },
      undefined,
    );
  }

  private long(token: T, known: string): boolean {
    const equals = known.indexOf('=');
    const word = equals < 0 ? known : known.slice(0, equals);
    if (token.text === undefined && equals < 0) return this.fail('unknown-argument', token, known);
    const found = findLongOption(word, this.target);
    if (found === 'unknown') return this.fail('unknown-option', token, word);
    if (found === 'ambiguous') return this.fail('ambiguous-option', token, word);
    const { definition } = found;
    if (equals >= 0 && compareVersions(this.target, equalSignSince) < 0) {
      this.fail('too-new', token, `${word}=`, equalSignSince);
    }
    if (found.negated && definition.kind !== 'switch') return this.fail('not-negatable', token, word);
    let value: ArgumentValue<T> | undefined;
    if (definition.kind === 'value') {
      value = equals < 0 ? this.nextValue() : { token, from: equals + 1 };
      if (value === undefined && definition.name !== 'help') return this.fail('missing-value', token, word);
    } else if (equals >= 0) {
      return this.fail('value-not-taken', token, word);
    }
    const on = isSwitchedOn(definition, found.negated ? !found.sets : found.sets);
    const { abbreviated, expand } = found;
    return this.add(
      { definition, spelled: word, on, value, token, positional: false, abbreviated, expand },
      found.since,
    );
  }

  /** One or more letters behind one dash: `-sSfk`, `-XGET`, `-o-`. */
  private short(token: T, known: string): boolean {
    for (let at = 1; at < known.length || at === 1; at++) {
      const letter = known.slice(at, at + 1);
      const spelled = `-${letter}`;
      const definition = letter === '' ? undefined : curlOptionOfLetter(letter);
      if (letter === '' && token.text === undefined) return this.fail('unknown-argument', token, spelled);
      if (definition === undefined) return this.fail('unknown-option', token, spelled);
      const attached = definition.kind === 'value' && at + 1 < known.length;
      if (!attached && token.text === undefined && at + 1 === known.length) {
        return this.fail('unknown-argument', token, known);
      }
      let value: ArgumentValue<T> | undefined;
      if (attached) value = { token, from: at + 1 };
      else if (definition.kind === 'value') value = this.nextValue();
      if (definition.kind === 'value' && value === undefined && definition.name !== 'help') {
        return this.fail('missing-value', token, spelled);
      }
      const on = isSwitchedOn(definition, definition.documentedAs);
      const option = {
        definition,
        spelled,
        on,
        value,
        token,
        positional: false,
        abbreviated: false,
        expand: false,
      };
      if (!this.add(option, definition.since)) return false;
      if (definition.kind === 'value' || this.ends !== undefined) return true;
    }
    return true;
  }

  private nextValue(): ArgumentValue<T> | undefined {
    const token = this.tokens[this.index];
    if (token === undefined) return undefined;
    this.index++;
    return { token, from: 0 };
  }

  private add(option: CurlOption<T>, since: Version | undefined): boolean {
    const { definition, spelled, token, value } = option;
    if (since !== undefined && compareVersions(this.target, since) < 0) {
      this.fail('too-new', token, spelled, since);
    }
    const bad = value === undefined ? undefined : badCurlValue(definition, valueText(value), option.expand);
    if (bad !== undefined) this.fail(bad, token, spelled);
    if (definition.name === 'next') {
      const earlier = this.options.findLastIndex((other) => other.definition.name === 'next');
      const urls = this.options.slice(earlier + 1).some((other) => other.definition.name === 'url');
      if (!urls) this.fail('next-without-url', token, spelled);
    }
    this.options.push(option);
    if (endsCurl(option)) this.ends = option;
    return true;
  }
}

function endsCurl<T extends ArgumentToken>({ definition, on, value }: CurlOption<T>): boolean {
  if (definition.name === 'engine') return value !== undefined && valueText(value) === 'list';
  return on && ['help', 'manual', 'version', 'dump-ca-embed'].includes(definition.name);
}
