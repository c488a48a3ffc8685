/** Objects that kubectl makes, waits for and takes away. */
import type { Message, Otherwise, Refused } from '../message.js';
import type { Capture, Command } from '../word.js';

export type ObjectAction =
  /** Stops when the command prints anything: the object must not be there yet. */
  | ({ readonly kind: 'require-absent'; readonly command: Command; readonly unreadable: Message } & Otherwise)
  /**
   * Applies a manifest from stdin. `look` prints the object's name while it is there: an exit code alone is not believed.
   * `removal` takes away what it made, whenever the script ends; `leaves` is said where that fails, with the command.
   */
  | ({
      readonly kind: 'apply';
      readonly command: Command;
      readonly manifest: readonly string[];
      readonly look: Command;
      /** It is not there, whatever the exit code said. */
      readonly vanished: Message;
      readonly removal: Command;
      readonly leaves: Message;
    } & Otherwise)
  /** Repeats a command, once a second, until it prints text, and keeps that in a variable; in the article it is base64, and decoded. */
  | ({
      readonly kind: 'await-output';
      readonly command: Command;
      readonly attempts: number;
    } & Capture &
      Refused &
      Otherwise)
  /**
   * Takes away what `apply` made, and sees that it is gone: `look` prints nothing then. With `keeps`, unless it is to
   * be kept.
   */
  | ({
      readonly kind: 'remove';
      readonly command: Command;
      readonly look: Command;
      readonly keeps: boolean;
    } & Otherwise);
