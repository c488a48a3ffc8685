/** What the dry run of a page tells of the options that would make it: whose token, what is asked, for how long. */
import type { Config } from '../kubeconfig/types.js';
import { pathBehind } from '../verify/extract/same-in-both.js';
import type { FileReport, HttpRequest } from '../verify/report.js';
import { textAt } from './content.js';
import { optionsIn } from './doings.js';
import { isTokenRequest } from './kubectl-words.js';

/** Options of `generate` by their names, as its command line has them. */
export type Said = Readonly<Record<string, string | readonly string[]>>;

export interface Facts {
  /** Each with its namespace. */
  readonly accounts: readonly Said[];
  /** Method, path, headers and body. */
  readonly calls: readonly Said[];
  /** How long a token lives, and for whom it is. */
  readonly tokens: readonly Said[];
}

/** More of each are those of no one page of ours. */
const most = 4;

export function factsOf(reports: readonly FileReport[], config: Config): Facts {
  const requests = reports.flatMap((report) => report.requests);
  return {
    accounts: distinct(reports.flatMap(accountsIn)),
    calls: distinct(requests.flatMap((request) => callOf(request, config))),
    tokens: distinct(reports.flatMap(tokensIn)),
  };
}

const distinct = (all: readonly Said[]): readonly Said[] =>
  [...new Map(all.map((one) => [JSON.stringify(one), one])).values()].slice(0, most);

/** The ServiceAccounts that sign in, and those whose token kubectl asks for. */
function accountsIn({ accesses }: FileReport): readonly Said[] {
  return accesses.flatMap((access): readonly Said[] => {
    if (access.kind !== 'request') return [];
    const { credential } = access.caller;
    const { request } = access;
    const isToken = request.kind === 'resource' && request.subresource === 'token';
    return [
      ...(credential.kind === 'service-account' ? [account(credential)] : []),
      ...(isToken && request.name !== '' ? [account(request)] : []),
    ];
  });
}

const account = ({ namespace, name }: Readonly<Record<'namespace' | 'name', string>>): Said => ({
  namespace,
  'service-account': name,
});

function callOf({ method, url, cluster, headers, body }: HttpRequest, config: Config): readonly Said[] {
  const server = cluster === undefined ? undefined : config.clusters.get(cluster)?.server;
  const path = pathBehind(server, url);
  const named = new Map(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), { name, value }]),
  );
  const others = [...named].filter(([name]) => !/^(?:authorization|content-type|accept|host)$/.test(name));
  const accept = named.get('accept')?.value;
  const type = named.get('content-type')?.value;
  const call: Said = {
    ...(method === 'GET' ? {} : { request: method }),
    path: path === '' ? '/' : path,
    ...(others.length === 0 ? {} : { header: others.map(([, { name, value }]) => `${name}: ${value}`) }),
    ...(accept === undefined || accept === '*/*' ? {} : { accept }),
    ...(body === undefined || body.includes('«') ? {} : { data: body }),
    ...(body === undefined || type === undefined ? {} : { 'content-type': type }),
  };
  return [call, ...reviewIn(body)];
}

/** The question of a SelfSubjectAccessReview. */
function reviewIn(body: string | undefined): readonly Said[] {
  if (body === undefined || !body.includes('SelfSubject')) return [];
  const at = (name: string): string | undefined => textAt(body, 'spec', 'resourceAttributes', name);
  const [verb, type, group, name] = ['verb', 'resource', 'group', 'name'].map(at);
  if (verb === undefined || type === undefined) return [];
  const resource = group === undefined || group === '' ? type : `${type}.${group}`;
  return [{ verb, resource, ...(name === undefined || name === '' ? {} : { name }) }];
}

function tokensIn({ calls }: FileReport): readonly Said[] {
  const asked = calls.filter(isTokenRequest);
  return asked.map(({ argv }) => {
    const options = optionsIn(argv).filter(([, value]) => !value.includes('«'));
    const [, duration] = options.find(([name]) => name === '--duration') ?? [];
    const audience = options.flatMap(([name, value]) => (name === '--audience' ? [value] : []));
    return {
      ...(duration === undefined ? {} : { duration }),
      ...(audience.length === 0 ? {} : { audience }),
    };
  });
}
