/** Plan × dialect → what the templates receive: ShellText, flags and lists of them, nothing else. */
import type {
  Action,
  ActionKind,
  ActionOf,
  AnnotatedAction,
  Hazard,
  Message,
  Plan,
  Step,
  Style,
} from '../plan/types.js';
import { message } from '../plan/words.js';
import { wrap } from '../print/wrap.js';
import { actionViews, type Writer } from './action-views.js';
import { type Dialect, inertText, type ShellText } from './dialect.js';
import { explanations, prose } from './explanations.js';
import type { Speak } from './messages.js';

export type View = ShellText | boolean | undefined | { readonly [key: string]: View } | readonly View[];

export type ScriptView = { readonly [key: string]: View };

/** The kinds whose templates hold what they captured against an alphabet. */
const checking: Readonly<Record<Style, readonly ActionKind[]>> = {
  safe: ['capture', 'await-output', 'start-proxy'],
  article: ['capture', 'await-output'],
};

/** Everything a script's skeleton needs. */
export function scriptView(plan: Plan, dialect: Dialect, speak: Speak): ScriptView {
  const actions = plan.steps.flatMap((step) => step.actions);
  const has = (...kinds: readonly ActionKind[]): boolean => actions.some(({ kind }) => kinds.includes(kind));
  const assigned = new Map(
    actions.flatMap((action) => (action.kind === 'assign' ? [[action.into, action.value] as const] : [])),
  );
  const say = (said: Message): ShellText => dialect.literal(speak(said));
  return {
    header: dialect.header(plan.header),
    about: [
      ...lines(speak(plan.title), dialect),
      ...plan.preface.flatMap((known) => lines(speak(known), dialect)),
      ...lines(speak(message('script.made-by')), dialect),
      ...lines(speak(message('script.digest')), dialect),
    ],
    safe: plan.style === 'safe',
    leaves: has('apply'),
    locale: has(...checking[plan.style]) ? lines(speak(message('script.locale')), dialect) : false,
    proxies: has('start-proxy'),
    curls: has('request', 'await-status'),
    left: say(message('script.left')),
    folder: say(message('script.folder')),
    noCurl: say(message('script.no-program', { program: 'curl' })),
    interrupted: say(message('script.interrupted')),
    powershell: {
      ascii: prose(speak(message('powershell.ascii')), dialect),
      private: prose(speak(message('powershell.private')), dialect),
      alias: prose(speak(message('powershell.alias')), dialect),
    },
    steps: plan.steps.map((step, index) =>
      stepView(step, index + 1, { dialect, style: plan.style, speak, assigned }),
    ),
  };
}

const lines = (text: string, dialect: Dialect): readonly ShellText[] =>
  wrap(text, dialect.commentWidth).map((line) => prose(line, dialect));

function stepView(step: Step, number: number, writer: Writer): View {
  const { dialect, speak } = writer;
  return {
    comment: [
      ...lines(`${number}. ${speak(step.title)}`, dialect),
      ...step.notes.flatMap((note) => lines(speak(note), dialect)),
      ...explanations(step, dialect, speak),
    ],
    actions: step.actions.map((action) => actionView(action, writer)),
  };
}

function actionView(action: AnnotatedAction, writer: Writer): View {
  const ignored = (hazards: readonly Hazard[]): readonly ShellText[] =>
    hazards.map(({ code, reason }) => writer.dialect.comment(`ks:ignore ${code} -- ${writer.speak(reason)}`));
  return {
    partial: inertText(action.kind),
    hazards: ignored(action.hazards ?? []),
    showHazards: ignored('showHazards' in action ? action.showHazards : []),
    ...written(action.kind, action, writer),
  };
}

/** The entry of the action's own kind. */
function written<Kind extends ActionKind>(kind: Kind, action: Action, writer: Writer): ScriptView {
  return actionViews[kind](action as ActionOf<Kind>, writer);
}
