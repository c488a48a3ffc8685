/** Which step of ours the commands of a page belong to: by what they call. */
import type { FileReport } from '../verify/report.js';
import { kubectlWords } from './kubectl-words.js';

export interface OwnStep {
  /** With its `## `. */
  readonly heading: string;
  readonly calls: ReadonlySet<string>;
}

/** The headings of a document of ours that have commands below them. */
export function stepsOf(text: string, reports: readonly FileReport[]): readonly OwnStep[] {
  const lines = text.split('\n');
  const starts = lines.flatMap((line, index) => (line.startsWith('## ') ? [index] : []));
  return starts.flatMap((start, index) => {
    const calls = callsWithin(reports, start + 1, starts[index + 1] ?? lines.length);
    return calls.size === 0 ? [] : [{ heading: lines[start] ?? '', calls }];
  });
}

/**
 * The heading for the commands that begin in each of these lines: of the same step as those before or of a later one, and
 * else of any, as where a page begins anew for another shell.
 */
export function placesOf(
  starts: readonly number[],
  reports: readonly FileReport[],
  steps: readonly OwnStep[],
): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  let at = 0;
  for (const [index, start] of starts.entries()) {
    const calls = callsWithin(reports, start, (starts[index + 1] ?? Number.POSITIVE_INFINITY) - 1);
    const shared = steps.map((step) => [...step.calls].filter((call) => calls.has(call)).length);
    const nearest = [at, 0].map((from) => best(shared, from)).find((place) => place !== undefined);
    at = nearest ?? at;
    const heading = steps[at]?.heading;
    if (heading !== undefined) found.set(start, heading);
  }
  return found;
}

/** The first of the greatest numbers from there on; undefined where there is none above 0. */
function best(numbers: readonly number[], from: number): number | undefined {
  const most = Math.max(...numbers.slice(from), 0);
  return most === 0 ? undefined : numbers.indexOf(most, from);
}

function callsWithin(reports: readonly FileReport[], first: number, last: number): ReadonlySet<string> {
  const calls = reports.flatMap((report) => report.calls);
  return new Set(
    calls.filter(({ line }) => line >= first && line <= last).flatMap(({ argv }) => kindOf(argv)),
  );
}

/** What a call is for; nothing for those that only print or keep. */
function kindOf(argv: readonly string[]): readonly string[] {
  if (/(?:^|[\\/])curl(?:\.exe)?$/.test(argv[0] ?? '')) return argv.length < 3 ? [] : ['curl'];
  const [verb, noun, ...words] = kubectlWords(argv) ?? [];
  if (verb === undefined) return [];
  const said = words.join(' ');
  if (verb === 'config') return [`config ${noun} ${/\{range|Cluster name/.test(said) ? 'list' : 'one'}`];
  if (verb === 'create' && noun === 'token')
    return [/(?:^| )(?:-o|--output|--?v)[ =]|expirationSeconds/.test(said) ? 'token life' : 'token'];
  return [verb];
}
