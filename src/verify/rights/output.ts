/** What `verify --rbac` says: Roles as YAML, and why there are none of a script. */
import { inert } from '../../display.js';
import type { Say } from '../../speech.js';
import type { Caller } from '../access.js';
import type { FileReport } from '../report.js';
import { maskReport } from '../secrecy/mask.js';
import { noteLines, type RoleManifest, RoleNames, rightsYaml, roleManifests } from './manifests.js';
import { rightsOf } from './rights.js';

export interface RightsOutput {
  /** YAML documents, for stdout; empty where there is none. */
  readonly yaml: string;
  /** Why the rights of some scripts are not known, for stderr: a line each. */
  readonly problems: readonly string[];
}

/** The Roles of all scripts that are proved, as one stream of documents. */
export function rightsOutput(reports: readonly FileReport[], say: Say): RightsOutput {
  const names = new RoleNames();
  const shown = reports.map((report) => ({ report, problems: problemsOf(report, say) }));
  const documents = shown.flatMap(({ report, problems }) =>
    problems.length > 0 ? [] : rightsYaml(report.file, rightsOf(maskReport(report)), names, say),
  );
  return { yaml: documents.join('---\n'), problems: shown.flatMap(({ problems }) => problems) };
}

/** Why no Role can be given that is neither more nor less than a script needs. */
function problemsOf(report: FileReport, say: Say): readonly string[] {
  const file = inert(report.file);
  if (report.verdict === 'not-proved')
    return [
      say(`${file} is not proved, so the rights that it needs are not known: kubesteps verify says why`),
    ];
  if (report.verdict === 'nothing')
    return [say(`${file}: there is nothing to prove, and no right to derive`)];
  return rightsOf(maskReport(report)).unknown.map(({ line, why }) =>
    say(`${file}:${line}: which rights this needs is not known: ${inert(why)}`),
  );
}

/** The same as data; `callers` is empty where not all is known. */
export interface RightsData {
  readonly callers: readonly {
    readonly caller: Caller;
    readonly roles: readonly RoleManifest[];
    readonly notes: readonly string[];
  }[];
  readonly unknown: readonly { readonly line: number; readonly why: string }[];
}

/** For programs; undefined for a script that is not proved. */
export function rightsData(report: FileReport, names: RoleNames): RightsData | undefined {
  if (report.verdict === 'not-proved' || report.verdict === 'nothing') return undefined;
  const { callers, unknown } = rightsOf(maskReport(report));
  const known = unknown.length > 0 ? [] : callers;
  return {
    callers: known.map((one) => ({
      caller: one.caller,
      roles: roleManifests(one, names.take(report.file, one.caller.credential)),
      notes: noteLines(one, (text) => text),
    })),
    unknown: unknown.map(({ line, why }) => ({ line, why })),
  };
}
