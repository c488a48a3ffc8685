/** Which contexts a search finds, the best first. */

export interface Searchable {
  readonly name: string;
  /** More that may be searched for, such as the server. */
  readonly about: string;
}

/** Every word of the query has to be found; case does not matter. Without a query: all, in their order. */
export function search<Item extends Searchable>(items: readonly Item[], query: string): readonly Item[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return items;
  return items
    .map((item) => ({ item, score: Math.max(...words.map((word) => scoreOf(item, word))) }))
    .filter(({ score }) => score < notFound)
    .sort((a, b) => a.score - b.score)
    .map(({ item }) => item);
}

const notFound = 9;

/** Less is better: the name begins so, holds it, the rest holds it, the name has its letters in this order. */
function scoreOf({ name, about }: Searchable, word: string): number {
  const lower = name.toLowerCase();
  if (lower.startsWith(word)) return 0;
  if (lower.includes(word)) return 1;
  if (about.toLowerCase().includes(word)) return 2;
  return inOrder(lower, word) ? 3 : notFound;
}

function inOrder(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
