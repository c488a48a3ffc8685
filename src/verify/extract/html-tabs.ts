/**
 * Tabs that need no script: radio buttons choose a shell, and a rule of the style sheet hides the blocks of the other.
 * All blocks of a shell come and go together, so that a reader sees each sequence whole, or nothing of it.
 */
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { Shell } from '../report.js';
import { mayFit, type StyleRule, setsDisplay } from './html-styles.js';

/** What is hidden has the shell's name as its class; the radio button's id ends in it. */
const choosing = /^:root:has\(#in-(bash|powershell):checked\) \.(bash|powershell)$/;

export interface ShellTabs {
  /** The shell whose tab shows an element, and all else of that shell; undefined where no choice hides it. */
  panelOf(element: Tree.Element): Shell | undefined;
  /** The rules of the page that hide in another way. */
  readonly others: readonly StyleRule[];
}

/** Recognizes the rules that choose, word for word. */
export function shellTabsOf(rules: readonly StyleRule[]): ShellTabs {
  const chosen = new Map<StyleRule, Shell>();
  for (const rule of rules) {
    const [, shown, hidden] = choosing.exec(rule.selector) ?? [];
    if (shown === hidden || rule.declarations.trim() !== 'display:none') continue;
    chosen.set(rule, hidden === 'bash' ? 'bash' : 'powershell');
  }
  const panels = new Set(chosen.values());
  const displaying = rules.filter((rule) => !chosen.has(rule) && setsDisplay(rule.declarations));
  const panelOf = (element: Tree.Element): Shell | undefined => {
    const named = (name: string): string | undefined => element.attrs.find((one) => one.name === name)?.value;
    const [shell, ...more] = [...panels].filter((one) => (named('class') ?? '').split(/\s+/).includes(one));
    // What else sets `display` may show this one alone.
    const isOwn =
      named('style') !== undefined || displaying.some(({ selector }) => mayFit(selector, element));
    return more.length > 0 || isOwn ? undefined : shell;
  };
  return { panelOf, others: rules.filter((rule) => !chosen.has(rule)) };
}
