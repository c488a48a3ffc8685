/** One run of the linter on files in memory. */
import type { Finding } from '../../src/finding.js';
import type { FileStat, Host } from '../../src/host.js';
import { loadingRules } from '../../src/kubeconfig/rules.js';
import { lint } from '../../src/lint/lint.js';
import { fakeHost } from '../support/host.js';

export interface World {
  /** By absolute path; what ends in `.yaml` is the KUBECONFIG list, in this order. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Permissions by path; 0600 for others. */
  readonly modes?: Readonly<Record<string, number>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly platform?: NodeJS.Platform;
  /** More names on the list. */
  readonly alsoListed?: readonly string[];
}

export function worldHost({ files, modes = {}, env = {}, platform, alsoListed = [] }: World): Host {
  const list = [...Object.keys(files).filter((name) => name.endsWith('.yaml')), ...alsoListed];
  const host = fakeHost({ files, env: { KUBECONFIG: list.join(':'), PATH: '/opt/bin', ...env } });
  const stat = (path: string): FileStat | undefined => {
    const found = host.files.stat(path);
    return found === undefined ? undefined : { ...found, mode: modes[path] ?? found.mode };
  };
  return { ...host, platform: platform ?? 'linux', files: { ...host.files, stat } };
}

const days = 86_400_000;

/** `file:line:column code` of each finding, and the findings themselves. */
export function lintWorld(world: World): {
  readonly places: readonly string[];
  readonly findings: readonly Finding[];
} {
  const host = worldHost(world);
  const reports = lint(loadingRules({}, host), { soon: 30 * days }, host);
  return {
    places: reports.flatMap(({ file, findings }) =>
      findings.map(({ code, line, column }) => `${file}:${line}:${column} ${code}`),
    ),
    findings: reports.flatMap(({ findings }) => findings),
  };
}
