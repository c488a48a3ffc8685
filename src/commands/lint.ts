/** `lint`: what is wrong with the kubeconfig; exit 1 where something is at least as bad as `--severity`. */
import type { Run } from '../command-line/verb.js';
import { quoted } from '../display.js';
import { UsageError } from '../errors.js';
import { isAtLeast } from '../finding.js';
import { parseDuration } from '../inspect/expiry.js';
import { loadingRules } from '../kubeconfig/rules.js';

export const run: Run<'lint'> = async (options, host) => {
  const soon = parseDuration(options.expiring);
  if (soon === undefined) {
    throw new UsageError(`--expiring ${quoted(options.expiring)} is not a duration`, {
      hint: 'write it like 30d, 2w or 12h',
    });
  }
  const { lint } = await import('../lint/lint.js');
  const { formatFindings } = await import('../lint/format.js');
  const { wantsColor } = await import('../print/colors.js');
  const { version } = await import('../version.js');
  const files = lint(loadingRules({ kubeconfig: options.kubeconfig }, host), { soon }, host);
  const { terminalWidth, withTilde } = await import('../print/terminal.js');
  const width = terminalWidth(host);
  const path = (file: string): string => withTilde(file, host.home);
  const terminal = width === undefined ? undefined : { width, path };
  const format = { color: wantsColor(host), version: version(), terminal };
  host.stdout.write(await formatFindings(files, options.format, format));
  const threshold = options.severity;
  const found = files.some(({ findings }) => findings.some(({ severity }) => isAtLeast(severity, threshold)));
  return found ? 1 : 0;
};
