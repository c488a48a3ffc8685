/** What is in files that the script did not write: nothing that a dry run could know, but some are secret whatever they hold. */
import { podFile } from './pod.js';
import { secret, show, textOf, unknown, type Value } from './value.js';

/** Files of the system and of people's homes that only their owners may read. */
const patterns: readonly RegExp[] = [
  /^\/etc\/(?:g?shadow-?|sudoers)$/,
  /^\/etc\/ssh\/ssh_host_\w+_key$/,
  /^\/etc\/ssl\/private\/./,
  /^\/etc\/kubernetes\/(?:pki\/(?:.+\/)?[\w.-]+\.key|[\w.-]+\.conf)$/,
  /^\/proc\/\w+\/environ$/,
  /\/\.ssh\/(?:id_\w+|identity)$/,
  /\/\.kube\/config$/,
  /\/\.aws\/credentials$/,
  /\/\.docker\/config\.json$/,
  /\/\.gnupg\/./,
  /\/\.(?:netrc|git-credentials|pgpass)$/,
];

/** The content of a file that the script did not make; `resolved`: its path from the root, where that is known. */
export function foreignContent(path: Value, resolved: Value = path): Value {
  const ofPod = podFile(resolved);
  if (ofPod !== undefined) return ofPod;
  const last = path.at(-1);
  const end = textOf(path) ?? (last === undefined ? '' : (textOf([last]) ?? ''));
  const what = `content of ${show(path)}`;
  return patterns.some((pattern) => pattern.test(end)) ? secret(what, undefined) : unknown(what);
}
