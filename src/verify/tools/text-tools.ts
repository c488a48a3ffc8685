import { textOf, type Value } from '../value.js';
import { mayBeOption } from './input-file.js';
import { type Exact, isPlainPattern, runFilter, words } from './text-filter.js';
import type { Tool } from './tool.js';

/** `grep [-q] [-F] [-i] [-v] [-x] [-E] PATTERN [FILE]`, exact for plain texts. */
export const grep: Tool = (call) => {
  let quiet = false;
  let letters = '';
  const rest: Value[] = [];
  let ended = false;
  for (const word of call.argv) {
    const text = textOf(word);
    if (ended || text === undefined || !text.startsWith('-') || text === '-') rest.push(word);
    else if (text === '--') ended = true;
    else if (rest.length === 0 && /^-[qFxEiv]+$/.test(text)) letters += text.slice(1);
    else return runFilter(call, `${text} is not modelled`);
  }
  quiet = letters.includes('q');
  const [pattern, ...files] = rest;
  const source = pattern === undefined ? undefined : textOf(pattern);
  if (source === undefined) return runFilter(call, 'a pattern that depends on the run is not modelled');
  const plain = /^[A-Za-z0-9 :,_/-]*$/.test(source) && !letters.includes('i');
  const exact: Exact | undefined = plain
    ? (input) => {
        if (input !== '' && !input.endsWith('\n')) return undefined;
        // In some locales this is a binary file, of which nothing is printed.
        if (!quiet && /[^\0-\x7f]/.test(input)) return undefined;
        const lines = input.split('\n').slice(0, -1);
        const kept = lines.filter(
          (line) =>
            (letters.includes('x') ? line === source : line.includes(source)) !== letters.includes('v'),
        );
        return {
          text: quiet || kept.length === 0 ? '' : `${kept.join('\n')}\n`,
          status: kept.length > 0 ? 0 : 1,
        };
      }
    : undefined;
  const result = runFilter(call, {
    exact,
    files,
    mayRefuse: !isPlainPattern(source),
    what: words({ ...call, argv: call.argv.slice(0, call.argv.length - files.length) }),
    keepsCharacters: true,
  });
  return quiet ? { ...result, stdout: [], stopsEarly: true } : result;
};

/** `tr -d 'characters'` and `tr 'a' 'b'`. */
export const tr: Tool = (call) => {
  const texts = call.argv.map((word) => textOf(word));
  const [first, second, ...more] = texts;
  if (first === undefined || second === undefined || more.length > 0)
    return runFilter(call, 'these arguments are not modelled');
  const set = (text: string): string | undefined => {
    const read = text.replace(/\\n/g, '\n').replace(/\\r/g, '\r').replace(/\\t/g, '\t');
    return /[\\[\]-]/.test(read) ? undefined : read;
  };
  const what = words(call);
  if (first === '-d') {
    const removed = set(second);
    const exact: Exact | undefined =
      removed === undefined
        ? undefined
        : (input) =>
            /^[\0-\x7f]*$/.test(removed)
              ? { text: [...input].filter((one) => !removed.includes(one)).join(''), status: 0 }
              : undefined;
    return runFilter(call, {
      exact,
      files: [],
      what,
      keepsCharacters: true,
      mayRefuse: removed === undefined,
    });
  }
  if (first.startsWith('-')) return runFilter(call, `${first} is not modelled`);
  const from = set(first);
  const to = set(second);
  const exact: Exact | undefined =
    from === undefined ||
    to === undefined ||
    from.length !== to.length ||
    !isDistinct(from) ||
    !/^[\0-\x7f]*$/.test(from + to)
      ? undefined
      : (input) => ({ text: [...input].map((one) => to[from.lastIndexOf(one)] ?? one).join(''), status: 0 });
  const mayRefuse = from === undefined || to === undefined || to === '';
  return runFilter(call, { exact, files: [], what, keepsCharacters: false, mayRefuse });
};

/** Of one that stands there twice, programs take one or the other. */
const isDistinct = (characters: string): boolean => new Set(characters).size === characters.length;

/** `cut -d X -f N`. */
export const cut: Tool = (call) => {
  let delimiter: string | undefined = '\t';
  let field: number | undefined;
  const given = new Set<string | undefined>();
  const files: Value[] = [];
  const rest = [...call.argv];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const text = textOf(word);
    const match = text === undefined ? null : /^-([df])([\s\S]*)$/.exec(text);
    if (match !== null) {
      const value = match[2] === '' ? textOf(rest.shift() ?? []) : match[2];
      if (given.has(match[1])) return runFilter(call, `-${match[1]} twice is not modelled`);
      given.add(match[1]);
      if (match[1] === 'd') delimiter = value;
      else if (value !== undefined && /^[1-9]\d?$/.test(value)) field = Number(value);
      else return runFilter(call, 'these fields are not modelled');
    } else if (text?.startsWith('-') === true && text !== '-')
      return runFilter(call, `${text} is not modelled`);
    else files.push(word);
  }
  if (field === undefined || delimiter === undefined || !/^[\t\x20-\x7e]$/.test(delimiter))
    return runFilter(call, 'these arguments are not modelled');
  const index = field - 1;
  const separator = delimiter;
  const exact: Exact = (input) => {
    if (input === '') return { text: '', status: 0 };
    const lines = (input.endsWith('\n') ? input.slice(0, -1) : input).split('\n');
    const taken = lines.map((line) =>
      line.includes(separator) ? (line.split(separator)[index] ?? '') : line,
    );
    return { text: `${taken.join('\n')}\n`, status: 0 };
  };
  return runFilter(call, {
    exact,
    files,
    what: words({ ...call, argv: call.argv.slice(0, call.argv.length - files.length) }),
    keepsCharacters: true,
  });
};

/** Filters whose result is only described: `head`, `tail`, `wc`, `sort`, `uniq`. */
function described(options: RegExp, takesValue: RegExp, stopsEarly = false): Tool {
  return (call) => {
    const files: Value[] = [];
    const rest = [...call.argv];
    for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
      const text = textOf(word);
      if (text !== undefined && takesValue.test(text)) {
        if (!/^\d+$/.test(textOf(rest.shift() ?? []) ?? ''))
          return runFilter(call, `the value of ${text} is not modelled`);
      } else if (text?.startsWith('-') === true && text !== '-') {
        if (!options.test(text)) return runFilter(call, `${text} is not modelled`);
      } else files.push(word);
    }
    // Some look at the size of a file instead, or see that nothing is asked for.
    const asked = call.argv.map((word) => textOf(word) ?? '').join(' ');
    const unread = call.stdin.kind === 'text' && call.stdin.resolved !== undefined;
    const result = runFilter(call, { exact: undefined, files, what: words(call), keepsCharacters: true });
    return { ...result, stopsEarly: stopsEarly || unread || /(?:^|[ -]|n)0(?: |$)/.test(asked) };
  };
}

export const head = described(/^-(n\d+|\d+|c\d+)$/, /^-[nc]$/, true);
export const tail = described(/^-(n\d+|\d+|c\d+)$/, /^-[nc]$/);
export const wc = described(/^-[lcw]$/, /^$a/);
export const sort = described(/^-[run]+$/, /^$a/);

/** jq with a program that only selects: `.a.b`, `.items[].name`. Its output is described. */
export const jq: Tool = (call) => {
  const rest: Value[] = [];
  for (const word of call.argv) {
    const text = textOf(word);
    if (text === undefined) {
      if (rest.length === 0 || mayBeOption(word))
        return runFilter(call, 'a program that depends on the run is not modelled');
      rest.push(word);
      continue;
    }
    if (/^-[rejcM]+$/.test(text) || /^--(raw-output|exit-status|compact-output)$/.test(text)) continue;
    if (text.startsWith('-') && text !== '-') return runFilter(call, `${text} is not modelled`);
    rest.push(word);
  }
  const [program, ...files] = rest;
  const source = program === undefined ? '' : (textOf(program) ?? '');
  // Nothing that reads the environment, files or input.
  if (
    !/^[.\w[\]"'|, :{}()=!-]+$/.test(source) ||
    /\b(env|input|inputs|import|include|halt|debug|stderr|getpath|\$)\b/.test(source)
  ) {
    return runFilter(call, 'this program is not modelled');
  }
  return runFilter(call, {
    exact: undefined,
    files,
    what: words({ ...call, argv: call.argv.slice(0, call.argv.length - files.length) }),
    keepsCharacters: false,
    mayRefuse: !/^(?:\.|(?:\.\w+|\[\d*\])+)$/.test(source),
  });
};
