/** What stands on a page beside the runbook, in its language. */
import type { FieldName } from '../../plan/field-values.js';
import { message } from '../../plan/words.js';
import type { Speak } from '../../render/messages.js';

export interface PageWords {
  readonly skip: string;
  readonly shell: string;
  readonly language: string;
  readonly contents: string;
  readonly footer: string;
  readonly script: ScriptWords;
  readonly fields: FieldWords;
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

/** The same for fields.ts. */
export interface FieldWords {
  readonly values: string;
  readonly valuesNote: string;
  /** At a block that is not what was proved. */
  readonly changed: string;
  readonly reset: string;
  readonly wrong: Readonly<Record<FieldName, string>>;
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
  fields: {
    values: say(message('document.page.values')),
    valuesNote: say(message('document.page.values-note')),
    changed: say(message('document.page.changed')),
    reset: say(message('document.page.reset')),
    wrong: {
      namespace: say(message('document.page.wrong-namespace')),
      'service-account': say(message('document.page.wrong-service-account')),
      path: say(message('document.page.wrong-path')),
    },
  },
});
