/** What is said to whoever runs the script. */
import type { Message, Otherwise } from '../message.js';
import type { Capture, Command } from '../word.js';

export type TellingAction =
  /** Runs a command whose output the reader wants to see. */
  | ({ readonly kind: 'run'; readonly command: Command } & Otherwise)
  /** Keeps a number of seconds that a command prints in a variable, and says it, in larger units as well. */
  | ({
      readonly kind: 'tell-seconds';
      readonly command: Command;
      /** Whose time it is. */
      readonly of: Message;
      readonly seconds: Message;
      readonly days: Message;
      readonly hours: Message;
      readonly minutes: Message;
    } & Capture &
      Otherwise)
  /** Says what the access review that was answered last comes to, and ends with 1 where it is no. */
  | { readonly kind: 'tell-allowed'; readonly yes: Message; readonly no: Message }
  /** Says so where the rules review that was answered last does not hold all. */
  | { readonly kind: 'tell-incomplete'; readonly incomplete: Message }
  /** Says something to whoever runs the script. */
  | { readonly kind: 'say'; readonly text: Message };
