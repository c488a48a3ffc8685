/** A document for each of many contexts, and their index: one that fails does not stop the rest. */
import { isAbsolute, resolve } from 'node:path';
import { UserError } from '../errors.js';
import { snapshotOf } from '../files/remembered.js';
import { systemError } from '../files/system-error.js';
import { isDocument } from '../generate/document-format.js';
import { proven } from '../generate/proven.js';
import { proofText } from '../generate/proven-script.js';
import { type GenerateOptions, scriptOptions } from '../generate/script-options.js';
import type { Host } from '../host.js';
import { missingNote } from '../kubeconfig/problem.js';
import { message } from '../plan/words.js';
import { wantsColor } from '../print/colors.js';
import { writePainted } from '../print/inert-output.js';
import { type Speak, speaker } from '../render/messages.js';
import { calendarName, calendarOf } from './calendar.js';
import { ending } from './ending.js';
import { type ContextFacts, factsOf, stateOf, unknownFacts } from './facts.js';
import { fileNames } from './file-name.js';
import { FleetFolder } from './folder.js';
import { htmlIndex, htmlIndexName } from './index-html.js';
import { indexName, indexPage } from './index-page.js';
import { configOf, membersOf, type Source } from './members.js';
import { type Outcome, tellFailures, tellSummary, worst } from './outcome.js';
import { Progress } from './progress.js';
import type { Row } from './table.js';

/** A document that is to be: a context of a source. */
interface Member {
  readonly source: Source;
  readonly context: string;
  readonly file: string;
}

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
  const usual = snapshotOf(host);
  const sources = membersOf({ ...options, kubeconfig: options.kubeconfig || undefined }, usual);
  const members = named(sources, options);
  const speak = speaker(options.lang);
  const progress = new Progress(host, [...members.values()].flat().length);
  const outcomes: Outcome[] = [];
  const notes = new Set<string>();
  for (const source of sources) {
    if (source.broken !== undefined) outcomes.push(brokenOutcome(source, source.broken, speak, host));
    // What is read for one file is forgotten with it.
    const at = options.kubeconfigs.length === 0 ? usual : snapshotOf(host);
    const facts = factsIn(source, at);
    for (const member of members.get(source) ?? []) {
      progress.at(outcomes.length, member.context);
      outcomes.push(await documentOf(member, { options, folder, speak, facts, at, host, progress, notes }));
    }
  }
  progress.clear();
  const left = folder.left([...members.values()].flat().map(({ file }) => file));
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

/** The members of each source, with their files. */
function named(sources: readonly Source[], options: GenerateOptions): ReadonlyMap<Source, readonly Member[]> {
  const all = sources.flatMap((source) => source.contexts.map((context) => ({ source, context })));
  const names = fileNames(
    all.map(({ source: { label }, context }) => (label === undefined ? [context] : [stem(label), context])),
    ending(options),
    [indexName, htmlIndexName, calendarName],
  );
  const members = new Map<Source, Member[]>(sources.map((source) => [source, []]));
  for (const [index, member] of all.entries())
    members.get(member.source)?.push({ ...member, file: names[index] ?? '' });
  return members;
}

/** A kubeconfig's name without the ending that it has anyway. */
const stem = (label: string): string =>
  label.replace(/\.(?:ya?ml|json|conf|config|kubeconfig)$/i, '') || label;

interface Making {
  readonly options: GenerateOptions;
  readonly folder: FleetFolder;
  readonly speak: Speak;
  readonly facts: (context: string) => ContextFacts;
  /** What the kubeconfig is read through. */
  readonly at: Host;
  readonly host: Host;
  readonly progress: Progress;
  readonly notes: Set<string>;
}

async function documentOf(member: Member, making: Making): Promise<Outcome> {
  const { source, context, file } = member;
  const { options, folder, speak, at, host } = making;
  const kubeconfig = source.kubeconfig;
  const facts = making.facts(context);
  const rowWith = (state: string, name: string | undefined): Row => ({
    ...facts,
    kubeconfig: source.label,
    context,
    file: name,
    state,
  });
  try {
    const { text, reports, missing } = await proven(
      scriptOptions({ ...options, kubeconfig, context: [context] }),
      file,
      at,
    );
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
