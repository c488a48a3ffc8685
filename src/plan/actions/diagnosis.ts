/** Where a request fails on its way. */
import type { Hazard } from '../action.js';
import type { CurlEnd, Request } from '../curl.js';
import type { Message, Otherwise } from '../message.js';
import type { Command } from '../word.js';

export type DiagnosisAction =
  /**
   * Sends a request, and says what curl says. What curl ends with stops the script, but for success and for a certificate
   * that is not believed, which is left to the actions behind it.
   */
  | {
      readonly kind: 'reach';
      readonly request: Request;
      readonly ends: readonly CurlEnd[];
      /** A certificate can be at fault. */
      readonly secure: boolean;
      /** Every other exit code, which is said behind it. */
      readonly unexpected: Message;
    }
  /**
   * Where a certificate was not believed: says whose it is, and stops because it is out of date, or for another name, or
   * because of who signed it; its issuer is said behind that.
   */
  | {
      readonly kind: 'judge-certificate';
      /** Believes everybody. */
      readonly look: Request;
      readonly expired: Message;
      readonly misnamed: Message;
      /** Believes whom the machine believes; undefined where that was asked already. */
      readonly ask: Request | undefined;
      readonly vouched: Message;
      readonly unknown: Message;
    }
  /** Runs a command that asks the API server; `shows`: its answer is shown. */
  | ({
      readonly kind: 'ask';
      readonly command: Command;
      readonly shows: boolean;
      readonly showHazards: readonly Hazard[];
    } & Otherwise)
  /** Stops where what answered is no API server; the status is said behind it. */
  | ({ readonly kind: 'confirm-api'; readonly unavailable: Message } & Otherwise);
