/**
 * A plan: what a recipe makes of one config, as typed steps in no shell's syntax. A step says what happens, not how a
 * shell writes it; a dialect and, for each style, one template for each kind of action do that.
 */
import type { AnnotatedAction } from './action.js';
import type { Message } from './message.js';

/** One numbered step that the reader sees. */
export interface Step {
  readonly title: Message;
  /** Why, in a line or two. */
  readonly notes: readonly Message[];
  /** What each part of the commands does, for who wants to learn it. */
  readonly more?: readonly Message[];
  readonly actions: readonly AnnotatedAction[];
}

export interface Plan {
  readonly title: Message;
  /** What a reader must know before the first step. */
  readonly preface: readonly Message[];
  /** Programs and rights. */
  readonly needs: Message;
  /** What the script sets before its first step, and why. */
  readonly settings: readonly Message[];
  readonly style: Style;
  /** It runs inside a pod, without kubectl. */
  readonly inPod: boolean;
  /** Its scripts call kubectl. */
  readonly byKubectl: boolean;
  readonly annotate: Annotate;
  readonly steps: readonly Step[];
  /** One line that records recipe, options and digest; `verify` reads it back. */
  readonly header: string;
}

/** How much stands beside the commands. */
export type Annotate = 'none' | 'brief' | 'full';

/** Scripts are safe, or as the article has them; `paste` is blocks for an interactive shell. */
export type Style = 'safe' | 'article' | 'paste';
