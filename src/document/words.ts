/** What stands between the parts of a runbook, in its language. */
import { message } from '../plan/words.js';
import type { Speak } from '../render/messages.js';
import type { SpeakInline } from './inline.js';
import type { Words } from './runbook.js';

export const wordsOf = (say: Speak, speak: SpeakInline): Words => ({
  needs: say(message('document.needs.title')),
  facts: say(message('document.facts.title')),
  keeping: say(message('document.keeping.title')),
  warning: say(message('document.warning')),
  blocks: { bash: say(message('document.bash')), powershell: say(message('document.powershell')) },
  prints: say(message('document.prints')),
  printsNothing: say(message('document.prints-nothing')),
  options: say(message('document.options')),
  fails: say(message('document.fails.title')),
  notes: say(message('document.notes')),
  notesHint: say(message('document.notes-hint')),
  context: say(message('document.facts.context')),
  several: speak(message('document.several')),
  step: (number) => say(message('document.step', { number: String(number) })),
});
