/** A script → the same script with the findings mended that have a safe way. */
import type { Finding, Shell } from '../verify/report.js';
import { verifyText } from '../verify/verify.js';
import type { World } from '../verify/world.js';
import { type DryRun, isAccepted } from './accept.js';
import { applied } from './edit.js';
import type { Repair, Repairs } from './repair.js';

export interface FixInput {
  readonly file: string;
  readonly text: string;
  readonly shell: Shell;
}

export interface Fixed {
  readonly text: string;
  /** The findings that are gone, in the order in which they were mended. */
  readonly mended: readonly Finding[];
}

/** A script with more to mend than this is mended by several calls. */
const mostRounds = 300;

/**
 * Mends one finding after the other and keeps what the dry run accepts. Where the dry run stops at a finding, what is
 * behind it comes to light when that one is mended. Lines keep their numbers.
 */
export async function fixScript({ file, text, shell }: FixInput, world: World): Promise<Fixed> {
  const repairs = await repairsFor(shell);
  const run = async (of: string): Promise<DryRun> => ({
    text: of,
    report: await verifyText({ file, text: of, shell }, world),
  });
  const mended: Finding[] = [];
  const given = new Set<string>();
  let now = await run(text);
  for (let round = 0; round < mostRounds; round++) {
    const open = repairs(now.text, now.report.findings.filter(isOpen)).filter(
      (repair) => !given.has(keyOf(now.text, repair)),
    );
    const [first] = open;
    if (first === undefined) break;
    const all = await attempt(now, open, run);
    const next = all ?? (open.length > 1 ? await attempt(now, [first], run) : undefined);
    if (next === undefined) given.add(keyOf(now.text, first));
    else {
      mended.push(...onePerPlace(all === undefined ? [first] : open));
      now = next;
    }
  }
  return { text: now.text, mended };
}

/** Two findings of one place that the same edits mend count as one. */
function onePerPlace(repairs: readonly Repair[]): readonly Finding[] {
  const byOffset = new Map<number, Finding>();
  for (const { offset, finding } of repairs) if (!byOffset.has(offset)) byOffset.set(offset, finding);
  return [...byOffset.values()];
}

const isOpen = ({ ignored }: Finding): boolean => ignored === undefined;

async function attempt(
  before: DryRun,
  repairs: readonly Repair[],
  run: (text: string) => Promise<DryRun>,
): Promise<DryRun | undefined> {
  const text = applied(
    before.text,
    repairs.flatMap(({ edits }) => edits),
  );
  if (text === undefined) return undefined;
  const after = await run(text);
  return isAccepted(before, after, repairs) ? after : undefined;
}

/** What was tried in vain is known by the text it was about: offsets move. */
function keyOf(text: string, { finding, edits }: Repair): string {
  const start = edits[0]?.start ?? 0;
  return `${finding.code} ${finding.line} ${text.slice(start, edits.at(-1)?.end ?? start)} ${edits.map((edit) => edit.text).join(' ')}`;
}

async function repairsFor(shell: Shell): Promise<Repairs> {
  if (shell === 'bash') return (await import('./bash-repairs.js')).bashRepairs;
  return (await import('./powershell-repairs.js')).powershellRepairs;
}
