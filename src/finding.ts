/** What a check says about a place in a file: the verifier's findings and the linter's, for the same formats. */

/** A place in the file that was read; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export type Severity = 'error' | 'warning' | 'info';

const severities: readonly Severity[] = ['info', 'warning', 'error'];

/** Whether a severity is as bad as another, or worse. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(threshold);
}

export interface Finding extends Place {
  /** Such as `KS4101`: stable, and explained by `explain`. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence without a full stop; foreign text in it is inert. */
  readonly message: string;
  /** What to write instead, or undefined. */
  readonly fix: string | undefined;
  /** The reason why someone accepted it; the severity is then `info`. */
  readonly ignored: string | undefined;
}

/** The findings in one file. */
export interface FileFindings {
  readonly file: string;
  readonly findings: readonly Finding[];
}

/** What a code is about, and how much it matters. */
export interface Rule {
  readonly severity: Severity;
  readonly title: string;
}

/** The rules by code. */
export type Rules = Readonly<Record<string, Rule>>;
