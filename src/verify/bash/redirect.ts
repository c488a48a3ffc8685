/** Redirections: which file descriptors lead where while a command runs. */
import type { Redirection, Word, WordPart } from 'unbash';
import { octal } from '../mode.js';
import { derived, emptiness, likeness, secretsIn, show, textOf, type Value } from '../value.js';
import { holdsMore } from './command.js';
import { branch, type Context, needsBash, onlyIn } from './machine.js';
import { Paths } from './paths.js';
import { Refusal } from './refusal.js';
import { freshCell, type Sink, type State } from './state.js';
import { withoutLastBreaks } from './substitution.js';
import { expandQuoted, expandText } from './word.js';

/** What the descriptors were before, to be put back after the command. */
export interface Saved {
  readonly sinks: State['sinks'];
  readonly stdin: number;
}

/** Applies redirections in order. False: one failed for certain, so the command does not run. */
export function redirect(
  context: Context,
  state: State,
  redirections: readonly Redirection[],
): Paths<boolean> {
  if (context.machine.dialect === 'zsh') confirmOneEach(redirections);
  if (redirections.length > 1) confirmDocumentOrder(context, redirections);
  let paths = Paths.of(state, true);
  for (const one of redirections) {
    paths = paths.chain((fine, at) => (fine ? apply(context, at, one) : Paths.of(at, false)));
  }
  const [first] = redirections;
  // Some shells that are sh expand them in a process of their own, and go on.
  if (paths.ended.length > 0 && first !== undefined)
    onlyIn(context, ['bash', 'zsh'], 'an expansion that fails in a redirection', first.pos);
  return paths;
}

/** In some shells that are sh, a process beside the command expands the document. */
function confirmDocumentOrder(context: Context, redirections: readonly Redirection[]): void {
  const document = redirections.find((one) => one.type === 'HereDoc' && holdsMore(one.body.parts));
  if (document !== undefined)
    onlyIn(context, ['bash', 'zsh'], 'a here-document that runs a command, and a redirection', document.pos);
}

/** zsh reads from, and writes to, all files that a descriptor is redirected to (its manual, "Multios"). */
function confirmOneEach(redirections: readonly Redirection[]): void {
  const numbers = redirections.map(descriptorOf);
  const second = redirections.find((_one, index) => numbers.indexOf(numbers[index]) < index);
  if (second !== undefined) throw new Refusal('KS1003', 'zsh redirects to both at once', second.pos);
}

/** The descriptor that a redirection changes. */
export function descriptorOf({ descriptor, operator }: Redirection): number | undefined {
  if (descriptor?.type === 'FileDescriptor') return descriptor.value;
  return operator.startsWith('<') ? 0 : 1;
}

/** The name of a file: shells differ in whether patterns and braces in it are expanded. */
function expandPath(context: Context, state: State, target: Word): Paths<Value> {
  const special = (part: WordPart): boolean =>
    part.type === 'Glob' ||
    part.type === 'BraceExpansion' ||
    part.type === 'ExtendedGlob' ||
    (part.type === 'Literal' && /[*?[{]/.test(part.text.replace(/\\[\s\S]/g, '')));
  const found =
    target.parts === undefined
      ? /[*?[{]/.test(target.text.replace(/\\[\s\S]/g, ''))
      : target.parts.some(special);
  if (found) throw new Refusal('KS2102', 'a pattern or braces in the name of a file', target.pos);
  return expandText(context, state, target);
}

/** Puts the descriptors back. */
export function restore(state: State, saved: Saved): State {
  state.sinks = saved.sinks;
  if (state.stdin !== saved.stdin) state.inputs.delete(state.stdin);
  state.stdin = saved.stdin;
  return state;
}

function apply(context: Context, state: State, redirection: Redirection): Paths<boolean> {
  // zsh wants a blank between two redirections.
  if (/[<>]/.test(context.source.text[redirection.end] ?? '')) {
    onlyIn(context, ['bash', 'sh'], 'a redirection right behind another', redirection.pos);
  }
  const { descriptor, pos } = redirection;
  if (descriptor?.type === 'FileDescriptorVariable')
    throw new Refusal('KS1003', 'a descriptor in a variable', pos);
  const number = descriptor?.value;
  // Others take the number for an argument.
  if ((number ?? 0) > 9) onlyIn(context, ['bash'], `a descriptor of two digits`, pos);
  if (redirection.type === 'HereDoc') {
    if (redirection.closing === undefined || redirection.delimiter === undefined) {
      throw new Refusal('KS1005', 'the here-document has no end', pos);
    }
    confirmStdin(number, pos);
    confirmRestOfLine(context, redirection);
    const { body } = redirection;
    const parts = redirection.delimiter.quoted
      ? undefined
      : (body.parts ?? [
          { type: 'Literal' as const, pos: body.pos, end: body.end, text: body.text, value: body.text },
        ]);
    if (parts === undefined || body.parts === undefined) {
      const raw = redirection.operator === '<<-' ? body.text.replace(/^\t+/gm, '') : body.text;
      if (parts !== undefined && /[\\$`]/.test(raw))
        throw new Refusal('KS1003', 'this here-document is not modelled', pos);
      return Paths.of(feed(state, raw === '' ? [] : [{ kind: 'literal', text: raw }]), true);
    }
    if (redirection.operator === '<<-')
      throw new Refusal('KS1003', 'expansions in a here-document with <<-', pos);
    return expandQuoted(context, state, parts).map((value, at) => {
      feed(at, value);
      return true;
    });
  }
  const { target } = redirection;
  if (target === undefined) throw new Refusal('KS1001', 'a redirection without its file', pos);
  if (redirection.type === 'HereString') {
    onlyIn(context, ['bash', 'zsh'], 'a here-string', pos);
    confirmStdin(number, pos);
    return expandText(context, state, target).map((value, at) => {
      feed(at, [...value, { kind: 'literal', text: '\n' }]);
      return true;
    });
  }
  return applyFile(context, state, redirection.operator, number, target, pos);
}

/** zsh loses the document of a command that a compound command or a function follows on its line. */
function confirmRestOfLine({ machine, source }: Context, { end, pos }: Redirection): void {
  if (machine.dialect !== 'zsh') return;
  const line = source.text.slice(end, source.text.indexOf('\n', end));
  if (/[(){}]/.test(line)) throw new Refusal('KS1003', 'this line goes on behind a here-document', pos);
}

function confirmStdin(number: number | undefined, offset: number): void {
  if (number !== undefined && number !== 0)
    throw new Refusal('KS1003', 'another descriptor than stdin to read from', offset);
}

/** Gives the command a stdin. */
export function feed(state: State, value: Value, path?: Value): State {
  const cell = freshCell();
  state.inputs.set(cell, { kind: 'text', value, ...(path === undefined ? {} : { path }) });
  state.stdin = cell;
  return state;
}

function applyFile(
  context: Context,
  state: State,
  operator: string,
  number: number | undefined,
  target: Word,
  offset: number,
): Paths<boolean> {
  if (/^\/dev\/(tcp|udp)\//.test(target.value)) {
    throw new Refusal('KS3104', 'a network connection of the shell itself', offset);
  }
  switch (operator) {
    case '>&':
    case '<&':
      return duplicate(state, number ?? (operator === '<&' ? 0 : 1), target, offset);
    case '<':
      confirmStdin(number, offset);
      return expandPath(context, state, target).chain((path, at) => openInput(context, at, path, offset));
    case '>':
    case '>|':
    case '>>':
      return expandPath(context, state, target).chain((path, at) =>
        openOutput(context, at, path, operator === '>>', offset).map((sink, then) => {
          if (number === 0) throw new Refusal('KS1003', 'stdin opened for writing', offset);
          if (sink !== undefined) then.sinks = new Map([...then.sinks, [number ?? 1, sink]]);
          return sink !== undefined;
        }),
      );
    case '&>':
    case '&>>':
      onlyIn(context, ['bash', 'zsh'], operator, offset);
      if (operator === '&>>') needsBash(context, [4, 0, 0], operator, offset);
      return expandPath(context, state, target).chain((path, at) =>
        openOutput(context, at, path, operator === '&>>', offset).map((sink, then) => {
          if (sink !== undefined) then.sinks = new Map([...then.sinks, [1, sink], [2, sink]]);
          return sink !== undefined;
        }),
      );
    default:
      throw new Refusal('KS1003', `the redirection ${operator} is not modelled`, offset);
  }
}

function duplicate(state: State, number: number, target: Word, offset: number): Paths<boolean> {
  const from = target.text;
  const sink = /^[12]$/.test(from) ? state.sinks.get(Number(from)) : undefined;
  // A command that is to print to a descriptor that was closed fails, each in its own way.
  if (sink === undefined || number < 1 || number > 2) {
    throw new Refusal('KS1003', 'this copy of a descriptor is not modelled', offset);
  }
  state.sinks = new Map([...state.sinks, [number, sink]]);
  return Paths.of(state, true);
}

/** Whether opening a file succeeds; where only a run would show it, both. False leaves the status of the failure. */
function opens(context: Context, state: State, what: string, offset: number): Paths<boolean> {
  return branch(context, state, { kind: 'unknown', what }, offset).map((fine, at) => {
    if (!fine) at.status = { kind: 'failed', what };
    return fine;
  });
}

/** The status of a redirection that fails: POSIX leaves open which one. */
function failToOpen(context: Context, state: State, path: Value): void {
  if (context.machine.dialect === 'sh')
    state.status = { kind: 'failed', what: `${show(path)} can be opened` };
  else state.fail(1);
}

/** Files that stand for what the process has open, or that the system makes up. */
function confirmNoDescriptor(path: Value, offset: number): void {
  if (/^\/(?:dev\/(?:stdin$|fd\b)|proc\/)/.test(textOf(path) ?? ''))
    throw new Refusal('KS3104', `${show(path)} is no file of its own`, offset);
}

/** Opens a file for stdin; false where it does not exist. */
function openInput(context: Context, state: State, path: Value, offset: number): Paths<boolean> {
  const text = textOf(path);
  if (text === '/dev/null') {
    feed(state, []);
    return Paths.of(state, true);
  }
  if (text?.startsWith('/dev/') === true)
    throw new Refusal('KS3104', `reading ${text} is not modelled`, offset);
  confirmNoDescriptor(path, offset);
  const found = state.files.look(path);
  if (emptiness(path) === 'empty' || found.kind === 'absent') {
    context.machine.recorder.find(
      'KS5006',
      context.source.place(offset),
      `${show(path)} does not exist at this point`,
    );
    failToOpen(context, state, path);
    return Paths.of(state, false);
  }
  if (found.kind === 'known' && found.file.kind === 'folder')
    throw new Refusal('KS1003', 'reading a folder', offset);
  const content = state.files.read(path) ?? [];
  if (found.kind === 'known' && found.file.certain && allows(found.file.mode, 0o400)) {
    feed(state, content, path);
    return Paths.of(state, true);
  }
  return opens(context, state, `${show(path)} can be read`, offset).map((fine, at) => {
    if (fine) feed(at, content, path);
    return fine;
  });
}

/** The text of `$(<file)`. */
export function readInput(context: Context, state: State, target: Word, offset: number): Paths<Value> {
  const saved = { sinks: state.sinks, stdin: state.stdin };
  return expandPath(context, state, target).chain((path, at) =>
    openInput(context, at, path, offset).map((fine, then) => {
      const input = then.inputs.get(then.stdin);
      const content = fine && input?.kind === 'text' ? input.value : [];
      restore(then, saved);
      if (!fine) return [];
      then.succeed();
      return withoutLastBreaks(content);
    }),
  );
}

/** Opens a file for writing: it is empty from here on, or keeps what it has with `>>`. Undefined: that failed. */
function openOutput(
  context: Context,
  state: State,
  path: Value,
  append: boolean,
  offset: number,
): Paths<Sink | undefined> {
  const text = textOf(path);
  if (text === '/dev/null') return Paths.of<Sink | undefined>(state, { kind: 'null' });
  if (text === '/dev/stderr' || text === '/dev/stdout') {
    const sink: Sink = state.sinks.get(text === '/dev/stdout' ? 1 : 2) ?? { kind: 'visible' };
    // Linux opens the file behind it once more, from its start; a socket cannot be opened so at all.
    if (sink.kind === 'file') throw new Refusal('KS3104', `${text} while it leads to a file`, offset);
    if (sink.kind !== 'visible') return Paths.of<Sink | undefined>(state, sink);
    return opens(context, state, `${text} can be opened`, offset).map((fine) => (fine ? sink : undefined));
  }
  if (text?.startsWith('/dev/') === true) {
    throw new Refusal('KS3104', `writing to ${text} is not modelled`, offset);
  }
  if (secretsIn(path).length > 0) throw new Refusal('KS3105', 'a secret in the name of a file', offset);
  if (emptiness(path) === 'empty') {
    context.machine.recorder.find(
      'KS2003',
      context.source.place(offset),
      'the name of the file to write is empty',
    );
    failToOpen(context, state, path);
    return Paths.of<Sink | undefined>(state, undefined);
  }
  confirmNoDescriptor(path, offset);
  confirmClosed(context, state, path, offset);
  noteForeign(context, state, path, offset);
  const certain = isSurelyWritable(state, path);
  const paths = certain
    ? Paths.of(state, true)
    : opens(context, state, `${show(path)} can be written`, offset);
  return paths.map((fine, at) => {
    if (!fine) {
      // Whether it is there for what comes later is as little known.
      if (at.files.look(path).kind === 'absent')
        at.files.write({ path, kind: 'file', content: [], mode: undefined, certain: false });
      return undefined;
    }
    const known = at.files.look(path);
    const before = append ? contentToAppendTo(at, path) : [];
    const fresh = at.umask === undefined ? undefined : 0o666 & ~at.umask;
    const mode = known.kind === 'known' ? known.file.mode : fresh;
    if (
      !at.files.write({
        path,
        kind: 'file',
        content: before,
        mode,
        certain: true,
        place: context.source.place(offset),
      })
    ) {
      throw new Refusal('KS3105', `which file ${show(path)} is cannot be known`, offset);
    }
    return { kind: 'file', path };
  });
}

/** What stands in a file before more comes behind it. */
function contentToAppendTo(state: State, path: Value): Value {
  const found = state.files.look(path);
  if (found.kind === 'known' && !found.file.certain && found.file.content.length > 0)
    return derived(found.file.content, 'what was in the file');
  return state.files.read(path) ?? [];
}

/** A file that the command, or one around it, has open: what is read and written then depends on when. */
function confirmClosed(context: Context, state: State, path: Value, offset: number): void {
  const open = [
    ...[...state.sinks.values()].map((sink) => (sink.kind === 'file' ? sink.path : undefined)),
    ...[...state.inputs.values()].map((input) => (input.kind === 'text' ? input.path : undefined)),
  ];
  if (open.some((other) => other !== undefined && sameFile(state, other, path)))
    throw new Refusal('KS3109', `${show(path)} is opened a second time`, offset);
  void context;
}

function sameFile(state: State, one: Value, other: Value): boolean {
  const left = state.files.resolve(one);
  const right = state.files.resolve(other);
  return left === undefined || right === undefined || likeness(left) === likeness(right);
}

/** A file in a folder of the system, or of somebody else. */
function noteForeign(context: Context, state: State, path: Value, offset: number): void {
  const text = textOf(path);
  if (text?.startsWith('/') !== true || state.files.look(path).kind === 'known') return;
  context.machine.recorder.find(
    'KS3105',
    context.source.place(offset),
    `${show(path)} is in no folder of the script`,
    {
      fix: 'write into a folder of mktemp -d',
    },
  );
}

/** A file right inside a folder that `mktemp -d` made, or that is already there from the script itself. */
function isSurelyWritable(state: State, path: Value): boolean {
  const known = state.files.look(path);
  if (known.kind === 'known' && known.file.certain && known.file.kind === 'file')
    return allows(known.file.mode, 0o200);
  const [first, ...rest] = path;
  if (first?.kind !== 'unknown' || first.temporary !== true || !first.nonEmpty) return false;
  const folder = state.files.look([first]);
  return folder.kind === 'known' && allows(folder.file.mode, 0o300) && /^\/[^/]+$/.test(textOf(rest) ?? '');
}

/** Whether the owner may. Root may do more, and who runs the script is not known. */
const allows = (mode: number | undefined, bits: number): boolean =>
  mode === undefined || (mode & bits) === bits;

/** Reports the files that a command's redirections wrote. */
export function reportWritten(context: Context, before: State['sinks'], state: State, offset: number): void {
  for (const sink of new Set(state.sinks.values())) {
    if (sink.kind !== 'file' || [...before.values()].includes(sink)) continue;
    const found = state.files.look(sink.path);
    if (found.kind !== 'known') continue;
    const { content, mode } = found.file;
    const place = context.source.place(offset);
    context.machine.recorder.file({
      ...place,
      path: show(sink.path),
      content: show(content),
      mode: octal(mode),
    });
    if (
      secretsIn(content).length > 0 &&
      (mode === undefined || (mode & 0o077) !== 0) &&
      !isPrivate(state, sink.path)
    ) {
      context.machine.recorder.find(
        'KS5104',
        place,
        `${show(sink.path)} holds a secret and others may read it`,
        {
          fix: 'umask 077',
        },
      );
    }
  }
}

/** In a folder that `mktemp -d` made: nobody else gets in. */
export function isPrivate(_state: State, path: Value): boolean {
  const [first] = path;
  return first?.kind === 'unknown' && first.temporary === true;
}
