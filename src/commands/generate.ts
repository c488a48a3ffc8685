/** `generate [recipe]`: config → plan → text, verified before it is written. */
import type { Argv } from 'yargs';
import type { Arguments } from '../command-line/verb.js';
import { inert } from '../display.js';
import type { ScriptOptions } from '../generate/script-text.js';
import type { Host } from '../host.js';
import { writePainted } from '../print/inert-output.js';
import type { Shell } from '../render/dialect.js';
import type { Language } from '../render/messages.js';

export function options(yargs: Argv): Argv {
  return yargs
    .positional('recipe', { type: 'string', describe: "the way in; see 'recipes'", default: 'token' })
    .option('kubeconfig', { type: 'string', describe: 'this kubeconfig, and no other', requiresArg: true })
    .option('context', { type: 'string', describe: 'the context; else the current one', requiresArg: true })
    .option('cluster', { type: 'string', describe: "this cluster, not the context's", requiresArg: true })
    .option('user', { type: 'string', describe: "this user, not the context's", requiresArg: true })
    .option('namespace', { alias: 'n', type: 'string', describe: "else the context's", requiresArg: true })
    .option('shell', { choices: ['bash', 'powershell'], default: 'bash', describe: 'the shell to write for' })
    .option('style', {
      choices: ['safe', 'article'],
      default: 'safe',
      describe: 'safe: to run; article: to read, hazards annotated',
    })
    .option('lang', { choices: ['en', 'ja'], default: 'en', describe: 'language of the annotations' })
    .option('service-account', {
      type: 'string',
      default: 'default',
      describe: 'whose token',
      requiresArg: true,
    })
    .option('duration', { type: 'string', describe: 'lifetime to ask for, such as 2h', requiresArg: true })
    .option('audience', {
      type: 'string',
      describe: 'audience of the token; may be repeated',
      requiresArg: true,
    })
    .option('request', {
      alias: 'X',
      type: 'string',
      default: 'GET',
      describe: 'HTTP method',
      requiresArg: true,
    })
    .option('path', { type: 'string', default: '/api', describe: 'what to call', requiresArg: true })
    .option('insecure', { type: 'boolean', default: false, describe: 'do not verify the server' })
    .option('proof', { type: 'boolean', default: false, describe: 'print on stderr what was proved' })
    .option('output-file', {
      alias: 'o',
      type: 'string',
      describe: 'write here, not to stdout',
      requiresArg: true,
    })
    .option('force', {
      type: 'boolean',
      default: false,
      describe: 'with -o: overwrite a file that kubesteps did not write',
    })
    .example('$0 generate', 'the token recipe for the current context, in bash')
    .example('$0 generate secret-token --shell powershell -o steps.ps1', 'a script in a file');
}

export async function run(argv: Arguments, host: Host): Promise<number> {
  const { proofText, provenScript } = await import('../generate/proven-script.js');
  const { wantsColor } = await import('../print/colors.js');
  const file = argv['output-file'] as string | undefined;
  const { text, report } = await provenScript(scriptOptions(argv), file, host);
  if (argv.proof) writePainted(host.stderr, await proofText(report, wantsColor(host)));
  await writeResult(text, file, argv, host);
  return 0;
}

function scriptOptions(argv: Arguments): ScriptOptions {
  const given = (name: string): string | undefined => argv[name] as string | undefined;
  return {
    recipe: argv.recipe as string,
    shell: argv.shell as Shell,
    lang: argv.lang as Language,
    // Empty is not given, as kubectl has it.
    kubeconfig: given('kubeconfig') || undefined,
    context: given('context'),
    cluster: given('cluster'),
    user: given('user'),
    namespace: given('namespace'),
    style: argv.style as ScriptOptions['style'],
    serviceAccount: argv['service-account'] as string,
    duration: given('duration'),
    audiences: ([argv.audience ?? []].flat() as readonly unknown[]).map(String),
    method: (argv.request as string).toUpperCase(),
    path: argv.path as string,
    insecure: argv.insecure as boolean,
  };
}

async function writeResult(
  text: string,
  file: string | undefined,
  argv: Arguments,
  host: Host,
): Promise<void> {
  if (file === undefined || file === '-') {
    host.stdout.write(text);
    return;
  }
  const { writeScript } = await import('../generate/output-file.js');
  const kubeconfig = argv.kubeconfig as string | undefined;
  writeScript(file, text, { force: argv.force === true, kubeconfig }, host);
  host.stderr.write(`written: ${inert(file)}\n`);
}
