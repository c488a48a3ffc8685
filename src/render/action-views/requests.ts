/** What is written of actions about requests. */
import type { RequestAction } from '../../plan/actions/requests.js';
import type { Answered } from '../../plan/curl.js';
import { inertText } from '../dialect.js';
import { requestView } from '../request-view.js';
import { capture, say } from './said.js';
import type { ActionView, ActionViews, Writer } from './view.js';

/** A request, and what its statuses say. */
const answered = (action: Answered, to: Writer): ActionView<'request'> => ({
  ...capture(action, to),
  ...requestView(action.request, to.dialect),
  unauthorized: say(action.unauthorized, to),
  forbidden: say(action.forbidden, to),
  unexpected: say(action.unexpected, to),
  otherwise: say(action.otherwise, to),
});

export const requestViews: Pick<ActionViews, RequestAction['kind']> = {
  request: (action, to) => answered(action, to),
  'request-pages': (action, to) => ({
    ...answered(action, to),
    beyond: to.dialect.unlike(action.next.into, action.next.alphabet),
    expired: say(action.expired, to),
    odd: say(action.odd, to),
    endless: say(action.endless, to),
  }),
  stream: (action, to) => ({
    ...requestView(action.request, to.dialect),
    otherwise: say(action.otherwise, to),
  }),
  'await-refusal': ({ again }, to) => ({ again: say(again, to) }),
  wait: () => ({}),
  'await-status': (action, to) => ({
    ...requestView(action.request, to.dialect),
    into: to.dialect.variable(action.into),
    status: to.dialect.word([action.status]),
    attempts: inertText(String(action.attempts)),
    reached: say(action.reached, to),
    otherwise: say(action.otherwise, to),
  }),
};
