/** What cmdlets do that write a file. */
import { concat, derived, type Value } from '../../value.js';
import { actionFor } from '../binding/binding.js';
import { missing, opens, putFile } from '../files/file-access.js';
import { failed, report } from '../state/errors.js';
import type { Items } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { CmdletCall } from './cmdlet-call.js';

/**
 * Writes a file for Set-Content and its kind. A folder that is missing is an error that the command goes on after; one
 * that may not be written, or a folder in its place, ends the statement: which of them it is only a run would show.
 * `certain`: there is something to write.
 */
export function writeContent(
  call: CmdletCall,
  path: Value,
  content: Value,
  result: Items,
  certain = true,
): Paths<Items> {
  const { machine, state, offset, bound } = call;
  return opens(machine, state, path, offset).chain((fine, at): Paths<Items> => {
    if (fine) {
      const found = at.files.look(path);
      const before = found.kind === 'known' ? found.file : undefined;
      // Where nothing may come, the file may be what it was.
      if (certain) putFile(machine, at, path, content, offset);
      else {
        const either = derived(concat(before?.content ?? [], content), 'or what was there before');
        putFile(machine, at, path, either, offset, before?.certain ?? false);
      }
      return Paths.of(at, result);
    }
    const refused = failed<Items>(at.clone(), missing(path), offset, 'cmdlet');
    return Paths.all([refused, report<Items>(at, missing(path), actionFor(at, bound, offset), [])]);
  });
}
