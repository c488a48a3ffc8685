/** A user's section of a description. */
import { inert, quoted } from '../display.js';
import { certificateLines, overridden } from './cluster-section.js';
import type { Description, EntryDescription } from './describe.js';
import type { ExecFacts } from './exec.js';
import { type Line, moment, optional, type Section, until } from './section.js';
import type { TokenFacts } from './token.js';
import type { AuthMethod, CredentialFacts, Impersonation, TokenSource } from './user.js';

type At = (field: string) => Pick<Line, 'position'>;

export function userSection({ user }: Description): Section {
  const { facts, origins } = user;
  const at: At = (field) => ({ position: origins.get(field) });
  return {
    title: 'User',
    lines: [
      { label: 'name', value: user.name === '' ? 'none' : user.name, position: user.position },
      ...overridden(user.overrides),
      { label: 'signs in with', value: methods(facts.methods) },
      ...(facts.certificate === undefined ? [] : credentialLines(facts.certificate, at)),
      ...(facts.token === undefined ? [] : tokenLines(facts.token, at)),
      ...(facts.basicUser === undefined ? [] : basicLines(facts.basicUser, user)),
      ...(facts.exec === undefined ? [] : execLines(facts.exec, at)),
      ...providerLines(user, at),
      ...(facts.impersonation === undefined ? [] : impersonationLines(facts.impersonation, at)),
      ...optional('extensions', user.extensions.join(', '), at('extensions')),
    ],
  };
}

const methodWords: Readonly<Record<AuthMethod, string>> = {
  'client-certificate': 'a client certificate',
  token: 'a token',
  'token-file': 'a token file',
  basic: 'a user name and a password',
  exec: 'an exec plugin',
  'auth-provider': 'an auth-provider',
};

function methods(list: readonly AuthMethod[]): string {
  return list.length === 0 ? 'nothing: calls are anonymous' : list.map((one) => methodWords[one]).join(', ');
}

function credentialLines(facts: CredentialFacts, at: At): readonly Line[] {
  const place = at(facts.field);
  const leaf = facts.bundle?.certificates[0];
  const wrong = facts.problem ?? (leaf === undefined ? facts.bundle?.problem : undefined);
  const more = (facts.bundle?.certificates.length ?? 0) - 1;
  return [
    ...optional('certificate file', facts.path, place),
    ...optional('certificate', wrong, { ...place, style: 'error' }),
    ...(leaf === undefined ? [] : certificateLines('certificate', leaf, place)),
    ...optional('  signs in as', leaf === undefined ? undefined : identity(leaf)),
    ...(more > 0 ? [{ label: '  chain', value: `${more} more certificate${more === 1 ? '' : 's'}` }] : []),
    keyLine(facts, at),
  ];
}

/** Kubernetes takes the common name for the user, and the organizations for its groups. */
function identity(leaf: {
  readonly commonName: string | undefined;
  readonly organizations: readonly string[];
}): string {
  const groups = leaf.organizations.length === 0 ? '' : `, groups ${leaf.organizations.join(', ')}`;
  return `user ${leaf.commonName ?? '(no common name)'}${groups}`;
}

function keyLine({ key, keyMatches, keyProblem }: CredentialFacts, at: At): Line {
  if (key === undefined) return { label: 'key', value: 'MISSING', style: 'error' };
  const place = at(key.field);
  const file = key.path === undefined ? '' : ` (${key.path})`;
  if (key.problem !== undefined) return { label: 'key', value: key.problem, style: 'error', ...place };
  if (keyMatches === undefined) return { label: 'key', value: `present${file}`, ...place };
  if (keyMatches) return { label: 'key', value: `matches the certificate${file}`, ...place };
  return { label: 'key', value: `DOES NOT MATCH: ${keyProblem}${file}`, style: 'error', ...place };
}

function tokenLines({ field, path, problem, facts }: TokenSource, at: At): readonly Line[] {
  const place = at(field);
  return [
    ...optional('token file', path, place),
    ...optional('token', problem, { ...place, style: 'error' }),
    ...(facts === undefined ? [] : claimLines('token', facts, place)),
  ];
}

function claimLines(label: string, facts: TokenFacts, place: Pick<Line, 'position'>): readonly Line[] {
  if (facts.opaque) return [{ label, value: 'present; opaque, so its expiry is not known', ...place }];
  const { issuer, subject, audiences, issuedAt, notBefore, expiry } = facts;
  return [
    { label, value: 'a JWT; its claims, not verified:', ...place },
    ...optional('  issuer', issuer),
    ...optional('  subject', subject),
    ...optional('  audience', audiences.join(', ')),
    ...optional('  issued', issuedAt === undefined ? undefined : moment(issuedAt)),
    ...optional('  not before', notBefore === undefined ? undefined : moment(notBefore)),
    {
      label: '  valid',
      ...(expiry === undefined ? { value: 'never expires', style: 'warning' } : until(expiry)),
    },
  ];
}

function basicLines(name: string, { origins }: EntryDescription): readonly Line[] {
  return [
    { label: 'user name', value: name, position: origins.get('username') },
    {
      label: 'password',
      value: origins.has('password') ? 'present' : 'none',
      position: origins.get('password'),
    },
  ];
}

function execLines(facts: ExecFacts, at: At): readonly Line[] {
  const { command, args, env, apiVersion, interactiveMode, installHint, found, policy } = facts;
  const words = args.map((word) => (/^[^\s"'\\]+$/.test(word) ? word : quoted(word)));
  const state = {
    found: found.kind === 'not-on-path' ? '' : found.path,
    missing: `NOT THERE: ${found.kind === 'not-on-path' ? '' : found.path}`,
    'not-executable': `NOT EXECUTABLE: ${found.kind === 'not-on-path' ? '' : found.path}`,
    'not-on-path': 'NOT ON PATH',
  }[found.kind];
  const lost = found.kind !== 'found';
  return [
    { label: 'command', value: command === '' ? 'none' : command, ...at('exec.command') },
    ...optional('  arguments', words.join(' '), at('exec.args')),
    ...optional('  environment', env.join(', '), at('exec.env')),
    { label: '  program', value: state, style: lost ? 'error' : undefined },
    ...(policy === undefined
      ? []
      : [
          {
            label: '  policy',
            value: policy.allows
              ? `${policy.rule}: kubectl 1.35 and later run it`
              : `${policy.rule}: kubectl 1.35 and later DO NOT RUN it`,
            position: policy.position,
            style: policy.allows ? undefined : ('error' as const),
          },
        ]),
    ...optional('  to install', lost ? installHint.split('\n').map(inert).join(' ').trim() : undefined),
    ...optional('  API version', apiVersion, at('exec.apiVersion')),
    ...optional('  terminal', interactiveMode, at('exec.interactiveMode')),
  ];
}

function providerLines({ facts }: Description['user'], at: At): readonly Line[] {
  const provider = facts.authProvider;
  if (provider === undefined) return [];
  const { name, settings, idToken } = provider;
  return [
    {
      label: 'auth-provider',
      value: `${name} (an exec plugin takes its place)`,
      style: 'warning',
      ...at('auth-provider.name'),
    },
    ...optional('  settings', settings.join(', '), at('auth-provider.config')),
    ...(idToken === undefined ? [] : claimLines('  id-token', idToken, {})),
  ];
}

function impersonationLines({ user, uid, groups, extra }: Impersonation, at: At): readonly Line[] {
  return [
    { label: 'acts as', value: user === '' ? 'no user' : user, ...at('as') },
    ...optional('  uid', uid, at('as-uid')),
    ...optional('  groups', groups.join(', '), at('as-groups')),
    ...optional('  extra', [...extra.keys()].join(', '), at('as-user-extra')),
  ];
}
