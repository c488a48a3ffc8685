/** The documentation of the codes, in Markdown. */
import { english, type Say } from '../../speech.js';
import { type CatalogueEntry, codeGroups } from './catalogue.js';
import { exampleKubeconfig } from './example-kubeconfig.js';
import { ignoring, instead, setting } from './explain-text.js';
import type { Example } from './explanation.js';

/** A page for codes: a table, then a section for each. With all of them, also the kubeconfig of the examples. */
export function codesMarkdown(entries: readonly CatalogueEntry[], say: Say = english.say): string {
  const parts = codeGroups.flatMap(([prefix, title]) => {
    const group = entries.filter(({ name }) => name.startsWith(prefix));
    return group.length === 0
      ? []
      : [`## ${say(title)}`, table(group, say), ...group.map((entry) => section(entry, say))];
  });
  return `${[`# ${say('Findings')}`, introduction(say), ...parts].join('\n\n')}\n`;
}

function introduction(say: Say): string {
  return [say('The examples hold for this kubeconfig:'), fenced('yaml', exampleKubeconfig)].join('\n\n');
}

function table(entries: readonly CatalogueEntry[], say: Say): string {
  const rows = entries.map(
    ({ name, severity, title }) =>
      `| [${name}](#${name.toLowerCase()}) | ${say(severity)} | ${cell(title)} |`,
  );
  return [say('| code | severity | what |'), '|---|---|---|', ...rows].join('\n');
}

function section(entry: CatalogueEntry, say: Say): string {
  const { name, severity, title, why, examples } = entry;
  return [
    `### ${name}`,
    `**${prose(title)}** (${say(severity)})`,
    prose(why),
    `${say('Instead:')} ${prose(instead(entry, say))}`,
    ...examples.map((example) => exampleMarkdown(example, say)),
    prose(ignoring(entry, say)),
  ].join('\n\n');
}

function exampleMarkdown(example: Example, say: Say): string {
  const language = example.shell;
  const beside = Object.entries(example.beside ?? {}).flatMap(([name, text]) => [
    say(`The file \`${name}\`:`),
    fenced('yaml', text),
  ]);
  return [
    ...beside,
    say(`Wrong (${setting(example)}):`),
    fenced(language, example.wrong),
    say('Right:'),
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
