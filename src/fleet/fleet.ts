/** A document for each of many contexts, and their index: one that fails does not stop the rest. */
import { isAbsolute, resolve } from 'node:path';
import { UserError } from '../errors.js';
import { systemError } from '../files/system-error.js';
import { isDocument } from '../generate/document-format.js';
import { proofText } from '../generate/proven-script.js';
import type { GenerateOptions } from '../generate/script-options.js';
import type { Host } from '../host.js';
import { missingNote } from '../kubeconfig/problem.js';
import { message } from '../plan/words.js';
import { wantsColor } from '../print/colors.js';
import { writePainted } from '../print/inert-output.js';
import { type Speak, speaker } from '../render/messages.js';
import { Ahead } from './ahead.js';
import { calendarName, calendarOf } from './calendar.js';
import { type ContextFacts, factsOf, stateOf, unknownFacts } from './facts.js';
import { FleetFolder } from './folder.js';
import { htmlIndex, htmlIndexName } from './index-html.js';
import { indexName, indexPage } from './index-page.js';
import { configOf, membersOf, type Source } from './members.js';
import { type Outcome, tellFailures, tellSummary, worst } from './outcome.js';
import { type Planned, plannedOf, readOnce } from './planned.js';
import { Progress } from './progress.js';
import type { Row } from './table.js';

/**
 * Writes the documents, the index last, and removes what no longer belongs where that is asked. Returns the worst exit
 * code. Throws a UserError where nothing can be written at all.
 */
export async function writeFleet(options: GenerateOptions, shown: string, host: Host): Promise<number> {
  const path = isAbsolute(shown) ? shown : resolve(host.cwd, shown);
  const folder = new FleetFolder(
    {
      shown,
      path,
      force: options.force,
      runs: !isDocument(options.format),
      lists: [
        indexName,
        ...(options.format === 'html' ? ([htmlIndexName] as const) : []),
        ...(options.calendar ? ([calendarName] as const) : []),
      ],
    },
    host,
  );
  const usual = readOnce(host);
  const sources = membersOf({ ...options, kubeconfig: options.kubeconfig || undefined }, usual.at);
  const members = plannedOf(sources, options, () =>
    options.kubeconfigs.length === 0 ? usual : readOnce(host),
  );
  const all = members.flatMap(({ planned }) => planned);
  const speak = speaker(options.lang);
  const progress = new Progress(host, all.length);
  const outcomes: Outcome[] = [];
  const notes = new Set<string>();
  const ahead = new Ahead(options, all);
  try {
    await ahead.start(host);
    for (const { source, from, planned } of members) {
      if (source.broken !== undefined) outcomes.push(brokenOutcome(source, source.broken, speak, host));
      const facts = factsIn(source, from.at);
      for (const one of planned) {
        progress.at(outcomes.length, one.context);
        outcomes.push(
          await documentOf(one, source, { options, folder, speak, facts, ahead, host, progress, notes }),
        );
      }
      // What is read for one file is forgotten with it.
      from.known.clear();
    }
  } finally {
    ahead.stop();
  }
  progress.clear();
  const left = folder.left(all.map(({ file }) => file));
  if (options.prune) for (const name of left) folder.remove(name);
  const { recipe, shell, format, lang } = options;
  const rows = outcomes.map(({ row }) => row);
  if (options.format === 'html') folder.putList(htmlIndexName, htmlIndex(rows, options.lang));
  if (options.calendar)
    folder.putList(
      calendarName,
      calendarOf(
        outcomes.map(({ row: { context, kubeconfig }, facts }) => ({ context, kubeconfig, facts })),
        speak,
      ),
    );
  folder.putList(
    indexName,
    indexPage(
      {
        made: { recipe, shell, format, lang },
        rows,
        left: options.prune ? [] : left,
      },
      speak,
    ),
  );
  for (const note of notes) host.stderr.write(`note: ${note}\n`);
  tellFailures(outcomes, host);
  const removed = options.prune ? left.length : undefined;
  const index = options.format === 'html' ? htmlIndexName : indexName;
  tellSummary(outcomes, { folder: shown, index, removed, left: options.prune ? 0 : left.length }, host);
  return worst(outcomes);
}

interface Making {
  readonly options: GenerateOptions;
  readonly folder: FleetFolder;
  readonly speak: Speak;
  readonly facts: (context: string) => ContextFacts;
  readonly ahead: Ahead;
  readonly host: Host;
  readonly progress: Progress;
  readonly notes: Set<string>;
}

async function documentOf(planned: Planned, source: Source, making: Making): Promise<Outcome> {
  const { kubeconfig, context, file } = planned;
  const { options, folder, speak, ahead, host } = making;
  const facts = making.facts(context);
  const rowWith = (state: string, name: string | undefined): Row => ({
    ...facts,
    kubeconfig: source.label,
    context,
    file: name,
    state,
  });
  try {
    const { text, reports, missing } = await ahead.proven(planned);
    if (options.proof) {
      making.progress.clear();
      writePainted(host.stderr, await proofText(reports, wantsColor(host), host.speech));
    }
    const became = folder.put(file, text, kubeconfig);
    for (const one of missing) making.notes.add(missingNote(one));
    return { became, facts, row: rowWith(stateOf(facts, host.now(), speak), file) };
  } catch (thrown) {
    const error = systemError(thrown) ?? thrown;
    if (!(error instanceof UserError)) throw error;
    const row = rowWith(failureState(error, speak, host), folder.isThere(file) ? file : undefined);
    return { became: 'failed', facts, row, error };
  }
}

/** What is known of the contexts of a kubeconfig. */
function factsIn({ kubeconfig, broken }: Source, at: Host): (context: string) => ContextFacts {
  if (broken !== undefined) return () => unknownFacts;
  const config = configOf(kubeconfig, at);
  return (context) => factsOf(config, context, at);
}

function brokenOutcome(source: Source, error: UserError, speak: Speak, host: Host): Outcome {
  const row = { ...unknownFacts, kubeconfig: source.label, context: '', file: undefined };
  return {
    became: 'failed',
    error,
    facts: unknownFacts,
    row: { ...row, state: failureState(error, speak, host) },
  };
}

function failureState({ message: text }: UserError, speak: Speak, host: Host): string {
  const [first = ''] = text.split('\n');
  return speak(message('fleet.failed', { why: host.speech?.say(first) ?? first }));
}
