/** What a page's own style rules do to the text of its code blocks, as far as they decide what is shown and copied. */
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';

/** What a style does to the text of an element. */
export type Effect =
  /** Nothing that matters. */
  | 'none'
  /** The element is a line, or lines, of its own. */
  | 'block'
  /** It is shown, and not copied. */
  | 'unselectable'
  /** It may be hidden, or copied as another text. */
  | 'hides';

// By what a browser copies: colours, fonts and boxes change nothing of it.
const harmless =
  /^(?:--[\w-]+|(?:-webkit-|-moz-|-o-|-ms-)?(?:color|background(?:-\w+)*|border(?:-\w+)*|outline(?:-\w+)*|padding(?:-\w+)*|margin(?:-\w+)*|font-(?:weight|style|family|variant(?:-\w+)*|feature-settings)|line-height|letter-spacing|text-(?:decoration(?:-\w+)*|align|shadow|size-adjust)|tab-size|overflow(?:-[xy])?|cursor|width|min-width|max-width|min-height|box-shadow|box-sizing|box-decoration-break|counter-(?:reset|increment|set)|scrollbar-\w+|word-break|word-wrap|overflow-wrap|hyphens|transition(?:-\w+)*|vertical-align|flex(?:-\w+)*|align-\w+|justify-\w+|gap|grid(?:-\w+)*|border-radius|color-scheme|accent-color|fill|stroke|list-style(?:-\w+)*|scroll-\w+(?:-\w+)*|-webkit-overflow-scrolling|-webkit-font-smoothing|print-color-adjust))$/;

/** What a list of declarations does. `generated`: they are for text that a style puts in front of or behind an element. */
export function effectOf(declarations: string, generated = false): Effect {
  let effect: Effect = 'none';
  for (const declaration of generated ? [] : declarations.split(';')) {
    const name = /^\s*([\w-]+)\s*:/.exec(declaration)?.[1]?.toLowerCase();
    if (name !== undefined && harmless.test(name)) continue;
    if (declaration.trim() === '') continue;
    if (name === undefined || declaration.length > longest) return 'hides';
    const value = declaration.slice(declaration.indexOf(':') + 1).toLowerCase();
    const one = effectOfOne(name, value.replace(/!\s*important\s*$/, '').trim());
    if (one === 'hides') return 'hides';
    if (one === 'unselectable' || effect === 'none') effect = one === 'none' ? effect : one;
  }
  return effect;
}

// What people write is shorter; and what is longer may take long.
const longest = 1000;
const deepest = 30;

function effectOfOne(name: string, value: string): Effect {
  if (name === 'display') {
    if (/^(?:inline|inline-block|inherit|initial|unset)$/.test(value)) return 'none';
    return /^(?:block|flex|grid|table|flow-root)$/.test(value) ? 'block' : 'hides';
  }
  if (/^(?:-webkit-|-moz-|-ms-)?user-select$/.test(name)) return value === 'none' ? 'unselectable' : 'none';
  if (/^(?:visibility)$/.test(name)) return value === 'visible' ? 'none' : 'hides';
  if (name === 'white-space') return /^(?:pre|pre-wrap|break-spaces|inherit)$/.test(value) ? 'none' : 'hides';
  if (name === 'position') return /^(?:relative|static|sticky)$/.test(value) ? 'none' : 'hides';
  if (name === 'font-size' || name === 'font') {
    const sizes = value.replace(/\d*\.?\d+/g, (number) => (Number(number) === 0 ? '0' : '1'));
    return sizes.includes('0') ? 'hides' : 'none';
  }
  if (name === 'opacity') return /^(?:1|0?\.[5-9]\d*|inherit)$/.test(value) ? 'none' : 'hides';
  if (name === 'float') return 'none';
  if (/^(?:top|left|right|bottom|z-index|max-height|height)$/.test(name))
    return /^-|^0/.test(value) && /height/.test(name) ? 'hides' : 'none';
  return harmless.test(name) ? 'none' : 'hides';
}

/** Whether declarations may show what others hide. */
export const setsDisplay = (declarations: string): boolean =>
  /(?:^|[\s;])(?:display|all)\s*:/i.test(declarations);

export interface StyleRule {
  readonly selector: string;
  readonly declarations: string;
  readonly effect: Effect;
}

/** The rules of a style sheet that do something, or may undo what another does; of nested and conditional ones too, but for print. */
export function rulesOf(sheet: string): StyleRule[] {
  const css = sheet.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, ' ');
  const rules: StyleRule[] = [];
  const open: string[] = [];
  let from = 0;
  for (let at = 0; at < css.length; at++) {
    const character = css.charAt(at);
    if (character === '{') {
      const before = css.slice(from, at);
      open.push(before.slice(before.lastIndexOf(';') + 1).trim());
      if (open.length > deepest) return [...hideAll];
      from = at + 1;
    } else if (character === '}') {
      const selector = open.pop() ?? '';
      const isSkipped = [selector, ...open].some((one) =>
        /^@(?:media\s+print\s*$|font-face|(?:-webkit-)?keyframes|page|property)/.test(one),
      );
      // What stands in `@media`, and the like, has its own braces.
      if (!isSkipped && !selector.startsWith('@')) rules.push(...rulesFor(selector, css.slice(from, at)));
      from = at + 1;
    }
  }
  return rules;
}

function rulesFor(selectors: string, declarations: string): StyleRule[] {
  const each = selectors.length > 20 * longest ? ['*'] : selectors.split(/,(?![^([]*[)\]])/);
  return each.flatMap((selector) => {
    const effect = effectOf(
      declarations,
      /::?(?:before|after|marker|selection|-\w[\w-]*)\s*$/.test(selector),
    );
    if (effect === 'none' && !setsDisplay(declarations)) return [];
    return [{ selector: selector.length > longest ? '*' : selector.trim(), declarations, effect }];
  });
}

/** What is taken for the rules of a page whose own are too many, or too deep: nothing of it can be told. */
export const hideAll: readonly StyleRule[] = [
  { selector: '*', declarations: 'display:none', effect: 'hides' },
];

/**
 * Whether the last part of a selector fits an element by its name, id, classes and attributes. What stands before that
 * part, and states, are taken to fit, and so is what is too nested to be read here: it errs on the side of yes.
 */
export function mayFit(selector: string, element: Tree.Element): boolean {
  const { isNested, isWhole, name, parts } = readBefore(selector);
  if (isNested) return true;
  // Nothing stands before the root, nor around it.
  if (element.tagName === 'html' && !isWhole) return false;
  if (name !== undefined && name !== element.tagName) return false;
  const attribute = (wanted: string): string | undefined =>
    element.attrs.find((one) => one.name === wanted)?.value;
  return parts.every(({ needed, value, mark, word }) => {
    if (needed !== undefined) {
      const given = attribute(needed);
      // In HTML, the values of some attributes are compared without regard to case.
      return given !== undefined && (value === undefined || given.toLowerCase() === value);
    }
    if (mark === '#') return attribute('id') === word;
    return (attribute('class') ?? '').split(/\s+/).includes(word);
  });
}

/** What the last part of a selector asks of an element. */
interface LastPart {
  readonly isNested: boolean;
  /** Nothing stands before it. */
  readonly isWhole: boolean;
  readonly name: string | undefined;
  readonly parts: readonly {
    readonly needed: string | undefined;
    readonly value: string | undefined;
    readonly mark: string | undefined;
    readonly word: string;
  }[];
}

const before = new Map<string, LastPart>();

/** Each selector is asked of many elements, and each page of ours has the same ones. */
function readBefore(selector: string): LastPart {
  const known = before.get(selector);
  if (known !== undefined) return known;
  if (before.size >= 500) before.clear();
  const read = lastPartOf(selector);
  before.set(selector, read);
  return read;
}

function lastPartOf(selector: string): LastPart {
  const plain = withoutArguments(selector).trim();
  const last = /(?:\[[^\]]*\]|[^\s>+~[\]])*$/.exec(plain)?.[0] ?? '';
  const parts = last.replace(/::?[\w-]+/g, '').matchAll(part);
  return {
    isNested: /[()]/.test(plain),
    isWhole: last === plain,
    name: /^[\w-]+/.exec(last)?.[0].toLowerCase(),
    parts: [...parts].map(([, needed, , value, mark, word = '']) => ({
      needed: needed?.toLowerCase(),
      value: value?.toLowerCase(),
      mark,
      word: word.replace(/\\(.)/g, '$1'),
    })),
  };
}

/** `[name]`, with `=value` where it is just that; `#id` and `.class`. */
const part =
  /\[\s*([\w-]+)(?:\s*=\s*(["']?)([\w-]+)\2\s*(?=[is]?\s*\]))?[^\]]*\]|([.#])((?:\\.|[\w-]|[^\0-\x7f])+)/g;

/** A selector without what stands in `:not(…)` and the like. */
function withoutArguments(selector: string): string {
  const shorter = selector.replace(/\([^()]*\)/g, '');
  return shorter === selector ? selector : withoutArguments(shorter);
}
