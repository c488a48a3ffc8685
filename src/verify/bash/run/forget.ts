/** What is not known any more behind a statement that was refused: what it assigned, and what it printed. */
import { outputOfRefused, valueOfRefused } from '../../run/refused.js';
import type { State } from '../state/state.js';

// What the shell itself acts on; whoever sets it in a way that is not modelled is told so.
const kept: ReadonlySet<string> = new Set(['IFS', 'PATH', 'OPTIND', 'OPTARG']);

/**
 * Makes unknown what a statement assigns, and what stands where its output goes. The script is not proved any more:
 * this only keeps what comes behind from being read as if the statement had left nothing.
 */
export function forget(state: State, names: ReadonlySet<string>, line: number): void {
  for (const name of names) {
    const known = state.variables.get(name);
    if (kept.has(name) || known?.readonly === true) continue;
    state.variables.set(name, {
      value: valueOfRefused(name, line),
      elements: undefined,
      exported: known?.exported ?? false,
      readonly: false,
    });
  }
  forgetOutput(state, line);
}

/** Makes unknown what a refused command printed; its redirections still stand. */
export function forgetOutput(state: State, line: number): void {
  const sink = state.sinks.get(1);
  if (sink?.kind === 'capture' || sink?.kind === 'file') state.put(1, outputOfRefused(line));
}
