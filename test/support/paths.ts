/** Where test data lies: compiled tests run from dist/, the data stays in the source tree. */
import { join } from 'node:path';

/** The root of the repository. */
export const root = join(import.meta.dirname, '../../..');

/** The command line as it is installed: the launcher of the bundle. */
export const cli = join(root, 'dist/bundle/kubesteps.cjs');

/** A single executable that stands in for the package, where KUBESTEPS_EXECUTABLE names one. */
export const executable: string | undefined = process.env.KUBESTEPS_EXECUTABLE;

/** Where `npm run executable` puts the one for this machine. */
export const builtExecutable = join(
  root,
  'dist/executable',
  `${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}`,
  'kubesteps',
);

/** The words that start kubesteps as people have it. */
export const kubesteps: readonly [string, ...string[]] =
  executable === undefined ? [process.execPath, cli] : [executable];

/** The same, as a shell reads them. */
export const kubestepsInShell: string = kubesteps.map((word) => `'${word}'`).join(' ');

/** What kubectl calls to complete. */
export const kubectlComplete = join(root, 'dist/bundle/kubectl-complete.cjs');

/** The recorded conformance cases and their input files. */
export const conformance = join(root, 'test/conformance');
