/** kill and wait, for commands that the script itself put into the background. */

import { Refusal } from '../../refusal.js';
import { recordCall } from '../../run/calls.js';
import { show, textOf } from '../../value.js';
import type { Argument, Invocation } from '../calls/invocation.js';
import type { Context } from '../state/machine.js';
import type { State } from '../state/state.js';

/** The jobs that the arguments name, by the value of `$!`. */
function named(state: State, argument: Argument): State['jobs'] {
  const [segment, ...more] = argument.value;
  const found =
    segment?.kind === 'unknown' && more.length === 0
      ? state.jobs.filter((job) => segment.what === `process id of ${job.what}`)
      : [];
  if (found.length === 0) {
    throw new Refusal(
      'KS3109',
      `${show(argument.value)} is no process that the script started`,
      argument.offset,
    );
  }
  return found;
}

function record({ machine, source }: Context, state: State, invocation: Invocation): void {
  const argv = [invocation.name, ...invocation.arguments.map((one) => show(one.value))];
  recordCall(machine.recorder, state, source.place(invocation.node.pos), argv);
}

export function kill(context: Context, state: State, invocation: Invocation): State[] {
  let words = invocation.arguments;
  const first = words[0] === undefined ? undefined : textOf(words[0].value);
  if (first !== undefined && /^-(TERM|INT|HUP|KILL|15|9|2|1|0|s)$/.test(first))
    words = words.slice(first === '-s' ? 2 : 1);
  if (words.length !== 1) throw new Refusal('KS3301', 'kill with these arguments', invocation.node.pos);
  for (const word of words) {
    const jobs = named(state, word);
    if (first !== '-0')
      state.jobs = state.jobs.map((job) => (jobs.includes(job) ? { ...job, endless: false } : job));
  }
  record(context, state, invocation);
  state.complain().status = { kind: 'unknown', what: 'the process still runs' };
  return [state];
}

export function wait(context: Context, state: State, invocation: Invocation): State[] {
  const { node } = invocation;
  const jobs =
    invocation.arguments.length === 0 ? state.jobs : invocation.arguments.flatMap((one) => named(state, one));
  if (jobs.some((job) => job.endless)) {
    context.machine.recorder.find(
      'KS2201',
      context.source.place(node.pos),
      'this waits for a process that does not end by itself',
    );
  }
  record(context, state, invocation);
  // A process that a signal ended is named.
  state.complain();
  if (invocation.arguments.length === 0) return [state.succeed()];
  state.status = { kind: 'unknown', what: `${jobs[0]?.what ?? 'the process'} ended with 0` };
  return [state];
}
