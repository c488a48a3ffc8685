/** Objects that a recipe makes for its token, and removes again: what differs between recipes, and the steps. */

import type { AnnotatedAction } from '../action.js';
import { facts } from '../facts.js';
import { rightsReads } from '../given-rights.js';
import type { Message } from '../message.js';
import type { StepOption, StepOptions } from '../options.js';
import { namespacedPins } from '../pins.js';
import { requestReads } from '../requested.js';
import { type Given, type PlannedStep, type Reads, type StepTarget, step } from '../step.js';
import type { Step, Style } from '../types.js';
import type { Command } from '../word.js';
import { kubectl, message } from '../words.js';

/** What they are made for is known from the call. */
const madeReads = ['namespace', 'serviceAccount', ...requestReads, ...rightsReads] as const;

export type MadeOptions = Pick<StepOptions, (typeof madeReads)[number]>;

type Named = Pick<StepOptions, 'namespace' | 'serviceAccount'>;

/** What their messages name; `made` is what they are called. */
export type MadeFacts = Readonly<Record<keyof ReturnType<typeof facts<keyof Named>> | 'made', string>>;

/** One or more objects of one name. */
export interface MadeObjects {
  /** As kubectl has them: `secrets`, `serviceaccounts,roles`. */
  types(options: MadeOptions): string;
  name(options: Named): string;
  /** Lines of YAML; names are JSON strings, which YAML reads as they are. */
  manifest(options: MadeOptions): readonly string[];
  readonly words: (values: MadeFacts, style: Style, options: MadeOptions) => MadeWords;
  /** Rights are given by them, which `--role` and `--verb` choose. */
  readonly givesRights?: true;
  /** They hold the token, so that they can be left for later (`--keep`). */
  readonly keeps: boolean;
}

export interface MadeWords {
  readonly title: Message;
  readonly notes: readonly Message[];
  readonly otherwise: Message;
  /** Whether they are there already cannot be seen. */
  readonly unreadable: Message;
  readonly exists: Message;
  /** They are not there, though kubectl says that it made them. */
  readonly vanished: Message;
  /** Said, before the command that removes them, where they are still there at the end. */
  readonly left: Message;
  readonly removal: { readonly title: Message; readonly note: Message; readonly otherwise: Message };
}

export const madeFacts = (target: StepTarget, options: Named, made: MadeObjects): MadeFacts => ({
  ...facts(target, { namespace: options.namespace, serviceAccount: options.serviceAccount }),
  made: made.name(options),
});

/** A step about them, which reads of rights nothing where none are given. */
export function readingFor<const Each extends Reads>(
  made: MadeObjects,
  reads: Each,
  make: (given: Given<Each>) => Step,
): PlannedStep {
  const planned = step(reads, make);
  if (made.givesRights === true) return planned;
  const others: readonly StepOption[] = rightsReads;
  return { ...planned, reads: (...said) => planned.reads(...said).filter((name) => !others.includes(name)) };
}

/** They must not be there yet: they are removed whenever the script ends. */
export const applying = (made: MadeObjects): PlannedStep =>
  readingFor(made, madeReads, ({ style, target, options }) => {
    const { title, notes, otherwise, unreadable, exists, vanished, left } = made.words(
      madeFacts(target, options, made),
      style,
      options,
    );
    const looking = look(target, options, style, made);
    const pins = namespacedPins(target, options.namespace, style);
    const absent: AnnotatedAction = {
      kind: 'require-absent',
      command: looking,
      unreadable,
      otherwise: exists,
    };
    return {
      title,
      notes,
      actions: [
        ...(style === 'article' ? [] : [absent]),
        {
          kind: 'apply',
          command: kubectl('apply', ...pins, '-f', '-'),
          manifest: made.manifest(options),
          look: looking,
          vanished,
          removal: deletion(target, options, style, made),
          leaves: left,
          otherwise,
        },
      ],
    };
  });

export const removing = (made: MadeObjects): PlannedStep =>
  readingFor(made, madeReads, ({ style, target, options }) => {
    const { title, note, otherwise } = made.words(madeFacts(target, options, made), style, options).removal;
    const keeping = made.keeps ? [message('secret.remove.keep-note')] : [];
    return {
      title,
      notes: style === 'article' ? [] : [note, ...keeping],
      actions: [
        {
          kind: 'remove',
          command: deletion(target, options, style, made),
          look: look(target, options, style, made),
          keeps: made.keeps,
          otherwise,
        },
      ],
    };
  });

/** Prints the names of those that are there, and else nothing. */
function look(target: StepTarget, options: MadeOptions, style: Style, made: MadeObjects): Command {
  const pins = namespacedPins(target, options.namespace, style);
  const what = [made.types(options), made.name(options)];
  return kubectl('get', ...what, '--ignore-not-found', ...pins, '-o', 'name');
}

const deletion = (target: StepTarget, options: MadeOptions, style: Style, made: MadeObjects): Command =>
  kubectl(
    'delete',
    made.types(options),
    made.name(options),
    ...namespacedPins(target, options.namespace, style),
  );
