/**
 * Values of a reader's own: each command is quoted with them again, by the quoters that wrote it. What is typed is checked as
 * the options of `generate` are; a value that cannot be leaves the commands as they were.
 */
import { pasteQuote, wordsBy } from '../../src/render/bash-words.js';
import { powershellWords } from '../../src/render/powershell-words.js';
import { type Slot, slotText } from '../../src/render/slot.js';
import { all, announce, dataOf, element, type FieldWords, inEach, type Words } from './elements.js';
import { memory, remember } from './memory.js';

/** src/document/html/page-fields.ts writes it. */
interface Data {
  readonly fields: readonly (readonly [name: string, value: string, pattern: string])[];
  readonly slots: readonly (readonly [Slot['kind'], Slot['word']])[];
  readonly vars: readonly number[];
}

const { fields, slots, vars } = dataOf('fields') as Data;
const values = fields.map(([, value]) => value);
const bashWords = wordsBy(pasteQuote);
const said =
  (of: (its: FieldWords) => string) =>
  ({ fields: its }: Words): string =>
    its === undefined ? '' : of(its);
const text = (of: (its: FieldWords) => string): HTMLElement[] => inEach(said(of));

const places = all('.cmd code > *').map((place, index) => ({
  place,
  proved: place.textContent,
  slot: slots[vars[index] ?? -1],
  quoters: place.closest('.bash') === null ? powershellWords : bashWords,
}));

const blocks = all('.cmd:has(code > *)').map((block) => {
  const mark = element('b', {}, ...text(({ changed }) => changed));
  block.firstElementChild?.lastElementChild?.before(mark);
  return { block, mark };
});

/** What was proved stays as it is where nothing is changed. A shell that cannot hold a value throws, before anything is. */
function show(): void {
  const isProved = fields.every(([, proved], index) => values[index] === proved);
  const texts = places.map(({ slot, quoters }) =>
    isProved ? undefined : slot && slotText({ kind: slot[0], word: slot[1] }, values, quoters),
  );
  places.forEach(({ place, proved }, index) => {
    place.textContent = texts[index] ?? proved;
  });
  for (const { block, mark } of blocks)
    mark.hidden = places.every(({ place, proved }) => !block.contains(place) || place.textContent === proved);
}

const inputs = fields.map(([name, proved, pattern], index) => {
  const id = `why-${name}`;
  const wrong = said((its) => its.wrong[name] ?? '');
  const why = element('span', { id, hidden: true }, ...inEach(wrong));
  const input = element('input', { value: memory.values?.[name] ?? proved, spellcheck: false, autocomplete: 'off' });
  input.setAttribute('aria-describedby', id);
  const label = element('label', {}, element('code', { translate: false }, `--${name}`), input);
  const take = (): void => {
    const before = values[index] ?? proved;
    let isWrong = !new RegExp(pattern).test(input.value);
    try {
      if (!isWrong) values[index] = input.value;
      show();
    } catch {
      values[index] = before;
      isWrong = true;
    }
    why.hidden = !isWrong;
    input.setAttribute('aria-invalid', `${isWrong}`);
  };
  input.oninput = () => {
    take();
    memory.values = Object.fromEntries(fields.map(([one], at) => [one, values[at] ?? '']));
    remember();
    if (!why.hidden) announce(wrong);
  };
  take();
  return { input, proved, take, row: element('p', {}, label, why) };
});

const reset = element('button', {}, ...text((its) => its.reset));
reset.onclick = () => {
  for (const { input, proved, take } of inputs) {
    input.value = proved;
    take();
  }
  delete memory.values;
  remember();
  announce(said((its) => its.reset));
};

const section = element(
  'section',
  { id: 'values' },
  element('h2', {}, ...text((its) => its.values)),
  element('p', {}, ...text(({ valuesNote }) => valuesNote)),
  ...inputs.map(({ row }) => row),
  reset,
);
document.querySelector('nav')?.after(section);
