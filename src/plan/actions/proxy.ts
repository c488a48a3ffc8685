/** kubectl proxy in the background. */
import type { Hazard } from '../action.js';
import type { Message, Otherwise, Refused } from '../message.js';
import type { Capture, Command, Word } from '../word.js';

export type ProxyAction =
  /** Starts kubectl proxy in the background and waits until it serves the URL. */
  | { readonly kind: 'start-proxy'; readonly command: Command; readonly url: Word }
  /** Starts it on a socket in the private folder; where that cannot be, on a free port, which is kept, and says so. */
  | ({
      readonly kind: 'start-private-proxy';
      /** Without where it listens. */
      readonly command: Command;
      readonly socket: string;
      readonly onPort: Message;
      readonly portHazard: Hazard;
      readonly attempts: number;
    } & Capture &
      Refused &
      Otherwise)
  | { readonly kind: 'stop-proxy' };
