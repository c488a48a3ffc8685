/** Redirections: `> file`, `2>> file`, `2>&1`. */

import { parseArgument } from './arguments.js';
import type { Redirection, Stream } from './ast.js';
import type { Cursor } from './cursor.js';

const streams: readonly Stream[] = ['all', 'output', 'error', 'warning', 'verbose', 'debug', 'information'];

const redirection = /([1-6*]?)>(>|&[12])?/y;

/** The redirections that start here, in the order of their streams. */
export function parseRedirections(cursor: Cursor): Redirection[] {
  const redirections: Redirection[] = [];
  for (;;) {
    const end = cursor.position;
    cursor.skipBlanks();
    if (!parseRedirection(cursor, redirections)) {
      cursor.position = end;
      return inOrder(redirections);
    }
  }
}

/** Consumes the redirection that starts here, if one does, and adds it. A stream can be redirected only once. */
export function parseRedirection(cursor: Cursor, into: Redirection[]): boolean {
  const start = cursor.position;
  const match = cursor.match(redirection);
  if (match === undefined) {
    if (cursor.peek() === '<') cursor.refuse('`<` is no redirection in PowerShell');
    return false;
  }
  const from = match[1] === '*' ? 'all' : (streams[Number(match[1] || 1)] ?? 'output');
  const operator = match[2];
  if (into.some((known) => known.from === from))
    cursor.refuse(`the ${from} stream is redirected twice`, start);
  cursor.position += match[0].length;
  if (operator?.startsWith('&')) {
    if (operator !== '&1' || from === 'output')
      cursor.refuse('a redirection that PowerShell does not have', start);
    into.push({ kind: 'MergingRedirection', from, to: 'output', extent: cursor.extentFrom(start) });
    return true;
  }
  cursor.skipBlanks();
  if (cursor.peek() === '-') cursor.refuse('a file name that starts with `-`');
  const target = parseArgument(cursor) ?? cursor.refuse('a file is missing after `>`');
  const append = operator === '>';
  into.push({ kind: 'FileRedirection', from, append, target, extent: { start, end: target.extent.end } });
  return true;
}

export function inOrder(redirections: readonly Redirection[]): Redirection[] {
  return [...redirections].sort((a, b) => streams.indexOf(a.from) - streams.indexOf(b.from));
}
