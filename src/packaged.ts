/** The files that the package carries beside its code. */
import { fileURLToPath } from 'node:url';

/** The absolute path of one, such as `templates/sample/kubeconfig.yaml`: dist/src and dist/bundle lie equally deep. */
export function packaged(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}
