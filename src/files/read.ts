/**
 * Reading a file so that it ends: whatever stands at a path, the bytes or a reason are there within seconds, and in
 * little memory. Regular files, pipes (`<(…)`, /dev/stdin, FIFOs) and devices that come to an end are read as `cat`
 * reads them.
 */
import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { isNullDevice, isTerminal } from './terminal.js';

export interface ReadLimits {
  /** What is larger is refused; else `usualMaximum`. */
  readonly maximumBytes?: number;
  /** Nothing but a regular file, or the null device, is even opened. */
  readonly onlyRegular?: boolean;
}

/** More than any kubeconfig or manifest that people have. */
const usualMaximum = 32_000_000;

/** How long a FIFO may be silent: whoever writes into it is started together with us. */
const fifoPatience = 3_000;

/** The same for a pipe whose other end is held by a program: `<(…)` may first have to ask a server. */
const pipePatience = 30_000;

/** Why a file is not read though it is there. `code` is a name of errno, so that it passes for a failure of the system. */
export class Unreadable extends Error {
  readonly code: string;

  constructor(code: string, reason: string) {
    super(reason);
    this.code = code;
  }
}

/** The bytes of a file. Throws Unreadable, or Node's ErrnoException. */
export function readBounded(path: string, limits: ReadLimits = {}): Uint8Array {
  const { maximumBytes = usualMaximum, onlyRegular = false } = limits;
  // To open a device can act on it, so that it is looked at first; and again once it is open, since it may change.
  const before = statSync(path);
  confirmKind(before, onlyRegular);
  if (before.isFile() && before.size > maximumBytes) throw tooLarge(maximumBytes);
  // Windows knows neither flag.
  const { O_RDONLY, O_NONBLOCK = 0, O_NOCTTY = 0 } = constants;
  const file = openSync(path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
  try {
    const stat = fstatSync(file);
    confirmKind(stat, onlyRegular);
    if (isTerminal(file, stat)) throw new Unreadable('ENOTTY', 'it is a terminal');
    return readOpen(file, stat, path, maximumBytes);
  } finally {
    closeSync(file);
  }
}

function confirmKind(stat: Stats, onlyRegular: boolean): void {
  if (stat.isSocket()) throw new Unreadable('ENXIO', 'it is a socket');
  if (stat.isBlockDevice()) throw new Unreadable('ENXIO', 'it is a disk');
  if (onlyRegular && !stat.isFile() && !stat.isDirectory() && !isNullDevice(stat))
    throw new Unreadable('EINVAL', 'it is no regular file');
}

const tooLarge = (maximumBytes: number): Unreadable =>
  new Unreadable('EFBIG', `it is larger than ${maximumBytes / 1_000_000} MB`);

/** Where the other end of a pipe is held by a program that was started with it. */
const descriptor = /^\/(?:dev\/(?:fd\/\d+|stdin)|proc\/(?:self|\d+)\/fd\/\d+)$/;

function readOpen(file: number, stat: Stats, path: string, maximumBytes: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const held = descriptor.test(path);
  const patience = held ? pipePatience : fifoPatience;
  let silentSince = Date.now();
  for (;;) {
    // A regular file mostly is as long as it says, and then is there at once.
    const usual = stat.isFile() && length === 0 ? stat.size + 1 : 1 << 20;
    const chunk = Buffer.allocUnsafeSlow(Math.max(1, Math.min(usual, maximumBytes + 1 - length)));
    const count = tryRead(file, chunk);
    if (count !== undefined && count > 0) {
      chunks.push(count * 2 > chunk.length ? chunk.subarray(0, count) : chunk.slice(0, count));
      length += count;
      if (length > maximumBytes) throw tooLarge(maximumBytes);
      silentSince = Date.now();
      continue;
    }
    // Nobody has opened the other end of a FIFO yet, or everybody has closed it.
    const opening = count === 0 && stat.isFIFO() && !held && length === 0;
    if (count === 0 && !opening) return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
    if (count === undefined && !stat.isFIFO()) throw new Unreadable('EAGAIN', 'it has nothing to read yet');
    if (Date.now() - silentSince > patience)
      throw new Unreadable('ETIMEDOUT', `nothing was written into it for ${patience / 1000} seconds`);
    pause(20);
  }
}

/** The number of bytes; 0 at the end, undefined where there are none yet. */
function tryRead(file: number, into: Uint8Array): number | undefined {
  try {
    return readSync(file, into);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return undefined;
    throw error;
  }
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** Everything that comes out of an open descriptor, for as long as it takes. Throws Unreadable where it is too much. */
export function readDescriptor(file: number, maximumBytes: number = usualMaximum): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const chunk = new Uint8Array(Math.min(1 << 16, maximumBytes + 1 - length));
    const count = tryRead(file, chunk);
    if (count === 0) return Buffer.concat(chunks);
    if (count === undefined) {
      pause(20);
      continue;
    }
    chunks.push(chunk.slice(0, count));
    length += count;
    if (length > maximumBytes) throw tooLarge(maximumBytes);
  }
}
