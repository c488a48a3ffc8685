/** The order of a run: which call comes before which, out of what is known of each call alone. */

/** A call with the ids of those that can come right before it; 0 is the start. */
interface OrderedCall {
  readonly id: number;
  readonly after: Iterable<number>;
}

/**
 * A rank for each call, by id, and 0 for the start: a call has a higher one than whatever always comes before it, so that
 * a trap comes behind the last command that can end the script. Of two ways, the one that stands first comes first; a
 * call to which a loop comes back has the place of its first time. (Reverse postorder, as compilers number blocks.)
 */
export function ranksOf(calls: readonly OrderedCall[]): ReadonlyMap<number, number> {
  const next = new Map<number, number[]>();
  for (const { id, after } of calls) {
    for (const before of after) {
      const known = next.get(before);
      if (known === undefined) next.set(before, [id]);
      else known.push(id);
    }
  }
  // The last way is walked first, and so numbered last.
  for (const ids of next.values()) ids.sort((a, b) => a - b);
  const seen = new Set([0]);
  const ended: number[] = [];
  const open = [0];
  for (let id = open.at(-1); id !== undefined; id = open.at(-1)) {
    const following = next.get(id)?.pop();
    if (following === undefined) {
      ended.push(id);
      open.pop();
    } else if (!seen.has(following)) {
      seen.add(following);
      open.push(following);
    }
  }
  return new Map(ended.reverse().map((id, rank) => [id, rank]));
}
