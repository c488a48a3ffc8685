/** `config get-contexts|get-clusters|get-users|current-context` (kubectl pkg/cmd/config). */

import type { Flags } from '../command-line/pflag.js';
import { KubeconfigError } from '../errors.js';
import { compareBytes } from '../go/byte-order.js';
import type { Host } from '../host.js';
import type { Config } from '../kubeconfig/types.js';
import { refusesOutput } from '../kubectl-flags/output-formats.js';
import { nearestName } from '../matching/nearest.js';
import { alignTabs } from '../print/tab-writer.js';
import { writeMessage } from './report.js';

/** Prints the contexts, all or those named, with kubectl's columns. Returns the exit code. */
export function getContexts(config: Config, flags: Flags, host: Host): number {
  const nameOnly = flags.text('output') === 'name';
  const given = flags.positionals;
  const known =
    given.length === 0 ? [...config.contexts.keys()] : given.filter((name) => config.contexts.has(name));
  const unknown = given.filter((name) => !config.contexts.has(name));
  let table = nameOnly || flags.boolean('no-headers') ? '' : 'CURRENT\tNAME\tCLUSTER\tAUTHINFO\tNAMESPACE\n';
  for (const name of [...known].sort(compareBytes)) {
    const context = config.contexts.get(name);
    const mark = name === config.currentContext ? '*' : ' ';
    table += nameOnly
      ? `${name}\n`
      : `${mark}\t${name}\t${context?.cluster ?? ''}\t${context?.authInfo ?? ''}\t${context?.namespace ?? ''}\n`;
  }
  host.stdout.write(alignTabs(table));
  return unknown.length === 0 ? 0 : reportUnknown(unknown, config, host);
}

function reportUnknown(names: readonly string[], config: Config, host: Host): number {
  const prefix = names.length === 1 ? 'error: ' : '';
  writeMessage(names.map((name) => `${prefix}context ${name} not found`).join('\n'), host);
  for (const name of names) {
    const near = nearestName(name, config.contexts.keys());
    if (near !== undefined) writeMessage(`  did you mean ${JSON.stringify(near)}?`, host);
  }
  return 1;
}

/** The output formats that kubectl knows elsewhere; here it takes `name` alone. */
export function refusedOutput(flags: Flags): string | undefined {
  const output = flags.text('output') ?? '';
  if (!refusesOutput('config get-contexts', output)) return undefined;
  return `--output ${output} is not available in kubectl config get-contexts; resetting to default output format`;
}

/** A heading and the names, in the order of their bytes (kubectl prints clusters in random order). */
export function listNames(entries: ReadonlyMap<string, unknown>, host: Host): number {
  const names = [...entries.keys()].sort(compareBytes);
  host.stdout.write(['NAME', ...names].map((name) => `${name}\n`).join(''));
  return 0;
}

/** Prints the current context, whether or not there is one of that name. Throws KubeconfigError where none is set. */
export function currentContext(config: Config, host: Host): number {
  if (config.currentContext === '') {
    throw new KubeconfigError('current-context is not set', {
      hint: "set it with 'kubectl config use-context NAME', or name a context with --context",
    });
  }
  host.stdout.write(`${config.currentContext}\n`);
  return 0;
}
