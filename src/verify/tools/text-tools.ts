/** sed, grep, cut, tr, head, tail, wc, jq: exact where their input is known, described where it is not. */
import { alphabets } from '../alphabet.js';
import { replaceEvery, spend } from '../effort.js';
import { derived, show, textOf, transformed, unknown, type Value } from '../value.js';
import { mayBeOption, readFile } from './input-file.js';
import { exited, mayFail, type Tool, type ToolCall, type ToolResult } from './tool.js';

/** What a filter makes of a known text. Undefined: it does not say. */
type Exact = (input: string) => { readonly text: string; readonly status: number } | undefined;

interface Filter {
  readonly exact: Exact | undefined;
  /** The arguments that name files. */
  readonly files: readonly Value[];
  /** For the description of a text that is not known. */
  readonly what: string;
  /** It prints at most lines of its input: no character that was not there. */
  readonly keepsCharacters: boolean;
  /** The program may refuse what it is told, and then leaves its input unread. */
  readonly mayRefuse?: boolean;
}

/** Runs a filter over its file or its stdin. */
function run(call: ToolCall, filter: Filter | string): ToolResult {
  if (typeof filter === 'string') {
    call.recorder.refuse('KS3301', call.place, `${call.name}: ${filter}`);
    return { stdout: unknown(`output of ${call.name}`), exit: mayFail(`${call.name} succeeds`) };
  }
  const [file, ...more] = filter.files;
  if (more.length > 0) return run(call, 'several files are not modelled');
  const readStdin = file === undefined || textOf(file) === '-';
  if (!readStdin && mayBeOption(file)) return run(call, `${show(file)} may be an option`);
  let input: Value | undefined;
  let sure = true;
  if (!readStdin) {
    const { content, readable } = readFile(call.files, file);
    if (readable !== 'no') input = content;
    sure = readable === 'surely';
  } else if (call.stdin.kind === 'text') input = call.stdin.value;
  else return run(call, 'it reads the stdin of whoever calls the script');
  if (input === undefined) {
    call.recorder.find('KS5006', call.place, `${show(file ?? [])} does not exist at this point`);
    return { stdout: [], exit: { kind: 'failed', what: `${call.name}` } };
  }
  // Bytes that are no text, which stand for others here.
  const bytes = input.some((segment) => 'text' in segment && segment.text?.includes('\ufffd') === true);
  const text = bytes ? undefined : textOf(input);
  const result = text === undefined || !sure ? undefined : filter.exact?.(text);
  if (result !== undefined)
    return { stdout: transformed(input, result.text), exit: exited(result.status), readStdin };
  const narrow =
    filter.keepsCharacters &&
    input.every((segment) => 'characters' in segment && !segment.characters.mayHold('\n'));
  const stdout = derived(input, filter.what, narrow ? { characters: alphabets.line } : {});
  const stopsEarly = filter.mayRefuse === true;
  return { stdout, exit: mayFail(`${filter.what} succeeds`), readStdin, stopsEarly };
}

/** A pattern that every grep and sed takes: nothing in it has to be closed, and nothing names anything. */
const isPlainPattern = (pattern: string): boolean => /^[\w :;,./"'=<>@#%&~!|^$-]*$/.test(pattern);

const words = (call: ToolCall): string => [call.name, ...call.argv.map(show)].join(' ');

/** `sed [-n] 's/text/text/[gp]' [FILE]`, with a plain text to look for. */
export const sed: Tool = (call) => {
  const texts = call.argv.map((word) => textOf(word));
  let quiet = false;
  const rest: Value[] = [];
  for (const [index, text] of texts.entries()) {
    if (text === '-n') quiet = true;
    else if (text?.startsWith('-') === true && text !== '-') return run(call, `${text} is not modelled`);
    else rest.push(call.argv[index] ?? []);
  }
  const [script, ...files] = rest;
  const source = script === undefined ? undefined : textOf(script);
  if (source === undefined) return run(call, 'a script that depends on the run is not modelled');
  // No `e`, `w` or `r`: they run commands and touch files.
  const match = /^s([/|#,])((?:\\[^\n]|(?!\1)[^\\\n])*)\1((?:\\[^\n]|(?!\1)[^\\\n])*)\1(g?p?|pg)$/.exec(
    source,
  );
  if (match === null) return run(call, `the script ${show(script ?? [])} is not modelled`);
  return run(call, {
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
    else return run(call, `${text} is not modelled`);
  }
  quiet = letters.includes('q');
  const [pattern, ...files] = rest;
  const source = pattern === undefined ? undefined : textOf(pattern);
  if (source === undefined) return run(call, 'a pattern that depends on the run is not modelled');
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
  const result = run(call, {
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
    return run(call, 'these arguments are not modelled');
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
    return run(call, { exact, files: [], what, keepsCharacters: true, mayRefuse: removed === undefined });
  }
  if (first.startsWith('-')) return run(call, `${first} is not modelled`);
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
  return run(call, { exact, files: [], what, keepsCharacters: false, mayRefuse });
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
      if (given.has(match[1])) return run(call, `-${match[1]} twice is not modelled`);
      given.add(match[1]);
      if (match[1] === 'd') delimiter = value;
      else if (value !== undefined && /^[1-9]\d?$/.test(value)) field = Number(value);
      else return run(call, 'these fields are not modelled');
    } else if (text?.startsWith('-') === true && text !== '-') return run(call, `${text} is not modelled`);
    else files.push(word);
  }
  if (field === undefined || delimiter === undefined || !/^[\t\x20-\x7e]$/.test(delimiter))
    return run(call, 'these arguments are not modelled');
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
  return run(call, {
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
          return run(call, `the value of ${text} is not modelled`);
      } else if (text?.startsWith('-') === true && text !== '-') {
        if (!options.test(text)) return run(call, `${text} is not modelled`);
      } else files.push(word);
    }
    // Some look at the size of a file instead, or see that nothing is asked for.
    const asked = call.argv.map((word) => textOf(word) ?? '').join(' ');
    const unread = call.stdin.kind === 'text' && call.stdin.resolved !== undefined;
    const result = run(call, { exact: undefined, files, what: words(call), keepsCharacters: true });
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
        return run(call, 'a program that depends on the run is not modelled');
      rest.push(word);
      continue;
    }
    if (/^-[rejcM]+$/.test(text) || /^--(raw-output|exit-status|compact-output)$/.test(text)) continue;
    if (text.startsWith('-') && text !== '-') return run(call, `${text} is not modelled`);
    rest.push(word);
  }
  const [program, ...files] = rest;
  const source = program === undefined ? '' : (textOf(program) ?? '');
  // Nothing that reads the environment, files or input.
  if (
    !/^[.\w[\]"'|, :{}()=!-]+$/.test(source) ||
    /\b(env|input|inputs|import|include|halt|debug|stderr|getpath|\$)\b/.test(source)
  ) {
    return run(call, 'this program is not modelled');
  }
  return run(call, {
    exact: undefined,
    files,
    what: words({ ...call, argv: call.argv.slice(0, call.argv.length - files.length) }),
    keepsCharacters: false,
    mayRefuse: !/^(?:\.|(?:\.\w+|\[\d*\])+)$/.test(source),
  });
};
