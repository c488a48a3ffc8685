/** Everything that a shell knows at one point of one path. Copied where a run can take two ways. */
import type { Function as FunctionNode } from 'unbash';
import { spendElements } from '../../effort.js';
import { VirtualFiles } from '../../files.js';
import { changeOf } from '../../run/learnt.js';
import { SharedMap } from '../../shared-map.js';
import type { Source } from '../../source.js';
import type { Exit, Input, Refinement } from '../../tools/tool.js';
import { derived, replaceSegment, unknown, type Value } from '../../value.js';
import type { UnknownArguments } from './arguments.js';
import type { CallOrder } from './calls-in-pipes.js';

export interface Variable {
  /** Undefined where it is declared but not set. */
  readonly value: Value | undefined;
  /** The elements of an array, by index from 0 without gaps; `value` is then not used. */
  readonly elements: readonly Value[] | undefined;
  readonly exported: boolean;
  readonly readonly: boolean;
  /** Two ways came together here, and it is set on one of them only; `value` is then a text for both. */
  readonly maybeUnset?: boolean;
}

/** How a list of commands ended. */
export type Flow =
  | { readonly kind: 'normal' }
  | { readonly kind: 'exit' }
  | { readonly kind: 'return' }
  | { readonly kind: 'break' | 'continue'; readonly levels: number };

export const normal: Flow = { kind: 'normal' };

/** Where a file descriptor leads. */
export type Sink =
  /** The terminal or the log of whoever runs the script. */
  | { readonly kind: 'visible' }
  | { readonly kind: 'null' }
  | { readonly kind: 'capture'; readonly id: number; readonly use: 'text' | 'list' | 'pipe' }
  /** `resolved`: the path from the folder of the moment in which it was opened. */
  | { readonly kind: 'file'; readonly path: Value; readonly resolved: Value };

export interface ShellFunction {
  readonly node: FunctionNode;
  readonly source: Source;
}

/** A command in the background. */
export interface Job {
  readonly id: number;
  readonly what: string;
  readonly exit: Exit;
  readonly endless: boolean;
}

export type OptionName = 'errexit' | 'nounset' | 'pipefail' | 'xtrace' | 'noglob' | 'verbose';

let lastCell = 0;

/** A fresh name for a captured output or an input. */
export function freshCell(): number {
  lastCell += 1;
  return lastCell;
}

export class State {
  variables: SharedMap<string, Variable>;
  /** For each running function, what its local variables hide; undefined: nothing was set. */
  scopes: readonly ReadonlyMap<string, Variable | undefined>[];
  functions: SharedMap<string, ShellFunction>;
  /** Handlers by signal; undefined source text means ignored. */
  traps: SharedMap<string, { readonly text: string; readonly source: Source; readonly pos: number }>;
  options: ReadonlySet<OptionName>;
  files: VirtualFiles;
  /** `$?` */
  status: Exit;
  positional: readonly Value[];
  /** The arguments of the script are not known; undefined in a function, whose own are. */
  unknownArguments: UnknownArguments | undefined;
  jobs: readonly Job[];
  umask: number | undefined;
  /** Ids of the calls that can be the last one. */
  trail: ReadonlySet<number>;
  flow: Flow;
  sinks: ReadonlyMap<number, Sink>;
  /** Where `exit` was left through redirections: some shells run the EXIT trap with them, others without. */
  left: { readonly inside: readonly Sink[]; readonly outside: ReadonlyMap<number, Sink> } | undefined;
  /** What was captured so far. */
  captures: SharedMap<number, Value>;
  /** Calls of kubectl and curl so far in this command of a pipeline. */
  calls: CallOrder;
  /** Inputs that come from commands which run at the same time, and the calls of those. */
  beside: readonly { readonly cell: number; readonly calls: CallOrder }[];
  /** The cells of the pipes that this command of a pipeline, and those around it, print into. */
  pipes: readonly number[];
  /** The cell that stdin reads from. */
  stdin: number;
  inputs: SharedMap<number, Input>;
  /** The command in the background runs until it is killed. */
  endless: boolean;
  /** The words being expanded are a list to go through: `for x in …`. */
  listing: boolean;
  /** While the EXIT trap runs: the status that the shell ended with. */
  ending: Exit | undefined;
  /** A command substitution ran since the current command began. */
  substituted: boolean;
  /** Running functions, loops that may repeat, and subshells around this point. */
  depth: {
    readonly functions: number;
    readonly loops: number;
    readonly unboundedLoops: number;
    readonly subshells: number;
  };

  constructor(from?: State) {
    this.variables = from?.variables.copy() ?? new SharedMap();
    this.scopes = from?.scopes ?? [];
    this.functions = from?.functions.copy() ?? new SharedMap();
    this.traps = from?.traps.copy() ?? new SharedMap();
    this.options = from?.options ?? new Set();
    this.files = from?.files.clone() ?? new VirtualFiles();
    this.status = from?.status ?? { kind: 'known', status: 0 };
    this.positional = from?.positional ?? [];
    this.unknownArguments = from?.unknownArguments;
    this.jobs = from?.jobs ?? [];
    this.umask = from?.umask;
    this.trail = from?.trail ?? new Set([0]);
    this.flow = from?.flow ?? normal;
    this.sinks =
      from?.sinks ??
      new Map<number, Sink>([
        [1, { kind: 'visible' }],
        [2, { kind: 'visible' }],
      ]);
    this.left = from?.left;
    this.captures = from?.captures.copy() ?? new SharedMap();
    this.calls = from?.calls ?? 'none';
    this.pipes = from?.pipes ?? [];
    this.beside = from?.beside ?? [];
    this.stdin = from?.stdin ?? 0;
    this.inputs = from?.inputs.copy() ?? new SharedMap<number, Input>([[0, { kind: 'inherited' }]]);
    this.listing = from?.listing ?? false;
    this.endless = from?.endless ?? false;
    this.ending = from?.ending;
    this.substituted = from?.substituted ?? false;
    this.depth = from?.depth ?? { functions: 0, loops: 0, unboundedLoops: 0, subshells: 0 };
  }

  clone(): State {
    return new State(this);
  }

  get live(): boolean {
    return this.flow.kind === 'normal';
  }

  /** Notes which way a status went that was not known. */
  learn(exit: Exit, succeeded: boolean): void {
    if (this.status !== exit || exit.kind !== 'unknown') return;
    this.status = succeeded ? { kind: 'known', status: 0 } : { kind: 'failed', what: exit.what };
  }

  succeed(): this {
    this.status = { kind: 'known', status: 0 };
    return this;
  }

  fail(status: number): this {
    this.status = { kind: 'known', status };
    return this;
  }

  /** Ends the shell here, with the status as it stands. */
  exit(): this {
    this.flow = { kind: 'exit' };
    return this;
  }

  /** Writes to a file descriptor's sink; a file that was opened grows. */
  put(descriptor: number, text: Value): void {
    const sink = this.sinks.get(descriptor);
    if (sink === undefined || text.length === 0) return;
    if (this.left === undefined || ![...this.left.outside.values()].includes(sink)) this.#putInto(sink, text);
    else for (const one of [sink, ...this.left.inside]) this.#putInto(one, derived(text, 'perhaps'));
  }

  #putInto(sink: Sink, text: Value): void {
    if (sink.kind === 'capture') {
      const before = this.captures.get(sink.id) ?? [];
      spendElements(before.length + text.length);
      this.captures.set(sink.id, [...before, ...text]);
    } else if (sink.kind === 'file') {
      const file = this.files.at(sink.resolved);
      if (file === undefined) return;
      spendElements(file.content.length + text.length);
      this.files.update({ ...file, content: [...file.content, ...text] });
    }
  }

  /** Something keeps what is printed to stderr: a file, a pipe or a command substitution. */
  get keepsMessages(): boolean {
    const { kind = 'null' } = this.sinks.get(2) ?? {};
    return kind === 'file' || kind === 'capture';
  }

  /** The shell itself has something to say on stderr, in words of its own. */
  complain(): this {
    if (this.keepsMessages) this.put(2, unknown('messages of the shell'));
    return this;
  }

  /** Applies what became known about secrets and unknown texts everywhere. */
  refine(refinements: readonly Refinement[]): void {
    for (const refinement of refinements) {
      const { id } = refinement;
      const change = changeOf(refinement);
      const apply = (value: Value): Value => replaceSegment(value, id, change);
      for (const [name, variable] of this.variables) {
        const value = variable.value === undefined ? undefined : apply(variable.value);
        const elements = variable.elements?.map(apply);
        const same =
          value === variable.value && (elements?.every((one, at) => one === variable.elements?.[at]) ?? true);
        if (!same) this.variables.set(name, { ...variable, value, elements });
      }
      this.positional = this.positional.map(apply);
      this.files.refine(id, change);
      for (const [cell, value] of this.captures) {
        const applied = apply(value);
        if (applied !== value) this.captures.set(cell, applied);
      }
      for (const [cell, input] of this.inputs) {
        if (input.kind !== 'text') continue;
        const applied = apply(input.value);
        if (applied !== input.value) this.inputs.set(cell, { ...input, value: applied });
      }
    }
  }
}
