/** Plan × dialect → what the templates of blocks to paste receive. */
import type { Action, AnnotatedAction, Plan, Step } from '../plan/types.js';
import { message } from '../plan/words.js';
import type { Writer } from './action-views.js';
import type { Dialect, ShellText } from './dialect.js';
import type { Speak } from './messages.js';
import { actionView, type ScriptView, type View } from './view.js';

/** The blocks, in their order; the last one cleans up. */
export function pasteView(plan: Plan, dialect: Dialect, speak: Speak): ScriptView {
  const actions = plan.steps.flatMap((step) => step.actions);
  const steps = plan.steps.filter((step) => step.actions.some(isWritten));
  const assigned = new Map(
    actions.flatMap((action) => (action.kind === 'assign' ? [[action.into, action.value] as const] : [])),
  );
  const writer: Writer = { dialect, style: plan.style, speak, assigned };
  const captured = [...new Set(actions.flatMap(capturedBy))].map((name) => dialect.variable(name));
  const first = steps.findIndex((step) => step.actions.some((action) => capturedBy(action).length > 0));
  return {
    steps: steps.map((step, index) => ({
      ...blockView(step, index + 1, writer),
      forgets: index === first ? captured : false,
    })),
    cleanUp: titleOf(steps.length + 1, speak(message('paste.clean-up')), dialect),
    captured,
    noCurl: dialect.literal(speak(message('paste.no-curl'))),
    names: actions.some((action) => action.kind === 'assign' && action.into === 'CLUSTER_NAME'),
    folder: actions.some(needsFolder),
    ca: actions.some(({ kind }) => kind === 'save'),
    proxies: actions.some(({ kind }) => kind === 'start-private-proxy'),
    removals: actions.flatMap((action): View[] =>
      action.kind === 'remove' ? [actionView(action, writer)] : [],
    ),
  };
}

function blockView(step: Step, number: number, writer: Writer): { readonly [key: string]: View } {
  const { dialect, speak } = writer;
  return {
    title: titleOf(number, speak(step.title), dialect),
    actions: step.actions.filter(isWritten).map((action) => ({
      ...(actionView(action, writer) as ScriptView),
      hazards: hazardsOf(action).map((reason) => titleOf(undefined, speak(reason), dialect)),
    })),
  };
}

/** A label: in bash and zsh an argument of `:`, because an interactive zsh knows no comments. */
function titleOf(number: number | undefined, text: string, dialect: Dialect): ShellText {
  const said = number === undefined ? text : `${number}  ${text}`;
  return dialect.shell === 'bash' ? dialect.literal(said) : dialect.comment(said);
}

const hazardsOf = ({ hazards = [] }: AnnotatedAction) => hazards.map(({ reason }) => reason);

/** The context stands in every command (see `actionViews`), and the proxy runs for the next calls until all is cleaned up. */
const isWritten = (action: Action): boolean =>
  !(action.kind === 'assign' && action.into === 'CONTEXT') && action.kind !== 'stop-proxy';

const needsFolder = ({ kind }: Action): boolean => kind === 'save' || kind === 'start-private-proxy';

const capturedBy = (action: Action) => ('into' in action && 'alphabet' in action ? [action.into] : []);
