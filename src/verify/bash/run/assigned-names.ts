/** Which variables a statement assigns, as far as its text says: for a statement that was not run. */
import { type Command, forEachChild, type SyntaxNode } from 'unbash';
import { plainText } from '../read/word-contents.js';
import type { State } from '../state/state.js';

/** They fill what their arguments name. */
const readers: ReadonlySet<string> = new Set(['read', 'mapfile', 'readarray']);

/** Builtins that assign what their arguments name. */
const assigning: ReadonlySet<string> = new Set([
  ...['export', 'readonly', 'declare', 'typeset', 'local', 'getopts', 'printf'],
  ...readers,
]);

/** What is assigned in these stays in them. */
const apart: ReadonlySet<string> = new Set([
  ...['Subshell', 'CommandExpansion', 'ProcessSubstitution', 'Function', 'Coproc'],
]);

/** The names of variables that the statement, and the functions that it calls, assign in this shell itself. */
export function assignedNames(state: State, statement: SyntaxNode): ReadonlySet<string> {
  const names = new Set<string>();
  const called = new Set<string>();
  const visit = (node: SyntaxNode): void => {
    if (apart.has(node.type) || (node.type === 'Pipeline' && node.commands.length > 1)) return;
    if (node.type === 'For' || node.type === 'Select') names.add(node.name.text);
    if (node.type === 'Command') visitCommand(node);
    else forEachChild(node, visit);
  };
  const visitCommand = ({ name, prefix, suffix }: Command): void => {
    const text = name === undefined ? undefined : plainText(name);
    // `A=b command` is for the command alone.
    if (name === undefined) for (const one of prefix) if (one.type === 'Assignment') names.add(one.name);
    if (text === undefined) return;
    if (assigning.has(text)) for (const one of namesIn(text, suffix)) names.add(one);
    const own = state.functions.get(text);
    if (own === undefined || called.has(text)) return;
    called.add(text);
    const before = new Set(names);
    visit(own.node.body as SyntaxNode);
    for (const local of localNames(own.node.body as SyntaxNode)) if (!before.has(local)) names.delete(local);
  };
  visit(statement);
  return names;
}

/** Redirections are no arguments. */
const textOfArgument = (one: Command['suffix'][number]): readonly string[] =>
  'text' in one ? [one.text] : [];

function namesIn(builtin: string, suffix: Command['suffix']): readonly string[] {
  const words = suffix.flatMap(textOfArgument);
  if (builtin === 'printf') {
    const [option, name = ''] = words;
    return option === '-v' && /^[A-Za-z_]\w*$/.test(name) ? [name] : [];
  }
  if (builtin === 'getopts') return words.slice(1, 2).filter((word) => /^[A-Za-z_]\w*$/.test(word));
  return words.flatMap((word) => {
    const name = /^([A-Za-z_]\w*)(?:\+?=|$)/.exec(word)?.[1];
    // `export x` sets nothing.
    return name === undefined || (!readers.has(builtin) && name === word) ? [] : [name];
  });
}

function localNames(body: SyntaxNode): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: SyntaxNode): void => {
    if (apart.has(node.type)) return;
    const text = node.type === 'Command' && node.name !== undefined ? plainText(node.name) : undefined;
    if (node.type === 'Command' && ['local', 'declare', 'typeset'].includes(text ?? ''))
      for (const one of node.suffix) {
        const name = /^[A-Za-z_]\w*/.exec(textOfArgument(one)[0] ?? '')?.[0];
        if (name !== undefined) names.add(name);
      }
    forEachChild(node, visit);
  };
  visit(body);
  return names;
}
