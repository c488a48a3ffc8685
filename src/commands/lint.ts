/** `lint`: what is wrong with the kubeconfig; exit 1 where something is at least as bad as `--severity`. */
import type { Argv } from 'yargs';
import type { Arguments } from '../command-line/verb.js';
import { quoted } from '../display.js';
import { UsageError } from '../errors.js';
import { isAtLeast, type Severity } from '../finding.js';
import type { Host } from '../host.js';
import { parseDuration } from '../inspect/expiry.js';
import { loadingRules } from '../kubeconfig/rules.js';
import { type FormatName, formatNames } from '../lint/format.js';

export function options(yargs: Argv): Argv {
  return yargs
    .option('kubeconfig', { type: 'string', describe: 'this kubeconfig, and no other', requiresArg: true })
    .option('format', { choices: [...formatNames], default: 'text', describe: 'how to report' })
    .option('severity', {
      choices: ['error', 'warning', 'info'],
      default: 'warning',
      describe: 'exit 1 on findings at least as bad as this',
    })
    .option('expiring', {
      type: 'string',
      default: '30d',
      describe: 'what ends within this time ends soon',
      requiresArg: true,
    })
    .example('$0 lint', 'the files of KUBECONFIG, or ~/.kube/config')
    .example('$0 lint --kubeconfig prod.yaml --severity error --format github', 'in a pipeline');
}

export async function run(argv: Arguments, host: Host): Promise<number> {
  const soon = parseDuration(String(argv.expiring));
  if (soon === undefined) {
    throw new UsageError(`--expiring ${quoted(String(argv.expiring))} is no time`, {
      hint: 'write it like 30d, 2w or 12h',
    });
  }
  const { lint } = await import('../lint/lint.js');
  const { formatFindings } = await import('../lint/format.js');
  const { wantsColor } = await import('../print/colors.js');
  const { version } = await import('../version.js');
  const files = lint(
    loadingRules({ kubeconfig: argv.kubeconfig as string | undefined }, host),
    { soon },
    host,
  );
  const format = { color: wantsColor(host), version: version() };
  host.stdout.write(await formatFindings(files, argv.format as FormatName, format));
  const threshold = argv.severity as Severity;
  const found = files.some(({ findings }) => findings.some(({ severity }) => isAtLeast(severity, threshold)));
  return found ? 1 : 0;
}
