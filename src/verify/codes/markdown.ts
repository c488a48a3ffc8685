/** The documentation of the codes, in Markdown. */
import { type CatalogueEntry, codeGroups } from './catalogue.js';
import { exampleKubeconfig } from './example-kubeconfig.js';
import { ignoring, instead, setting } from './explain-text.js';
import type { Example } from './explanation.js';

/** A page for codes: a table, then a section for each. With all of them, also the kubeconfig of the examples. */
export function codesMarkdown(entries: readonly CatalogueEntry[], heading = 'Findings'): string {
  const parts = codeGroups.flatMap(([prefix, title]) => {
    const group = entries.filter(({ name }) => name.startsWith(prefix));
    return group.length === 0 ? [] : [`## ${title}`, table(group), ...group.map(section)];
  });
  return `${[`# ${heading}`, introduction(), ...parts].join('\n\n')}\n`;
}

function introduction(): string {
  return ['The examples hold for this kubeconfig:', fenced('yaml', exampleKubeconfig)].join('\n\n');
}

function table(entries: readonly CatalogueEntry[]): string {
  const rows = entries.map(
    ({ name, severity, title }) => `| [${name}](#${name.toLowerCase()}) | ${severity} | ${cell(title)} |`,
  );
  return ['| code | severity | what |', '|---|---|---|', ...rows].join('\n');
}

function section(entry: CatalogueEntry): string {
  const { name, severity, title, why, examples } = entry;
  return [
    `### ${name}`,
    `**${prose(title)}** (${severity})`,
    prose(why),
    `Instead: ${prose(instead(entry))}`,
    ...examples.map(exampleMarkdown),
    prose(ignoring(entry)),
  ].join('\n\n');
}

function exampleMarkdown(example: Example): string {
  const language = example.shell;
  const beside = Object.entries(example.beside ?? {}).flatMap(([name, text]) => [
    `The file \`${name}\`:`,
    fenced('yaml', text),
  ]);
  return [
    ...beside,
    `Wrong (${setting(example)}):`,
    fenced(language, example.wrong),
    'Right:',
    fenced(language, example.right),
  ].join('\n\n');
}

function fenced(language: string, text: string): string {
  const ticks = [...text.matchAll(/`{3,}/g)].reduce((most, [run]) => Math.max(most, run.length + 1), 3);
  const fence = '`'.repeat(ticks);
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

/** Text between code spans, with what Markdown or HTML would take for its own escaped. */
function prose(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part) => (part.startsWith('`') ? part : part.replace(/[\\*_<>[\]#|$]/g, '\\$&')))
    .join('');
}

function cell(text: string): string {
  return prose(text).replaceAll('|', '\\|');
}
