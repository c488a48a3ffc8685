/** What curl says of an option's value before it does anything. Stricter than curl where its versions differ. */
import type { CurlOptionDefinition, CurlValueKind } from './curl-options.js';

const forms: Partial<Record<CurlValueKind, RegExp>> = {
  number: /^\d{1,9}$/,
  seconds: /^\d{1,9}(?:\.\d{1,9})?$/,
  size: /^\d{1,12}[bkmgBKMG]?$/,
  mode: /^[0-7]{1,4}$/,
};

const formsByName: Readonly<Record<string, RegExp>> = {
  'continue-at': /^(?:-|\d{1,15})$/,
  'local-port': /^\d{1,5}(?:-\d{1,5})?$/,
  'max-redirs': /^(?:-1|\d{1,9})$/,
  rate: /^\d{1,5}(?:\/\d{0,3}[smhd])?$/,
  'tls-max': /^(?:default|1\.[0-3])$/,
  hostpubmd5: /^.{32}$/,
};

/** Undefined for a value that every version takes, or that is not known. */
export function badCurlValue(
  { name, takes, acceptsBlank }: CurlOptionDefinition,
  text: string | undefined,
  expand: boolean,
): 'blank-value' | 'bad-value' | undefined {
  if (text === undefined || expand) return undefined;
  if (text === '') return acceptsBlank ? undefined : 'blank-value';
  const form = formsByName[name] ?? (takes === undefined ? undefined : forms[takes]);
  return form === undefined || form.test(text) ? undefined : 'bad-value';
}
