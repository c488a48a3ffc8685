/** mktemp, rm, rmdir, mkdir, chmod, ln, cat, sleep. */
import { alphabets } from '../alphabet.js';
import { octal } from '../mode.js';
import {
  concat,
  concatAll,
  emptiness,
  isOneNumber,
  literal,
  secretsIn,
  show,
  textOf,
  unknown,
  type Value,
} from '../value.js';
import { sameText } from '../value-keys.js';
import { mayBeOption, readFile } from './input-file.js';
import { noteFolder } from './output-file.js';
import { exited, mayFail, type Tool, type ToolCall, type ToolResult } from './tool.js';

/** The options in front and the words behind them; an option that is not listed is refused. */
function split(
  call: ToolCall,
  allowed: RegExp,
): { readonly options: readonly string[]; readonly words: readonly Value[] } {
  const options: string[] = [];
  const words: Value[] = [];
  let only = false;
  for (const [index, word] of call.argv.entries()) {
    const text = textOf(word);
    const place = call.argumentPlaces[index] ?? call.place;
    if (only || (text !== undefined && (!text.startsWith('-') || text === '-'))) words.push(word);
    else if (text === '--') only = true;
    else if (text !== undefined) {
      if (allowed.test(text)) options.push(text);
      else call.recorder.refuse('KS3301', place, `${call.name}: ${show(word)} is not modelled`);
    } else {
      if (mayBeOption(word))
        call.recorder.refuse('KS3301', place, `${call.name}: ${show(word)} may be an option`, {
          fix: 'put -- before it',
        });
      words.push(word);
    }
  }
  return { options, words };
}

/** `NAME.XXXXXX`: a new name in the folder that the script was started in. */
const template = /^[A-Za-z0-9_][\w.-]*X{6}$/;

/** `mktemp`, `mktemp -d`, and both with a template: a new file or folder that nobody else may enter. */
export const mktemp: Tool = (call) => {
  const { options, words } = split(call, /^-d$|^--directory$/);
  const folder = options.length > 0;
  const [name, ...more] = words;
  if (name !== undefined && more.length === 0 && template.test(textOf(name) ?? '')) {
    if (call.files.folder !== undefined)
      call.recorder.refuse('KS3105', call.place, 'mktemp with a template behind cd is not modelled');
    return newTemporary(call, folder, true);
  }
  if (words.length > 0)
    call.recorder.refuse('KS3301', call.place, 'mktemp with this template is not modelled');
  const place = call.variable('TMPDIR');
  const inherited = call.world.environment('TMPDIR');
  if (place !== undefined && (inherited === undefined || !sameText(place, inherited)))
    call.recorder.refuse('KS3105', call.place, `mktemp in ${show(place)}: TMPDIR is set by the script`);
  else if (place !== undefined && !/^\/[\w./-]*$/.test(textOf(place) ?? ''))
    call.recorder.refuse('KS3105', call.place, `mktemp in ${show(place)}`);
  return newTemporary(call, folder, false);
};

function newTemporary(call: ToolCall, folder: boolean, startFolder: boolean): ToolResult {
  const what = `${folder ? 'temporary folder' : 'temporary file'} from line ${call.place.line}`;
  const path = unknown(what, {
    characters: alphabets.word,
    temporary: true,
    ...(startFolder ? { startFolder } : {}),
  });
  call.files.write({
    path,
    kind: folder ? 'folder' : 'file',
    content: [],
    mode: (folder ? 0o700 : 0o600) & ~(call.umask ?? 0),
    certain: true,
  });
  return { stdout: concat(path, literal('\n')), exit: mayFail('mktemp makes its file', path) };
}

/** `rm`: only what the script itself made. */
export const rm: Tool = (call) => {
  const { options, words } = split(call, /^-[rRf]+$|^--recursive$|^--force$/);
  const recursive = options.some((option) => /r/i.test(option));
  const force = options.some((option) => option === '--force' || /^-[rRf]*f/.test(option));
  let fails = false;
  for (const path of words) {
    const place = call.argumentPlaces[call.argv.indexOf(path)] ?? call.place;
    if (emptiness(path) === 'empty') continue;
    const [first] = path;
    const own = first?.kind === 'unknown' && first.temporary === true;
    const found = call.files.look(path);
    if (own && !first.nonEmpty && path.length > 1) {
      call.recorder.refuse(
        'KS3110',
        place,
        `${show(path)}: where the folder was not made, this begins at the root`,
      );
    } else if (!own && found.kind !== 'known') {
      if (recursive)
        call.recorder.refuse(
          'KS3110',
          place,
          `rm ${options.join(' ')} ${show(path)}: the script did not make this`,
        );
      else if (found.kind === 'foreign')
        call.recorder.find('KS3105', place, `rm ${show(path)}: the script did not make this`, {
          severity: 'warning',
        });
    }
    // A folder that its owner may not change keeps its files.
    const sure = own && first.nonEmpty && !(found.kind === 'known' && !found.file.certain);
    if (found.kind === 'known' && found.file.kind === 'folder' && !recursive) {
      // It stays, with all that is in it.
      fails ||= found.file.certain;
      continue;
    }
    if (found.kind === 'absent' && !force) fails = true;
    if (!(sure ? call.files.remove(path) : call.files.doubt(path)))
      call.recorder.refuse('KS3110', place, `which file ${show(path)} is cannot be known`);
  }
  return { stdout: [], exit: fails ? { kind: 'failed', what: 'rm' } : mayFail('rm succeeds') };
};

/** `rmdir FOLDER…`: what holds anything stays, so whether it goes depends on the run. */
export const rmdir: Tool = (call) => {
  const { words } = split(call, /^$/);
  for (const path of words) {
    const place = call.argumentPlaces[call.argv.indexOf(path)] ?? call.place;
    const [first] = path;
    const own = first?.kind === 'unknown' && first.temporary === true && first.nonEmpty === true;
    if (!own && call.files.look(path).kind !== 'known')
      call.recorder.refuse('KS3110', place, `rmdir ${show(path)}: the script did not make this`);
    else if (!call.files.doubt(path))
      call.recorder.refuse('KS3110', place, `which folder ${show(path)} is cannot be known`);
  }
  return { stdout: [], exit: mayFail('rmdir succeeds') };
};

/** `mkdir [-p] FOLDER…`. */
export const mkdir: Tool = (call) => {
  const { options, words } = split(call, /^-p$|^--parents$/);
  for (const path of words)
    noteFolder(call, path, call.argumentPlaces[call.argv.indexOf(path)] ?? call.place);
  for (const path of options.length === 0 ? words : words.flatMap(withFolders)) {
    // What is there already stays what it is.
    if (call.files.look(path).kind === 'known') continue;
    if (!call.files.write({ path, kind: 'folder', content: [], mode: undefined, certain: false })) {
      call.recorder.refuse('KS3105', call.place, `which folder ${show(path)} is cannot be known`);
    }
  }
  return { stdout: [], exit: mayFail('mkdir succeeds') };
};

/** The path, and those of the folders around it as far as they are known. */
function withFolders(path: Value): Value[] {
  const [first, ...rest] = path;
  const own = first?.kind === 'unknown' && first.temporary === true;
  const text = textOf(own ? rest : path);
  if (text === undefined) return [path];
  const steps = text.split('/').filter((step) => step !== '');
  const lead = own || text.startsWith('/') ? '/' : '';
  return steps.map((_step, index) =>
    concat(own ? [first] : [], literal(lead + steps.slice(0, index + 1).join('/'))),
  );
}

/** `chmod MODE FILE…`, with a number for the mode. */
export const chmod: Tool = (call) => {
  const [mode, ...paths] = call.argv;
  const text = mode === undefined ? undefined : textOf(mode);
  if (text === undefined || !/^[0-7]{3,4}$/.test(text)) {
    call.recorder.refuse('KS3301', call.place, `chmod ${call.argv.map(show).join(' ')} is not modelled`);
    return { stdout: [], exit: mayFail('chmod succeeds') };
  }
  for (const path of paths) {
    const found = call.files.look(path);
    if (found.kind === 'known' && found.file.linked !== true) {
      const bits = Number.parseInt(text, 8);
      const [held] = found.file.kind === 'file' ? secretsIn(found.file.content) : [];
      if (held !== undefined && (bits & 0o077) !== 0) {
        call.recorder.find('KS5104', call.place, `chmod ${text}: others may read ${show([held])}`, {
          fix: 'chmod 600',
        });
      }
      call.files.update({ ...found.file, mode: bits });
    } else if (found.kind === 'known')
      call.recorder.refuse('KS3105', call.place, `chmod ${show(path)}: it has another name as well`);
    else call.recorder.refuse('KS3105', call.place, `chmod ${show(path)}: the script did not make this`);
  }
  return { stdout: [], exit: mayFail('chmod succeeds') };
};

/**
 * `ln FILE NAME`: another name for a file that the script made, and that nothing has in its place. It fails where
 * something is there: the one way to put a file in its place that replaces none.
 */
export const ln: Tool = (call) => {
  const { words } = split(call, /^$/);
  const [from, to, ...more] = words;
  const failed: ToolResult = { stdout: [], exit: mayFail('ln succeeds') };
  if (from === undefined || to === undefined || more.length > 0) {
    call.recorder.refuse('KS3301', call.place, 'ln with other than a file and a name is not modelled');
    return failed;
  }
  const found = call.files.look(from);
  const name = textOf(to) ?? '';
  if (found.kind !== 'known' || found.file.kind !== 'file' || !found.file.certain || found.file.growing) {
    call.recorder.refuse('KS3105', call.place, `ln ${show(from)}: the script did not make this file`);
    return failed;
  }
  if (!/^[A-Za-z0-9_.][\w.-]*$/.test(name) || call.files.folder !== undefined) {
    call.recorder.refuse('KS3105', call.place, `ln to ${show(to)} is not modelled`);
    return failed;
  }
  if (call.files.look(to).kind === 'known') {
    call.recorder.refuse('KS3105', call.place, `ln to ${show(to)}, which the script made, fails`);
    return failed;
  }
  // Into a folder, the file would come under its own name.
  call.recorder.assume(`no folder is called ${show(to)}`);
  const { place } = call;
  const linked = { ...found.file, linked: true, place };
  call.files.update(linked);
  const { resolved: _, ...file } = linked;
  if (!call.files.write({ ...file, path: to, certain: false })) {
    call.recorder.refuse('KS3105', place, `which file ${show(to)} is cannot be known`);
    return failed;
  }
  const { content, mode } = found.file;
  const { line, column } = place;
  call.recorder.file({ line, column, path: show(to), content: show(content), mode: octal(mode) });
  return { stdout: [], exit: mayFail(`ln makes ${show(to)}, where nothing is yet`) };
};

/** `cat [FILE…]`. */
export const cat: Tool = (call) => {
  const { words } = split(call, /^$/);
  const parts: Value[] = [];
  let missing = false;
  let uncertain = false;
  let readStdin = false;
  for (const path of words.length === 0 ? [literal('-')] : words) {
    if (textOf(path) === '-') {
      // The second time there is nothing left.
      if (call.stdin.kind === 'text') parts.push(readStdin ? [] : call.stdin.value);
      else {
        call.recorder.refuse('KS1003', call.place, 'cat reads the stdin of whoever calls the script');
      }
      readStdin = true;
      continue;
    }
    if (secretsIn(path).length > 0)
      call.recorder.refuse('KS3105', call.place, 'a secret in the name of a file');
    if (!call.files.take(path))
      call.recorder.find('KS5008', call.place, 'a process substitution is read a second time');
    const { content, readable } = readFile(call.files, path);
    parts.push(content);
    if (readable === 'no') {
      missing = true;
      call.recorder.find('KS5006', call.place, `${show(path)} does not exist at this point`);
    }
    uncertain ||= readable === 'perhaps';
  }
  const stdout = concatAll(parts);
  if (missing) return { stdout, exit: exited(1), readStdin };
  return { stdout, exit: uncertain ? mayFail('cat succeeds') : exited(0), readStdin };
};

/** `sleep SECONDS`. */
export const sleep: Tool = (call) => {
  const texts = call.argv.map((word) => textOf(word));
  const digits = call.argv.every(isOneNumber);
  if (
    texts.length !== 1 ||
    (texts[0] === undefined ? !digits : !/^\d{1,6}(\.\d{1,3})?[smh]?$/.test(texts[0]))
  ) {
    call.recorder.refuse('KS3301', call.place, `sleep ${call.argv.map(show).join(' ')} is not modelled`);
  }
  return { stdout: [], exit: texts[0] === undefined ? mayFail('sleep is given a time') : exited(0) };
};
