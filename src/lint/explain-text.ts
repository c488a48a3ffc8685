/** The linter's codes for a terminal and for the documentation. */
import { wrapped } from '../print/wrap.js';
import { wrap } from '../print/wrap-phrases.js';
import { english, type Say } from '../speech.js';
import type { LintEntry } from './explanations.js';

/** One code: title, why and fix. */
export function explainLintText(
  { name, severity, title, why, fix }: LintEntry,
  width: number,
  say: Say = english.say,
): string {
  const paragraph = (text: string): readonly string[] =>
    say === english.say ? wrapped(text, width) : wrap(text, width);
  const lines = [
    say(`${name}: ${title} (${severity})`),
    '',
    ...paragraph(why),
    '',
    ...paragraph(`${say('Instead:')} ${fix}`),
    '',
    ...paragraph(say('It is about the kubeconfig: lint finds it.')),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** A section for each code, below one heading. */
export function lintMarkdown(entries: readonly LintEntry[], say: Say = english.say): string {
  const rows = entries.map(
    ({ name, severity, title }) => `| [${name}](#${name.toLowerCase()}) | ${say(severity)} | ${title} |`,
  );
  const sections = entries.map(
    ({ name, severity, title, why, fix }) =>
      `### ${name}\n\n**${title}** (${say(severity)})\n\n${prose(why)}\n\n${say('Instead:')} ${prose(fix)}`,
  );
  const table = [say('| code | severity | what |'), '|---|---|---|', ...rows].join('\n');
  return `${[`## ${say('The kubeconfig itself')}`, table, ...sections].join('\n\n')}\n`;
}

function prose(text: string): string {
  return text.replace(/[\\*_<>[\]#|]/g, '\\$&');
}
