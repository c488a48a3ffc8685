/** What `explain` and the documentation say about a code, besides what `codes.ts` holds. */
import type { OperatingSystem } from '../world.js';

/** A script that has the finding, and the same script without it. Both are run through the verifier in the tests. */
export interface Example {
  readonly shell: 'bash' | 'powershell';
  readonly wrong: string;
  readonly right: string;
  /** Older tools to hold it against, such as `curl: '7.68'`. */
  readonly targets?: Readonly<Record<string, string>>;
  readonly os?: OperatingSystem;
  /** The command line that finds it, where the dry run of the text alone does not: `verify` and its options. */
  readonly command?: readonly string[];
  /** What lies beside the script, by name. */
  readonly beside?: Readonly<Record<string, string>>;
}

export interface Explanation {
  /** What goes wrong, and for whom. */
  readonly why: string;
  /** What to write instead. */
  readonly fix: string;
  readonly examples: readonly Example[];
}

/** Lines as one script. */
export function script(...lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** What an example does with a token before it sends it: a server can answer anything. */
export const tokenCheck = `export LC_ALL=C; case $TOKEN in '' | *[!A-Za-z0-9._~+/=-]*) exit 1 ;; esac`;

/** The same in PowerShell, where the call may have failed, too. */
export const powershellTokenCheck = `if ($LASTEXITCODE -ne 0 -or $token -cnotmatch '\\A[A-Za-z0-9._~+/=-]+\\z') { throw 'no token' }`;

/** An example in bash. */
export function bash(wrong: string, right: string, more: Pick<Example, 'targets' | 'os'> = {}): Example {
  return { shell: 'bash', wrong, right, ...more };
}

/** An example in PowerShell. */
export function powershell(
  wrong: string,
  right: string,
  more: Pick<Example, 'targets' | 'os'> = {},
): Example {
  return { shell: 'powershell', wrong, right, ...more };
}
