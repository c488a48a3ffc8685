/** `> file`, `2>&1`, `*> $null` */

import { Refusal } from '../../refusal.js';
import { concat, derived, literal, show, textOf, type Value } from '../../value.js';
import { evaluate } from '../expressions/expressions.js';
import { modeOf, opens, putFile } from '../files/file-access.js';
import { notePath } from '../files/windows-paths.js';
import type * as ast from '../parse/ast.js';
import { type Failing, failed } from '../state/errors.js';
import type { Machine } from '../state/machine.js';
import type { Items, PowerShellObject } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { toText } from '../values/text.js';

/** Where a command's streams go instead. */
export interface Redirected {
  /** Output goes nowhere, into a file, or where it went. */
  readonly output: 'nowhere' | Value | undefined;
  readonly append: boolean;
  /** Errors become part of the output. */
  readonly merged: boolean;
  readonly errorsHidden: boolean;
  readonly errorFile: Value | undefined;
}

const none: Redirected = {
  output: undefined,
  append: false,
  merged: false,
  errorsHidden: false,
  errorFile: undefined,
};

/** What the redirections of a command say. */
export function redirections(
  machine: Machine,
  state: State,
  nodes: readonly ast.Redirection[],
): Paths<Redirected> {
  return Paths.inOrder(nodes, state, (node, at): Paths<Partial<Redirected>> => {
    const offset = node.extent.start;
    if (node.kind === 'MergingRedirection') {
      if (node.from !== 'error')
        throw new Refusal('KS1003', `a redirection of ${node.from} is not modelled`, offset);
      return Paths.of(at, { merged: true });
    }
    return evaluate(machine, at, node.target).map((target, then): Partial<Redirected> => {
      const nowhere = target.kind === 'null';
      const path = nowhere ? undefined : toText(then, target, offset);
      if (path !== undefined && textOf(path) === '/dev/null') {
        notePath(machine, path, offset);
        return toNowhere(node, offset);
      }
      if (nowhere) return toNowhere(node, offset);
      // PowerShell 7 takes it for $null behind a program, and runs it.
      if (path !== undefined && textOf(path) === '')
        throw new Refusal('KS1003', 'a redirection into a file without a name is not modelled', offset);
      switch (node.from) {
        case 'output':
          return { output: path, append: node.append };
        case 'error':
          return { errorFile: path };
        default:
          throw new Refusal('KS1003', `a redirection of ${node.from} to a file is not modelled`, offset);
      }
    });
  }).map((all) => Object.assign({ ...none }, ...all));
}

/** The same, with the files opened: a command whose output has no place to go does not run. */
export function openRedirections(
  machine: Machine,
  state: State,
  nodes: readonly ast.Redirection[],
  offset: number,
  failing: Failing,
): Paths<Redirected> {
  return redirections(machine, state, nodes).chain((redirected, at) => {
    const { output, errorFile } = redirected;
    const paths = [output === 'nowhere' ? undefined : output, errorFile].filter((one) => one !== undefined);
    let opened = Paths.of<boolean>(at, true);
    for (const path of paths) {
      const keeps = path === output && redirected.append;
      opened = opened.chain((fine, then) =>
        fine ? openFile(machine, then, path, keeps, offset) : Paths.of(then, false),
      );
    }
    return opened.chain((fine, then) =>
      fine
        ? Paths.of(then, redirected)
        : failed(then, 'The file of a redirection cannot be opened', offset, failing),
    );
  });
}

/** A file that output goes to is empty before the command runs, which may read it. */
function openFile(
  machine: Machine,
  state: State,
  path: Value,
  keeps: boolean,
  offset: number,
): Paths<boolean> {
  return opens(machine, state, path, offset).map((fine, at) => {
    if (fine && !(keeps && at.files.look(path).kind !== 'absent')) {
      at.files.write({ path, kind: 'file', content: [], mode: modeOf(at, path), certain: true });
    }
    return fine;
  });
}

function toNowhere(node: ast.FileRedirection, offset: number): Partial<Redirected> {
  switch (node.from) {
    case 'output':
      return { output: 'nowhere' };
    case 'error':
      return { errorsHidden: true };
    case 'all':
      return { output: 'nowhere', errorsHidden: true };
    case 'warning':
    case 'verbose':
    case 'debug':
    case 'information':
      return {};
    default:
      throw new Refusal('KS1003', 'this redirection is not modelled', offset);
  }
}

/** Puts what a command gave out where its redirections say. */
export function place(
  machine: Machine,
  state: State,
  redirected: Redirected,
  items: Items,
  offset: number,
): Paths<Items> {
  const { output } = redirected;
  if (output === undefined) return Paths.of(state, items);
  if (output === 'nowhere') return Paths.of(state, []);
  return placeText(machine, state, redirected, fileText(machine, state, items, offset), offset);
}

/** Puts a text into the file that the output goes to. */
export function placeText(
  machine: Machine,
  state: State,
  { output, append }: Redirected,
  text: Value,
  offset: number,
): Paths<Items> {
  if (typeof output !== 'object') return Paths.of(state, []);
  if (append && state.files.look(output).kind === 'foreign') {
    throw new Refusal('KS3105', `what ${show(output)} holds is not known`, offset);
  }
  const before = append ? (state.files.read(output) ?? []) : [];
  const content = concat(before, text);
  if (machine.meetsWindowsPowerShell) {
    machine.recorder.find(
      'KS2301',
      machine.source.place(offset),
      'Windows PowerShell writes this file in another encoding than PowerShell 7',
      { severity: 'warning', fix: '[IO.File]::WriteAllText' },
    );
  }
  putFile(machine, state, output, content, offset);
  return Paths.of(state, []);
}

/** Objects as lines of a file. */
export function fileText(machine: Machine, state: State, items: Items, offset: number): Value {
  const newline = literal(machine.world.os === 'windows' ? '\r\n' : '\n');
  return concat(
    ...items.map((item) =>
      item.kind === 'output'
        ? wholeLines(item, newline)
        : item.kind === 'opaque'
          ? derived(item.text, 'lines')
          : concat(lineText(state, item, offset), newline),
    ),
  );
}

function wholeLines(item: Extract<PowerShellObject, { kind: 'output' }>, newline: Value): Value {
  const last = textOf(item.text.slice(-1));
  return item.single || last?.endsWith('\n') !== true
    ? derived(concat(item.text, newline), 'lines')
    : item.text;
}

/** One object as a line: only texts and numbers, which PowerShell does not lay out. */
export function lineText(state: State, item: PowerShellObject, offset: number): Value {
  switch (item.kind) {
    case 'string':
    case 'number':
    case 'integer':
    case 'bool':
    case 'opaque':
    case 'condition':
      return toText(state, item, offset);
    default:
      throw new Refusal('KS1003', 'how this is laid out as text is not modelled', offset);
  }
}

/** What an expression gives out, with its redirections: their files are opened before it is worked out. */
export function redirectItems(
  machine: Machine,
  state: State,
  nodes: readonly ast.Redirection[],
  items: (state: State) => Paths<Items>,
  offset: number,
): Paths<Items> {
  if (nodes.length === 0) return items(state);
  return openRedirections(machine, state, nodes, offset, 'cmdlet').chain((redirected, at) =>
    items(at).chain((all, then) => place(machine, then, redirected, all, offset)),
  );
}
