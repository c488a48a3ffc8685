/** `--templates`: the folder of a team's own look, read and checked as a whole. */
import { join, resolve } from 'node:path';
import { inert, quoted, writeUnsafe } from '../display.js';
import { FileError, TemplateError } from '../errors.js';
import { fileFailure } from '../files/system-error.js';
import type { Host } from '../host.js';
import { nearestName } from '../matching/nearest.js';
import { checkNames } from './check.js';
import { Look, type Template } from './look.js';
import { checkConstants } from './markdown.js';
import { checkMarkup } from './markup.js';
import { type PartName, partNames, parts, styleName } from './parts.js';
import { ownStyle } from './style.js';
import { templateNodes } from './template.js';
import { Source } from './template-error.js';

const maximumBytes = 100_000;

/** Throws a FileError or a TemplateError, of whichever file it is. */
export function loadLook(place: string, host: Host): Look {
  const templates = new Map<PartName, Template>();
  let style = '';
  for (const name of namesIn(place, host)) {
    const source = sourceOf(join(place, name), host);
    if (name === styleName) style = ownStyle(source);
    else templates.set(name, { source, nodes: checkedNodes(source, name) });
  }
  return new Look(templates, style);
}

function checkedNodes(source: Source, name: PartName): Template['nodes'] {
  const { values, format } = parts[name];
  const nodes = templateNodes(source);
  checkNames(source, nodes, values, format === 'markdown');
  if (format === 'html') checkMarkup(source, nodes, values);
  else checkConstants(source, nodes);
  return nodes;
}

const allNames: readonly string[] = [...partNames, styleName];

/** Names that begin with a dot are those of tools, such as `.gitkeep`. */
function namesIn(place: string, host: Host): readonly (PartName | typeof styleName)[] {
  const path = resolve(host.cwd, place);
  if (host.files.stat(path)?.kind === 'file')
    throw new FileError(`${inert(place)} is a file, and templates are in a folder`, {
      hint: 'name the folder',
    });
  let all: readonly string[];
  try {
    all = host.files.list(path);
  } catch (error) {
    throw fileFailure(error, 'read', place);
  }
  const names = all.filter((name) => !name.startsWith('.'));
  const isKnown = (name: string): name is PartName | typeof styleName => allNames.includes(name);
  const unknown = names.find((name) => !isKnown(name));
  const known = `templates are called: ${allNames.join(', ')}`;
  if (unknown !== undefined) {
    const near = nearestName(unknown, allNames);
    throw new TemplateError(
      `${inert(join(place, unknown))} is no template: no part of a document is called so`,
      {
        hint: near === undefined ? known : `did you mean ${near}? ${known}`,
      },
    );
  }
  if (names.length === 0) throw new FileError(`there is no template in ${inert(place)}`, { hint: known });
  return names.filter(isKnown);
}

function sourceOf(file: string, host: Host): Source {
  let bytes: Uint8Array;
  try {
    bytes = host.files.read(resolve(host.cwd, file), { maximumBytes, onlyRegular: true });
  } catch (error) {
    throw fileFailure(error, 'read', file);
  }
  const source = new Source(file, new TextDecoder().decode(bytes).replaceAll('\r\n', '\n'));
  const odd = /\ufffd|[\ue000-\uf8ff]/.exec(source.text)?.index ?? hidden(source.text);
  if (odd === undefined) return source;
  const code = source.text.charCodeAt(odd).toString(16).padStart(4, '0').toUpperCase();
  throw source.refused(
    odd,
    `the character U+${code} is one that nobody sees, or no text`,
    `leave ${quoted(source.text.charAt(odd))} out`,
  );
}

/** Where a character stands that could hide or move others. */
function hidden(text: string): number | undefined {
  const plain = text.replace(/[\n\t]/g, ' ');
  const found = writeUnsafe(plain, () => '\ufffd').indexOf('\ufffd');
  return found === -1 ? undefined : found;
}
