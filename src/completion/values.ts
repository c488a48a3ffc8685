/** What an option or an argument may be. */
import type { Host } from '../host.js';
import type { Answer, Candidate } from './answer.js';
import type { Given } from './command-line.js';
import type { OptionGrammar } from './grammar.js';
import type { NameKind } from './kubeconfig-names.js';

/** The kinds that `get` lists, with the words that name one. */
const kinds: readonly (readonly [NameKind, RegExp])[] = [
  ['contexts', /^(contexts?|ctx)$/i],
  ['clusters', /^clusters?$/i],
  ['users', /^(users?|authinfos?)$/i],
];

/** Those for people, which every API server makes (k8s.io/kubernetes, plugin/pkg/auth/authorizer/rbac/bootstrappolicy). */
const builtInRoles = ['view', 'edit', 'admin', 'cluster-admin'];

/** The values of an option or argument: the choices that it declares, or what its source holds. */
export async function valuesOf(
  { choices, values: source }: Pick<OptionGrammar, 'choices' | 'values'>,
  given: Given,
  host: Host,
): Promise<Omit<Answer, 'prefix'>> {
  if (choices.length > 0) return only(choices.map(choice));
  if (source === undefined) return only([]);
  if (source === 'files') return { candidates: [], files: true };
  if (source === 'recipes') {
    const { recipes } = await import('../plan/recipes.js');
    const { ownRecipeNames } = await import('./own-names.js');
    return only([...[...recipes.keys()].map(choice), ...(await ownRecipeNames(given, host))]);
  }
  if (source === 'parameters') {
    const { parameterNames } = await import('./own-names.js');
    return only(await parameterNames(given, host));
  }
  if (source === 'codes') {
    const { codes } = await import('../verify/codes.js');
    return only(Object.entries(codes).map(([value, { title }]) => ({ value, about: title })));
  }
  if (source === 'roles')
    return only(builtInRoles.map((value) => ({ value, about: 'a ClusterRole of every cluster' })));
  if (source === 'kinds')
    return only([...kinds.map(([value]) => value), 'kuberc'].map((value) => ({ value })));
  const kind = kinds.find(([, word]) => word.test(given.arguments[0] ?? ''))?.[0];
  if (source === 'columns') return only((await columnsOf(kind)).map(choice));
  const names = source === 'names' ? kind : source;
  if (names === undefined) return only([]);
  const { kubeconfigNames } = await import('./kubeconfig-names.js');
  return only(kubeconfigNames(names, given.options.get('kubeconfig'), host));
}

async function columnsOf(kind: NameKind | undefined): Promise<readonly string[]> {
  const { contextColumns, clusterColumns, userColumns } = await import('../listing/columns.js');
  const columns = kind === 'clusters' ? clusterColumns : kind === 'users' ? userColumns : contextColumns;
  return columns.flatMap(({ sortBy }) => sortBy ?? []);
}

const choice = (value: string): Candidate => ({ value, partial: value.endsWith('=') });

function only(candidates: readonly Candidate[]): Omit<Answer, 'prefix'> {
  return { candidates, files: false };
}
