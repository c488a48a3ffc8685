/** The index of a fleet of pages: what index.md says, with a search. */
import { tablePage } from '../document/html/table-page.js';
import type { Language } from '../language.js';
import { message } from '../plan/words.js';
import { speaker } from '../render/messages.js';
import { type Row, tableOf } from './table.js';

export const htmlIndexName = 'index.html';

/** The text of the page. */
export function htmlIndex(rows: readonly Row[], language: Language): string {
  const speak = speaker(language);
  const table = tableOf(rows);
  return tablePage({
    language,
    title: speak(message('fleet.title', { number: `${rows.length}` })),
    about: speak(message('fleet.about')),
    search: speak(message('fleet.search')),
    found: speak(message('fleet.found', { number: '#', all: `${rows.length}` })),
    headings: table.headings.map(speak),
    rows: table.rows,
  });
}
