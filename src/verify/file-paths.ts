/** Paths of the files of a dry run: which of them are the same file. */
import { concat, identity, literal, textOf, type Value } from './value.js';

/**
 * The path with the working folder before it and without `.` and empty steps. Undefined where the same file may have
 * another name: `..`, or text that is not known other than a folder or file of mktemp at the front.
 */
export function resolvePath(path: Value, folder: Value | undefined): Value | undefined {
  const first = path[0];
  if (first === undefined) return undefined;
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

/** `path/` and `path/.` */
export const isAsFolder = (path: Value): boolean => /\/\.?$/.test(textOf(path.slice(-1)) ?? '');

/** The key that two paths share only if they are the same file. */
export const keyOf = (resolved: Value): string => identity(normal(resolved));

/** The path with nothing but identity left: what is known about a segment does not make it another file. */
function normal(path: Value): Value {
  return path.map((segment) =>
    segment.kind === 'unknown'
      ? { ...segment, nonEmpty: true }
      : segment.kind === 'secret'
        ? segment
        : { kind: 'literal', text: segment.text },
  );
}

/** Whether a path is in a folder, or in one that is in it. Both are resolved. */
export function isInside(path: Value, folder: Value): boolean {
  const [first, ...rest] = normal(path);
  const [folderFirst, ...folderRest] = normal(folder);
  if (first === undefined || folderFirst === undefined) return false;
  if (first.kind === 'unknown' || folderFirst.kind === 'unknown') {
    if (identity([first]) !== identity([folderFirst])) return false;
    return `${textOf(rest) ?? ''}`.startsWith(`${textOf(folderRest) ?? ''}/`);
  }
  return `${textOf(normal(path)) ?? ''}`.startsWith(`${textOf(normal(folder)) ?? ''}/`);
}
