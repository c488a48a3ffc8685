/** The explorer's loop: keys and answers in, screens and effects out; the terminal is given back however it ends. */

import type { Keyboard } from '../keyboard.js';
import { wantsColor } from '../print/colors.js';
import { perform, type World } from './effects.js';
import { paint } from './paint.js';
import { draw } from './screen.js';
import type { State } from './state.js';
import { type Effect, type Event, firstEffects, step } from './step.js';

/** Runs until the user leaves; returns the exit code. Rejects with a bug, after the terminal is as it was. */
export function explore(first: State, keyboard: Keyboard, world: World): Promise<number> {
  const { host } = world;
  const color = wantsColor(host);
  return new Promise((resolve, reject) => {
    let state = first;
    let over = false;
    const end = (settle: () => void): void => {
      if (over) return;
      over = true;
      giveBack();
      settle();
    };
    const dispatch = (event: Event): void => {
      if (over) return;
      try {
        const next = step(state, event);
        state = next.state;
        show();
        next.effects.forEach(run);
      } catch (error) {
        end(() => reject(error));
      }
    };
    const run = (effect: Effect): void => {
      if (effect.kind === 'leave') end(() => resolve(effect.exitCode));
      else perform(effect, world).then(dispatch, (error: unknown) => end(() => reject(error)));
    };
    const show = (): void => host.stdout.write(paint(draw(state), color));
    const giveBack = keyboard.open({
      pressed: (key) => dispatch({ kind: 'key', key }),
      resized: () => dispatch({ kind: 'resized', size: keyboard.size() }),
      ended: (exitCode) => end(() => resolve(exitCode)),
    });
    show();
    firstEffects(state).forEach(run);
  });
}
