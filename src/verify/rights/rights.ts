/** A dry run's report → the rights that its script needs, for each whose credential it uses. */
import type { RequestInfo } from '../../api/request-info.js';
import type { Caller, KnownAccess, UnknownAccess } from '../access.js';
import type { FileReport } from '../report.js';
import { defaultRole } from './default-rights.js';
import { rulesFor, type ScopedRules } from './rules.js';

/** A right that every caller of this kind has: `role` is the ClusterRole that gives it, in words. */
export interface DefaultRight {
  readonly request: RequestInfo;
  readonly role: string;
}

/** What one caller needs. */
export interface CallerRights {
  readonly caller: Caller;
  readonly scopes: readonly ScopedRules[];
  readonly byDefault: readonly DefaultRight[];
  /** Of what the rules allow, what is asked only where an object is there already, or is not. */
  readonly sometimes: readonly { readonly request: RequestInfo; readonly where: 'exists' | 'missing' }[];
}

export interface Rights {
  readonly callers: readonly CallerRights[];
  /** Calls of which it is not known what they need: then the rights are not all. */
  readonly unknown: readonly UnknownAccess[];
  /** Requests that no cluster of the kubeconfig is asked. */
  readonly elsewhere: readonly string[];
}

/** The rights for everything that the report holds. Of a script that is not proved, they say nothing. */
export function rightsOf({ accesses }: Pick<FileReport, 'accesses'>): Rights {
  const callers = new Map<string, KnownAccess[]>();
  for (const access of accesses) {
    if (access.kind !== 'request') continue;
    const { credential, cluster } = access.caller;
    const key = JSON.stringify([cluster, credential]);
    callers.set(key, [...(callers.get(key) ?? []), access]);
  }
  return {
    callers: [...callers.values()].map(callerRights),
    unknown: accesses
      .filter((access) => access.kind === 'unknown')
      .sort((one, other) => one.line - other.line),
    elsewhere: accesses.flatMap((access) => (access.kind === 'elsewhere' ? [access.what] : [])),
  };
}

function callerRights(accesses: readonly KnownAccess[]): CallerRights {
  const named = accesses.find(({ caller }) => caller.context !== undefined) ?? accesses[0];
  if (named === undefined) throw new Error('no access');
  const { caller } = named;
  const requests = new Map<string, KnownAccess>();
  for (const access of accesses) {
    const key = JSON.stringify(access.request);
    // What is asked in any case is not asked sometimes.
    if (requests.get(key)?.where !== undefined || !requests.has(key)) requests.set(key, access);
  }
  const all = [...requests.values()];
  const roleOf = ({ request }: KnownAccess): string | undefined => defaultRole(request, caller.credential);
  const needed = all.filter((access) => roleOf(access) === undefined);
  return {
    caller,
    scopes: rulesFor(needed.map(({ request }) => request)),
    byDefault: all.flatMap((access) => {
      const role = roleOf(access);
      return role === undefined ? [] : [{ request: access.request, role }];
    }),
    sometimes: needed.flatMap(({ request, where }) => (where === undefined ? [] : [{ request, where }])),
  };
}
