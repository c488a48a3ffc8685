/** Lines as bash and readline see them, and the words that go into them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bashReplies } from '../../src/completion/shells/bash.js';
import { readBashLine } from '../../src/completion/shells/bash-line.js';
import { fuzzTest } from '../support/fuzz.js';
import { hostileNames } from '../support/hostile.js';
import { Random } from '../support/random.js';

const breaks = ' \t\n"\'@><=;|&(:';

test('words, the open quote, and what stays of the last word', () => {
  const cases: readonly (readonly [string, readonly string[], string, number])[] = [
    ['k ', ['k', ''], '', 0],
    ['k a', ['k', 'a'], '', 0],
    ['k  a\tb', ['k', 'a', 'b'], '', 0],
    ['k a\\ b', ['k', 'a b'], '', 0],
    ["k 'a b", ['k', 'a b'], "'", 0],
    ["k x'a b", ['k', 'xa b'], "'", 1],
    ["k 'a b'", ['k', 'a b'], '', 0],
    ["k ''", ['k', ''], '', 0],
    ['k "a \\"b', ['k', 'a "b'], '"', 0],
    ['k "a \\n', ['k', 'a \\n'], '"', 0],
    ["k $'a\\nb", ['k', 'a\nb'], "$'", 0],
    ["k $'\\xe2\\x80\\xae", ['k', '\u202e'], "$'", 0],
    ["k $'\\u202e\\101'", ['k', '\u202eA'], '', 0],
    ['k a:b', ['k', 'a:b'], '', 2],
    ['k a\\:b', ['k', 'a:b'], '', 0],
    ["k 'a:b", ['k', 'a:b'], "'", 0],
    ['k "a":b', ['k', 'a:b'], '', 2],
    ['k --c=a', ['k', '--c=a'], '', 4],
    ['k a@b', ['k', 'a@b'], '', 1],
    ['k a\\', ['k', 'a'], '', 0],
    ['k a\\\nb', ['k', 'ab'], '', 0],
    ['k 😀\\😀x', ['k', '😀😀x'], '', 0],
  ];
  for (const [line, words, quote, kept] of cases) {
    assert.deepEqual(readBashLine(line, breaks), { words, quote, kept }, line);
  }
  assert.equal(readBashLine('k a:b', ' ').kept, 0, 'break characters are what the user has set');
});

/** What readline makes of the line: the last word's replaced part gives way to the text. */
function replaced(line: string, text: string): string {
  const { words, quote, kept } = readBashLine(line, breaks);
  const start = line.length - ((words.at(-1) ?? '').length - kept);
  void quote;
  return line.slice(0, start) + text;
}

const asCandidates = (values: readonly string[]) => ({
  prefix: '',
  files: false,
  candidates: values.map((value) => ({ value })),
});

test('every reply reads back as the name, in every quote', () => {
  for (const open of ['', "'", '"', "$'"]) {
    const line = `k ${open}`;
    const replies = bashReplies(asCandidates(hostileNames), readBashLine(line, breaks));
    assert.equal(replies.length, hostileNames.length);
    replies.forEach(({ text }, index) => {
      // Readline closes the quote, unless the text ends in its character (seen with bash 5.2).
      const close = open !== '' && text.endsWith(open.slice(-1)) ? '' : open.slice(-1);
      const read = readBashLine(`${replaced(line, text)}${close} `, breaks).words;
      assert.deepEqual(read, ['k', hostileNames[index], ''], `${open}${text}`);
    });
  }
});

fuzzTest('what the replies have in common, which readline inserts, is never half an escape', (seed) => {
  const random = new Random(seed);
  const pick = (text: string): string => text.charAt(random.below(text.length));
  for (let round = 0; round < 3000; round += 1) {
    const base = `${pick('ab$\\')}${pick("a '\n!")}`;
    const names = [1, 2, 3].map(() => base + pick('ab \'"\n\t$\\!:@~\u202e') + pick("xy $'"));
    for (const open of ['', "'", '"', "$'"]) {
      const line = `k ${open}`;
      const texts = bashReplies(asCandidates(names), readBashLine(line, breaks)).map(({ text }) => text);
      const common = commonStart(texts);
      const value = readBashLine(replaced(line, common), breaks).words.at(-1) ?? '';
      assert.ok(
        names.every((name) => name.startsWith(value)),
        `${open}: ${JSON.stringify(names)} gave ${JSON.stringify(texts)}, in common ${common}`,
      );
      assert.doesNotMatch(
        open === "'" ? '' : common,
        /(?<!\\)(\\\\)*\\$/,
        `${open}: ${JSON.stringify(texts)}`,
      );
    }
  }
});

function commonStart([first = '', ...rest]: readonly string[]): string {
  let length = first.length;
  for (const text of rest) while (!text.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}

test('a control character is spelled in ASCII, so that the list of candidates is inert', () => {
  const [reply] = bashReplies(asCandidates(['a\u001b[31m\u202eb']), readBashLine('k ', breaks));
  assert.match(reply?.text ?? '', /^[\x20-\x7e]+$/);
});
