/** The files that the package carries beside its code. A single executable has them within: launch/embedded.ts stands in for this file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The absolute path of one, such as `templates/sample/kubeconfig.yaml`: dist/src and dist/bundle lie equally deep. */
export function packaged(path: string): string {
  return join(import.meta.dirname, '../..', path);
}

/** The bytes of one. */
export function readPackaged(path: string): Buffer {
  return readFileSync(packaged(path));
}
