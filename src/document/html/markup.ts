/** HTML text: made of constants of ours and of escaped values alone, as scripts are made of ShellText. */
import { writeUnsafe } from '../../display.js';

declare const htmlText: unique symbol;

/** Text that is safe to stand in a page as it is: a forgotten escape is a compile error. */
export type HtmlText = string & { readonly [htmlText]: true };

/** A template whose constants are markup and whose values are HtmlText. No value stands in a tag: see `attribute`. */
export function html(
  constants: TemplateStringsArray,
  ...values: readonly (HtmlText | readonly HtmlText[])[]
): HtmlText {
  const pieces = constants.map((constant, index) => {
    const value = values[index];
    if (value !== undefined && /=["']?$/.test(constant)) throw new Error(`an attribute's value: ${constant}`);
    return constant + (typeof value === 'string' ? value : (value ?? []).join(''));
  });
  return pieces.join('') as HtmlText;
}

/** A text for people. What could move, break or reorder a line is written as `\uXXXX`. */
export function text(value: string): HtmlText {
  return escaped(writeUnsafe(value, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`));
}

/**
 * A text that is copied: exactly these characters. Throws where a page cannot hold them, or where what is shown would
 * not be what is copied; the shells' own quoters write such characters otherwise.
 */
export function exactText(value: string): HtmlText {
  writeUnsafe(value.replace(/[\n\t]/g, ''), (unit) => {
    throw new Error(`a block holds the character U+${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  });
  return escaped(value);
}

const escaped = (value: string): HtmlText =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;') as HtmlText;

/** ` name="value"`, or ` name=value` where that is the same. */
export function attribute(
  name:
    | 'class'
    | 'content'
    | 'data-id'
    | 'data-of'
    | 'data-text'
    | 'for'
    | 'href'
    | 'http-equiv'
    | 'id'
    | 'lang'
    | 'name'
    | 'value',
  value: string,
): HtmlText {
  if (/^[\w#-]+$/.test(value)) return ` ${name}=${value}` as HtmlText;
  return ` ${name}="${text(value).replaceAll('"', '&quot;')}"` as HtmlText;
}

/** Data for the page's script: JSON in which nothing can end the element, and everything is seen. */
export function json(value: unknown): HtmlText {
  return JSON.stringify(value).replace(
    /[<\ue000-\uf8ff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  ) as HtmlText;
}
