/** What is written of actions about the call that a reader makes himself. */
import type { CallAction } from '../../plan/actions/calls.js';
import { inertText } from '../dialect.js';
import { requestView } from '../request-view.js';
import { words } from './command.js';
import { say } from './said.js';
import type { ActionViews } from './view.js';

export const callViews: Pick<ActionViews, CallAction['kind']> = {
  'define-call': (action, to) => ({
    ...requestView(action.request, to.dialect),
    checks: action.checks.map(({ into, alphabet }) => to.dialect.unlike(into, alphabet)),
    needsCa: action.needsCa,
    needsDoor: action.needsDoor,
    contentType: to.dialect.literal(`Content-Type: ${action.contentType}`),
    missing: say(action.missing, to),
    usage: say(action.usage, to),
    unauthorized: say(action.unauthorized, to),
    forbidden: say(action.forbidden, to),
    unexpected: say(action.unexpected, to),
    otherwise: say(action.otherwise, to),
  }),
  call: ({ args, body }, to) => ({
    args: words(args, to),
    body: body === undefined ? inertText('') : to.dialect.literal(body),
  }),
  'bare-call': (action, to) => ({
    ...requestView(action.request, to.dialect),
    names: action.checks.map(({ into }) => to.dialect.variable(into)),
    checks: action.checks.map(({ into, alphabet }) => to.dialect.unlike(into, alphabet)),
    needsCa: action.needsCa,
    missing: say(action.missing, to),
    otherwise: say(action.otherwise, to),
  }),
};
