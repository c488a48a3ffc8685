/** Plan × dialect → what the templates receive: ShellText, flags and lists of them, nothing else. */
import type { ActionKind, AnnotatedAction, Hazard, Plan, Request, Step } from '../plan/types.js';
import { wrap } from '../print/wrap-wide.js';
import { type Assigned, type Dialect, inertText, joined, type ShellText } from './dialect.js';
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
  const say = (id: string, values = {}): ShellText => dialect.literal(speak({ id, values }));
  return {
    header: dialect.header(plan.header),
    about: [
      ...lines(speak(plan.title), dialect),
      ...plan.preface.flatMap((message) => lines(speak(message), dialect)),
      ...lines(speak({ id: 'script.made-by', values: {} }), dialect),
      ...lines(speak({ id: 'script.digest', values: {} }), dialect),
    ],
    safe: plan.style === 'safe',
    leaves: has('apply'),
    locale: has('capture', 'await-output', 'start-proxy', 'plain-capture')
      ? lines(speak({ id: 'script.locale', values: {} }), dialect)
      : false,
    proxies: has('start-proxy', 'plain-start-proxy'),
    curls: has('request', 'await-status', 'plain-request', 'plain-await-status', 'plain-start-proxy'),
    left: say('script.left'),
    folder: say('script.folder'),
    noCurl: say('script.no-program', { program: 'curl' }),
    interrupted: say('script.interrupted'),
    steps: plan.steps.map((step, index) => stepView(step, index + 1, dialect, speak, assigned)),
  };
}

const lines = (text: string, dialect: Dialect): readonly ShellText[] =>
  wrap(text, dialect.commentWidth).map((line) => prose(line, dialect));

function stepView(step: Step, number: number, dialect: Dialect, speak: Speak, assigned: Assigned): View {
  return {
    comment: [
      ...lines(`${number}. ${speak(step.title)}`, dialect),
      ...step.notes.flatMap((note) => lines(speak(note), dialect)),
      ...explanations(step, dialect, speak),
    ],
    actions: step.actions.map((action) => actionView(action, dialect, speak, assigned)),
  };
}

function actionView(action: AnnotatedAction, dialect: Dialect, speak: Speak, assigned: Assigned): View {
  const ignored = (hazards: readonly Hazard[]): readonly ShellText[] =>
    hazards.map(({ code, reason }) => dialect.comment(`ks:ignore ${code} -- ${speak(reason)}`));
  return {
    partial: inertText(action.kind),
    hazards: ignored(action.hazards ?? []),
    showHazards: ignored('showHazards' in action ? action.showHazards : []),
    ...pieces(action, dialect, speak, assigned),
  };
}

/** The ShellText of every property that this kind of action has, under the property's own name. */
function pieces(
  action: AnnotatedAction,
  dialect: Dialect,
  speak: Speak,
  assigned: Assigned,
): { readonly [key: string]: View } {
  const view: { [key: string]: View } = {};
  if ('command' in action) view.command = joined(action.command.args.map((arg) => dialect.word(arg)));
  if (action.kind === 'start-proxy' || action.kind === 'plain-start-proxy') {
    view.argumentList = dialect.argumentList(action.command.args, assigned);
  }
  if ('into' in action) view.into = dialect.variable(action.into);
  if ('alphabet' in action) view.unlike = dialect.unlike(action.into, action.alphabet);
  if ('variable' in action) view.variable = dialect.variable(action.variable);
  if ('value' in action)
    view.value = action.kind === 'export' ? dialect.plainValue(action.value) : dialect.value(action.value);
  if ('folder' in action) {
    view.folder = dialect.word([{ variable: 'WORK' }, `/${action.folder}`]);
    view.file = dialect.word([{ variable: 'WORK' }, `/${action.folder}/${action.file}`]);
  }
  if ('manifest' in action) view.manifest = action.manifest.map((line) => dialect.manifestLine(line));
  if ('leaves' in action) view.leaves = dialect.literal(speak(action.leaves));
  if ('attempts' in action) view.attempts = inertText(String(action.attempts));
  if ('decode' in action) view.decode = action.decode;
  if ('status' in action) view.status = dialect.word([action.status]);
  if ('url' in action) view.url = dialect.word(action.url);
  if ('request' in action) Object.assign(view, requestPieces(action.request, dialect));
  for (const name of [
    'otherwise',
    'unauthorized',
    'forbidden',
    'unexpected',
    'reached',
    'text',
    'unreadable',
    'refused',
  ] as const) {
    const message = name in action ? action[name as keyof typeof action] : undefined;
    if (isMessage(message)) view[name] = dialect.literal(speak(message));
  }
  return view;
}

const isMessage = (value: unknown): value is { id: string; values: Record<string, string> } =>
  typeof value === 'object' && value !== null && 'id' in value;

/** curl's arguments: one line for each option but those that go with the one before; the URL behind the method. */
function requestPieces(request: Request, dialect: Dialect): { readonly [key: string]: View } {
  const rows: ShellText[][] = [];
  for (const option of request.options) {
    const words = [dialect.word([option.name])];
    if (option.value !== undefined) words.push(dialect.word(option.value));
    if (methodOptions.includes(option.name)) words.push(dialect.word(request.url));
    const row = option.place === 'append' ? rows.at(-1) : undefined;
    if (row === undefined) rows.push(words);
    else row.push(...words);
  }
  return {
    rows: rows.map((row, index) => ({
      text: joined(row),
      end: index === rows.length - 1 ? inertText('') : dialect.continuation,
    })),
    arguments: joined(rows.flat()),
    config: request.config.length === 0 ? false : dialect.curlConfig(request.config),
  };
}

const methodOptions: readonly string[] = ['--request', '--head', '-X'];
