/** Paths of the files of a dry run: which of them are the same file. */
import { concat, literal, textOf, type Value } from './value.js';

/**
 * The path with the working folder before it and without `.` and empty steps. Undefined where the same file may have
 * another name: `..`, or text that is not known other than a folder or file of mktemp at the front.
 */
export function resolvePath(path: Value, folder: Value | undefined): Value | undefined {
  const first = path[0];
  if (first === undefined) return undefined;
  if (first.kind === 'unknown' && first.startFolder === true && first.temporary !== true)
    return folder === undefined ? inStartFolder(path.slice(1)) : undefined;
  // Made in the folder of the start, and called by its name alone: from elsewhere that is another file.
  if (first.kind === 'unknown' && first.startFolder === true && folder !== undefined) return undefined;
  const rest = first.kind === 'unknown' && first.temporary === true ? path.slice(1) : path;
  const text = textOf(rest);
  if (text === undefined) return undefined;
  const steps = text.split('/').filter((step) => step !== '' && step !== '.');
  if (steps.includes('..')) return undefined;
  const tail = steps.join('/');
  if (rest !== path) {
    if (text !== '' && !text.startsWith('/')) return [first, ...literal(text)];
    return [first, ...literal(tail === '' ? '' : `/${tail}`)];
  }
  if (text.startsWith('/')) return literal(`/${tail}`);
  if (folder === undefined) return literal(tail === '' ? '.' : tail);
  if (tail === '') return folder;
  return concat(textOf(folder) === '/' ? [] : folder, literal(`/${tail}`));
}

/** The same file by its path from there, where a separator of any system stands behind the folder. */
function inStartFolder(rest: Value): Value | undefined {
  const text = textOf(rest);
  if (text === undefined || !/^(?:[/\\][\w-][\w.-]*)?$/.test(text)) return undefined;
  return literal(text === '' ? '.' : text.slice(1));
}

/** `path/` and `path/.` */
export const isAsFolder = (path: Value): boolean => /\/\.?$/.test(textOf(path.slice(-1)) ?? '');

/**
 * The key that two paths share only if they are the same file: what is known about a text that a run would show, and
 * where a known one comes from, makes no other file.
 */
export const keyOf = (resolved: Value): string =>
  JSON.stringify(resolved.map((segment) => ('id' in segment ? [segment.id] : segment.text)));

/** Whether a path is in a folder, or in one that is in it. Both are resolved. */
export function isInside(path: Value, folder: Value): boolean {
  const [first, ...rest] = path;
  const [folderFirst, ...folderRest] = folder;
  if (first === undefined || folderFirst === undefined) return false;
  if (first.kind === 'unknown' || folderFirst.kind === 'unknown') {
    if (keyOf([first]) !== keyOf([folderFirst])) return false;
    return `${textOf(rest) ?? ''}`.startsWith(`${textOf(folderRest) ?? ''}/`);
  }
  return `${textOf(path) ?? ''}`.startsWith(`${textOf(folder) ?? ''}/`);
}
