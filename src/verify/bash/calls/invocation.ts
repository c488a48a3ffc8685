/** A command with its arguments, after all expansions. */
import type { Command } from 'unbash';
import type { Place } from '../../report.js';
import type { Value } from '../../value.js';

/** One argument after its expansions, and where it stands. */
export interface Argument {
  readonly value: Value;
  readonly place: Place;
  readonly offset: number;
  /** It holds text of a variable or a command. */
  readonly expanded: boolean;
}

/** A command about to run. */
export interface Invocation {
  readonly name: string;
  readonly arguments: readonly Argument[];
  /** Assignments before the name, for this command alone. */
  readonly environment: ReadonlyMap<string, Value>;
  readonly node: Command;
}
