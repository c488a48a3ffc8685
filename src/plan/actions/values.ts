/** What goes into variables, and is looked at before it is used. */
import type { Message, Otherwise, Refused } from '../message.js';
import type { Capture, ChosenName, Command, VariableName, Word } from '../word.js';

/** A program, its arguments, and what is set for it alone. */
export interface PluginRun {
  readonly program: Word;
  readonly args: readonly Word[];
  readonly variables: readonly { readonly name: string; readonly value: Word }[];
}

export type ValueAction =
  /** Sets a variable. */
  | { readonly kind: 'assign'; readonly into: ChosenName; readonly value: Word }
  /** Sets a variable that other scripts capture. */
  | ({ readonly kind: 'state'; readonly value: Word } & Capture)
  /** Keeps the output of a command in a variable, and requires that it is in its alphabet. */
  | ({ readonly kind: 'capture'; readonly command: Command } & Capture & Refused & Otherwise)
  /** Keeps what a file holds, without white space around it, in a variable, and requires that it is in its alphabet. */
  | ({ readonly kind: 'read-token'; readonly file: Word } & Capture & Refused & Otherwise)
  /**
   * Runs an exec plugin without a terminal, with the ExecCredential that it is given in KUBERNETES_EXEC_INFO, and keeps the
   * token out of the one that it answers with.
   */
  | ({
      readonly kind: 'run-plugin';
      readonly plugin: PluginRun;
      /** It answers with a client certificate. */
      readonly certificate: Message;
    } & Capture &
      Refused &
      Otherwise)
  /**
   * The same, and a client certificate is taken as well, with its key, into private files: lines of curl's configuration that
   * sign in by all of it go into SIGN_IN.
   */
  | ({
      readonly kind: 'sign-in-by-plugin';
      readonly plugin: PluginRun;
      readonly token: Capture;
      /** curl takes no certificate from files of this kind; their folder cannot be private; its name cannot be told to curl. */
      readonly schannel: Message;
      readonly open: Message;
      readonly unnamed: Message;
    } & Refused &
      Otherwise)
  /** Stops unless a variable still has the value that this script was written for. */
  | ({ readonly kind: 'pin'; readonly variable: VariableName; readonly value: Word } & Otherwise);
