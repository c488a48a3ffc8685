/** `--resource` and what goes with it → the path of the API: what kubectl finds by discovery, from a table. */
import { resourceTypeNamed } from '../api/resources.js';
import { quoted } from '../display.js';
import { UsageError } from '../errors.js';
import type { StepOptions } from './options.js';

/** The options that make a path. */
export const resourceReads = ['resource', 'name', 'subresource', 'apiVersion', 'allNamespaces'] as const;

export interface ResourcePath {
  /** Without a query. */
  readonly path: string;
  /** It names one object: the path goes on behind the type. */
  readonly name: string | undefined;
  readonly subresource: string | undefined;
  /** Empty for the core group. */
  readonly group: string;
  readonly plural: string;
  /** Undefined for what stands in none, and for every namespace. */
  readonly namespace: string | undefined;
}

interface Place {
  readonly apiVersion: string;
  readonly plural: string;
  readonly namespaced: boolean;
}

/** Where the objects stand. Throws a UsageError where there can be none. */
export function resourcePath(
  options: Pick<StepOptions, (typeof resourceReads)[number] | 'namespace'> & { readonly resource: string },
): ResourcePath {
  const { namespace, allNamespaces, subresource } = options;
  const { type, name } = typeAndName(options);
  const place = placeOf(type, options.apiVersion, allNamespaces);
  if (allNamespaces && name !== undefined)
    throw new UsageError('--all-namespaces is about a list, and --resource names one object', {
      hint: 'leave it out, or say the namespace of the object with --namespace',
    });
  if (subresource !== undefined && name === undefined)
    throw new UsageError('--subresource is a part of one object, and none is named', {
      hint: 'leave it out, or name the object: --resource pods/NAME',
    });
  if (subresource !== undefined && !/^[a-z]+(\/[A-Za-z0-9._~-]+)*$/.test(subresource))
    throw new UsageError(`--subresource ${quoted(subresource)} is none`, {
      hint: 'such as status, scale, log, eviction',
    });
  const within = place.namespaced && !allNamespaces ? `/namespaces/${namespace}` : '';
  const steps = [place.plural, ...(name === undefined ? [] : [encodedName(name)]), subresource ?? []];
  return {
    path: `${rootOf(place.apiVersion)}${within}/${steps.flat().join('/')}`,
    name,
    subresource,
    group: groupOf(place.apiVersion),
    plural: place.plural,
    namespace: place.namespaced && !allNamespaces ? namespace : undefined,
  };
}

/** Go leaves these in a path as they are (net/url, shouldEscape). */
const encodedName = (name: string): string =>
  encodeURIComponent(name).replace(/%(?:3A|40|3D|2B|2C)/g, (code) => decodeURIComponent(code));

const rootOf = (apiVersion: string): string =>
  apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;

/** `pods/web` is kubectl's way to name one. */
function typeAndName({ resource, name }: Pick<StepOptions, 'name'> & { readonly resource: string }): {
  readonly type: string;
  readonly name: string | undefined;
} {
  const [type = '', named, ...more] = resource.split('/');
  if (more.length > 0 || (named !== undefined && name !== undefined))
    throw new UsageError(`--resource ${quoted(resource)} names more than one object`, {
      hint: 'write --resource TYPE/NAME, or --resource TYPE --name NAME; a part of it is --subresource',
    });
  const one = named ?? name;
  // apimachinery, pkg/api/validation/path: IsValidPathSegmentName.
  if (one !== undefined && (/^\.{0,2}$/.test(one) || /[/%\u0000-\u001f\u007f]/.test(one)))
    throw new UsageError(`${quoted(one)} is no name that an object can have`);
  return { type, name: one };
}

const group = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;
const version = /^v\d[a-z0-9]*$/;

function placeOf(type: string, given: string | undefined, allNamespaces: boolean): Place {
  const known = resourceTypeNamed(type);
  const [, plural = type, ownVersion, ownGroup] =
    /^([^.]+)\.(v\d[a-z0-9]*)(?:\.(.+))?$/.exec(type.toLowerCase()) ?? [];
  const own = ownVersion === undefined ? undefined : [ownGroup ?? [], ownVersion].flat().join('/');
  const apiVersion = given ?? own ?? (known && [known.group || [], known.version].flat().join('/'));
  if (apiVersion === undefined || !isVersion(apiVersion)) throw noType(type, given);
  const inGroup = known !== undefined && known.group === groupOf(apiVersion) ? known : undefined;
  if (inGroup === undefined && !group.test(plural)) throw noType(type, given);
  if (inGroup?.namespaced === false && allNamespaces)
    throw new UsageError(`--all-namespaces has no meaning for ${inGroup.plural}, which are in no namespace`, {
      hint: 'leave it out',
    });
  // Whether other types are in a namespace only a server knows: -A says that they are in none, or in all.
  return {
    apiVersion,
    plural: inGroup?.plural ?? plural.toLowerCase(),
    namespaced: inGroup?.namespaced ?? true,
  };
}

const groupOf = (apiVersion: string): string => apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')));

function isVersion(apiVersion: string): boolean {
  const [first = '', second, ...more] = apiVersion.split('/');
  if (second === undefined) return version.test(first);
  return more.length === 0 && group.test(first) && version.test(second);
}

function noType(type: string, given: string | undefined): UsageError {
  return given === undefined
    ? new UsageError(`--resource ${quoted(type)} is no type that Kubernetes itself brings`, {
        hint: "say its version, too: --api-version GROUP/VERSION, and the plural as 'kubectl api-resources' lists it",
      })
    : new UsageError(`--api-version ${quoted(given)} is none, or --resource ${quoted(type)} is no plural`, {
        hint: 'write them as kubectl api-resources lists them: --resource widgets --api-version example.com/v1',
      });
}
