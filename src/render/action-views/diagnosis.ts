/** What is written of actions about where a request fails on its way. */
import type { DiagnosisAction } from '../../plan/actions/diagnosis.js';
import { inertText } from '../dialect.js';
import { requestView } from '../request-view.js';
import { args } from './command.js';
import { say } from './said.js';
import type { ActionViews } from './view.js';

export const diagnosisViews: Pick<ActionViews, DiagnosisAction['kind']> = {
  reach: (action, to) => ({
    ...requestView(action.request, to.dialect),
    ends: action.ends.map(({ codes, says }) => ({ codes: codes.map(inertText), says: say(says, to) })),
    secure: action.secure,
    unexpected: say(action.unexpected, to),
  }),
  'judge-certificate': ({ look, ask, ...action }, to) => ({
    look: requestView(look, to.dialect),
    ask: ask !== undefined && requestView(ask, to.dialect),
    expired: say(action.expired, to),
    misnamed: say(action.misnamed, to),
    vouched: say(action.vouched, to),
    unknown: say(action.unknown, to),
  }),
  ask: ({ command, shows, otherwise }, to) => ({
    command: args(command, to),
    shows,
    otherwise: say(otherwise, to),
  }),
  'confirm-api': ({ unavailable, otherwise }, to) => ({
    unavailable: say(unavailable, to),
    otherwise: say(otherwise, to),
  }),
};
