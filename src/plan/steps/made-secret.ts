/** The words of a Secret that a recipe makes for its token, and removes again. */
import type { Message } from '../message.js';
import { message } from '../words.js';
import type { MadeFacts, MadeObjects } from './made-object.js';

/** A Secret, whose own words are its title, its note, and what is said where it is left. */
export function madeSecret({
  applied,
  ...made
}: Pick<MadeObjects, 'name' | 'manifest' | 'keeps'> & {
  readonly applied: (
    values: MadeFacts,
    style: Parameters<MadeObjects['words']>[1],
  ) => { readonly title: Message; readonly notes: readonly Message[]; readonly left: Message };
}): MadeObjects {
  return {
    ...made,
    types: () => 'secrets',
    words: (values, style) => ({
      ...applied(values, style),
      otherwise: message('secret.apply.otherwise', values),
      unreadable: message('secret.unreadable', values),
      exists: message('secret.exists', values),
      vanished: message('secret.vanished', values),
      removal: {
        title: message('secret.remove.title'),
        note: message('secret.remove.note'),
        otherwise: message('secret.remove.otherwise', values),
      },
    }),
  };
}
