/** What is written of actions about what is said to whoever runs the script. */
import type { TellingAction } from '../../plan/actions/telling.js';
import { args } from './command.js';
import { capture, say } from './said.js';
import type { ActionViews } from './view.js';

export const tellingViews: Pick<ActionViews, TellingAction['kind']> = {
  run: (action, to) => ({ command: args(action.command, to), otherwise: say(action.otherwise, to) }),
  'tell-seconds': (action, to) => ({
    ...capture(action, to),
    command: args(action.command, to),
    of: say(action.of, to),
    seconds: say(action.seconds, to),
    days: say(action.days, to),
    hours: say(action.hours, to),
    minutes: say(action.minutes, to),
    otherwise: say(action.otherwise, to),
  }),
  'tell-allowed': ({ yes, no }, to) => ({ yes: say(yes, to), no: say(no, to) }),
  'tell-incomplete': ({ incomplete }, to) => ({ incomplete: say(incomplete, to) }),
  say: ({ text }, to) => ({ text: say(text, to) }),
};
