/** `ks:ignore CODE -- reason`: findings that someone looked at, and why they may stay. */
import { type CodeName, codes } from './codes.js';
import type { Finding } from './report.js';

/** A comment of a script. */
export interface Comment {
  readonly line: number;
  readonly column: number;
  /** Without its mark. */
  readonly text: string;
  /** The lines that it speaks about: of the command that begins below it, or its own. */
  readonly firstLine: number;
  readonly lastLine: number;
}

const form = /^\s*ks:ignore\s+((?:KS\d{4}[\s,]*)+)(?:--\s*(\S.*?))?\s*$/;

/** The findings, with those that a comment names turned into notes. A comment without a reason is a finding itself. */
export function suppress(findings: readonly Finding[], comments: readonly Comment[]): Finding[] {
  const rules: { codes: readonly string[]; reason: string; comment: Comment }[] = [];
  const added: Finding[] = [];
  for (const comment of comments) {
    if (!/^\s*ks:ignore\b/.test(comment.text)) continue;
    const match = form.exec(comment.text);
    const reason = match?.[2];
    const named = match?.[1]?.match(/KS\d{4}/g) ?? [];
    const wrong =
      match === null || reason === undefined
        ? 'this needs a code and a reason: ks:ignore KS5101 -- why'
        : problemWith(named);
    if (wrong !== undefined || reason === undefined) added.push(misused(comment, wrong ?? ''));
    else rules.push({ codes: named, reason, comment });
  }
  const judged = findings.map((finding): Finding => {
    const rule = finding.notProved
      ? undefined
      : rules.find(
          ({ codes: named, comment }) =>
            named.includes(finding.code) &&
            finding.line >= comment.firstLine &&
            finding.line <= comment.lastLine,
        );
    return rule === undefined ? finding : { ...finding, severity: 'info', ignored: rule.reason };
  });
  return [...judged, ...added].sort((a, b) => a.line - b.line || a.column - b.column);
}

function problemWith(named: readonly string[]): string | undefined {
  for (const code of named) {
    if (!Object.hasOwn(codes, code)) return `there is no code ${code}`;
    const known: { readonly unignorable?: true } = codes[code as CodeName];
    if (known.unignorable === true) return `${code} cannot be ignored: the proof hangs on it`;
  }
  return undefined;
}

function misused({ line, column }: Comment, message: string): Finding {
  return {
    code: 'KS1006',
    severity: 'warning',
    line,
    column,
    message,
    fix: undefined,
    notProved: false,
    ignored: undefined,
  };
}
