/** `config`: the reading half of `kubectl config`, same arguments, same output, same exit codes. */

import { helpColumns } from '../command-line/help-columns.js';
import { describeFlags, type Flags, parseFlags } from '../command-line/pflag.js';
import type { Subcommand } from '../command-line/verb.js';
import { KubeconfigError, UsageError } from '../errors.js';
import { goQuote } from '../go/quote.js';
import { YamlError } from '../go/yaml/yaml-error.js';
import type { Host } from '../host.js';
import { loadConfig } from '../kubeconfig/load.js';
import { loadingRules } from '../kubeconfig/rules.js';
import { subcommands } from '../kubectl-config/flags.js';
import { currentContext, getContexts, listNames, refusedOutput } from '../kubectl-config/listing.js';
import { reportError, reportUsage, writeMessage } from '../kubectl-config/report.js';

/** Runs one subcommand with kubectl's flag syntax; returns kubectl's exit code, or 3 for what is not offered here. */
export async function runRaw(args: readonly string[], host: Host): Promise<number> {
  const { name, rest } = splitSubcommand(args);
  if (name === undefined) {
    let flags: Flags;
    try {
      flags = parseFlags(rest, everywhere);
    } catch (error) {
      return refuseFlag(error, 'config', host);
    }
    const [word] = flags.positionals;
    if (word !== undefined) return unknownSubcommand(word, host);
    const asked = flags.boolean('help');
    (asked ? host.stdout : host.stderr).write(overview(host.program));
    return asked ? 0 : 1;
  }
  const subcommand = subcommands.get(name);
  if (subcommand === undefined) return unknownSubcommand(name, host);
  let flags: Flags;
  try {
    flags = parseFlags(rest, subcommand.flags);
  } catch (error) {
    return refuseFlag(error, `config ${name}`, host);
  }
  if (flags.boolean('help')) {
    host.stdout.write(help(subcommand, host));
    return 0;
  }
  try {
    return await runSubcommand(name, flags, host);
  } catch (error) {
    return reportError(error instanceof YamlError ? unprintable(error, flags) : error, host);
  }
}

function refuseFlag(error: unknown, line: string, host: Host): number {
  if (!(error instanceof UsageError)) throw error;
  const asked = error.message === 'unknown flag: --lang';
  const hinted = asked
    ? new UsageError(error.message, { hint: 'config prints what kubectl prints, in English alone' })
    : error;
  return reportUsage(hinted, `See 'kubectl ${line} --help' for usage.`, host);
}

async function runSubcommand(name: string, flags: Flags, host: Host): Promise<number> {
  if (name === 'view') return (await import('../kubectl-config/view.js')).view(flags, host);
  const refused = name === 'get-contexts' ? refusedOutput(flags) : undefined;
  if (refused !== undefined) {
    writeMessage(`error: ${refused}`, host);
    return 1;
  }
  const rules = loadingRules({ kubeconfig: flags.text('kubeconfig') }, host);
  const config = loadConfig(rules, host, { missingExplicit: 'empty' });
  if (name === 'get-contexts') return getContexts(config, flags, host);
  if (name === 'get-clusters') return listNames(config.clusters, host);
  if (name === 'get-users') return listNames(config.authInfos, host);
  return currentContext(config, host);
}

/** kubectl cannot print what its YAML library cannot read again. */
function unprintable(error: YamlError, flags: Flags): KubeconfigError {
  const step = flags.text('output')?.toLowerCase() === 'kyaml' ? 'error decoding: ' : '';
  return new KubeconfigError(`${step}yaml: ${error.message}`, {
    hint: 'a name or value in the kubeconfig cannot be written as YAML: use -o json',
  });
}

/** What kubectl knows before it knows the subcommand. */
const everywhere = subcommands.get('current-context')?.flags ?? [];

/**
 * The subcommand is the first word that is neither a flag nor the value of one; a flag that is not known everywhere has
 * the next word for its value (cobra, stripFlags).
 */
function splitSubcommand(args: readonly string[]): {
  readonly name: string | undefined;
  readonly rest: readonly string[];
} {
  for (let at = 0; at < args.length; at++) {
    const argument = args[at] ?? '';
    if (argument === '--') break;
    if (!argument.startsWith('-')) return { name: argument, rest: args.toSpliced(at, 1) };
    const [, long, short] = /^(?:--([^=]+)|-([^=-]))$/.exec(argument) ?? [];
    const flag = everywhere.find((one) => (short === undefined ? one.name === long : one.short === short));
    if ((long ?? short) !== undefined && (flag === undefined || flag.value !== undefined)) at++;
  }
  return { name: undefined, rest: args };
}

const writing = new Set([
  'delete-cluster',
  'delete-context',
  'delete-user',
  'rename-context',
  'set',
  'set-cluster',
  'set-context',
  'set-credentials',
  'unset',
  'use',
  'use-context',
]);

function unknownSubcommand(name: string, host: Host): number {
  if (writing.has(name)) {
    throw new UsageError(`'config ${name}' changes files, and ${host.program} only reads them`, {
      hint: `call 'kubectl config ${name}'`,
    });
  }
  const hint = `the subcommands are ${[...subcommands.keys()].join(', ')}`;
  const error = new UsageError(`unknown command ${goQuote(name)}`, { hint });
  return reportUsage(error, "See 'kubectl config -h' for help and examples", host);
}

function overview(program: string): string {
  const lines = [...subcommands.values()].map(({ usage, describe }) => `  ${usage.padEnd(22)}${describe}\n`);
  return `${program} config SUBCOMMAND

The reading half of 'kubectl config': same arguments, same output,
and so in English alone.

${lines.join('')}
'${program} config SUBCOMMAND --help' shows the options.
`;
}

function help({ usage, describe, flags }: Subcommand, { program, stdout }: Host): string {
  return `${program} config ${usage}

Prints ${describe}, as 'kubectl config' does.

Options:
${describeFlags(flags, helpColumns(stdout))}`;
}
