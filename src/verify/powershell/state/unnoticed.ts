/** Failures that the script goes on after: noted where they can happen, forgotten where something looks at them. */
import type { Exit } from '../../tools/tool.js';
import type { Statement } from '../parse/ast.js';
import type { Machine } from './machine.js';
import type { State } from './state.js';

/** One failure that nothing has looked at yet. */
export interface Unnoticed {
  /** KS2203: of a program, which never stops a script. KS2202: of a command that stops only those that ask for it. */
  readonly code: 'KS2202' | 'KS2203';
  /** Undefined until the statement that it is in has ended. */
  readonly offset: number | undefined;
  /** What it gives out is kept: a decision may hang on that in place of the status. */
  readonly captured: boolean;
  /** A statement has run since. */
  readonly passed: boolean;
}

/** A command failed and said so, and nothing stops. */
export function goesOn(state: State): void {
  state.unnoticed ??= { code: 'KS2202', offset: undefined, captured: false, passed: false };
}

/** Something looks at `$LASTEXITCODE` or `$?`. */
export function lookedAt(state: State): void {
  state.unnoticed = undefined;
}

/** The run takes one of two ways: that counts where what was given out can be what decides. */
export function decided(state: State, exit: Exit): void {
  if (state.unnoticed?.captured !== true) return;
  if (exit.kind !== 'known' || state.unnoticed.code === 'KS2202') state.unnoticed = undefined;
}

/** A statement has ended; `before` is what nothing had looked at when it began. */
export function endStatement(
  machine: Machine,
  state: State,
  statement: Statement,
  before: Unnoticed | undefined,
): void {
  const { unnoticed } = state;
  if (unnoticed === undefined) return;
  if (unnoticed.offset === undefined) {
    const captured = statement.kind === 'Assignment';
    state.unnoticed = { ...unnoticed, offset: statement.extent.start, captured };
  } else if (unnoticed === before && state.live) {
    state.unnoticed = { ...unnoticed, passed: true };
    if (unnoticed.code === 'KS2202') tell(machine, state);
  }
}

/** A run of the script ends, and nobody who started it hears of the failure. */
export function endUnnoticed(machine: Machine, state: State): void {
  const { flow, unnoticed } = state;
  if (unnoticed?.passed !== true || flow.kind === 'throw') return;
  if (flow.kind === 'exit' && !(flow.status.kind === 'known' && flow.status.status === 0)) return;
  tell(machine, state);
}

/** The failure is told: once for each code. */
export function tell(machine: Machine, state: State): void {
  const { unnoticed } = state;
  state.unnoticed = undefined;
  if (unnoticed?.offset === undefined || machine.told.has(unnoticed.code)) return;
  const { code, offset } = unnoticed;
  machine.told.add(code);
  machine.recorder.find(code, machine.source.place(offset), 'where this fails, the script goes on', {
    fix: code === 'KS2202' ? "$ErrorActionPreference = 'Stop'" : 'if ($LASTEXITCODE -ne 0) { throw … }',
  });
}
