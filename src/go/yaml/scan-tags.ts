/** Anchors and tags as libyaml's scanner reads them (goyaml.v2 scannerc.go). */
import type { Cursor } from './cursor.js';
import type { Token } from './tokens.js';
import { type Mark, scannerError } from './yaml-error.js';

/** `&name` or `*name`. */
export function scanAnchor(cursor: Cursor): Token {
  const mark = cursor.mark();
  const kind = cursor.is('*') ? 'alias' : 'anchor';
  cursor.skip();
  const name = scanWord(cursor);
  const ended = cursor.isBlankOrEnd() || '?:,]}%@`'.includes(String.fromCharCode(cursor.code()));
  if (name === '' || !ended) {
    throw scannerError('did not find expected alphabetic or numeric character', cursor.mark(), mark);
  }
  return { kind, mark, name };
}

export function scanWord(cursor: Cursor): string {
  let word = '';
  while (cursor.isWord()) {
    word += cursor.take();
  }
  return word;
}

/** `!`, `!suffix`, `!handle!suffix` or `!<tag>`. */
export function scanTag(cursor: Cursor): Token {
  const mark = cursor.mark();
  let handle = '';
  let suffix = '';
  if (cursor.is('<', 1)) {
    cursor.skip();
    cursor.skip();
    suffix = scanTagUri(cursor, '', mark);
    if (!cursor.is('>')) throw scannerError("did not find the expected '>'", cursor.mark(), mark);
    cursor.skip();
  } else {
    handle = scanTagHandle(cursor, false, mark);
    if (handle.length > 1 && handle.endsWith('!')) {
      suffix = scanTagUri(cursor, '', mark);
    } else {
      suffix = scanTagUri(cursor, handle, mark);
      handle = suffix === '' ? '' : '!';
      if (suffix === '') suffix = '!';
    }
  }
  if (!cursor.isBlankOrEnd()) {
    throw scannerError('did not find expected whitespace or line break', cursor.mark(), mark);
  }
  return { kind: 'tag', mark, handle, suffix };
}

export function scanTagHandle(cursor: Cursor, inDirective: boolean, start: Mark): string {
  if (!cursor.is('!')) throw scannerError("did not find expected '!'", cursor.mark(), start);
  let handle = cursor.take() + scanWord(cursor);
  if (cursor.is('!')) handle += cursor.take();
  else if (inDirective && handle !== '!')
    throw scannerError("did not find expected '!'", cursor.mark(), start);
  return handle;
}

/** The rest of a tag. `head` is a handle that turned out to be the beginning of the tag itself. */
export function scanTagUri(cursor: Cursor, head: string, start: Mark): string {
  let uri = head.slice(1);
  let found = head !== '';
  for (;;) {
    if (cursor.is('%')) uri += scanUriEscape(cursor, start);
    else if (cursor.isWord() || isUriCharacter(cursor)) uri += cursor.take();
    else break;
    found = true;
  }
  if (!found) throw scannerError('did not find expected tag URI', cursor.mark(), start);
  return uri;
}

function isUriCharacter(cursor: Cursor): boolean {
  return !cursor.isEnd() && ";/?:@&=+$,.!~*'()[]".includes(String.fromCharCode(cursor.code()));
}

/** One character as `%XX` octets of its UTF-8 form. */
function scanUriEscape(cursor: Cursor, start: Mark): string {
  const octet = (): number => {
    const digits = String.fromCharCode(cursor.code(1), cursor.code(2));
    if (!cursor.is('%') || !/^[0-9A-Fa-f]{2}$/.test(digits)) {
      throw scannerError('did not find URI escaped octet', cursor.mark(), start);
    }
    for (let k = 0; k < 3; k++) cursor.skip();
    return Number.parseInt(digits, 16);
  };
  const lead = octet();
  const width =
    lead < 0x80
      ? 1
      : (lead & 0xe0) === 0xc0
        ? 2
        : (lead & 0xf0) === 0xe0
          ? 3
          : (lead & 0xf8) === 0xf0
            ? 4
            : 0;
  if (width === 0) throw scannerError('found an incorrect leading UTF-8 octet', cursor.mark(), start);
  const octets = [lead];
  while (octets.length < width) {
    const next = octet();
    if ((next & 0xc0) !== 0x80)
      throw scannerError('found an incorrect trailing UTF-8 octet', cursor.mark(), start);
    octets.push(next);
  }
  return new TextDecoder().decode(Uint8Array.from(octets));
}
