/**
 * V8 optimizes what runs often, on a thread of its own. In a dry run of a second that took a third of the processor's
 * time, and the command ended before it paid: functions have to run ten times as often first. What runs for long is
 * optimized as before, a moment later. Node 24 has a quick compiler in between, and gains nothing.
 */

/** V8 says an error on stderr where it does not know a flag, and what this one is called differs. */
const flags: Readonly<Record<string, string>> = {
  20: '--interrupt-budget=600000',
  22: '--invocation-count-for-turbofan=30000',
};

/** The kinds of command lines (kind.ts) that make no dry run: for them, loading `node:v8` takes longer than it saves. */
const short = /^(?:help|get|describe|lint|config|query|completion|complete)\b/;

/** To be called before anything is compiled: what V8 keeps of it is for these flags alone. */
export function optimizeLate(kind: string): void {
  const flag = flags[process.versions.node.split('.')[0] ?? ''];
  if (flag !== undefined && !short.test(kind)) process.getBuiltinModule('node:v8').setFlagsFromString(flag);
}
