/** What the explorer does besides showing: asks the other verbs, copies, writes files. */
import { isAbsolute, join, resolve } from 'node:path';
import { UserError } from '../errors.js';
import { systemError } from '../files/system-error.js';
import { writeScript } from '../generate/output-file.js';
import type { Host } from '../host.js';
import type { Config } from '../kubeconfig/types.js';
import { copy } from './clipboard.js';
import { describedLines } from './description.js';
import { runInside } from './inside.js';
import type { RecipeItem } from './state.js';
import type { Effect, Event } from './step.js';

export interface World {
  readonly host: Host;
  /** `--kubeconfig`. */
  readonly kubeconfig: string | undefined;
  readonly config: Config;
}

type Doable = Exclude<Effect, { kind: 'leave' }>;

/** Does it and answers with an event. Throws only what is a bug. */
export async function perform(effect: Doable, { host, kubeconfig, config }: World): Promise<Event> {
  switch (effect.kind) {
    case 'describe': {
      const { context, columns } = effect;
      const lines = await describedLines(config, context, kubeconfig, columns, host);
      return { kind: 'described', context, lines };
    }
    case 'fit': {
      const { context, lang, asked } = effect;
      const given = { context, lang, kubeconfig, output: 'json' };
      const printed = await runInside(await import('../commands/recipes.js'), given, host);
      return { kind: 'recipes', asked, items: recipeItems(printed.stdout, printed.stderr), news: '' };
    }
    case 'write': {
      const { context, recipe, choice, asked } = effect;
      const given = { context, recipe, ...choice, kubeconfig };
      const printed = await runInside(await import('../commands/generate.js'), given, host);
      return {
        kind: 'written',
        asked,
        text: printed.good ? printed.stdout : printed.stderr,
        good: printed.good,
      };
    }
    case 'verify': {
      const { shell, text, asked } = effect;
      const given = { files: ['-'], shell, kubeconfig };
      const printed = await runInside(await import('../commands/verify.js'), given, host, { stdin: text });
      return { kind: 'verified', asked, text: printed.stdout + printed.stderr };
    }
    case 'copy':
      return { kind: 'news', news: await copy(effect.text, host) };
    case 'save':
      return save(effect, kubeconfig, host);
  }
}

interface RecipeRow {
  readonly name: string;
  readonly does: string;
  readonly needs: string;
  readonly fits?: boolean;
  readonly why?: string;
}

/** The rows of `recipes -o json`. Where the context cannot be used at all, none fits, and it says why. */
function recipeItems(json: string, problem: string): readonly RecipeItem[] {
  const rows = JSON.parse(json) as readonly RecipeRow[];
  return rows.map(({ name, does, needs, fits, why }) => ({
    name,
    does,
    needs,
    fits: fits === true,
    why: why ?? problem.trim(),
  }));
}

function save(
  { name, text, overwrite }: Extract<Effect, { kind: 'save' }>,
  kubeconfig: string | undefined,
  host: Host,
): Event {
  const path = name.startsWith('~/')
    ? join(host.home, name.slice(2))
    : isAbsolute(name)
      ? name
      : resolve(host.cwd, name);
  try {
    const there = host.files.stat(path);
    if (there?.kind === 'directory') return { kind: 'news', news: `${name} is a folder: name a file in it` };
    if (there !== undefined && !overwrite) return { kind: 'exists' };
    writeScript(name, text, { force: overwrite, kubeconfig, path }, host);
  } catch (thrown) {
    const error = systemError(thrown) ?? thrown;
    if (!(error instanceof UserError)) throw error;
    return { kind: 'news', news: error.message };
  }
  return { kind: 'saved', news: `written: ${name}` };
}
