/** `config view` (kubectl pkg/cmd/config/view.go, cli-runtime genericclioptions/print_flags.go). */

import type { Flags } from '../command-line/pflag.js';
import { UsageError } from '../errors.js';
import { ReadFailure, readFile } from '../go/files.js';
import { goQuote } from '../go/quote.js';
import type { Host } from '../host.js';
import { printJson, printKyaml, printYaml } from '../kubeconfig/print.js';
import { toWire } from '../kubeconfig/wire.js';
import { configLoader } from './load.js';
import { reportUsage, writeMessage } from './report.js';

type Format =
  | { readonly kind: 'yaml' | 'kyaml' | 'json' | 'name' }
  | { readonly kind: 'jsonpath' | 'jsonpath-as-json'; readonly template: string; readonly fromFile: boolean };

/** Prints the config; returns the exit code. Throws KubeconfigError. */
export async function view(flags: Flags, host: Host): Promise<number> {
  if (flags.positionals.length > 0) {
    const message = `unexpected arguments: [${flags.positionals.join(' ')}]`;
    return reportUsage(new UsageError(message), "See 'kubectl config view -h' for help and examples", host);
  }
  const format = chooseFormat(flags, host);
  if (typeof format === 'string') {
    writeMessage(`error: ${format}`, host);
    return 1;
  }
  if (format.kind === 'jsonpath' || format.kind === 'jsonpath-as-json')
    return printTemplate(format, flags, host);
  const config = (await configLoader(flags, host))();
  if (format.kind === 'json') host.stdout.write(printJson(config));
  else if (format.kind === 'yaml') host.stdout.write(printYaml(config));
  else if (format.kind === 'kyaml') host.stdout.write(printKyaml(config));
  // A Config has no name of its own.
  else host.stdout.write('config/<unknown>\n');
  return 0;
}

async function printTemplate(
  { kind, template, fromFile }: Extract<Format, { template: string }>,
  flags: Flags,
  host: Host,
): Promise<number> {
  const load = await configLoader(flags, host);
  // kubectl takes an empty file for a template that prints nothing.
  if (template === '' && fromFile) {
    load();
    return 0;
  }
  const { writeJsonPath } = await import('../query/jsonpath-output.js');
  const allowMissingKeys = flags.boolean('allow-missing-template-keys') ?? true;
  return writeJsonPath({ format: kind, template, allowMissingKeys, roots: () => [toWire(load())] }, host);
}

const formats =
  'go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,name,template,templatefile,yaml';

const templateFormats =
  /^(go-template|go-template-file|template|templatefile|jsonpath|jsonpath-as-json|jsonpath-file)$/;

/** What `-o` and `--template` ask for; a text is kubectl's refusal. Throws a UsageError for what is not offered. */
function chooseFormat(flags: Flags, host: Host): Format | string {
  const output = flags.text('output');
  const argument = flags.text('template') ?? '';
  const given = output ?? (argument === '' ? 'yaml' : 'go-template');
  const lower = given.toLowerCase();
  if (lower === 'yaml' || lower === 'kyaml' || lower === 'json' || lower === 'name') return { kind: lower };
  if (given === '') return { kind: 'name' };
  const equals = argument === '' ? given.indexOf('=') : -1;
  const name = equals < 0 ? given : given.slice(0, equals);
  if (!templateFormats.test(name)) {
    // kubectl 1.33's words; 1.35 and later have kyaml among the formats.
    return `unable to match a printer suitable for the output format ${goQuote(given)}, allowed formats are: ${formats}\n  and kyaml`;
  }
  const template = equals < 0 ? argument : given.slice(equals + 1);
  if (template === '') return 'template format specified but no template given';
  if (name === 'jsonpath' || name === 'jsonpath-as-json') return { kind: name, template, fromFile: false };
  if (name === 'jsonpath-file') return readTemplate(template, host);
  throw new UsageError(`-o ${name} is not offered here`, {
    hint: "use -o jsonpath=…, json or yaml, or call 'kubectl config view'",
  });
}

function readTemplate(file: string, host: Host): Format | string {
  try {
    const template = new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFile(file, host));
    return { kind: 'jsonpath', template, fromFile: true };
  } catch (error) {
    if (!(error instanceof ReadFailure)) throw error;
    return `error reading --template ${file}, ${error.message}`;
  }
}
