/** PowerShell text → everything that a dry run of it comes across. */
import { Recorder } from '../recorder.js';
import type { FileReport } from '../report.js';
import type { World } from '../world.js';

/** Interprets a script. */
export function verifyPowerShell(
  _text: string,
  _world: World,
): Omit<FileReport, 'file' | 'shell' | 'verdict'> {
  const recorder = new Recorder();
  recorder.refuse('KS1003', { line: 1, column: 1 }, 'PowerShell is not interpreted yet');
  return recorder.report();
}
