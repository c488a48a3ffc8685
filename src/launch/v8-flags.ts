/**
 * How V8 is to run a dry run, which ends within a second. It optimizes what runs often, on a thread of its own: that took
 * a third of the processor's time, and the command ended before it paid. So functions have to run ten times as often
 * first; what runs for long is optimized as before, a moment later. Node 24 has a quick compiler in between, and gains nothing.
 *
 * And a dry run soon drops what it makes. V8 would give it more and more room for that, in pages which the system has to
 * find and clear: that takes longer than to tidy the first ones up again.
 */

const littleRoom = '--semi-space-growth-factor=1';

/** V8 says an error on stderr where it does not know a flag, and what makes it optimize late differs. */
const flags: Readonly<Record<string, readonly string[]>> = {
  20: ['--interrupt-budget=600000', littleRoom],
  22: ['--invocation-count-for-turbofan=30000', littleRoom],
  24: [littleRoom],
};

/** Many dry runs take more than a second: tidying up so little room again and again is an eighth of that. */
const long = /-many$/;

/** The kinds of command lines (kind.ts) that make no dry run: for them, loading `node:v8` takes longer than it saves. */
const short = /^(?:help|get|describe|lint|config|query|completion|complete)\b/;

/** To be called before anything is compiled: what V8 keeps of it is for these flags alone. */
export function setV8Flags(kind: string): void {
  const known = flags[process.versions.node.split('.')[0] ?? ''];
  if (known === undefined || short.test(kind)) return;
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  for (const flag of known) if (flag !== littleRoom || !long.test(kind)) setFlagsFromString(flag);
}
