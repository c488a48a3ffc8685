/** What is written into files of the script, and the curls that would read them otherwise. */
import type { Hazard } from '../action.js';
import type { Message, Otherwise } from '../message.js';
import type { Capture, Command, Word } from '../word.js';

export type FileAction =
  /** Writes lines into a file that is alone in a private folder: in one of the script's own, or that itself. */
  | {
      readonly kind: 'write-lines';
      readonly folder: string | undefined;
      readonly file: string;
      readonly lines: readonly string[];
    }
  /** Writes the output of a command into a file that is alone in a private folder, WORK or one in it. */
  | ({
      readonly kind: 'save';
      readonly command: Command;
      readonly folder: string | undefined;
      readonly file: string;
    } & Otherwise)
  /** The same of a secret: stops where the folder would not be private. */
  | ({
      readonly kind: 'save-secret';
      readonly command: Command;
      readonly folder: string;
      readonly file: string;
      readonly open: Message;
    } & Otherwise)
  /** Keeps what a file holds, in base64, in a variable. */
  | ({ readonly kind: 'encode-file'; readonly file: Word } & Capture & Otherwise)
  /** Stops where there is a file of that name in the folder that the script is started in. */
  | ({ readonly kind: 'require-no-file'; readonly file: string } & Otherwise)
  /**
   * Makes a file beside the one that is meant, which only its owner may read from the first byte on, and writes the lines
   * into it; PART is its path. It is put in its place, where nothing may be, if the check succeeds, and else removed.
   */
  | ({
      readonly kind: 'write-file';
      readonly file: string;
      readonly lines: readonly Word[];
      /** A command that works by it; its output is the answer of the API server. Undefined: what it holds was tried before. */
      readonly check: Command | undefined;
      readonly fails: Message | undefined;
      /** There is something in its place. */
      readonly exists: Message;
      /** There is no way to keep others from reading it. */
      readonly open: Message;
      /** Hazards of putting it there. */
      readonly placeHazards: readonly Hazard[];
    } & Otherwise)
  /** Stops where curl is the one of Windows, whose TLS reads no certificate in PEM. */
  | ({ readonly kind: 'refuse-schannel' } & Otherwise)
  /** Says so where curl is the one of macOS, which believes the CAs of the system whatever it is given. */
  | { readonly kind: 'apple-curl'; readonly text: Message };
