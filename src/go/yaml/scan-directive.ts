/** Directives as libyaml's scanner reads them (goyaml.v2 scannerc.go). */
import type { Cursor } from './cursor.js';
import { skipBlanks, skipComment } from './scan-blanks.js';
import { scanTagHandle, scanTagUri, scanWord } from './scan-tags.js';
import type { Token } from './tokens.js';
import { type Mark, scannerError } from './yaml-error.js';

/** `%YAML 1.1` or `%TAG !handle! prefix`, with the rest of its line. */
export function scanDirective(cursor: Cursor): Token {
  const mark = cursor.mark();
  cursor.skip();
  const name = scanWord(cursor);
  if (name === '') throw scannerError('could not find expected directive name', cursor.mark(), mark);
  if (!cursor.isBlankOrEnd()) {
    throw scannerError('found unexpected non-alphabetical character', cursor.mark(), mark);
  }
  const token = scanDirectiveValue(cursor, name, mark);
  skipBlanks(cursor);
  if (cursor.is('#')) skipComment(cursor);
  if (!cursor.isBreakOrEnd()) {
    throw scannerError('did not find expected comment or line break', cursor.mark(), mark);
  }
  cursor.takeLine();
  return token;
}

function scanDirectiveValue(cursor: Cursor, name: string, mark: Mark): Token {
  if (name === 'YAML') {
    skipBlanks(cursor);
    const major = scanVersionNumber(cursor, mark);
    if (!cursor.is('.')) {
      throw scannerError("did not find expected digit or '.' character", cursor.mark(), mark);
    }
    cursor.skip();
    return { kind: 'version-directive', mark, version: `${major}.${scanVersionNumber(cursor, mark)}` };
  }
  if (name !== 'TAG') throw scannerError('found unknown directive name', cursor.mark(), mark);
  skipBlanks(cursor);
  const handle = scanTagHandle(cursor, true, mark);
  if (!cursor.isBlank()) throw scannerError('did not find expected whitespace', cursor.mark(), mark);
  skipBlanks(cursor);
  const prefix = scanTagUri(cursor, '', mark);
  if (!cursor.isBlankOrEnd()) {
    throw scannerError('did not find expected whitespace or line break', cursor.mark(), mark);
  }
  return { kind: 'tag-directive', mark, handle, prefix };
}

function scanVersionNumber(cursor: Cursor, mark: Mark): number {
  let digits = '';
  while (/[0-9]/.test(String.fromCharCode(cursor.code()))) {
    digits += cursor.take();
    if (digits.length > 2) throw scannerError('found extremely long version number', cursor.mark(), mark);
  }
  if (digits === '') throw scannerError('did not find expected version number', cursor.mark(), mark);
  return Number(digits);
}
