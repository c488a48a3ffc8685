/** Where things are on a screen of a size: a title, a line for input, the body, a line for news, a line of keys. */

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** Title, input, rule; news, keys. */
const around = 5;

/** From this width on, the details stand beside the list; below it otherwise. */
const wide = 90;

export interface Panes {
  readonly beside: boolean;
  readonly list: Size;
  readonly detail: Size;
}

export function bodyOf({ columns, rows }: Size): Size {
  return { columns, rows: Math.max(1, rows - around) };
}

/** The body, divided for a list whose widest entry needs `entry` columns. */
export function panesOf(size: Size, entry: number): Panes {
  const { columns, rows } = bodyOf(size);
  if (columns >= wide) {
    const width = Math.min(Math.max(entry, 16), Math.floor(columns * 0.4));
    return { beside: true, list: { columns: width, rows }, detail: { columns: columns - width - 3, rows } };
  }
  const listRows = Math.max(1, Math.min(8, Math.floor(rows / 3)));
  return {
    beside: false,
    list: { columns, rows: listRows },
    detail: { columns, rows: Math.max(1, rows - listRows - 1) },
  };
}
