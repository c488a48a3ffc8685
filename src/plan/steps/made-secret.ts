/** A Secret that a recipe makes for its token, and removes again: what differs between recipes, and the steps. */
import { facts } from '../facts.js';
import type { StepOptions } from '../options.js';
import { namespacedPins } from '../pins.js';
import { type PlannedStep, type StepTarget, step } from '../step.js';
import type { AnnotatedAction, Command, Message, Style } from '../types.js';
import { kubectl, message } from '../words.js';

export const secretReads = ['namespace', 'serviceAccount'] as const;

export type SecretOptions = Pick<StepOptions, (typeof secretReads)[number]>;

/** What its messages name. */
export type SecretFacts = Readonly<
  Record<keyof ReturnType<typeof facts<keyof SecretOptions>> | 'secret', string>
>;

export interface MadeSecret {
  name(options: SecretOptions): string;
  /** Lines of YAML; names are JSON strings, which YAML reads as they are. */
  manifest(options: SecretOptions): readonly string[];
  readonly applied: (
    values: SecretFacts,
    style: Style,
  ) => {
    readonly title: Message;
    readonly note: Message;
    readonly otherwise: Message;
  };
  /** Said, before the command that removes it, where it is still there at the end. */
  readonly left: (values: SecretFacts) => Message;
  /** It holds the token, so that it can be left for later (`--keep`). */
  readonly keeps: boolean;
}

export const secretFacts = (target: StepTarget, options: SecretOptions, made: MadeSecret): SecretFacts => ({
  ...facts(target, options),
  secret: made.name(options),
});

/** It must not be there yet: it is removed whenever the script ends. */
export const applying = (made: MadeSecret): PlannedStep =>
  step(secretReads, ({ style, target, options }) => {
    const values = secretFacts(target, options, made);
    const { title, note, otherwise } = made.applied(values, style);
    const pins = namespacedPins(target, options.namespace, style);
    const absent: AnnotatedAction = {
      kind: 'require-absent',
      command: look(target, options, style, made),
      unreadable: message('secret.unreadable', values),
      otherwise: message('secret.exists', values),
    };
    return {
      title,
      notes: [note],
      actions: [
        ...(style === 'article' ? [] : [absent]),
        {
          kind: 'apply',
          command: kubectl('apply', ...pins, '-f', '-'),
          manifest: made.manifest(options),
          look: look(target, options, style, made),
          vanished: message('secret.vanished', values),
          removal: deletion(target, options, style, made),
          leaves: made.left(values),
          otherwise,
        },
      ],
    };
  });

export const removing = (made: MadeSecret): PlannedStep =>
  step(secretReads, ({ style, target, options }) => ({
    title: message('secret.remove.title'),
    notes:
      style === 'article'
        ? []
        : [message('secret.remove.note'), ...(made.keeps ? [message('secret.remove.keep-note')] : [])],
    actions: [
      {
        kind: 'remove',
        command: deletion(target, options, style, made),
        look: look(target, options, style, made),
        keeps: made.keeps,
        otherwise: message('secret.remove.otherwise', secretFacts(target, options, made)),
      },
    ],
  }));

/** Prints the name of the Secret while there is one, and else nothing. */
function look(target: StepTarget, options: SecretOptions, style: Style, made: MadeSecret): Command {
  const pins = namespacedPins(target, options.namespace, style);
  return kubectl('get', 'secrets', made.name(options), '--ignore-not-found', ...pins, '-o', 'name');
}

const deletion = (target: StepTarget, options: SecretOptions, style: Style, made: MadeSecret): Command =>
  kubectl('delete', 'secrets', made.name(options), ...namespacedPins(target, options.namespace, style));
