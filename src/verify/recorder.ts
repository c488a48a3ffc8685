/** Collects what the paths of a dry run come across; the same thing on two paths is one entry. */
import type { Config } from '../kubeconfig/types.js';
import type { Access, Credential } from './access.js';
import { type CodeName, codes } from './codes.js';
import { Happenings } from './happenings.js';
import { maskSecrets } from './mask-secrets.js';
import type {
  Call,
  ClusterWrite,
  Decision,
  FileReport,
  FileWrite,
  Finding,
  HttpRequest,
  Place,
  Severity,
  Unordered,
} from './report.js';
import type { Endpoint } from './value.js';

/** What a finding says, besides its code and place. */
export interface FindingDetails {
  /** Instead of the code's own severity. */
  readonly severity?: Severity;
  readonly fix?: string;
}

interface Mutable<T> {
  readonly content: T;
  readonly after: Set<number>;
}

/** The sequence of calls that led to a point: the ids of those that can be the last one. */
export type Trail = ReadonlySet<number>;

/** One per script; shared by all paths. */
export class Recorder {
  readonly #findings = new Map<string, Finding>();
  readonly #happenings = new Happenings();
  readonly #calls = new Map<string, Mutable<Omit<Call, 'after'>>>();
  readonly #decisions = new Map<string, Mutable<Omit<Decision, 'after'>>>();
  readonly #ends = new Map<string, { readonly after: Set<number>; readonly status: number | undefined }>();
  readonly #assumptions = new Set<string>();
  readonly #doors = new Map<string, Endpoint>();
  readonly #configs = new Set<Config>();
  readonly #accesses = new Map<string, Access>();
  readonly #tokenSecrets = new Map<string, Credential>();
  readonly #hidden = new Set<string>();
  readonly #doubts = new Map<number, string>();
  readonly #said = new Set<string>();

  /** The shell whose script this is: what is said to be done next is said in it. */
  constructor(readonly shell: 'bash' | 'powershell' = 'bash') {}

  /** A finding that leaves the proof standing. */
  find(code: CodeName, place: Place, message: string, details: FindingDetails = {}): void {
    this.#add(code, place, message, details, false);
  }

  /** How often something was refused, on any path. */
  refusals = 0;

  /** From here on the dry run cannot say what the script does. */
  refuse(code: CodeName, place: Place, message: string, details: FindingDetails = {}): void {
    this.refusals += 1;
    this.#happenings.stop();
    this.#add(code, place, message, { severity: 'error', ...details }, true);
  }

  #add(code: CodeName, place: Place, message: string, details: FindingDetails, notProved: boolean): void {
    const { line, column } = place;
    const severity = details.severity ?? codes[code].severity;
    const key = `${code} ${line} ${column} ${message}`;
    const { fix } = details;
    // What one path does not prove, no other path proves.
    if (!notProved && this.#findings.get(key)?.notProved === true) return;
    this.#findings.set(key, { code, severity, line, column, message, fix, notProved, ignored: undefined });
  }

  /** A request, a change or a file of the call that is put into the report next. */
  request(request: Unordered<HttpRequest>): void {
    this.#happenings.request(request);
  }

  write(write: Unordered<ClusterWrite>): void {
    this.#happenings.write(write);
  }

  /** Something is asked of an API server. */
  access(access: Access): void {
    this.#accesses.set(JSON.stringify(access), access);
  }

  /** The script makes a Secret that is to hold a token of this ServiceAccount; `secret` such as `Secret default/a`. */
  tokenSecret(cluster: string | undefined, secret: string, holder: Credential): void {
    this.#tokenSecrets.set(JSON.stringify([cluster, secret]), holder);
  }

  /** Whose token a Secret holds, as far as the script made it. */
  holderOf(cluster: string | undefined, secret: string): Credential | undefined {
    return this.#tokenSecrets.get(JSON.stringify([cluster, secret]));
  }

  /** `trail`: where the shell itself writes it, the way that led there. */
  file(file: Unordered<FileWrite>, trail?: Trail): void {
    this.#happenings.file(file, trail);
  }

  /** A `kubectl proxy` listens at this `host:port`. */
  openDoor(address: string, endpoint: Endpoint): void {
    this.#doors.set(address, endpoint);
  }

  /** What listens at this `host:port`, as far as the script started it. */
  doorAt(address: string): Endpoint | undefined {
    return this.#doors.get(address);
  }

  /** Why a check of the text with this id shows less than it seems to. */
  doubt(id: number, why: string): void {
    this.#doubts.set(id, why);
  }

  /** Whether this is said for the first time. */
  isNew(what: string): boolean {
    const known = this.#said.has(what);
    this.#said.add(what);
    return !known;
  }

  doubtOf(id: number): string | undefined {
    return this.#doubts.get(id);
  }

  /** A kubectl call of the script reads this kubeconfig. */
  readConfig(config: Config | undefined): void {
    if (config !== undefined) this.#configs.add(config);
  }

  /** A secret that stands in the script: the report does not say it. */
  hide(text: string): void {
    this.#hidden.add(text);
  }

  /** The kubeconfigs that the script's kubectl calls have read so far. */
  configsRead(): readonly Config[] {
    return [...this.#configs];
  }

  assume(what: string): void {
    this.#assumptions.add(what);
  }

  /** A command is called; returns its id, which is the new trail. */
  call(call: Omit<Call, 'id' | 'after'>, trail: Trail): number {
    const { line, column, argv, stdin } = call;
    const key = JSON.stringify([line, column, argv, stdin]);
    const known = this.#calls.get(key);
    if (known !== undefined) {
      for (const id of trail) known.after.add(id);
      if (call.repeated && !known.content.repeated) {
        this.#calls.set(key, { content: { ...known.content, repeated: true }, after: known.after });
      }
      this.#happenings.call(known.content.id);
      return known.content.id;
    }
    const id = this.#calls.size + 1;
    this.#calls.set(key, { content: { id, ...call }, after: new Set(trail) });
    this.#happenings.call(id);
    return id;
  }

  /** The run takes one of several ways. */
  decide(decision: Omit<Decision, 'after'>, trail: Trail): void {
    const key = JSON.stringify(decision);
    const known = this.#decisions.get(key);
    if (known === undefined) this.#decisions.set(key, { content: decision, after: new Set(trail) });
    else for (const id of trail) known.after.add(id);
  }

  /** The script ends. */
  end(status: number | undefined, trail: Trail): void {
    const key = String(status);
    const known = this.#ends.get(key);
    if (known === undefined) this.#ends.set(key, { after: new Set(trail), status });
    else for (const id of trail) known.after.add(id);
  }

  /** Everything so far, findings sorted by place. */
  report(): Omit<FileReport, 'file' | 'shell' | 'verdict'> {
    const sorted = (ids: Set<number>): number[] => [...ids].sort((a, b) => a - b);
    const calls = [...this.#calls.values()].map(({ content, after }) => ({
      ...content,
      after: sorted(after),
    }));
    const whole = {
      ...this.#happenings.ordered(calls),
      accesses: [...this.#accesses.values()],
      calls,
      decisions: [...this.#decisions.values()].map(({ content, after }) => ({
        ...content,
        after: sorted(after),
      })),
      ends: [...this.#ends.values()].map(({ after, status }) => ({ after: sorted(after), status })),
      findings: [...this.#findings.values()].sort((a, b) => a.line - b.line || a.column - b.column),
      assumptions: [...this.#assumptions],
    };
    return maskSecrets(whole, this.configsRead(), [...this.#hidden]);
  }
}
