/** What is written of actions about objects by the API itself. */
import type { ActionOf } from '../../plan/action.js';
import type { ByApiAction } from '../../plan/actions/by-api.js';
import { inertText } from '../dialect.js';
import { requestView } from '../request-view.js';
import { words } from './command.js';
import { capture, ignoring, say } from './said.js';
import type { ActionViews, ObjectView, Writer } from './view.js';

const objectViews = ({ objects }: ActionOf<'make'>, { dialect }: Writer): ObjectView[] =>
  objects.map(({ look, creation, removal }, index) => ({
    look: requestView(look, dialect),
    creation: requestView(creation, dialect),
    removal: requestView(removal, dialect),
    nth: inertText(index === 0 ? '' : String(index + 1)),
  }));

export const byApiViews: Pick<ActionViews, ByApiAction['kind']> = {
  'request-token': (action, to) => ({
    ...capture(action, to),
    ...requestView(action.request, to.dialect),
    status: to.dialect.variable('STATUS'),
    requestHazards: action.requestHazards.map((hazard) => ignoring(hazard, to)),
    unauthorized: say(action.unauthorized, to),
    unsuccessful: say(action.unsuccessful, to),
    refused: say(action.refused, to),
    otherwise: say(action.otherwise, to),
  }),
  'await-secret': (action, to) => ({
    ...capture(action, to),
    ...requestView(action.request, to.dialect),
    status: to.dialect.variable('STATUS'),
    attempts: inertText(String(action.attempts)),
    requestHazards: action.requestHazards.map((hazard) => ignoring(hazard, to)),
    unsuccessful: say(action.unsuccessful, to),
    missing: say(action.missing, to),
    refused: say(action.refused, to),
    otherwise: say(action.otherwise, to),
  }),
  'tell-granted': (action, to) => ({
    ...capture(action, to),
    of: say(action.of, to),
    seconds: say(action.seconds, to),
    otherwise: say(action.otherwise, to),
  }),
  make: (action, to) => ({
    ...capture(action, to),
    objects: objectViews(action, to),
    undoing: objectViews(action, to).reverse(),
    several: action.objects.length > 1,
    shows: action.showHazards.map((hazard) => ignoring(hazard, to)),
    requestHazards: action.requestHazards.map((hazard) => ignoring(hazard, to)),
    unreadable: say(action.unreadable, to),
    exists: say(action.exists, to),
    leaves: say(action.leaves, to),
    remedy: to.dialect.literal(`  kubectl ${words(action.remedy.args, to)}`),
    places: action.places.map((place) => to.dialect.literal(`  DELETE ${place}`)),
    otherwise: say(action.otherwise, to),
  }),
  'take-away': ({ keeps, otherwise }, to) => ({ keeps, otherwise: say(otherwise, to) }),
};
