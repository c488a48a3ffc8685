/** The script of a fleet's index. The page is whole without it; it adds a search. */

const found = document.getElementById('found');
const rows = [...document.querySelectorAll('tbody tr')].filter((row) => row instanceof HTMLElement);
const box = document.querySelector<HTMLElement>('.find');
const input = box?.querySelector('input');

/** A row is shown where it has all of the words, in whatever order and case. */
function search(): void {
  const words = (input?.value ?? '').toLowerCase().split(/\s+/);
  for (const row of rows) {
    const text = (row.textContent ?? '').toLowerCase();
    row.hidden = !words.every((word) => text.includes(word));
  }
  const shown = rows.filter((row) => !row.hidden).length;
  if (found !== null) found.textContent = (found.dataset.text ?? '').replace('#', String(shown));
}

if (box !== null) box.hidden = false;
input?.addEventListener('input', search);
// What a browser filled in again when it went back to this page.
addEventListener('pageshow', search);
