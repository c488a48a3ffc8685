/** What a dry run found, as plain data: the formats print it, `generate` asks for its verdict. */

import { type Finding as Found, isAtLeast, type Place, type Severity } from '../finding.js';
import type { Access } from './access.js';

export type { Place, Severity } from '../finding.js';

export type Shell = 'bash' | 'powershell';
/** `nothing`: it runs no command, so that there is nothing to prove. */
export type Verdict = 'nothing' | 'proved' | 'findings' | 'not-proved';

/** A finding with a code of `codes.ts`; `# ks:ignore CODE -- reason` accepts it. */
export interface Finding extends Found {
  /** True where the dry run cannot say what the script does from here on. */
  readonly notProved: boolean;
}

/** A place where a client finds the CAs that it believes. */
export type TrustSource =
  /** The CA of a cluster of the kubeconfig. */
  | { readonly kind: 'kubeconfig'; readonly cluster: string }
  /** The CA of the cluster of the pod that the script runs in. */
  | { readonly kind: 'pod' }
  | { readonly kind: 'file'; readonly path: string }
  /** A folder that may hold any CA. */
  | { readonly kind: 'folder'; readonly path: string }
  /** What the client was built to read where nothing takes its place. */
  | { readonly kind: 'build'; readonly default: 'file' | 'folder' }
  /** The trust store of the operating system. */
  | { readonly kind: 'system' }
  /** A variable of the environment names it. */
  | { readonly kind: 'environment'; readonly name: string };

/** How the server's certificate is checked. */
export interface TlsPosture {
  readonly kind: /** Against a CA that the kubeconfig names. */
    | 'kubeconfig-ca'
    /** Against a CA file that does not come from the kubeconfig. */
    | 'file'
    /** Against the system's trust store. */
    | 'system'
    /** Encrypted, unchecked. */
    | 'insecure'
    /** Not encrypted. */
    | 'none'
    | 'unknown';
  /** Such as `CA of cluster "lab" (kubeconfig)`. */
  readonly description: string;
  /** Every source of CAs that count; a certificate signed by any of them is taken. Empty where none is checked. */
  readonly trust: readonly TrustSource[];
  /** The client certificate, described; undefined where none is sent. */
  readonly clientCertificate: string | undefined;
}

/** Something that a script does to the world outside. */
export interface Step extends Place {
  /** Its place among all requests, changes and files of the report, in the order of the run; from 1 on. */
  readonly step: number;
  /** It comes before everything that the dry run cannot say, so that none of that changes it. */
  readonly proved: boolean;
}

/** A step as it is found: the rest is known when the whole run is. */
export type Unordered<T extends Step> = Omit<T, 'step' | 'proved'>;

/** One HTTP request that would be sent. */
export interface HttpRequest extends Step {
  readonly method: string;
  readonly url: string;
  /** By name as written; secrets masked with their origin. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body, masked; undefined where none is sent. */
  readonly body: string | undefined;
  readonly tls: TlsPosture;
  /** The kubeconfig's cluster that the URL belongs to; undefined where none does. */
  readonly cluster: string | undefined;
  /** What else decides where the request goes or what counts as an answer: `redirects off`, `via proxy …`. */
  readonly notes: readonly string[];
  /** The tool: `curl`, or `kubectl`. */
  readonly by: string;
  /** In a loop whose end depends on answers. */
  readonly repeated: boolean;
  /** It asks, and the server stores nothing: what kind of question, such as `TokenRequest`, or `dryRun=All`. */
  readonly question?: string;
}

/** One change that would be made in a cluster. */
export interface ClusterWrite extends Step {
  /** The tool: `kubectl`, or `curl`. */
  readonly by: string;
  /** `create`, `apply`, `delete`, `patch`, … */
  readonly verb: string;
  /** Such as `Secret default/default-token`. */
  readonly object: string;
  /** The object as the manifest has it, masked: one for each that a run can send; empty where none is at hand. */
  readonly manifests: readonly string[];
  readonly cluster: string | undefined;
  readonly context: string | undefined;
  /** The kubeconfig's user, where it is known and another than the context's. */
  readonly user: string | undefined;
  /** Why cluster and context are not known, or what they depend on. */
  readonly doubt: string | undefined;
  readonly repeated: boolean;
}

/** One file that would be written. */
export interface FileWrite extends Step {
  readonly path: string;
  /** What it would hold, masked. */
  readonly content: string;
  /** Such as `0600`; undefined where it depends on the caller's umask. */
  readonly mode: string | undefined;
}

/** One call of a command, in the order of the run; what a recording stand-in would see. */
export interface Call extends Place {
  readonly id: number;
  /** Masked: known text as it is, `«…»` for secrets and for what only a run would show. */
  readonly argv: readonly string[];
  /** What it reads from stdin, masked; undefined where it reads nothing that the script gives it. */
  readonly stdin: string | undefined;
  /** Ids of the calls that can come right before this one; 0 is the start of the script. */
  readonly after: readonly number[];
  readonly repeated: boolean;
}

/** One place where the run takes one way or another, depending on what only a run would show. */
export interface Decision extends Place {
  /** Such as `«HTTP status, line 40» matches 200`. */
  readonly condition: string;
  readonly after: readonly number[];
}

/** The dry run of one script. */
export interface FileReport {
  readonly file: string;
  readonly shell: Shell;
  /** Of a document for several contexts: the one whose blocks it is about, from 1 on. */
  readonly choice?: number;
  readonly verdict: Verdict;
  /** These three in the order of the run: out of functions and traps, a line can come after a later one. */
  readonly requests: readonly HttpRequest[];
  readonly writes: readonly ClusterWrite[];
  readonly files: readonly FileWrite[];
  /** What is asked of the API server, and by whom: each once, in no order. */
  readonly accesses: readonly Access[];
  readonly calls: readonly Call[];
  readonly decisions: readonly Decision[];
  /** How the script can end: the call before, and the exit status where known. */
  readonly ends: readonly { readonly after: readonly number[]; readonly status: number | undefined }[];
  readonly findings: readonly Finding[];
  /** What was taken for granted: the kubeconfig, the variables of the environment. */
  readonly assumptions: readonly string[];
  /** Of a document: how many blocks and commands in its text no dry run covers. Absent where there are none. */
  readonly notLookedInto?: number;
  /** What `--exec-check` did; absent without it. */
  readonly execCheck?: ExecCheck;
}

/** The script in a sandbox, held against the rest of the report. */
export type ExecCheck =
  | {
      readonly kind: 'ran';
      readonly shell: string;
      /** Undefined where the shell does not tell. */
      readonly version: string | undefined;
      /** Ways in which the cluster could have answered. */
      readonly scenarios: number;
      /** Calls of kubectl and curl that were recorded, in all of them. */
      readonly calls: number;
      /** Of the scenarios, how many did not end in time: there the calls are a beginning. */
      readonly cut: number;
    }
  | { readonly kind: 'skipped' /** A clause. */; readonly why: string };

/** A whole run of `verify`. */
export interface Summary {
  readonly files: number;
  readonly proved: number;
  readonly withFindings: number;
  readonly notProved: number;
  readonly nothing: number;
  readonly requests: number;
  readonly writes: number;
  readonly calls: number;
}

/** The report where something was not read that a reader may run at any point: no step is proved. */
export function withoutProofs(report: FileReport): FileReport {
  const unproved = <T extends Step>(steps: readonly T[]): readonly T[] =>
    steps.map((step) => ({ ...step, proved: false }));
  const { requests, writes, files } = report;
  return { ...report, requests: unproved(requests), writes: unproved(writes), files: unproved(files) };
}

/** The verdict that the findings of a script lead to, and what it calls. */
export function verdictOf(
  report: Pick<FileReport, 'findings' | 'calls' | 'requests' | 'writes' | 'files'>,
): Verdict {
  const { findings, calls, requests, writes, files } = report;
  if (findings.some((finding) => finding.notProved)) return 'not-proved';
  if (findings.some((finding) => finding.severity !== 'info')) return 'findings';
  return [calls, requests, writes, files].every((list) => list.length === 0) ? 'nothing' : 'proved';
}

/**
 * The process's exit code for several reports: 2 when any is not proved, or none has anything to prove, which is not what
 * somebody meant who named them; else 1 when any has findings at least as bad as the threshold. One with nothing to prove
 * among others is no failure.
 */
export function exitCodeOf(reports: readonly FileReport[], threshold: Severity = 'warning'): number {
  if (reports.some((report) => report.verdict === 'not-proved')) return 2;
  if (reports.length > 0 && reports.every((report) => report.verdict === 'nothing')) return 2;
  return reports.some((report) => countingIn(report, threshold).length > 0) ? 1 : 0;
}

/** The findings that are at least as bad as the threshold, and those that leave something unproved; none that was accepted. */
export function countingIn({ findings }: FileReport, threshold: Severity): readonly Finding[] {
  return findings.filter(
    ({ severity, notProved, ignored }) =>
      notProved || (ignored === undefined && isAtLeast(severity, threshold)),
  );
}

/** The counts of several reports. */
export function summaryOf(reports: readonly FileReport[]): Summary {
  const count = (verdict: Verdict): number => reports.filter((report) => report.verdict === verdict).length;
  const sum = (of: (report: FileReport) => number): number =>
    reports.reduce((total, report) => total + of(report), 0);
  return {
    files: reports.length,
    proved: count('proved'),
    withFindings: count('findings'),
    notProved: count('not-proved'),
    nothing: count('nothing'),
    requests: sum((report) => report.requests.length),
    writes: sum((report) => report.writes.length),
    calls: sum((report) => report.calls.length),
  };
}
