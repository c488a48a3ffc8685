/** Everything that PowerShell knows at one point of one path. Copied where a run can take two ways. */
import { costOfCopy, spend } from '../../effort.js';
import { VirtualFiles } from '../../files.js';
import { changeOf, oppositeOf } from '../../run/learnt.js';
import type { Exit, Refinement } from '../../tools/tool.js';
import { freshId, replaceSegment, type Value } from '../../value.js';
import type { FunctionDefinition } from '../parse/ast.js';
import { type EncodingName, type Hashtable, mapTexts, type PowerShellObject } from './objects.js';
import type { Unnoticed } from './unnoticed.js';

export interface Variable {
  readonly value: PowerShellObject;
  /** `[string]$x = …`: every later assignment converts. */
  readonly type: string | undefined;
  /** `[ValidateSet(…)]` and its kind look at every later assignment. */
  readonly checked?: boolean;
  /** Whether it is set depends on the run: under strict mode, reading it may be an error. */
  readonly unsure?: true;
}

/** Variables and functions of one scope, by name in lower case. */
export interface Scope {
  readonly variables: ReadonlyMap<string, Variable>;
  readonly functions: ReadonlyMap<string, FunctionDefinition>;
}

/** How a list of statements ended. */
export type Flow =
  | { readonly kind: 'normal' }
  | { readonly kind: 'exit'; readonly status: Exit }
  | { readonly kind: 'return' }
  | { readonly kind: 'break' | 'continue'; readonly label: string | undefined }
  | {
      readonly kind: 'throw';
      /** An `ErrorRecord`. */
      readonly error: PowerShellObject;
      /** Neither `throw` nor a cmdlet asked for it: an expression failed, and the preference says to stop. */
      readonly soft?: true;
    }
  /** An error ends the statement; the preference where that ends says whether the script goes on. */
  | {
      readonly kind: 'skip';
      readonly error: PowerShellObject;
      /** It is the error of a cmdlet, or of an advanced function. */
      readonly ofCommand?: true;
    };

export const normal: Flow = { kind: 'normal' };

/** Where the output of statements goes. */
export type Sink =
  /** The terminal or the log of whoever runs the script. */
  | { readonly kind: 'visible' }
  | { readonly kind: 'null' }
  | { readonly kind: 'capture'; readonly id: number };

/** Conditions whose outcome is remembered. */
const maximumFacts = 40;

const emptyScope: Scope = { variables: new Map(), functions: new Map() };

export class State {
  /** From the script's own scope inwards. */
  scopes: readonly Scope[];
  /** Entries of hashtables, by their ids. */
  heap: Map<number, Hashtable>;
  /** Variables of the environment that the script set; undefined: removed. Names as written. */
  environment: Map<string, Value | undefined>;
  files: VirtualFiles;
  /** `$LASTEXITCODE`; undefined until a native command ran. */
  lastExit: Exit | undefined;
  /** On one of the paths that were joined, no native command ran. */
  lastExitMayBeUnset: boolean;
  /** A failure that nothing has looked at yet. */
  unnoticed: Unnoticed | undefined;
  /** `$?`, where the statement before decides it in a way that is modelled. */
  success: Exit | undefined;
  /** Which way conditions that were looked at went. */
  facts: ReadonlyMap<Exit, boolean>;
  strict: boolean;
  outputEncoding: EncodingName | undefined;
  /** Ids of the calls that can be the last one. */
  trail: ReadonlySet<number>;
  flow: Flow;
  /** What a function gave out before an error ended it; nothing has taken it yet. */
  partial: readonly PowerShellObject[];
  sink: Sink;
  captures: Map<number, readonly PowerShellObject[]>;
  depth: {
    readonly functions: number;
    /** `try` statements with a `catch` around this point. */
    readonly tries: number;
    /** `try` statements without one. */
    readonly finallies: number;
    readonly loops: number;
    readonly unboundedLoops: number;
  };

  constructor(from?: State) {
    this.scopes = from?.scopes ?? [emptyScope];
    this.heap = new Map(from?.heap);
    this.environment = new Map(from?.environment);
    this.files = from?.files.clone() ?? new VirtualFiles();
    this.lastExit = from?.lastExit;
    this.lastExitMayBeUnset = from?.lastExitMayBeUnset ?? false;
    this.unnoticed = from?.unnoticed;
    this.success = from?.success;
    this.facts = from?.facts ?? new Map();
    this.strict = from?.strict ?? false;
    this.outputEncoding = from?.outputEncoding;
    this.trail = from?.trail ?? new Set([0]);
    this.flow = from?.flow ?? normal;
    this.partial = from?.partial ?? [];
    this.sink = from?.sink ?? { kind: 'visible' };
    this.captures = new Map(from?.captures);
    this.depth = from?.depth ?? { functions: 0, tries: 0, finallies: 0, loops: 0, unboundedLoops: 0 };
  }

  clone(): State {
    spend(costOfCopy * (this.heap.size + this.environment.size + this.captures.size));
    return new State(this);
  }

  get live(): boolean {
    return this.flow.kind === 'normal';
  }

  find(name: string): Variable | undefined {
    for (let index = this.scopes.length - 1; index >= 0; index--) {
      const variable = this.scopes[index]?.variables.get(name);
      if (variable !== undefined) return variable;
    }
    return undefined;
  }

  findFunction(name: string): FunctionDefinition | undefined {
    for (let index = this.scopes.length - 1; index >= 0; index--) {
      const found = this.scopes[index]?.functions.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Sets a variable in a scope: 0 is the script's, -1 the innermost. */
  set(name: string, variable: Variable | undefined, scope = -1): void {
    const index = scope < 0 ? this.scopes.length + scope : scope;
    this.scopes = this.scopes.map((one, at) => {
      if (at !== index) return one;
      spend(costOfCopy * one.variables.size);
      const variables = new Map(one.variables);
      if (variable === undefined) variables.delete(name);
      else variables.set(name, variable);
      return { ...one, variables };
    });
  }

  /** Defines a function in a scope: 0 is the script's. */
  define(name: string, definition: FunctionDefinition, scope: number): void {
    this.scopes = this.scopes.map((one, at) =>
      at === scope ? { ...one, functions: new Map([...one.functions, [name, definition]]) } : one,
    );
  }

  /** Removes the function that a name means here; false where there is none. */
  undefine(name: string): boolean {
    const index = this.scopes.findLastIndex((scope) => scope.functions.has(name));
    this.scopes = this.scopes.map((one, at) =>
      at === index ? { ...one, functions: new Map([...one.functions].filter(([key]) => key !== name)) } : one,
    );
    return index >= 0;
  }

  enterScope(): void {
    this.scopes = [...this.scopes, emptyScope];
  }

  leaveScope(): void {
    this.scopes = this.scopes.slice(0, -1);
  }

  /** Puts a new hashtable into the heap. */
  allocate(entries: Hashtable): PowerShellObject {
    const id = freshId();
    this.heap.set(id, entries);
    return { kind: 'hashtable', id };
  }

  /** Notes which way a condition went. What was learnt long ago is forgotten. */
  learn(exit: Exit, fact: boolean): void {
    const opposite = oppositeOf(exit);
    const learnt: readonly (readonly [Exit, boolean])[] =
      opposite === undefined
        ? [[exit, fact]]
        : [
            [exit, fact],
            [opposite, !fact],
          ];
    this.facts = new Map([...this.facts, ...learnt].slice(-maximumFacts));
  }

  /** Applies what became known about secrets and unknown texts everywhere. */
  refine(refinements: readonly Refinement[]): void {
    for (const refinement of refinements) {
      const { id } = refinement;
      const change = changeOf(refinement);
      this.#change((value) => replaceSegment(value, id, change));
      this.files.refine(id, change);
    }
  }

  #change(change: (value: Value) => Value): void {
    const object = (one: PowerShellObject): PowerShellObject => mapTexts(one, change);
    // What does not change stays the same object: states are compared by what they share.
    this.scopes = this.scopes.map((scope) => {
      let variables: Map<string, Variable> | undefined;
      for (const [name, one] of scope.variables) {
        const value = object(one.value);
        if (value === one.value) continue;
        variables ??= new Map(scope.variables);
        variables.set(name, { ...one, value });
      }
      return variables === undefined ? scope : { ...scope, variables };
    });
    for (const [id, entries] of this.heap) {
      this.heap.set(
        id,
        new Map([...entries].map(([name, entry]) => [name, { ...entry, value: object(entry.value) }])),
      );
    }
    for (const [name, value] of this.environment) {
      this.environment.set(name, value === undefined ? undefined : change(value));
    }
    for (const [cell, items] of this.captures) this.captures.set(cell, items.map(object));
  }
}
