/** A plan, rendered for a shell: the one way from Plan to text. */

import type { Language } from '../language.js';
import type { Plan } from '../plan/types.js';
import { bash } from './bash.js';
import type { Dialect, Shell } from './dialect.js';
import { speaker } from './messages.js';
import { powershell, powershellUtf8 } from './powershell.js';
import { fill } from './templates.js';
import { scriptView } from './view.js';

/** 5.1 takes a script without this mark to be in the machine's own code page. */
const byteOrderMark = '\ufeff';

/** The text of a script. Throws a QuoteError where the shell cannot hold a value. */
export function renderScript(plan: Plan, shell: Shell, language: Language): string {
  const text = fill(shell, plan.style, scriptView(plan, dialectFor(shell, language), speaker(language)));
  return shell === 'powershell' && language !== 'en' ? byteOrderMark + text : text;
}

function dialectFor(shell: Shell, language: Language): Dialect {
  if (shell === 'bash') return bash;
  return language === 'en' ? powershell : powershellUtf8;
}
