/** ForEach-Object, Where-Object, Select-Object. */
import { concat, derived, type Value } from '../../value.js';
import { confirmKnown } from '../binding/binding.js';
import { merge } from '../state/join.js';
import { type Items, textsIn } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { Cmdlet } from './cmdlet-call.js';
import { blockOf, exactInput, manyOf, pathsOf, runFor, runForMany } from './each.js';
import { selectObject } from './select.js';
import { whereObject } from './where.js';

const forEachObject: Cmdlet = (call) => {
  const { bound, machine } = call;
  confirmKnown(call.name, bound, 'Process');
  const block = blockOf(call, 'Process');
  const many = manyOf(call);
  if (many !== undefined) {
    const texts: Value[] = [];
    const states = runForMany(call, many, block, (items) => {
      texts.push(...(items.length === 0 ? [] : [textsIn(items)]));
    });
    if (texts.length === 0) return pathsOf(states, []);
    const text = derived(concat(many.text, ...texts), 'ForEach-Object');
    return pathsOf(states, [{ kind: 'opaque', text, many: true }]);
  }
  return exactInput(call).chain((items, start) => {
    let paths: Paths<Items> = Paths.of<Items>(start, []);
    for (const item of items) {
      paths = paths.chain((done, at) => runFor(machine, at, block, item).map((more) => [...done, ...more]));
      paths = new Paths(paths.live, merge(machine, paths.ended));
    }
    return paths;
  });
};

export const filterCmdlets: ReadonlyMap<string, Cmdlet> = new Map<string, Cmdlet>([
  ['ForEach-Object', forEachObject],
  ['Where-Object', whereObject],
  ['Select-Object', selectObject],
]);
