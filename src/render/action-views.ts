/**
 * What each kind of action gives the templates: one entry for each, which holds every field of the action, or what is
 * written in its place. A field that is added to a kind and forgotten here does not compile.
 */
import type {
  ActionKind,
  ActionOf,
  Alphabet,
  Answered,
  CapturedName,
  Command,
  Hazard,
  Message,
  Request,
  Segment,
  Style,
  Word,
} from '../plan/types.js';
import { checkedValue, message } from '../plan/words.js';
import { type Assigned, type Dialect, foldable, inertText, joined, type ShellText } from './dialect.js';
import { prose } from './explanations.js';
import type { Speak } from './messages.js';
import { type RequestView, requestView } from './request-view.js';

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
  | 'program'
  | 'args';

type ActionView<Kind extends ActionKind> = {
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
  (Kind extends 'run-plugin'
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

interface ObjectView {
  readonly look: RequestView;
  readonly creation: RequestView;
  readonly removal: RequestView;
  /** Of several, those that were made are taken away, and no others: what is written behind the name that says so. */
  readonly nth: ShellText;
  readonly [key: string]: RequestView | ShellText;
}

/** A variable of a program's environment. */
interface VariableView {
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

type ActionViews = {
  readonly [Kind in ActionKind]: (action: ActionOf<Kind>, writer: Writer) => ActionView<Kind>;
};

/** The article's commands are one line each, as one would type them. */
const args = (command: Command, to: Writer): ShellText => argumentWords(argumentsOf(command, to), to);

const argumentWords = (all: readonly Word[], to: Writer): ShellText =>
  to.style === 'article' ? words(all, to) : foldable(optionsOf(all, to));

/** A command's words, the options each for itself; a short one keeps its value. */
function optionsOf(all: readonly Word[], { dialect }: Writer): readonly (readonly ShellText[])[] {
  const groups: ShellText[][] = [[]];
  let before = '';
  for (const word of all) {
    const [first] = word;
    const start = typeof first === 'string' ? first : '';
    if (start.startsWith('-') && !/^-[a-z]$/.test(before)) groups.push([]);
    groups.at(-1)?.push(dialect.word(word));
    before = word.length === 1 ? start : '';
  }
  return groups;
}

const words = (all: readonly Word[], { dialect }: Writer): ShellText =>
  joined(all.map((word) => dialect.word(word)));

/** Each block that is pasted stands alone: where a variable is not set, kubectl would take the current context. */
const argumentsOf = ({ args: all }: Command, { style, assigned }: Writer): readonly Word[] =>
  style === 'paste'
    ? all.map((word) =>
        word.flatMap((segment) => (isContext(segment) ? settled(segment, assigned) : [segment])),
      )
    : all;

const isContext = (segment: Segment): boolean =>
  typeof segment !== 'string' && 'variable' in segment && segment.variable === 'CONTEXT';

const empty = inertText('');

const inWork = (folder: string | undefined): Word => [
  { variable: 'WORK' },
  ...(folder === undefined ? [] : [`/${folder}`]),
];

/** Whatever became of the script's variables. */
const settledWords = ({ args: words }: Command, { assigned }: Writer): readonly Word[] =>
  words.map((word) => word.flatMap((segment) => settled(segment, assigned)));

const withFlags = (command: Command, ...flags: readonly string[]): Command => ({
  ...command,
  args: [...command.args, ...flags.map((flag) => [flag])],
});

/** At the end of a script nobody waits for long, and what is gone is no failure. */
const atTheEnd = ['--ignore-not-found', '--request-timeout=20s'] as const;

const settled = (segment: Segment, assigned: Assigned): Word =>
  typeof segment !== 'string' && 'variable' in segment
    ? (assigned.get(segment.variable) ?? [segment])
    : [segment];

const say = (said: Message, { dialect, speak }: Writer): ShellText => dialect.literal(speak(said));

function capture(
  { into, alphabet }: { readonly into: CapturedName; readonly alphabet: Alphabet },
  { dialect }: Writer,
): { readonly into: ShellText; readonly unlike: ShellText } {
  return { into: dialect.variable(into), unlike: dialect.unlike(into, alphabet) };
}

/** A request, and what its statuses say. */
const answered = (action: Answered, to: Writer): ActionView<'request'> => ({
  ...capture(action, to),
  ...requestView(action.request, to.dialect),
  unauthorized: say(action.unauthorized, to),
  forbidden: say(action.forbidden, to),
  unexpected: say(action.unexpected, to),
  otherwise: say(action.otherwise, to),
});

/** The comment that tells the verifier to expect a hazard. */
export const ignoring = ({ code, reason }: Hazard, { dialect, speak }: Writer): ShellText =>
  dialect.comment(`ks:ignore ${code} -- ${speak(reason)}`);

/** A command as Start-Process takes it. */
function startedProcess(
  command: Command,
  to: Writer,
): { readonly argumentList: ShellText; readonly argumentsNote: ShellText } {
  const { dialect, speak, assigned } = to;
  return {
    argumentList: dialect.argumentList(argumentsOf(command, to), assigned),
    argumentsNote: prose(speak(message('powershell.arguments')), dialect),
  };
}

const objectViews = ({ objects }: ActionOf<'make'>, { dialect }: Writer): ObjectView[] =>
  objects.map(({ look, creation, removal }, index) => ({
    look: requestView(look, dialect),
    creation: requestView(creation, dialect),
    removal: requestView(removal, dialect),
    nth: inertText(index === 0 ? '' : String(index + 1)),
  }));

export const actionViews: ActionViews = {
  assign: ({ into, value }, { dialect, style }) => ({
    into: dialect.variable(into),
    value: style === 'article' ? dialect.plainValue(value) : dialect.value(value),
    exports: into === 'CLUSTER_NAME',
  }),
  state: (action, to) => ({ ...capture(action, to), value: to.dialect.value(action.value) }),
  'write-lines': ({ folder, file, lines }, to) => ({
    folder: to.dialect.word(inWork(folder)),
    file: to.dialect.word([...inWork(folder), `/${file}`]),
    lines: lines.map((line) => to.dialect.manifestLine(line)),
  }),
  'request-token': (action, to) => ({
    ...capture(action, to),
    ...requestView(action.request, to.dialect),
    status: to.dialect.variable('STATUS'),
    requestHazards: action.requestHazards.map((hazard) => ignoring(hazard, to)),
    unauthorized: say(action.unauthorized, to),
    unsuccessful: say(action.unsuccessful, to),
    refused: say(action.refused, to),
    otherwise: say(action.otherwise, to),
  }),
  'await-secret': (action, to) => ({
    ...capture(action, to),
    ...requestView(action.request, to.dialect),
    status: to.dialect.variable('STATUS'),
    attempts: inertText(String(action.attempts)),
    requestHazards: action.requestHazards.map((hazard) => ignoring(hazard, to)),
    unsuccessful: say(action.unsuccessful, to),
    missing: say(action.missing, to),
    refused: say(action.refused, to),
    otherwise: say(action.otherwise, to),
  }),
  'tell-granted': (action, to) => ({
    ...capture(action, to),
    of: say(action.of, to),
    seconds: say(action.seconds, to),
    otherwise: say(action.otherwise, to),
  }),
  make: (action, to) => ({
    ...capture(action, to),
    objects: objectViews(action, to),
    undoing: objectViews(action, to).reverse(),
    several: action.objects.length > 1,
    shows: action.showHazards.map((hazard) => ignoring(hazard, to)),
    requestHazards: action.requestHazards.map((hazard) => ignoring(hazard, to)),
    unreadable: say(action.unreadable, to),
    exists: say(action.exists, to),
    leaves: say(action.leaves, to),
    remedy: to.dialect.literal(`  kubectl ${words(action.remedy.args, to)}`),
    places: action.places.map((place) => to.dialect.literal(`  DELETE ${place}`)),
    otherwise: say(action.otherwise, to),
  }),
  'take-away': ({ keeps, otherwise }, to) => ({ keeps, otherwise: say(otherwise, to) }),
  run: (action, to) => ({ command: args(action.command, to), otherwise: say(action.otherwise, to) }),
  capture: (action, to) => ({
    ...capture(action, to),
    command: args(action.command, to),
    shown: action.into === 'APISERVER',
    characters: say(message('paste.characters'), to),
    refused: say(action.refused, to),
    otherwise: say(action.otherwise, to),
  }),
  'save-secret': ({ command, folder, file, open, otherwise }, to) => ({
    command: args(command, to),
    folder: to.dialect.word([{ variable: 'WORK' }, `/${folder}`]),
    file: to.dialect.word([{ variable: 'WORK' }, `/${folder}/${file}`]),
    open: say(open, to),
    otherwise: say(otherwise, to),
  }),
  'encode-file': (action, to) => ({
    ...capture(action, to),
    file: to.dialect.word(action.file),
    otherwise: say(action.otherwise, to),
  }),
  'read-token': (action, to) => ({
    ...capture(action, to),
    file: to.dialect.word(action.file),
    refused: say(action.refused, to),
    otherwise: say(action.otherwise, to),
  }),
  'run-plugin': (action, to) => ({
    ...capture(action, to),
    command: argumentWords([action.program, ...action.args], to),
    variables: action.variables.map(({ name, value }, index) => ({
      name: to.dialect.environmentName(name),
      value: to.dialect.line(value),
      nth: inertText(String(index + 1)),
    })),
    certificate: say(action.certificate, to),
    refused: say(action.refused, to),
    otherwise: say(action.otherwise, to),
  }),
  'take-variable': (action, to) => ({
    ...capture(action, to),
    name: to.dialect.environment(action.name),
    otherwise: say(action.otherwise, to),
  }),
  'pod-server': (action, to) => ({
    ...capture(action, to),
    host: to.dialect.variable(action.host.variable),
    port: to.dialect.variable(action.port.variable),
    bracketed: to.dialect.value(['[', action.host, ']']),
    url: to.dialect.value(['https://', action.host, ':', action.port]),
    note: prose(to.speak(action.note), to.dialect),
  }),
  'read-mounted': (action, to) => ({
    ...capture(action, to),
    file: to.dialect.word(action.file),
    otherwise: say(action.otherwise, to),
  }),
  'copy-mounted': ({ from, folder, file, otherwise }, to) => ({
    from: to.dialect.word(from),
    folder: to.dialect.word(inWork(folder)),
    file: to.dialect.word([...inWork(folder), `/${file}`]),
    otherwise: say(otherwise, to),
  }),
  'refuse-schannel': ({ otherwise }, to) => ({ otherwise: say(otherwise, to) }),
  pin: (action, to) => ({
    variable: to.dialect.variable(action.variable),
    value: to.dialect.value(action.value),
    otherwise: say(action.otherwise, to),
  }),
  save: ({ command, folder, file, otherwise }, to) => ({
    command: args(command, to),
    folder: to.dialect.word(inWork(folder)),
    file: to.dialect.word([...inWork(folder), `/${file}`]),
    otherwise: say(otherwise, to),
  }),
  'require-no-file': ({ file, otherwise }, to) => ({
    file: to.dialect.word([file]),
    otherwise: say(otherwise, to),
  }),
  'write-file': ({ file, lines, check, fails, exists, open, otherwise }, to) => ({
    file: to.dialect.word([file]),
    pattern: to.dialect.word([`${file}.XXXXXXXXXX`]),
    lines: lines.map((line) => to.dialect.line(line)),
    continuation: to.dialect.continuation,
    check: check === undefined ? empty : args(check, to),
    fails: fails === undefined ? empty : say(fails, to),
    exists: say(exists, to),
    open: say(open, to),
    otherwise: say(otherwise, to),
  }),
  'apple-curl': ({ text }, to) => ({ text: say(text, to) }),
  'require-absent': (action, to) => ({
    command: args(action.command, to),
    unreadable: say(action.unreadable, to),
    otherwise: say(action.otherwise, to),
  }),
  apply: (action, to) => ({
    command: args(action.command, to),
    manifest: action.manifest.map((line) =>
      to.style === 'paste' ? to.dialect.literal(line) : to.dialect.manifestLine(line),
    ),
    look: args(action.look, to),
    vanished: say(action.vanished, to),
    removal: args(withFlags(action.removal, ...atTheEnd), to),
    lastLook: args(withFlags(action.look, atTheEnd[1]), to),
    settledLook: foldable(optionsOf(settledWords(withFlags(action.look, atTheEnd[1]), to), to)),
    settledRemoval: foldable(optionsOf(settledWords(withFlags(action.removal, ...atTheEnd), to), to)),
    leaves: say(action.leaves, to),
    remedy: to.dialect.literal(`  kubectl ${words(settledWords(action.removal, to), to)}`),
    otherwise: say(action.otherwise, to),
  }),
  'await-output': (action, to) => ({
    ...capture(action, to),
    characters: say(message('paste.characters'), to),
    command: args(action.command, to),
    attempts: inertText(String(action.attempts)),
    refused: say(action.refused, to),
    otherwise: say(action.otherwise, to),
  }),
  request: (action, to) => answered(action, to),
  'request-pages': (action, to) => ({
    ...answered(action, to),
    beyond: to.dialect.unlike(action.next.into, action.next.alphabet),
    expired: say(action.expired, to),
    odd: say(action.odd, to),
    endless: say(action.endless, to),
  }),
  reach: (action, to) => ({
    ...requestView(action.request, to.dialect),
    ends: action.ends.map(({ codes, says }) => ({ codes: codes.map(inertText), says: say(says, to) })),
    secure: action.secure,
    unexpected: say(action.unexpected, to),
  }),
  'judge-certificate': ({ look, ask, ...action }, to) => ({
    look: requestView(look, to.dialect),
    ask: ask !== undefined && requestView(ask, to.dialect),
    expired: say(action.expired, to),
    misnamed: say(action.misnamed, to),
    vouched: say(action.vouched, to),
    unknown: say(action.unknown, to),
  }),
  ask: ({ command, shows, otherwise }, to) => ({
    command: args(command, to),
    shows,
    otherwise: say(otherwise, to),
  }),
  'confirm-api': ({ unavailable, otherwise }, to) => ({
    unavailable: say(unavailable, to),
    otherwise: say(otherwise, to),
  }),
  stream: (action, to) => ({
    ...requestView(action.request, to.dialect),
    otherwise: say(action.otherwise, to),
  }),
  'define-call': (action, to) => ({
    ...requestView(action.request, to.dialect),
    checks: action.checks.map(({ into, alphabet }) => to.dialect.unlike(into, alphabet)),
    needsCa: action.needsCa,
    needsDoor: action.needsDoor,
    contentType: to.dialect.literal(`Content-Type: ${action.contentType}`),
    missing: say(action.missing, to),
    usage: say(action.usage, to),
    unauthorized: say(action.unauthorized, to),
    forbidden: say(action.forbidden, to),
    unexpected: say(action.unexpected, to),
    otherwise: say(action.otherwise, to),
  }),
  call: ({ args, body }, to) => ({
    args: words(args, to),
    body: body === undefined ? inertText('') : to.dialect.literal(body),
  }),
  wait: () => ({}),
  'bare-call': (action, to) => ({
    ...requestView(action.request, to.dialect),
    names: action.checks.map(({ into }) => to.dialect.variable(into)),
    checks: action.checks.map(({ into, alphabet }) => to.dialect.unlike(into, alphabet)),
    needsCa: action.needsCa,
    missing: say(action.missing, to),
    otherwise: say(action.otherwise, to),
  }),
  'await-refusal': ({ again }, to) => ({ again: say(again, to) }),
  'await-status': (action, to) => ({
    ...requestView(action.request, to.dialect),
    into: to.dialect.variable(action.into),
    status: to.dialect.word([action.status]),
    attempts: inertText(String(action.attempts)),
    reached: say(action.reached, to),
    otherwise: say(action.otherwise, to),
  }),
  remove: (action, to) => ({
    // Blocks to paste are pasted twice.
    command: args(to.style === 'paste' ? withFlags(action.command, atTheEnd[0]) : action.command, to),
    keeps: action.keeps,
    look: args(action.look, to),
    otherwise: say(action.otherwise, to),
  }),
  'start-proxy': ({ command, url }, to) => ({
    command: args(command, to),
    ...startedProcess(command, to),
    url: to.dialect.word(url),
  }),
  'start-private-proxy': ({ socket, ...action }, to) => {
    const { listen } = to.dialect.through({ socket, port: checkedValue(action) });
    const command: Command = { ...action.command, args: [...action.command.args, listen] };
    return {
      ...capture(action, to),
      command: args(command, to),
      ...startedProcess(command, to),
      socket: to.dialect.word([{ variable: 'WORK' }, `/${socket}`]),
      onPort: say(action.onPort, to),
      portHazard: ignoring(action.portHazard, to),
      portNote: prose(to.speak(message('powershell.port')), to.dialect),
      attempts: inertText(String(action.attempts)),
      refused: say(action.refused, to),
      otherwise: say(action.otherwise, to),
    };
  },
  'tell-seconds': (action, to) => ({
    ...capture(action, to),
    command: args(action.command, to),
    of: say(action.of, to),
    seconds: say(action.seconds, to),
    days: say(action.days, to),
    hours: say(action.hours, to),
    minutes: say(action.minutes, to),
    otherwise: say(action.otherwise, to),
  }),
  'tell-allowed': ({ yes, no }, to) => ({ yes: say(yes, to), no: say(no, to) }),
  'tell-incomplete': ({ incomplete }, to) => ({ incomplete: say(incomplete, to) }),
  'stop-proxy': () => ({}),
  say: ({ text }, to) => ({ text: say(text, to) }),
};
