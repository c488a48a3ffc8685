/**
 * Requests that create nothing: the API server answers them at once and stores no object. By its own rule, group,
 * resource and subresource of the path decide (k8s.io/kubernetes, pkg/registry/authentication, authorization, and
 * core/serviceaccount/storage: storage that has Create alone, and keeps nothing).
 */
import { Alphabet } from '../alphabet.js';
import { textOf, type Unknown, type Value } from '../value.js';
import { isDryRun } from './dry-run-request.js';

interface Question {
  readonly kind: string;
  readonly group: string;
  /** The path behind the version; `*` is a name. */
  readonly path: string;
}

const authentication = 'authentication.k8s.io';
const authorization = 'authorization.k8s.io';

const reviews: readonly Question[] = [
  { kind: 'SelfSubjectReview', group: authentication, path: 'selfsubjectreviews' },
  { kind: 'TokenReview', group: authentication, path: 'tokenreviews' },
  { kind: 'SelfSubjectAccessReview', group: authorization, path: 'selfsubjectaccessreviews' },
  { kind: 'SelfSubjectRulesReview', group: authorization, path: 'selfsubjectrulesreviews' },
  { kind: 'SubjectAccessReview', group: authorization, path: 'subjectaccessreviews' },
  {
    kind: 'LocalSubjectAccessReview',
    group: authorization,
    path: 'namespaces/*/localsubjectaccessreviews',
  },
];

const tokenRequest: Question = {
  kind: 'TokenRequest',
  group: authentication,
  path: 'namespaces/*/serviceaccounts/*/token',
};

/** The resource whose creation asks a question of this kind; undefined for a kind that is stored. */
export function questionResource(
  kind: string,
): { readonly group: string; readonly plural: string; readonly namespaced: boolean } | undefined {
  const asked = reviews.find((one) => one.kind === kind);
  if (asked === undefined) return undefined;
  const { group, path } = asked;
  return { group, plural: path.replace(/^.*\//, ''), namespaced: path.startsWith('namespaces/') };
}

/** Whether an object of a manifest is a question: no verb of kubectl can store it. */
export function isQuestionKind(apiVersion: string, kind: string): boolean {
  const [group] = apiVersion.split('/');
  return [...reviews, tokenRequest].some((one) => one.kind === kind && one.group === group);
}

// A name, as Kubernetes has them; `%2F` would be a slash to the server.
const nameCharacters = Alphabet.of('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._:');
const name = '[A-Za-z0-9\\0][A-Za-z0-9._:\\0-]*';

const forms: readonly (Question & { readonly form: RegExp })[] = [
  ...reviews.map((one) => ({ ...one, root: `/apis/${one.group}/v1(?:alpha1|beta1)?/` })),
  { ...tokenRequest, root: '/api/v1/' },
].map(({ root, ...one }) => ({
  ...one,
  form: new RegExp(`^${root.replaceAll('.', '\\.')}${one.path.replaceAll('*', name)}/?$`),
}));

/**
 * The kind of question that a request asks, such as `TokenRequest`, or `dryRun=All`; undefined for any other request, and
 * where it is not sure. `bases`: the paths under which the API server stands, empty for the root of its host.
 */
export function questionOf(
  method: string,
  url: Value,
  bases: readonly string[],
  body: Value | undefined,
): string | undefined {
  const { path, query } = partsOf(url) ?? {};
  if (path === undefined) return undefined;
  const below = (bases.length === 0 ? [''] : bases)
    .filter((base) => path.startsWith(base))
    .map((base) => path.slice(base.length));
  const asked = forms.find(({ form }) => below.some((one) => form.test(one)));
  const sent = body === undefined ? undefined : kindOf(body);
  // To Go's server `post` is another method.
  if (method === 'POST' && asked !== undefined && (sent === undefined || sent === asked.kind))
    return asked.kind;
  const isDry = query !== undefined && below.some((one) => isDryRun(method, one, query, body !== undefined));
  return isDry ? 'dryRun=All' : undefined;
}

export interface UrlParts {
  /** With a NUL for each name that only a run would show. */
  readonly path: string;
  /** The same; undefined where it can be more than that. */
  readonly query: string | undefined;
}

/** A URL's path and query; undefined where what only a run would show of the path can be more than a name. */
export function partsOf(url: Value): UrlParts | undefined {
  let text = '';
  let isWhole = true;
  for (const segment of url) {
    const known = textOf([segment]);
    if (known !== undefined) text += known;
    else if (segment.kind === 'unknown' && segment.endpoint !== undefined && !text.includes('/', 8)) {
      text = 'http://proxy';
    } else if (segment.kind === 'unknown' && isOfPodAddress(segment) && !text.includes('/', 8)) {
      text += 'pod';
    } else if ('characters' in segment && segment.characters.isSurelyWithin(nameCharacters)) text += '\0';
    else if (text.includes('?')) isWhole = false;
    else return undefined;
  }
  const [, path, query = ''] = /^https?:\/\/[^/?#\0]+(\/[^?#]*)(?:\?(.*))?/is.exec(text) ?? [];
  return path === undefined ? undefined : { path, query: isWhole ? query : undefined };
}

const isOfPodAddress = ({ ofPod }: Unknown): boolean => ofPod === 'host' || ofPod === 'port';

/** The kind that a body names, JSON or YAML; undefined where it names none, or is not known. */
function kindOf(body: Value): string | undefined {
  const text = textOf(body);
  return text === undefined
    ? undefined
    : /(?:^|[{,\n])[ \t\r\n]*(["']?)kind\1[ \t]*:[ \t\r\n]*["']?(\w+)/.exec(text)?.[2];
}
