/** The folder of a fleet: what is the same stays untouched, what others wrote stays, and every file is whole. */
import { join } from 'node:path';
import { inert } from '../display.js';
import { pageHeader } from '../document/html/header.js';
import { isTablePage } from '../document/html/table-page.js';
import { documentHeader } from '../document/marks.js';
import { renewed } from '../document/renew.js';
import { FileError, UsageError } from '../errors.js';
import { fileFailure } from '../files/system-error.js';
import { writeScript } from '../generate/output-file.js';
import type { Host } from '../host.js';
import { isOurs } from '../plan/header.js';
import { calendarName, isCalendar } from './calendar.js';
import { nameKey } from './file-name.js';
import { htmlIndexName } from './index-html.js';
import { filesOfPage, indexName, isIndexPage } from './index-page.js';

export interface FolderOptions {
  /** As it was said. */
  readonly shown: string;
  /** Absolute. */
  readonly path: string;
  /** Also over files that we did not write. */
  readonly force: boolean;
  /** Whether the documents are files to run. */
  readonly runs: boolean;
  /** The files about all of them that are to be written. */
  readonly lists: readonly (typeof indexName | typeof htmlIndexName | typeof calendarName)[];
}

const isOurList = { [indexName]: isIndexPage, [htmlIndexName]: isTablePage, [calendarName]: isCalendar };

export class FleetFolder {
  private readonly listed: readonly string[];

  /** Throws a UserError where there is no such folder to write to, or an index that we did not write. */
  constructor(
    private readonly options: FolderOptions,
    private readonly host: Host,
  ) {
    const { shown, path, force, lists } = options;
    const kind = host.files.stat(path)?.kind;
    if (kind !== undefined && kind !== 'directory')
      throw new UsageError(`--output-dir ${shown} is no folder`, { hint: 'name a folder, or a new one' });
    for (const name of lists) {
      this.placeOf(name);
      const text = this.textOf(name) ?? '';
      if (text !== '' && !isOurList[name](text) && !force) throw foreign(join(shown, name));
    }
    const page = this.textOf(indexName);
    this.listed = page === undefined ? [] : filesOfPage(page);
  }

  /**
   * Writes a document, unless it is there as it is; of a page, what people wrote between its marks stays. Throws a
   * UserError where it must not or cannot be written.
   */
  put(name: string, text: string, kubeconfig: string | undefined): 'written' | 'unchanged' {
    const { force } = this.options;
    const file = join(this.options.shown, name);
    const path = this.placeOf(name);
    const page = name.endsWith('.md') ? this.textOf(name) : undefined;
    const wanted = page === undefined ? text : (renewed(page, text) ?? text);
    if (this.isSame(path, wanted)) return 'unchanged';
    writeScript(file, wanted, { force, kubeconfig, path, runs: this.options.runs }, this.host);
    return 'written';
  }

  /** The same of a file about all of them. */
  putList(name: FolderOptions['lists'][number], text: string): 'written' | 'unchanged' {
    const path = this.placeOf(name);
    if (this.isSame(path, text)) return 'unchanged';
    try {
      this.host.files.write(path, text, { mode: 0o666 });
    } catch (error) {
      throw fileFailure(error, 'write', join(this.options.shown, name));
    }
    return 'written';
  }

  /** Documents of earlier runs that are there still, are ours as they stand, and are none of these. */
  left(names: readonly string[]): readonly string[] {
    const belonging = new Set([...names, indexName, htmlIndexName, calendarName].map(nameKey));
    return [...new Set(this.listed)].filter((name) => !belonging.has(nameKey(name)) && this.isDocument(name));
  }

  remove(name: string): void {
    try {
      this.host.files.remove(join(this.options.path, name));
    } catch (error) {
      throw fileFailure(error, 'remove', join(this.options.shown, name));
    }
  }

  isThere(name: string): boolean {
    return this.host.files.stat(join(this.options.path, name))?.kind === 'file';
  }

  private isDocument(name: string): boolean {
    if (/[\\/\0]/.test(name) || name.startsWith('.')) return false;
    if (this.host.files.isLink(join(this.options.path, name)) || !this.isThere(name)) return false;
    const text = this.textOf(name) ?? '';
    return isOurs(text) || documentHeader(text) !== undefined || pageHeader(text) !== undefined;
  }

  /** Where a document stands. What a link leads to is none of ours, wherever it is. */
  private placeOf(name: string): string {
    const path = join(this.options.path, name);
    const shown = join(this.options.shown, name);
    if (this.host.files.isLink(path))
      throw new FileError(`${inert(shown)} is a link, and links in such a folder are not followed`, {
        hint: 'remove it, or name another folder',
      });
    if (this.host.files.stat(path)?.kind === 'directory')
      throw new FileError(`${inert(shown)} is a folder, where a document is to be written`, {
        hint: 'remove it, or name another folder',
      });
    return path;
  }

  private isSame(path: string, text: string): boolean {
    const bytes = Buffer.from(text);
    const stat = this.host.files.stat(path);
    if (stat?.kind !== 'file' || stat.size !== bytes.length) return false;
    try {
      return bytes.equals(this.host.files.read(path));
    } catch {
      // The one who writes it will meet the same failure, and say so.
      return false;
    }
  }

  private textOf(name: string): string | undefined {
    const path = join(this.options.path, name);
    if (this.host.files.stat(path)?.kind !== 'file') return undefined;
    try {
      return new TextDecoder().decode(this.host.files.read(path));
    } catch (error) {
      throw fileFailure(error, 'read', join(this.options.shown, name));
    }
  }
}

const foreign = (file: string): FileError =>
  new FileError(`${inert(file)} is there already, and kubesteps did not write it`, {
    hint: 'name another folder, or overwrite it with --force',
  });
