/** Plan × dialect → what the templates receive: ShellText, flags and lists of them, nothing else. */
import type { Action, ActionKind, ActionOf, AnnotatedAction, Hazard } from '../plan/action.js';
import type { Message } from '../plan/message.js';
import type { Plan, Step } from '../plan/types.js';
import { message } from '../plan/words.js';
import { wrap } from '../print/wrap-phrases.js';
import { ignoring } from './action-views/said.js';
import type { Writer } from './action-views/view.js';
import { actionViews } from './action-views.js';
import { type Dialect, inertText, type ShellText } from './dialect.js';
import { explanations, prose } from './explanations.js';
import type { Speak } from './messages.js';

export type View = ShellText | boolean | undefined | { readonly [key: string]: View } | readonly View[];

export type ScriptView = { readonly [key: string]: View };

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
      ...lines(`${speak(message('script.needs'))}: ${speak(plan.needs)}`, dialect),
      // A command is copied, so it is one line.
      ...plan.preface.flatMap((one) =>
        one.id.startsWith('script.made-by') ? [prose(speak(one), dialect)] : lines(speak(one), dialect),
      ),
    ],
    settings: plan.annotate === 'none' ? [] : plan.settings.flatMap((one) => lines(speak(one), dialect)),
    safe: plan.style === 'safe',
    pod: plan.inPod,
    kubectl: plan.byKubectl,
    posix: dialect.shell === 'sh',
    removals: actions.flatMap((action) =>
      action.kind === 'apply'
        ? [actionViews.apply(action, { dialect, style: plan.style, speak, assigned })]
        : [],
    ),
    makings: actions.flatMap((action) =>
      action.kind === 'make'
        ? [actionViews.make(action, { dialect, style: plan.style, speak, assigned })]
        : [],
    ),
    // What is taken away is taken away as who made it.
    ownToken: has('make') && ownTokenView(actions, dialect),
    makes: has('apply', 'make'),
    parts: has('write-file'),
    saves: plan.style === 'article' && (has('save') || has('write-lines')),
    proxies: has('start-proxy', 'start-private-proxy'),
    // What is taken away at the end is taken away by curl.
    curlFirst: has('make'),
    curlLater:
      !has('make') && has('request', 'request-pages', 'stream', 'await-status', 'reach', 'request-token'),
    error: say(message('script.error')),
    noCurl: say(plan.inPod ? message('pod.no-curl') : message('script.no-program', { program: 'curl' })),
    decodes: has('await-secret', 'encode-file'),
    noDecoder: say(message('script.no-program', { program: 'base64' })),
    noRoom: say(message('pod.no-room')),
    needsKubectl: say(message('script.needs-kubectl')),
    tooOld: say(message('script.too-old')),
    interrupted: say(message('script.interrupted')),
    powershell: {
      ascii: prose(speak(message('powershell.ascii')), dialect),
      private: prose(speak(message('powershell.private')), dialect),
      alias: prose(speak(message('powershell.alias')), dialect),
    },
    steps: plan.steps.map((step, index) =>
      stepView(step, index + 1, plan, { dialect, style: plan.style, speak, assigned }),
    ),
  };
}

/** The caller's own token, where the script reads one. */
function ownTokenView(actions: readonly Action[], dialect: Dialect): View {
  const read = actions.find((action) => 'alphabet' in action && action.into === 'OWN_TOKEN');
  if (read === undefined || !('alphabet' in read)) return false;
  return { name: dialect.variable(read.into), unlike: dialect.unlike(read.into, read.alphabet) };
}

const lines = (text: string, dialect: Dialect): readonly ShellText[] =>
  wrap(text, dialect.commentWidth).map((line) => prose(line, dialect));

/** In safe style the title is said when the step begins, and so is no comment. */
function stepView(step: Step, number: number, plan: Plan, writer: Writer): View {
  const { dialect, speak } = writer;
  const title = speak(step.title);
  const said = plan.style === 'safe';
  return {
    title: said ? dialect.literal(`[${number}/${plan.steps.length}] ${title}`) : false,
    comment: [
      ...(said ? [] : lines(`${number}. ${title}`, dialect)),
      ...annotations(step, plan.annotate).flatMap((note) => lines(speak(note), dialect)),
      ...(plan.annotate === 'full' ? explanations(step, dialect, speak) : []),
    ],
    actions: step.actions.map((action) => actionView(action, writer)),
  };
}

function annotations({ notes, more = [] }: Step, annotate: Plan['annotate']): readonly Message[] {
  if (annotate === 'none') return [];
  return annotate === 'full' ? [...notes, ...more] : notes;
}

/** What the template of the action's kind receives. */
export function actionView(action: AnnotatedAction, writer: Writer): View {
  const ignored = (hazards: readonly Hazard[]): readonly ShellText[] =>
    hazards.map((hazard) => ignoring(hazard, writer));
  return {
    partial: inertText(action.kind),
    hazards: ignored(action.hazards ?? []),
    placeHazards: ignored('placeHazards' in action ? action.placeHazards : []),
    showHazards: ignored('showHazards' in action ? action.showHazards : []),
    ...written(action.kind, action, writer),
  };
}

/** The entry of the action's own kind. */
function written<Kind extends ActionKind>(kind: Kind, action: Action, writer: Writer): ScriptView {
  return actionViews[kind](action as ActionOf<Kind>, writer);
}
