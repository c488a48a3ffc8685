/** Handlebars, isolated: templates that the build compiled, no helper of ours. */
import Handlebars from 'handlebars';
import type { Style } from '../plan/types.js';
import { templates } from './compiled.js';
import type { ScriptShell } from './dialect.js';
import type { ScriptView } from './view.js';

/**
 * `templates/SHELL/script.hbs` is the skeleton, for blocks to paste `paste.hbs`, for one of them `paste/block.hbs`;
 * `templates/SHELL/STYLE/KIND.hbs` writes a kind of action in a style.
 */
export function fill(
  shell: ScriptShell,
  style: Style,
  view: ScriptView,
  skeleton = skeletonOf(style),
): string {
  const engine = Handlebars.create();
  // sh reads what the templates for bash say, where they ask for nothing more.
  const folder = shell === 'sh' ? 'bash' : shell;
  const prefix = `${folder}/${style}/`;
  for (const [name, compiled] of Object.entries(templates))
    if (name.startsWith(prefix)) engine.registerPartial(name.slice(prefix.length), engine.template(compiled));
  const script = templates[`${folder}/${skeleton}`];
  if (script === undefined) throw new Error(`templates/${folder}/${skeleton}.hbs is missing`);
  return engine.template(script)(view);
}

const skeletonOf = (style: Style): string => (style === 'paste' ? 'paste' : 'script');
