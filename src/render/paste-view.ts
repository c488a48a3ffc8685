/** Plan × dialect → what the templates of blocks to paste receive. */
import type { Action, AnnotatedAction } from '../plan/action.js';
import type { Plan, Step } from '../plan/types.js';
import { message } from '../plan/words.js';
import type { Writer } from './action-views/view.js';
import type { Dialect, ShellText } from './dialect.js';
import type { Speak } from './messages.js';
import { actionView, type ScriptView, type View } from './view.js';

/** Blocks as the templates receive them, each for itself: the steps in their order, and what cleans up behind them. */
export interface BlockViews {
  readonly steps: readonly { readonly step: Step; readonly view: ScriptView }[];
  readonly cleanUp: ScriptView;
}

/** All blocks as one text to paste; the last one cleans up. */
export function pasteView(plan: Plan, dialect: Dialect, speak: Speak): ScriptView {
  const { steps, cleanUp } = blockViews(plan, dialect, speak, 'labelled');
  const header = dialect.shell === 'bash' ? dialect.literal(plan.header) : dialect.header(plan.header);
  return { ...cleanUp, header, steps: steps.map(({ view }) => view) };
}

/** `labels`: a title stands in each block, and what is dangerous about it; a document says both beside it. */
export function blockViews(
  plan: Plan,
  dialect: Dialect,
  speak: Speak,
  labels: 'labelled' | 'bare',
): BlockViews {
  const all = labels === 'bare' ? withBareCalls(plan.steps) : plan.steps;
  const actions = all.flatMap((step) => step.actions);
  const steps = all.filter((step) => step.actions.some(isWritten));
  const assigned = new Map(
    actions.flatMap((action) => (action.kind === 'assign' ? [[action.into, action.value] as const] : [])),
  );
  const writer: Writer = { dialect, style: plan.style, speak, assigned };
  const captured = [...new Set(actions.flatMap(capturedBy))].map((name) => dialect.variable(name));
  const first = steps.findIndex((step) => step.actions.some((action) => capturedBy(action).length > 0));
  const labelled = labels === 'labelled';
  const left = {
    folder: actions.some(needsFolder),
    ca: actions.some(({ kind }) => kind === 'save'),
    removals: actions.flatMap((action): View[] =>
      action.kind === 'remove' ? [actionView(action, writer)] : [],
    ),
    noCurl: dialect.literal(speak(message('paste.no-curl'))),
  };
  return {
    steps: steps.map((step, index) => ({
      step,
      view: {
        ...left,
        title: labelled && titleOf(index + 1, speak(step.title), dialect),
        actions: actionsOf(step, writer, labelled),
        forgets: index === first ? captured : false,
      },
    })),
    cleanUp: {
      ...left,
      cleanUp: labelled && titleOf(steps.length + 1, speak(message('paste.clean-up')), dialect),
      captured,
      names: actions.some((action) => action.kind === 'assign' && action.into === 'CLUSTER_NAME'),
      proxies: actions.some(({ kind }) => kind === 'start-private-proxy'),
      defines: actions.some(({ kind }) => kind === 'define-call'),
    },
  };
}

/** The steps with each call said in full, where all of them can be: then nothing needs the function that makes calls. */
function withBareCalls(steps: readonly Step[]): readonly Step[] {
  const isShort = steps
    .flatMap(({ actions }) => actions)
    .every((action) => action.kind !== 'call' || action.bare !== undefined);
  if (!isShort) return steps;
  return steps.map((step) => ({ ...step, actions: step.actions.flatMap(bared) }));
}

function bared(action: AnnotatedAction): readonly AnnotatedAction[] {
  switch (action.kind) {
    case 'define-call':
      return [];
    case 'call': {
      const { hazards, bare } = action;
      return bare === undefined ? [action] : [{ kind: 'bare-call', ...bare, ...(hazards && { hazards }) }];
    }
    case 'await-refusal':
      return [{ kind: 'wait' }];
    default:
      return [action];
  }
}

function actionsOf(step: Step, writer: Writer, labelled: boolean): readonly View[] {
  const { dialect, speak } = writer;
  return step.actions.filter(isWritten).map((action) => ({
    ...(actionView(action, writer) as ScriptView),
    hazards: labelled ? hazardsOf(action).map((reason) => titleOf(undefined, speak(reason), dialect)) : [],
  }));
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
