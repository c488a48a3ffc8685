/** Tokens, Secrets and other objects by the API itself, without kubectl. */
import type { Hazard } from '../action.js';
import type { ApiObject, Request } from '../curl.js';
import type { Message, Otherwise, Refused } from '../message.js';
import type { Capture, Command } from '../word.js';

export type ByApiAction =
  /** Asks for a token by the API itself, keeps the whole answer, and the token out of it. */
  | ({
      readonly kind: 'request-token';
      readonly request: Request;
      readonly unauthorized: Message;
      readonly unsuccessful: Message;
      readonly requestHazards: readonly Hazard[];
      readonly showHazards: readonly Hazard[];
    } & Capture &
      Refused &
      Otherwise)
  /**
   * Asks for a Secret by the API itself, once a second, until it holds a token, and keeps that, decoded, out of the answer:
   * `unsuccessful` is said where it cannot be read, `missing` where no token comes.
   */
  | ({
      readonly kind: 'await-secret';
      readonly request: Request;
      readonly attempts: number;
      readonly unsuccessful: Message;
      readonly missing: Message;
      readonly requestHazards: readonly Hazard[];
      readonly showHazards: readonly Hazard[];
    } & Capture &
      Refused &
      Otherwise)
  /** Keeps the number of seconds that the token was given for in a variable, and says it. */
  | ({
      readonly kind: 'tell-granted';
      /** Whose time it is. */
      readonly of: Message;
      readonly seconds: Message;
      readonly showHazards: readonly Hazard[];
    } & Capture &
      Otherwise)
  /**
   * Makes objects by the API itself, which must not be there yet. They are taken away whenever the script ends; `leaves` is
   * said where that fails, with `remedy`, and the URLs that it is about.
   */
  | ({
      readonly kind: 'make';
      readonly objects: readonly ApiObject[];
      readonly unreadable: Message;
      readonly exists: Message;
      readonly leaves: Message;
      readonly remedy: Command;
      /** Where they are. */
      readonly places: readonly string[];
      /** Hazards of each request, and of showing an answer that is no success. */
      readonly requestHazards: readonly Hazard[];
      readonly showHazards: readonly Hazard[];
    } & Capture &
      Otherwise)
  /** Takes away what `make` made, and sees that it is gone. With `keeps`, unless it is to be kept. */
  | ({ readonly kind: 'take-away'; readonly keeps: boolean } & Otherwise);
