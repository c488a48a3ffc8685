/** Requests by curl, in no shell's syntax. */
import type { Hazard } from './action.js';
import type { Message, Otherwise } from './message.js';
import type { Capture, CheckedSegment, Word } from './word.js';

/** A curl option as it is written, and why it is there. */
export interface CurlOption {
  /** With its dashes: `--cacert`, or `-X` in article style. */
  readonly name: string;
  readonly value?: Word;
  readonly why: Message;
  /** `append` writes it on the line of the option before it. */
  readonly place?: 'append';
}

/** A line of curl's --config text: `name = "value"`. Secrets go this way, on stdin, past every argument list. */
export type CurlConfigLine =
  | {
      readonly name: 'header' | 'proxy' | 'noproxy' | 'user';
      readonly value: Word;
    }
  /** Lines that an action before has made, each ended: what they say is known when the script runs. */
  | { readonly lines: 'SIGN_IN' };

/** A `kubectl proxy` of the script's own: a socket in the private folder; a port where a shell cannot use sockets. */
export interface Door {
  /** Its name in the private folder. */
  readonly socket: string;
  /** Host and port, as kubectl says them. */
  readonly port: CheckedSegment;
}

/** One HTTP request by curl. */
export interface Request {
  readonly method: string;
  readonly url: Word;
  /** Whom `--unix-socket`, one of the options, leads to; then `url` begins behind the host. */
  readonly door?: Door;
  readonly options: readonly CurlOption[];
  /** What curl reads from stdin; empty where nothing is secret. */
  readonly config: readonly CurlConfigLine[];
  /** What it sends, as lines of printable ASCII: a file that the options name holds it, or stdin. */
  readonly body?: readonly string[];
  /** What VERSION is, in words of it: the first, and each other where the server does not know the one before (404). */
  readonly versions?: readonly string[];
}

/** Exit codes of curl that end a script, and what it says then. */
export interface CurlEnd {
  readonly codes: readonly string[];
  readonly says: Message;
}

/** An object as the API itself has it: the requests that look for it, make it and take it away. */
export interface ApiObject {
  readonly look: Request;
  readonly creation: Request;
  readonly removal: Request;
}

/** A request, and what its statuses say. */
export interface Answered extends Capture, Otherwise {
  readonly request: Request;
  readonly unauthorized: Message;
  readonly forbidden: Message;
  readonly unexpected: Message;
  /** Hazards of showing the answer. */
  readonly showHazards: readonly Hazard[];
}

export interface BareCall {
  readonly request: Request;
  readonly checks: readonly Capture[];
  readonly needsCa: boolean;
  readonly missing: Message;
  readonly otherwise: Message;
}
