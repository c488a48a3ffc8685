/** How a document, or a script, names a folder of one's own that it was made with. */
import { isAbsolute, resolve } from 'node:path';
import type { Host } from '../host.js';
import { kubeconfigFile, kubeconfigText } from '../plan/kubeconfig-file.js';

/** As it was said, where that says nothing of this machine. */
export function placeText(place: string, host: Host): string {
  if (!isAbsolute(place)) return place;
  const home = host.platform === 'win32' ? undefined : host.env.HOME;
  return kubeconfigText(kubeconfigFile(resolve(place), home));
}
