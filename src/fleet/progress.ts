/** How far a fleet is, in one line of a terminal that is written over; elsewhere nothing. */

import type { Host } from '../host.js';
import { writeStatus } from '../print/inert-output.js';
import { cut, shownLine } from '../print/screen-text.js';

/** In milliseconds: more often nobody reads it, and it would cost more than what it is about. */
const pause = 100;

export class Progress {
  private shown = 0;
  private isThere = false;

  constructor(
    private readonly host: Host,
    private readonly total: number,
  ) {}

  /** `done` documents are written, and this one comes next. */
  at(done: number, name: string): void {
    const { stderr } = this.host;
    const now = this.host.now().getTime();
    if (!stderr.isTTY || now - this.shown < pause) return;
    this.shown = now;
    this.isThere = true;
    writeStatus(stderr, cut(`${done}/${this.total} ${shownLine(name)}`, stderr.columns - 1));
  }

  /** Takes the line away, before anything else is said. */
  clear(): void {
    if (this.isThere) writeStatus(this.host.stderr, '');
    this.isThere = false;
  }
}
