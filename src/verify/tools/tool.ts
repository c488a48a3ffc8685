/** What a model of a command is given and what it gives back; the same for both shells. */
import type { Alphabet } from '../alphabet.js';
import type { VirtualFiles } from '../files.js';
import type { Recorder } from '../recorder.js';
import type { Place } from '../report.js';
import type { Value } from '../value.js';
import type { World } from '../world.js';

/** What a command's stdin is. */
export type Input =
  /** The terminal, or whatever the script itself was given. */
  | { readonly kind: 'inherited' }
  /** What is left to read, and the file that it comes from. */
  | {
      readonly kind: 'text';
      readonly value: Value;
      /** Its path from the folder of the moment in which it was opened. */
      readonly resolved?: Value;
      /** Something was read from it. */
      readonly begun?: true;
      /** It was read until nothing was left, so whatever writes it has ended. */
      readonly ended?: true;
    };

/** What becomes known about one evaluation (the id of a secret or unknown segment) once a status is known. */
export interface Refinement {
  readonly id: number;
  /** It is not empty. */
  readonly nonEmpty?: true;
  /** It is made of these characters alone. */
  readonly characters?: Alphabet;
  /** It is exactly this text. */
  readonly text?: string;
}

/** An exit status, as far as it is known. */
export type Exit =
  | { readonly kind: 'known'; readonly status: number }
  /** Not 0, but which is not known. */
  | { readonly kind: 'failed'; readonly what: string }
  | {
      readonly kind: 'unknown';
      /** What status 0 means, in words: `kubectl create token succeeds`. */
      readonly what: string;
      readonly onSuccess?: readonly Refinement[];
      readonly onFailure?: readonly Refinement[];
    };

/** One call of a command. */
export interface ToolCall {
  /** The command's name as it was called, without its folder. */
  readonly name: string;
  /** The arguments after the name. */
  readonly argv: readonly Value[];
  readonly stdin: Input;
  /** Where the call stands. */
  readonly place: Place;
  /** Where each argument stands, for findings; parallel to `argv`. */
  readonly argumentPlaces: readonly Place[];
  /** The variables that the command would see, where the script sets them; undefined otherwise. */
  variable(name: string): Value | undefined;
  /** Names that the script hands to all programs, and reads nowhere itself. */
  strays?(): readonly string[];
  readonly world: World;
  /** The files as the script sees them at this point; models read and write them here. */
  readonly files: VirtualFiles;
  readonly recorder: Recorder;
  /** In a loop whose end depends on answers. */
  readonly repeated: boolean;
  /** The umask, where the script set it. */
  readonly umask: number | undefined;
  /** Goes to the terminal or a log: true where nothing captures the command's stdout. */
  readonly stdoutVisible: boolean;
  /** What the script makes of the stdout that it captures: one text, or a list that it splits. */
  readonly capturedAs?: 'text' | 'list' | undefined;
  /** Which arguments hold text of a variable or a command; parallel to `argv`. */
  readonly expanded?: readonly boolean[];
}

export interface ToolResult {
  readonly stdout: Value;
  /** What it says on stderr; undefined where that is not known. */
  readonly stderr?: Value;
  readonly exit: Exit;
  /** It keeps running until it is killed, as `kubectl proxy` does. */
  readonly endless?: boolean;
  /** It read its stdin to the end. */
  readonly readStdin?: boolean;
  /** It may stop before it has read all of its stdin. */
  readonly stopsEarly?: boolean;
}

/** A model that cannot say exactly what the call would do calls `recorder.refuse` and returns what it can. */
export type Tool = (call: ToolCall) => ToolResult;

/** The known exit status. */
export function exited(status: number): Exit {
  return { kind: 'known', status };
}

/** A status that only a run would show; on success what the command printed is not empty, where that is promised. */
export function mayFail(what: string, printed: Value = []): Exit {
  const onSuccess = printed.flatMap((segment) =>
    'id' in segment ? [{ id: segment.id, nonEmpty: true as const }] : [],
  );
  return { kind: 'unknown', what, onSuccess };
}
