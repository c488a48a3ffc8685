/** Where test data lies: compiled tests run from dist/, the data stays in the source tree. */
import { join } from 'node:path';

/** The root of the repository. */
export const root = join(import.meta.dirname, '../../..');

/** The command line as it is installed: the launcher of the bundle. */
export const cli = join(root, 'dist/bundle/kubesteps.cjs');

/** What kubectl calls to complete. */
export const kubectlComplete = join(root, 'dist/bundle/kubectl-complete.cjs');

/** The recorded conformance cases and their input files. */
export const conformance = join(root, 'test/conformance');
