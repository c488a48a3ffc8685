/** Calls of programs: their arguments as PowerShell passes them, their stdin, what they print. */
import type { Input, ToolCall, ToolResult } from '../../tools/tool.js';
import { tools } from '../../tools/tools.js';
import { concat, emptiness, literal, secretsIn, show, textOf, unknown, type Value } from '../../value.js';
import type * as ast from '../ast.js';
import { evaluate } from './expressions.js';
import { writeFile } from './file-access.js';
import { linesOf } from './lines.js';
import type { Machine } from './machine.js';
import type { PowerShellObject } from './objects.js';
import { inOrder, Paths } from './paths.js';
import type { Items } from './pipelines.js';
import { fileText, type Redirected } from './redirect.js';
import { Refusal } from './refusal.js';
import type { State } from './state.js';
import { asAscii } from './statics-bytes.js';
import { numberText, toText } from './text.js';
import { settle } from './truth.js';
import { environmentValue } from './variables.js';
import { shownObjects } from './visible.js';

/** One argument, and where it stands. */
export interface NativeArgument {
  readonly value: Value;
  readonly offset: number;
}

/** The name of the tool that a program's name means; undefined where the verifier has no model of it. */
export function toolName(program: string): string | undefined {
  const own =
    program.toLowerCase() === 'curl.exe'
      ? 'curl'
      : program.toLowerCase() === 'kubectl.exe'
        ? 'kubectl'
        : program;
  return nativeTools.has(own) ? own : undefined;
}

// Programs whose names are not those of cmdlets' aliases on any system.
const nativeTools: ReadonlySet<string> = new Set([
  'kubectl',
  'curl',
  'base64',
  'openssl',
  'jq',
  'grep',
  'sed',
  'cut',
  'tr',
  'head',
  'tail',
  'wc',
  'mktemp',
  'chmod',
]);

/** The arguments as a program receives them (Standard: PowerShell 7.3 and later on Linux and macOS). */
export function nativeArguments(
  machine: Machine,
  state: State,
  elements: readonly ast.CommandElement[],
): Paths<readonly NativeArgument[]> {
  return inOrder(elements, state, (element, at) => nativeArgument(machine, at, element)).map((all) =>
    all.flat(),
  );
}

function nativeArgument(
  machine: Machine,
  state: State,
  element: ast.CommandElement,
): Paths<readonly NativeArgument[]> {
  const offset = element.extent.start;
  const one = (value: Value): readonly NativeArgument[] => {
    checkArgument(machine, value, offset);
    return [{ value, offset }];
  };
  switch (element.kind) {
    case 'CommandParameter':
      return parameterArgument(machine, state, element, one);
    case 'StringConstant':
      if (element.quote === 'bare') confirmNoPattern(machine, literal(element.value), offset, false);
      return Paths.of(state, one(literal(element.value)));
    case 'ExpandableString':
      return evaluate(machine, state, element).map((object, at) => {
        const value = toText(at, object, offset);
        if (element.quote === 'bare') confirmNoPattern(machine, value, offset, true);
        return one(value);
      });
    case 'NumberConstant':
      return Paths.of(state, one(literal(element.text)));
    case 'Variable':
      if (element.splatted) {
        return evaluate(machine, state, { ...element, splatted: false }).chain((object, at) =>
          objectArguments(machine, at, object, offset, one),
        );
      }
      return evaluate(machine, state, element).chain((object, at) =>
        objectArguments(machine, at, object, offset, one),
      );
    case 'Member':
    case 'Index':
    case 'Paren':
    case 'SubExpression':
    case 'InvokeMember':
      return evaluate(machine, state, element).chain((object, at) =>
        objectArguments(machine, at, object, offset, one),
      );
    default:
      throw new Refusal(
        'KS1003',
        'this argument of a program is not modelled',
        offset,
        'put it in double quotes',
      );
  }
}

/** `-Name`, `-Name:value` */
function parameterArgument(
  machine: Machine,
  state: State,
  element: ast.CommandParameter,
  one: (value: Value) => readonly NativeArgument[],
): Paths<readonly NativeArgument[]> {
  const offset = element.extent.start;
  const { argument } = element;
  const name = literal(`-${element.name}`);
  confirmNoPattern(machine, name, offset, false);
  if (argument === undefined) return Paths.of(state, one(name));
  const start = literal(`-${element.name}:`);
  return nativeArgument(machine, state, argument).map((values) => {
    const [value, ...more] = values;
    if (value === undefined || more.length > 0) {
      throw new Refusal(
        'KS1003',
        'a value behind a colon that is no single text',
        offset,
        'put the argument in quotes',
      );
    }
    confirmNoPattern(machine, value.value, offset, argument.kind !== 'StringConstant');
    return element.spaceAfterColon ? [...one(start), value] : one(concat(start, value.value));
  });
}

/** A value that is no text of its own: the elements of an array are arguments each, `$null` is none. */
function objectArguments(
  machine: Machine,
  state: State,
  object: PowerShellObject,
  offset: number,
  one: (value: Value) => readonly NativeArgument[],
): Paths<readonly NativeArgument[]> {
  return settle(machine, state, object, offset).map((settled, at): readonly NativeArgument[] => {
    switch (settled.kind) {
      case 'null':
        return [];
      case 'array':
        return settled.items.flatMap((item) => {
          if (item.kind === 'null') return [];
          if (item.kind === 'array')
            throw new Refusal('KS1003', 'an array inside an array as arguments', offset);
          return scalarArgument(machine, at, item, offset, one);
        });
      default:
        return scalarArgument(machine, at, settled, offset, one);
    }
  });
}

function scalarArgument(
  machine: Machine,
  state: State,
  object: PowerShellObject,
  offset: number,
  one: (value: Value) => readonly NativeArgument[],
): readonly NativeArgument[] {
  switch (object.kind) {
    case 'number':
      return one(literal(numberText(object, offset)));
    case 'integer':
    case 'bool':
    case 'char':
    case 'condition':
      return one(toText(state, object, offset));
    case 'string':
    case 'opaque': {
      confirmNoPattern(machine, object.text, offset, true);
      return one(object.text);
    }
    default:
      throw new Refusal(
        'KS1003',
        'this argument of a program is not modelled',
        offset,
        'put it in double quotes',
      );
  }
}

/** Outside of quotes, PowerShell on Linux and macOS takes `*`, `?`, `[` and a tilde in front as names of files. */
function confirmNoPattern(machine: Machine, value: Value, offset: number, expanded: boolean): void {
  const fix = expanded ? 'put it in double quotes' : 'put it in single quotes';
  for (const [index, segment] of value.entries()) {
    const text = textOf([segment]);
    if (text === undefined) {
      const safe =
        'characters' in segment && (segment.characters === 'word' || segment.characters === 'digits');
      if (safe) continue;
      throw new Refusal(
        'KS2102',
        `outside of quotes, ${show([segment])} may be a pattern that names of files match`,
        offset,
        fix,
      );
    }
    if (/[*?[]/.test(text) || (index === 0 && text.startsWith('~'))) {
      throw new Refusal(
        'KS2102',
        'outside of quotes, this is a pattern that names of files may match',
        offset,
        fix,
      );
    }
  }
  if (
    expanded &&
    textOf(value) !== '' &&
    !value.every((segment) => 'characters' in segment && segment.characters === 'digits')
  ) {
    machine.recorder.find(
      'KS2103',
      machine.source.place(offset),
      'this is outside of quotes: on Linux and macOS, * and ~ in it would become names of files',
      { fix },
    );
  }
}

/** Arguments that not every PowerShell passes in the same way. */
function checkArgument(machine: Machine, value: Value, offset: number): void {
  const text = textOf(value);
  const find = (why: string, severity: 'error' | 'warning'): void => {
    machine.recorder.find('KS2301', machine.source.place(offset), why, { severity });
  };
  if (text === '--%') throw new Refusal('KS1003', 'PowerShell swallows the argument --%', offset);
  if (text === undefined) {
    const open = value.find((segment) => !isQuiet(segment));
    if (open !== undefined)
      find(`Windows PowerShell passes ${show([open])} otherwise if it holds a double quote`, 'warning');
    if (emptiness(value) === 'either')
      find(`Windows PowerShell leaves out ${show(value)} where it is empty`, 'warning');
    return;
  }
  if (text === '') find('Windows PowerShell leaves out an empty argument', 'error');
  if (text.includes('"')) find('Windows PowerShell loses the double quotes in this argument', 'error');
  if (/[\r\n]/.test(text)) find('a line break in an argument', 'warning');
  if (/\s/.test(text) && text.endsWith('\\')) {
    find('Windows PowerShell joins an argument that ends with a backslash to the next one', 'error');
  }
}

/** No double quote can be in it. */
function isQuiet(segment: Value[number]): boolean {
  if (segment.kind === 'unknown' && segment.temporary === true) return true;
  if (segment.kind === 'unknown' || segment.text === undefined) {
    return 'characters' in segment && (segment.characters === 'word' || segment.characters === 'digits');
  }
  return !segment.text.includes('"');
}

export interface NativeCall {
  /** The program as it is called. */
  readonly program: string;
  readonly arguments: readonly NativeArgument[];
  readonly offset: number;
  /** What comes through the pipe; undefined where nothing does. */
  readonly input: Items | undefined;
  /** Its output goes to the terminal. */
  readonly visible: boolean;
}

/** What a program is given on stdin: a line for each object. */
export function stdinText(machine: Machine, state: State, items: Items, offset: number): Value {
  const [only, ...more] = items;
  if (only?.kind === 'bytes' && more.length === 0) return only.content;
  const kept = items.filter((item) => item.kind !== 'null');
  const text = fileText(machine, state, kept, offset);
  switch (state.outputEncoding) {
    case undefined:
    case 'utf8':
      noteEncoding(machine, state, text, offset);
      return text;
    case 'ascii':
      return asAscii(text, false);
    default:
      throw new Refusal(
        'KS2301',
        'this $OutputEncoding puts a byte order mark before the text',
        offset,
        '[Text.UTF8Encoding]::new($false)',
      );
  }
}

function noteEncoding(machine: Machine, state: State, text: Value, offset: number): void {
  if (state.outputEncoding !== undefined) return;
  const known = text.map((segment) => textOf([segment]) ?? '').join('');
  if (/^[\0-\x7f]*$/.test(known)) return;
  machine.recorder.find(
    'KS2301',
    machine.source.place(offset),
    'Windows PowerShell sends ? for characters beyond ASCII',
    { severity: 'warning', fix: '$OutputEncoding = [Text.UTF8Encoding]::new($false)' },
  );
}

/** Runs the model of a program: what it gives out line by line, and `$LASTEXITCODE`. */
export function runNative(
  machine: Machine,
  state: State,
  call: NativeCall,
  redirected: Redirected,
): Paths<Items> {
  const { offset, program } = call;
  const visible = call.visible && redirected.output === undefined;
  const stdin: Input =
    call.input === undefined
      ? { kind: 'inherited' }
      : { kind: 'text', value: stdinText(machine, state, call.input, offset) };
  const result = runTool(machine, state, { ...call, visible }, stdin);
  state.lastExit = result.exit;
  state.success = result.exit;
  if (result.endless === true) {
    machine.recorder.find(
      'KS2201',
      machine.source.place(offset),
      `${program} keeps running: nothing after it is reached until it is stopped`,
    );
    state.flow = { kind: 'exit', status: { kind: 'unknown', what: `${program} ends with 0` } };
    return Paths.end(state);
  }
  const certain = result.exit.kind === 'known' && result.exit.status === 0;
  const lines = linesOf(result.stdout, certain);
  const items: Items = redirected.merged
    ? [{ kind: 'output', text: messages(result, program), single: false }]
    : lines;
  if (redirected.errorFile !== undefined) {
    return writeFile(
      machine,
      state,
      redirected.errorFile,
      messages({ ...result, stdout: [] }, program),
      offset,
    ).map(() => shown(machine, items, visible, offset));
  }
  return Paths.of(state, shown(machine, items, visible, offset));
}

function shown(machine: Machine, items: Items, visible: boolean, offset: number): Items {
  if (!visible) return items;
  shownObjects(machine, items, offset);
  return [];
}

/** What a program printed on both of its outputs, in an order that only a run would show. */
function messages(result: ToolResult, program: string): Value {
  const [secret] = secretsIn(result.stdout);
  const text = unknown(`messages of ${program}`);
  return secret === undefined ? text : concat(result.stdout, text);
}

/** Calls the model and puts the call into the report. */
export function runTool(machine: Machine, state: State, native: NativeCall, stdin: Input): ToolResult {
  const { program, offset } = native;
  const name = toolName(program);
  const tool = name === undefined ? undefined : tools.get(name);
  if (name === undefined || tool === undefined) {
    throw new Refusal('KS3102', `${show(literal(program))}: this command is not modelled`, offset);
  }
  const place = machine.source.place(offset);
  const argv = native.arguments.map((argument) => argument.value);
  for (const argument of native.arguments) noteSecret(machine, program, argument);
  const call: ToolCall = {
    name,
    argv,
    stdin,
    place,
    argumentPlaces: native.arguments.map((argument) => machine.source.place(argument.offset)),
    variable: (variable) => environmentValue(machine, state, variable),
    world: machine.world,
    files: state.files,
    recorder: machine.recorder,
    repeated: state.depth.unboundedLoops > 0,
    umask: undefined,
    stdoutVisible: native.visible,
  };
  const result = tool(call);
  machine.recorder.assume(`${program} is on PATH`);
  record(machine, state, [program, ...argv.map(show)], result.readStdin === true ? stdin : undefined, offset);
  return result;
}

function noteSecret(machine: Machine, program: string, argument: NativeArgument): void {
  const [secret] = secretsIn(argument.value);
  if (secret === undefined) return;
  machine.recorder.find(
    'KS5101',
    machine.source.place(argument.offset),
    `${show([secret])} is in the argument list of ${program}`,
    { fix: 'send it on stdin: | & curl --config -' },
  );
}

/** Puts a call into the report, and onto the path. */
export function record(
  machine: Machine,
  state: State,
  argv: readonly string[],
  stdin: Input | undefined,
  offset: number,
): void {
  const place = machine.source.place(offset);
  const read = stdin?.kind === 'text' ? show(stdin.value) : undefined;
  const repeated = state.depth.unboundedLoops > 0;
  const id = machine.recorder.call({ ...place, argv, stdin: read, repeated }, state.trail);
  state.trail = new Set([id]);
}
