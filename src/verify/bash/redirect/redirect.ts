/** Redirections: which file descriptors lead where while a command runs. */

import type { Redirection, Word } from 'unbash';
import { Refusal } from '../../refusal.js';
import { expandText } from '../expand/word.js';
import { confirmNoneAt } from '../read/left-in.js';
import { holdsMore } from '../read/word-contents.js';
import { type Context, needsBash, onlyIn } from '../state/machine.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { descriptorOf } from './descriptors.js';
import { applyDocument, confirmStdin, feed } from './here-document.js';
import { expandPath } from './open-file.js';
import { openInput } from './open-input.js';
import { openOutput } from './open-output.js';

/** Applies redirections in order. False: one failed for certain, so the command does not run. */
export function redirect(
  context: Context,
  state: State,
  redirections: readonly Redirection[],
): Paths<boolean> {
  if (redirections.length === 0) return Paths.of(state, true);
  if (context.machine.dialect === 'zsh') confirmOneEach(redirections);
  if (redirections.length > 1) confirmDocumentOrder(context, redirections);
  let paths = Paths.of(state, true);
  for (const one of redirections) {
    paths = paths.chain((fine, at) => (fine ? apply(context, at, one) : Paths.of(at, false)));
  }
  const [first] = redirections;
  // Some shells that are sh expand them in a process of their own, and go on.
  if (paths.ended.length > 0 && first !== undefined)
    onlyIn(context, ['bash', 'zsh'], 'an expansion that fails in a redirection', first.pos);
  return paths;
}

/** In some shells that are sh, a process beside the command expands the document. */
function confirmDocumentOrder(context: Context, redirections: readonly Redirection[]): void {
  const document = redirections.find((one) => one.type === 'HereDoc' && holdsMore(one.body.parts));
  if (document !== undefined)
    onlyIn(context, ['bash', 'zsh'], 'a here-document that runs a command, and a redirection', document.pos);
}

/** zsh reads from, and writes to, all files that a descriptor is redirected to (its manual, "Multios"). */
function confirmOneEach(redirections: readonly Redirection[]): void {
  const numbers = redirections.map(descriptorOf);
  const second = redirections.find((_one, index) => numbers.indexOf(numbers[index]) < index);
  if (second !== undefined) throw new Refusal('KS1003', 'zsh redirects to both at once', second.pos);
}

function apply(context: Context, state: State, redirection: Redirection): Paths<boolean> {
  confirmNoneAt(context.source.text, redirection.pos);
  // zsh wants a blank between two redirections.
  if (/[<>]/.test(context.source.text[redirection.end] ?? '')) {
    onlyIn(context, ['bash', 'sh'], 'a redirection right behind another', redirection.pos);
  }
  const { descriptor, pos } = redirection;
  if (descriptor?.type === 'FileDescriptorVariable')
    throw new Refusal('KS1003', 'a descriptor in a variable', pos);
  const number = descriptor?.value;
  // Others take the number for an argument, also `02`.
  if (/^\d\d/.test(context.source.text.slice(pos)))
    onlyIn(context, ['bash'], 'a descriptor of two digits', pos);
  if (redirection.type === 'HereDoc') return applyDocument(context, state, redirection);
  const { target } = redirection;
  if (target === undefined) throw new Refusal('KS1001', 'a redirection without its file', pos);
  if (redirection.type === 'HereString') {
    onlyIn(context, ['bash', 'zsh'], 'a here-string', pos);
    confirmStdin(number, pos);
    return expandText(context, state, target).map((value, at) => {
      feed(at, [...value, { kind: 'literal', text: '\n' }]);
      return true;
    });
  }
  return applyFile(context, state, redirection.operator, number, target, pos);
}

function applyFile(
  context: Context,
  state: State,
  operator: string,
  number: number | undefined,
  target: Word,
  offset: number,
): Paths<boolean> {
  if (/^\/dev\/(tcp|udp)\//.test(target.value)) {
    throw new Refusal('KS3104', 'a network connection of the shell itself', offset);
  }
  switch (operator) {
    case '>&':
    case '<&':
      return duplicate(state, number ?? (operator === '<&' ? 0 : 1), target, offset);
    case '<': {
      confirmStdin(number, offset);
      const [part, ...more] = target.parts ?? [];
      if (part?.type === 'ProcessSubstitution' && more.length === 0)
        return context.machine.execution.substituteProcess(context, state, part).chain((path, at) =>
          openInput(context, at, path, offset).map((fine, then) => {
            then.files.forgetSubstitutions();
            return fine;
          }),
        );
      return expandPath(context, state, target).chain((path, at) => openInput(context, at, path, offset));
    }
    case '>':
    case '>|':
    case '>>':
      return expandPath(context, state, target).chain((path, at) =>
        openOutput(context, at, path, operator === '>>', offset).map((sink, then) => {
          if (number === 0) throw new Refusal('KS1003', 'stdin opened for writing', offset);
          if (sink !== undefined) then.sinks = new Map([...then.sinks, [number ?? 1, sink]]);
          return sink !== undefined;
        }),
      );
    case '&>':
    case '&>>':
      onlyIn(context, ['bash', 'zsh'], operator, offset);
      if (operator === '&>>') needsBash(context, [4, 0, 0], operator, offset);
      return expandPath(context, state, target).chain((path, at) =>
        openOutput(context, at, path, operator === '&>>', offset).map((sink, then) => {
          if (sink !== undefined) then.sinks = new Map([...then.sinks, [1, sink], [2, sink]]);
          return sink !== undefined;
        }),
      );
    default:
      throw new Refusal('KS1003', `the redirection ${operator} is not modelled`, offset);
  }
}

function duplicate(state: State, number: number, target: Word, offset: number): Paths<boolean> {
  const from = target.text;
  const sink = /^[12]$/.test(from) ? state.sinks.get(Number(from)) : undefined;
  // A command that is to print to a descriptor that was closed fails, each in its own way.
  if (sink === undefined || number < 1 || number > 2) {
    throw new Refusal('KS1003', 'this copy of a descriptor is not modelled', offset);
  }
  state.sinks = new Map([...state.sinks, [number, sink]]);
  return Paths.of(state, true);
}
