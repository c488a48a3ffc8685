/** A step of a plan as a step of a runbook. */

import type { ActionOf, AnnotatedAction } from '../plan/action.js';
import type { Message } from '../plan/message.js';
import type { Target } from '../plan/target.js';
import type { Step } from '../plan/types.js';
import { message } from '../plan/words.js';
import { expectedOf } from './expected.js';
import type { SpeakInline } from './inline.js';
import type { Block, Inline, RunbookStep, Trouble } from './runbook.js';

/** The blocks and the troubles are those of this step. */
export function runbookStep(
  step: Step,
  blocks: readonly Block[],
  troubles: readonly Trouble[],
  target: Target,
  speak: SpeakInline,
): RunbookStep {
  const expected = expectedOf(step, target);
  const hazards = step.actions.flatMap((action: AnnotatedAction) => action.hazards ?? []);
  return {
    id: step.title.id.replace(/\.(?:[a-z]+-)?title$/, '').replaceAll('.', '-'),
    title: speak(step.title),
    why: whyOf(step).map(speak),
    warnings: hazards.map(({ reason }) => withoutMark(speak(reason))),
    blocks,
    ...(expected === undefined ? {} : { expected }),
    options: optionsOf(step).map(({ option, why }) => ({ option, meaning: speak(why) })),
    troubles,
  };
}

/** Without the word that says that it is one, as formats have their own for it. */
export const withoutMark = ([first = '', ...rest]: Inline): Inline =>
  typeof first === 'string' ? [first.replace(/^(?:Hazard|危険|警告): /, ''), ...rest] : [first, ...rest];

/** Notes that speak of a script, and what is said in their place; nothing where a document has no such thing. */
const instead: Readonly<Partial<Record<Message['id'], Message | undefined>>> = {
  'server.pin-note': message('document.pin-note'),
  'secret.apply.note': message('document.secret-note'),
  'bound.apply.note': message('document.bound-note'),
  'account.apply.note': message('document.account-note'),
  'secret.remove.keep-note': undefined,
  'call.note': undefined,
  'proxy.call.note': undefined,
  'call.options': undefined,
  'proxy.start.narrow-note': undefined,
};

function whyOf({ notes, more = [], actions }: Step): readonly Message[] {
  const said = [...notes, ...more].flatMap((note) =>
    note.id in instead ? (instead[note.id] ?? []) : [note],
  );
  if (actions.some(({ kind }) => kind === 'bare-call')) return [...said, message('document.call-bare')];
  if (actions.some(({ kind }) => kind === 'wait')) return [...said, message('document.again')];
  const defined = definedCall(actions);
  if (defined === undefined) return said;
  const next = 'kapi GET /version';
  return [
    ...said,
    defined.needsDoor ? message('document.call-proxy', { next }) : message('document.call', { next }),
  ];
}

const definedCall = (actions: readonly AnnotatedAction[]): ActionOf<'define-call'> | undefined =>
  actions.find((action) => action.kind === 'define-call');

/** Of any call, and said by its name, or by what stands above it. */
const plain: readonly string[] = [
  '--request',
  '--silent',
  '--show-error',
  '--connect-timeout',
  '--max-time',
  '--write-out',
];

/** What is a matter of course at a call is left out: curl's manual says it. */
const optionsOf = ({ actions }: Step): readonly { readonly option: string; readonly why: Message }[] =>
  actions
    .find((action) => action.kind === 'define-call' || action.kind === 'bare-call')
    ?.request.options.filter(({ name }) => !plain.includes(name))
    .map(({ name, why }) => ({ option: name, why })) ?? [];
