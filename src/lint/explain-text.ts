/** The linter's codes for a terminal and for the documentation. */
import { wrapped } from '../print/wrap.js';
import type { LintEntry } from './explanations.js';

/** One code: title, why and fix. */
export function explainLintText({ name, severity, title, why, fix }: LintEntry, width: number): string {
  const lines = [
    `${name}: ${title} (${severity})`,
    '',
    ...wrapped(why, width),
    '',
    ...wrapped(`Instead: ${fix}`, width),
    '',
    ...wrapped('It is about the kubeconfig: lint finds it.', width),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** A section for each code, below one heading. */
export function lintMarkdown(entries: readonly LintEntry[]): string {
  const rows = entries.map(
    ({ name, severity, title }) => `| [${name}](#${name.toLowerCase()}) | ${severity} | ${title} |`,
  );
  const sections = entries.map(
    ({ name, severity, title, why, fix }) =>
      `### ${name}\n\n**${title}** (${severity})\n\n${prose(why)}\n\nInstead: ${prose(fix)}`,
  );
  const table = ['| code | severity | what |', '|---|---|---|', ...rows].join('\n');
  return `${['## The kubeconfig itself', table, ...sections].join('\n\n')}\n`;
}

function prose(text: string): string {
  return text.replace(/[\\*_<>[\]#|]/g, '\\$&');
}
