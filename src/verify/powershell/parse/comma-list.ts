/** `a, b, c` */
import type { Expression } from './ast.js';
import type { Cursor } from './cursor.js';

/** The first element, and those behind commas. The position is then right behind the last one. */
export function parseCommaList(
  cursor: Cursor,
  first: Expression,
  parse: (cursor: Cursor) => Expression | undefined,
): readonly Expression[] {
  const elements = [first];
  for (;;) {
    const end = cursor.position;
    cursor.skipBlanks();
    if (!cursor.take(',')) {
      cursor.position = end;
      return elements;
    }
    cursor.skipNewlines();
    elements.push(parse(cursor) ?? cursor.refuse('an element is missing after `,`'));
  }
}
