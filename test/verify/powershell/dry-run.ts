/** A dry run of a PowerShell script on the kubeconfig of these tests. */
import type { FileReport } from '../../../src/verify/report.js';
import { dryRunOf } from '../dry-run.js';

export { calls, configFile, kubeconfig, marks } from '../dry-run.js';

/** The report on a script whose environment has HOME, KUBECONFIG, PATH and LANG, and nothing else. */
export const dryRun = (text: string): Promise<FileReport> => dryRunOf('powershell', text);
