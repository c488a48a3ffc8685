/** What curl's argument list says, in its order. */

import type { Version } from '../../tool-version.js';
import type { ArgumentToken, ArgumentValue } from './argument-token.js';
import type { CurlOptionDefinition } from './curl-options.js';

/** One option, or one URL (an option called `url` with `positional`), in the order of the argument list. */
export interface CurlOption<T extends ArgumentToken> {
  readonly definition: CurlOptionDefinition;
  /** As written, without its value: `-k`, `--no-buffer`; `--url` for a URL that stands alone. */
  readonly spelled: string;
  /** For a switch: on or off. True for the others. */
  readonly on: boolean;
  readonly value: ArgumentValue<T> | undefined;
  readonly token: T;
  readonly positional: boolean;
  /** Written shorter than its name, as curl before 8.6 allows. */
  readonly abbreviated: boolean;
  /** `--expand-…`: variables in the value are replaced. */
  readonly expand: boolean;
}

export type CurlArgumentErrorKind =
  | 'unknown-argument'
  | 'unknown-option'
  | 'ambiguous-option'
  | 'too-new'
  | 'missing-value'
  | 'blank-value'
  | 'bad-value'
  | 'not-negatable'
  | 'value-not-taken'
  | 'next-without-url';

export interface CurlArgumentError<T extends ArgumentToken> {
  readonly kind: CurlArgumentErrorKind;
  readonly token: T;
  /** As written, without its value; empty for an argument that is not known. */
  readonly spelled: string;
  /** With `too-new`: the first version that has the option, or the form in which it is written. */
  readonly since?: Version;
}

export interface CurlArguments<T extends ArgumentToken> {
  readonly options: readonly CurlOption<T>[];
  /** In order. With any of these, curl of that version sends nothing, or not what the arguments say. */
  readonly errors: readonly CurlArgumentError<T>[];
  /** Whether `~/.curlrc` is read first: not when the first argument is `-q…` or `--disable`. */
  readonly readsCurlrc: boolean;
  /** An option that prints something about curl and ends it, such as `--version`; nothing behind it is read. */
  readonly ends: CurlOption<T> | undefined;
}
