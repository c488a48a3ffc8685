/** A plan, rendered for a shell: the one way from Plan to text. */

import type { Language } from '../language.js';
import type { Plan, Step } from '../plan/types.js';
import { bash, bashPaste } from './bash.js';
import type { Dialect, ScriptShell, Shell } from './dialect.js';
import { folded } from './folded.js';
import { speaker } from './messages.js';
import { blockViews, pasteView } from './paste-view.js';
import { powershell, powershellUtf8 } from './powershell.js';
import { sh } from './sh.js';
import { fill } from './templates.js';
import { type ScriptView, scriptView } from './view.js';

/** 5.1 takes a script without this mark to be in the machine's own code page. */
const byteOrderMark = '\ufeff';

/** The text of a script. Throws a QuoteError where the shell cannot hold a value. */
export function renderScript(plan: Plan, shell: ScriptShell, language: Language): string {
  const speak = speaker(language);
  if (plan.style === 'paste') {
    const dialect = pasteDialect(shell, language);
    return folded(fill(shell, plan.style, pasteView(plan, dialect, speak)), dialect);
  }
  const dialect = dialectFor(shell, language);
  const text = folded(fill(shell, plan.style, scriptView(plan, dialect, speak)), dialect);
  return shell === 'powershell' && language !== 'en' ? byteOrderMark + text : text;
}

/** The blocks of a plan that is pasted, each for itself and without a label. */
export interface Blocks {
  readonly steps: readonly { readonly step: Step; readonly text: string }[];
  readonly cleanUp: string;
}

/**
 * What they say is English, for every reader: so one proof holds, and Windows PowerShell reads them in any file. `by`: what
 * becomes of the dialect, and of lines that are too long.
 */
export function renderBlocks(plan: Plan, shell: Shell, by: (dialect: Dialect) => Way = folding): Blocks {
  const way = by(pasteDialect(shell, 'en'));
  const { steps, cleanUp } = blockViews(plan, way, speaker('en'), 'bare');
  const block = (view: ScriptView, skeleton: string): string =>
    way.fold(fill(shell, plan.style, view, skeleton));
  return {
    steps: steps.map(({ step, view }) => ({ step, text: block(view, 'paste/block') })),
    cleanUp: block(cleanUp, 'paste/clean-up'),
  };
}

/** How blocks are written. */
type Way = Dialect & { readonly fold: (text: string) => string };

const folding = (dialect: Dialect): Way => ({ ...dialect, fold: (text) => folded(text, dialect) });

const pasteDialect = (shell: ScriptShell, language: Language): Dialect =>
  shell !== 'powershell' ? bashPaste : dialectFor(shell, language);

function dialectFor(shell: ScriptShell, language: Language): Dialect {
  if (shell === 'sh') return sh;
  if (shell === 'bash') return bash;
  return language === 'en' ? powershell : powershellUtf8;
}
