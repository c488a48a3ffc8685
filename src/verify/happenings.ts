/** What a script does to the world outside, in the order in which it does it; the same on two paths is one entry. */
import type { ClusterWrite, FileWrite, HttpRequest, Unordered } from './report.js';
import { ranksOf } from './run-order.js';

interface Happening<T> {
  content: T;
  /** The calls in which it happens. */
  readonly during: Set<number>;
  /** The calls one of which comes before it, where it happens in none. */
  readonly after: ReadonlySet<number> | undefined;
  /** It was found whole before anything was refused. */
  proved: boolean;
}

/** What happens, each list in the order of the run, with steps that count through all three. */
export interface Ordered {
  readonly requests: readonly HttpRequest[];
  readonly writes: readonly ClusterWrite[];
  readonly files: readonly FileWrite[];
}

export class Happenings {
  readonly #requests = new Map<string, Happening<Unordered<HttpRequest>>>();
  readonly #writes = new Map<string, Happening<Unordered<ClusterWrite>>>();
  readonly #files = new Map<string, Happening<Unordered<FileWrite>>>();
  /** Of what happens in the call that the report does not have yet. */
  #open: Happening<unknown>[] = [];
  #stopped = false;

  request(request: Unordered<HttpRequest>): void {
    const key = JSON.stringify({ ...request, repeated: false });
    this.#keep(this.#requests, key, (known) => (known?.repeated === true ? known : request));
  }

  /** The same change with another manifest, on another path, is one that sends the one or the other. */
  write(write: Unordered<ClusterWrite>): void {
    const key = JSON.stringify({ ...write, manifests: [], repeated: false });
    const before = this.#writes.get(key)?.content.manifests;
    const manifests = [...new Set([...(before ?? []), ...write.manifests])];
    const written = this.#keep(this.#writes, key, (known) => ({
      ...write,
      manifests,
      repeated: write.repeated || known?.repeated === true,
    }));
    if (this.#stopped && manifests.length !== before?.length) written.proved = false;
  }

  /** `after`: where no call writes it, the calls that can come right before. */
  file(file: Unordered<FileWrite>, after?: ReadonlySet<number>): void {
    this.#keep(this.#files, JSON.stringify(file), () => file, after);
  }

  #keep<T>(
    map: Map<string, Happening<T>>,
    key: string,
    merged: (known: T | undefined) => T,
    after?: ReadonlySet<number>,
  ): Happening<T> {
    const known = map.get(key);
    const one = known ?? {
      content: merged(undefined),
      during: new Set(),
      after,
      proved: after !== undefined && !this.#stopped,
    };
    if (known === undefined) map.set(key, one);
    else known.content = merged(known.content);
    if (after === undefined) this.#open.push(one);
    return one;
  }

  /** What has happened since the last call happens in this one. */
  call(id: number): void {
    for (const one of this.#open) {
      one.during.add(id);
      if (!this.#stopped) one.proved = true;
    }
    this.#open = [];
  }

  /** Something is refused: what is not found yet is not proved, and neither is what the call under way does. */
  stop(): void {
    this.#stopped = true;
  }

  /** In the order of a run with these calls. */
  ordered(calls: readonly { readonly id: number; readonly after: Iterable<number> }[]): Ordered {
    const ranks = ranksOf(calls);
    // What no call has comes last: the dry run stopped in it.
    const rankOf = (id: number): number => ranks.get(id) ?? Number.POSITIVE_INFINITY;
    const rank = ({ during, after }: Happening<unknown>): number =>
      during.size === 0 && after !== undefined
        ? [...after].map(rankOf).reduce((last, one) => Math.max(last, one), 0)
        : [...during].map(rankOf).reduce((first, one) => Math.min(first, one), Number.POSITIVE_INFINITY);
    const all = [...this.#requests.values(), ...this.#writes.values(), ...this.#files.values()];
    const sorted = all.map((one) => ({ one, at: rank(one) })).sort((a, b) => a.at - b.at || 0);
    const steps = new Map<object, number>(sorted.map(({ one }, index) => [one, index + 1]));
    const listed = <T extends object>(
      map: Map<string, Happening<T>>,
    ): (T & { step: number; proved: boolean })[] =>
      [...map.values()]
        .map((one) => ({ ...one.content, step: steps.get(one) ?? 0, proved: one.proved }))
        .sort((a, b) => a.step - b.step);
    return {
      requests: listed(this.#requests),
      writes: listed(this.#writes),
      files: listed(this.#files),
    };
  }
}
