/** Shell text → everything that a dry run of it comes across. */
import { parse, type Script } from 'unbash';
import { withAllowance } from '../effort.js';
import { tooLong } from '../limits.js';
import { podVariablesIn } from '../pod.js';
import { Recorder } from '../recorder.js';
import { BudgetExceeded, Refusal, recordEnd } from '../refusal.js';
import type { FileReport } from '../report.js';
import { firstUnreached, noteUnreached } from '../run/dry-run.js';
import { noteLeftBehind } from '../run/secrets.js';
import { noteHardCoded } from '../secrecy/hard-coded.js';
import { type Source, sourceOf } from '../source.js';
import { suppress } from '../suppress.js';
import type { World } from '../world.js';
import { checkBytes } from './read/bytes.js';
import { commentsOf } from './read/comments.js';
import { firstOptions, namedDialect } from './read/first-line.js';
import { confirmReadable } from './read/gate.js';
import { confirmDialect } from './read/gate-dialect.js';
import { openQuote } from './read/open-quote.js';
import { execution } from './run/execution.js';
import { forgetUnread } from './run/forget-unread.js';
import { runList } from './run/list.js';
import { runExitTrap } from './run/traps.js';
import { onArguments, withUnknownArguments } from './state/arguments.js';
import { type Context, Machine } from './state/machine.js';
import { merge } from './state/merge.js';
import { State } from './state/state.js';

/** Interprets a script. `lineMap`: see `sourceOf`. `file`: its name's ending counts where the first line names no shell. */
export function verifyBash(
  text: string,
  world: World,
  lineMap?: readonly number[],
  file = '',
): Omit<FileReport, 'file' | 'shell' | 'verdict'> {
  const recorder = new Recorder();
  const source = sourceOf(text, lineMap);
  const named = namedDialect(text, file);
  const dialect = named ?? 'bash';
  const context: Context = {
    machine: new Machine(world, recorder, dialect, execution, named !== 'bash'),
    source,
    tested: false,
    unclear: false,
    background: false,
  };
  context.machine.text = text;
  const comments = withAllowance(() => run(context, recorder));
  noteHardCoded(recorder, source);
  const report = recorder.report();
  return { ...report, findings: suppress(report.findings, world.honorsIgnore ? comments : []) };
}

/** Whether a text is a script that is read at all. */
export function isReadable(text: string): boolean {
  try {
    confirmReadable(parse(text), text);
    return true;
  } catch (error) {
    if (error instanceof Refusal || error instanceof RangeError) return false;
    throw error;
  }
}

const xtraceWarning = 'with -x the shell prints every argument, secrets too';

function run(context: Context, recorder: Recorder): ReturnType<typeof commentsOf> {
  const { source } = context;
  let comments: ReturnType<typeof commentsOf> = [];
  try {
    const long = tooLong(source.text);
    if (long !== undefined) throw new Refusal('KS1003', long, 0, 'split it');
    checkBytes(context);
    const script = parse(source.text);
    comments = commentsOf(source, script);
    confirmRead(script, source);
    confirmDialect(context.machine.dialect, script, source.text);
    context.machine.topLevel = script.commands;
    if (firstOptions(source.text).some((options) => options.has('xtrace')))
      recorder.find('KS5103', source.place(0), xtraceWarning, { fix: 'leave -x out' });
    const ended = runBothWays(context, script);
    const offsets = script.commands.map(({ pos }) => pos);
    const next = firstUnreached(context.machine, offsets, ended);
    if (next !== undefined) noteUnreached(context.machine, source, offsets[next] ?? 0);
    forgetUnread(context, ended);
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
        noteLeftBehind(recorder, after.files, `trap 'rm -rf -- "$WORK"' EXIT`);
        recorder.end(status.kind === 'known' ? status.status : undefined, after.trail);
      }
    }
    noteUnused(context);
    const { looksAtAllArguments, readsArguments } = context.machine;
    if (readsArguments && !looksAtAllArguments) recorder.assume('the script is called without arguments');
  } catch (error) {
    recordEnd(recorder, source, error);
  }
  return comments;
}

/** The states in which a script ends that is called without arguments, and with any where those decide what runs. */
function runBothWays(context: Context, script: Script): State[] {
  const { machine, source } = context;
  const run = (within: Context, prepare: (state: State) => State): State[] =>
    firstOptions(source.text).flatMap((options) => {
      const state = new State();
      state.options = options;
      for (const { name, value } of podVariablesIn(source.text, machine.world)) {
        state.variables.set(name, { value, elements: undefined, exported: true, readonly: false });
      }
      return runList(within, prepare(state), script.commands);
    });
  const ended = run(context, (state) => state);
  if (!machine.readsArguments || machine.trial) return ended;
  const trial = machine.forTrial();
  trial.topLevel = script.commands;
  let further = true;
  try {
    run({ ...context, machine: trial }, withUnknownArguments);
    further = trial.looksAtEachArgument || reachesFurther(machine, trial);
  } catch (error) {
    // What keeps it from being looked at is found again below.
    if (!(error instanceof Refusal || error instanceof BudgetExceeded || error instanceof RangeError))
      throw error;
  }
  if (!further) return ended;
  machine.looksAtAllArguments = true;
  const last = machine.lastReached;
  const more = run(context, withUnknownArguments);
  machine.lastReached = Math.max(last ?? 0, machine.lastReached ?? 0);
  return [...ended, ...more];
}

/** Whether one run calls a command, or is refused, where the other does nothing: not only its values differ. */
function reachesFurther(plain: Machine, other: Machine): boolean {
  if ([...other.refusedAt].some((offset) => !plain.reachedAt.has(offset))) return true;
  const before = plain.recorder.report();
  const after = other.recorder.report();
  const refused = ({ findings }: typeof before) =>
    findings.filter(({ message, notProved }) => notProved && message !== onArguments);
  const known = new Set([...before.calls, ...refused(before)].map(({ line }) => line));
  return [...after.calls, ...refused(after)].some(({ line }) => !known.has(line));
}

/** `confirmReadable`, with the place of a syntax error where a missing quote seems to be what leads to it. */
function confirmRead(script: Script, source: Source): void {
  try {
    confirmReadable(script, source.text);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'KS1001') throw error;
    const { offset = 0, reason } = error;
    const open = openQuote(source.text, offset);
    if (open === undefined) throw error;
    const what = `the quote that opens here ends lines below, where a word goes on; then, on line ${source.place(offset).line}`;
    throw new Refusal('KS1001', `${what}: ${reason}`, open, 'is a quote missing?');
  }
}

/** A variable that the text names nowhere but where it is set. */
function noteUnused(context: Context): void {
  const { machine, source } = context;
  const used = usedWords(source.text);
  for (const [name, place] of machine.assigned) {
    if (name.startsWith('_') || (/^[A-Z]+$/.test(name) === false && name.length < 2)) continue;
    if (name === 'KUBECONFIG' || used.has(name)) continue;
    machine.recorder.find('KS2002', place, `${name} is never used`);
  }
}

/** The words that stand somewhere without being set there: behind `$`, in arithmetic, after `export`. */
function usedWords(text: string): ReadonlySet<string> {
  const used = new Set<string>();
  const assignment = /\+?=[^=]/y;
  for (const { 0: word, index } of text.matchAll(/\w+/g)) {
    assignment.lastIndex = index + word.length;
    if (text[index - 1] === '$' || !assignment.test(text)) used.add(word);
  }
  for (const line of text.split('\n')) {
    const exported = /\b(?:export|declare -x|typeset -x)\b/.exec(line);
    if (exported === null) continue;
    for (const [word] of line.slice(exported.index + exported[0].length).matchAll(/\w+/g)) used.add(word);
  }
  return used;
}
