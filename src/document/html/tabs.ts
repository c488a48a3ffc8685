/** Tabs that need no script: radio buttons, by which the style sheet alone shows what is chosen. */
import type { Block, Runbook, Runbooks } from '../runbook.js';
import { attribute, type HtmlText, html, text } from './markup.js';
import { groupsBy } from './said.js';
import { shellNames } from './step.js';

type Its = Runbook;

interface Tab {
  readonly value: string;
  /** What it is for where that is another one than what is chosen; it stays in sight. */
  readonly lang?: string;
  readonly label: HtmlText;
}

/** The first is chosen, before anyone chooses. */
export function tabs(
  name: 'shell' | 'lang' | 'context',
  legend: HtmlText,
  choices: readonly Tab[],
): HtmlText {
  const made = choices.map(({ value, label, lang }, index) => {
    const id = `in-${value}`;
    const checked = index === 0 ? html` checked` : html``;
    const own = lang === undefined ? html`` : html`${attribute('lang', lang)} class=keep`;
    return html`<input type=radio${attribute('name', name)}${attribute('id', id)}${attribute('value', value)}${checked}><label${attribute('for', id)}${own}>${label}</label>`;
  });
  return html`<fieldset><legend${name === 'context' ? html`` : html` class=vh`}>${legend}</legend><div class=tabs>${made}</div></fieldset>`;
}

export const shellTabs = ({ cleanUp }: Its): readonly Tab[] =>
  cleanUp.blocks.map(({ shell }: Block) => ({ value: shell, label: text(shellNames[shell]) }));

const ownNames = { en: 'English', ja: '日本語' } as const;

export const languageTabs = (runbooks: Runbooks): readonly Tab[] =>
  groupsBy(runbooks, ({ language }) => language).map(([{ language }]) => ({
    value: language,
    lang: language,
    label: text(ownNames[language]),
  }));

/** A runbook of each context, all in one language. */
export const choicesOf = (runbooks: Runbooks): readonly Runbook[] =>
  groupsBy(runbooks, ({ choice }) => choice).map(([its]) => its);

export const contextTabs = (runbooks: Runbooks): readonly Tab[] =>
  choicesOf(runbooks).map(({ choice, context }) => ({ value: `k${choice}`, label: text(context) }));
