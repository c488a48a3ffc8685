/** JSON: every key is always there; what a script has none of is `null` or empty. */

import { inertJson } from '../../print/inert-json.js';
import { type FileReport, type Finding, type HttpRequest, summaryOf } from '../report.js';
import { RoleNames } from '../rights/manifests.js';
import { rightsData } from '../rights/output.js';
import { maskReport } from '../secrecy/mask.js';
import { type FormatOptions, spoken } from './format.js';

/** Several scripts' reports as one JSON document. */
export function formatJson(
  reports: readonly FileReport[],
  { speech, rights }: Pick<FormatOptions, 'speech' | 'rights'> = {},
): string {
  const names = new RoleNames();
  const files = reports.map((report) => ({
    ...fileOf(spoken(maskReport(report), speech)),
    rights: rights === true ? (rightsData(report, names) ?? null) : null,
  }));
  return inertJson({ files, summary: summaryOf(reports) });
}

// With `calls`, `decisions` and `ends`, two scripts whose runs differ have different reports.
function fileOf(report: FileReport): object {
  const { file, shell, verdict, requests, writes, files, findings, assumptions } = report;
  const { calls, decisions, ends } = report;
  return {
    file,
    shell,
    ...(report.choice === undefined ? {} : { choice: report.choice }),
    verdict,
    requests: requests.map(requestOf),
    writes: writes.map((write) => ({
      ...write,
      cluster: write.cluster ?? null,
      context: write.context ?? null,
      user: write.user ?? null,
      doubt: write.doubt ?? null,
    })),
    files: files.map((written) => ({ ...written, mode: written.mode ?? null })),
    findings: findings.map(findingOf),
    assumptions,
    notLookedInto: report.notLookedInto ?? 0,
    calls: calls.map((call) => ({ ...call, stdin: call.stdin ?? null })),
    decisions,
    ends: ends.map((end) => ({ ...end, status: end.status ?? null })),
    execCheck: execCheckOf(report),
  };
}

function execCheckOf({ execCheck }: FileReport): object | null {
  if (execCheck === undefined) return null;
  return execCheck.kind === 'ran' ? { ...execCheck, version: execCheck.version ?? null } : execCheck;
}

function requestOf(request: HttpRequest): object {
  const { step, proved, line, column, method, url, headers, tls, body, cluster, notes, by, repeated } =
    request;
  return {
    step,
    proved,
    line,
    column,
    method,
    url,
    headers,
    tls: { ...tls, clientCertificate: tls.clientCertificate ?? null },
    body: body ?? null,
    cluster: cluster ?? null,
    notes,
    by,
    repeated,
    question: request.question ?? null,
  };
}

function findingOf(finding: Finding): object {
  const { code, severity, line, column, message, fix, notProved, ignored } = finding;
  return { code, severity, line, column, message, fix: fix ?? null, notProved, ignored: ignored ?? null };
}
