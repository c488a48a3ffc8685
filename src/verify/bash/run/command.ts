/** A simple command: its assignments, its name, and who runs it. */
import type { Assignment, Command, Word } from 'unbash';
import { Refusal } from '../../refusal.js';
import { textOf, type Value } from '../../value.js';
import { builtins } from '../builtins/builtins.js';
import type { Argument } from '../calls/invocation.js';
import { reportWritten } from '../calls/written-files.js';
import { expandEnvironment, runAssignments } from '../expand/assignment.js';
import { expandFields } from '../expand/word.js';
import { specialBuiltins } from '../read/special-builtins.js';
import { holdsExpansion, holdsMore, partsOf } from '../read/word-contents.js';
import { restore } from '../redirect/descriptors.js';
import { redirect } from '../redirect/redirect.js';
import { type Context, onlyIn } from '../state/machine.js';
import { Paths } from '../state/paths.js';
import { normal, type State } from '../state/state.js';
import { dispatch, nameOf } from './dispatch.js';

/** Runs a simple command. */
export function runCommand(context: Context, state: State, node: Command): State[] {
  context.machine.step();
  state.substituted = false;
  const assignments = node.prefix.filter((one): one is Assignment => one.type === 'Assignment');
  const saved = { sinks: state.sinks, stdin: state.stdin };
  if (node.name === undefined) {
    if (node.redirects.length === 0) return runAssignments(context, state, assignments);
    if (assignments.length > 0) throw new Refusal('KS1003', 'a redirection of an assignment', node.pos);
    // zsh runs cat, or what NULLCMD names.
    onlyIn(context, ['bash', 'sh'], 'a redirection without a command', node.pos);
    return redirect(context, state, node.redirects).states((fine, at) => {
      if (fine) {
        at.succeed();
        reportWritten(context, saved.sinks, at, node.pos);
      }
      return [restore(at, saved)];
    });
  }
  // Shells differ in which of them comes first.
  const effect = assignments.find((one) => one.value.type !== 'ArrayValue' && holdsMore(one.value.parts));
  if (effect !== undefined && node.redirects.length > 0)
    throw new Refusal('KS1003', 'an assignment that runs a command, and a redirection', effect.pos);
  const words: Word[] = [node.name];
  for (const one of node.suffix) {
    if (one.type === 'Assignment') {
      // `export X=…`: kept apart by the parser; the builtin reads it from the node.
      continue;
    }
    if (one.type === 'Word') words.push(one);
  }
  const declaration = builtins.get(node.name.text)?.declares === true && !state.functions.has(node.name.text);
  if (node.suffix.some((one) => one.type === 'Assignment') && !declaration) {
    throw new Refusal('KS1003', 'an assignment behind the name of this command', node.pos);
  }
  const made = declaration
    ? node.suffix.find((one) => one.type === 'Word' && holdsExpansion(partsOf(one)))
    : undefined;
  if (made !== undefined) throw new Refusal('KS1003', 'a name that is made at run time', made.pos);
  const argumentsOf = Paths.inOrder(words, state, (word, at) =>
    expandFields(context, at, word).map((values) =>
      values.map(
        (value): Argument => ({
          value,
          place: context.source.place(word.pos),
          offset: word.pos,
          expanded: holdsExpansion(partsOf(word)),
        }),
      ),
    ),
  ).map((lists) => lists.flat());
  return argumentsOf.states((fields, at) =>
    inTheProcessOf(context, fields[0], node, redirect(context, at, node.redirects)).states((fine, then) => {
      if (!fine) return [stopOnSpecial(context, restore(then, saved), node.name?.text ?? '')];
      return expandEnvironment(context, then, assignments).states((environment, ready) => {
        const [first, ...rest] = fields;
        const inside = ready.sinks;
        const ended =
          first === undefined
            ? runNothing(context, ready, environment, node)
            : dispatch(context, ready, { name: nameOf(first), arguments: rest, environment, node }, first);
        return ended.map((after) => {
          after.sinks = inside;
          reportWritten(context, saved.sinks, after, node.pos);
          return restore(after, saved);
        });
      });
    }),
  );
}

/**
 * bash and zsh expand the redirections of a program in the process that becomes the program: where `set -u` or `${x:?}`
 * ends it, the shell goes on with status 1, and what `${x:=…}` sets is lost (bash execute_cmd.c, execute_disk_command).
 */
function inTheProcessOf(
  context: Context,
  first: Argument | undefined,
  node: Command,
  redirected: Paths<boolean>,
): Paths<boolean> {
  const name = first === undefined ? undefined : textOf(first.value);
  const known = redirected.live[0]?.state ?? redirected.ended[0];
  const own = name === undefined || builtins.has(name) || known?.functions.has(name) === true;
  if (node.redirects.length === 0 || own) return redirected;
  const setting = /\$\{\w+:?=|\$\(\([^)]*(?:\+\+|--|[^=!<>]=[^=])/.exec(
    node.redirects.map((one) => textIn(context, one)).join(' '),
  );
  if (setting !== null) throw new Refusal('KS1003', 'a redirection that may set a variable', node.pos);
  if (redirected.ended.length === 0) return redirected;
  if (context.machine.dialect === 'sh') {
    throw new Refusal(
      'KS1003',
      'shells differ in what ends where an expansion in a redirection fails',
      node.pos,
    );
  }
  const failed = redirected.ended.map((state) => {
    state.flow = normal;
    return { state: state.fail(1), value: false };
  });
  return new Paths([...redirected.live, ...failed]);
}

function textIn({ source }: Context, redirection: Command['redirects'][number]): string {
  const document = redirection.type === 'HereDoc' && redirection.delimiter?.quoted === false;
  const more = document ? redirection.body.text : '';
  return source.text.slice(redirection.pos, redirection.end) + more;
}

/** POSIX: where a redirection of a special builtin fails, the shell ends. bash goes on, except in its posix mode. */
function stopOnSpecial(context: Context, state: State, name: string): State {
  return context.machine.dialect === 'sh' && specialBuiltins.has(name) ? state.exit() : state;
}

/** A command whose name expanded to nothing. */
function runNothing(
  context: Context,
  state: State,
  environment: ReadonlyMap<string, Value>,
  node: Command,
): State[] {
  if (environment.size > 0) throw new Refusal('KS1003', 'assignments before a name that is empty', node.pos);
  context.machine.recorder.find('KS3101', context.source.place(node.pos), 'the name of the command is empty');
  return [state.substituted ? state : state.succeed()];
}
