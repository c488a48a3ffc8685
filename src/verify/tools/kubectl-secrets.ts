/** Whether a call of kubectl deals with Secrets: what it shows of them is secret. */
import { knownPrefix, textOf, type Value } from '../value.js';
import type { KubectlCall } from './kubectl-call.js';

const secretKind = /^secrets?(?:\.v1\.?)?$/i;

/**
 * Whether arguments such as `secret x`, `pods,secrets`, `pod/a secret/b` name Secrets, or may: kubectl reads either a
 * list of kinds and then names, or TYPE/NAME throughout (cli-runtime, resource/builder.go).
 */
export function namesSecrets(words: readonly Value[]): boolean {
  const [first = []] = words;
  const isKind = (kind: string): boolean => secretKind.test(kind);
  const text = textOf(first);
  const typed = knownPrefix(first).includes('/');
  if (!typed) return text === undefined ? words.length > 0 : text.split(',').some(isKind);
  return words.some((word) => {
    const known = knownPrefix(word);
    const kind = known.split('/')[0] ?? '';
    return known.includes('/') ? isKind(kind) : textOf(word) === undefined;
  });
}

/** A path of the API below `…/secrets`. */
export const isSecretsPath = (path: Value): boolean => /\/secrets(?:[/?]|$)/.test(knownPrefix(path));

const manifestOfSecret = /"?\bkind"?\s*:\s*['"]?Secret\b/;

/** Whether it asks for Secrets, or sends some, as far as the script shows. */
export function touchesSecrets(kubectl: KubectlCall): boolean {
  const { command, positionals } = kubectl.parsed;
  if (command.path.startsWith('create secret')) return true;
  if (command.path.startsWith('create ') || command.path.startsWith('config ')) return false;
  const raw = kubectl.flag('raw');
  if (raw !== undefined && isSecretsPath(raw)) return true;
  const words = positionals.map((word) => word.value);
  if (words.length > 0 && namesSecrets(words)) return true;
  const { files, stdin } = kubectl.call;
  return kubectl.flags('filename').some((file) => {
    const found = files.look(file);
    const content =
      textOf(file) === '-' && stdin.kind === 'text'
        ? stdin.value
        : found.kind === 'known'
          ? found.file.content
          : [];
    return content.some((segment) => 'text' in segment && manifestOfSecret.test(segment.text ?? ''));
  });
}
