/** What scripts are tried with no other rights than those that are derived from them. */

export interface Case {
  readonly recipe: string;
  /** What is asked for; `«n»` is the namespace. */
  readonly options: readonly string[];
  /** How the script ends with all rights; undefined where that depends on the server's age. */
  readonly status: number | undefined;
  readonly says: RegExp;
  /** It is written without kubectl. */
  readonly bare?: true;
  /** The verb on ConfigMaps that the caller gives to the ServiceAccount which it makes, and so has to have. */
  readonly gives?: string;
}

const list = ['--path=/api/v1/namespaces/«n»/configmaps?limit=1'];

export const cases: readonly Case[] = [
  { recipe: 'token', options: list, status: 0, says: /^HTTP 200$/m },
  { recipe: 'bound-token', options: list, status: 0, says: /^HTTP 401 Unauthorized/m },
  { recipe: 'service-account', options: list, status: 0, says: /^HTTP 401 Unauthorized/m, gives: 'list' },
  { recipe: 'secret-token', options: list, status: 0, says: /^HTTP 401 Unauthorized/m },
  { recipe: 'proxy', options: list, status: 0, says: /^HTTP 200$/m },
  { recipe: 'self', options: list, status: 0, says: /^HTTP 200$/m },
  { recipe: 'can-i', options: ['--verb=get', '--path=/healthz'], status: 0, says: /^yes: /m },
  // A server that is older than SelfSubjectReview has none, nor a default right to it.
  { recipe: 'whoami', options: [], status: undefined, says: /^HTTP (?:404|201)$/m },
  ...(['secret-token', 'service-account', 'bound-token'] as const).map(
    (recipe): Case => ({
      recipe,
      options: list,
      status: 0,
      says: /^HTTP 401 Unauthorized/m,
      bare: true,
      ...(recipe === 'service-account' ? { gives: 'list' } : {}),
    }),
  ),
  { recipe: 'self', options: list, status: 0, says: /^HTTP 200$/m, bare: true },
  { recipe: 'kubeconfig', options: [], status: 0, says: /kubeconfig is ready: kubectl/, bare: true },
];
