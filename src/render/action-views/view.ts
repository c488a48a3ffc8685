/** What the templates of each kind of action get: every field of the action, or what is written in its place. */
import type { ActionKind, ActionOf } from '../../plan/action.js';
import type { Request } from '../../plan/curl.js';
import type { Style } from '../../plan/types.js';
import type { Alphabet } from '../../plan/word.js';
import type { Assigned, Dialect, ShellText } from '../dialect.js';
import type { Speak } from '../messages.js';
import type { RequestView } from '../request-view.js';

/** What it takes to write an action. */
export interface Writer {
  readonly dialect: Dialect;
  readonly style: Style;
  readonly speak: Speak;
  /** What the script gave its variables. */
  readonly assigned: Assigned;
}

/** Fields that the frame of an action writes, or that stand in another form. */
type Elsewhere =
  | 'kind'
  | 'hazards'
  | 'showHazards'
  | 'placeHazards'
  | 'requestHazards'
  | 'objects'
  | 'request'
  | 'alphabet'
  | 'bare'
  | 'next'
  | 'ends'
  | 'variables'
  | 'plugin'
  | 'token';

export type ActionView<Kind extends ActionKind> = {
  readonly [Field in Exclude<keyof ActionOf<Kind>, Elsewhere>]: ActionOf<Kind>[Field] extends boolean
    ? boolean
    : ActionOf<Kind>[Field] extends Request | undefined
      ? RequestView | false
      : ShellText | readonly ShellText[];
} & (ActionOf<Kind> extends { readonly request: Request } ? RequestView : unknown) &
  (ActionOf<Kind> extends { readonly alphabet: Alphabet } ? { readonly unlike: ShellText } : unknown) &
  (Kind extends 'assign' ? { readonly exports: boolean } : unknown) &
  (Kind extends 'request-pages' ? { readonly beyond: ShellText } : unknown) &
  (Kind extends 'capture' ? { readonly shown: boolean } : unknown) &
  (Kind extends 'make'
    ? {
        readonly objects: readonly ObjectView[];
        /** The same, in the order in which they are taken away. */
        readonly undoing: readonly ObjectView[];
        readonly several: boolean;
        /** Hazards of showing why they cannot be taken away. */
        readonly shows: readonly ShellText[];
        readonly requestHazards: readonly ShellText[];
      }
    : unknown) &
  (Kind extends 'request-token' | 'await-secret'
    ? { readonly status: ShellText; readonly requestHazards: readonly ShellText[] }
    : unknown) &
  (Kind extends 'sign-in-by-plugin' ? { readonly into: ShellText; readonly unlike: ShellText } : unknown) &
  (Kind extends 'run-plugin' | 'sign-in-by-plugin'
    ? { readonly variables: readonly VariableView[]; readonly command: ShellText }
    : unknown) &
  (Kind extends 'reach' ? { readonly ends: readonly EndView[] } : unknown) &
  (Kind extends 'bare-call' ? { readonly names: readonly ShellText[] } : unknown) &
  (Kind extends 'write-file' ? { readonly pattern: ShellText; readonly continuation: ShellText } : unknown) &
  (Kind extends 'capture' | 'await-output' ? { readonly characters: ShellText } : unknown) &
  (Kind extends 'apply'
    ? {
        readonly remedy: ShellText;
        readonly lastLook: ShellText;
        readonly settledRemoval: ShellText;
        readonly settledLook: ShellText;
      }
    : unknown) &
  (Kind extends 'pod-server' ? { readonly bracketed: ShellText; readonly url: ShellText } : unknown) &
  (Kind extends 'start-proxy'
    ? { readonly argumentList: ShellText; readonly argumentsNote: ShellText }
    : unknown) &
  (Kind extends 'start-private-proxy'
    ? { readonly argumentList: ShellText; readonly argumentsNote: ShellText; readonly portNote: ShellText }
    : unknown);

export interface ObjectView {
  readonly look: RequestView;
  readonly creation: RequestView;
  readonly removal: RequestView;
  /** Of several, those that were made are taken away, and no others: what is written behind the name that says so. */
  readonly nth: ShellText;
  readonly [key: string]: RequestView | ShellText;
}

/** A variable of a program's environment. */
export interface VariableView {
  readonly name: ShellText;
  readonly value: ShellText;
  /** Which of them it is. */
  readonly nth: ShellText;
  readonly [key: string]: ShellText;
}

interface EndView {
  readonly codes: readonly ShellText[];
  readonly says: ShellText;
  readonly [key: string]: ShellText | readonly ShellText[];
}

export type ActionViews = {
  readonly [Kind in ActionKind]: (action: ActionOf<Kind>, writer: Writer) => ActionView<Kind>;
};
