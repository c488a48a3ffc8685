/** What a request bears to sign in: options of curl, and lines of its configuration, where secrets go. */
import type { Captured, StepTarget } from './step.js';
import type { CurlConfigLine, CurlOption, Style, Word } from './types.js';
import { message, text, variable } from './words.js';

export interface SignIn {
  readonly options: readonly CurlOption[];
  readonly config: readonly CurlConfigLine[];
}

/** A token in TOKEN. */
export const bearer = (captured: Captured): SignIn => ({
  options: [],
  config: [{ name: 'header', value: authorization(captured) }],
});

/** The same as the article has it. */
export const articleBearer = (captured: Captured): SignIn => ({
  options: [{ name: '--header', value: authorization(captured), why: message('curl.header') }],
  config: [],
});

const authorization = (captured: Captured): Word => ['Authorization: Bearer ', captured('TOKEN')];

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
    kind === 'token' || kind === 'token-file'
      ? (style === 'article' ? articleBearer : bearer)(captured)
      : { options: [], config: [] };
  const basic: Word | undefined = kind === 'basic' ? [captured('BASIC')] : undefined;
  return {
    options: [
      ...(certificate
        ? [
            { name: '--cert', value: fileWord(certificateFile), why: message('curl.cert') },
            { name: '--key', value: fileWord(keyFile), why: message('curl.key'), place: 'append' as const },
          ]
        : []),
      ...token.options,
      ...(basic !== undefined && style === 'article'
        ? [{ name: '--user', value: basic, why: message('curl.user') }]
        : []),
      ...impersonation.map((header) => ({
        name: '--header',
        value: text(header),
        why: message('curl.impersonate'),
      })),
    ],
    config: [
      ...token.config,
      ...(basic !== undefined && style === 'safe' ? [{ name: 'user' as const, value: basic }] : []),
    ],
  };
}
