/** Handlebars, isolated: no HTML escaping, nothing unknown, no helper of ours, no re-indentation of quoted values. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';
import { packaged } from '../packaged.js';
import type { Style } from '../plan/types.js';
import type { Shell } from './dialect.js';
import type { ScriptView } from './view.js';

/** `templates/SHELL/script.hbs` is the skeleton; `templates/SHELL/STYLE/KIND.hbs` writes a kind of action in a style. */
export function fill(shell: Shell, style: Style, view: ScriptView): string {
  const folder = packaged(`templates/${shell}`);
  const options = { noEscape: true, strict: true, knownHelpersOnly: true, preventIndent: true };
  const engine = Handlebars.create();
  for (const file of ['script.hbs', ...readdirSync(join(folder, style)).map((name) => join(style, name))]) {
    const source = readFileSync(join(folder, file), 'utf8');
    engine.registerPartial(basename(file, '.hbs'), engine.compile(source, options));
  }
  return engine.compile('{{> script}}', options)(view);
}
