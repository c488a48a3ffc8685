/** base64, and `openssl base64`. */
import { alphabets } from '../alphabet.js';
import { spendText } from '../effort.js';
import {
  derived,
  emptiness,
  type Segment,
  secretsIn,
  show,
  textOf,
  transformed,
  type Value,
} from '../value.js';
import { mayBeOption, readFile } from './input-file.js';
import { type Exit, exited, mayFail, type Tool, type ToolCall, type ToolResult } from './tool.js';

interface Wanted {
  readonly decode: boolean;
  readonly wrap: number;
}

/** `base64 [-d|-D|--decode] [-w N] [FILE]`. */
export const base64: Tool = (call) => {
  let decode = false;
  let wrap = 76;
  const files: Value[] = [];
  const words = [...call.argv];
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const text = textOf(word);
    if (text === '-d' || text === '--decode') decode = true;
    else if (text === '-D') {
      decode = true;
      call.recorder.refuse('KS6002', call.place, "base64: only macOS's old base64 has -D", {
        fix: 'base64 --decode',
      });
    } else if (text === '-w' || text === '--wrap') wrap = width(textOf(words.shift() ?? []));
    else if (text !== undefined && /^(-w|--wrap=)\d+$/.test(text)) wrap = Number(text.replace(/^\D+/, ''));
    else if (text?.startsWith('-') === true && text !== '-') {
      call.recorder.refuse('KS3301', call.place, `base64: ${show(word)} is not modelled`);
    } else {
      if (mayBeOption(word))
        call.recorder.refuse('KS3301', call.place, `base64: ${show(word)} may be an option`, {
          fix: 'put it behind <',
        });
      files.push(word);
    }
  }
  if (!Number.isInteger(wrap)) {
    call.recorder.refuse('KS3301', call.place, 'base64: the width of lines is no number');
    wrap = 76;
  }
  if (!decode && wrap !== 76)
    call.recorder.find('KS6002', call.place, "base64: macOS's base64 has no -w", { severity: 'info' });
  const [file, ...more] = files;
  if (more.length > 0) call.recorder.refuse('KS3301', call.place, 'base64: several files');
  return run(call, file, { decode, wrap });
};

/** A width as GNU's base64 reads it. */
const width = (text: string | undefined): number =>
  /^\d{1,9}$/.test(text ?? '') ? Number(text) : Number.NaN;

/** `openssl base64 [-d] [-A] [-in FILE]`; other commands of openssl are not modelled. */
export const openssl: Tool = (call) => {
  const words = call.argv.map((word) => textOf(word));
  if (words[0] !== 'base64' || words.slice(1).some((word) => word !== '-d' && word !== '-A')) {
    call.recorder.refuse('KS3102', call.place, `openssl ${call.argv.map(show).join(' ')} is not modelled`);
    return { stdout: derived([], 'openssl'), exit: mayFail('openssl succeeds') };
  }
  const decode = words.includes('-d');
  if (decode && !words.includes('-A')) {
    call.recorder.refuse('KS5007', call.place, 'openssl base64 -d without -A gives nothing for long lines', {
      fix: 'openssl base64 -d -A',
    });
  }
  const wanted = { decode, wrap: words.includes('-A') ? 0 : 64 };
  if (!decode) return run(call, undefined, wanted);
  // With -A it reads one line: of several, it gives nothing, and says that all went well.
  const input = call.stdin.kind === 'text' ? textOf(call.stdin.value) : undefined;
  if (input?.trimEnd().includes('\n') === true)
    call.recorder.refuse('KS5007', call.place, 'openssl base64 -d -A gives nothing for several lines');
  const result = run(call, undefined, wanted);
  return input === undefined ? { ...result, exit: mayFail('openssl succeeds') } : result;
};

function run(call: ToolCall, file: Value | undefined, wanted: Wanted): ToolResult {
  const fromStdin = file === undefined || textOf(file) === '-';
  let input: Value | undefined;
  let sure = true;
  if (!fromStdin) {
    const { content, readable } = readFile(call.files, file);
    if (readable !== 'no') input = content;
    sure = readable === 'surely';
  } else if (call.stdin.kind === 'text') input = call.stdin.value;
  else {
    call.recorder.refuse('KS1003', call.place, `${call.name} reads the stdin of whoever calls the script`);
    input = [];
  }
  if (input === undefined) {
    call.recorder.find('KS5006', call.place, `${show(file ?? [])} does not exist at this point`);
    return { stdout: [], exit: exited(1) };
  }
  const result = wanted.decode ? decode(call, input) : encode(input, wanted.wrap);
  const exit =
    !sure && file !== undefined && result.exit.kind === 'known'
      ? mayFail(`${show(file)} can be read`)
      : result.exit;
  return { ...result, exit, readStdin: fromStdin };
}

function decode(call: ToolCall, input: Value): { stdout: Value; exit: Exit } {
  const text = textOf(input);
  if (text === undefined) {
    const token =
      secretsIn(input).length > 0 &&
      input.every((one: Segment) => 'characters' in one && one.characters.within(alphabets.word));
    const [only] = input;
    const decoded: Value =
      token && input.length === 1 && only?.kind === 'secret'
        ? derivedToken(only)
        : derived(input, 'base64 --decode');
    // Nothing, decoded, is nothing, and that succeeds.
    const printed = emptiness(input) === 'nonempty' ? decoded : [];
    return { stdout: decoded, exit: mayFail(`${show(input)} is base64`, printed) };
  }
  const compact = text.replace(/\n/g, '');
  if (!isBase64(compact)) {
    call.recorder.find('KS5007', call.place, `${show(input)} is not base64`);
    // Versions differ in what they take: several texts with their own padding, or one without any.
    return { stdout: derived(input, 'base64 --decode'), exit: mayFail(`${show(input)} is base64`) };
  }
  // Bits behind the last byte: newer versions of GNU's refuse them.
  const canonical = Buffer.from(compact, 'base64').toString('base64') === compact;
  const exit = canonical ? exited(0) : mayFail(`${show(input)} is base64`);
  return { stdout: decodedText(input, compact), exit };
}

const isBase64 = (text: string): boolean =>
  /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text);

function decodedText(input: Value, compact: string): Value {
  const bytes = Buffer.from(compact, 'base64');
  const decoded = bytes.toString('utf8');
  if (Buffer.from(decoded, 'utf8').equals(bytes) && !decoded.includes('\0'))
    return transformed(input, decoded);
  const [only] = input;
  // Bytes that are no text keep where they come from: a certificate in DER form.
  return only?.kind === 'kubeconfig' && input.length === 1
    ? [{ ...only, text: decoded }]
    : derived(input, 'base64 --decode', { nonEmpty: true });
}

/** What Go's base64.StdEncoding makes of a known text, which it reads without its line breaks; undefined: an error. */
export function decodedBase64(input: Value): Value | undefined {
  const compact = textOf(input)?.replace(/[\r\n]/g, '');
  return compact === undefined || !isBase64(compact) ? undefined : decodedText(input, compact);
}

/** A token out of a Secret: the same credential in its other form. */
function derivedToken(one: Extract<Segment, { kind: 'secret' }>): Value {
  return derived([one], 'base64 --decode', { characters: alphabets.word.assumed() }).map((segment) =>
    segment.kind === 'secret' ? { ...segment, origin: one.origin } : segment,
  );
}

function encode(input: Value, wrap: number): { stdout: Value; exit: Exit } {
  // Bytes that are no text stand for others here.
  const bytes = input.some((segment) => 'text' in segment && segment.text?.includes('\ufffd') === true);
  const text = bytes ? undefined : textOf(input);
  if (text === undefined) return { stdout: derived(input, 'base64'), exit: exited(0) };
  const encoded = Buffer.from(text, 'utf8').toString('base64');
  const lines = wrap === 0 ? encoded : wrapped(encoded, wrap);
  return { stdout: transformed(input, lines), exit: exited(0) };
}

/** The text in lines of that width, each ended. */
function wrapped(text: string, width: number): string {
  spendText(text.length + Math.ceil(text.length / width));
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += width) lines.push(`${text.slice(at, at + width)}\n`);
  return lines.join('');
}
