/** Random edits of a shell script, such as people make by mistake or on purpose. */
import type { Random } from '../../../support/random.js';
import { Draft, type Edit } from '../../soundness/edit.js';
import { textEdits } from '../../soundness/text-edits.js';
import * as material from './text-material.js';

/** One random edit. */
export function editOf(text: string, random: Random): Edit {
  const draft = new Draft(text, random, material.token);
  const kinds: readonly [() => Edit, ...(() => Edit)[]] = [
    ...textEdits(draft, material),
    () =>
      draft.atOne('option changed', /(?<=\s)--?[a-z-]+/g, (found) =>
        random.pick([
          found.slice(0, -1),
          `${found}x`,
          found.slice(1),
          '--insecure',
          '-k',
          `--no-${found.replace(/^-+/, '')}`,
        ]),
      ),
    () =>
      draft.atOne('variable renamed', /\$\{?[A-Za-z_]+/g, (found) =>
        random.pick([found.slice(0, -1), `${found}S`, '$TOKEN', '$CONTEXT', '$?', '$!', '$1']),
      ),
    () =>
      draft.atOne('assignment renamed', /\b[A-Za-z_]+(?==)/g, (found) =>
        random.pick([`${found}S`, 'TOKEN', 'CONTEXT', 'PATH', 'IFS', 'KUBECONFIG', 'server', 'HOME']),
      ),
    () => draft.atOne('line ends with a space', /(?=\n)/g, () => ' '),
  ];
  return random.pick(kinds)();
}
