/** What is not known any more behind a statement that was refused: what it assigned, and what it printed. */
import { unknown } from '../../value.js';
import type { State } from '../state/state.js';

const assigned = /(?<![\w$.-])([A-Za-z_]\w*)(?:\[[^\]\n]*\])?\+?=/g;
const filled = /\b(?:read|mapfile|readarray|getopts|for|select)\b([^;|&\n]*)/g;

// What the shell itself acts on; whoever sets it in a way that is not modelled is told so.
const kept: ReadonlySet<string> = new Set(['IFS', 'PATH', 'OPTIND', 'OPTARG']);

/**
 * Makes unknown what the text of a statement sets, and what stands where its output goes. The script is not proved any
 * more: this only keeps what comes behind from being read as if the statement had left nothing.
 */
export function forget(state: State, text: string, line: number): void {
  const names = [
    ...[...text.matchAll(assigned)].map(([, name = '']) => name),
    ...[...text.matchAll(filled)].flatMap(([, words = '']) => words.match(/(?<=\s)[A-Za-z_]\w*/g) ?? []),
  ];
  for (const name of new Set(names)) {
    const known = state.variables.get(name);
    if (kept.has(name) || known?.readonly === true) continue;
    const value = unknown(`$${name}, as line ${line} leaves it`);
    state.variables.set(name, {
      value,
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
  if (sink?.kind === 'capture' || sink?.kind === 'file')
    state.put(1, unknown(`output of a command that is not modelled, line ${line}`));
}
