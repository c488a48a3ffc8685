/** `lint`: what is wrong with the kubeconfig; exit 1 where something is at least as bad as `--severity`. */
import type { Run } from '../command-line/verb.js';
import { quoted } from '../display.js';
import { UsageError } from '../errors.js';
import { type FileFindings, isAtLeast } from '../finding.js';
import { parseDuration } from '../inspect/expiry.js';
import { loadingRules } from '../kubeconfig/rules.js';
import { speechFor } from '../speech.js';

export const run: Run<'lint'> = async (options, host) => {
  const soon = parseDuration(options.expiring);
  if (soon === undefined) {
    throw new UsageError(`--expiring ${quoted(options.expiring)} is not a duration`, {
      hint: 'write it like 30d, 2w or 12h',
    });
  }
  if (options.files.length > 0 && options.kubeconfig !== undefined)
    throw new UsageError('files are named, and --kubeconfig too', { hint: 'name them all as arguments' });
  const { lint } = await import('../lint/lint.js');
  const { formatFindings } = await import('../lint/format.js');
  const { wantsColor } = await import('../print/colors.js');
  const { version } = await import('../version.js');
  const linted = (kubeconfig: string | undefined): readonly FileFindings[] =>
    lint(loadingRules({ kubeconfig }, host), { soon }, host);
  const all =
    options.files.length === 0 ? linted(options.kubeconfig) : eachFileOnce(options.files.flatMap(linted));
  const { terminalWidth, withTilde } = await import('../print/terminal.js');
  const width = terminalWidth(host);
  const path = (file: string): string => withTilde(file, host.home);
  const terminal = width === undefined ? undefined : { width, path };
  const speech = speechFor(host, options.output === 'text');
  const format = { color: wantsColor(host), version: version(), terminal, speech };
  const counts = all.map(({ file, findings }) => ({
    file,
    findings: findings.filter(({ severity }) => isAtLeast(severity, options.severity)),
  }));
  const isClean = counts.every(({ findings }) => findings.length === 0);
  if (!(options.quiet && isClean && options.output === 'text'))
    host.stdout.write(await formatFindings(options.quiet ? counts : all, options.output, format));
  return isClean ? 0 : 1;
};

/** The kuberc is found again beside each kubeconfig. */
function eachFileOnce(all: readonly FileFindings[]): readonly FileFindings[] {
  return [...new Map(all.map((one) => [one.file, one])).values()];
}
