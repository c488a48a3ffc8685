/** Handlebars, isolated: no HTML escaping, nothing unknown, no helper of ours, no re-indentation of quoted values. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import type { Shell } from './dialect.js';
import type { ScriptView } from './view.js';

/** `templates/bash` or `templates/powershell`: `script.hbs` is the skeleton, every other file the partial of an action. */
export function fill(shell: Shell, view: ScriptView): string {
  const folder = fileURLToPath(import.meta.resolve(`#templates/${shell}/script.hbs`)).replace(/[^/\\]*$/, '');
  const options = { noEscape: true, strict: true, knownHelpersOnly: true, preventIndent: true };
  const engine = Handlebars.create();
  for (const file of readdirSync(folder)) {
    const source = readFileSync(join(folder, file), 'utf8');
    engine.registerPartial(basename(file, '.hbs'), engine.compile(source, options));
  }
  return engine.compile('{{> script}}', options)(view);
}
