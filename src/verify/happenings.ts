/** What a script does to the world outside, in the order in which it does it; the same on two paths is one entry. */
import type { ClusterWrite, FileWrite, HttpRequest, Unordered } from './report.js';
import { ranksOf } from './run-order.js';

interface Happening<T> {
  readonly content: T;
  /** The calls in which it happens. */
  readonly during: Set<number>;
  /** The calls one of which comes before it, where it happens in none. */
  readonly after: ReadonlySet<number> | undefined;
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
  #open: Set<number>[] = [];

  request(request: Unordered<HttpRequest>): void {
    const key = JSON.stringify({ ...request, repeated: false });
    this.#keep(this.#requests, key, (known) => (known?.repeated === true ? known : request));
  }

  /** The same change with another manifest, on another path, is one that sends the one or the other. */
  write(write: Unordered<ClusterWrite>): void {
    const key = JSON.stringify({ ...write, manifests: [], repeated: false });
    this.#keep(this.#writes, key, (known) => ({
      ...write,
      manifests: [...new Set([...(known?.manifests ?? []), ...write.manifests])],
      repeated: write.repeated || known?.repeated === true,
    }));
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
  ): void {
    const known = map.get(key);
    const during = known?.during ?? new Set();
    if (after === undefined) this.#open.push(during);
    map.set(key, { content: merged(known?.content), during, after: known?.after ?? after });
  }

  /** What has happened since the last call happens in this one. */
  call(id: number): void {
    for (const during of this.#open) during.add(id);
    this.#open = [];
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
    const listed = <T extends object>(map: Map<string, Happening<T>>): (T & { step: number })[] =>
      [...map.values()]
        .map((one) => ({ ...one.content, step: steps.get(one) ?? 0 }))
        .sort((a, b) => a.step - b.step);
    return {
      requests: listed(this.#requests),
      writes: listed(this.#writes),
      files: listed(this.#files),
    };
  }
}
