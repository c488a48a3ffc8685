/** `generate request -- kubectl …`: what the command says of the kubeconfig and of a file, as options of generate. */
import type { Options } from '../command-line/options.js';
import { UsageError } from '../errors.js';

/** The context signs in as for kubectl itself: through kubectl proxy. */
const wayIn = 'proxy';

/** The recipe, where `request` stands for one. Throws a UsageError where there is no command. */
export function recipeOf({ recipe, command }: Pick<Options<'generate'>, 'recipe' | 'command'>): string {
  if (recipe !== 'request') return recipe;
  if (command.length > 0) return wayIn;
  throw new UsageError('request is about a kubectl command, and there is none', {
    hint: 'write it behind two dashes: generate request -- kubectl get pods -n shop',
  });
}

/** The options, with those that the command says. Throws a UsageError where both say something, and not the same. */
export async function withCommand(said: Options<'generate'>): Promise<Options<'generate'>> {
  const { command } = said;
  if (command.length === 0) return said;
  const { commandAim } = await import('../plan/kubectl-command/call.js');
  const { file, ...aim } = commandAim(command);
  for (const name of ['context', 'cluster', 'user', 'kubeconfig'] as const) {
    const [given, theirs] = [said[name] ?? [], aim[name]];
    const ours = typeof given === 'string' ? [given] : given;
    if (theirs !== undefined && ours.some((one) => one !== theirs))
      throw new UsageError(`--${name} is said twice, and the command says another one`, {
        hint: 'leave one of them out',
      });
  }
  if (file !== undefined && said.data !== undefined)
    throw new UsageError('--data has no meaning beside a kubectl command with a file', {
      hint: 'leave it out: what the file holds is sent',
    });
  return {
    ...said,
    context: said.context.length > 0 || aim.context === undefined ? said.context : [aim.context],
    cluster: said.cluster ?? aim.cluster,
    user: said.user ?? aim.user,
    kubeconfig: said.kubeconfig ?? aim.kubeconfig,
    data: file === undefined ? said.data : file === '-' ? '-' : `@${file}`,
  };
}
