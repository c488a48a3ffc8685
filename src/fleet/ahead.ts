/**
 * The documents of a fleet, proven in order: by the main thread, and ahead of it by others where the host has any. They
 * prove and nothing else. What fails there, or where a thread ends, the main thread proves again by itself, in its turn.
 */
import { setImmediate } from 'node:timers/promises';
import type { ProvenDocument } from '../generate/proven-document.js';
import type { GenerateOptions } from '../generate/script-options.js';
import type { Host } from '../host.js';
import type { Planned } from './planned.js';
import { proveDocument } from './prove-document.js';
import { ProvingThread } from './proving-thread.js';

/**
 * A thread begins cold: until it is as fast as the main thread it costs as much as 20 more documents. With 60 each of the two
 * is at work for two thirds of the time of one; where no processor is free, that gains nothing.
 */
const worthThreads = 60;
/** Each begins cold and has a heap of its own, of 60 to 160 MB: more of them gain less and less. */
const mostThreads = 3;
/** So many wait in a thread: it goes on while the main thread proves one, and hears nothing. */
const waiting = 4;
/** So many are proven before the first of them is written, and no more are held in memory. */
const mostAhead = 32;

export class Ahead {
  readonly #options: GenerateOptions;
  readonly #planned: readonly Planned[];
  #threads: readonly ProvingThread[] = [];
  /** What threads have proven; undefined for what is left to the main thread. */
  readonly #answers = new Map<number, ProvenDocument | undefined>();
  /** What the main thread proved before its turn, or failed to. */
  readonly #here = new Map<number, Promise<ProvenDocument>>();
  /** The first that is in no hands yet. */
  #next = 0;
  #wake: () => void = () => undefined;

  /** `planned` are all documents, in the order in which they are asked for. */
  constructor(options: GenerateOptions, planned: readonly Planned[]) {
    this.#options = options;
    this.#planned = planned;
  }

  /** Starts threads, where the host has any and they are worth it. To be called once, before `proven`. */
  async start(host: Host): Promise<void> {
    const { program, env, platform, cwd, home } = host;
    const { ownRecipe, ownLook } = this.#options;
    // What is read from files of one's own holds functions, which no other thread can be handed.
    const isData = ownRecipe === undefined && ownLook === undefined;
    if (!isData || this.#planned.length < worthThreads) return;
    const threads = await host.threads?.();
    if (threads === undefined) return;
    const setting = { options: this.#options, host: { program, env: { ...env }, platform, cwd, home } };
    const heard = (index: number, made: ProvenDocument | undefined): void => {
      this.#answers.set(index, made);
      this.#wake();
    };
    const length = Math.min(threads.most, mostThreads);
    this.#threads = Array.from({ length }, () => new ProvingThread(threads, setting, heard));
  }

  /** One of the documents; to be asked for in their order, each once. Throws what `proveDocument` does. */
  async proven(planned: Planned): Promise<ProvenDocument> {
    const { index } = planned;
    for (;;) {
      // Only between two turns of the event loop is heard what threads say.
      await setImmediate();
      this.#handOut(index);
      const here = this.#here.get(index);
      if (here !== undefined) {
        this.#here.delete(index);
        return await here;
      }
      if (this.#answers.has(index)) {
        const answer = this.#answers.get(index);
        this.#answers.delete(index);
        return answer ?? (await this.#prove(planned));
      }
      const next = this.#take(index);
      if (next === undefined) await new Promise<void>((resolve) => (this.#wake = resolve));
      else await this.#proveHere(next);
    }
  }

  /** Ends the threads. */
  stop(): void {
    for (const thread of this.#threads) thread.stop();
  }

  /** Gives each thread as much as may wait in it. */
  #handOut(index: number): void {
    for (const thread of this.#threads)
      while ((thread.waiting ?? waiting) < waiting) {
        const next = this.#take(index);
        if (next === undefined) return;
        thread.ask(next);
      }
  }

  /** The first that is in no hands, unless it comes too long after that index. */
  #take(index: number): Planned | undefined {
    return this.#next < index + mostAhead ? this.#planned[this.#next++] : undefined;
  }

  async #proveHere(planned: Planned): Promise<void> {
    const proven = this.#prove(planned);
    this.#here.set(planned.index, proven);
    // What it throws is thrown in its turn.
    await proven.catch(() => undefined);
  }

  #prove(planned: Planned): Promise<ProvenDocument> {
    return proveDocument(this.#options, planned, planned.from.at);
  }
}
