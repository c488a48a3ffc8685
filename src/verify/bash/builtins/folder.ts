/** cd, pwd, umask. */

import { alphabets } from '../../alphabet.js';
import { Refusal } from '../../refusal.js';
import { recordCall } from '../../run/calls.js';
import { show, textOf, unknown } from '../../value.js';
import type { Invocation } from '../calls/invocation.js';
import { print } from '../calls/tool-call.js';
import type { Context } from '../state/machine.js';
import type { State } from '../state/state.js';

export function cd(context: Context, state: State, invocation: Invocation): State[] {
  const words = invocation.arguments.filter((one) => textOf(one.value) !== '--');
  const [target, ...more] = words;
  const path = target?.value;
  if (target === undefined || path === undefined || more.length > 0 || /^-/.test(textOf(path) ?? '')) {
    throw new Refusal('KS1003', 'cd with these arguments', invocation.node.pos);
  }
  const resolved = state.files.resolve(path);
  const found = state.files.look(path);
  if (resolved === undefined)
    throw new Refusal('KS3105', `which folder ${show(path)} is cannot be known`, target.offset);
  // bash keeps two slashes at the front of $PWD, which POSIX lets mean something else.
  if (/^\/\/(?!\/)/.test(textOf(path) ?? ''))
    throw new Refusal('KS3105', 'a folder that begins with two slashes', target.offset);
  const what = `cd to ${show(path)} succeeds`;
  const certain =
    found.kind === 'known' &&
    found.file.kind === 'folder' &&
    found.file.certain &&
    (found.file.mode === undefined || (found.file.mode & 0o100) !== 0);
  const place = context.source.place(invocation.node.pos);
  recordCall(context.machine.recorder, state, place, ['cd', show(path)]);
  if (certain) {
    state.files.folder = resolved;
    return [state.succeed()];
  }
  const failed = state.clone();
  state.files.folder = resolved;
  context.machine.recorder.decide(
    { ...context.source.place(invocation.node.pos), condition: what },
    state.trail,
  );
  failed.complain().status = { kind: 'failed', what };
  return [state.succeed(), failed];
}

export function pwd(context: Context, state: State, invocation: Invocation): State[] {
  if (invocation.arguments.length > 0) throw new Refusal('KS3301', 'pwd with arguments', invocation.node.pos);
  const known = state.files.folder;
  const [first] = known ?? [];
  const absolute =
    (first?.kind === 'unknown' && first.temporary === true) || textOf(known ?? [])?.startsWith('/') === true;
  const folder =
    known !== undefined && absolute
      ? known
      : unknown('the working folder', { nonEmpty: true, characters: alphabets.any });
  print(context, state, 1, [...folder, { kind: 'literal', text: '\n' }], invocation.node.pos);
  return [state.succeed()];
}

export function umask(_context: Context, state: State, invocation: Invocation): State[] {
  const [argument, ...more] = invocation.arguments;
  const text = argument === undefined ? undefined : textOf(argument.value);
  if (more.length > 0 || text === undefined || !/^0?[0-7]{1,3}$/.test(text)) {
    throw new Refusal('KS3301', 'umask with this argument', invocation.node.pos);
  }
  state.umask = Number.parseInt(text, 8);
  return [state.succeed()];
}
