/** What the explorer does besides showing: describes, generates and verifies as the verbs do, copies, writes files. */
import { isAbsolute, join, resolve } from 'node:path';
import { readOptions } from '../command-line/options.js';
import { UserError } from '../errors.js';
import { systemError } from '../files/system-error.js';
import { writeScript } from '../generate/output-file.js';
import type { Host } from '../host.js';
import type { Config } from '../kubeconfig/types.js';
import type { Shell } from '../render/dialect.js';
import { copy } from './clipboard.js';
import { describedLines } from './description.js';
import type { Effect, Event } from './step.js';
import { textOrFailure } from './text-or-failure.js';

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
      const { fittingItems } = await import('./recipe-items.js');
      return { kind: 'recipes', asked, items: fittingItems({ context, kubeconfig }, lang, host), news: '' };
    }
    case 'write': {
      const { text, good } = await written(effect, 'script', kubeconfig, host);
      return { kind: 'written', asked: effect.asked, text, good };
    }
    case 'verify': {
      const { shell, text, asked } = effect;
      const report = await textOrFailure(() => dryRun(text, shell, kubeconfig, host));
      return { kind: 'verified', asked, text: report.text };
    }
    case 'copy': {
      const { text, good } = await written(effect, 'paste', kubeconfig, host);
      if (good) return { kind: 'news', news: await copy(text, effect.choice.shell, host) };
      const [why = ''] = text.split('\n');
      return { kind: 'news', news: why.replace(/^error: /, '') };
    }
    case 'save':
      return save(effect, kubeconfig, host);
  }
}

/** The text that `generate` would write, or why it would not. */
async function written(
  { context, recipe, choice }: Extract<Effect, { kind: 'write' | 'copy' }>,
  format: 'script' | 'paste',
  kubeconfig: string | undefined,
  host: Host,
): ReturnType<typeof textOrFailure> {
  const { provenScript } = await import('../generate/proven-script.js');
  const { scriptOptions } = await import('../generate/script-options.js');
  const options = scriptOptions({
    ...readOptions('generate', { ...choice, context, recipe, kubeconfig, format }),
    lang: choice.lang,
  });
  return await textOrFailure(async () => (await provenScript(options, undefined, host)).text);
}

/** What `verify` prints about a script that was generated here. */
async function dryRun(
  text: string,
  shell: Shell,
  kubeconfig: string | undefined,
  host: Host,
): Promise<string> {
  const { verifyText } = await import('../verify/verify.js');
  const { hostWorld } = await import('../verify/host-world.js');
  const { heldAgainstNow } = await import('../drift/drift-report.js');
  const { proofText } = await import('../generate/proven-script.js');
  const world = hostWorld(host, { kubeconfig, assumesFiles: true });
  const report = await verifyText({ file: '<stdin>', text, shell }, world);
  const held = await heldAgainstNow(report, text, { kubeconfig }, world, host);
  return await proofText([held.report], false, host.speech);
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
    writeScript(name, text, { force: overwrite, kubeconfig, path, runs: true }, host);
  } catch (thrown) {
    const error = systemError(thrown) ?? thrown;
    if (!(error instanceof UserError)) throw error;
    return { kind: 'news', news: error.message };
  }
  return { kind: 'saved', news: `written: ${name}` };
}
