/** What happens and what is wrong with it, as one list. */

/** Lines of a report about a line of a script. */
export interface Entry {
  readonly line: number;
  readonly lines: readonly string[];
}

/**
 * The steps in their order, and the findings between them, by line: behind the first steps of their
 * line; one whose line has none comes before the first step of a later line.
 */
export function interleaved(steps: readonly Entry[], findings: readonly Entry[]): readonly Entry[] {
  const beside = new Map<number, Entry[]>(steps.map(({ line }) => [line, []]));
  for (const finding of findings) beside.get(finding.line)?.push(finding);
  const alone = findings
    .filter(({ line }) => !beside.has(line))
    .sort((a, b) => a.line - b.line)
    .reverse();
  const listed: Entry[] = [];
  for (const [index, step] of steps.entries()) {
    for (let next = alone.at(-1); next !== undefined && next.line < step.line; next = alone.at(-1)) {
      listed.push(next);
      alone.pop();
    }
    listed.push(step);
    if (steps[index + 1]?.line === step.line) continue;
    listed.push(...(beside.get(step.line)?.splice(0) ?? []));
  }
  return [...listed, ...alone.reverse()];
}
