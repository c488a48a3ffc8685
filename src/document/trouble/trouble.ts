/** What is seen where a step fails, what it comes from, and what to look at: each step's own. */
import type { Action, AnnotatedAction } from '../../plan/action.js';
import type { Step } from '../../plan/types.js';
import { message } from '../../plan/words.js';
import type { Trouble } from '../runbook.js';
import { curlTrouble, proxiedTrouble } from './curl.js';
import { asksServer, kubectlTrouble } from './kubectl.js';
import { localTrouble } from './local.js';
import type { Surroundings } from './signs.js';

/** For each step. What kubectl says of the server stands at the first that asks it; later ones lead there. */
export function troublesOf(
  steps: readonly Step[],
  surroundings: Omit<Surroundings, 'source'>,
): readonly (readonly Trouble[])[] {
  const given = { ...surroundings, source: steps.findIndex(({ actions }) => actions.some(isSource)) + 1 };
  const asks = steps.map(({ actions }) => actions.some(asksServer));
  const first = asks.indexOf(true);
  return steps.map(({ actions }, index) => [
    ...actions.flatMap((action) => own(action, given)),
    ...(!asks[index] ? [] : index === first ? kubectlTrouble(given) : [asInStep(first + 1, given)]),
  ]);
}

/** Where a token comes from, or the way to the server. */
const isSource = (action: Action): boolean =>
  (action.kind === 'capture' && action.into === 'TOKEN') ||
  action.kind === 'await-output' ||
  action.kind === 'start-private-proxy';

function own(action: AnnotatedAction, given: Surroundings): readonly Trouble[] {
  switch (action.kind) {
    case 'bare-call':
      return curlTrouble(given, action.missing);
    case 'define-call':
      return action.needsDoor ? proxiedTrouble(given, action.missing) : curlTrouble(given, action.missing);
    default:
      return localTrouble(action, given);
  }
}

const asInStep = (number: number, { speak }: Surroundings): Trouble => ({
  sign: speak(message('document.fails.other')),
  said: speak(message('document.fails.as-in', { number: `${number}` })),
});
