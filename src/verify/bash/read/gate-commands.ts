/** The parser's reading of commands and redirections, where bash has rules of its own. */
import type { Command, HereString, Redirect, SyntaxNode } from 'unbash';
import { Refusal } from '../../refusal.js';
import { type At, confirmArithmetic, uncertain } from './gate-leaves.js';

/** Refuses a command that bash takes for another one, or for an error. */
export function confirmCommand(node: SyntaxNode, at: At, text: string): void {
  const offset = at(node.pos);
  switch (node.type) {
    case 'Pipeline':
      // `!` alone ends at `;`, but `! done` is an error.
      if (node.commands.length === 0) throw uncertain(offset);
      // In `$(…)`, bash stumbles over `time (a)`.
      if (node.prefixes.some((one) => one.type === 'Time') && text[node.commands[0]?.pos ?? 0] === '(') {
        throw uncertain(offset);
      }
      // Behind `|` it is a program, and on the next line an error.
      if (node.commands.slice(1).some((one) => one.type === 'Command' && one.name?.text === 'time'))
        throw uncertain(offset);
      break;
    case 'Command':
      confirmSimpleCommand(node, offset);
      break;
    case 'ArithmeticFor': {
      // `for( (` is no such loop, and neither does `) )` end it.
      const head = text.slice(node.pos, node.body.pos);
      if (!/^for[ \t]*\(\([\s\S]*\)\)[;\s]*do\s*$/.test(head)) throw uncertain(offset);
      // bash looks for its two semicolons in whatever stands there.
      if (/[$<>]\(|[`"']/.test(head)) throw uncertain(offset);
      if (head.slice(0, head.lastIndexOf('))')).split(';').length !== 3) throw uncertain(offset);
      confirmArithmetic(head, offset);
      break;
    }
    case 'Subshell':
      // bash has looked for arithmetic's end over the lines, and stumbles over a second `(` on one of them.
      if (/^\(\([^\n]*\n/.test(text.slice(node.pos, node.end)))
        throw new Refusal('KS1003', '(( that is no arithmetic', offset, 'put a blank between');
      break;
    case 'Time':
      // bash sets the flag of -p for it, too.
      if (node.endOfOptions !== undefined) throw uncertain(offset);
      break;
    case 'FileDescriptor':
      // With more digits than a number can have, it is a word.
      if (node.value > 9999) throw uncertain(offset);
      break;
    case 'Coproc':
      if (node.body.type === 'Command') throw new Refusal('KS1003', 'a coprocess is not modelled', offset);
      break;
    case 'Redirect':
    case 'HereString':
      confirmTarget(node, at, text);
      confirmFront(node, at, text);
      break;
    case 'HereDoc':
    case 'ProcessSubstitution':
      confirmFront(node, at, text);
      break;
    default:
      break;
  }
}

function confirmSimpleCommand({ name, prefix, suffix }: Command, offset: number): void {
  const parts = [...prefix, ...suffix];
  const all = name === undefined ? parts : [name, ...parts];
  const ends = new Set(all.map(({ end }) => end));
  for (const one of all) {
    if (!ends.has(one.pos)) continue;
    // `<(a)2>b` is a word that ends in 2, and what begins right behind something else is a part of it, `}>(a)`.
    if (one.type === 'Word' || ('descriptor' in one && one.descriptor !== undefined)) throw uncertain(offset);
  }
  // Behind a redirection, bash takes no more arrays.
  const redirected = parts.findIndex((one) => one.type !== 'Word' && one.type !== 'Assignment');
  if (redirected < 0) return;
  const arrays = parts.slice(redirected).some(holdsArray);
  if (arrays) throw uncertain(offset);
}

const holdsArray = (part: Command['prefix'][number] | Command['suffix'][number]): boolean =>
  part.type === 'Assignment' && part.value.type === 'ArrayValue';

/** What bash takes for something other than the file's name: the descriptor of a next redirection, and `>&-`. */
function confirmTarget({ operator, target }: Redirect | HereString, at: At, text: string): void {
  if (target === undefined) return;
  const descriptor = /^(\d+|\{\w+\})$/.test(target.text) && /[<>]/.test(text[target.end] ?? '');
  const closing = operator.endsWith('&') && target.text.startsWith('-') && target.text !== '-';
  if (descriptor || closing) throw uncertain(at(target.pos));
}

/** bash joins lines before it looks for a descriptor in front of the sign: `2\\\n>&-` closes 2. */
function confirmFront({ pos }: Pick<Redirect, 'pos'>, at: At, text: string): void {
  if (/\S(?:\\\n)+[\w{}]*$/.test(text.slice(Math.max(0, pos - 1000), pos))) throw uncertain(at(pos));
}
