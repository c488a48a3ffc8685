/** `--verb` and what goes with it → the question that `kubectl auth can-i` asks. */
import { quoted } from '../display.js';
import { UsageError } from '../errors.js';
import type { StepOptions } from './options.js';
import type { Call } from './request.js';
import { refuseWithoutResource } from './requested.js';
import { resourcePath, resourceReads } from './resource-path.js';

/** The options that ask for rights. */
export const reviewReads = ['verb', 'list', 'path', ...resourceReads] as const;

export type ReviewOptions = Pick<StepOptions, (typeof reviewReads)[number] | 'namespace'>;

export interface Review extends Call {
  /** One question, whose answer is yes or no; undefined: all rights in a namespace. */
  readonly asked: { readonly verb: string; readonly what: string } | undefined;
}

const root = '/apis/authorization.k8s.io/v1';
const apiVersion = 'authorization.k8s.io/v1';

/** A SelfSubjectAccessReview, or without a verb a SelfSubjectRulesReview. Throws a UsageError where nothing is asked. */
export function reviewOf(options: ReviewOptions): Review {
  const { list, resource, namespace } = options;
  const [verb, ...more] = options.verb;
  if (verb === undefined) {
    if (resource !== undefined)
      throw new UsageError('--resource says what, and nothing says what is to be done with it', {
        hint: 'say it with --verb: get, list, watch, create, update, patch, delete',
      });
    const body = flow({ kind: 'SelfSubjectRulesReview', apiVersion, spec: { namespace } });
    return { method: 'POST', path: `${root}/selfsubjectrulesreviews`, ...body, asked: undefined };
  }
  if (more.length > 0)
    throw new UsageError('--verb is said more than once, and one question is about one', {
      hint: 'say one of them, or ask for all rights with --list',
    });
  if (list)
    throw new UsageError('--list asks for all rights, and --verb for one', { hint: 'leave one of them out' });
  confirmVerb(verb);
  const { spec, what } = resource === undefined ? ofPath(verb, options) : ofResource(verb, options, resource);
  const body = flow({ kind: 'SelfSubjectAccessReview', apiVersion, spec });
  return { method: 'POST', path: `${root}/selfsubjectaccessreviews`, ...body, asked: { verb, what } };
}

/** Throws a UsageError for what is no verb of the API. */
export function confirmVerb(verb: string): void {
  if (/^([a-z]+|\*)$/.test(verb)) return;
  throw new UsageError(`--verb ${quoted(verb)} is no verb of the API`, {
    hint: 'such as get, list, watch, create, update, patch, delete, or * for all',
  });
}

type Tree = { readonly [key: string]: string | Tree };

function ofPath(verb: string, options: ReviewOptions): { readonly spec: Tree; readonly what: string } {
  refuseWithoutResource(options, undefined);
  const bare = options.path.replace(/\?.*$/, '');
  return { spec: { nonResourceAttributes: { verb, path: bare } }, what: bare };
}

/** k8s.io/kubectl, pkg/cmd/auth/cani.go: a type that stands in no namespace is asked for in none. */
function ofResource(
  verb: string,
  options: ReviewOptions,
  resource: string,
): { readonly spec: Tree; readonly what: string } {
  const found = resourcePath({ ...options, resource });
  refuseWithoutResource(options, found);
  const { group, plural, namespace, name, subresource } = found;
  const attributes = { verb, group, resource: plural, subresource, name, namespace };
  const said = Object.entries(attributes).filter(
    (entry): entry is [string, string] => (entry[1] ?? '') !== '',
  );
  const type = [plural, ...(subresource === undefined ? [] : [subresource])].join('/');
  const where = namespace !== undefined ? [`-n ${namespace}`] : options.allNamespaces ? ['-A'] : [];
  const dotted = group === '' ? type : `${type}.${group}`;
  return {
    spec: { resourceAttributes: Object.fromEntries(said) },
    what: [dotted, name ?? [], where].flat().join(' '),
  };
}

/** Texts that YAML takes for themselves, between commas and braces, too. */
const plainText = /^(?!(?:true|false|yes|no|on|off|null|y|n)$)[A-Za-z/][A-Za-z0-9._/-]*$/i;

/** In a few words where every text can stand as it is; else JSON. */
function flow(tree: Tree): Pick<Call, 'body' | 'document' | 'contentType'> {
  return texts(tree).every((text) => plainText.test(text))
    ? { body: inWords(tree) }
    : { document: [JSON.stringify(tree)], contentType: 'application/json' };
}

const texts = (tree: Tree): readonly string[] =>
  Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : texts(value)));

const inWords = (tree: Tree): string =>
  `{${Object.entries(tree)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : inWords(value)}`)
    .join(', ')}}`;
