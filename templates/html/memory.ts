/** What a page remembers. */
import { root } from './elements.js';

/** What is remembered, for this document alone; nothing of it is secret. */
interface Memory {
  in?: Record<string, string>;
  done?: string[];
  values?: Record<string, string>;
}

const key = `kubesteps:${root.dataset.id}`;
export let memory: Memory = {};
// Where a page is sandboxed, to touch the storage throws.
try {
  memory = (JSON.parse(localStorage.getItem(key) ?? 'null') as Memory | null) ?? {};
} catch {}
export function remember(): void {
  try {
    localStorage.setItem(key, JSON.stringify(memory));
  } catch {}
}
