/** sed. */
import { replaceEvery, spend } from '../effort.js';
import { show, textOf, type Value } from '../value.js';
import { type Exact, isPlainPattern, runFilter, words } from './text-filter.js';
import type { Tool } from './tool.js';

/** `sed [-n] 's/text/text/[gp]' [FILE]`, with a plain text to look for. */
export const sed: Tool = (call) => {
  const texts = call.argv.map((word) => textOf(word));
  let quiet = false;
  const rest: Value[] = [];
  for (const [index, text] of texts.entries()) {
    if (text === '-n') quiet = true;
    else if (text?.startsWith('-') === true && text !== '-')
      return runFilter(call, `${text} is not modelled`);
    else rest.push(call.argv[index] ?? []);
  }
  const [script, ...files] = rest;
  const source = script === undefined ? undefined : textOf(script);
  if (source === undefined) return runFilter(call, 'a script that depends on the run is not modelled');
  // No `e`, `w` or `r`: they run commands and touch files.
  const match = /^s([/|#,])((?:\\[^\n]|(?!\1)[^\\\n])*)\1((?:\\[^\n]|(?!\1)[^\\\n])*)\1(g?p?|pg)$/.exec(
    source,
  );
  if (match === null) return runFilter(call, `the script ${show(script ?? [])} is not modelled`);
  return runFilter(call, {
    exact: sedExact(match, quiet),
    files,
    mayRefuse: !isPlainPattern(match[2] ?? '') || !isPlainPattern(match[3] ?? ''),
    what: words({
      ...call,
      argv: [...(quiet ? [[{ kind: 'literal' as const, text: '-n' }]] : []), script ?? []],
    }),
    keepsCharacters: false,
  });
};

function sedExact(match: RegExpExecArray, quiet: boolean): Exact | undefined {
  const [, , pattern = '', replacement = '', flags = ''] = match;
  const anchored = pattern.startsWith('^');
  const plain = pattern.replace(/^\^/, '');
  if (!/^[A-Za-z0-9 :,_/-]+$/.test(plain) || !/^[A-Za-z0-9 :._/-]*$/.test(replacement)) return undefined;
  return (input) => {
    if (input === '') return { text: '', status: 0 };
    const ended = input.endsWith('\n');
    const lines = (ended ? input.slice(0, -1) : input).split('\n');
    const printed: string[] = [];
    for (const line of lines) {
      const found = anchored ? line.startsWith(plain) : line.includes(plain);
      // Only the first can stand at the front.
      const every = flags.includes('g') && !anchored;
      const made = !found
        ? line
        : every
          ? replaceEvery(line, plain, replacement)
          : line.replace(plain, () => replacement);
      spend(made.length);
      if (!quiet) printed.push(made);
      if (found && flags.includes('p')) printed.push(made);
    }
    if (printed.length === 0) return { text: '', status: 0 };
    if (!ended) return undefined;
    return { text: `${printed.join('\n')}\n`, status: 0 };
  };
}
