/** Names that are more than a name where they are pasted, typed or shown. */
import { inert, quoted } from '../display.js';
import type { Config, Entry } from '../kubeconfig/types.js';
import { type Problem, placeOf, problem } from './problem.js';

/**
 * What bash, zsh, PowerShell or cmd takes for the end of a command, a quote, an expansion or a redirection; PowerShell
 * takes typographic quotes for quotes. Blanks, globs and backslashes only ask for quotes: people and tools write them.
 */
const acting = /[;&|<>()$`"'!‘’‚‛“”„]/;

/** Contexts, clusters and users by their names, and namespaces of contexts. */
export function checkNames({ contexts, clusters, authInfos }: Config): readonly Problem[] {
  return [
    ...[...clusters].flatMap(([name, entry]) => checkName('cluster', name, entry, 'name')),
    ...[...authInfos].flatMap(([name, entry]) => checkName('user', name, entry, 'name')),
    ...[...contexts].flatMap(([name, entry]) => [
      ...checkName('context', name, entry, 'name'),
      ...checkName('namespace', entry.namespace, entry, 'namespace'),
    ]),
  ];
}

function checkName(kind: string, name: string, entry: Entry, field: string): readonly Problem[] {
  const problems: Problem[] = [];
  const place = placeOf(entry, field);
  const fix = `rename it: letters, digits and . _ - : / @ mean themselves everywhere`;
  const [found] = acting.exec(name) ?? [];
  if (found !== undefined) {
    const message = `the ${kind} ${quoted(name)} holds ${found}, which a shell acts on where the name is pasted without quotes`;
    problems.push(problem('KL2009', place, message, fix));
  } else if (name.startsWith('-')) {
    const message = `the ${kind} ${quoted(name)} begins with a dash: programs take it for an option`;
    problems.push(problem('KL2009', place, message, fix));
  }
  if (inert(name) !== name) {
    const message = `the ${kind} ${quoted(name)} holds characters that are not seen, or that change what is seen`;
    problems.push(problem('KL2010', place, message, fix));
  }
  return problems;
}
