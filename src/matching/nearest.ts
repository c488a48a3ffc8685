/** The name that was probably meant. */

const maximumTyped = 300;

/** The known name nearest to the given one, by edits; undefined where none is near. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  // Nobody types so much, and the time grows with the square.
  if (name.length > maximumTyped) return undefined;
  let nearest: string | undefined;
  // Of four letters, two that differ make another word: init is no lint.
  let least = (name.length < 5 ? 1 : Math.max(2, Math.floor(name.length / 3))) + 1;
  for (const candidate of known) {
    const distance = editDistance(name, candidate, least);
    if (distance < least) {
      least = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

/** Insertions, deletions, replacements and swaps of neighbours; `limit` where it takes as many or more. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  if (a.toLowerCase() === b.toLowerCase()) return a === b ? 0 : 0.5;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, k) => k);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (row.every((cost) => cost >= limit)) return limit;
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? limit;
}
