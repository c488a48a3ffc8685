/** What a request bears to sign in: options of curl, and lines of its configuration, where secrets go. */

import type { CurlConfigLine, CurlOption } from './curl.js';
import type { Captured, StepTarget } from './step.js';
import type { Style } from './types.js';
import type { Word } from './word.js';
import { message, text, variable } from './words.js';

export interface SignIn {
  readonly options: readonly CurlOption[];
  readonly config: readonly CurlConfigLine[];
}

/** A token in TOKEN. */
export const bearer = (captured: Captured, token: 'TOKEN' | 'OWN_TOKEN' = 'TOKEN'): SignIn => ({
  options: [],
  config: [{ name: 'header', value: authorization(captured, token) }],
});

/** The same as the article has it. */
export const articleBearer = (captured: Captured, token: 'TOKEN' | 'OWN_TOKEN' = 'TOKEN'): SignIn => ({
  options: [{ name: '--header', value: authorization(captured, token), why: message('curl.header') }],
  config: [],
});

/** Whatever an exec plugin has answered with: a token, a client certificate, or both. */
const pluginSignIn: SignIn = { options: [], config: [{ lines: 'SIGN_IN' }] };

const authorization = (captured: Captured, token: 'TOKEN' | 'OWN_TOKEN' = 'TOKEN'): Word => [
  'Authorization: Bearer ',
  captured(token),
];

/** Where the client certificate and its key are kept: each alone in a folder. */
export const certificateFile = { folder: 'client-certificate', file: 'client.crt' } as const;
export const keyFile = { folder: 'client-key', file: 'client.key' } as const;

const fileWord = ({ folder, file }: { readonly folder: string; readonly file: string }): Word => [
  variable('WORK'),
  `/${folder}/${file}`,
];

/** The credentials of the context's own user. Over plain http client-go sends none. */
export function ownSignIn(target: StepTarget, style: Style, captured: Captured): SignIn {
  const { certificate, authorization: kind, impersonation } = target.authInfo.credentials;
  if (!target.server.secure) return { options: [], config: [] };
  const token =
    kind === 'token' || kind === 'token-file' || kind === 'exec'
      ? tokenSignIn(kind, style, captured, 'TOKEN')
      : { options: [], config: [] };
  const basic: Word | undefined = kind === 'basic' ? [captured('BASIC')] : undefined;
  return {
    options: [
      ...(certificate ? certificateOptions(fileWord(certificateFile), fileWord(keyFile)) : []),
      ...token.options,
      ...(basic !== undefined && style === 'article'
        ? [{ name: '--user', value: basic, why: message('curl.user') }]
        : []),
      ...impersonate(impersonation),
    ],
    config: [
      ...token.config,
      ...(basic !== undefined && style === 'safe' ? [{ name: 'user' as const, value: basic }] : []),
    ],
  };
}

/**
 * The same without kubectl, for the requests that make and revoke what the script then signs in with: from files that the
 * kubeconfig names. Its own token is not TOKEN, which is the one that was asked for.
 */
export function filesSignIn(target: StepTarget, captured: Captured, style: Style): SignIn {
  const { certificate, certificateFile: file, keyFile: key, ...own } = target.authInfo.credentials;
  if (!target.server.secure) return { options: [], config: [] };
  const token =
    own.authorization === 'token-file' || own.authorization === 'exec'
      ? tokenSignIn(own.authorization, style, captured, 'OWN_TOKEN')
      : { options: [], config: [] };
  return {
    options: [
      ...(certificate ? certificateOptions(file, key) : []),
      ...token.options,
      ...impersonate(own.impersonation),
    ],
    config: token.config,
  };
}

function tokenSignIn(
  kind: 'token' | 'token-file' | 'exec',
  style: Style,
  captured: Captured,
  token: 'TOKEN' | 'OWN_TOKEN',
): SignIn {
  if (style === 'article') return articleBearer(captured, token);
  return kind === 'exec' && !captured.has(token) ? pluginSignIn : bearer(captured, token);
}

const certificateOptions = (certificate: Word, key: Word): readonly CurlOption[] => [
  { name: '--cert', value: certificate, why: message('curl.cert') },
  { name: '--key', value: key, why: message('curl.key'), place: 'append' },
];

const impersonate = (headers: readonly string[]): readonly CurlOption[] =>
  headers.map((header) => ({ name: '--header', value: text(header), why: message('curl.impersonate') }));
