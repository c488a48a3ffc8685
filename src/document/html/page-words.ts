/** What stands on a page beside the runbook, in its language. */
import { message } from '../../plan/words.js';
import type { Speak } from '../../render/messages.js';

export interface PageWords {
  readonly skip: string;
  readonly shell: string;
  readonly language: string;
  readonly contents: string;
  readonly footer: string;
  readonly script: ScriptWords;
}

/** For the page's script (templates/html/page.ts). */
export interface ScriptWords {
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly done: string;
  /** With `{done}` and `{all}`, which the script fills. */
  readonly progress: string;
  readonly startOver: string;
  readonly cleared: string;
}

export const pageWords = (say: Speak): PageWords => ({
  skip: say(message('document.page.skip')),
  shell: say(message('document.page.shell')),
  language: say(message('document.page.language')),
  contents: say(message('document.page.contents')),
  footer: say(message('document.page.footer')),
  script: {
    copy: say(message('document.page.copy')),
    copied: say(message('document.page.copied')),
    notCopied: say(message('document.page.not-copied')),
    done: say(message('document.page.done')),
    progress: say(message('document.page.progress', { done: '{done}', all: '{all}' })),
    startOver: say(message('document.page.start-over')),
    cleared: say(message('document.page.cleared')),
  },
});
