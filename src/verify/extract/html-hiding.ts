/** Which elements and attributes may make a code block's text another one than what a reader sees and copies. */
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { type Effect, effectOf, mayFit, type StyleRule } from './html-styles.js';

/** What highlighters and authors put into `<pre>`. */
const inside = new Set(
  'pre code span a b i em strong mark u s small big tt kbd samp var ins del font abbr cite q sub sup div br'.split(
    ' ',
  ),
);
/** What has no text of its own that could be selected. */
export const withoutText: ReadonlySet<string> = new Set([
  'button',
  'script',
  'style',
  'svg',
  'template',
  'wbr',
  'img',
]);

/** Around a block, these show it only sometimes, or never. */
const around = new Set(
  'noscript canvas dialog template object audio video iframe svg math select option optgroup datalist meter progress textarea button rp rt bdo marquee'.split(
    ' ',
  ),
);

const hidingClass =
  /(?:^|[\s_:-])(?:hidden|hide|invisible|sr-?only|visually-?hidden|screen-?reader(?:-text)?|d-none|display-none|no-?select|unselectable|user-select-none|select-none|no-?copy|non-?copyable|offscreen|opacity-0|text-transparent|uppercase|lowercase|capitalize)(?=$|\s|[_:-])/i;

const attributeOf = (element: Tree.Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;

/** What becomes of the text of an element inside `<pre>`, or of the `<pre>` itself. */
export function effectInside(element: Tree.Element, rules: readonly StyleRule[]): Effect {
  if (!inside.has(element.tagName)) return 'hides';
  for (const { name, value } of element.attrs) {
    if (
      /^(?:hidden|inert|popover|aria-hidden|dir|contenteditable|is|slot)$/.test(name) &&
      !(name === 'aria-hidden' && value === 'false') &&
      !(name === 'dir' && value === 'ltr') &&
      !(name === 'contenteditable' && value === 'false')
    )
      return 'hides';
    if (name.startsWith('on')) return 'hides';
    if (name === 'class' && hidingClass.test(value)) return 'hides';
  }
  const own = effectOf(attributeOf(element, 'style') ?? '');
  const given = rules.filter(({ selector }) => mayFit(selector, element)).map(({ effect }) => effect);
  const all = [own, ...given, ...(element.tagName === 'div' ? ['block' as const] : [])];
  return (['hides', 'unselectable', 'block'] as const).find((effect) => all.includes(effect)) ?? 'none';
}

/**
 * Whether an element around a block may hide it, or change what is copied of it. A tab's panel is hidden until someone
 * chooses the tab, and `<details>` until someone opens it: readers do.
 */
export function hidesAround(element: Tree.Element, rules: readonly StyleRule[]): boolean {
  if (around.has(element.tagName)) return true;
  const isPanel = attributeOf(element, 'role') === 'tabpanel';
  const hides = element.attrs.some(
    ({ name, value }) =>
      name === 'inert' ||
      (/^(?:hidden|popover)$/.test(name) && !isPanel) ||
      (name === 'aria-hidden' && value !== 'false' && !isPanel) ||
      (name === 'dir' && value === 'rtl') ||
      /^on(?:before)?(?:copy|cut|select|selectstart|mousedown|mouseup|keydown)$/.test(name) ||
      (name === 'class' && hidingClass.test(value) && !isPanel),
  );
  if (hides) return true;
  const own = aroundEffect(attributeOf(element, 'style') ?? '');
  return (own && !isPanel) || rules.some((rule) => rule.effect === 'hides' && hidesWhole(rule, element));
}

// Boxes around a block have positions, heights and layouts that hide nothing: here only what surely hides counts.
const aroundEffect = (style: string): boolean =>
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?:-\w+-)?user-select\s*:\s*none|content-visibility\s*:\s*hidden|text-transform\s*:\s*(?!none)|font-size\s*:\s*0)/i.test(
    style,
  );

function hidesWhole({ selector, declarations }: StyleRule, element: Tree.Element): boolean {
  return (
    aroundEffect(declarations) &&
    selector !== '' &&
    mayFit(selector, element) &&
    attributeOf(element, 'role') !== 'tabpanel'
  );
}

/**
 * Whether a rule may hide something in a block that a renderer makes of Markdown: of an element that it could have, or
 * of a class such as highlighters give.
 */
export function mayHideHighlighted({ selector, effect }: StyleRule): boolean {
  if (effect !== 'hides' && effect !== 'unselectable') return false;
  const last = /[^\s>+~]*$/.exec(selector.replace(/\([^)]*\)|\[[^\]]*\]/g, ''))?.[0] ?? '';
  const name = /^[\w-]*/.exec(last)?.[0] ?? '';
  return (
    !last.includes('#') &&
    (name === '' || inside.has(name)) &&
    [...last.matchAll(/\.([\w-]+)/g)].every(([, word = '']) =>
      /^(?:[a-z]{1,3}\d?|hljs.*|token|line|code.*|highlight.*|language-.*|prettyprint|shiki|chroma|cm-.*|comment|keyword|string)$/.test(
        word,
      ),
    )
  );
}
