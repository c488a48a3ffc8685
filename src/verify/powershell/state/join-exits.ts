/** One exit status for two that paths came to. */
import type { Exit } from '../../tools/tool.js';
import type { State } from './state.js';

/** What both of them were, or how a message calls what is not known; `where` ends it. */
export function joinExits(
  left: State,
  right: State,
  one: Exit | undefined,
  other: Exit | undefined,
  where: string,
): Exit | undefined {
  if (one === undefined || other === undefined) {
    return one === other ? one : { kind: 'unknown', what: `the command before succeeded${where}` };
  }
  if (one === other && left.facts.get(one) === right.facts.get(one)) return one;
  const status = (exit: Exit, state: State): number | undefined => {
    if (exit.kind === 'known') return exit.status;
    return state.facts.get(exit) === true ? 0 : undefined;
  };
  const [first, second] = [status(one, left), status(other, right)];
  if (first !== undefined && first === second) return { kind: 'known', status: first };
  const bad = (exit: Exit, state: State): boolean =>
    exit.kind === 'failed' || state.facts.get(exit) === false || (exit.kind === 'known' && exit.status !== 0);
  const what =
    one.kind !== 'known' && other.kind !== 'known' && one.what === other.what
      ? one.what
      : `the command before succeeded${where}`;
  return bad(one, left) && bad(other, right) ? { kind: 'failed', what } : { kind: 'unknown', what };
}
