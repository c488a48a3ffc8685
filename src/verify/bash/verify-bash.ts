/** Shell text → everything that a dry run of it comes across. */
import { parse } from 'unbash';
import { Recorder } from '../recorder.js';
import type { FileReport } from '../report.js';
import { suppress } from '../suppress.js';
import type { World } from '../world.js';
import { checkBytes } from './bytes.js';
import { commentsOf } from './comments.js';
import { confirmReadable } from './gate.js';
import { merge } from './join.js';
import { BudgetExceeded, type Context, type Dialect, Machine } from './machine.js';
import { Refusal } from './refusal.js';
import { runList } from './run.js';
import { sourceOf } from './source.js';
import { State } from './state.js';
import { runExitTrap } from './traps.js';

/** Interprets a script. `lineMap`: see `sourceOf`. */
export function verifyBash(
  text: string,
  world: World,
  lineMap?: readonly number[],
): Omit<FileReport, 'file' | 'shell' | 'verdict'> {
  const recorder = new Recorder();
  const source = sourceOf(text, lineMap);
  const context: Context = {
    machine: new Machine(world, recorder, dialectOf(text)),
    source,
    tested: false,
    background: false,
  };
  const comments = run(context, recorder);
  const report = recorder.report();
  return { ...report, findings: suppress(report.findings, comments) };
}

function run(context: Context, recorder: Recorder): ReturnType<typeof commentsOf> {
  const { source } = context;
  let comments: ReturnType<typeof commentsOf> = [];
  try {
    checkBytes(context);
    const script = parse(source.text);
    comments = commentsOf(source, script);
    confirmReadable(script, source.text);
    const ended = runList(context, new State(), script.commands);
    for (const state of merge(context, ended)) {
      for (const after of runExitTrap(context, state)) {
        const { status } = after;
        for (const job of after.jobs) {
          if (job.endless)
            recorder.find(
              'KS2201',
              source.place(source.text.length),
              `${job.what} is left running when the script ends`,
            );
        }
        recorder.end(status.kind === 'known' ? status.status : undefined, after.trail);
      }
    }
  } catch (error) {
    if (error instanceof Refusal) {
      recorder.refuse(
        error.code,
        source.place(error.offset ?? 0),
        error.reason,
        error.fix === undefined ? {} : { fix: error.fix },
      );
    } else if (error instanceof BudgetExceeded) {
      recorder.refuse('KS1003', source.place(0), 'the script can take too many ways to look at them all');
    } else if (error instanceof RangeError) {
      recorder.refuse('KS1003', source.place(0), 'the script is nested too deep');
    } else throw error;
  }
  return comments;
}

/** The shell that the first line names; bash where it names none. */
function dialectOf(text: string): Dialect {
  const first = /^#![^\n]*/.exec(text)?.[0] ?? '';
  if (/\bzsh\b/.test(first)) return 'zsh';
  return /\b(sh|dash|ash)\b/.test(first) && !/\bbash\b/.test(first) ? 'sh' : 'bash';
}
