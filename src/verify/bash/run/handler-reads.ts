/**
 * What the handler of a trap can read of the shell around it. Only what a handler that cleans up is usually made of is
 * known here; with anything else in it, it may read everything.
 */
import { type Command, forEachChild, type SyntaxNode } from 'unbash';
import { readHandler } from '../read/handler.js';
import { plainText } from '../read/word-contents.js';
import type { Context } from '../state/machine.js';
import type { State } from '../state/state.js';

export interface Reads {
  /** The variables that it can read. */
  readonly names: ReadonlySet<string>;
  readonly status: boolean;
}

/** They look at no variable but those in their arguments, and into no file. */
const blind: ReadonlySet<string> = new Set([
  ...['rm', 'mkdir', 'sleep', 'printf', 'echo', 'kill', 'wait', 'exit', 'return', ':', 'true', 'false'],
]);

/** Nodes that are no more than what they hold. */
const transparent: ReadonlySet<string> = new Set([
  ...['Script', 'Statement', 'AndOr', 'If', 'Elif', 'CompoundList', 'BraceGroup', 'Redirected'],
  ...['Word', 'Literal', 'SingleQuoted', 'AnsiCQuoted', 'DoubleQuoted', 'Default', 'FileDescriptor'],
]);

/** What the EXIT handler of a shell can read; undefined where that may be anything. It looks into no file. */
export function readsOfHandler(context: Context, state: State): Reads | undefined {
  const names = new Set<string>();
  let status = false;
  const called = new Set<string>();
  const mayRead = (parameter: string): boolean => {
    if (/^[A-Za-z_]\w*$/.test(parameter)) names.add(parameter);
    else if (parameter === '?') status = true;
    else return /^\d+$/.test(parameter);
    return true;
  };
  const isKnown = (node: SyntaxNode): boolean => {
    switch (node.type) {
      case 'Command':
        return isKnownCommand(node) && areKnown(node);
      case 'SimpleExpansion':
        return mayRead(node.text.slice(1));
      case 'ParameterExpansion': {
        const { index, operation, parameter, prefix } = node;
        if (index !== undefined || prefix !== undefined) return false;
        return (
          (operation === undefined || operation.type === 'Default') && mayRead(parameter) && areKnown(node)
        );
      }
      case 'Redirect':
        return /^(?:>\/dev\/null|>&[012])$/.test(`${node.operator}${node.target?.text}`);
      default:
        return transparent.has(node.type) && areKnown(node);
    }
  };
  const areKnown = (node: SyntaxNode): boolean => {
    let known = true;
    forEachChild(node, (child) => {
      known &&= isKnown(child);
    });
    return known;
  };
  const isKnownCommand = ({ name, suffix }: Command): boolean => {
    const text = name === undefined ? undefined : plainText(name);
    if (text === undefined) return false;
    if (called.has(text)) return true;
    const own = state.functions.get(text);
    if (own === undefined) return blind.has(text) || (text === '[' && isPlainTest(suffix));
    called.add(text);
    return isKnown(own.node.body);
  };
  const script = readHandler(context, state, 'EXIT');
  if (script !== undefined && !isKnown(script as SyntaxNode)) return undefined;
  return { names, status };
}

/** `[ -n "$x" ]`, with an operator that stands there and looks into no file. */
function isPlainTest(suffix: Command['suffix']): boolean {
  const [operator, operand, end, ...more] = suffix.map((one) => (one.type === 'Word' ? one.text : ''));
  return /^-[nzdfe]$/.test(operator ?? '') && operand !== '' && end === ']' && more.length === 0;
}
