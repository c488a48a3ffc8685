/** Documents of ours, and scripts of ours in the code blocks of others, held against what would be generated now. */

import type { Finding } from '../finding.js';
import type { Host } from '../host.js';
import { headerMark } from '../plan/header.js';
import { type DocumentKind, type ExtractedScript, extract } from '../verify/extract/document.js';
import type { FileReport } from '../verify/report.js';
import type { World } from '../verify/world.js';
import { type Now, regenerateNow, withDrift } from './drift-report.js';

export interface HeldDocument {
  /** With the findings of drift and expiry among their own. */
  readonly reports: readonly FileReport[];
  /** The document with its scripts as they would be written now; undefined where it is that already. */
  readonly current: string | undefined;
}

/** A block of ours: where it stands, and what would stand there now. */
interface Block {
  readonly first: number;
  readonly last: number;
  readonly text: string;
}

/**
 * Holds each block with a header of ours against the kubeconfig of now. In Markdown a new text is put in the place of
 * the old one, behind the indentation and the marks (`> `) of its first line; a page of HTML stays as it is.
 */
export async function documentAgainstNow(
  reports: readonly FileReport[],
  { text, kind }: { readonly text: string; readonly kind: Exclude<DocumentKind, 'script'> },
  now: Now,
  world: World,
  caller: Host,
): Promise<HeldDocument> {
  const { pageDrift } = await import('./page-drift.js');
  const page = await pageDrift(text, kind, now, caller);
  if (page !== undefined) {
    const whole = reports.map((report, index) =>
      withDrift(report, index === 0 ? page.findings : [], now, world, caller),
    );
    return { reports: await Promise.all(whole), current: page.current };
  }
  const scripts = text.includes(headerMark) ? (await extract(kind, text)).scripts : [];
  const anew: Block[] = [];
  const held: FileReport[] = [];
  for (const report of reports) {
    const script = scripts.find(({ shell }) => shell === report.shell);
    const drifts = script === undefined ? [] : await blockDrifts(script, now, caller);
    anew.push(...drifts.flatMap(({ current }) => (current === undefined ? [] : [current])));
    held.push(
      await withDrift(
        report,
        drifts.flatMap(({ findings }) => findings),
        now,
        world,
        caller,
      ),
    );
  }
  const current = kind === 'markdown' && anew.length > 0 ? await withBlocks(text, anew) : undefined;
  return { reports: held, current };
}

interface BlockDrift {
  readonly findings: readonly Finding[];
  readonly current: Block | undefined;
}

async function blockDrifts(script: ExtractedScript, now: Now, caller: Host): Promise<readonly BlockDrift[]> {
  const { driftOf, shellOf } = await import('./drift.js');
  const { isSameText } = await import('./text-form.js');
  const lines = script.text.split('\n');
  const found: BlockDrift[] = [];
  for (const { first, last } of script.blocks) {
    const text = `${lines.slice(first - 1, last).join('\n')}\n`;
    const drift = await driftOf(text, regenerateNow(now, caller));
    if (drift === undefined) continue;
    const findings = drift.findings.map((finding) => {
      const line = finding.line + first - 1;
      return { ...finding, line, column: script.column({ line, column: finding.column }) };
    });
    const { current } = drift;
    const same = current === undefined || isSameText(text, current, shellOf(drift.header));
    found.push({ findings, current: same ? undefined : { first, last, text: current } });
  }
  return found;
}

/** Undefined where the document would not give those texts again. */
async function withBlocks(text: string, blocks: readonly Block[]): Promise<string | undefined> {
  const lines = text.split('\n');
  const { scripts } = await extract('markdown', text);
  for (const { first, last, text: anew } of [...blocks].sort((a, b) => b.first - a.first)) {
    const script = scripts.find((one) => one.blocks.some((block) => block.first === first));
    const before = (lines[first - 1] ?? '').slice(0, (script?.column({ line: first, column: 1 }) ?? 1) - 1);
    const end = lines[first - 1]?.endsWith('\r') === true ? '\r' : '';
    const written = anew.replace(/\n$/, '').split('\n');
    lines.splice(first - 1, last - first + 1, ...written.map((line) => `${before}${line}`.trimEnd() + end));
  }
  const after = lines.join('\n');
  const again = (await extract('markdown', after)).scripts.map((script) => script.text);
  return blocks.every((block) => again.some((one) => one.includes(block.text.trim()))) ? after : undefined;
}
