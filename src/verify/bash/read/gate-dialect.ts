/**
 * What the grammar of sh or zsh does not have, or reads otherwise than bash's, which the parser follows. A shell reads a
 * whole line, and all of a function or loop, before it runs any of it: what is never reached can still stop the script.
 */
import { forEachChild, type Script, type SyntaxNode } from 'unbash';
import { Refusal } from '../../refusal.js';
import type { Dialect } from '../state/machine.js';
import { specialBuiltins } from './special-builtins.js';

/**
 * Refuses a script whose dialect does not read all of `text` as bash does. `offset`: where it stands, in place of its
 * own.
 */
export function confirmDialect(dialect: Dialect, script: Script, text: string, offset?: number): void {
  const why = dialect === 'sh' ? inSh : dialect === 'zsh' ? inZsh : undefined;
  if (why === undefined) return;
  const visit = (node: SyntaxNode): void => {
    const reason = why(node, text);
    if (reason !== undefined)
      throw new Refusal(dialect === 'sh' ? 'KS6004' : 'KS1003', reason, offset ?? node.pos);
    forEachChild(node, visit);
  };
  forEachChild(script, visit);
}

/** Why a node is not the same to every sh; undefined where it is. */
function inSh(node: SyntaxNode): string | undefined {
  const lacks = (what: string): string => `${what} is not in every sh`;
  switch (node.type) {
    case 'ArrayValue':
      return lacks('an array');
    case 'HereString':
      return lacks('a here-string');
    case 'ProcessSubstitution':
      return lacks('a process substitution');
    case 'TestCommand':
      return lacks('[[ … ]]');
    case 'ArithmeticCommand':
      return lacks('(( … ))');
    case 'ArithmeticFor':
    case 'Select':
    case 'Coproc':
      return lacks(loops[node.type]);
    case 'AnsiCQuoted':
      return lacks("$'…'");
    case 'LocaleString':
      return lacks('$"…"');
    case 'Redirect':
      return node.operator.startsWith('&') ? lacks(node.operator) : undefined;
    case 'Pipeline':
      if (node.operators.includes('|&')) return lacks('|&');
      return node.prefixes.length > 1 || node.prefixes[0]?.type === 'Time'
        ? lacks('time, or a double negation')
        : undefined;
    case 'CaseItem':
      return node.terminator === undefined || node.terminator === ';;' ? undefined : lacks(node.terminator);
    case 'Function':
      // The keyword stands before the name.
      if (node.name.pos !== node.pos) return lacks('the keyword function');
      return /^[A-Za-z_]\w*$/.test(node.name.text) && !isSpecial(node.name.text)
        ? undefined
        : `a function named ${node.name.text} is not in every sh`;
    default:
      return undefined;
  }
}

const loops = { ArithmeticFor: 'for ((…))', Select: 'select', Coproc: 'a coprocess' } as const;

const isSpecial = (name: string): boolean =>
  specialBuiltins.has(name) || ['.', 'eval', 'exec', 'times'].includes(name);

const wordsOfZsh: ReadonlySet<string> = new Set(['repeat', 'foreach', 'end', 'nocorrect']);

/** Why a node is not the same to zsh; undefined where it is. */
function inZsh(node: SyntaxNode, text: string): string | undefined {
  switch (node.type) {
    case 'TestCommand':
      return 'zsh reads [[ … ]] in its own way';
    case 'ArithmeticFor':
    case 'Select':
    case 'Coproc':
      return `zsh reads ${loops[node.type]} in its own way`;
    case 'Pipeline':
      return node.prefixes.length > 1 ? 'zsh has no double negation' : undefined;
    case 'CaseItem':
      return node.terminator === undefined || node.terminator === ';;'
        ? undefined
        : `zsh reads ${node.terminator} in its own way`;
    case 'Command': {
      const name = node.name?.text ?? '';
      return wordsOfZsh.has(name) ? `${name} is a reserved word of zsh` : undefined;
    }
    case 'For':
    case 'While':
    case 'If':
      // `}`, `)` and `esac` may have one behind them.
      return /^(?:[ \t]|\\\n)*[a-z]/.test(text.slice(node.end, node.end + 100))
        ? 'zsh takes no keyword right behind done or fi for one'
        : undefined;
    case 'Function':
      return wordsOfZsh.has(node.name.text) ? `${node.name.text} is a reserved word of zsh` : undefined;
    case 'Redirect':
      return /^[!|&]/.test(node.target?.text ?? '')
        ? 'zsh takes the sign behind the redirection for a part of it'
        : undefined;
    case 'Word':
      return literalsOf(node).some((text) => /[{}]/.test(text))
        ? 'zsh takes a brace outside of quotes for a part of its grammar'
        : undefined;
    case 'DoubleQuoted':
    case 'HereDocBody':
      return dollars(node.parts ?? []) ? 'zsh reads more behind a dollar sign' : undefined;
    default:
      return undefined;
  }
}

/** The texts of a word outside of quotes, without what a backslash quotes. */
function literalsOf(word: Extract<SyntaxNode, { type: 'Word' }>): string[] {
  const literals = word.parts === undefined ? [word] : word.parts.filter((part) => part.type === 'Literal');
  return literals.map(({ text }) => text.replace(/\\[\s\S]/g, ''));
}

/** A dollar sign that bash takes as it stands, with something behind it. */
function dollars(parts: readonly { readonly type: string; readonly text: string }[]): boolean {
  return parts.some(
    ({ type, text }, index) =>
      type === 'Literal' &&
      (/\$[^\s"/.,;)\]]/.test(text.replace(/\\[\s\S]/g, '')) ||
        (text.endsWith('$') && index < parts.length - 1)),
  );
}
