/** Where test data lies: compiled tests run from dist/, the data stays in the source tree. */
import { join } from 'node:path';

/** The root of the repository. */
export const root = join(import.meta.dirname, '../../..');

/** The recorded conformance cases and their input files. */
export const conformance = join(root, 'test/conformance');
