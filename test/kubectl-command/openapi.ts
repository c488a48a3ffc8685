/** As much of the OpenAPI of a server as kubectl looks at: that it takes `fieldValidation` and `dryRun` (kubectl, pkg/validation). */
import { resources } from '../verify/tools/kubectl-requests/discovery.js';

const apiVersionOf = ({ group, version }: (typeof resources)[number]): string =>
  group === '' ? `api/${version}` : `apis/${group}/${version}`;

/** The answers to `/openapi/v3` and what stands below it; undefined for other paths. */
export function openApiAt(path: string): object | undefined {
  if (path === '/openapi/v3') {
    const places = [...new Set(resources.map(apiVersionOf))];
    return {
      paths: Object.fromEntries(
        places.map((place) => [place, { serverRelativeURL: `/lab/openapi/v3/${place}` }]),
      ),
    };
  }
  const place = /^\/openapi\/v3\/(.+)$/.exec(path)?.[1];
  if (place === undefined) return undefined;
  const parameters = ['fieldValidation', 'dryRun', 'fieldManager'].map((name) => ({
    in: 'query',
    name,
    schema: { type: 'string' },
  }));
  const own = resources.filter((one) => apiVersionOf(one) === place);
  return {
    openapi: '3.0.0',
    info: { title: 'server', version: '1' },
    paths: Object.fromEntries(
      own.map(({ group, version, kind, plural }) => [
        `/${place}/${plural}/{name}`,
        {
          patch: {
            parameters,
            responses: {},
            'x-kubernetes-group-version-kind': { group, version, kind },
          },
        },
      ]),
    ),
  };
}
