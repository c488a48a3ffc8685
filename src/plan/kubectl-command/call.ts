/** A kubectl command → the one request of HTTP that does what it does. */
import { UsageError } from '../../errors.js';
import type { Call } from '../request.js';
import { canI, whoAmI } from './access.js';
import { Command } from './command.js';
import { notOneRequest } from './not-one-request.js';
import { get, logs, top } from './read.js';
import { apply, create, patch, remove, scale, sendRaw } from './send.js';
import { commandWords } from './words.js';

const translations: Readonly<Record<string, (command: Command, data: string | undefined) => Call>> = {
  get,
  logs,
  'top pod': top,
  'top node': top,
  create,
  apply,
  delete: remove,
  patch,
  scale,
  'auth can-i': canI,
  'auth whoami': whoAmI,
  version: (command) => {
    command.knows('output');
    return { method: 'GET', path: '/version', headers: ['Accept: application/json, */*'] };
  },
};

/**
 * `data` is what the file of the command holds. Throws a UsageError that says why the command is not one request, and what
 * to use.
 */
export function kubectlCall(words: readonly string[], namespace: string, data: string | undefined): Call {
  const read = commandWords(words);
  const command = new Command(read, namespace);
  const { verb } = read;
  if (verb === 'replace' && command.text('raw') !== undefined) return sendRaw(command, 'PUT', data);
  if (verb === 'create token')
    throw new UsageError('kubectl create token: a script that shows a token is none to keep', {
      hint: 'generate token asks for one, and uses it',
    });
  const translate = Object.hasOwn(translations, verb) ? translations[verb] : undefined;
  if (translate === undefined) throw notOneRequest(verb);
  return translate(command, data);
}

/** What a command says of the kubeconfig, and of the file that it sends: what is known before anything is planned. */
export interface CommandAim {
  readonly context: string | undefined;
  readonly cluster: string | undefined;
  readonly user: string | undefined;
  readonly kubeconfig: string | undefined;
  readonly file: string | undefined;
}

export function commandAim(words: readonly string[]): CommandAim {
  const { flags } = commandWords(words);
  const last = (name: string): string | undefined => flags.get(name)?.at(-1) || undefined;
  const files = flags.get('filename') ?? [];
  if (files.length > 1 || files.some((file) => file.includes(',')))
    throw new UsageError('each file is a request of its own, and several are named', {
      hint: 'take one file for each',
    });
  return {
    context: last('context'),
    cluster: last('cluster'),
    user: last('user'),
    kubeconfig: last('kubeconfig'),
    file: files[0],
  };
}
