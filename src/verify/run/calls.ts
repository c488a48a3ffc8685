/** Calls of programs, in either shell. */
import { mayWriteKubeconfig } from '../kubeconfig-change.js';
import type { Recorder, Trail } from '../recorder.js';
import type { Place } from '../report.js';
import type { Input, Tool, ToolCall, ToolResult } from '../tools/tool.js';
import { show } from '../value.js';

/** Runs a model. Where it refuses something, what the program writes may be a kubeconfig. */
export function callModel(tool: Tool, call: ToolCall): ToolResult {
  const { argv, files, name, place, recorder } = call;
  const { refusals } = recorder;
  const result = tool(call);
  if (mayWriteKubeconfig(name, argv.map(show)) && recorder.refusals > refusals)
    files.kubeconfigChange = { line: place.line, of: 'anything' };
  return result;
}

/** The state of a shell, as far as calls are told by it. */
interface Calling {
  trail: Trail;
  readonly depth: { readonly unboundedLoops: number };
}

/** Puts a call into the report, and onto the path. `stdin`: what it has read. */
export function recordCall(
  recorder: Recorder,
  state: Calling,
  place: Place,
  argv: readonly string[],
  stdin?: Input,
): void {
  const { line, column } = place;
  const read = stdin?.kind === 'text' ? show(stdin.value) : undefined;
  const repeated = state.depth.unboundedLoops > 0;
  const id = recorder.call({ line, column, argv, stdin: read, repeated }, state.trail);
  state.trail = new Set([id]);
}

/** A finding: the program does not end by itself. */
export function noteEndless(recorder: Recorder, place: Place, program: string): void {
  const what = `${program} keeps running: nothing after it is reached until it is stopped`;
  recorder.find('KS2201', place, what);
}
