/** SARIF 2.1.0 (OASIS), as code scanning services read it. */

import type { FileFindings, Finding, Rules, Severity } from '../finding.js';
import { wellFormed } from '../go/utf8.js';
import { inertJson } from './inert-json.js';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** The findings of several files as one SARIF run of this version of kubesteps. Ignored ones are there, marked as suppressed in the source. */
export function formatSarif(reports: readonly FileFindings[], rules: Rules, version: string): string {
  const used = [...new Set(reports.flatMap(({ findings }) => findings.map(({ code }) => code)))].sort();
  const ruleIndex = new Map(used.map((code, index) => [code, index]));
  const results = reports.flatMap((report) =>
    report.findings.map((finding) => resultOf(report.file, finding, ruleIndex)),
  );
  const driver = { name: 'kubesteps', version, rules: used.map((code) => ruleOf(code, rules)) };
  const run = {
    tool: { driver },
    columnKind: 'utf16CodeUnits',
    artifacts: reports.map(({ file }) => ({ location: { uri: uriOf(file) } })),
    results,
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return inertJson(log);
}

function ruleOf(code: string, rules: Rules): object {
  const known = rules[code];
  if (known === undefined) return { id: code };
  return {
    id: code,
    shortDescription: { text: known.title },
    help: { text: `kubesteps explain ${code}` },
    defaultConfiguration: { level: levels[known.severity] },
  };
}

function resultOf(file: string, finding: Finding, ruleIndex: ReadonlyMap<string, number>): object {
  const { code, severity, line, column, message, fix, ignored } = finding;
  const text = fix === undefined ? message : `${message}. Fix: ${fix}`;
  return {
    ruleId: code,
    ruleIndex: ruleIndex.get(code),
    level: levels[severity],
    message: { text },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
    ...(ignored === undefined ? {} : { suppressions: [{ kind: 'inSource', justification: ignored }] }),
  };
}

/** A path as a URI reference (RFC 3986): relative paths stay relative to where the run began. */
function uriOf(file: string): string {
  if (file === '-') return 'stdin';
  const path = file.replaceAll('\\', '/');
  const encoded = path
    .split('/')
    .map((part) => encodeURIComponent(wellFormed(part)))
    .join('/');
  if (/^[A-Za-z]%3A\//.test(encoded)) return `file:///${encoded.replace('%3A', ':')}`;
  return path.startsWith('/') ? `file://${encoded}` : encoded;
}
