/** File descriptors of the shell: which of them a redirection changes, and how they are put back. */
import type { Redirection } from 'unbash';
import type { State } from '../state/state.js';

/** What the descriptors were before, to be put back after the command. */
export interface Saved {
  readonly sinks: State['sinks'];
  readonly stdin: number;
}

/** The descriptor that a redirection changes. */
export function descriptorOf({ descriptor, operator }: Redirection): number | undefined {
  if (descriptor?.type === 'FileDescriptor') return descriptor.value;
  return operator.startsWith('<') ? 0 : 1;
}

/** Puts the descriptors back. */
export function restore(state: State, saved: Saved): State {
  const exiting = state.flow.kind === 'exit' && (state.traps.get('EXIT')?.text ?? '') !== '';
  if (exiting && state.sinks !== saved.sinks) {
    const inside = [...(state.left?.inside ?? []), ...state.sinks.values()];
    state.left = { inside: [...new Set(inside)], outside: saved.sinks };
  }
  state.sinks = saved.sinks;
  if (state.stdin !== saved.stdin) state.inputs.delete(state.stdin);
  state.stdin = saved.stdin;
  return state;
}
