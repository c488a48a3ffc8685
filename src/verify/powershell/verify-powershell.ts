/** PowerShell text → everything that a dry run of it comes across. */

import { withAllowance } from '../effort.js';
import { tooLong } from '../limits.js';
import { Recorder } from '../recorder.js';
import { Refusal, recordEnd } from '../refusal.js';
import type { FileReport } from '../report.js';
import { noteHardCoded } from '../secrecy/hard-coded.js';
import { sourceOf } from '../source.js';
import { type Comment, suppress } from '../suppress.js';
import type { World } from '../world.js';
import type { ScriptBlock } from './parse/ast.js';
import { parsePowerShell } from './parse/parse.js';
import { PowerShellSyntaxRefusal } from './parse/refusal.js';
import { checkBytes } from './read/bytes.js';
import { commentsOf } from './read/comments.js';
import { execution } from './run/execution.js';
import { runScript } from './run/script.js';
import { Machine } from './state/machine.js';

/** Interprets a script. `lineMap[n]` is the file's line of the text's line n, from 0. */
export function verifyPowerShell(
  text: string,
  world: World,
  lineMap?: readonly number[],
): Omit<FileReport, 'file' | 'shell' | 'verdict'> {
  const recorder = new Recorder('powershell');
  // A byte order mark says how to read the file, and is no part of the script.
  const marked = text.startsWith('\ufeff');
  const source = sourceOf(marked ? text.slice(1) : text, lineMap);
  const machine = new Machine(world, recorder, source, execution);
  const comments = withAllowance(() => run(machine, marked));
  noteHardCoded(recorder, source);
  const report = recorder.report();
  return { ...report, findings: suppress(report.findings, world.honorsIgnore ? comments : []) };
}

/** Whether a text is a script that is read at all. */
export function isReadable(text: string): boolean {
  try {
    parsePowerShell(text);
    return true;
  } catch (error) {
    if (error instanceof PowerShellSyntaxRefusal || error instanceof RangeError) return false;
    throw error;
  }
}

function run(machine: Machine, marked: boolean): readonly Comment[] {
  const { recorder, source } = machine;
  let comments: readonly Comment[] = [];
  try {
    const long = tooLong(source.text);
    if (long !== undefined) throw new Refusal('KS1003', long, 0, 'split it');
    checkBytes(machine, marked);
    const script: ScriptBlock = parsePowerShell(source.text);
    comments = commentsOf(source, script);
    runScript(machine, script);
  } catch (error) {
    if (error instanceof PowerShellSyntaxRefusal) {
      const { construct, offset, reason } = error;
      recorder.refuse(
        construct ? 'KS1003' : 'KS1001',
        source.place(offset),
        construct ? reason : `not read: ${reason}`,
      );
    } else recordEnd(recorder, source, error);
  }
  return comments;
}
