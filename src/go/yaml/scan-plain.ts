/** Plain scalars as libyaml's scanner reads them (goyaml.v2 scannerc.go). */

import type { Cursor } from './cursor.js';
import { scanFold } from './scan-blanks.js';
import { scannerError } from './yaml-error.js';

/** What a plain scalar was, and whether it ended on a new line (where a simple key may begin). */
export interface PlainScalar {
  readonly value: string;
  readonly onNewLine: boolean;
}

/** A scalar without quotes. `indent` is the column of the enclosing block; `inFlow` whether it stands in `[]` or `{}`. */
export function scanPlainScalar(cursor: Cursor, indent: number, inFlow: boolean): PlainScalar {
  const start = cursor.mark();
  let value = '';
  let fold = '';
  let onNewLine = false;
  for (;;) {
    if (cursor.isDocumentIndicator() || cursor.is('#')) break;
    while (!cursor.isBlankOrEnd() && !endsPlain(cursor, inFlow)) {
      value += fold + (cursor.takeRun() || cursor.take());
      fold = '';
      onNewLine = false;
    }
    if (!cursor.isBlank() && !cursor.isBreak()) break;
    const line = cursor.line;
    fold = scanFold(cursor, onNewLine, () => {
      if (cursor.column > indent || !cursor.isTab()) return;
      throw scannerError('found a tab character that violates indentation', cursor.mark(), start);
    });
    onNewLine ||= cursor.line !== line;
    if (!inFlow && cursor.column <= indent) break;
  }
  return { value, onNewLine };
}

function endsPlain(cursor: Cursor, inFlow: boolean): boolean {
  if (cursor.is(':') && cursor.isBlankOrEnd(1)) return true;
  return inFlow && ',?[]{}'.includes(String.fromCharCode(cursor.code()));
}
