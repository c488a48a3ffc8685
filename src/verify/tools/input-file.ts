/** Files that programs are given by name. */
import type { VirtualFiles } from '../files.js';
import { foreignContent } from '../private-files.js';
import { derived, show, textOf, type Value } from '../value.js';

/** Whether a program may take a word for an option. */
export function mayBeOption(word: Value): boolean {
  const text = textOf(word);
  if (text !== undefined) return text.startsWith('-') && text !== '-';
  const [first] = word;
  if (first?.kind === 'unknown' && first.temporary === true) return false;
  return !/^[^-]/.test(first === undefined || first.kind === 'unknown' ? '' : (first.text ?? ''));
}

export interface FileRead {
  /** What is read where it can be read, and nothing where it cannot. */
  readonly content: Value;
  readonly readable: 'surely' | 'perhaps' | 'no';
}

/** What a program reads from a file at this point of the script. */
export function readFile(files: VirtualFiles, path: Value): FileRead {
  const found = files.look(path);
  if (found.kind === 'absent') return { content: [], readable: 'no' };
  if (found.kind === 'foreign') return { content: files.read(path) ?? [], readable: 'perhaps' };
  const { kind, content, certain, mode } = found.file;
  // What could not become a folder may be a file of others.
  if (kind === 'folder') return { content: certain ? [] : foreignContent(path), readable: 'perhaps' };
  // Root reads what nobody may read.
  const allowed = mode === undefined || (mode & 0o400) !== 0;
  if (certain && allowed) return { content, readable: 'surely' };
  return {
    content: content.length === 0 ? [] : derived(content, `what ${show(path)} may have`),
    readable: 'perhaps',
  };
}
