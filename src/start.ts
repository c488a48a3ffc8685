/** kubesteps without a command: the token script of the current context, proven; or of the sample where there is none. */
import { resolve } from 'node:path';
import { readWords } from './command-line/read.js';
import { inert } from './display.js';
import { isThere } from './files/probe.js';
import type { Host } from './host.js';
import { loadingRules } from './kubeconfig/rules.js';
import { packaged } from './packaged.js';

/** Runs `generate --proof` with these options; says on stderr which kubeconfig it is, unless they do. */
export async function start(
  options: readonly string[],
  host: Host,
  runCommand: (args: readonly string[], host: Host) => Promise<number>,
): Promise<number> {
  const words = ['generate', '--proof', ...options];
  if (options.some((word) => /^--kubeconfig(=|$)/.test(word)) || !canBeRead(options))
    return await runCommand(words, host);
  const { precedence } = loadingRules({}, host);
  const present = precedence.filter((path) => path !== '' && isThere(resolve(host.cwd, path), host));
  const looked = precedence.map(inert).join(', ');
  if (present.length > 0) {
    host.stderr.write(`kubeconfig: ${present.map(inert).join(', ')}\n`);
    return await runCommand(words, host);
  }
  host.stderr.write(`no kubeconfig here (looked for ${looked}): this is the embedded sample\n`);
  const sample = packaged('templates/sample/kubeconfig.yaml');
  return await runCommand(words, { ...host, env: { ...host.env, KUBECONFIG: sample } });
}

/** What is wrong with the options is said alone. */
function canBeRead(options: readonly string[]): boolean {
  try {
    readWords('generate', options);
    return true;
  } catch {
    return false;
  }
}
