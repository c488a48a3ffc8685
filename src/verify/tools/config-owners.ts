/** Of which cluster a text is that stands in several: the template says it, not the text. */

import { isList, isMap } from '../../go/item.js';
import type { Value as JsonValue } from '../../go/value.js';
import { JsonPathError } from '../../jsonpath/error.js';
import { type EvaluateOptions, evaluate } from '../../jsonpath/evaluate.js';
import { parseTemplate } from '../../jsonpath/parse.js';

// In no URL, path or base64, and no character that a template could be written with by chance.
const mark = '\uf8ff';

/**
 * The names of the clusters that the printed items come from, item by item: the template is evaluated once more with
 * every text of a cluster marked. Empty where the marks change what it selects (a filter that compares such a text).
 */
export function ownersOf(source: string, wire: JsonValue, options: EvaluateOptions): Owners {
  const names: string[] = [];
  const marked = markClusters(wire, names);
  try {
    const owners = [...evaluate(parseTemplate(source), marked, options)].map((items) =>
      items.map((item) => {
        const [text, index] = typeof item === 'string' ? item.split(mark) : [];
        return { text, owner: index === undefined ? undefined : names[Number(index)] };
      }),
    );
    return (group, index, text) => {
      const found = owners[group]?.[index];
      return found?.text === text ? found.owner : undefined;
    };
  } catch (error) {
    if (error instanceof JsonPathError) return () => undefined;
    throw error;
  }
}

/** The owner of one item that was printed; undefined where it cannot be told. */
export type Owners = (group: number, index: number, text: string) => string | undefined;

function markClusters(wire: JsonValue, names: string[]): JsonValue {
  const clusters = isMap(wire) ? wire.get('clusters') : undefined;
  if (!isMap(wire) || !isList(clusters)) return wire;
  const marked = clusters.map((entry) => {
    const name = isMap(entry) ? entry.get('name') : undefined;
    if (!isMap(entry) || typeof name !== 'string') return entry;
    names.push(name);
    const own = markTexts(entry.get('cluster') ?? null, `${mark}${names.length - 1}`);
    return new Map([...entry, ['cluster', own]]);
  });
  return new Map([...wire, ['clusters', marked]]);
}

function markTexts(value: JsonValue, ending: string): JsonValue {
  if (typeof value === 'string') return `${value}${ending}`;
  if (isList(value)) return value.map((member) => markTexts(member, ending));
  if (!isMap(value)) return value;
  return new Map([...value].map(([key, member]) => [key, markTexts(member, ending)]));
}
