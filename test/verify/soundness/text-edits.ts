/** Edits that make sense in any language: of words, characters, quotes and lines. */
import type { Draft, Edit, Material } from './edit.js';

type Kind = () => Edit;

/** One function for each kind of edit. */
export function textEdits(
  draft: Draft,
  { characters, commands, words }: Material,
): readonly [Kind, ...Kind[]] {
  return [...ofTokens(draft, words), ...ofCharacters(draft, characters), ...ofLines(draft, commands)];
}

function ofTokens(draft: Draft, words: Material['words']): readonly [Kind, ...Kind[]] {
  const { random } = draft;
  return [
    () => draft.withTokens('token removed', (copy) => copy.splice(draft.pickToken(), 1)),
    () =>
      draft.withTokens('token doubled', (copy) => {
        const i = draft.pickToken();
        copy.splice(i, 0, copy[i] ?? '', ' ');
      }),
    () =>
      draft.withTokens('tokens swapped', (copy) => {
        const [i, j] = [draft.pickToken(), draft.pickToken()];
        [copy[i], copy[j]] = [copy[j] ?? '', copy[i] ?? ''];
      }),
    () =>
      draft.withTokens('token replaced', (copy) => {
        copy[draft.pickToken()] = random.pick(words);
      }),
    () =>
      draft.withTokens('token of elsewhere', (copy) => {
        copy[draft.pickToken()] = copy[draft.pickToken()] ?? '';
      }),
    () =>
      draft.withTokens('token inserted', (copy) =>
        copy.splice(draft.pickToken(), 0, random.pick(words), ' '),
      ),
  ];
}

function ofCharacters(draft: Draft, characters: Material['characters']): readonly Kind[] {
  const { random, text } = draft;
  return [
    () => draft.splice('character inserted', draft.pickCharacter(), 0, random.pick(characters)),
    () => draft.splice('character removed', draft.pickCharacter(), 1, ''),
    () => draft.splice('character replaced', draft.pickCharacter(), 1, random.pick(characters)),
    () => draft.atOne('quote removed', /["']/g, () => ''),
    () => draft.atOne('quotes removed', /"\$[^"]*"/g, (found) => found.slice(1, -1)),
    () => draft.atOne('quotes changed', /"[^"]*"/g, (found) => `'${found.slice(1, -1)}'`),
    () => draft.atOne('number changed', /[0-9]+/g, () => String(random.below(500))),
    () =>
      draft.atOne('look-alike', /[A-Za-z]/g, () =>
        random.pick(['\u0430', '\u0435', '\u043e', '\u0441', '\uff41']),
      ),
    () =>
      draft.atOne('typography', /[-'" ]/g, () =>
        random.pick(['\u2013', '\u2019', '\u201d', '\u00a0', '\u201c', '\u201e', '\u2015']),
      ),
    () => draft.splice('cut short', draft.pickCharacter(), text.length, ''),
    () => ({ name: 'CRLF', text: text.replaceAll('\n', '\r\n') }),
  ];
}

function ofLines(draft: Draft, commands: Material['commands']): readonly Kind[] {
  const { lines, random } = draft;
  const inserted: Kind = () =>
    draft.withLines('command inserted', (copy) => copy.splice(draft.pickLine(), 0, random.pick(commands)));
  const changed = (name: string, change: (line: string) => string): Edit =>
    draft.withLines(name, (copy) => {
      const i = draft.pickLine();
      copy[i] = change(copy[i] ?? '');
    });
  return [
    inserted,
    inserted,
    () => draft.withLines('line removed', (copy) => copy.splice(draft.pickLine(), 1)),
    () =>
      draft.withLines('line doubled', (copy) => {
        const i = draft.pickLine();
        copy.splice(i, 0, copy[i] ?? '');
      }),
    () =>
      draft.withLines('line moved', (copy) => {
        const [line = ''] = copy.splice(draft.pickLine(), 1);
        copy.splice(random.below(copy.length + 1), 0, line);
      }),
    () =>
      changed(
        'command appended',
        (line) => `${line}${random.pick(['; ', ' && ', ' || ', ' | ', ' & '])}${random.pick(commands)}`,
      ),
    () => changed('line commented', (line) => `# ${line}`),
    () =>
      draft.withLines('lines joined', (copy) => {
        const i = draft.pickLine();
        copy.splice(i, 2, `${copy[i] ?? ''} ${copy[i + 1] ?? ''}`);
      }),
    () => changed('line ends with CR', (line) => `${line}\r`),
    () => changed('line indented', (line) => `${random.pick([' ', '\t'])}${line}`),
    () => ({ name: 'first lines cut', text: lines.slice(random.below(8)).join('\n') }),
  ];
}
