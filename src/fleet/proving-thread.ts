/** A thread that proves documents ahead of the main thread, as the main thread sees it. */
import type { ProvenDocument } from '../generate/proven-document.js';
import type { Thread, Threads } from '../threads.js';
import type { Planned, ReadOnce } from './planned.js';
import type { Answer, Job, Setting } from './thread-messages.js';

/** What becomes of a document that the thread was asked for: each once. Undefined where it has none. */
type Heard = (index: number, made: ProvenDocument | undefined) => void;

export class ProvingThread {
  readonly #thread: Thread;
  readonly #asked = new Map<number, Planned>();
  readonly #heard: Heard;
  #source: ReadOnce | undefined;
  #sources = 0;
  #isAtWork = true;

  /** Starts a thread. Throws Node's DataCloneError where the setting is more than data. */
  constructor(threads: Threads, setting: Setting, heard: Heard) {
    this.#heard = heard;
    this.#thread = threads.start(
      setting,
      (answer) => this.#take(answer as Answer),
      () => this.stop(),
    );
  }

  /** How many it was asked for and has not answered; undefined where it is no more. */
  get waiting(): number | undefined {
    return this.#isAtWork ? this.#asked.size : undefined;
  }

  /** Asks it for a document; those of one kubeconfig one after another. */
  ask(planned: Planned): void {
    const { index, from, kubeconfig, context, file } = planned;
    const isNew = this.#source !== from;
    if (isNew) this.#sources++;
    this.#source = from;
    this.#asked.set(index, planned);
    const job: Job = {
      index,
      wanted: { kubeconfig, context, file },
      source: this.#sources,
      read: isNew ? from.known : undefined,
    };
    this.#thread.post(job);
  }

  /** Ends the thread: it would keep the process alive. What it was asked for it does not have. */
  stop(): void {
    if (!this.#isAtWork) return;
    this.#isAtWork = false;
    this.#thread.stop();
    for (const index of this.#asked.keys()) this.#heard(index, undefined);
  }

  #take({ index, read, made }: Answer): void {
    const planned = this.#asked.get(index);
    if (!this.#isAtWork || planned === undefined) return;
    const { known } = planned.from;
    const differs = ([path, bytes]: readonly [string, Uint8Array]): boolean =>
      Buffer.compare(known.get(path) ?? bytes, bytes) !== 0;
    // A file has changed since it was read here: all that the thread says from now on is of another state of it.
    if ([...read].some(differs)) {
      this.stop();
      return;
    }
    for (const [path, bytes] of read) known.set(path, bytes);
    this.#asked.delete(index);
    this.#heard(index, made);
  }
}
