/** One set of files for two that paths came to. */
import { joinFields } from './fields.js';
import { fileFields } from './file-fields.js';
import type { VirtualFile, VirtualFiles } from './files.js';
import { bothChanges, changeKey } from './kubeconfig-change.js';
import { show, unknown } from './value.js';

/** What either of them holds may be there; what they hold otherwise is not known. `where` ends the label of what is not known. */
export function joinFiles(left: VirtualFiles, right: VirtualFiles, where: string): VirtualFiles {
  const joined = left.clone();
  joined.joinRemoved(right);
  const { kubeconfigChange: before } = left;
  const { kubeconfigChange: beside } = right;
  if (changeKey(before) !== changeKey(beside)) joined.kubeconfigChange = bothChanges(before, beside);
  const keys = new Set([...left.entriesByKey.keys(), ...right.entriesByKey.keys()]);
  for (const key of keys) {
    const one = left.entriesByKey.get(key);
    const other = right.entriesByKey.get(key);
    const file = one ?? other;
    if (file === undefined) continue;
    if (one === undefined || other === undefined) {
      // Where only one of them knows it, the other may find anything there.
      const foreign = (one === undefined ? left : right).look(file.path).kind === 'foreign';
      const content = foreign ? unknown(`content of ${show(file.path)}`) : file.content;
      joined.update({ ...file, content, certain: false });
    } else joined.update(joinFile(one, other, where));
  }
  return joined;
}

function joinFile(one: VirtualFile, other: VirtualFile, where: string): VirtualFile {
  const joined = { ...one, ...joinFields(fileFields, one, other, { where, path: one.path }) };
  const { growing, linked, ...resting } = joined;
  return {
    ...resting,
    ...(growing === true ? { growing } : {}),
    ...(linked === true ? { linked } : {}),
  };
}
