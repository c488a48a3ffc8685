/**
 * Tabs that need no script: radio buttons choose a shell, or a context, and a rule of the style sheet hides the blocks of
 * the others. All blocks of one come and go together, so that a reader sees each sequence whole, or nothing of it.
 */
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { Shell } from '../report.js';
import { mayFit, type StyleRule, setsDisplay } from './html-styles.js';

/** What is hidden has the shell's name as its class; the radio button's id ends in it. */
const choosingShell = /^:root:has\(#in-(bash|powershell):checked\) \.(bash|powershell)$/;

/** What is of a context has `of` as its class, and `k` with its number; all others are hidden. */
const choosingContext = /^:root:has\(#in-k([1-9]\d{0,2}):checked\) \.of:not\(\.k\1\)$/;

/** Whose tab shows an element, and all else that is its. */
export interface Panel {
  readonly shell?: Shell;
  /** The number of the context. */
  readonly choice?: number;
}

export interface Tabs {
  /** Undefined where no choice hides it, or not only one of these. */
  panelOf(element: Tree.Element): Panel | undefined;
  /** The rules of the page that hide in another way. */
  readonly others: readonly StyleRule[];
}

/** Recognizes the rules that choose, word for word. */
export function tabsOf(rules: readonly StyleRule[]): Tabs {
  const choosing = new Set<StyleRule>();
  const shells = new Set<Shell>();
  const numbers = new Set<number>();
  for (const rule of rules) {
    const [, shown, hidden] = choosingShell.exec(rule.selector) ?? [];
    const [, number] = choosingContext.exec(rule.selector) ?? [];
    const declarations = rule.declarations.trim();
    if (shown !== hidden && declarations === 'display:none') {
      choosing.add(rule);
      shells.add(hidden === 'bash' ? 'bash' : 'powershell');
    }
    if (number !== undefined && declarations === 'display:none!important') {
      choosing.add(rule);
      numbers.add(Number(number));
    }
  }
  const displaying = rules.filter((rule) => !choosing.has(rule) && setsDisplay(rule.declarations));
  const panelOf = (element: Tree.Element): Panel | undefined => {
    const named = (name: string): string | undefined => element.attrs.find((one) => one.name === name)?.value;
    const classes = (named('class') ?? '').split(/\s+/);
    const [shell, ...moreShells] = [...shells].filter((one) => classes.includes(one));
    const chosen = classes.includes('of') ? [...numbers].filter((one) => classes.includes(`k${one}`)) : [];
    const [choice, ...moreChoices] = chosen;
    const isTorn = classes.includes('of') && numbers.size > 0 && choice === undefined;
    if (moreShells.length > 0 || moreChoices.length > 0 || isTorn) return undefined;
    if (shell === undefined && choice === undefined) return undefined;
    // What else sets `display` may show this one alone.
    const isOwn =
      named('style') !== undefined || displaying.some(({ selector }) => mayFit(selector, element));
    return isOwn
      ? undefined
      : { ...(shell === undefined ? {} : { shell }), ...(choice === undefined ? {} : { choice }) };
  };
  return { panelOf, others: rules.filter((rule) => !choosing.has(rule)) };
}
