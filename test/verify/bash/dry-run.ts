/** A dry run of a shell script on the kubeconfig of these tests. */
import { join } from 'node:path';
import type { FileReport } from '../../../src/verify/report.js';
import { root } from '../../support/paths.js';
import { dryRunOf } from '../dry-run.js';

export { calls, configFile, kubeconfig, marks, world } from '../dry-run.js';

export const here = join(root, 'test/verify/bash');

/** The report on a script whose environment has HOME, KUBECONFIG, PATH and LANG, and nothing else. */
export const dryRun = (text: string): Promise<FileReport> => dryRunOf('bash', text);
