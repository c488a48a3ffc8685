/** What is written of actions about objects that kubectl makes. */
import type { ObjectAction } from '../../plan/actions/objects.js';
import { message } from '../../plan/words.js';
import { foldable, inertText } from '../dialect.js';
import { args, atTheEnd, optionsOf, settledWords, withFlags, words } from './command.js';
import { capture, say } from './said.js';
import type { ActionViews } from './view.js';

export const objectViews: Pick<ActionViews, ObjectAction['kind']> = {
  'require-absent': (action, to) => ({
    command: args(action.command, to),
    unreadable: say(action.unreadable, to),
    otherwise: say(action.otherwise, to),
  }),
  apply: (action, to) => ({
    command: args(action.command, to),
    manifest: action.manifest.map((line) =>
      to.style === 'paste' ? to.dialect.literal(line) : to.dialect.manifestLine(line),
    ),
    look: args(action.look, to),
    vanished: say(action.vanished, to),
    removal: args(withFlags(action.removal, ...atTheEnd), to),
    lastLook: args(withFlags(action.look, atTheEnd[1]), to),
    settledLook: foldable(optionsOf(settledWords(withFlags(action.look, atTheEnd[1]), to), to)),
    settledRemoval: foldable(optionsOf(settledWords(withFlags(action.removal, ...atTheEnd), to), to)),
    leaves: say(action.leaves, to),
    remedy: to.dialect.literal(`  kubectl ${words(settledWords(action.removal, to), to)}`),
    otherwise: say(action.otherwise, to),
  }),
  'await-output': (action, to) => ({
    ...capture(action, to),
    characters: say(message('paste.characters'), to),
    command: args(action.command, to),
    attempts: inertText(String(action.attempts)),
    refused: say(action.refused, to),
    otherwise: say(action.otherwise, to),
  }),
  remove: (action, to) => ({
    // Blocks to paste are pasted twice.
    command: args(to.style === 'paste' ? withFlags(action.command, atTheEnd[0]) : action.command, to),
    keeps: action.keeps,
    look: args(action.look, to),
    otherwise: say(action.otherwise, to),
  }),
};
